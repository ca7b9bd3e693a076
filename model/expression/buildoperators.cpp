// SPDX-License-Identifier: GPL-3.0-or-later
// Python's operators on expressions: coercion of the other side, the operator that results, and parentheses.
#include "model/expression/build.h"
#include "model/expression/grouping.h"
#include "model/expression/typing.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::expression {

namespace types = schema::types;
using schema::TypeAffinity;

namespace {

/// The value of an operand that Python tests with `is`: None, True or False.
std::optional<Constant> singletonOf(const Operand &operand)
{
    if (const auto *value = std::get_if<Value>(&operand)) {
        if (value->isNone())
            return Constant::Null;
        if (const auto *boolean = std::get_if<bool>(&value->data))
            return *boolean ? Constant::True : Constant::False;
        return {};
    }
    const auto *constantElement = std::get<ElementPtr>(operand)->as<Constant>();
    return constantElement && *constantElement != Constant::Default ? std::optional(*constantElement) : std::nullopt;
}

ElementPtr singleton(Constant constantValue)
{
    return constantValue == Constant::Null ? null() : constant(constantValue == Constant::True);
}

const OperatorList *listOf(const ElementPtr &element, Operator op)
{
    const auto *list = element->as<OperatorList>();
    return list && list->op == op ? list : nullptr;
}

/// The operands that a chain of one associative operator already has, if it is such a chain of the same family of types.
std::optional<Elements> chained(const ElementPtr &element, Operator op, const SqlType &type)
{
    if (!sameAffinity(type, typeOf(element)))
        return {};
    if (const OperatorList *list = listOf(element, op))
        return list->elements;
    const auto *pair = element->as<Binary>();
    return pair && pair->op == op ? std::optional(Elements{pair->left, pair->right}) : std::nullopt;
}

ElementPtr constructed(Operator op, const ElementPtr &left, const ElementPtr &right, const SqlType &type,
    const BinaryOptions &options = {})
{
    const bool tooHeavy = left->weight + right->weight > Element::MaximumWeight;
    if (isAssociative(op) && !tooHeavy) {
        const std::optional<Elements> before = chained(left, op, type);
        const std::optional<Elements> behind = chained(right, op, type);
        if (before || behind) {
            OperatorList list;
            list.op = op;
            list.type = type;
            for (const ElementPtr &item : before.value_or(Elements{left}) + behind.value_or(Elements{right}))
                list.elements.append(grouped(item, op));
            return make(list);
        }
    }
    const Rank rank = op == Operator::Custom ? Rank{op, options.customPrecedence} : rankOf(op);
    const auto *aggregate = right->as<Unary>();
    const bool isAggregate = aggregate && (aggregate->op == Operator::Any || aggregate->op == Operator::All);
    Binary node;
    node.op = op;
    node.left = grouped(left, rank);
    node.right = grouped(right, rank);
    node.type = type;
    node.negated = isAggregate ? std::nullopt : negationOf(op);
    node.escape = options.escape;
    node.customText = options.customText;
    node.customPrecedence = options.customPrecedence;
    node.customIsComparison = options.customIsComparison;
    node.eager = options.eager;
    return make(node);
}

/// The side that is an expression lends its type to the side that is a value.
std::pair<ElementPtr, ElementPtr> coercedPair(const Operand &left, const Operand &right)
{
    if (const auto *element = std::get_if<ElementPtr>(&left))
        return {*element, asElement(right, typeOf(*element))};
    if (const auto *element = std::get_if<ElementPtr>(&right))
        return {asElement(left, typeOf(*element)), *element};
    const ElementPtr first = asElement(left);
    return {first, asElement(right, typeOf(first))};
}

OrRaised<ElementPtr> comparison(Operator op, const Operand &left, const Operand &right, const BinaryOptions &options)
{
    // Python turns `None == column` round, so that the singleton is on the right.
    if (std::holds_alternative<Value>(left) && std::holds_alternative<ElementPtr>(right) && singletonOf(left))
        return comparison(mirrored(op), right, left, options);
    const auto *leftElement = std::get_if<ElementPtr>(&left);
    const auto *aggregate = leftElement ? (*leftElement)->as<Unary>() : nullptr;
    if (aggregate && (aggregate->op == Operator::Any || aggregate->op == Operator::All)) {
        // any_(x) == y is written y = ANY (x); a value takes the type of the array's items.
        const SqlType array = typeOf(aggregate->operand);
        const schema::SqlTypePtr item = array.nested("item_type"_L1);
        const ElementPtr value = asElement(right, item ? *item : array);
        return constructed(mirrored(op), value, *leftElement, types::boolean());
    }
    const std::optional<Constant> constantRight = singletonOf(right);
    if (!constantRight) {
        const auto [first, second] = coercedPair(left, right);
        return constructed(op, first, second, options.returnType.value_or(types::boolean()), options);
    }
    const ElementPtr element = asElement(left);
    const bool distinct = op == Operator::IsDistinctFrom || op == Operator::IsNotDistinctFrom;
    const bool equality = op == Operator::Eq || op == Operator::Ne;
    if (distinct || (equality && *constantRight != Constant::Null))
        return constructed(op, element, singleton(*constantRight), types::boolean());
    if (op == Operator::Eq || op == Operator::Is)
        return constructed(Operator::Is, element, singleton(*constantRight), types::boolean());
    if (op == Operator::Ne || op == Operator::IsNot)
        return constructed(Operator::IsNot, element, singleton(*constantRight), types::boolean());
    return schema::raised(u"ArgumentError"_s,
        u"Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' operators can be used with "
        "None/True/False"_s);
}

} // namespace

