// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/element.h"
#include "model/schema/raised.h"

/// Makes expressions as SQLAlchemy's functions and Python operators do: operands are coerced, typed and put in parentheses here,
/// so that the tree can be written as it stands.
namespace retort::expression {

using schema::OrRaised;

/// What stands on a side of an operator: an expression, or a Python value yet to be typed.
using Operand = std::variant<ElementPtr, Value>;

// Leaves
ElementPtr text(const QString &sql, const QList<Bind> &binds = {});
/// The names of the `:name` places in text(), in order and each once.
QStringList bindNames(const QString &sql);
ElementPtr literalColumn(const QString &sql, const SqlType &type = {});
ElementPtr column(const QString &name, const SqlType &type = {});
ElementPtr null();
ElementPtr constant(bool value);
/// A value with the type SQLAlchemy gives it: NullType for values it does not know.
ElementPtr literal(const Value &value);
ElementPtr literal(const Value &value, const SqlType &type);
SqlType typeOfValue(const Value &value);
/// bindparam(name, …): without a value it is NULL where it is written as a literal.
ElementPtr bindParameter(const QString &name, const std::optional<Value> &value, const std::optional<SqlType> &type,
    bool expanding = false);

// Operators
struct BinaryOptions
{
    QString escape;             ///< escape= of like() and its kin, flags= of regexp_match()
    bool autoescape = false;    ///< of startswith(), endswith(), contains()
    QString customText;         ///< of op('…')
    int customPrecedence = 0;
    bool customIsComparison = false;
    bool eager = false;         ///< puts itself in parentheses as an operand
    std::optional<SqlType> returnType;
};
/// `left op right`. A value takes the type that the other side suggests; comparison with None becomes IS NULL; strings add with ||.
OrRaised<ElementPtr> binary(Operator op, const Operand &left, const Operand &right, const BinaryOptions &options = {});
/// `~element` and not_().
ElementPtr negate(const ElementPtr &element);
/// `-element`
ElementPtr negative(const ElementPtr &element);
/// bitwise_not()
ElementPtr bitwiseNot(const ElementPtr &element);
/// and_() and or_(); without elements SQLAlchemy writes nothing for them.
ElementPtr conjunction(Operator andOrOr, const Elements &elements);
OrRaised<ElementPtr> between(const ElementPtr &element, const Operand &low, const Operand &high, bool symmetric = false,
    bool negated = false);
/// in_([…]) with values and expressions.
OrRaised<ElementPtr> inList(const ElementPtr &element, const QList<Operand> &items, bool negated = false);
/// in_(select) or in_(bindparam(expanding)).
OrRaised<ElementPtr> inSelect(const ElementPtr &element, const ElementPtr &select, bool negated = false);
enum class Affix { StartsWith, EndsWith, Contains };
/// startswith(), endswith(), contains() and, with `insensitive`, the istartswith() family.
OrRaised<ElementPtr> affix(Affix kind, const ElementPtr &element, const Operand &other, const BinaryOptions &options = {},
    bool negated = false, bool insensitive = false);
/// regexp_replace(pattern, replacement, flags)
OrRaised<ElementPtr> regexpReplace(const ElementPtr &element, const Operand &pattern, const Operand &replacement,
    const QString &flags = {});
/// `element[index]` of an array or of JSON; a ListValue index is a JSON path.
OrRaised<ElementPtr> item(const ElementPtr &element, const Operand &index);
OrRaised<ElementPtr> slice(const ElementPtr &element, const Operand &start, const Operand &stop);
/// `json[…].astext` of PostgreSQL's JSON.
OrRaised<ElementPtr> jsonText(const ElementPtr &element);
/// `json[…].as_string()` and its kin: the same access with another result.
ElementPtr withType(const ElementPtr &element, const SqlType &type);
/// any_() and all_()
ElementPtr anyOrAll(Operator anyOrAllOp, const ElementPtr &element);
/// `value op ANY (array)`, as array.any(value, operator) makes it.
OrRaised<ElementPtr> comparedWithItems(Operator anyOrAllOp, const ElementPtr &array, const Operand &value, Operator op);
ElementPtr collate(const ElementPtr &element, const QString &collation);
ElementPtr ordering(Operator ascOrDescOrNulls, const ElementPtr &element);
ElementPtr distinctOf(const ElementPtr &element);

// Constructs
/// func.a.b.name(…): `path` ends in the name. The type is that of SQLAlchemy's class of that name if it has one.
ElementPtr function(const QStringList &path, const QList<Operand> &arguments, const std::optional<SqlType> &type = {});
ElementPtr caseOf(const ElementPtr &value, const QList<std::pair<Operand, Operand>> &whens,
    const std::optional<Operand> &otherwise = {});
ElementPtr cast(const Operand &element, const SqlType &type, bool tryCast = false);
ElementPtr typeCoerce(const Operand &element, const SqlType &type);
ElementPtr extract(const QString &field, const ElementPtr &element);
ElementPtr label(const QString &name, const ElementPtr &element);
ElementPtr tuple(const QList<Operand> &items);
ElementPtr arrayLiteral(const QList<Operand> &items, const std::optional<SqlType> &itemType = {});
/// An operand where a plain expression is expected: a value becomes a typed literal.
ElementPtr asElement(const Operand &operand);
/// The same, with a value typed by what it is compared with or assigned to.
ElementPtr asElement(const Operand &operand, const SqlType &context);

// FROM
ElementPtr table(const QString &name, const QList<ColumnInfo> &columns, const QString &schema = {});
/// The columns that a Table, Alias, Cte, Join or SELECT offers, as elements bound to it.
Elements columnsOf(const ElementPtr &from);
/// One of them by its Python key, or an error with the key in its message.
OrRaised<ElementPtr> columnOf(const ElementPtr &from, const QString &key);
/// element.alias(name), select.subquery(name); an empty name is made up (anon_1).
ElementPtr alias(const ElementPtr &element, const QString &name = {}, bool lateral = false);
ElementPtr cte(const ElementPtr &select, const QString &name = {}, bool recursive = false);
ElementPtr join(const ElementPtr &left, const ElementPtr &right, const ElementPtr &on, bool outer = false, bool full = false);
/// The condition that foreign keys between the two sides make: an error if there are none, or several.
OrRaised<ElementPtr> joinCondition(const ElementPtr &left, const ElementPtr &right);
/// Whether foreign keys lead from one to the other.
bool areRelated(const ElementPtr &left, const ElementPtr &right);
/// A WITH query that is the union of itself and what `more` adds: the later mention takes the earlier one's place.
ElementPtr extendedCte(const Cte &cte, CompoundKind kind, const Elements &more);

// SELECT
ElementPtr select(const Elements &columns);
ElementPtr scalarSubquery(const ElementPtr &select);
/// exists() of a select; of anything else: SELECT * with the conditions in `where`.
ElementPtr exists(const ElementPtr &select);
ElementPtr compound(CompoundKind kind, const Elements &selects);

} // namespace retort::expression
