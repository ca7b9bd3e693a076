// SPDX-License-Identifier: GPL-3.0-or-later
// The DDL constructs of sqlalchemy.schema that scripts pass to op.execute().
#include "model/bindings/convert.h"
#include "model/bindings/ddlelement.h"
#include "model/bindings/modules.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"

#include <QRegularExpression>

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
    operations::CreateTable create = createOperation(*table, toBool(world, arguments["if_not_exists"_L1]));
    create.definition = definition;
    return {create};
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

/// A name as it stands in SQL; one that would need quotes is left to Python, for only the dialects know how.
QString plainName(World &world, const schema::Identifier &name)
{
    static const QRegularExpression plain(u"^[a-z_][a-z0-9_]*$"_s);
    static const QStringList reserved{u"all"_s, u"and"_s, u"any"_s, u"as"_s, u"case"_s, u"check"_s, u"column"_s, u"default"_s,
        u"end"_s, u"for"_s, u"from"_s, u"group"_s, u"index"_s, u"key"_s, u"limit"_s, u"offset"_s, u"order"_s, u"plan"_s,
        u"query"_s, u"references"_s, u"row"_s, u"select"_s, u"table"_s, u"to"_s, u"transaction"_s, u"trigger"_s, u"unique"_s,
        u"user"_s, u"values"_s, u"view"_s, u"when"_s, u"with"_s};
    const bool needsQuotes = !name.isEmpty() && (!plain.match(name.text).hasMatch() || reserved.contains(name.text));
    if (needsQuotes || name.quote == schema::Identifier::Quote::Always)
        world.needsPython(u"the quoted name %1 in a DDL()"_s.arg(name.text));
    return name.text;
}

/// DDL("… %(table)s …", context={…}): percent formatting, then raw text in which a colon is only a colon.
QList<Operation> ddlText(World &world, const QString &format, Value context, const TableObject *table)
{
    const Value values = world.py.dict();
    if (context.isDict()) {
        for (const auto &entry : context.dict()->entries()) {
            if (entry.live)
                world.py.setSubscript(values, entry.key, entry.value);
        }
    }
    if (table && format.contains("%("_L1)) {
        const QString name = plainName(world, table->base.name);
        const QString schemaName = plainName(world, table->base.schema);
        const auto set = [&](const QString &key, const QString &text) {
            world.py.setSubscript(values, world.py.str(key), world.py.str(text));
        };
        set(u"table"_s, name);
        set(u"schema"_s, schemaName);
        set(u"fullname"_s, schemaName.isEmpty() ? name : schemaName + u'.' + name);
    }
    QString sql = world.py.percentFormat(format, values);
    sql.replace(u":"_s, u"\\:"_s);
    return {operations::ExecuteSql{expression::text(sql)}};
}

DdlElementObject::Maker ddlMaker(World &world, const Arguments &arguments)
{
    World *w = &world;
    const QString format = toText(world, arguments["statement"_L1], u"statement"_s);
    const Value context = arguments["context"_L1];
    return [w, format, context](const TableObject *table) { return ddlText(*w, format, context, table); };
}

const TableObject &tableOf(World &world, Value element)
{
    const auto *constraint = element.as<ConstraintObject>();
    const auto *index = element.as<IndexObject>();
    const TableObject *table = constraint ? constraint->table : index ? index->table : nullptr;
    if (!table)
        world.needsPython(u"the table of a constraint or index"_s);
    return *table;
}

QList<Operation> dropConstraint(World &world, const Arguments &arguments)
{
    const Value element = arguments["element"_L1];
    const TableObject &table = tableOf(world, element);
    operations::DropConstraint drop;
    drop.name = schema::traits(element.as<ConstraintObject>()->constraint).name;
    drop.name.conventioned = true;
    drop.table = table.base.name;
    drop.schema = table.base.schema;
    drop.ifExists = toBool(world, arguments["if_exists"_L1]);
    return {drop};
}

QList<Operation> dropIndex(World &world, const Arguments &arguments)
{
    const Value element = arguments["element"_L1];
    const TableObject &table = tableOf(world, element);
    operations::DropIndex drop;
    drop.name = element.as<IndexObject>()->index.name;
    drop.table = table.base.name;
    drop.schema = table.base.schema;
    drop.ifExists = toBool(world, arguments["if_exists"_L1]);
    return {drop};
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
    {"DropIndex"_L1, "element, if_exists=False"_L1, dropIndex},
    {"AddConstraint"_L1, "element, isolate_from_table=True"_L1,
        [](World &w, const Arguments &a) -> QList<Operation> {
            const TableObject &table = tableOf(w, a["element"_L1]);
            return {operations::AddConstraint{table.base.name, table.base.schema, a["element"_L1].as<ConstraintObject>()->constraint}};
        }},
    {"DropConstraint"_L1, "element, cascade=False, if_exists=False, isolate_from_table=True"_L1, dropConstraint},
    {"DDL"_L1, "statement, context=None"_L1, nullptr},
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
            if (!row->make)
                return Value(py.make<DdlElementObject>(*pw, &made, ddlMaker(*pw, arguments)));
            const QList<Operation> ready = row->make(*pw, arguments);
            return Value(py.make<DdlElementObject>(*pw, &made, [ready](const TableObject *) { return ready; }));
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        type->addMethod(w.py, u"execute_if"_s, u"self, dialect=None, callable_=None, state=None"_s,
            [pw](Interpreter &py, Arguments &arguments) {
                const auto *self = arguments.self->as<DdlElementObject>();
                if (!arguments["callable_"_L1].isNone())
                    pw->needsPython(u"execute_if(callable_=…)"_s);
                auto *made = py.make<DdlElementObject>(*pw, self->type(), self->operationsFor);
                const Value dialects = arguments["dialect"_L1];
                if (!dialects.isNone())
                    made->dialects = dialects.isStr() ? QStringList{dialects.text()} : toNames(*pw, dialects);
                return Value(made);
            });
        return type;
    }));
}

} // namespace retort::bindings
