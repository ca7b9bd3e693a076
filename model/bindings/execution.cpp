// SPDX-License-Identifier: GPL-3.0-or-later
// What op.execute(), connection.execute() and op.bulk_insert() send (spec §4.5, §4.6).
#include "model/bindings/compilers.h"
#include "model/bindings/convert.h"
#include "model/bindings/ddlelement.h"
#include "model/bindings/directives.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/queryresult.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using python::Value;

namespace {

ElementPtr statementOf(World &world, Value statement)
{
    if (statement.isUnknown())
        world.py.stop(statement.unknown());
    if (statement.isStr())
        return expression::text(statement.text());
    if (const auto element = toElementIfAny(world, statement))
        return *element;
    const python::Class *type = world.py.classOf(statement);
    if (auto sql = scriptedText(world, statement))
        return expression::text(sql->replace(u":"_s, u"\\:"_s));
    if (type->fromScript)
        world.needsPython(u"what %1 compiles to"_s.arg(type->name()));
    world.raise(u"ObjectNotExecutableError"_s, u"Not an executable object: %1"_s.arg(world.py.repr(statement)));
}

/// The type under which a driver sends a value that has none in SQLAlchemy: psycopg2 writes a list as an ARRAY.
schema::SqlType parameterType(World &world, const expression::Value &value, const QString &name)
{
    const auto *list = std::get_if<expression::ListValue>(&value.data);
    if (!list && !std::holds_alternative<expression::DictValue>(value.data))
        return expression::typeOfValue(value);
    if (!list || list->isTuple || list->items.isEmpty() || world.context.dialectName != "postgresql"_L1)
        world.needsPython(u"how the database driver sends the parameter %1"_s.arg(name));
    return schema::types::array(parameterType(world, list->items.first(), name));
}

/// A text() with values for its `:name` places.
ElementPtr withParameters(World &world, const expression::Text &text, const python::Dict &values)
{
    expression::Text bound = text;
    for (const auto &entry : values.entries()) {
        if (!entry.live)
            continue;
        const QString name = toText(world, entry.key, u"a parameter's name"_s);
        const auto plain = toPlain(world, entry.value);
        if (!plain)
            world.needsPython(u"the parameter %1"_s.arg(name));
        const auto known = std::find_if(bound.binds.begin(), bound.binds.end(),
            [&](const expression::Bind &bind) { return bind.name == name; });
        if (known != bound.binds.end()) {
            known->value = *plain;
            known->hasValue = true;
            if (known->type.isNull())
                known->type = parameterType(world, *plain, name);
        } else {
            bound.binds.append(expression::Bind{*plain, parameterType(world, *plain, name), name, true, false});
        }
    }
    return expression::make(std::move(bound));
}

bool hasParameters(Value parameters)
{
    if (parameters.isNone())
        return false;
    if (parameters.isSequence())
        return !parameters.items().empty();
    return !parameters.isDict() || parameters.dict()->size() > 0;
}

/// What a run sends is recorded, but Alembic's --sql prints something else.
void doubt(World &world, const QString &reason, const SourceRange &range)
{
    if (world.context.offline && !world.recorder.doubt)
        world.recorder.doubt = python::UnknownReason{python::UnknownKind::NeedsData, reason, range};
}

/// What a statement with parameters comes to; nothing when it was recorded as rows of a bulk insert.
QList<ElementPtr> withAllParameters(World &world, const ElementPtr &element, Value parameters, const SourceRange &range)
{
    requireKnown(world, parameters);
    const auto *given = element->as<expression::Text>();
    if (!given || !expression::bindNames(given->sql).isEmpty())
        doubt(world, u"the values given to execute(), which Alembic's --sql leaves out"_s, range);
    if (const auto *text = element->as<expression::Text>()) {
        QList<ElementPtr> bound;
        const python::Values sets = parameters.isDict() ? python::Values{parameters} : toKnownValues(world, parameters);
        for (const Value &set : sets) {
            if (!set.isDict())
                world.needsPython(u"positional parameters of execute()"_s);
            bound << withParameters(world, *text, *set.dict());
        }
        return bound;
    }
    if (const auto *insert = element->as<expression::Insert>(); insert && insert->rows.isEmpty() && !insert->select
        && !insert->onConflict && !insert->returning) {
        bulkInsert(world, expressionValue(world, insert->table),
            parameters.isDict() ? world.py.list({parameters}) : parameters, range);
        return {};
    }
    world.needsPython(u"execute() with parameters for bindparam()"_s);
}

QList<operations::BulkInsert::Column> columnsOf(const expression::Table &table)
{
    QList<operations::BulkInsert::Column> columns;
    for (const expression::ColumnInfo &info : table.columns) {
        operations::BulkInsert::Column column;
        column.name = schema::Identifier(info.name);
        if (info.quote)
            column.name.quote = *info.quote ? schema::Identifier::Quote::Always : schema::Identifier::Quote::Never;
        column.key = info.key == info.name ? QString() : info.key;
        column.type = info.type;
        column.pythonDefault = info.callableDefault || info.defaultValue;
        column.defaultValue = info.defaultValue;
        columns.append(column);
    }
    return columns;
}

operations::BulkInsert::Row rowOf(World &world, const expression::Table &table, const python::Dict &dict)
{
    operations::BulkInsert::Row row;
    for (const auto &entry : dict.entries()) {
        if (!entry.live)
            continue;
        QString key;
        if (const auto *column = entry.key.as<ColumnObject>())
            key = column->column.effectiveKey();
        else
            key = toText(world, entry.key, u"a column's name"_s);
        const auto info = std::find_if(table.columns.cbegin(), table.columns.cend(),
            [&](const expression::ColumnInfo &column) { return (column.key.isEmpty() ? column.name : column.key) == key; });
        if (info == table.columns.cend())
            world.raise(u"KeyError"_s, expression::pythonRepr(key));
        const expression::Operand operand = typedOperand(world, entry.value, info->type);
        const auto *plain = std::get_if<expression::Value>(&operand);
        if (!plain && world.context.offline && !std::get<ElementPtr>(operand)->as<expression::Bind>()) {
            world.raise(u"CompileError"_s,
                u"Could not render literal value \"%1\" with datatype %2; see parent stack trace for more detail."_s.arg(
                    world.py.repr(entry.value), info->type.repr()));
        }
        row.append({key, plain ? expression::literal(*plain, info->type) : expression::asElement(operand, info->type)});
    }
    for (const expression::ColumnInfo &column : table.columns) {
        const QString &key = column.key.isEmpty() ? column.name : column.key;
        const bool given = std::any_of(row.cbegin(), row.cend(), [&](const auto &cell) { return cell.first == key; });
        if (column.callableDefault && !given && !world.context.offline)
            world.needsPython(u"the default that Python computes for the column %1"_s.arg(column.name));
    }
    return row;
}

/// A run cannot fill a column whose default is a function of Python.
void requireKnownDefaults(World &world, const expression::Insert &insert)
{
    const auto *table = insert.table->as<expression::Table>();
    for (const expression::ColumnInfo &column : table ? table->columns : QList<expression::ColumnInfo>()) {
        if (!column.callableDefault || insert.select)
            continue;
        const auto names = [&](const expression::Assignment &assignment) {
            const auto *reference = assignment.column->as<expression::ColumnRef>();
            return reference && reference->name == column.name;
        };
        const bool given = !insert.rows.isEmpty() && std::any_of(insert.rows.first().cbegin(), insert.rows.first().cend(), names);
        if (!given)
            world.needsPython(u"the default that Python computes for the column %1"_s.arg(column.name));
    }
}

} // namespace

