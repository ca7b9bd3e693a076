// SPDX-License-Identifier: GPL-3.0-or-later
// The Inspector's questions, answered from a catalog. The dictionaries have the keys that SQLAlchemy 2.0 gives them.
#include "model/bindings/inspectoranswers.h"

#include "model/bindings/convert.h"
#include "model/bindings/sqltypes.h"
#include "model/expression/build.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Value;
using Entries = std::vector<std::pair<QString, Value>>;

namespace {

Value textList(World &world, const QStringList &texts)
{
    python::Values items;
    for (const QString &text : texts)
        items.push_back(world.py.str(text));
    return world.py.list(std::move(items));
}

Value optionalText(World &world, const QString &text)
{
    return text.isEmpty() ? Value() : world.py.str(text);
}

/// The names of the columns with these keys.
QStringList columnNames(const schema::Table &table, const QStringList &keys)
{
    QStringList names;
    for (const QString &key : keys) {
        const schema::Column *column = table.column(key);
        names << (column ? column->name.text : key);
    }
    return names;
}

/// SQL as the database tells it; an expression that a script built has no text here.
Value sqlText(World &world, const schema::SqlPtr &sql)
{
    const auto element = expression::fromSchema(sql);
    if (!element)
        return {};
    if (const auto *text = element->as<expression::Text>())
        return world.py.str(text->sql);
    return world.unknownData(u"how the database writes an expression"_s);
}

Value defaultText(World &world, const schema::ServerDefault &serverDefault)
{
    if (const auto *literal = std::get_if<schema::LiteralDefault>(&serverDefault))
        return world.py.str(u'\'' + QString(literal->text).replace(u"'"_s, u"''"_s) + u'\'');
    if (const auto *sql = std::get_if<schema::SqlDefault>(&serverDefault))
        return sqlText(world, sql->sql);
    return {};
}

/// One table's answers.
class TableAnswers
{
public:
    TableAnswers(World &worldOfAnswers, const schema::Table &description)
        : world(worldOfAnswers)
        , table(description)
    {
    }

    Value columns() const
    {
        python::Values all;
        for (const schema::Column &column : table.columns) {
            Entries entries{{u"name"_s, world.py.str(column.name.text)}, {u"type"_s, typeValue(world, column.type)},
                {u"nullable"_s, Value::boolean(column.isNullable())}, {u"default"_s, defaultText(world, column.serverDefault)},
                {u"comment"_s, column.comment ? world.py.str(*column.comment) : Value()},
                {u"autoincrement"_s, Value::boolean(std::holds_alternative<schema::Identity>(column.serverDefault)
                                              || column.autoincrement == schema::Column::Autoincrement::Always)}};
            if (world.context.dialectName == "sqlite"_L1)
                entries.push_back({u"primary_key"_s, Value::integer(primaryKeyColumns().indexOf(column.name.text) + 1)});
            if (const auto *computed = std::get_if<schema::Computed>(&column.serverDefault)) {
                entries.push_back({u"computed"_s,
                    world.py.dict(Entries{{u"sqltext"_s, sqlText(world, computed->sql)},
                        {u"persisted"_s, Value::boolean(computed->persisted.value_or(false))}})});
            }
            all.push_back(world.py.dict(entries));
        }
        return world.py.list(std::move(all));
    }

    Value primaryKey() const
    {
        const schema::PrimaryKey *key = table.primaryKey();
        return world.py.dict(Entries{{u"constrained_columns"_s, textList(world, primaryKeyColumns())},
            {u"name"_s, key ? optionalText(world, key->name.text) : Value()}});
    }

