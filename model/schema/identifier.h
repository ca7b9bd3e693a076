// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace retort::schema {

/// A name in SQL. Empty means "no name", as None does in a script.
struct Identifier
{
    /// Whether the script decides about the quotes itself: quoted_name(x, True), Column(quote=False).
    enum class Quote { Auto, Always, Never };

    QString text;
    Quote quote = Quote::Auto;
    /// op.f(), or made by a naming convention: conventions leave it alone, and PostgreSQL shortens it where it is too long.
    bool conventioned = false;

    Identifier() = default;
    Identifier(QString name) // NOLINT: a plain string is the usual identifier
        : text(std::move(name))
    {
    }
    Identifier(QString name, Quote quoting)
        : text(std::move(name))
        , quote(quoting)
    {
    }

    bool isEmpty() const { return text.isEmpty(); }

    /// Names are equal when their text is; how they came to be does not matter.
    friend bool operator==(const Identifier &a, const Identifier &b) { return a.text == b.text; }
};

} // namespace retort::schema