OrRaised<ElementPtr> binary(Operator op, const Operand &left, const Operand &right, const BinaryOptions &options)
{
    if (op == Operator::And || op == Operator::Or)
        return conjunction(op, {asElement(left), asElement(right)});
    if (isComparison(op))
        return comparison(op, left, right, options);
    if (op == Operator::GetItem || op == Operator::JsonGetItem || op == Operator::JsonPathGetItem)
        return item(asElement(left), right);
    const auto [first, second] = coercedPair(left, right);
    if (op == Operator::Custom) {
        const SqlType type = options.customIsComparison ? types::boolean() : resultOf(op, typeOf(first), typeOf(second)).second;
        return constructed(op, first, second, options.returnType.value_or(type), options);
    }
    const auto [adaptedOp, type] = resultOf(op, typeOf(first), typeOf(second));
    return constructed(adaptedOp, first, second, options.returnType.value_or(type), options);
}

ElementPtr negative(const ElementPtr &element)
{
    Unary node;
    node.op = Operator::Neg;
    node.operand = grouped(element, Operator::Neg);
    node.type = typeOf(element);
    return make(node);
}

ElementPtr bitwiseNot(const ElementPtr &element)
{
    Unary node;
    node.op = Operator::BitwiseNot;
    node.operand = grouped(element, Operator::BitwiseNot);
    node.type = typeOf(element);
    return make(node);
}

ElementPtr conjunction(Operator op, const Elements &elements)
{
    OperatorList list;
    list.op = op;
    list.type = types::boolean();
    // true() is left out of and_() and false() decides it; the other way round for or_().
    const ElementPtr neutral = constant(op == Operator::And);
    const ElementPtr deciding = constant(op == Operator::Or);
    const auto is = [](const ElementPtr &element, const ElementPtr &other) {
        const auto *one = element->as<Constant>();
        return one && *one == *other->as<Constant>();
    };
    Elements kept;
    bool sawNeutral = false;
    for (const ElementPtr &element : elements) {
        if (is(element, neutral)) {
            sawNeutral = true;
        } else if (is(element, deciding)) {
            kept = {element};
            break;
        } else {
            kept.append(element);
        }
    }
    if (kept.isEmpty() && sawNeutral)
        kept = {neutral};
    if (kept.size() == 1)
        return grouped(kept.first(), Operator::AsBoolean);
    for (const ElementPtr &element : kept) {
        const ElementPtr member = grouped(element, op);
        const OperatorList *same = listOf(member, op);
        list.elements.append(same ? same->elements : Elements{member});
    }
    return make(list);
}

OrRaised<ElementPtr> between(const ElementPtr &element, const Operand &low, const Operand &high, bool symmetric, bool negated)
{
    OperatorList bounds;
    bounds.op = Operator::And;
    bounds.group = false;
    const SqlType type = typeOf(element);
    bounds.elements = {asElement(low, type), asElement(high, type)};
    const Operator op = negated ? Operator::NotBetween : Operator::Between;
    Binary node;
    node.op = op;
    node.left = grouped(element, op);
    node.right = make(bounds);
    node.negated = negationOf(op);
    node.customText = symmetric ? u"SYMMETRIC "_s : QString();
    return make(node);
}

