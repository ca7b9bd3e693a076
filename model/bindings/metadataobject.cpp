// SPDX-License-Identifier: GPL-3.0-or-later
// sa.MetaData and the constructor of sa.Table, with what both create and drop by hand.
#include "model/bindings/convert.h"
#include "model/bindings/inspectoranswers.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using schema::TableDefinition;

namespace {

const QString keywordsOfTable = u"schema comment prefixes info quote quote_schema extend_existing keep_existing autoload "
                                u"autoload_with autoload_replace resolve_fks include_columns implicit_returning listeners "
                                u"must_exist sqlite_autoload"_s;

void takeTableKeyword(World &world, TableObject &table, const QString &name, Value value)
{
    TableDefinition &base = table.base;
    if (name == "schema"_L1)
        base.schema = toIdentifier(world, value, name);
    else if (name == "comment"_L1)
        base.comment = toOptionalText(world, value, name);
    else if (name == "prefixes"_L1)
        base.prefixes = toNames(world, value);
    else if (name == "quote"_L1 && !value.isNone())
        base.name.quote = toBool(world, value) ? schema::Identifier::Quote::Always : schema::Identifier::Quote::Never;
    else if ((name == "autoload"_L1 && !value.isUnknown() && world.py.truth(value)) || (name == "autoload_with"_L1 && !value.isNone()))
        table.autoload = python::UnknownReason{python::UnknownKind::NeedsData,
            u"the columns of the table %1 in the database"_s.arg(base.name.text), world.py.currentRange()};
}

/// Gives the table the columns and constraints that it has in the database.
void reflectTable(World &world, TableObject &table)
{
    table.autoload.reset();
    const auto known = tableInDatabase(world, table.base.name.text, table.base.schema.text);
    if (!known)
        world.raise(u"NoSuchTableError"_s, table.base.name.text);
    for (schema::Column column : known->columns) {
        const schema::PrimaryKey *key = known->primaryKey();
        column.primaryKey = key && key->columns.contains(column.effectiveKey());
        if (!table.metadata || std::none_of(table.columns.cbegin(), table.columns.cend(), [&](const ColumnObject *given) {
                return given->column.effectiveKey() == column.effectiveKey();
            }))
            table.add(Value(world.py.make<ColumnObject>(world, columnClass(world), column)));
    }
    Class *type = world.fromModule(u"sqlalchemy"_s, u"ForeignKeyConstraint"_s).as<Class>();
    for (const schema::Constraint &constraint : known->constraints) {
        if (std::holds_alternative<schema::ForeignKey>(constraint))
            table.add(Value(world.py.make<ConstraintObject>(world, type, constraint)));
    }
}

TableObject *knownTable(const MetaDataObject &metadata, const schema::Identifier &name, const schema::Identifier &schemaName)
{
    for (TableObject *table : metadata.tables) {
        if (table->base.name == name && table->base.schema == schemaName)
            return table;
    }
    return nullptr;
}

Value makeTable(World &world, Class &type, Arguments &arguments)
{
    if (arguments.positional.empty())
        world.raise(u"TypeError"_s, u"Table() takes at least two positional-only arguments 'name' and 'metadata'"_s);
    const schema::Identifier name = toIdentifier(world, arguments.positional[0], u"a table's name"_s);
    if (arguments.positional.size() > 1 && arguments.positional[1].isUnknown())
        world.py.stop(arguments.positional[1].unknown());
    auto *metadata = arguments.positional.size() > 1 ? arguments.positional[1].as<MetaDataObject>() : nullptr;
    if (!metadata) {
        if (arguments.positional.size() < 2)
            world.raise(u"TypeError"_s, u"Table() takes at least two positional-only arguments 'name' and 'metadata'"_s);
        world.raise(u"ArgumentError"_s,
            u"expected MetaData instance for second argument, got %1"_s.arg(world.py.repr(arguments.positional[1])));
    }
    TableDefinition base;
    base.name = name;
    base.schema = metadata->schema;
    const Value *schemaKeyword = arguments.keyword(u"schema"_s);
    const schema::Identifier schemaName = schemaKeyword ? toIdentifier(world, *schemaKeyword, u"schema"_s) : base.schema;
    if (TableObject *known = knownTable(*metadata, name, schemaName)) {
        const Value *extend = arguments.keyword(u"extend_existing"_s);
        const bool more = arguments.positional.size() > 2 || (!arguments.keywords.empty() && !(arguments.keywords.size() == 1 && schemaKeyword));
        if (more && !(extend && toBool(world, *extend))) {
            world.raise(u"InvalidRequestError"_s,
                u"Table '%1' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object."_s
                    .arg(name.text));
        }
        for (size_t i = 2; i < arguments.positional.size(); ++i)
            known->add(arguments.positional[i]);
        return Value(known);
    }
    auto *table = world.py.make<TableObject>(world, &type, base, true);
    table->metadata = metadata;
    std::vector<std::pair<QString, Value>> options;
    for (const auto &[keyword, value] : arguments.keywords) {
        if (keywordsOfTable.split(u' ').contains(keyword))
            takeTableKeyword(world, *table, keyword, value);
        else
            options.push_back({keyword, value});
    }
    table->base.options = toDialectOptions(world, options, u"Table"_s);
    table->refresh();
    if (world.answers && (table->autoload || (metadata->reflected && arguments.positional.size() <= 2)))
        reflectTable(world, *table);
    for (size_t i = 2; i < arguments.positional.size(); ++i) {
        if (!arguments.positional[i].isNone())
            table->add(arguments.positional[i]);
    }
    if (metadata->reflected && !world.answers && table->columns.empty() && !table->autoload) {
        table->autoload = python::UnknownReason{python::UnknownKind::NeedsData,
            u"the columns of the table %1 in the database"_s.arg(name.text), world.py.currentRange()};
    }
    metadata->tables.push_back(table);
    return Value(table);
}

/// MetaData.reflect(): the tables of the database, or those of `only`.
void reflectTables(World &world, MetaDataObject &metadata, Arguments &arguments)
{
    const QString schemaName = toOptionalText(world, arguments["schema"_L1], u"schema"_s).value_or(metadata.schema.text);
    const Value only = arguments["only"_L1];
    if (!only.isNone() && !only.isSequence())
        world.needsPython(u"reflect(only=…) with a function"_s);
    const QStringList wanted = only.isNone() ? tableNamesInDatabase(world, schemaName) : toNames(world, only);
    for (const QString &name : wanted) {
        if (knownTable(metadata, schema::Identifier(name), schema::Identifier(schemaName)))
            continue;
        TableDefinition base;
        base.name = schema::Identifier(name);
        base.schema = schema::Identifier(schemaName);
        auto *table = world.py.make<TableObject>(world, tableClass(world), base, true);
        table->metadata = &metadata;
        table->refresh();
        reflectTable(world, *table);
        metadata.tables.push_back(table);
    }
}

void addTableMethods(World &world, Class *type)
{
    World *w = &world;
    const QString bindSignature = u"self, bind=None, checkfirst=False, **kw"_s;
    type->addMethod(world.py, u"create"_s, bindSignature, [w](Interpreter &, Arguments &arguments) {
        bindings::createTable(*w, *arguments.self->as<TableObject>(), toBool(*w, arguments["checkfirst"_L1]), arguments.range);
        return Value();
    });
    type->addMethod(world.py, u"drop"_s, bindSignature, [w](Interpreter &, Arguments &arguments) {
        bindings::dropTable(*w, *arguments.self->as<TableObject>(), toBool(*w, arguments["checkfirst"_L1]), arguments.range);
        return Value();
    });
    const auto append = [](QLatin1StringView parameter) {
        return [parameter](Interpreter &, Arguments &arguments) {
            arguments.self->as<TableObject>()->add(arguments[parameter]);
            return Value();
        };
    };
    type->addMethod(world.py, u"append_column"_s, u"self, column, replace_existing=False"_s, append("column"_L1));
    type->addMethod(world.py, u"append_constraint"_s, u"self, constraint"_s, append("constraint"_L1));
    type->addMethod(world.py, u"exists"_s, u"self, bind=None"_s, [w](Interpreter &, Arguments &arguments) {
        const TableDefinition &base = arguments.self->as<TableObject>()->base;
        return tableExists(*w, base.name.text, base.schema.text);
    });
    const auto copyTable = [w](Interpreter &, Arguments &arguments) {
        const auto *self = arguments.self->as<TableObject>();
        auto *metadata = arguments["metadata"_L1].as<MetaDataObject>();
        TableDefinition base = self->base;
        if (const Value name = arguments["name"_L1]; !name.isNone())
            base.name = toIdentifier(*w, name);
        return tableValue(*w, base, self->items, metadata);
    };
    type->addMethod(world.py, u"to_metadata"_s, u"self, metadata, schema=None, referred_schema_fn=None, name=None"_s, copyTable);
    type->addMethod(world.py, u"tometadata"_s, u"self, metadata, schema=None, referred_schema_fn=None, name=None"_s, copyTable);
}

/// Tables that a foreign key names come before the tables that have it, else by name (MetaData.sorted_tables).
std::vector<TableObject *> sortedTables(const MetaDataObject &metadata)
{
    std::vector<TableObject *> pending = metadata.tables;
    std::sort(pending.begin(), pending.end(),
        [](const TableObject *a, const TableObject *b) { return a->base.name.text < b->base.name.text; });
    std::vector<TableObject *> sorted;
    const auto referred = [](const TableObject &table) {
        QStringList names;
        for (const ColumnObject *column : table.columns) {
            for (const schema::ColumnReference &reference : column->column.references) {
                if (!reference.useAlter)
                    names << reference.table.text;
            }
        }
        for (const Value &item : table.items) {
            if (const auto *constraint = item.as<ConstraintObject>()) {
                if (const auto *key = std::get_if<schema::ForeignKey>(&constraint->constraint); key && !key->useAlter)
                    names << key->referredTable.text;
            }
        }
        return names;
    };
    while (!pending.empty()) {
        std::vector<TableObject *> ready;
        for (TableObject *table : pending) {
            const QStringList names = referred(*table);
            const bool waits = std::any_of(pending.cbegin(), pending.cend(), [&](const TableObject *other) {
                return other != table && names.contains(other->base.name.text);
            });
            if (!waits)
                ready.push_back(table);
        }
        if (ready.empty())
            ready = pending; // a circle: as good as any order
        for (TableObject *table : ready) {
            sorted.push_back(table);
            std::erase(pending, table);
        }
    }
    return sorted;
}

std::vector<TableObject *> chosenTables(World &world, const MetaDataObject &metadata, Value tables)
{
    std::vector<TableObject *> all = sortedTables(metadata);
    if (tables.isNone())
        return all;
    std::vector<TableObject *> chosen;
    const python::Values wanted = toKnownValues(world, tables);
    for (TableObject *table : all) {
        if (std::any_of(wanted.cbegin(), wanted.cend(), [&](const Value &value) { return value.as<TableObject>() == table; }))
            chosen.push_back(table);
    }
    return chosen;
}

/// Foreign keys with use_alter=True come when all tables are there.
void addLateKeys(World &world, const TableObject &table, const SourceRange &range)
{
    if (world.context.dialectName == "sqlite"_L1)
        return; // it cannot add constraints, and SQLAlchemy leaves them out
    const auto add = [&](const schema::ForeignKey &key) {
        world.record(operations::AddConstraint{table.base.name, table.base.schema, key}, range);
    };
    for (const ColumnObject *column : table.columns) {
        for (const schema::ColumnReference &reference : column->column.references) {
            if (!reference.useAlter)
                continue;
            schema::ForeignKey key;
            static_cast<schema::ReferenceTraits &>(key) = reference;
            key.columns = {column->column.effectiveKey()};
            key.referredTable = reference.table;
            key.referredSchema = reference.schema;
            key.referredColumns = {reference.column};
            add(key);
        }
    }
    for (const Value &item : table.items) {
        const auto *given = item.as<ConstraintObject>();
        const auto *key = given ? std::get_if<schema::ForeignKey>(&given->constraint) : nullptr;
        if (key && key->useAlter)
            add(*key);
    }
}

/// drop_all() drops the types of the tables too, each once.
void dropEnums(World &world, const MetaDataObject &, const std::vector<TableObject *> &tables, const SourceRange &range)
{
    QSet<std::pair<QString, QString>> dropped;
    for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
        for (const ColumnObject *column : (*table)->columns) {
            const schema::EnumDetails *details = column->column.type.enumDetails();
            if (!details || !details->nativeEnum || details->name.isEmpty() || dropped.contains({details->schema, details->name}))
                continue;
            dropped.insert({details->schema, details->name});
            world.record(operations::DropNamedType{schema::Identifier(details->name), schema::Identifier(details->schema), false, false},
                range);
        }
    }
}