    Value foreignKeys() const
    {
        return each<schema::ForeignKey>([this](const schema::ForeignKey &key) {
            Entries options;
            for (const auto &[name, text] : {std::pair{u"ondelete"_s, key.onDelete}, {u"onupdate"_s, key.onUpdate},
                     {u"initially"_s, key.initially}, {u"match"_s, key.match}}) {
                if (!text.isEmpty())
                    options.push_back({name, world.py.str(text)});
            }
            if (key.deferrable)
                options.push_back({u"deferrable"_s, Value::boolean(*key.deferrable)});
            return Entries{{u"name"_s, optionalText(world, key.name.text)},
                {u"constrained_columns"_s, textList(world, columnNames(table, key.columns))},
                {u"referred_schema"_s, optionalText(world, key.referredSchema.text)},
                {u"referred_table"_s, world.py.str(key.referredTable.text)},
                {u"referred_columns"_s, textList(world, key.referredColumns)}, {u"options"_s, world.py.dict(options)}};
        });
    }

    Value uniques() const
    {
        return each<schema::Unique>([this](const schema::Unique &unique) {
            return Entries{{u"name"_s, optionalText(world, unique.name.text)},
                {u"column_names"_s, textList(world, columnNames(table, unique.columns))}};
        });
    }

    Value checks() const
    {
        return each<schema::Check>([this](const schema::Check &check) {
            return Entries{{u"name"_s, optionalText(world, check.name.text)}, {u"sqltext"_s, sqlText(world, check.condition)}};
        });
    }

    Value indexes() const
    {
        python::Values all;
        for (const schema::Index &index : table.indexes) {
            python::Values names;
            for (const schema::IndexElement &element : index.elements) {
                const schema::Column *column = element.column.isEmpty() ? nullptr : table.column(element.column);
                names.push_back(element.column.isEmpty() ? Value() : world.py.str(column ? column->name.text : element.column));
            }
            all.push_back(world.py.dict(Entries{{u"name"_s, optionalText(world, index.name.text)},
                {u"column_names"_s, world.py.list(std::move(names))},
                {u"unique"_s, world.context.dialectName == "sqlite"_L1 ? Value::integer(index.unique) : Value::boolean(index.unique)},
                {u"dialect_options"_s, world.py.dict()}}));
        }
        if (world.context.dialectName != "postgresql"_L1)
            return world.py.list(std::move(all));
        for (const schema::Constraint &constraint : table.constraints) { // each has an index of its name
            const auto *unique = std::get_if<schema::Unique>(&constraint);
            if (!unique)
                continue;
            all.push_back(world.py.dict(Entries{{u"name"_s, optionalText(world, unique->name.text)},
                {u"column_names"_s, textList(world, columnNames(table, unique->columns))}, {u"unique"_s, Value::boolean(true)},
                {u"duplicates_constraint"_s, optionalText(world, unique->name.text)}, {u"dialect_options"_s, world.py.dict()}}));
        }
        return world.py.list(std::move(all));
    }

private:
    QStringList primaryKeyColumns() const
    {
        const schema::PrimaryKey *key = table.primaryKey();
        return key ? columnNames(table, key->columns) : QStringList();
    }

    template<typename Kind, typename Make>
    Value each(Make make) const
    {
        python::Values all;
        for (const schema::Constraint &constraint : table.constraints) {
            if (const auto *one = std::get_if<Kind>(&constraint))
                all.push_back(world.py.dict(make(*one)));
        }
        if constexpr (std::is_same_v<Kind, schema::Check>) {
            for (const schema::Column &column : table.columns) {
                for (const schema::Check &check : column.checks)
                    all.push_back(world.py.dict(make(check)));
            }
        }
        return world.py.list(std::move(all));
    }

