// SPDX-License-Identifier: GPL-3.0-or-later
// sa.Table, sa.table(), sa.MetaData.
#include "model/bindings/convert.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using schema::TableDefinition;

namespace {

std::optional<bool> quoteOf(const schema::Identifier &name)
{
    if (name.quote == schema::Identifier::Quote::Auto)
        return std::nullopt;
    return name.quote == schema::Identifier::Quote::Always;
}

/// The default of a column as far as an INSERT made of the table must know it.
void fillPythonDefault(World &world, expression::ColumnInfo &info, const ColumnObject &column)
{
    const bool offline = world.context.offline;
    // Alembic's --sql writes NULL for every default that is no SQL expression (spec §4.5, bulk_insert).
    const auto convert = [&](Value value) -> expression::ElementPtr {
        if (!value.isUnknown()) {
            if (const auto element = toElementIfAny(world, value))
                return *element;
        }
        if (offline)
            return expression::bindParameter(info.name, std::nullopt, column.column.type);
        if (!value.isUnknown() && !world.py.isCallable(value)) {
            if (const auto plain = toPlain(world, value))
                return expression::literal(*plain, column.column.type);
        }
        return {};
    };
    if (column.column.pythonDefault)
        info.defaultValue = convert(column.pythonDefault);
    info.callableDefault = column.column.pythonDefault && !info.defaultValue;
    if (!column.pythonOnUpdate.isNone())
        info.onUpdate = convert(column.pythonOnUpdate);
}

bool namedInPrimaryKey(const std::vector<Value> &items, const QString &key)
{
    for (const Value &item : items) {
        const auto *constraint = item.as<ConstraintObject>();
        const auto *primary = constraint ? std::get_if<schema::PrimaryKey>(&constraint->constraint) : nullptr;
        if (primary && primary->columns.contains(key))
            return true;
    }
    return false;
}

qsizetype primaryKeySize(const TableObject &table)
{
    return std::count_if(table.columns.cbegin(), table.columns.cend(), [&](const ColumnObject *column) {
        return column->column.primaryKey || namedInPrimaryKey(table.items, column->column.effectiveKey());
    });
}

expression::ColumnInfo columnInfo(World &world, const TableObject &table, const ColumnObject &object)
{
    const schema::Column &column = object.column;
    expression::ColumnInfo info;
    info.name = column.name.text;
    info.key = column.effectiveKey();
    info.type = column.type;
    info.quote = quoteOf(column.name);
    info.primaryKey = column.primaryKey || namedInPrimaryKey(table.items, info.key);
    using Auto = schema::Column::Autoincrement;
    info.autoincrement = info.primaryKey
        && (column.autoincrement == Auto::Always
            || (column.autoincrement != Auto::Never && primaryKeySize(table) == 1 && column.references.isEmpty()
                && column.type.affinity() == schema::TypeAffinity::Integer));
    info.hasServerDefault = !std::holds_alternative<schema::NoDefault>(column.serverDefault);
    fillPythonDefault(world, info, object);
    int constraint = 0;
    for (const schema::ColumnReference &reference : column.references)
        info.references.append({reference.schema.text, reference.table.text, reference.column, --constraint});
    constraint = 0;
    for (const Value &item : table.items) {
        const auto *given = item.as<ConstraintObject>();
        const auto *key = given ? std::get_if<schema::ForeignKey>(&given->constraint) : nullptr;
        ++constraint;
        for (qsizetype i = 0; key && i < std::min(key->columns.size(), key->referredColumns.size()); ++i) {
            if (key->columns.at(i) == info.key || key->columns.at(i) == info.name)
                info.references.append({key->referredSchema.text, key->referredTable.text, key->referredColumns.at(i), constraint});
        }
    }
    return info;
}

/// A column without a type has that of the column it refers to, if that is known.
schema::SqlType referredType(const TableObject &table, const schema::Column &column, int depth = 0)
{
    constexpr int longestChain = 20;
    if (!table.metadata || depth > longestChain)
        return {};
    for (const schema::ColumnReference &reference : column.references) {
        for (const TableObject *other : table.metadata->tables) {
            if (other->base.name.text != reference.table.text || other->base.schema.text != reference.schema.text)
                continue;
            const QString wanted = reference.column.isEmpty() ? column.effectiveKey() : reference.column;
            for (const ColumnObject *candidate : other->columns) {
                if (candidate->column.effectiveKey() == wanted) {
                    return candidate->column.type.isNull() ? referredType(*other, candidate->column, depth + 1)
                                                           : candidate->column.type;
                }
            }
        }
    }
    return {};
}

} // namespace

