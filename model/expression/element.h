// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/operators.h"
#include "model/expression/value.h"
#include "model/schema/sqlelement.h"
#include "model/schema/sqltype.h"

#include <QHash>
#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <variant>

/// The SQL expression language as a tree of values. The closed set of elements is the variant at the end; model/expression/build.h
/// makes elements with SQLAlchemy's coercions, and the dialect room writes them.
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

// --- what can stand in FROM -------------------------------------------------------------------------------------------------

/// `identity` tells two tables of one name apart, as Python's `is` would; newIdentity() gives a fresh one.
struct Table
{
    QString name;
    QString schema;
    QList<ColumnInfo> columns;
    quint64 identity = 0;
    bool fromMetadata = false; ///< an sa.Table, not a lightweight sa.table(): its INSERT returns the primary key
    std::optional<bool> quote;
    std::optional<bool> quoteSchema;
};

/// table.alias(), select.subquery(), lateral(): an element with a name of its own.
struct Alias
{
    ElementPtr element;
    QString name; ///< empty: anon_1, anon_2 … in the order of their appearance
    bool lateral = false;
    ElementPtr sample; ///< of TABLESAMPLE: bernoulli(10) …; null if none
    ElementPtr seed;   ///< of REPEATABLE
    quint64 identity = 0;
};

struct Cte
{
    ElementPtr element;
    QString name; ///< empty: made up
    bool recursive = false;
    bool nesting = false;   ///< written where it is used, not at the head of the whole statement
    QStringList prefixes;   ///< MATERIALIZED …
    QStringList suffixes;
    QString alias;          ///< another name it is used by; empty if none
    quint64 identity = 0;   ///< of this mention: an alias has one of its own
    quint64 definition = 0; ///< of the text in WITH: what union() makes of it and its aliases share it
};

struct Join
{
    ElementPtr left;
    ElementPtr right;
    ElementPtr on;
    bool outer = false;
    bool full = false;
};

/// func.x().table_valued("a", "b"), and values(): a function or rows in FROM.
struct TableValued
{
    ElementPtr function;
    QList<ColumnInfo> columns;
    QString name;                ///< empty: one is made up
    QString namedAfter;          ///< what a made-up name starts with; empty: "anon"
    bool renderDerived = false;  ///< AS name(column, …)
    bool renderTypes = false;    ///< AS name(column TYPE, …)
    bool lateral = false;
    bool withOrdinality = false;
    quint64 identity = 0;
};

struct Values
{
    QList<ColumnInfo> columns;
    QList<Elements> rows;
    QString name; ///< empty: no name at all
    bool lateral = false;
    quint64 identity = 0;
};

// --- statements -------------------------------------------------------------------------------------------------------------

struct ForUpdate
{
    bool read = false;
    bool nowait = false;
    bool skipLocked = false;
    bool keyShare = false;
    Elements of;
};

struct Select
{
    Elements columns;
    Elements from; ///< select_from() and joins; the tables of the columns and conditions follow by themselves
    Elements where;
    Elements groupBy;
    Elements having;
    Elements orderBy;
    ElementPtr limit;
    ElementPtr offset;
    ElementPtr fetch; ///< FETCH FIRST … ROWS ONLY
    bool fetchPercent = false;
    bool fetchWithTies = false;
    bool distinct = false;
    Elements distinctOn;
    std::optional<ForUpdate> forUpdate;
    std::optional<Elements> correlate;       ///< set: only these; an empty list means none
    std::optional<Elements> correlateExcept;
    QStringList prefixes;
    QStringList suffixes;
    Elements ctes; ///< of add_cte(): written even if nothing mentions them
};

enum class CompoundKind { Union, UnionAll, Intersect, IntersectAll, Except, ExceptAll };

struct CompoundSelect
{
    CompoundKind kind = CompoundKind::Union;
    Elements selects;
    Elements orderBy;
    Elements groupBy;
    ElementPtr limit;
    ElementPtr offset;
};

/// A SELECT in parentheses that stands for one value.
struct ScalarSelect
{
    ElementPtr select;
    SqlType type;
};

/// A column to set and the value to set it to.
struct Assignment
{
    ElementPtr column; ///< a ColumnRef, or an expression on the left side
    ElementPtr value;
};

struct OnConflict
{
    bool update = false;
    QString constraint;
    Elements indexElements;
    ElementPtr indexWhere;
    QList<Assignment> set;
    ElementPtr where;
};

struct Insert
{
    ElementPtr table;
    QList<QList<Assignment>> rows; ///< one row, or several for a multi-row VALUES
    bool multipleRows = false;     ///< values([…]): VALUES (…), (…)
    QStringList selectColumns;     ///< of from_select
    bool includeDefaults = true;   ///< from_select adds the columns that have a default
    ElementPtr select;
    std::optional<Elements> returning;
    std::optional<OnConflict> onConflict;
    QStringList prefixes;
    QString ofDialect;             ///< whose insert() made it, which decides how ON CONFLICT may be written; empty for sa.insert()
    bool inlineDefaults = false; ///< no implicit RETURNING
    bool parametersGiven = false; ///< made by bulk_insert: exactly the columns of the rows, None is NULL
    Elements ctes;
};

struct Update
{
    ElementPtr table;
    QList<Assignment> set;
    bool ordered = false; ///< ordered_values(): as given; else in the order of the table's columns
    Elements where;
    std::optional<Elements> returning;
    QStringList prefixes;
    Elements ctes;
};

struct Delete
{
    ElementPtr table;
    Elements where;
    std::optional<Elements> returning;
    QStringList prefixes;
    Elements ctes;
};

// --- the closed set ---------------------------------------------------------------------------------------------------------

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

template<typename T>
ElementPtr make(T node)
{
    return std::make_shared<const Element>(ElementData(std::move(node)));
}

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
