// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"
#include "model/expression/build.h"

namespace retort::bindings {

/// A piece of the SQL expression language in a script's hands: immutable, but for what ColumnObject and TableObject add.
class ExpressionObject : public NativeObject
{
public:
    ExpressionObject(World &owner, python::Class *type, expression::ElementPtr tree)
        : NativeObject(owner, type)
        , element(std::move(tree))
    {
    }
    std::optional<python::Value> attribute(python::Interpreter &interpreter, const QString &name) override;
    std::optional<bool> truth(python::Interpreter &interpreter) override;
    std::optional<python::Value> subscript(python::Interpreter &interpreter, python::Value key) override;
    std::optional<python::Value> unary(python::Interpreter &interpreter, python::UnaryOperator op) override;
    std::optional<python::Value> binary(python::Interpreter &interpreter, python::BinaryOperator op, python::Value other,
        bool reflected) override;
    std::optional<python::Value> compare(python::Interpreter &interpreter, python::Comparison op, python::Value other) override;
    std::optional<QString> str(python::Interpreter &interpreter) override;

    expression::ElementPtr element;

private:
    bool isColumnLike() const;
};

/// exists(…), whose SELECT may still grow.
class ExistsObject : public ExpressionObject
{
public:
    ExistsObject(World &owner, python::Class *type, expression::ElementPtr selectTree)
        : ExpressionObject(owner, type, expression::exists(selectTree))
        , select(std::move(selectTree))
    {
    }
    expression::ElementPtr select;
};

/// The columns of a table, alias or subquery: `t.c`.
class ColumnCollection : public NativeObject
{
public:
    ColumnCollection(World &owner, python::Class *type, std::vector<std::pair<QString, python::Value>> columnValues)
        : NativeObject(owner, type)
        , columns(std::move(columnValues))
    {
    }
    std::optional<python::Value> missingAttribute(python::Interpreter &interpreter, const QString &name) override;
    std::optional<qint64> length(python::Interpreter &interpreter) override;
    python::Iterator *iterate(python::Interpreter &interpreter) override;
    std::optional<bool> contains(python::Interpreter &interpreter, python::Value value) override;
    std::optional<python::Value> subscript(python::Interpreter &interpreter, python::Value key) override;

    std::vector<std::pair<QString, python::Value>> columns;
};

python::Value columnCollection(World &world, std::vector<std::pair<QString, python::Value>> columns);

/// The object of the fitting Python class for an element.
python::Value expressionValue(World &world, expression::ElementPtr element);
inline python::Value expressionValue(World &world, schema::OrRaised<expression::ElementPtr> element)
{
    return expressionValue(world, world.unwrap(std::move(element)));
}

/// The tree of an expression object (column, table, select …), or nothing for any other value. Unknown stops.
std::optional<expression::ElementPtr> toElementIfAny(World &world, python::Value value);
/// An expression or a plain value. Anything else raises an ArgumentError.
expression::Operand toOperand(World &world, python::Value value);
/// The same for a value beside an expression of that type: a TypeDecorator of the script converts it.
expression::Operand typedOperand(World &world, python::Value value, const schema::SqlType &type);
/// An expression where SQLAlchemy wants one; a plain value becomes a literal.
expression::ElementPtr toElement(World &world, python::Value value);
/// Raw SQL where a bare str is allowed: a CHECK condition, an index' WHERE.
expression::ElementPtr toSqlOrText(World &world, python::Value value);
/// A condition or column where a bare str is refused with SQLAlchemy's text.
expression::ElementPtr toClause(World &world, python::Value value);

// Classes, made on demand.
python::Class *clauseElementClass(World &world);
python::Class *columnElementClass(World &world);
/// A column of sa.table(), and of what is made of one.
python::Class *columnClauseClass(World &world);
python::Class *functionClass(World &world);
python::Class *fromClauseClass(World &world);
python::Class *selectClass(World &world);
python::Class *insertClass(World &world);
python::Class *updateClass(World &world);
python::Class *deleteClass(World &world);

/// Functions that make expressions: text, column, literal, and_, case …; nothing for another name.
std::optional<python::Value> expressionFunction(World &world, const QString &name);
/// over, within_group, values, lateral, tablesample …
std::optional<python::Value> rowSourceFunction(World &world, const QString &name);
/// lateral(), tablesample(), data(), render_derived() of what stands in FROM.
void addRowSourceMethods(World &world, python::Class *type);
/// has_key(), as_string(), any() … of columns that hold more than one value.
void addContainerMethods(World &world, python::Class *type);
/// Whether contains() asks for an item of the type, not for a part of a text.
bool holdsItems(const schema::SqlType &type);
python::Value containsItems(World &world, const expression::ElementPtr &element, python::Value other);
/// select, insert, update, delete, exists, union …
std::optional<python::Value> statementFunction(World &world, const QString &name);
/// exists() without a SELECT, to be filled by where().
python::Value existsValue(World &world);
/// `func`
python::Value functionNamespace(World &world);

/// cte() of a SELECT, and of an INSERT, UPDATE or DELETE with RETURNING.
void addCteMethod(World &world, python::Class *type);
/// The text of a prefix or suffix: a str or text().
QString phraseText(World &world, python::Value value);
/// Whether the element can stand in FROM.
bool isFromClause(const expression::Element &element);

/// insert(table), update(table), delete(table).
python::Value insertInto(World &world, python::Value table);
/// insert() of sqlalchemy.dialects.postgresql or .sqlite, which has ON CONFLICT.
std::optional<python::Value> dialectInsertFunction(World &world, const QString &dialect);
python::Value updateOf(World &world, python::Value table);
python::Value deleteFrom(World &world, python::Value table);
/// A copy of the INSERT or UPDATE with those values set.
python::Value withValues(World &world, python::Value statement, python::Arguments &arguments);

} // namespace retort::bindings