    World &world;
    const schema::Table &table;
};

const QHash<QString, Value (TableAnswers::*)() const> &tableQuestions()
{
    static const QHash<QString, Value (TableAnswers::*)() const> questions{{u"get_columns"_s, &TableAnswers::columns},
        {u"get_pk_constraint"_s, &TableAnswers::primaryKey}, {u"get_foreign_keys"_s, &TableAnswers::foreignKeys},
        {u"get_unique_constraints"_s, &TableAnswers::uniques}, {u"get_check_constraints"_s, &TableAnswers::checks},
        {u"get_indexes"_s, &TableAnswers::indexes}};
    return questions;
}

/// The schema of the question in the catalog's words, where the default schema has no name.
QString schemaOf(World &world, Value given)
{
    const QString name = toOptionalText(world, given, u"schema"_s).value_or(QString());
    return world.context.dialectName == "sqlite"_L1 && name == "main"_L1 ? QString() : name;
}

Value argumentOf(const python::Bound &arguments, size_t position, const QString &name)
{
    if (position < arguments.varArgs().size())
        return arguments.varArgs()[position];
    for (const auto &[keyword, value] : arguments.keywordArgs()) {
        if (keyword == name)
            return value;
    }
    return {};
}

std::shared_ptr<const schema::Catalog> certainCatalog(World &world)
{
    auto catalog = world.answer(world.answers->catalog());
    if (!catalog->uncertainty().isEmpty())
        world.needsData(catalog->uncertainty());
    return catalog;
}

Value storedNames(World &world, const QString &schemaName, schema::StoredObject::Kind kind)
{
    QStringList names;
    for (const schema::StoredObject &object : certainCatalog(world)->storedObjects()) {
        if (object.kind == kind && object.name.schema == schemaName)
            names << object.name.name;
    }
    names.sort();
    return textList(world, names);
}

Value enumTypes(World &world, const QString &schemaName)
{
    python::Values all;
    for (const schema::NamedType &type : certainCatalog(world)->types()) {
        const auto *enumeration = std::get_if<schema::EnumType>(&type);
        if (!enumeration || (schemaName != "*"_L1 && enumeration->schema.text != schemaName))
            continue;
        all.push_back(world.py.dict(Entries{{u"name"_s, world.py.str(enumeration->name.text)},
            {u"schema"_s, world.py.str(enumeration->schema.isEmpty() ? u"public"_s : enumeration->schema.text)},
            {u"visible"_s, Value::boolean(enumeration->schema.isEmpty())}, {u"labels"_s, textList(world, enumeration->labels)}}));
    }
    return world.py.list(std::move(all));
}

} // namespace

std::shared_ptr<const schema::Table> tableInDatabase(World &world, const QString &name, const QString &schemaName)
{
    const auto catalog = certainCatalog(world);
    auto table = catalog->table({schemaName, name});
    if (!table && schemaName == "public"_L1)
        table = catalog->table({{}, name});
    if (table && !table->uncertainty.isEmpty())
        world.needsData(table->uncertainty);
    return table;
}

QStringList tableNamesInDatabase(World &world, const QString &schemaName)
{
    QStringList names;
    const auto catalog = certainCatalog(world);
    for (const auto &table : catalog->tables()) {
        if (table->schema.text == schemaName)
            names << table->name.text;
    }
    names.sort();
    return names;
}

bool isInspectorMethod(const QString &name)
{
    static const QStringList methods{u"get_columns"_s, u"get_pk_constraint"_s, u"get_foreign_keys"_s, u"get_unique_constraints"_s,
        u"get_check_constraints"_s, u"get_indexes"_s, u"get_table_names"_s, u"get_view_names"_s, u"get_materialized_view_names"_s,
        u"get_view_definition"_s, u"get_schema_names"_s, u"get_sequence_names"_s, u"get_temp_table_names"_s,
        u"get_temp_view_names"_s, u"get_table_comment"_s, u"get_table_options"_s, u"get_sorted_table_and_fkc_names"_s,
        u"get_multi_columns"_s, u"get_multi_pk_constraint"_s, u"get_multi_foreign_keys"_s, u"get_multi_unique_constraints"_s,
        u"get_multi_check_constraints"_s, u"get_multi_indexes"_s, u"get_multi_table_comment"_s, u"get_multi_table_options"_s,
        u"get_enums"_s, u"get_domains"_s, u"get_table_oid"_s, u"get_foreign_table_names"_s, u"get_primary_keys"_s, u"has_table"_s,
        u"has_index"_s, u"has_sequence"_s, u"has_schema"_s, u"has_type"_s, u"reflect_table"_s, u"reflecttable"_s, u"clear_cache"_s,
        u"sort_tables_on_foreign_key_dependency"_s, u"info_cache"_s};
    return methods.contains(name);
}