void addMetaDataMethods(World &world, Class *type)
{
    World *w = &world;
    type->addMethod(world.py, u"create_all"_s, u"self, bind=None, tables=None, checkfirst=True"_s, [w](Interpreter &, Arguments &arguments) {
        auto *self = arguments.self->as<MetaDataObject>();
        const bool checkFirst = toBool(*w, arguments["checkfirst"_L1]);
        fireMetadataEvent(*w, *self, u"before_create"_s, arguments.range);
        const std::vector<TableObject *> tables = chosenTables(*w, *self, arguments["tables"_L1]);
        for (TableObject *table : tables)
            bindings::createTable(*w, *table, checkFirst, arguments.range);
        for (const TableObject *table : tables)
            addLateKeys(*w, *table, arguments.range);
        fireMetadataEvent(*w, *self, u"after_create"_s, arguments.range);
        return Value();
    });
    type->addMethod(world.py, u"drop_all"_s, u"self, bind=None, tables=None, checkfirst=True"_s, [w](Interpreter &, Arguments &arguments) {
        auto *self = arguments.self->as<MetaDataObject>();
        std::vector<TableObject *> tables = chosenTables(*w, *self, arguments["tables"_L1]);
        std::reverse(tables.begin(), tables.end());
        const bool checkFirst = toBool(*w, arguments["checkfirst"_L1]);
        fireMetadataEvent(*w, *self, u"before_drop"_s, arguments.range);
        for (TableObject *table : tables)
            bindings::dropTable(*w, *table, checkFirst, arguments.range);
        dropEnums(*w, *self, tables, arguments.range);
        fireMetadataEvent(*w, *self, u"after_drop"_s, arguments.range);
        return Value();
    });
    type->addMethod(world.py, u"reflect"_s, u"self, bind=None, schema=None, views=False, only=None, **kw"_s,
        [w](Interpreter &, Arguments &arguments) {
            auto *self = arguments.self->as<MetaDataObject>();
            if (w->answers)
                reflectTables(*w, *self, arguments);
            else
                self->reflected = true;
            return Value();
        });
    type->addMethod(world.py, u"clear"_s, u"self"_s, [](Interpreter &, Arguments &arguments) {
        arguments.self->as<MetaDataObject>()->tables.clear();
        return Value();
    });
}

} // namespace

