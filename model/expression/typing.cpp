// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/typing.h"

#include "model/base/overloaded.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace retort::expression {

namespace types = schema::types;
using schema::TypeAffinity;
using schema::TypeKind;

namespace {

bool isConcatenable(const SqlType &type)
{
    switch (type.affinity()) {
    case TypeAffinity::String:
    case TypeAffinity::Array:
    case TypeAffinity::Json:
    case TypeAffinity::Hstore: return true;
    default: return false;
    }
}

/// A generic type of a family, for results that belong to neither operand.
SqlType representative(TypeAffinity affinity)
{
    switch (affinity) {
    case TypeAffinity::Integer: return types::integer();
    case TypeAffinity::Numeric: return types::numeric();
    case TypeAffinity::Date: return types::date();
    case TypeAffinity::Time: return types::time();
    case TypeAffinity::DateTime: return types::dateTime();
    case TypeAffinity::Interval: return types::interval();
    default: return types::null();
    }
}

struct Adaptation
{
    TypeAffinity left;
    Operator op;
    TypeAffinity right;
    TypeAffinity result; ///< the left family: the left operand's own type
};

/// Sums of numbers, dates and intervals as PostgreSQL understands them.
const QList<Adaptation> &adaptations()
{
    using A = TypeAffinity;
    using O = Operator;
    static const QList<Adaptation> table{
        {A::Integer, O::Add, A::Date, A::Date},
        {A::Integer, O::Add, A::Numeric, A::Numeric},
        {A::Integer, O::Mul, A::Interval, A::Interval},
        {A::Integer, O::Mul, A::Numeric, A::Numeric},
        {A::Integer, O::TrueDiv, A::Integer, A::Numeric},
        {A::Integer, O::TrueDiv, A::Numeric, A::Numeric},
        {A::Integer, O::FloorDiv, A::Numeric, A::Numeric},
        {A::Integer, O::Sub, A::Numeric, A::Numeric},
        {A::Numeric, O::Mul, A::Interval, A::Interval},
        {A::DateTime, O::Sub, A::DateTime, A::Interval},
        {A::Date, O::Add, A::Interval, A::DateTime},
        {A::Date, O::Add, A::Time, A::DateTime},
        {A::Date, O::Sub, A::Date, A::Integer},
        {A::Date, O::Sub, A::Interval, A::DateTime},
        {A::Date, O::Sub, A::DateTime, A::Interval},
        {A::Time, O::Add, A::Date, A::DateTime},
        {A::Time, O::Sub, A::Time, A::Interval},
        {A::Interval, O::Add, A::Date, A::DateTime},
        {A::Interval, O::Add, A::DateTime, A::DateTime},
        {A::Interval, O::Add, A::Time, A::Time},
    };
    return table;
}

SqlType adapted(Operator op, const SqlType &left, const SqlType &right)
{
    for (const Adaptation &row : adaptations()) {
        if (row.left != left.affinity() || row.op != op || row.right != right.affinity())
            continue;
        if (row.result == right.affinity())
            return right;
        return row.result == left.affinity() ? left : representative(row.result);
    }
    return left;
}

bool takesAnyValue(const SqlType &type)
{
    // Decorators and user-defined types convert what they are compared with; so do the network addresses and HSTORE.
    switch (type.kind()) {
    case TypeKind::Decorator:
    case TypeKind::Verbatim: return true;
    case TypeKind::PgWord: {
        static const QStringList names{u"INET"_s, u"CIDR"_s, u"MACADDR"_s, u"MACADDR8"_s};
        return names.contains(type.typeClass().name);
    }
    default: return type.affinity() == TypeAffinity::Array;
    }
}

} // namespace

SqlType typeOfValue(const Value &value)
{
    return std::visit(
        Overloaded{
            [](None) { return types::null(); },
            [](bool) { return types::boolean(); },
            [](qint64 number) {
                const bool fits = std::abs(number) <= std::numeric_limits<qint32>::max();
                return fits ? types::integer() : types::bigInteger();
            },
            [](const BigInteger &) { return types::bigInteger(); },
            [](double) { return types::floating(); },
            [](const Decimal &) { return types::numeric(); },
            [](const QString &) { return types::string(); },
            [](const QByteArray &) { return types::largeBinary(); },
            [](const Date &) { return types::date(); },
            [](const TimeOfDay &) { return types::time(); },
            [](const DateTime &) { return types::dateTime(); },
            [](const TimeDelta &) { return types::interval(); },
            [](const UuidValue &) { return types::uuid(); },
            [](const EnumMember &) { return types::null(); }, // takes the type of what it stands beside
            [](const ListValue &) { return types::null(); },
            [](const DictValue &) { return types::null(); },
        },
        value.data);
}