Value executeStatement(World &world, Value statement, Value parameters, const SourceRange &range)
{
    if (const auto *ddl = statement.as<DdlElementObject>()) {
        for (const operations::Operation &operation : ddl->operationsFor(nullptr))
            world.record(operation, range);
        return {};
    }
    const ElementPtr element = statementOf(world, statement);
    const auto *insert = element->as<expression::Insert>();
    const auto *update = element->as<expression::Update>();
    const bool setsNothing = (insert && insert->rows.isEmpty() && !insert->select) || (update && update->set.isEmpty());
    if (setsNothing && !hasParameters(parameters))
        doubt(world, u"a statement without values, for which Alembic's --sql prints places for all columns"_s, range);
    if (insert && !world.context.offline)
        requireKnownDefaults(world, *insert);
    const QList<ElementPtr> statements
        = hasParameters(parameters) ? withAllParameters(world, element, parameters, range) : QList<ElementPtr>{element};
    if (world.answers && statements.size() == 1 && givesRows(*statements.first())) {
        const operations::ExecuteSql query{statements.first()};
        const QueryAnswer answer = world.answer(world.answers->query(query));
        world.recorder.record(query, range);
        return queryResult(world, *statements.first(), answer);
    }
    qint64 affected = 0;
    for (const ElementPtr &one : statements) {
        const qint64 count = world.record(operations::ExecuteSql{one}, range);
        affected = count < 0 || affected < 0 ? -1 : affected + count;
    }
    return world.answers ? changeResult(world, affected) : unknownResult(world, element);
}

void bulkInsert(World &world, Value table, Value rows, const SourceRange &range)
{
    if (rows.isUnknown())
        world.py.stop(rows.unknown());
    if (!rows.isList())
        world.raise(u"TypeError"_s, u"List expected"_s);
    const python::Values items = rows.items();
    if (!items.empty() && !items.front().isDict()) {
        requireKnown(world, items.front());
        world.raise(u"TypeError"_s, u"List of dictionaries expected"_s);
    }
    const auto element = toElementIfAny(world, table);
    const auto *described = element ? (*element)->as<expression::Table>() : nullptr;
    if (!described)
        world.raise(u"AttributeError"_s, u"'%1' object has no attribute 'insert'"_s.arg(world.py.classOf(table)->name()));
    if (const auto *object = table.as<TableObject>(); object && object->autoload)
        world.py.stop(*object->autoload);
    operations::BulkInsert insert;
    insert.table = schema::Identifier(described->name);
    if (described->quote)
        insert.table.quote = *described->quote ? schema::Identifier::Quote::Always : schema::Identifier::Quote::Never;
    insert.schema = schema::Identifier(described->schema);
    insert.columns = columnsOf(*described);
    for (const Value &item : items) {
        requireKnown(world, item);
        if (!item.isDict())
            world.raise(u"TypeError"_s, u"List of dictionaries expected"_s);
        insert.rows.append(rowOf(world, *described, *item.dict()));
    }
    world.record(insert, range);
}

} // namespace retort::bindings
