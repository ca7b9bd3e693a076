// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/compiledonce.h"
#include "model/schema/sqlelement.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <utility>
#include <variant>

namespace retort::schema {

/// A keyword argument's value: None, True, a number, a string, a list of names, a dictionary in its order, SQL.
using OptionValue = CompiledOnce<std::variant<std::monostate, bool, qint64, double, QString, QStringList,
    QList<std::pair<QString, QString>>, SqlPtr>>;

/// Keyword arguments of one dialect under their full name ("postgresql_using"). The other dialect ignores them.
using DialectOptions = QMap<QString, OptionValue>;

/// The string under `name`; empty where there is none or it is no string.
QString optionText(const DialectOptions &options, const QString &name);

/// Whether the value under `name` is true in Python's sense.
bool optionIsTrue(const DialectOptions &options, const QString &name);

/// The names under `name`: a list as it is, a single string as a list of one.
QStringList optionNames(const DialectOptions &options, const QString &name);

/// The SQL under `name`, or null.
SqlPtr optionSql(const DialectOptions &options, const QString &name);

/// The dictionary under `name`, in the order it was written; numbers and words as text.
QList<std::pair<QString, QString>> optionPairs(const DialectOptions &options, const QString &name);

} // namespace retort::schema