TableObject::TableObject(World &worldOfTable, Class *type, const TableDefinition &description, bool metadataTable)
    : ExpressionObject(worldOfTable, type, {})
    , base(description)
    , identity(expression::newIdentity())
    , fromMetadata(metadataTable)
{
    refresh();
}

void TableObject::refresh()
{
    expression::Table tree;
    tree.name = base.name.text;
    tree.schema = base.schema.text;
    tree.quote = quoteOf(base.name);
    tree.quoteSchema = quoteOf(base.schema);
    tree.identity = identity;
    tree.fromMetadata = fromMetadata;
    for (const ColumnObject *column : columns)
        tree.columns.append(columnInfo(world, *this, *column));
    element = expression::make(std::move(tree));
    for (ColumnObject *column : columns) {
        if (auto bound = expression::columnOf(element, column->column.effectiveKey()))
            column->element = *bound;
    }
}

void TableObject::add(Value item)
{
    if (item.isUnknown())
        world.py.stop(item.unknown());
    if (auto *column = item.as<ColumnObject>()) {
        if (column->column.name.isEmpty()) {
            world.raise(u"ArgumentError"_s,
                u"Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table."_s);
        }
        column->table = this;
        const auto known = std::find_if(columns.begin(), columns.end(), [&](const ColumnObject *other) {
            return other->column.effectiveKey() == column->column.effectiveKey();
        });
        if (known != columns.end()) {
            std::replace_if(items.begin(), items.end(), [&](Value other) { return other.as<ColumnObject>() == *known; }, item);
            *known = column;
        } else {
            columns.push_back(column);
            items.push_back(item);
        }
        refresh();
        return;
    }
    if (!toTableItem(world, item))
        return;
    if (auto *constraint = item.as<ConstraintObject>())
        constraint->table = this;
    if (auto *index = item.as<IndexObject>())
        index->table = this;
    items.push_back(item);
    refresh();
}

TableDefinition TableObject::definition() const
{
    if (autoload)
        world.py.stop(*autoload);
    TableDefinition result = base;
    for (const Value &item : items) {
        auto converted = toTableItem(world, item);
        if (!converted)
            continue;
        if (auto *column = std::get_if<schema::Column>(&*converted); column && column->type.isNull())
            column->type = referredType(*this, *column);
        result.items.append(*std::move(converted));
    }
    return result;
}

python::Values TableObject::indexes()
{
    python::Values all;
    for (const Value &item : items) {
        if (item.as<IndexObject>())
            all.push_back(item);
    }
    for (const ColumnObject *column : columns) {
        if (!column->column.index)
            continue;
        schema::Index index;
        index.unique = column->column.unique;
        schema::IndexElement indexed;
        indexed.column = column->column.effectiveKey();
        index.elements.append(indexed);
        schema::NamingConvention convention;
        if (metadata && metadata->namingConvention.contains(u"ix"_s))
            convention.formats = metadata->namingConvention;
        schema::Table plain;
        plain.name = base.name;
        plain.schema = base.schema;
        plain.columns.append(column->column);
        index.name = world.unwrap(schema::conventionalName(convention, index, plain));
        auto *object = world.py.make<IndexObject>(world, world.fromModule(u"sqlalchemy"_s, u"Index"_s).as<Class>(), index);
        object->table = this;
        all.push_back(Value(object));
    }
    return all;
}

Value TableObject::primaryKey()
{
    for (const Value &item : items) {
        const auto *constraint = item.as<ConstraintObject>();
        if (constraint && std::holds_alternative<schema::PrimaryKey>(constraint->constraint))
            return item;
    }
    schema::PrimaryKey key;
    for (const ColumnObject *column : columns) {
        if (column->column.primaryKey)
            key.columns.append(column->column.effectiveKey());
    }
    auto *object = world.py.make<ConstraintObject>(world, world.fromModule(u"sqlalchemy"_s, u"PrimaryKeyConstraint"_s).as<Class>(),
        schema::Constraint(key));
    object->table = this;
    return Value(object);
}