std::optional<Value> inspectorAnswer(World &world, const QString &name, const python::Bound &arguments)
{
    if (name == "clear_cache"_L1)
        return Value();
    if (const auto question = tableQuestions().constFind(name); question != tableQuestions().cend()) {
        const QString table = toText(world, argumentOf(arguments, 0, u"table_name"_s), u"table_name"_s);
        const auto known = tableInDatabase(world, table, schemaOf(world, argumentOf(arguments, 1, u"schema"_s)));
        if (!known)
            world.raise(u"NoSuchTableError"_s, table);
        return (TableAnswers(world, *known).*question.value())();
    }
    if (name == "has_table"_L1) {
        return tableExists(world, toText(world, argumentOf(arguments, 0, u"table_name"_s), u"table_name"_s),
            schemaOf(world, argumentOf(arguments, 1, u"schema"_s)));
    }
    if (name == "has_index"_L1) {
        const auto known = tableInDatabase(world, toText(world, argumentOf(arguments, 0, u"table_name"_s)), schemaOf(world, argumentOf(arguments, 2, u"schema"_s)));
        return Value::boolean(known && known->indexIndex(toText(world, argumentOf(arguments, 1, u"index_name"_s))) >= 0);
    }
    if (name == "get_table_names"_L1)
        return textList(world, tableNamesInDatabase(world, schemaOf(world, argumentOf(arguments, 0, u"schema"_s))));
    if (name == "get_view_names"_L1 || name == "get_materialized_view_names"_L1) {
        return storedNames(world, schemaOf(world, argumentOf(arguments, 0, u"schema"_s)),
            name == "get_view_names"_L1 ? schema::StoredObject::Kind::View : schema::StoredObject::Kind::MaterializedView);
    }
    if (name == "get_enums"_L1)
        return enumTypes(world, schemaOf(world, argumentOf(arguments, 0, u"schema"_s)));
    if (name == "get_sequence_names"_L1 || name == "has_sequence"_L1) {
        const bool all = name == "get_sequence_names"_L1;
        const QString schemaName = schemaOf(world, argumentOf(arguments, all ? 0 : 1, u"schema"_s));
        QStringList names;
        for (const schema::Sequence &sequence : certainCatalog(world)->sequences()) {
            if (sequence.schema.text == schemaName)
                names << sequence.name.text;
        }
        return all ? textList(world, names) : Value::boolean(names.contains(toText(world, argumentOf(arguments, 0, u"sequence_name"_s))));
    }
    if (name == "get_table_comment"_L1) {
        const QString table = toText(world, argumentOf(arguments, 0, u"table_name"_s), u"table_name"_s);
        const auto known = tableInDatabase(world, table, schemaOf(world, argumentOf(arguments, 1, u"schema"_s)));
        if (!known)
            world.raise(u"NoSuchTableError"_s, table);
        return world.py.dict(Entries{{u"text"_s, known->comment ? world.py.str(*known->comment) : Value()}});
    }
    return std::nullopt;
}

Value tableExists(World &world, const QString &table, const QString &schemaName)
{
    if (!world.answers)
        return world.unknownData(u"whether the table %1 exists"_s.arg(table));
    const auto catalog = certainCatalog(world);
    const schema::StoredObject *view = catalog->storedObject(schema::StoredObject::Kind::View, {schemaName, table});
    return Value::boolean(view || tableInDatabase(world, table, schemaName));
}

} // namespace retort::bindings
