// SPDX-License-Identifier: GPL-3.0-or-later
// sa.Column and sa.ForeignKey (spec §12, "Column argument forms").
#include "model/bindings/convert.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using schema::Column;

namespace {

expression::ElementPtr bareColumn(const Column &column)
{
    return expression::column(column.name.text, column.type);
}

void takeItem(World &world, ColumnObject &object, Value item)
{
    Column &column = object.column;
    if (item.isUnknown())
        world.py.stop(item.unknown());
    if (const auto *key = item.as<ForeignKeyObject>()) {
        column.references.append(key->reference);
        return;
    }
    if (const auto *constraint = item.as<ConstraintObject>()) {
        if (const auto *check = std::get_if<schema::Check>(&constraint->constraint)) {
            schema::Check inColumn = *check;
            inColumn.columnLevel = true;
            column.checks.append(inColumn);
            return;
        }
    }
    if (const auto *sequence = item.as<SequenceObject>()) {
        column.sequence = sequence->sequence;
        return;
    }
    if (const auto *serverDefault = item.as<ServerDefaultObject>()) {
        column.serverDefault = serverDefault->serverDefault;
        return;
    }
    world.raise(u"ArgumentError"_s, u"'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got %1"_s.arg(world.py.repr(item)));
}

Column::Autoincrement toAutoincrement(World &world, Value value)
{
    if (value.isStr())
        return value.text() == "ignore_fk"_L1 ? Column::Autoincrement::IgnoreForeignKey : Column::Autoincrement::Auto;
    return toBool(world, value) ? Column::Autoincrement::Always : Column::Autoincrement::Never;
}

void takeKeyword(World &world, ColumnObject &object, const QString &name, Value value,
    std::vector<std::pair<QString, Value>> &dialectOptions)
{
    Column &column = object.column;
    if (name == "nullable"_L1) {
        column.nullable = toOptionalBool(world, value);
    } else if (name == "primary_key"_L1) {
        column.primaryKey = toBool(world, value);
    } else if (name == "server_default"_L1) {
        if (!value.isNone())
            column.serverDefault = toServerDefault(world, value);
    } else if (name == "default"_L1 || name == "insert_default"_L1) {
        if (const auto *sequence = value.as<SequenceObject>())
            column.sequence = sequence->sequence;
        else
            column.pythonDefault = !value.isNone();
        object.pythonDefault = value;
    } else if (name == "onupdate"_L1) {
        object.pythonOnUpdate = value;
    } else if (name == "unique"_L1) {
        column.unique = toBool(world, value);
    } else if (name == "index"_L1) {
        column.index = toBool(world, value);
    } else if (name == "autoincrement"_L1) {
        column.autoincrement = toAutoincrement(world, value);
    } else if (name == "comment"_L1) {
        column.comment = toOptionalText(world, value, name);
    } else if (name == "key"_L1) {
        column.key = toOptionalText(world, value, name).value_or(QString());
    } else if (name == "system"_L1) {
        column.system = toBool(world, value);
    } else if (name == "quote"_L1) {
        if (const auto quote = toOptionalBool(world, value))
            column.name.quote = *quote ? schema::Identifier::Quote::Always : schema::Identifier::Quote::Never;
    } else if (name == "info"_L1 || name == "doc"_L1 || name == "server_onupdate"_L1 || name == "_proxies"_L1) {
        return;
    } else {
        dialectOptions.push_back({name, value});
    }
}

/// `Column("name", type, …)`, `Column(type, …)`, `Column("name", ForeignKey(…))`, `Column(name=…, type_=…)`.
void fillColumn(World &world, ColumnObject &object, Arguments &arguments)
{
    Column &column = object.column;
    python::Values rest = arguments.positional;
    Value name;
    Value type;
    bool hasType = false;
    const Value *nameKeyword = arguments.keyword(u"name"_s);
    const Value *typeKeyword = arguments.keyword(u"type_"_s);
    const auto takeFirst = [&]() {
        const Value first = rest.front();
        rest.erase(rest.begin());
        return first;
    };
    if (!rest.empty() && rest.front().isUnknown())
        world.py.stop(rest.front().unknown());
    if (!rest.empty() && (rest.front().isStr() || rest.front().isNone())) {
        name = takeFirst();
        if (nameKeyword)
            world.raise(u"ArgumentError"_s, u"May not pass name positionally and as a keyword."_s);
    }
    if (nameKeyword)
        name = *nameKeyword;
    if (!rest.empty()) {
        if (rest.front().isUnknown())
            world.py.stop(rest.front().unknown());
        if (isType(world, rest.front())) {
            type = takeFirst();
            hasType = true;
            if (typeKeyword)
                world.raise(u"ArgumentError"_s, u"May not pass type_ positionally and as a keyword."_s);
        } else if (rest.front().isNone()) {
            takeFirst();
        }
    }
    if (typeKeyword && !typeKeyword->isNone()) {
        type = *typeKeyword;
        hasType = true;
    }
    column.name = toIdentifier(world, name, u"Column name"_s);
    std::vector<std::pair<QString, Value>> options;
    for (const auto &[keyword, value] : arguments.keywords) {
        if (value.isUnknown() && (keyword == "default"_L1 || keyword == "onupdate"_L1)) {
            column.pythonDefault = column.pythonDefault || keyword == "default"_L1;
            continue; // Python-side values never get into a schema
        }
        if (value.isUnknown() && (keyword == "info"_L1 || keyword == "doc"_L1))
            continue;
        if (keyword != "name"_L1 && keyword != "type_"_L1)
            takeKeyword(world, object, keyword, value, options);
    }
    column.options = toDialectOptions(world, options, u"Column"_s);
    if (hasType)
        column.type = toSqlType(world, type);
    for (const Value &item : rest) {
        if (!item.isNone())
            takeItem(world, object, item);
    }
    object.element = bareColumn(column);
}

void addColumnMethods(World &world, Class *type)
{
    World *w = &world;
    const auto copy = [w](Interpreter &py, Arguments &arguments) {
        const auto *self = arguments.self->as<ColumnObject>();
        if (!self)
            return *arguments.self; // a column of an alias or subquery
        auto *made = py.make<ColumnObject>(*w, self->type(), self->column);
        made->pythonDefault = self->pythonDefault;
        made->pythonOnUpdate = self->pythonOnUpdate;
        return Value(made);
    };
    type->addMethod(world.py, u"copy"_s, u"self, **kw"_s, copy);
    type->addMethod(world.py, u"_copy"_s, u"self, **kw"_s, copy);
}

} // namespace

