// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/columnelements.h"
#include "model/expression/fromelements.h"
#include "model/expression/statementelements.h"
#include "model/schema/sqlelement.h"

#include <variant>

/// The SQL expression language as a tree of values: the closed set of its elements. model/expression/build.h makes elements with
/// SQLAlchemy's coercions, and the dialect room writes them.
namespace retort::expression {

using ElementData = std::variant<Bind, Text, TextualSelect, LiteralColumn, Constant, NameReference, ColumnRef, Unary, Binary,
    OperatorList, Grouping, Function, Over, OrderedArgument, WithinGroup, Filter, Case, Cast, TypeCoerce, Extract, CollationName, Tuple,
    ArrayLiteral, Slice, Label, NextValue, FetchedValue, TooDeep, Table, Alias, Cte, Join, TableValued, Values, Select, CompoundSelect,
    ScalarSelect, Insert, Update, Delete>;

/// One element of the tree. Immutable: a changed element is a new one.
class Element final : public schema::SqlElement
{
public:
    explicit Element(ElementData elementData);
    ~Element() override;

    /// The tree as one line of text, equal for equal trees whatever the dialect: for comparisons and tests, not for people.
    QString dump() const;

    template<typename T>
    const T *as() const
    {
        return std::get_if<T>(&data);
    }

    /// Levels of elements below this one. Beyond `MaximumDepth` the data is TooDeep, so that no walk recurses too far.
    const int depth;
    /// Elements that a walk of the tree meets; a shared one counts each time. Beyond `MaximumWeight` the data is TooDeep.
    const qint64 weight;
    const ElementData data;

    static constexpr int MaximumDepth = 400;
    static constexpr qint64 MaximumWeight = 4'000'000;
};

/// @p node is one of ElementData's. Compiled once for all of them: the moves of a variant this large take seconds in each file.
template<typename T>
ElementPtr make(T node);

/// The element that a table, constraint or index of the schema holds; null if there is none.
ElementPtr fromSchema(const schema::SqlPtr &element);

/// Whether both are absent or say the same.
bool sameSql(const schema::SqlPtr &left, const schema::SqlPtr &right);

/// A number no element has had so far, for `identity`.
quint64 newIdentity();

/// The type of an expression; NullType where it has none.
SqlType typeOf(const ElementPtr &element);

/// The direct children of an element, in writing order; nulls left out.
Elements childrenOf(const Element &element);

} // namespace retort::expression
