// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sourcerange.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace retort::python {

/// A constant that needs no interpreter: what a script's header and settings are made of.
struct Literal
{
    enum class Kind { None, Bool, Int, Float, Str, Bytes, List, Tuple, Set, Dict, Unknown };

    Kind kind = Kind::None;
    qint64 integer = 0;   ///< of an int; 1 or 0 of a bool
    double real = 0;
    QString text;         ///< of a str; of an Unknown why it is not known
    QByteArray bytes;
    QList<Literal> items; ///< elements; of a dict key, value, key, value …

    bool isNone() const { return kind == Kind::None; }
    bool isStr() const { return kind == Kind::Str; }
    bool isBool() const { return kind == Kind::Bool; }
    bool isUnknown() const { return kind == Kind::Unknown; }
    bool isTrue() const { return kind == Kind::Bool && integer; }
    /// The strings of a str or of a list, tuple or set of str; nullopt for anything else.
    std::optional<QStringList> strings() const;
    /// As Python's repr; an Unknown is `<unknown: reason>`.
    QString repr() const;

    friend bool operator==(const Literal &, const Literal &) = default;
};

} // namespace retort::python
