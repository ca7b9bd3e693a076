// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/tablebuilder.h"

#include "model/base/overloaded.h"

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

ForeignKey foreignKeyOf(const ColumnReference &reference, const QString &column)
{
    ForeignKey key;
    static_cast<ReferenceTraits &>(key) = reference;
    key.columns = {column};
    key.referredTable = reference.table;
    key.referredSchema = reference.schema;
    key.referredColumns = {reference.column.isEmpty() ? column : reference.column};
    return key;
}

/// The CHECK that a Boolean or Enum with create_constraint=True puts on its table. Which dialect needs it is decided there.
std::optional<Check> checkOfType(const Column &column)
{
    const bool bound = column.type.enumDetails() ? column.type.enumDetails()->createConstraint
                                                 : column.type.flag("create_constraint"_L1);
    if (!bound)
        return std::nullopt;
    Check check;
    check.boundType = column.type;
    check.boundColumn = column.effectiveKey();
    check.name = Identifier(column.type.enumDetails() ? column.type.enumDetails()->name : column.type.text("name"_L1));
    return check;
}

struct Parts
{
    QList<Constraint> constraints;
    QList<Index> indexes;
};

/// What a column brings to its table, in the order in which SQLAlchemy makes it.
Parts partsOf(const Column &column)
{
    Parts parts;
    const QString &key = column.effectiveKey();
    if (column.index) {
        Index index;
        index.elements = {{key, nullptr}};
        index.unique = column.unique;
        parts.indexes << index;
    } else if (column.unique) {
        Unique unique;
        unique.columns = {key};
        parts.constraints << unique;
    }
    if (const auto check = checkOfType(column))
        parts.constraints << *check;
    for (const ColumnReference &reference : column.references)
        parts.constraints << foreignKeyOf(reference, key);
    return parts;
}

/// An Enum with inherit_schema=True lives where its table does.
Column withInheritedSchema(Column column, const Identifier &schema)
{
    const EnumDetails *details = column.type.enumDetails();
    if (details && details->inheritSchema) {
        EnumDetails inherited = *details;
        inherited.schema = schema.text;
        column.type = column.type.withEnumDetails(inherited);
    }
    return column;
}

/// A primary key makes its columns NOT NULL unless they say otherwise.
void applyPrimaryKey(Table &table, const PrimaryKey &key)
{
    for (const QString &name : key.columns) {
        if (Column *column = table.column(name))
            column->primaryKey = true;
    }
}

void addImplicitPrimaryKey(Table &table)
{
    PrimaryKey key;
    key.implicit = true;
    for (const Column &column : std::as_const(table.columns)) {
        if (column.primaryKey)
            key.columns << column.effectiveKey();
    }
    if (!key.columns.isEmpty())
        table.constraints.prepend(key);
}

OrRaised<void> nameEverything(Table &table, const NamingConvention &convention)
{
    for (Constraint &constraint : table.constraints) {
        const OrRaised<Identifier> name = conventionalName(convention, constraint, table);
        if (!name)
            return tl::unexpected(name.error());
        traits(constraint).name = *name;
    }
    for (Index &index : table.indexes) {
        const OrRaised<Identifier> name = conventionalName(convention, index, table);
        if (!name)
            return tl::unexpected(name.error());
        index.name = *name;
    }
    for (Column &column : table.columns) {
        for (Check &check : column.checks) {
            const OrRaised<Identifier> name = conventionalName(convention, Constraint(check), table);
            if (!name)
                return tl::unexpected(name.error());
            check.name = *name;
        }
    }
    return {};
}

/// sa.ForeignKeyConstraint(["a", "b"], ["t", …]) names columns of its own where the target has none.
void completeReferences(ForeignKey &key)
{
    for (qsizetype i = 0; i < key.columns.size(); ++i) {
        if (i >= key.referredColumns.size())
            key.referredColumns << key.columns.at(i);
        else if (key.referredColumns.at(i).isEmpty())
            key.referredColumns[i] = key.columns.at(i);
    }
}

} // namespace

OrRaised<Table> buildTable(const TableDefinition &definition, const NamingConvention &convention)
{
    Table table;
    table.name = definition.name;
    table.schema = definition.schema;
    table.comment = definition.comment;
    table.prefixes = definition.prefixes;
    table.options = definition.options;

    Parts ofColumns;
    for (const TableItem &item : definition.items) {
        std::visit(Overloaded{
                       [&](const Column &written) {
                           const Column column = withInheritedSchema(written, table.schema);
                           table.columns << column;
                           const Parts parts = partsOf(column);
                           ofColumns.constraints << parts.constraints;
                           ofColumns.indexes << parts.indexes;
                       },
                       [&](const Constraint &constraint) { table.constraints << constraint; },
                       [&](const Index &index) { table.indexes << index; },
                   },
            item);
    }
    table.constraints << ofColumns.constraints;
    table.indexes << ofColumns.indexes;

    for (Constraint &constraint : table.constraints) {
        if (auto *key = std::get_if<ForeignKey>(&constraint))
            completeReferences(*key);
    }
    if (const PrimaryKey *key = table.primaryKey())
        applyPrimaryKey(table, PrimaryKey(*key));
    else
        addImplicitPrimaryKey(table);
    if (const OrRaised<void> named = nameEverything(table, convention); !named)
        return tl::unexpected(named.error());
    return table;
}

OrRaised<AttachedColumn> attachColumn(const Column &column, const Identifier &table, const Identifier &schema,
    const NamingConvention &convention)
{
    TableDefinition definition;
    definition.name = table;
    definition.schema = schema;
    definition.items = {column};
    OrRaised<Table> built = buildTable(definition, convention);
    if (!built)
        return tl::unexpected(built.error());
    AttachedColumn attached;
    attached.column = built->columns.first();
    attached.indexes = built->indexes;
    for (const Constraint &constraint : std::as_const(built->constraints)) {
        if (!std::holds_alternative<PrimaryKey>(constraint))
            attached.constraints << constraint;
    }
    return attached;
}

} // namespace retort::schema
