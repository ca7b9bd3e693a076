// SPDX-License-Identifier: GPL-3.0-or-later
// The DDL constructs of sqlalchemy.schema that scripts pass to op.execute().
#include "model/bindings/convert.h"
#include "model/bindings/ddlelement.h"
#include "model/bindings/modules.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using operations::Operation;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

const SequenceObject &sequenceArgument(World &world, const Arguments &arguments)
{
    const Value element = arguments["element"_L1];
    if (element.isUnknown())
        world.py.stop(element.unknown());
    const auto *sequence = element.as<SequenceObject>();
    if (!sequence)
        world.raise(u"ArgumentError"_s, u"a Sequence is expected, got %1"_s.arg(world.py.repr(element)));
    return *sequence;
}

QList<Operation> createTable(World &world, const Arguments &arguments)
{
    const auto *table = arguments["element"_L1].as<TableObject>();
    if (!table)
        world.raise(u"ArgumentError"_s, u"a Table is expected, got %1"_s.arg(world.py.repr(arguments["element"_L1])));
    schema::TableDefinition definition = table->definition();
    // CreateTable prints the table alone: neither its indexes nor its comments nor its types.
    QList<schema::TableItem> items;
    for (schema::TableItem &item : definition.items) {
        if (std::holds_alternative<schema::Index>(item))
            continue;
        if (auto *column = std::get_if<schema::Column>(&item)) {
            column->index = false;
            column->comment.reset();
            if (const schema::EnumDetails *details = column->type.enumDetails()) {
                schema::EnumDetails changed = *details;
                changed.createType = false;
                changed.hasMetadata = true;
                column->type = column->type.withEnumDetails(changed);
            }
        }
        items.append(item);
    }
    definition.items = items;
    definition.comment.reset();
    return {operations::CreateTable{definition, toBool(world, arguments["if_not_exists"_L1])}};
}

QList<Operation> dropTable(World &world, const Arguments &arguments)
{
    const auto *table = arguments["element"_L1].as<TableObject>();
    if (!table)
        world.raise(u"ArgumentError"_s, u"a Table is expected, got %1"_s.arg(world.py.repr(arguments["element"_L1])));
    return {operations::DropTable{table->base.name, table->base.schema, toBool(world, arguments["if_exists"_L1])}};
}

QList<Operation> createIndex(World &world, const Arguments &arguments)
{
    const auto *index = arguments["element"_L1].as<IndexObject>();
    if (!index || !index->table)
        world.raise(u"ArgumentError"_s, u"an Index of a table is expected"_s);
    return {operations::CreateIndex{index->table->base.name, index->table->base.schema, index->index,
        toBool(world, arguments["if_not_exists"_L1])}};
}

QList<Operation> enumTypeOperation(World &world, const Arguments &arguments, bool create)
{
    const schema::SqlType type = toSqlType(world, arguments["element"_L1]);
    const schema::EnumDetails *details = type.enumDetails();
    if (!details)
        world.needsPython(u"DDL of a type that is no ENUM"_s);
    const schema::Identifier name(details->name);
    const schema::Identifier schemaName(details->schema);
    if (create)
        return {operations::CreateNamedType{schema::EnumType{name, schemaName, details->labels}, false}};
    return {operations::DropNamedType{name, schemaName, false, false}};
}

/// DDL("… %(table)s …", context={…}): percent formatting, then raw text in which a colon is only a colon.
QList<Operation> ddlText(World &world, const Arguments &arguments)
{
    const QString format = toText(world, arguments["statement"_L1], u"statement"_s);
    Value values = arguments["context"_L1];
    if (values.isNone())
        values = world.py.dict();
    QString sql = world.py.percentFormat(format, values);
    sql.replace(u":"_s, u"\\:"_s);
    return {operations::ExecuteSql{expression::text(sql)}};
}

struct Row
{
    QLatin1StringView name;
    QLatin1StringView signature;
    QList<Operation> (*make)(World &, const Arguments &);
};

const Row rows[] = {
    {"CreateSequence"_L1, "element, if_not_exists=False, **kw"_L1,
        [](World &w, const Arguments &a) -> QList<Operation> {
            return {operations::CreateSequence{sequenceArgument(w, a).sequence, toBool(w, a["if_not_exists"_L1]), false}};
        }},
    {"DropSequence"_L1, "element, if_exists=False, **kw"_L1,
        [](World &w, const Arguments &a) -> QList<Operation> {
            const schema::Sequence &sequence = sequenceArgument(w, a).sequence;
            return {operations::DropSequence{sequence.name, sequence.schema, toBool(w, a["if_exists"_L1]), false}};
        }},
    {"CreateSchema"_L1, "name, if_not_exists=False, **kw"_L1,
        [](World &w, const Arguments &a) -> QList<Operation> {
            return {operations::CreateSchema{toIdentifier(w, a["name"_L1]), toBool(w, a["if_not_exists"_L1])}};
        }},
    {"DropSchema"_L1, "name, cascade=False, if_exists=False, **kw"_L1,
        [](World &w, const Arguments &a) -> QList<Operation> {
            return {operations::DropSchema{toIdentifier(w, a["name"_L1]), toBool(w, a["cascade"_L1]), toBool(w, a["if_exists"_L1])}};
        }},
    {"CreateTable"_L1, "element, include_foreign_key_constraints=None, if_not_exists=False"_L1, createTable},
    {"DropTable"_L1, "element, if_exists=False"_L1, dropTable},
    {"CreateIndex"_L1, "element, if_not_exists=False"_L1, createIndex},
    {"CreateEnumType"_L1, "element, **kw"_L1, [](World &w, const Arguments &a) { return enumTypeOperation(w, a, true); }},
    {"DropEnumType"_L1, "element, **kw"_L1, [](World &w, const Arguments &a) { return enumTypeOperation(w, a, false); }},
    {"DDL"_L1, "statement, context=None"_L1, ddlText},
};

} // namespace

std::optional<Value> ddlElementAttribute(World &world, const QString &name)
{
    const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const Row &r) { return r.name == name; });
    if (row == std::end(rows))
        return std::nullopt;
    return Value(world.once(u"ddl."_s + name, [row](World &w) {
        Class *type = w.py.makeClass(row->name, {}, u"sqlalchemy.sql.ddl"_s);
        World *pw = &w;
        type->create = [pw, row, signature = python::Signature(row->signature)](Interpreter &py, Class &made, Arguments &arguments) {
            python::Bound bound = arguments.bind(py, signature, row->name + ".__init__"_L1);
            arguments.setBound(std::make_shared<python::Bound>(std::move(bound)));
            return Value(py.make<DdlElementObject>(*pw, &made, row->make(*pw, arguments)));
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        const auto same = [](Interpreter &, Arguments &arguments) { return *arguments.self; };
        type->addMethod(w.py, u"execute_if"_s, u"self, dialect=None, callable_=None, state=None"_s, same);
        return type;
    }));
}

} // namespace retort::bindings