OrRaised<ElementPtr> inList(const ElementPtr &element, const QList<Operand> &items, bool negated)
{
    const SqlType context = typeOf(element);
    const bool allValues = std::all_of(items.cbegin(), items.cend(), [](const Operand &operand) {
        return std::holds_alternative<Value>(operand);
    });
    const Operator op = negated ? Operator::NotIn : Operator::In;
    if (!allValues) {
        OperatorList list;
        list.op = Operator::Comma;
        for (const Operand &operand : items) {
            const auto *value = std::get_if<Value>(&operand);
            list.elements.append(value && value->isNone() ? null() : asElement(operand, context));
        }
        return constructed(op, element, make(Grouping{make(list)}), types::boolean());
    }
    Bind bind;
    bind.expanding = true;
    ListValue list;
    // The list as a whole has the type that its values suggest; SQLAlchemy looks at the first that is not None.
    SqlType type = context;
    bool typed = false;
    for (const Operand &operand : items) {
        const Value &value = std::get<Value>(operand);
        list.items.append(value);
        if (!typed && !value.isNone()) {
            type = comparedValueType(context, value);
            typed = true;
        }
    }
    bind.value = Value{list};
    bind.type = type;
    return constructed(op, element, make(bind), types::boolean());
}

OrRaised<ElementPtr> inSelect(const ElementPtr &element, const ElementPtr &select, bool negated)
{
    const Operator op = negated ? Operator::NotIn : Operator::In;
    ElementPtr source = select;
    if (const auto *bind = select->as<Bind>()) {
        Bind typed = *bind;
        typed.expanding = true;
        if (typed.type.isNull())
            typed.type = typeOf(element);
        source = make(typed);
    } else if (const auto *scalar = select->as<ScalarSelect>()) {
        source = scalar->select;
    }
    return constructed(op, element, source, types::boolean());
}

namespace {

QString escaped(const QString &text, const QString &escape)
{
    QString out = text;
    if (escape != u"%"_s && escape != u"_"_s)
        out.replace(escape, escape + escape);
    return out.replace(u"%"_s, escape + u'%').replace(u"_"_s, escape + u'_');
}

ElementPtr caseFolded(const ElementPtr &element)
{
    Unary node;
    node.op = Operator::FoldCase;
    node.operand = element;
    node.type = typeOf(element);
    return make(node);
}

} // namespace

OrRaised<ElementPtr> affix(Affix kind, const ElementPtr &element, const Operand &other, const BinaryOptions &options, bool negated,
    bool insensitive)
{
    BinaryOptions effective = options;
    Operand pattern = other;
    if (options.autoescape) {
        const auto *value = std::get_if<Value>(&other);
        const auto *string = value ? std::get_if<QString>(&value->data) : nullptr;
        if (!string)
            return schema::raised(u"TypeError"_s, u"String value expected when autoescape=True"_s);
        if (effective.escape.isEmpty())
            effective.escape = u"/"_s;
        pattern = Value{escaped(*string, effective.escape)};
    }
    const ElementPtr percent = literalColumn(u"'%'"_s, types::string());
    const SqlType context = typeOf(element);
    ElementPtr middle = asElement(pattern, context);
    const ElementPtr left = insensitive ? caseFolded(element) : element;
    if (insensitive)
        middle = caseFolded(middle);
    ElementPtr whole = middle;
    if (kind != Affix::StartsWith)
        whole = constructed(Operator::Concat, percent, middle, types::string());
    if (kind != Affix::EndsWith)
        whole = constructed(Operator::Concat, whole, percent, types::string());
    const Operator op = insensitive ? (negated ? Operator::NotILike : Operator::ILike) : (negated ? Operator::NotLike : Operator::Like);
    Binary node;
    node.op = op;
    node.left = grouped(left, op);
    node.right = whole; // SQLAlchemy joins the percent signs when it writes, without parentheses
    node.type = types::boolean();
    node.negated = negationOf(op);
    node.escape = effective.escape;
    node.unranked = true;
    return make(node);
}

OrRaised<ElementPtr> regexpReplace(const ElementPtr &element, const Operand &pattern, const Operand &replacement,
    const QString &flags)
{
    OperatorList parts;
    parts.op = Operator::Comma;
    parts.group = false;
    parts.elements = {asElement(pattern, typeOf(element)), asElement(replacement, typeOf(element))};
    Binary node;
    node.op = Operator::RegexpReplace;
    node.left = grouped(element, Operator::RegexpReplace);
    node.right = make(parts);
    node.escape = flags;
    return make(node);
}