std::optional<Value> TableObject::attribute(Interpreter &py, const QString &name)
{
    if (name == "name"_L1)
        return nameValue(world, base.name);
    if (name == "schema"_L1)
        return base.schema.isEmpty() ? Value() : nameValue(world, base.schema);
    if (name == "fullname"_L1 || name == "key"_L1)
        return py.str(base.schema.isEmpty() ? base.name.text : base.schema.text + u'.' + base.name.text);
    if (name == "metadata"_L1)
        return metadata ? Value(metadata) : Value();
    if (name == "comment"_L1)
        return base.comment ? py.str(*base.comment) : Value();
    if (name == "c"_L1 || name == "columns"_L1) {
        if (autoload)
            return py.unknown(*autoload);
        std::vector<std::pair<QString, Value>> all;
        for (ColumnObject *column : columns)
            all.push_back({column->column.effectiveKey(), Value(column)});
        return columnCollection(world, std::move(all));
    }
    if (name == "indexes"_L1 && fromMetadata && !autoload)
        return py.list(indexes()); // a set in SQLAlchemy: scripts iterate over it
    if (name == "primary_key"_L1 && fromMetadata && !autoload)
        return primaryKey();
    if ((name == "indexes"_L1 || name == "constraints"_L1 || name == "foreign_keys"_L1 || name == "primary_key"_L1) && fromMetadata)
        return py.unknown(u"the attribute %1 of a Table"_s.arg(name));
    return std::nullopt;
}

std::optional<schema::TableItem> toTableItem(World &world, Value item)
{
    if (item.isUnknown())
        world.py.stop(item.unknown());
    if (item.isNone())
        return std::nullopt;
    if (const auto *column = item.as<ColumnObject>())
        return schema::TableItem(column->column);
    if (const auto *constraint = item.as<ConstraintObject>())
        return schema::TableItem(constraint->constraint);
    if (const auto *index = item.as<IndexObject>())
        return schema::TableItem(index->index);
    if (item.as<SequenceObject>())
        return std::nullopt;
    world.raise(u"ArgumentError"_s,
        u"'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got %1"_s.arg(world.py.repr(item)));
}

Value lightweightTable(World &world, Arguments &arguments)
{
    Class *type = world.once(u"TableClause"_s, [](World &w) {
        return w.py.makeClass(u"TableClause"_s, {fromClauseClass(w)}, u"sqlalchemy.sql.selectable"_s);
    });
    TableDefinition base;
    base.name = toIdentifier(world, arguments["name"_L1], u"a table's name"_s);
    base.schema = toIdentifier(world, arguments["schema"_L1], u"a schema"_s);
    auto *table = world.py.make<TableObject>(world, type, base, false);
    for (const Value &item : arguments.bound().varArgs()) {
        if (item.as<ColumnObject>()) {
            table->add(item);
            continue;
        }
        const auto element = toElementIfAny(world, item);
        const auto *reference = element ? (*element)->as<expression::ColumnRef>() : nullptr;
        if (!reference)
            world.raise(u"ArgumentError"_s, u"column object expected, got %1"_s.arg(world.py.repr(item)));
        schema::Column column;
        column.name = schema::Identifier(reference->name);
        if (reference->quote)
            column.name.quote = *reference->quote ? schema::Identifier::Quote::Always : schema::Identifier::Quote::Never;
        column.type = reference->type;
        table->add(Value(world.py.make<ColumnObject>(world, columnClauseClass(world), column)));
    }
    return Value(table);
}

Value tableValue(World &world, const TableDefinition &base, const python::Values &items, MetaDataObject *metadata)
{
    auto *table = world.py.make<TableObject>(world, tableClass(world), base, true);
    table->metadata = metadata;
    for (const Value &item : items) {
        auto *column = item.as<ColumnObject>();
        if (column && column->table) {
            // A column of another table: SQLAlchemy refuses it for Table(), Alembic copies it.
            auto *copy = world.py.make<ColumnObject>(world, column->type(), column->column);
            copy->pythonDefault = column->pythonDefault;
            copy->pythonOnUpdate = column->pythonOnUpdate;
            table->add(Value(copy));
        } else if (!item.isNone()) {
            table->add(item);
        }
    }
    return Value(table);
}

} // namespace retort::bindings
