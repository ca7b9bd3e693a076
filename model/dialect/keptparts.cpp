// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/batchtable.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/columnmentions.h"
#include "model/dialect/typecompiler.h"

/// What a table from a SQLite database keeps through a batch that Alembic would lose, under the new names of its columns; and
/// what cannot be kept, with a word about it.
namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The columns of a key or foreign key, for a message.
QString displayed(const schema::Constraint &constraint)
{
    const QString &name = schema::traits(constraint).name.text;
    const QString kind = std::holds_alternative<schema::ForeignKey>(constraint) ? u"FOREIGN KEY"_s : u"UNIQUE"_s;
    return (name.isEmpty() ? kind : kind + u' ' + name) + u" ("_s + schema::columnsOf(constraint).join(u", "_s) + u')';
}

bool isStrictType(const QString &type)
{
    static const QStringList allowed{u"INT"_s, u"INTEGER"_s, u"REAL"_s, u"TEXT"_s, u"BLOB"_s, u"ANY"_s};
    return allowed.contains(type.section(u" COLLATE "_s, 0, 0).toUpper());
}

} // namespace

void BatchTable::warnOfLoss(const QString &what, const QString &why) const
{
    m_warnings << u"The batch on table %1 loses %2: %3"_s.arg(m_source.name.text, what, why);
}

/// What became of the columns that the old table has.
void BatchTable::followColumns(RebuiltTable &rebuilt)
{
    for (const schema::Column &old : std::as_const(m_source.columns)) {
        const schema::Column *now = column(old.effectiveKey());
        if (!now || !m_transfers.contains(old.effectiveKey()))
            rebuilt.dropped << old.name.text;
        else if (now->name != old.name)
            rebuilt.renamed.insert(old.name.text, now->name.text);
    }
    m_kept.setFate(rebuilt.renamed, rebuilt.dropped);
}

/// The constraint as the new table has it. A named CHECK that mentions a dropped column stays as Alembic leaves it: SQLite
/// refuses the new table, and nothing is lost.
std::optional<schema::Constraint> BatchTable::kept(const schema::Constraint &constraint)
{
    const QStringList columns = schema::columnsOf(constraint);
    if (!isKept(constraint)) {
        const bool some = std::any_of(columns.begin(), columns.end(), [this](const QString &key) { return m_transfers.contains(key); });
        if (m_reflected && some)
            warnOfLoss(displayed(constraint), u"one of its columns is dropped"_s);
        return std::nullopt;
    }
    schema::Constraint again = constraint;
    if (auto *key = std::get_if<schema::ForeignKey>(&again); key && m_reflected && key->referredTable == m_source.name) {
        for (QString &referred : key->referredColumns)
            referred = m_kept.renames().value(referred, referred);
    }
    auto *check = std::get_if<schema::Check>(&again);
    if (!check || !m_kept.contains(check->condition))
        return again;
    const QString text = storedText(check->condition);
    const QStringList dropped = m_kept.droppedIn(check->condition);
    if (!dropped.isEmpty() && check->name.isEmpty()) {
        if (m_kept.mentionsKeptColumn(check->condition))
            warnOfLoss(u"CHECK (%1)"_s.arg(text), u"it mentions column %1, which is dropped"_s.arg(dropped.first()));
        return std::nullopt;
    }
    if (!dropped.isEmpty()) {
        check->condition = m_kept.refusable(check->condition);
        return again;
    }
    if (const auto renamed = m_kept.renamed(check->condition)) {
        check->condition = *renamed;
        return again;
    }
    if (!check->name.isEmpty())
        return again;
    warnOfLoss(u"CHECK (%1)"_s.arg(text), u"it cannot be told where it names a column that is renamed"_s);
    return std::nullopt;
}

/// A generated column that mentions a dropped one is refused by SQLite; nothing is lost then.
void BatchTable::keepComputed(schema::Table &table)
{
    for (schema::Column &column : table.columns) {
        if (auto *computed = std::get_if<schema::Computed>(&column.serverDefault))
            computed->sql = m_kept.droppedIn(computed->sql).isEmpty()
                ? m_kept.renamed(computed->sql).value_or(computed->sql)
                : m_kept.refusable(computed->sql);
    }
}

/// An index as it was. Where Alembic would print it and SQLite refuse it, because a column of it is gone, that stays so; one on an
/// expression, which Alembic does not see, is lost with a word.
std::optional<schema::Index> BatchTable::kept(const schema::Index &index) const
{
    schema::Index again = index;
    for (schema::IndexElement &element : again.elements) {
        if (!element.expression && m_reflected && !m_transfers.contains(element.column)
            && quoted(element.column, m_dialect).startsWith(u'"')) { // SQLite would take it for a string, and make an index of that
            warnOfLoss(u"index "_s + index.name.text, u"it is on column %1, which is dropped"_s.arg(element.column));
            return std::nullopt;
        }
        if (!m_kept.contains(element.expression))
            continue;
        const QStringList dropped = m_kept.droppedIn(element.expression);
        const auto renamed = m_kept.renamed(element.expression);
        if (dropped.isEmpty() && renamed) {
            element.expression = *renamed;
            continue;
        }
        warnOfLoss(u"index "_s + index.name.text, dropped.isEmpty()
                ? u"it cannot be told where it names a column that is renamed"_s
                : u"it is on column %1, which is dropped"_s.arg(dropped.first()));
        return std::nullopt;
    }
    const QString whereOption = u"sqlite_where"_s;
    const schema::SqlPtr where = schema::optionSql(index.options, whereOption);
    if (where && m_kept.contains(where)) {
        again.options.insert(whereOption, m_kept.droppedIn(where).isEmpty() ? m_kept.renamed(where).value_or(where)
                                                                            : m_kept.refusable(where));
    }
    return again;
}

/// A STRICT table takes few type names, and SQLAlchemy's are mostly others.
void BatchTable::keepStrict(schema::Table &table)
{
    const QString option = u"sqlite_strict"_s;
    if (!m_reflected || m_op.tableOptions.contains(option) || !schema::optionIsTrue(table.options, option))
        return;
    for (const schema::Column &column : std::as_const(table.columns)) {
        const OrRaised<QString> type = compileType(column.type, m_dialect);
        if (!type || isStrictType(*type))
            continue;
        table.options.remove(option);
        warnOfLoss(u"STRICT"_s, u"the type %1 of column %2 is not allowed there"_s.arg(*type, column.name.text));
        return;
    }
}

} // namespace retort::dialect
