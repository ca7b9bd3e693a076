// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/constraintddl.h"

#include "model/base/overloaded.h"

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The option of the constraint, or of its only column.
QString onConflict(const schema::ConstraintTraits &constraint, const QStringList &columns, const QString &columnOption,
    const schema::Table &table)
{
    const QString own = schema::optionText(constraint.options, u"sqlite_on_conflict"_s);
    if (!own.isEmpty() || columns.size() != 1)
        return own;
    const schema::Column *column = table.column(columns.first());
    return column ? schema::optionText(column->options, columnOption) : QString();
}

/// The type may be one that SQLAlchemy knows, or the word that SQLite was given.
bool isInteger(const schema::SqlType &type)
{
    return type.affinity() == schema::TypeAffinity::Integer
        || (type.kind() == schema::TypeKind::Verbatim && type.text("spec"_L1).compare("INTEGER"_L1, Qt::CaseInsensitive) == 0);
}

} // namespace

bool hasInlinePrimaryKey(const schema::Table &table)
{
    const schema::PrimaryKey *key = table.primaryKey();
    if (!key || key->columns.size() != 1 || !schema::optionIsTrue(table.options, u"sqlite_autoincrement"_s))
        return false;
    const schema::Column *column = table.column(key->columns.first());
    return column && isInteger(column->type) && !hasForeignKey(table, *column);
}

OrRaised<QString> constraintSuffix(const schema::Constraint &constraint, const schema::Table &table)
{
    const QString words = std::visit(
        Overloaded{
            [&](const schema::PrimaryKey &key) {
                return onConflict(key, key.columns, u"sqlite_on_conflict_primary_key"_s, table);
            },
            [&](const schema::Unique &unique) {
                return onConflict(unique, unique.columns, u"sqlite_on_conflict_unique"_s, table);
            },
            [](const schema::ForeignKey &) { return QString(); },
            [](const schema::Check &check) { return schema::optionText(check.options, u"sqlite_on_conflict"_s); },
            [](const schema::Exclude &) { return QString(); },
        },
        constraint);
    return words.isEmpty() ? QString() : u" ON CONFLICT "_s + words;
}

OrRaised<QString> excludeBody(const schema::Exclude &, const schema::Table &)
{
    return schema::raised(u"UnsupportedCompilationError"_s,
        u"Compiler <sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler object> can't render element of type "
        "<class 'sqlalchemy.dialects.postgresql.ext.ExcludeConstraint'>"_s);
}

} // namespace retort::dialect::sqlite
