// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/expressionobject.h"

#include "model/bindings/compilers.h"
#include "model/bindings/convert.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/surroundings.h"
#include "model/expression/grouping.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using expression::Operand;
using expression::Operator;
using python::BinaryOperator;
using python::Class;
using python::Comparison;
using python::Interpreter;
using python::UnaryOperator;
using python::Value;

namespace {

std::optional<Operator> sqlOperator(BinaryOperator op)
{
    switch (op) {
    case BinaryOperator::Add: return Operator::Add;
    case BinaryOperator::Subtract: return Operator::Sub;
    case BinaryOperator::Multiply: return Operator::Mul;
    case BinaryOperator::Divide: return Operator::TrueDiv;
    case BinaryOperator::FloorDivide: return Operator::FloorDiv;
    case BinaryOperator::Modulo: return Operator::Mod;
    case BinaryOperator::LeftShift: return Operator::LeftShift;
    case BinaryOperator::RightShift: return Operator::RightShift;
    case BinaryOperator::And:
    case BinaryOperator::Or:
    case BinaryOperator::Xor:
    case BinaryOperator::Power:
    case BinaryOperator::MatrixMultiply: return std::nullopt;
    }
    return std::nullopt;
}

Operator sqlOperator(Comparison op)
{
    switch (op) {
    case Comparison::Equal: return Operator::Eq;
    case Comparison::NotEqual: return Operator::Ne;
    case Comparison::Less: return Operator::Lt;
    case Comparison::LessEqual: return Operator::Le;
    case Comparison::Greater: return Operator::Gt;
    case Comparison::GreaterEqual: return Operator::Ge;
    }
    return Operator::Eq;
}

/// Whether the column comes from an sa.Table, however many aliases and subqueries are between.
bool isTableColumn(const expression::ColumnRef &column)
{
    if (!column.from)
        return false;
    if (const auto *table = column.from->as<expression::Table>())
        return table->fromMetadata;
    const auto *alias = column.from->as<expression::Alias>();
    const auto *cte = column.from->as<expression::Cte>();
    const ElementPtr inner = alias ? alias->element : cte ? cte->element : nullptr;
    if (!inner)
        return false;
    const auto *select = inner->as<expression::Select>();
    const expression::Elements candidates = select ? select->columns : expression::columnsOf(inner);
    for (const ElementPtr &candidate : candidates) {
        const auto *reference = candidate->as<expression::ColumnRef>();
        if (reference && reference->name == column.name)
            return isTableColumn(*reference);
        const auto *whole = candidate->as<expression::Table>();
        if (whole && expression::columnOf(candidate, column.name))
            return whole->fromMetadata;
    }
    return false;
}

Class *classFor(World &world, const expression::Element &element)
{
    using namespace expression;
    if (element.as<Select>() || element.as<CompoundSelect>() || element.as<TextualSelect>())
        return selectClass(world);
    if (element.as<Insert>())
        return insertClass(world);
    if (element.as<Update>())
        return updateClass(world);
    if (element.as<Delete>())
        return deleteClass(world);
    if (isFromClause(element))
        return fromClauseClass(world);
    if (element.as<Function>() || element.as<Filter>() || element.as<WithinGroup>())
        return functionClass(world);
    if (const auto *column = element.as<ColumnRef>())
        return isTableColumn(*column) ? columnClass(world) : columnClauseClass(world);
    if (element.as<Text>())
        return world.once(u"TextClause"_s, [](World &w) {
            return w.py.makeClass(u"TextClause"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.elements"_s);
        });
    return columnElementClass(world);
}

/// What is an object of SQLAlchemy's own may well be an expression there, such as a Query, even if it is none here.
void requireScripted(World &world, Value value)
{
    const bool isNative = value.isObject() && !value.as<Class>() && dynamic_cast<NativeObject *>(value.object())
        && !world.py.classOf(value)->fromScript;
    if (isNative)
        world.needsPython(u"%1 as an SQL expression"_s.arg(world.py.classOf(value)->name()));
}

QString notAnExpression(World &world, Value value)
{
    return u"Column expression, FROM clause, or other columns clause element expected, got %1."_s.arg(world.py.repr(value));
}

} // namespace

bool isFromClause(const expression::Element &element)
{
    using namespace expression;
    return element.as<Alias>() || element.as<Cte>() || element.as<expression::Table>() || element.as<Join>()
        || element.as<TableValued>() || element.as<Values>();
}

QString phraseText(World &world, Value value)
{
    if (const auto element = toElementIfAny(world, value)) {
        if (const auto *text = (*element)->as<expression::Text>())
            return text->sql;
        world.needsPython(u"an expression as a prefix or suffix"_s);
    }
    return toText(world, value);
}

void addCteMethod(World &world, Class *type)
{
    World *w = &world;
    type->addMethod(world.py, u"cte"_s, u"self, name=None, recursive=False, nesting=False"_s,
        [w](Interpreter &, python::Arguments &arguments) {
            const ElementPtr made = expression::cte(arguments.self->as<ExpressionObject>()->element,
                toOptionalText(*w, arguments["name"_L1]).value_or(QString()), toBool(*w, arguments["recursive"_L1]));
            expression::Cte cte = *made->as<expression::Cte>();
            cte.nesting = toBool(*w, arguments["nesting"_L1]);
            return expressionValue(*w, expression::make(std::move(cte)));
        });
}

Value expressionValue(World &world, ElementPtr element)
{
    if (!element)
        return {};
    Class *type = classFor(world, *element);
    return Value(world.py.make<ExpressionObject>(world, type, std::move(element)));
}

std::optional<ElementPtr> toElementIfAny(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (const auto *object = value.as<ExpressionObject>())
        return object->element;
    if (!value.isObject())
        return std::nullopt;
    if (const auto sql = scriptedText(world, value)) {
        const auto type = world.py.attributeIfAny(value, u"type"_s);
        return expression::literalColumn(*sql, type && !type->isNone() ? toSqlType(world, *type) : schema::SqlType());
    }
    // A mapped class stands for its table; anything may offer __clause_element__().
    if (const auto table = world.py.attributeIfAny(value, u"__table__"_s)) {
        if (const auto *object = table->as<ExpressionObject>())
            return object->element;
    }
    if (const auto offered = world.py.attributeIfAny(value, u"__clause_element__"_s)) {
        const Value made = world.py.call(*offered);
        if (const auto *object = made.as<ExpressionObject>())
            return object->element;
    }
    return std::nullopt;
}

Operand toOperand(World &world, Value value)
{
    if (const auto element = toElementIfAny(world, value))
        return *element;
    if (auto plain = toPlain(world, value))
        return *std::move(plain);
    requireScripted(world, value);
    world.raise(u"ArgumentError"_s,
        u"SQL expression element or literal value expected, got %1."_s.arg(world.py.repr(value)));
}

Operand typedOperand(World &world, Value value, const schema::SqlType &type)
{
    if (type.kind() != schema::TypeKind::Decorator || value.isNone() || toElementIfAny(world, value))
        return toOperand(world, value);
    const auto decorator = world.recorder.decorators.constFind(type.decoratorClass());
    if (decorator == world.recorder.decorators.cend())
        return toOperand(world, value);
    Class *scripted = world.py.classOf(*decorator);
    for (const QString &method : {u"process_literal_param"_s, u"process_bind_param"_s}) {
        const bool defined = std::any_of(scripted->mro().cbegin(), scripted->mro().cend(),
            [&](const Class *cls) { return cls->fromScript && cls->find(method); });
        if (!defined)
            continue;
        const Value converted = world.py.call(world.py.attribute(*decorator, method), {value, dialectValue(world)});
        return toOperand(world, converted);
    }
    return toOperand(world, value);
}

ElementPtr toElement(World &world, Value value)
{
    return expression::asElement(toOperand(world, value));
}

ElementPtr toSqlOrText(World &world, Value value)
{
    if (value.isNone())
        return {};
    if (value.isStr())
        return expression::text(value.text());
    return toElement(world, value);
}

ElementPtr toClause(World &world, Value value)
{
    if (const auto element = toElementIfAny(world, value))
        return *element;
    if (value.isStr()) {
        world.raise(u"ArgumentError"_s,
            u"Textual SQL expression %1 should be explicitly declared as text(%1)"_s.arg(world.py.repr(value)));
    }
    if (value.isBool())
        return expression::constant(value.toBool());
    if (value.isNone())
        return expression::null();
    requireScripted(world, value);
    world.raise(u"ArgumentError"_s, notAnExpression(world, value));
}

bool ExpressionObject::isColumnLike() const
{
    return m_type->isSubclassOf(columnElementClass(world)) || element->as<expression::Text>();
}

std::optional<Value> ExpressionObject::attribute(Interpreter &, const QString &name)
{
    using namespace expression;
    if (name == "type"_L1 && isColumnLike())
        return typeValue(world, typeOf(element));
    const QString own = [&]() -> QString {
        if (const auto *column = element->as<ColumnRef>())
            return column->name;
        if (const auto *label = element->as<Label>())
            return label->name;
        if (const auto *function = element->as<Function>())
            return function->name;
        if (const auto *table = element->as<expression::Table>())
            return table->name;
        if (const auto *named = element->as<Alias>())
            return named->name;
        if (const auto *bind = element->as<Bind>())
            return bind->name;
        return {};
    }();
    if ((name == "name"_L1 || name == "key"_L1) && !own.isEmpty())
        return world.py.str(own);
    if (name == "text"_L1 && element->as<Text>())
        return world.py.str(element->as<Text>()->sql);
    if (name == "value"_L1 && element->as<Bind>())
        return std::nullopt;
    if (name == "table"_L1 && element->as<ColumnRef>() && element->as<ColumnRef>()->from)
        return expressionValue(world, element->as<ColumnRef>()->from);
    if (name == "astext"_L1 && element->as<Binary>()) {
        Binary text = *element->as<Binary>();
        if (text.op != Operator::JsonGetItem && text.op != Operator::JsonPathGetItem)
            return std::nullopt;
        text.op = text.op == Operator::JsonGetItem ? Operator::JsonGetItemText : Operator::JsonPathGetItemText;
        text.left = grouped(text.left, text.op);
        text.type = schema::types::text();
        return expressionValue(world, make(std::move(text)));
    }
    return std::nullopt;
}

std::optional<bool> ExpressionObject::truth(Interpreter &)
{
    if (const auto *binary = element->as<expression::Binary>()) {
        if (binary->op == Operator::Eq || binary->op == Operator::Ne)
            return (binary->left == binary->right) == (binary->op == Operator::Eq);
    }
    if (!isColumnLike())
        return true;
    world.raise(u"TypeError"_s, u"Boolean value of this clause is not defined"_s);
}

std::optional<Value> ExpressionObject::subscript(Interpreter &, Value key)
{
    if (!isColumnLike())
        return std::nullopt;
    if (key.kind() == python::Kind::Slice) {
        const auto *slice = static_cast<const python::Slice *>(key.heapObject());
        return expressionValue(world,
            expression::slice(element, toOperand(world, slice->start), toOperand(world, slice->stop)));
    }
    return expressionValue(world, expression::item(element, toOperand(world, key)));
}

std::optional<Value> ExpressionObject::unary(Interpreter &, UnaryOperator op)
{
    if (!isColumnLike())
        return std::nullopt;
    if (op == UnaryOperator::Invert)
        return expressionValue(world, expression::negate(element));
    if (op == UnaryOperator::Negative)
        return expressionValue(world, expression::negative(element));
    return std::nullopt;
}

std::optional<Value> ExpressionObject::binary(Interpreter &, BinaryOperator op, Value other, bool reflected)
{
    if (!isColumnLike())
        return std::nullopt;
    if (op == BinaryOperator::And || op == BinaryOperator::Or) {
        const ElementPtr right = toClause(world, other);
        const Operator joined = op == BinaryOperator::And ? Operator::And : Operator::Or;
        return expressionValue(world,
            expression::conjunction(joined, reflected ? expression::Elements{right, element} : expression::Elements{element, right}));
    }
    const auto sql = sqlOperator(op);
    if (!sql || (reflected && op == BinaryOperator::Modulo && other.isStr()))
        return std::nullopt; // "… %s" % column formats the text
    const Operand mine = element;
    const Operand their = typedOperand(world, other, expression::typeOf(element));
    return expressionValue(world, reflected ? expression::binary(*sql, their, mine) : expression::binary(*sql, mine, their));
}

std::optional<Value> ExpressionObject::compare(Interpreter &, Comparison op, Value other)
{
    if (!isColumnLike())
        return std::nullopt;
    return expressionValue(world, expression::binary(sqlOperator(op), element, typedOperand(world, other, expression::typeOf(element))));
}

std::optional<QString> ExpressionObject::str(Interpreter &)
{
    if (const auto *text = element->as<expression::Text>())
        return text->sql;
    static const QRegularExpression plain(u"^[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)*$"_s);
    if (const auto *column = element->as<expression::ColumnRef>()) {
        const auto *table = column->from ? column->from->as<expression::Table>() : nullptr;
        const auto *alias = column->from ? column->from->as<expression::Alias>() : nullptr;
        const QString owner = table ? (table->schema.isEmpty() ? table->name : table->schema + u'.' + table->name)
            : alias                 ? alias->name
                                    : QString();
        const QString shown = column->from ? owner + u'.' + column->name : column->name;
        if (plain.match(shown).hasMatch())
            return shown;
        world.needsPython(u"the text of a column whose name needs quotes"_s);
    }
    if (const auto *literal = element->as<expression::LiteralColumn>())
        return literal->sql;
    if (const auto *table = element->as<expression::Table>())
        return table->schema.isEmpty() ? table->name : table->schema + u'.' + table->name;
    world.needsPython(u"the text of an SQL expression"_s);
}

std::optional<Value> ColumnCollection::missingAttribute(Interpreter &, const QString &name)
{
    for (const auto &[key, column] : columns) {
        if (key == name)
            return column;
    }
    if (name.startsWith("__"_L1))
        return std::nullopt;
    world.raise(u"AttributeError"_s, name);
}

std::optional<qint64> ColumnCollection::length(Interpreter &)
{
    return qint64(columns.size());
}

python::Iterator *ColumnCollection::iterate(Interpreter &interpreter)
{
    size_t next = 0;
    return interpreter.iterator([this, next](Interpreter &) mutable -> std::optional<Value> {
        if (next >= columns.size())
            return std::nullopt;
        return columns[next++].second;
    });
}

std::optional<bool> ColumnCollection::contains(Interpreter &, Value value)
{
    return std::any_of(columns.cbegin(), columns.cend(), [&](const auto &column) {
        return value.isStr() ? column.first == value.text() : column.second.isSame(value);
    });
}

std::optional<Value> ColumnCollection::subscript(Interpreter &interpreter, Value key)
{
    if (key.isInt() && key.toInt() >= 0 && size_t(key.toInt()) < columns.size())
        return columns[size_t(key.toInt())].second;
    for (const auto &[name, column] : columns) {
        if (key.isStr() && name == key.text())
            return column;
    }
    interpreter.raise(u"KeyError"_s, interpreter.toStr(key));
}

Value columnCollection(World &world, std::vector<std::pair<QString, Value>> columns)
{
    Class *type = world.once(u"ColumnCollection"_s, [](World &w) {
        Class *made = w.py.makeClass(u"ReadOnlyColumnCollection"_s, {}, u"sqlalchemy.sql.base"_s);
        made->addMethod(w.py, u"get"_s, u"self, key, default=None"_s, [](Interpreter &, python::Arguments &arguments) {
            const auto *self = arguments.self->as<ColumnCollection>();
            for (const auto &[name, column] : self->columns) {
                if (arguments["key"_L1].isStr() && name == arguments["key"_L1].text())
                    return column;
            }
            return arguments["default"_L1];
        });
        const auto list = [](bool names, bool values) {
            return [names, values](Interpreter &py, python::Arguments &arguments) {
                python::Values items;
                for (const auto &[name, column] : arguments.self->as<ColumnCollection>()->columns)
                    items.push_back(names && values ? py.tuple({py.str(name), column}) : names ? py.str(name) : column);
                return py.list(items);
            };
        };
        made->addMethod(w.py, u"keys"_s, u"self"_s, list(true, false));
        made->addMethod(w.py, u"values"_s, u"self"_s, list(false, true));
        made->addMethod(w.py, u"items"_s, u"self"_s, list(true, true));
        return made;
    });
    return Value(world.py.make<ColumnCollection>(world, type, std::move(columns)));
}

} // namespace retort::bindings
