// SPDX-License-Identifier: GPL-3.0-or-later
// op.create_table, drop_table, rename_table, comments and indexes.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Value;
using schema::Identifier;

namespace {

DirectiveTarget target(World &world, const Arguments &arguments)
{
    return {toIdentifier(world, arguments["table_name"_L1], u"table_name"_s),
        toIdentifier(world, arguments["schema"_L1], u"schema"_s)};
}

/// Keywords that Table() itself takes and that change no SQL.
bool isTableKeyword(const QString &name)
{
    static const QStringList names{u"extend_existing"_s, u"keep_existing"_s, u"info"_s, u"implicit_returning"_s, u"listeners"_s,
        u"quote_schema"_s, u"must_exist"_s};
    return names.contains(name);
}

Value createTable(World &world, Arguments &arguments)
{
    const DirectiveTarget named = target(world, arguments);
    schema::TableDefinition base;
    base.name = named.table;
    base.schema = named.schema;
    base.comment = toOptionalText(world, arguments["comment"_L1], u"comment"_s);
    if (!arguments["prefixes"_L1].isNone())
        base.prefixes = toNames(world, arguments["prefixes"_L1]);
    std::vector<std::pair<QString, Value>> options;
    for (const auto &[name, value] : arguments.bound().keywordArgs()) {
        if (name == "quote"_L1)
            base.name.quote = toBool(world, value) ? Identifier::Quote::Always : Identifier::Quote::Never;
        else if (!isTableKeyword(name))
            options.push_back({name, value});
    }
    base.options = toDialectOptions(world, options, u"Table"_s);
    const Value made = tableValue(world, base, arguments.bound().varArgs(), nullptr);
    world.record(operations::CreateTable{made.as<TableObject>()->definition(), toBool(world, arguments["if_not_exists"_L1])},
        arguments.range);
    return made;
}

Value dropTable(World &world, Arguments &arguments)
{
    const DirectiveTarget named = target(world, arguments);
    std::vector<std::pair<QString, Value>> options;
    for (const auto &item : arguments.bound().keywordArgs()) {
        if (!isTableKeyword(item.first))
            options.push_back(item);
    }
    toDialectOptions(world, options, u"Table"_s); // only for what it would raise
    world.record(operations::DropTable{named.table, named.schema, toBool(world, arguments["if_exists"_L1])}, arguments.range);
    return {};
}

Value renameTable(World &world, Arguments &arguments)
{
    world.record(operations::RenameTable{toIdentifier(world, arguments["old_table_name"_L1], u"old_table_name"_s),
                     toIdentifier(world, arguments["new_table_name"_L1], u"new_table_name"_s),
                     toIdentifier(world, arguments["schema"_L1], u"schema"_s)},
        arguments.range);
    return {};
}

Value createTableComment(World &world, Arguments &arguments)
{
    const DirectiveTarget named = target(world, arguments);
    world.record(operations::CreateTableComment{named.table, named.schema, toOptionalText(world, arguments["comment"_L1])},
        arguments.range);
    return {};
}

Value dropTableComment(World &world, Arguments &arguments)
{
    const DirectiveTarget named = target(world, arguments);
    world.record(operations::DropTableComment{named.table, named.schema}, arguments.range);
    return {};
}

} // namespace

operations::CreateIndex createIndex(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    schema::Index index;
    index.name = toIdentifier(world, arguments["index_name"_L1], u"index_name"_s);
    std::vector<std::pair<QString, Value>> options;
    bool unique = toBool(world, arguments["unique"_L1]);
    bool ifNotExists = toBool(world, arguments["if_not_exists"_L1]);
    for (const auto &[name, value] : arguments.bound().keywordArgs()) {
        if (name == "unique"_L1)
            unique = toBool(world, value);
        else if (name == "if_not_exists"_L1)
            ifNotExists = toBool(world, value);
        else if (name == "quote"_L1 && !value.isNone())
            index.name.quote = toBool(world, value) ? Identifier::Quote::Always : Identifier::Quote::Never;
        else if (name != "info"_L1 && name != "quote"_L1)
            options.push_back({name, value});
    }
    index.unique = unique;
    index.options = toDialectOptions(world, options, u"Index"_s);
    for (const Value &column : toKnownValues(world, arguments["columns"_L1]))
        index.elements.append(toIndexElement(world, column));
    return {named.table, named.schema, index, ifNotExists};
}

operations::DropIndex dropIndex(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    operations::DropIndex drop;
    drop.name = toIdentifier(world, arguments["index_name"_L1], u"index_name"_s);
    drop.table = named.table;
    drop.schema = named.schema;
    drop.ifExists = toBool(world, arguments["if_exists"_L1]);
    std::vector<std::pair<QString, Value>> options;
    for (const auto &[name, value] : arguments.bound().keywordArgs()) {
        if (name == "if_exists"_L1)
            drop.ifExists = toBool(world, value);
        else if (name != "unique"_L1 && name != "info"_L1)
            options.push_back({name, value});
    }
    drop.options = toDialectOptions(world, options, u"Index"_s);
    return drop;
}

const QList<DirectiveRow> &tableDirectives()
{
    static const QList<DirectiveRow> rows{
        {"create_table"_L1,
            u"table_name, *columns, if_not_exists=None, schema=None, comment=None, info=None, prefixes=None, **kw"_s, createTable},
        {"drop_table"_L1, u"table_name, schema=None, if_exists=None, **kw"_s, dropTable},
        {"rename_table"_L1, u"old_table_name, new_table_name, schema=None"_s, renameTable},
        {"create_table_comment"_L1, u"table_name, comment, existing_comment=None, schema=None"_s, createTableComment},
        {"drop_table_comment"_L1, u"table_name, existing_comment=None, schema=None"_s, dropTableComment},
        {"create_index"_L1, u"index_name, table_name, columns, schema=None, unique=False, if_not_exists=None, **kw"_s,
            [](World &w, Arguments &a) {
                w.record(createIndex(w, target(w, a), a), a.range);
                return Value();
            }},
        {"drop_index"_L1, u"index_name, table_name=None, schema=None, if_exists=None, **kw"_s,
            [](World &w, Arguments &a) {
                w.record(dropIndex(w, target(w, a), a), a.range);
                return Value();
            }},
    };
    return rows;
}

} // namespace retort::bindings