Class *tableClass(World &world)
{
    return world.once(u"Table"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Table"_s, {fromClauseClass(w)}, u"sqlalchemy.sql.schema"_s);
        World *pw = &w;
        type->create = [pw](Interpreter &, Class &made, Arguments &arguments) { return makeTable(*pw, made, arguments); };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        addTableMethods(w, type);
        return type;
    });
}

Class *metaDataClass(World &world)
{
    return world.once(u"MetaData"_s, [](World &w) {
        Class *type = w.py.makeClass(u"MetaData"_s, {}, u"sqlalchemy.sql.schema"_s);
        World *pw = &w;
        type->create = [pw](Interpreter &py, Class &made, Arguments &arguments) {
            auto *metadata = py.make<MetaDataObject>(*pw, &made);
            if (const Value *schemaName = arguments.keyword(u"schema"_s))
                metadata->schema = toIdentifier(*pw, *schemaName, u"schema"_s);
            if (const Value *convention = arguments.keyword(u"naming_convention"_s); convention && convention->isDict()) {
                for (const auto &entry : convention->dict()->entries()) {
                    if (entry.live && entry.key.isStr() && entry.value.isStr())
                        metadata->namingConvention.insert(entry.key.text(), entry.value.text());
                }
            }
            return Value(metadata);
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        addMetaDataMethods(w, type);
        return type;
    });
}

std::optional<Value> MetaDataObject::attribute(Interpreter &py, const QString &name)
{
    if (name == "tables"_L1) {
        if (reflected)
            return world.unknownData(u"which tables the database has"_s);
        std::vector<std::pair<QString, Value>> all;
        for (TableObject *table : tables)
            all.push_back({table->base.schema.isEmpty() ? table->base.name.text : table->base.schema.text + u'.' + table->base.name.text,
                Value(table)});
        return py.dict(all);
    }
    if (name == "sorted_tables"_L1) {
        if (reflected)
            return world.unknownData(u"which tables the database has"_s);
        python::Values all;
        for (TableObject *table : sortedTables(*this))
            all.push_back(Value(table));
        return py.list(all);
    }
    if (name == "naming_convention"_L1) {
        std::vector<std::pair<QString, Value>> all;
        for (auto it = namingConvention.cbegin(); it != namingConvention.cend(); ++it)
            all.push_back({it.key(), py.str(it.value())});
        return py.dict(all);
    }
    if (name == "schema"_L1)
        return schema.isEmpty() ? Value() : nameValue(world, schema);
    return std::nullopt;
}

void addCreateAndDropIndex(World &world, Class *type)
{
    World *w = &world;
    type->addMethod(world.py, u"create"_s, u"self, bind=None, checkfirst=False"_s, [w](Interpreter &, Arguments &arguments) {
        const auto *self = arguments.self->as<IndexObject>();
        if (!self->table)
            w->raise(u"CompileError"_s, u"Index '%1' is not associated with any table."_s.arg(self->index.name.text));
        w->record(operations::CreateIndex{self->table->base.name, self->table->base.schema, self->index, false}, arguments.range);
        return *arguments.self;
    });
    type->addMethod(world.py, u"drop"_s, u"self, bind=None, checkfirst=False"_s, [w](Interpreter &, Arguments &arguments) {
        const auto *self = arguments.self->as<IndexObject>();
        operations::DropIndex drop;
        drop.name = self->index.name;
        if (self->table) {
            drop.table = self->table->base.name;
            drop.schema = self->table->base.schema;
        }
        w->record(drop, arguments.range);
        return Value();
    });
}

} // namespace retort::bindings