ColumnObject::ColumnObject(World &worldOfColumn, Class *type, Column description)
    : ExpressionObject(worldOfColumn, type, bareColumn(description))
    , column(std::move(description))
{
}

std::optional<Value> ColumnObject::attribute(Interpreter &py, const QString &name)
{
    if (name == "name"_L1)
        return column.name.isEmpty() ? Value() : nameValue(world, column.name);
    if (name == "key"_L1)
        return py.str(column.effectiveKey());
    if (name == "type"_L1)
        return typeValue(world, column.type);
    if (name == "nullable"_L1)
        return Value::boolean(column.isNullable());
    if (name == "primary_key"_L1)
        return Value::boolean(column.primaryKey);
    if (name == "unique"_L1)
        return Value::boolean(column.unique);
    if (name == "index"_L1)
        return Value::boolean(column.index);
    if (name == "comment"_L1)
        return column.comment ? py.str(*column.comment) : Value();
    if (name == "default"_L1)
        return pythonDefault;
    if (name == "table"_L1)
        return table ? Value(table) : Value();
    return ExpressionObject::attribute(py, name);
}

bool ColumnObject::setAttribute(Interpreter &, const QString &name, Value value)
{
    if (name == "name"_L1)
        column.name = toIdentifier(world, value, name);
    else if (name == "nullable"_L1)
        column.nullable = toOptionalBool(world, value);
    else if (name == "primary_key"_L1)
        column.primaryKey = toBool(world, value);
    else if (name == "unique"_L1)
        column.unique = toBool(world, value);
    else if (name == "index"_L1)
        column.index = toBool(world, value);
    else if (name == "type"_L1)
        column.type = toSqlType(world, value);
    else if (name == "comment"_L1)
        column.comment = toOptionalText(world, value, name);
    else if (name == "server_default"_L1)
        column.serverDefault = value.isNone() ? schema::ServerDefault(schema::NoDefault()) : toServerDefault(world, value);
    else
        return false;
    element = bareColumn(column);
    if (table)
        table->refresh();
    return true;
}

Column toColumn(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (const auto *object = value.as<ColumnObject>())
        return object->column;
    world.raise(u"AttributeError"_s, u"'%1' object has no attribute '_copy'"_s.arg(world.py.classOf(value)->name()));
}

Class *columnClass(World &world)
{
    return world.once(u"Column"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Column"_s, {columnClauseClass(w)}, u"sqlalchemy.sql.schema"_s);
        World *pw = &w;
        type->create = [pw](Interpreter &py, Class &made, Arguments &arguments) {
            auto *object = py.make<ColumnObject>(*pw, &made, Column());
            if (!made.fromScript)
                fillColumn(*pw, *object, arguments);
            return Value(object);
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [pw](Interpreter &, Arguments &arguments) {
            auto *self = arguments.self->as<ColumnObject>();
            if (self && self->type()->fromScript) {
                Arguments inner;
                inner.positional = arguments.bound().varArgs();
                inner.keywords = arguments.bound().keywordArgs();
                fillColumn(*pw, *self, inner);
            }
            return Value();
        });
        addColumnMethods(w, type);
        return type;
    });
}

} // namespace retort::bindings