bool sameAffinity(const SqlType &left, const SqlType &right)
{
    if (left.affinity() != right.affinity())
        return false;
    return left.affinity() != TypeAffinity::Other || left.typeClass().name == right.typeClass().name;
}

SqlType comparedValueType(const SqlType &context, const Value &value)
{
    const SqlType own = typeOfValue(value);
    if (own.isNull() || takesAnyValue(context) || sameAffinity(own, context))
        return context;
    const bool isText = std::holds_alternative<QString>(value.data);
    const bool readsText = context.affinity() == TypeAffinity::Binary || context.affinity() == TypeAffinity::Uuid;
    return isText && readsText ? context : own;
}

std::pair<Operator, SqlType> resultOf(Operator op, const SqlType &left, const SqlType &right)
{
    if (left.isNull()) {
        if (right.isNull() || !isCommutative(op))
            return {op, left};
        // SQLAlchemy asks the other side; a concatenation then still counts as of no known type.
        const auto [other, type] = resultOf(op, right, left);
        return {other, type};
    }
    if (op == Operator::Add && isConcatenable(left) && (isConcatenable(right) || right.isNull())) {
        if (left.kind() == TypeKind::Enum)
            return {Operator::Concat, types::string()};
        return {Operator::Concat, left};
    }
    return {op, adapted(op, left, right)};
}

SqlType typeOf(const ElementPtr &element)
{
    if (!element)
        return {};
    return std::visit(
        Overloaded{
            [](const Bind &n) { return n.type; },
            [](const Text &) { return SqlType(); },
            [](const TextualSelect &) { return SqlType(); },
            [](const LiteralColumn &n) { return n.type; },
            [](Constant n) { return n == Constant::True || n == Constant::False ? types::boolean() : SqlType(); },
            [](const NameReference &) { return SqlType(); },
            [](const ColumnRef &n) { return n.type; },
            [](const Unary &n) { return n.type; },
            [](const Binary &n) { return n.type; },
            [](const OperatorList &n) { return n.type; },
            [](const Grouping &n) { return typeOf(n.element); },
            [](const Function &n) { return n.type; },
            [](const Over &n) { return typeOf(n.function); },
            [](const OrderedArgument &n) { return typeOf(n.element); },
            [](const WithinGroup &n) { return typeOf(n.function); },
            [](const Filter &n) { return typeOf(n.function); },
            [](const Case &n) { return n.type; },
            [](const Cast &n) { return n.type; },
            [](const TypeCoerce &n) { return n.type; },
            [](const Extract &) { return types::integer(); },
            [](const CollationName &) { return SqlType(); },
            [](const Tuple &) { return SqlType(*schema::findTypeClass(u"sa", u"TupleType")); },
            [](const ArrayLiteral &n) { return n.type; },
            [](const Slice &) { return SqlType(); },
            [](const Label &n) { return typeOf(n.element); },
            [](const NextValue &) { return types::integer(); },
            [](const FetchedValue &) { return SqlType(); },
            [](const TooDeep &) { return SqlType(); },
            [](const Table &) { return SqlType(); },
            [](const Alias &) { return SqlType(); },
            [](const Cte &) { return SqlType(); },
            [](const Join &) { return SqlType(); },
            [](const TableValued &) { return SqlType(); },
            [](const Values &) { return SqlType(); },
            [](const Select &n) { return n.columns.isEmpty() ? SqlType() : typeOf(n.columns.first()); },
            [](const CompoundSelect &n) { return n.selects.isEmpty() ? SqlType() : typeOf(n.selects.first()); },
            [](const ScalarSelect &n) { return n.type; },
            [](const Insert &) { return SqlType(); },
            [](const Update &) { return SqlType(); },
            [](const Delete &) { return SqlType(); },
        },
        element->data);
}

} // namespace retort::expression