OrRaised<ElementPtr> item(const ElementPtr &element, const Operand &index)
{
    const SqlType type = typeOf(element);
    const auto *value = std::get_if<Value>(&index);
    if (type.affinity() == TypeAffinity::Json) {
        const bool isPath = value && std::holds_alternative<ListValue>(value->data);
        const Operator op = isPath ? Operator::JsonPathGetItem : Operator::JsonGetItem;
        return constructed(op, element, value ? literal(*value) : std::get<ElementPtr>(index), type);
    }
    if (type.affinity() == TypeAffinity::Array) {
        const int dimensions = type.integer("dimensions"_L1).value_or(1);
        const schema::SqlTypePtr inner = type.nested("item_type"_L1);
        const SqlType result
            = dimensions > 1 ? type.with("dimensions"_L1, qint64(dimensions - 1)) : (inner ? SqlType(*inner) : SqlType());
        return constructed(Operator::GetItem, element, asElement(index, types::integer()), result);
    }
    if (type.affinity() == TypeAffinity::Hstore) {
        BinaryOptions arrow;
        arrow.customText = u"->"_s;
        arrow.customPrecedence = rankOf(Operator::JsonGetItem).precedence;
        arrow.eager = true;
        return constructed(Operator::Custom, element, asElement(index, types::text()), types::text(), arrow);
    }
    return schema::raised(u"NotImplementedError"_s, u"Operator 'getitem' is not supported on this expression"_s);
}

OrRaised<ElementPtr> jsonText(const ElementPtr &element)
{
    const auto *access = element->as<Binary>();
    const bool isJson = access && (access->op == Operator::JsonGetItem || access->op == Operator::JsonPathGetItem);
    if (!isJson)
        return schema::raised(u"AttributeError"_s, u"Neither object has an attribute 'astext'"_s);
    Binary changed = *access;
    changed.op = access->op == Operator::JsonGetItem ? Operator::JsonGetItemText : Operator::JsonPathGetItemText;
    changed.type = types::text();
    return make(changed);
}

ElementPtr withType(const ElementPtr &element, const SqlType &type)
{
    const auto *access = element->as<Binary>();
    if (!access)
        return make(TypeCoerce{element, type});
    Binary changed = *access;
    changed.type = type;
    return make(changed);
}

OrRaised<ElementPtr> slice(const ElementPtr &element, const Operand &start, const Operand &stop)
{
    const SqlType type = typeOf(element);
    if (type.affinity() != TypeAffinity::Array)
        return schema::raised(u"NotImplementedError"_s, u"Operator 'getitem' is not supported on this expression"_s);
    const ElementPtr range = make(Slice{asElement(start, types::integer()), asElement(stop, types::integer())});
    return constructed(Operator::GetItem, element, range, type);
}

ElementPtr anyOrAll(Operator op, const ElementPtr &element)
{
    Unary node;
    node.op = op;
    const bool isSelect = element->as<Select>() || element->as<CompoundSelect>();
    node.operand = grouped(isSelect ? scalarSubquery(element) : element, op);
    node.type = types::boolean();
    return make(node);
}

OrRaised<ElementPtr> comparedWithItems(Operator anyOrAllOp, const ElementPtr &array, const Operand &value, Operator op)
{
    const schema::SqlTypePtr item = typeOf(array).nested("item_type"_L1);
    const ElementPtr left = asElement(value, item ? SqlType(*item) : SqlType());
    return constructed(op, left, anyOrAll(anyOrAllOp, array), types::boolean());
}

ElementPtr collate(const ElementPtr &element, const QString &collation)
{
    Binary node;
    node.op = Operator::Collate;
    node.left = grouped(element, Operator::Collate);
    node.right = make(CollationName{collation});
    node.type = typeOf(element);
    return make(node);
}

ElementPtr ordering(Operator op, const ElementPtr &element)
{
    Unary node;
    node.op = op;
    node.position = Unary::Position::Postfix;
    node.operand = grouped(element, op);
    return make(node);
}

ElementPtr distinctOf(const ElementPtr &element)
{
    Unary node;
    node.op = Operator::Distinct;
    node.operand = grouped(element, Operator::Distinct);
    node.type = typeOf(element);
    return make(node);
}

} // namespace retort::expression
