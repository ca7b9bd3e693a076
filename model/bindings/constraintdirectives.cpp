// SPDX-License-Identifier: GPL-3.0-or-later
// op.create_primary_key, create_unique_constraint, create_foreign_key, create_check_constraint, create_exclude_constraint,
// drop_constraint.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Value;

namespace {

/// deferrable=, initially= and dialect options of the directives that pass **kw on to the constraint.
void fillFromKeywords(World &world, schema::ConstraintTraits &traits, const Arguments &arguments, const QString &construct)
{
    traits.name = toIdentifier(world, arguments["constraint_name"_L1], u"constraint_name"_s);
    std::vector<std::pair<QString, Value>> options;
    for (const auto &[name, value] : arguments.bound().keywordArgs()) {
        if (name == "deferrable"_L1)
            traits.deferrable = toOptionalBool(world, value);
        else if (name == "initially"_L1)
            traits.initially = toOptionalText(world, value, name).value_or(QString());
        else if (name != "use_alter"_L1 && name != "info"_L1 && name != "link_to_name"_L1 && name != "comment"_L1)
            options.push_back({name, value});
    }
    traits.options = toDialectOptions(world, options, construct);
}

QString phrase(World &world, const Arguments &arguments, QLatin1StringView name)
{
    return toOptionalText(world, arguments[name], name).value_or(QString());
}

DirectiveTarget target(World &world, const Arguments &arguments)
{
    return {toIdentifier(world, arguments["table_name"_L1], u"table_name"_s),
        toIdentifier(world, arguments["schema"_L1], u"schema"_s)};
}

template<auto make>
Value recorded(World &world, Arguments &arguments)
{
    world.record(make(world, target(world, arguments), arguments), arguments.range);
    return {};
}

} // namespace

operations::AddConstraint addPrimaryKey(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    schema::PrimaryKey key;
    fillFromKeywords(world, key, arguments, u"PrimaryKeyConstraint"_s);
    key.columns = toNames(world, arguments["columns"_L1]);
    return {named.table, named.schema, key};
}

operations::AddConstraint addUnique(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    schema::Unique unique;
    fillFromKeywords(world, unique, arguments, u"UniqueConstraint"_s);
    unique.columns = toNames(world, arguments["columns"_L1]);
    return {named.table, named.schema, unique};
}

operations::AddConstraint addForeignKey(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    schema::ForeignKey key;
    fillFromKeywords(world, key, arguments, u"ForeignKeyConstraint"_s);
    key.deferrable = toOptionalBool(world, arguments["deferrable"_L1]);
    key.initially = phrase(world, arguments, "initially"_L1);
    key.onDelete = phrase(world, arguments, "ondelete"_L1);
    key.onUpdate = phrase(world, arguments, "onupdate"_L1);
    key.match = phrase(world, arguments, "match"_L1);
    key.columns = toNames(world, arguments["local_cols"_L1]);
    key.referredTable = toIdentifier(world, arguments["referent_table"_L1], u"referent_table"_s);
    key.referredSchema = toIdentifier(world, arguments["referent_schema"_L1], u"referent_schema"_s);
    key.referredColumns = toNames(world, arguments["remote_cols"_L1]);
    for (const auto &[name, value] : arguments.bound().keywordArgs()) {
        if (name == "use_alter"_L1)
            key.useAlter = toBool(world, value);
    }
    if (key.columns.size() != key.referredColumns.size()) {
        world.raise(u"ArgumentError"_s,
            u"ForeignKeyConstraint number of constrained columns must match the number of referenced columns."_s);
    }
    return {named.table, named.schema, key};
}

operations::AddConstraint addCheck(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    schema::Check check;
    fillFromKeywords(world, check, arguments, u"CheckConstraint"_s);
    check.condition = toSqlOrText(world, arguments["condition"_L1]);
    return {named.table, named.schema, check};
}

operations::AddConstraint addExclude(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    schema::Exclude exclude = excludeConstraint(world, arguments.bound().varArgs(), arguments);
    exclude.name = toIdentifier(world, arguments["constraint_name"_L1], u"constraint_name"_s);
    // Alembic makes columns of the elements, which text() has no name for.
    for (const schema::Exclude::Element &element : exclude.elements) {
        const expression::ElementPtr tree = expression::fromSchema(element.expression);
        if (tree && tree->as<expression::Text>()) {
            world.raise(u"ArgumentError"_s,
                u"Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table."_s);
        }
    }
    return {named.table, named.schema, exclude};
}

operations::DropConstraint dropConstraint(World &world, const DirectiveTarget &named, const Arguments &arguments)
{
    using Type = operations::DropConstraint::Type;
    operations::DropConstraint drop;
    drop.name = toIdentifier(world, arguments["constraint_name"_L1], u"constraint_name"_s);
    drop.table = named.table;
    drop.schema = named.schema;
    drop.ifExists = toBool(world, arguments["if_exists"_L1]);
    if (const auto type = toOptionalText(world, arguments["type_"_L1], u"type_"_s)) {
        if (*type == "foreignkey"_L1)
            drop.type = Type::ForeignKey;
        else if (*type == "primary"_L1)
            drop.type = Type::PrimaryKey;
        else if (*type == "unique"_L1)
            drop.type = Type::Unique;
        else if (*type == "check"_L1)
            drop.type = Type::Check;
        else
            world.raise(u"TypeError"_s, u"'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None"_s);
    }
    return drop;
}

const QList<DirectiveRow> &constraintDirectives()
{
    static const QList<DirectiveRow> rows{
        {"create_primary_key"_L1, u"constraint_name, table_name, columns, schema=None"_s, recorded<addPrimaryKey>},
        {"create_unique_constraint"_L1, u"constraint_name, table_name, columns, schema=None, **kw"_s, recorded<addUnique>},
        {"create_foreign_key"_L1,
            u"constraint_name, source_table, referent_table, local_cols, remote_cols, onupdate=None, ondelete=None, deferrable=None, "
            u"initially=None, match=None, source_schema=None, referent_schema=None, **dialect_kw"_s,
            [](World &w, Arguments &a) {
                const DirectiveTarget named{toIdentifier(w, a["source_table"_L1], u"source_table"_s),
                    toIdentifier(w, a["source_schema"_L1], u"source_schema"_s)};
                w.record(addForeignKey(w, named, a), a.range);
                return Value();
            }},
        {"create_check_constraint"_L1, u"constraint_name, table_name, condition, schema=None, **kw"_s, recorded<addCheck>},
        {"create_exclude_constraint"_L1,
            u"constraint_name, table_name, *elements, schema=None, where=None, using='gist', deferrable=None, initially=None, "
            u"ops=None, **kw"_s,
            recorded<addExclude>},
        {"drop_constraint"_L1, u"constraint_name, table_name, type_=None, schema=None, if_exists=None"_s, recorded<dropConstraint>},
    };
    return rows;
}

} // namespace retort::bindings
