// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/tableddl.h"

#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/constraintddl.h"
#include "model/dialect/typecompiler.h"

#include <QRegularExpression>

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

/// SQLite wants an expression in parentheses; a literal, a word and what has them already stay bare (spec §4.4).
QString defaultClause(const QString &text)
{
    static const QRegularExpression bareStart(u"^\\s*['\"(]"_s);
    static const QRegularExpression nonWord(u"^.*\\W"_s, QRegularExpression::UseUnicodePropertiesOption);
    const bool wrap = !bareStart.match(text).hasMatch() && nonWord.match(text).hasMatch();
    return wrap ? u" DEFAULT ("_s + text + u')' : u" DEFAULT "_s + text;
}

QString conflictClause(const schema::Column &column, const QString &option)
{
    const QString words = schema::optionText(column.options, option);
    return words.isEmpty() ? QString() : u" ON CONFLICT "_s + words;
}

/// What the type says itself goes first.
QString collationClause(const schema::Column &column, const QString &type)
{
    const QString collation = schema::optionText(column.options, columnCollation);
    return collation.isEmpty() || type.contains(" COLLATE "_L1) ? QString() : u" COLLATE \"%1\""_s.arg(collation);
}

OrRaised<QString> keyClause(const schema::Column &column, const schema::Table &table)
{
    const schema::PrimaryKey *key = table.primaryKey();
    if (!column.primaryKey || !key)
        return QString();
    if (column.autoincrement == schema::Column::Autoincrement::Always && key->columns.size() != 1)
        return schema::raised(u"CompileError"_s, u"SQLite does not support autoincrement for composite primary keys"_s);
    if (!hasInlinePrimaryKey(table))
        return QString();
    return u" PRIMARY KEY"_s + conflictClause(column, u"sqlite_on_conflict_primary_key"_s) + u" AUTOINCREMENT"_s;
}

OrRaised<QString> computedClause(const schema::Column &column)
{
    const auto *computed = std::get_if<schema::Computed>(&column.serverDefault);
    if (!computed)
        return QString();
    const OrRaised<QString> generated = generatedClause(*computed, Dialect::Sqlite);
    if (!generated)
        return generated;
    const QString storage = computed->persisted ? (*computed->persisted ? u" STORED"_s : u" VIRTUAL"_s) : QString();
    return u' ' + *generated + storage;
}

} // namespace

OrRaised<QString> columnSpecification(const schema::Column &column, const schema::Table &table)
{
    const OrRaised<QString> type = compileType(column.type, Dialect::Sqlite);
    if (!type)
        return type;
    QString text = quoted(column.name, Dialect::Sqlite) + u' ' + *type + collationClause(column, *type);
    const auto defaultValue = defaultText(column.serverDefault, Dialect::Sqlite);
    if (!defaultValue)
        return tl::unexpected(defaultValue.error());
    if (*defaultValue)
        text += defaultClause(**defaultValue);
    if (!column.isNullable())
        text += u" NOT NULL"_s + conflictClause(column, u"sqlite_on_conflict_not_null"_s);
    for (const OrRaised<QString> &part : {keyClause(column, table), computedClause(column)}) {
        if (!part)
            return part;
        text += *part;
    }
    return text;
}

bool isWithoutRowid(const schema::Table &table)
{
    return table.options.contains(u"sqlite_with_rowid"_s) && !schema::optionIsTrue(table.options, u"sqlite_with_rowid"_s);
}

QString tableOptions(const schema::Table &table)
{
    QStringList options;
    if (isWithoutRowid(table))
        options << u"WITHOUT ROWID"_s;
    if (schema::optionIsTrue(table.options, u"sqlite_strict"_s))
        options << u"STRICT"_s;
    return options.isEmpty() ? QString() : u"\n "_s + options.join(u",\n "_s);
}

} // namespace retort::dialect::sqlite
