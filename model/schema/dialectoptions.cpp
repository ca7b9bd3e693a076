// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/dialectoptions.h"

#include "model/base/compiledoncemembers.h"
#include "model/base/overloaded.h"

template struct retort::CompiledOnce<retort::schema::OptionValue::Alternatives>;

namespace retort::schema {

namespace {

const OptionValue *find(const DialectOptions &options, const QString &name)
{
    const auto it = options.constFind(name);
    return it == options.constEnd() ? nullptr : &*it;
}

} // namespace

QString optionText(const DialectOptions &options, const QString &name)
{
    const OptionValue *value = find(options, name);
    const QString *text = value ? std::get_if<QString>(value) : nullptr;
    return text ? *text : QString();
}

bool optionIsTrue(const DialectOptions &options, const QString &name)
{
    const OptionValue *value = find(options, name);
    if (!value)
        return false;
    return std::visit(Overloaded{
                          [](std::monostate) { return false; },
                          [](bool flag) { return flag; },
                          [](qint64 number) { return number != 0; },
                          [](double number) { return number != 0; },
                          [](const QString &text) { return !text.isEmpty(); },
                          [](const QStringList &list) { return !list.isEmpty(); },
                          [](const QList<std::pair<QString, QString>> &pairs) { return !pairs.isEmpty(); },
                          [](const SqlPtr &sql) { return sql != nullptr; },
                      },
        *value);
}

QStringList optionNames(const DialectOptions &options, const QString &name)
{
    const OptionValue *value = find(options, name);
    if (!value)
        return {};
    if (const QStringList *list = std::get_if<QStringList>(value))
        return *list;
    if (const QString *text = std::get_if<QString>(value))
        return {*text};
    return {};
}

SqlPtr optionSql(const DialectOptions &options, const QString &name)
{
    const OptionValue *value = find(options, name);
    const SqlPtr *sql = value ? std::get_if<SqlPtr>(value) : nullptr;
    return sql ? *sql : SqlPtr();
}

QList<std::pair<QString, QString>> optionPairs(const DialectOptions &options, const QString &name)
{
    const OptionValue *value = find(options, name);
    const auto *pairs = value ? std::get_if<QList<std::pair<QString, QString>>>(value) : nullptr;
    return pairs ? *pairs : QList<std::pair<QString, QString>>();
}

} // namespace retort::schema
