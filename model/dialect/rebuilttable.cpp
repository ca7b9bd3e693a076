// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/batchtable.h"
#include "model/dialect/constraintddl.h"
#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"
#include "model/expression/element.h"
#include "model/expression/value.h"
#include "model/schema/tablebuilder.h"

/// What comes out of a batch: the new table, the copy of the rows, the indexes.
namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaximumTemporaryName = 50;

/// The names of the columns that an expression mentions, as SQLAlchemy finds them: not in raw text.
void collectColumns(const expression::ElementPtr &element, QStringList &names)
{
    if (!element)
        return;
    if (const auto *column = element->as<expression::ColumnRef>())
        names << column->name;
    else if (const auto *literal = element->as<expression::LiteralColumn>())
        names << literal->sql;
    for (const expression::ElementPtr &child : expression::childrenOf(*element))
        collectColumns(child, names);
}

/// The column under which Alembic looks up an element of an index that the batch creates; empty for none.
QString lookedUpColumn(const schema::IndexElement &element)
{
    const expression::ElementPtr sql = expression::fromSchema(element.expression);
    if (!sql)
        return element.column;
    if (const auto *text = sql->as<expression::Text>())
        return text->sql;
    QStringList names;
    collectColumns(sql, names);
    return names.value(0);
}

} // namespace

/// Only constraints whose columns are all still there, under the names they had, are made again.
bool BatchTable::isKept(const schema::Constraint &constraint) const
{
    QStringList needed = schema::columnsOf(constraint);
    if (const auto *check = std::get_if<schema::Check>(&constraint))
        collectColumns(expression::fromSchema(check->condition), needed);
    return std::all_of(needed.begin(), needed.end(), [this](const QString &key) { return m_transfers.contains(key); });
}

OrRaised<schema::Table> BatchTable::newTable(const QStringList &order)
{
    schema::TableDefinition definition;
    definition.name = schema::Identifier((u"_alembic_tmp_"_s + m_source.name.text).left(MaximumTemporaryName));
    definition.schema = m_source.schema;
    definition.options = m_op.tableOptions;
    for (auto it = m_source.options.cbegin(); it != m_source.options.cend(); ++it) {
        if (!definition.options.contains(it.key()))
            definition.options.insert(it.key(), it.value());
    }
    for (const QString &key : order)
        definition.items << *column(key);
    definition.items << m_op.tableArgs;
    OrRaised<schema::Table> built = schema::buildTable(definition, schema::NamingConvention());
    if (!built)
        return built;
    built->constraints.removeIf([this](const schema::Constraint &constraint) {
        const auto *check = std::get_if<schema::Check>(&constraint);
        return check && check->boundType && m_retyped.contains(check->boundColumn);
    });
    keepComputed(*built);
    for (const schema::Constraint &old : m_named + m_unnamed) {
        std::optional<schema::Constraint> again = kept(old);
        if (!again)
            continue;
        schema::Constraint &constraint = *again;
        if (auto *key = std::get_if<schema::ForeignKey>(&constraint); key && !m_source.schema.isEmpty())
            key->referredSchema = m_source.schema;
        if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint)) {
            built->constraints.removeIf(
                [](const schema::Constraint &known) { return std::holds_alternative<schema::PrimaryKey>(known); });
            for (const QString &key : primary->columns)
                built->column(key)->primaryKey = true;
        }
        built->constraints << constraint;
    }
    keepStrict(*built);
    return built;
}

OrRaised<QString> BatchTable::insertText(const schema::Table &table) const
{
    const QString from = qualified(m_source.schema, m_source.name, m_dialect);
    QStringList targets;
    QStringList values;
    for (const schema::Column &target : table.columns) {
        const QString &key = target.effectiveKey();
        const Transfer transfer = m_transfers.value(key);
        if (!transfer.copied || target.system)
            continue;
        if (m_reflected && std::holds_alternative<schema::Computed>(target.serverDefault))
            continue; // the server fills it
        targets << quoted(target.name, m_dialect);
        const QString oldName = columnName(key, m_source, m_dialect);
        QString value = from + u'.' + oldName;
        for (const schema::SqlType &type : transfer.casts) {
            const OrRaised<QString> typeText = compileType(type, m_dialect);
            if (!typeText)
                return typeText;
            value = u"CAST("_s + value + u" AS "_s + *typeText + u')';
        }
        values << (transfer.casts.isEmpty() ? value : value + u" AS "_s + oldName);
    }
    return u"INSERT INTO "_s + qualified(table.schema, table.name, m_dialect) + u" ("_s + targets.join(u", "_s) + u") SELECT "_s
        + values.join(u", "_s) + u" \nFROM "_s + from;
}

void BatchTable::gatherIndexes(RebuiltTable &rebuilt) const
{
    for (const schema::Index &index : m_indexes) {
        if (const std::optional<schema::Index> again = kept(index))
            rebuilt.indexes << *again;
    }
    for (const schema::Index &index : m_newIndexes) {
        schema::Index bound = index;
        bound.elements.clear();
        for (const schema::IndexElement &element : index.elements) {
            const QString key = lookedUpColumn(element);
            if (key.isEmpty())
                continue;
            if (!rebuilt.table.column(key)) {
                rebuilt.indexError = schema::Raised{u"KeyError"_s, expression::pythonRepr(key)};
                rebuilt.indexes.clear();
                return;
            }
            bound.elements << schema::IndexElement{key, nullptr};
        }
        rebuilt.indexes << bound;
    }
}

OrRaised<RebuiltTable> BatchTable::rebuild()
{
    RebuiltTable rebuilt;
    followColumns(rebuilt);
    QStringList keys;
    for (const schema::Column &existing : m_columns)
        keys << existing.effectiveKey();
    const OrRaised<QStringList> order = m_order.sorted(keys);
    if (!order)
        return tl::unexpected(order.error());
    OrRaised<schema::Table> table = newTable(*order);
    if (!table)
        return tl::unexpected(table.error());
    rebuilt.table = *table;
    for (const schema::Constraint &constraint : m_source.constraints) {
        const QString &name = schema::traits(constraint).name.text;
        const bool again = std::any_of(m_named.begin(), m_named.end(),
            [&name](const schema::Constraint &kept) { return schema::traits(kept).name.text == name; });
        if (!name.isEmpty() && again)
            rebuilt.keptNames << name;
    }
    const OrRaised<QString> insert = insertText(*table);
    if (!insert)
        return tl::unexpected(insert.error());
    rebuilt.insert = *insert;
    gatherIndexes(rebuilt);
    rebuilt.warnings = m_warnings;
    return rebuilt;
}

} // namespace retort::dialect
