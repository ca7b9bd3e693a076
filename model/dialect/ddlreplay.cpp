// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/ddlreplay.h"

#include "model/dialect/ddlparser.h"
#include "model/operations/effect.h"

namespace retort::dialect {

namespace {

/// The primary key that a definition makes: written as a constraint, or behind its columns.
QStringList keyOf(const schema::TableDefinition &definition)
{
    QStringList flagged;
    for (const schema::TableItem &item : definition.items) {
        if (const auto *column = std::get_if<schema::Column>(&item); column && column->primaryKey)
            flagged << column->name.text;
        const auto *constraint = std::get_if<schema::Constraint>(&item);
        if (const auto *key = constraint ? std::get_if<schema::PrimaryKey>(constraint) : nullptr)
            return key->columns;
    }
    return flagged;
}

/// REFERENCES p without a column means p's primary key.
bool completeReferences(schema::TableDefinition &definition, const schema::Catalog &catalog)
{
    const QStringList ownKey = keyOf(definition);
    for (schema::TableItem &item : definition.items) {
        auto *constraint = std::get_if<schema::Constraint>(&item);
        auto *key = constraint ? std::get_if<schema::ForeignKey>(constraint) : nullptr;
        if (!key || !key->referredColumns.isEmpty())
            continue;
        const auto table = catalog.table({key->referredSchema.text, key->referredTable.text});
        if (key->referredTable == definition.name && key->referredSchema == definition.schema)
            key->referredColumns = ownKey;
        else if (table && table->primaryKey())
            key->referredColumns = table->primaryKey()->columns;
        if (key->referredColumns.isEmpty())
            return false;
    }
    return true;
}

} // namespace

bool replayDdl(const QString &sql, Dialect dialect, schema::Catalog &catalog)
{
    constexpr qsizetype MaximumCharacters = 200'000; // the largest definition anybody wrote by hand is far from it
    if (sql.size() > MaximumCharacters)
        return false;
    auto all = DdlParser(sql, dialect).parse();
    if (!all)
        return false;
    for (operations::Operation &operation : *all) {
        if (auto *create = std::get_if<operations::CreateTable>(&operation)) {
            if (!completeReferences(create->definition, catalog))
                return false;
        }
        const auto *add = std::get_if<operations::AddConstraint>(&operation);
        const auto *key = add ? std::get_if<schema::ForeignKey>(&add->constraint) : nullptr;
        if (key && key->referredColumns.isEmpty())
            return false;
        if (!operations::applyTo(operation, catalog, schema::NamingConvention()))
            return false;
    }
    return true;
}

} // namespace retort::dialect
