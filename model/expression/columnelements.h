// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/operators.h"
#include "model/expression/value.h"
#include "model/schema/sqltype.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

/// What stands for values: literals, columns, operators, functions.
namespace retort::expression {

class Element;
using ElementPtr = std::shared_ptr<const Element>;
using Elements = QList<ElementPtr>;
using schema::SqlType;

// --- leaves -----------------------------------------------------------------------------------------------------------------

/// A value to be written as a literal. `name` is that of a bindparam(); generated ones have none.
struct Bind
{
    Value value;
    SqlType type;
    QString name;
    bool hasValue = true;   ///< a bindparam() without a value is NULL in literal text
    bool expanding = false; ///< the list of an IN
};

/// text(): raw SQL; `binds` are the values that bindparams() gave to its `:name` places.
struct Text
{
    QString sql;
    QList<Bind> binds;
};

/// text().columns(…): a text that can stand where a SELECT can.
struct TextualSelect
{
    ElementPtr text;
    Elements columns;
};

struct LiteralColumn
{
    QString sql;
    SqlType type;
};

enum class Constant { Null, True, False, Default };

/// order_by("name") and its kin: the column or label of that name in the SELECT around it, or a column of its tables.
struct NameReference
{
    QString name;
};

/// A column; `from` is the table, alias or subquery it belongs to, null for a bare sa.column().
struct ColumnRef
{
    QString name; ///< empty: the only column of a function in FROM, which goes by the name of its alias
    SqlType type;
    ElementPtr from;
    std::optional<bool> quote;
};

/// What a column's ForeignKey refers to.
struct ColumnTarget
{
    QString schema;
    QString table;
    QString column;  ///< empty: the column of the same name
    int constraint = 0; ///< equal for the columns of one composite key of a table
};

/// A column of a Table, Alias or Cte: enough to make a ColumnRef of it, and what an INSERT or UPDATE must know.
struct ColumnInfo
{
    QString name;
    QString key; ///< Python's name for it, mostly the same
    SqlType type;
    std::optional<bool> quote;
    bool primaryKey = false;
    bool autoincrement = false;    ///< the table's autoincrement column
    bool hasServerDefault = false;
    ElementPtr defaultValue;       ///< Python-side default that is a plain value or an SQL expression
    ElementPtr onUpdate;
    bool callableDefault = false;  ///< a Python-side default that only Python can compute
    QList<ColumnTarget> references;
};

// --- operators --------------------------------------------------------------------------------------------------------------

struct Unary
{
    enum class Position { Prefix, Postfix };
    Operator op = Operator::Not;
    Position position = Position::Prefix;
    ElementPtr operand;
    SqlType type;
    QString customText;
    bool wrapsColumn = false; ///< label naming looks through it
};

struct Binary
{
    Operator op = Operator::Eq;
    ElementPtr left;
    ElementPtr right;
    SqlType type;
    std::optional<Operator> negated; ///< the operator that `~` turns it into
    QString escape;                  ///< of LIKE; the flags of a regular expression
    QString customText;              ///< of Operator::Custom
    int customPrecedence = 0;
    bool customIsComparison = false;
    bool eager = false;              ///< puts itself in parentheses as an operand
    bool unranked = false;           ///< startswith() and its kin, which need parentheses everywhere
};

/// Elements joined by an operator: and_(), or_(), a || b || c, a comma list.
struct OperatorList
{
    Operator op = Operator::And;
    Elements elements;
    SqlType type;
    bool group = true;
};

struct Grouping
{
    ElementPtr element;
};

struct Function
{
    QString name;            ///< func.a.b → name b
    QStringList packages;    ///< … and package a
    Elements arguments;
    SqlType type;
    bool knownClass = false; ///< one of SQLAlchemy's own function classes: now, count, coalesce …
};

struct Over
{
    ElementPtr function;
    Elements partitionBy;
    Elements orderBy;
    QString frame; ///< "ROWS BETWEEN … AND …"; empty if none
};

/// postgresql.aggregate_order_by(x, …): an argument of an aggregate function with an order.
struct OrderedArgument
{
    ElementPtr element;
    Elements orderBy;
};

struct WithinGroup
{
    ElementPtr function;
    Elements orderBy;
};

struct Filter
{
    ElementPtr function;
    ElementPtr criterion;
};

struct Case
{
    ElementPtr value; ///< of the short form; else null
    QList<std::pair<ElementPtr, ElementPtr>> whens;
    ElementPtr otherwise;
    SqlType type;
};

struct Cast
{
    ElementPtr element;
    SqlType type;
    bool tryCast = false;
};

struct TypeCoerce
{
    ElementPtr element;
    SqlType type;
};

struct Extract
{
    QString field;
    ElementPtr element;
};

struct CollationName
{
    QString name;
};

struct Tuple
{
    Elements elements;
};

/// postgresql.array([…])
struct ArrayLiteral
{
    Elements elements;
    SqlType type;
};

/// array[start:stop] on PostgreSQL
struct Slice
{
    ElementPtr start;
    ElementPtr stop;
};

struct Label
{
    QString name; ///< empty: SQLAlchemy makes one up (anon_1)
    ElementPtr element;
    quint64 identity = 0; ///< names the same made-up label wherever it is mentioned
};

/// func.next_value(Sequence): nextval('s')
struct NextValue
{
    QString sequence;
    QString schema;
};

/// server_default=FetchedValue(): the database fills it, nothing is written.
struct FetchedValue
{
};

/// What became of an element beyond Element::MaximumDepth or Element::MaximumWeight: it compiles to an error.
struct TooDeep
{
};

} // namespace retort::expression
