// SPDX-License-Identifier: GPL-3.0-or-later
// op.add_column, drop_column, alter_column.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Value;

namespace {

DirectiveTarget target(World &world, const Arguments &arguments)
{
    return {toIdentifier(world, arguments["table_name"_L1], u"table_name"_s),
        toIdentifier(world, arguments["schema"_L1], u"schema"_s)};
}

QString nameOfColumn(World &world, Value value)
{
    if (value.isNone())
        return {};
    return toText(world, value);
}

/// server_default= and existing_server_default=, where False stands for "not given".
std::optional<schema::ServerDefault> givenDefault(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isBool() && !value.toBool())
        return std::nullopt;
    return toServerDefault(world, value);
}

std::optional<schema::SqlType> givenType(World &world, Value value)
{
    if (value.isNone())
        return std::nullopt;
    return toSqlType(world, value);
}

schema::Column::Autoincrement toAutoincrement(World &world, Value value)
{
    using Auto = schema::Column::Autoincrement;
    if (value.isStr())
        return Auto::Auto;
    return toBool(world, value) ? Auto::Always : Auto::Never;
}

} // namespace

operations::AddColumn addColumn(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    operations::AddColumn add;
    add.table = named.table;
    add.schema = named.schema;
    add.column = toColumn(world, arguments["column"_L1]);
    if (add.column.name.isEmpty()) {
        world.raise(u"ArgumentError"_s,
            u"Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table."_s);
    }
    add.ifNotExists = toBool(world, arguments["if_not_exists"_L1]);
    add.inlineReferences = toBool(world, arguments["inline_references"_L1]);
    add.inlinePrimaryKey = toBool(world, arguments["inline_primary_key"_L1]);
    add.insertBefore = nameOfColumn(world, arguments["insert_before"_L1]);
    add.insertAfter = nameOfColumn(world, arguments["insert_after"_L1]);
    return add;
}

operations::DropColumn dropColumn(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    operations::DropColumn drop;
    drop.table = named.table;
    drop.schema = named.schema;
    const Value column = arguments["column_name"_L1];
    if (column.as<ColumnObject>()) { // a name is wanted; SQLAlchemy 1.4 still took a Column
        world.raise(u"TypeError"_s,
            u"Column._set_parent() missing 2 required keyword-only arguments: 'all_names' and 'allow_replacements'"_s);
    }
    drop.column = toIdentifier(world, column, u"column_name"_s);
    for (const auto &[name, value] : arguments.bound().keywordArgs()) {
        if (name == "existing_type"_L1)
            drop.existingType = givenType(world, value);
        else if (name == "if_exists"_L1)
            drop.ifExists = toBool(world, value);
    }
    return drop;
}

operations::AlterColumn alterColumn(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    operations::AlterColumn alter;
    alter.table = named.table;
    alter.schema = named.schema;
    alter.column = toIdentifier(world, arguments["column_name"_L1], u"column_name"_s);
    alter.nullable = toOptionalBool(world, arguments["nullable"_L1]);
    const Value comment = arguments["comment"_L1];
    if (!(comment.isBool() && !comment.toBool()))
        alter.comment = toOptionalText(world, comment, u"comment"_s);
    alter.serverDefault = givenDefault(world, arguments["server_default"_L1]);
    alter.newName = toIdentifier(world, arguments["new_column_name"_L1], u"new_column_name"_s);
    alter.type = givenType(world, arguments["type_"_L1]);
    alter.existingType = givenType(world, arguments["existing_type"_L1]);
    alter.existingServerDefault = givenDefault(world, arguments["existing_server_default"_L1]);
    alter.existingNullable = toOptionalBool(world, arguments["existing_nullable"_L1]);
    alter.existingComment = toOptionalText(world, arguments["existing_comment"_L1], u"existing_comment"_s);
    alter.insertBefore = nameOfColumn(world, arguments["insert_before"_L1]);
    alter.insertAfter = nameOfColumn(world, arguments["insert_after"_L1]);
    for (const auto &[name, value] : arguments.bound().keywordArgs()) {
        if (name == "autoincrement"_L1 && !value.isNone())
            alter.autoincrement = toAutoincrement(world, value);
        else if (name == "existing_autoincrement"_L1 && !value.isNone())
            alter.existingAutoincrementGiven = true;
        else if (name == "postgresql_using"_L1)
            alter.postgresqlUsing = toOptionalText(world, value, name).value_or(QString());
    }
    return alter;
}

const QList<DirectiveRow> &columnDirectives()
{
    static const QList<DirectiveRow> rows{
        {"add_column"_L1,
            u"table_name, column, schema=None, if_not_exists=None, inline_references=None, inline_primary_key=None"_s,
            [](World &w, Arguments &a) {
                w.record(addColumn(w, target(w, a), a), a.range);
                return Value();
            }},
        {"drop_column"_L1, u"table_name, column_name, schema=None, **kw"_s,
            [](World &w, Arguments &a) {
                w.record(dropColumn(w, target(w, a), a), a.range);
                return Value();
            }},
        {"alter_column"_L1,
            u"table_name, column_name, nullable=None, comment=False, server_default=False, new_column_name=None, type_=None, "
            u"existing_type=None, existing_server_default=False, existing_nullable=None, existing_comment=None, schema=None, **kw"_s,
            [](World &w, Arguments &a) {
                w.record(alterColumn(w, target(w, a), a), a.range);
                return Value();
            }},
    };
    return rows;
}

} // namespace retort::bindings
