// SPDX-License-Identifier: GPL-3.0-or-later
// Leaves and plain constructs of the expression language.
#include "model/expression/build.h"
#include "model/expression/grouping.h"
#include "model/expression/typing.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::expression {

namespace types = schema::types;

ElementPtr text(const QString &sql, const QList<Bind> &binds)
{
    return make(Text{sql, binds});
}

QStringList bindNames(const QString &sql)
{
    static const QRegularExpression place(u"(?<![:\\w\\x5c]):(\\w+)(?![:\\w$])"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList names;
    for (auto match = place.globalMatch(sql); match.hasNext();) {
        const QString name = match.next().captured(1);
        if (!names.contains(name))
            names += name;
    }
    return names;
}

ElementPtr literalColumn(const QString &sql, const SqlType &type)
{
    return make(LiteralColumn{sql, type});
}

ElementPtr column(const QString &name, const SqlType &type)
{
    return make(ColumnRef{name, type, {}, {}});
}

ElementPtr null()
{
    static const ElementPtr element = make(Constant::Null);
    return element;
}

ElementPtr constant(bool value)
{
    static const ElementPtr yes = make(Constant::True);
    static const ElementPtr no = make(Constant::False);
    return value ? yes : no;
}

ElementPtr literal(const Value &value)
{
    return literal(value, typeOfValue(value));
}

ElementPtr literal(const Value &value, const SqlType &type)
{
    Bind bind;
    bind.value = value;
    bind.type = type;
    return make(bind);
}

ElementPtr bindParameter(const QString &name, const std::optional<Value> &value, const std::optional<SqlType> &type,
    bool expanding)
{
    Bind bind;
    bind.name = name;
    bind.hasValue = value.has_value();
    bind.expanding = expanding;
    if (value)
        bind.value = *value;
    if (type)
        bind.type = *type;
    else if (const auto *list = value && expanding ? std::get_if<ListValue>(&value->data) : nullptr)
        bind.type = list->items.isEmpty() ? SqlType() : typeOfValue(list->items.first());
    else if (value)
        bind.type = typeOfValue(*value);
    return make(bind);
}

ElementPtr asElement(const Operand &operand)
{
    if (const auto *element = std::get_if<ElementPtr>(&operand))
        return *element;
    const Value &value = std::get<Value>(operand);
    return value.isNone() ? null() : literal(value);
}

ElementPtr asElement(const Operand &operand, const SqlType &context)
{
    if (const auto *value = std::get_if<Value>(&operand))
        return literal(*value, comparedValueType(context, *value));
    const ElementPtr &element = std::get<ElementPtr>(operand);
    const auto *bind = element->as<Bind>();
    if (!bind || !bind->type.isNull() || context.isNull())
        return element;
    Bind typed = *bind;
    typed.type = context;
    return make(typed);
}

namespace {

struct KnownFunction
{
    QLatin1StringView name;
    /// Absent: the type of the first argument that has one.
    std::optional<SqlType> type;
};

const QList<KnownFunction> &knownFunctions()
{
    static const QList<KnownFunction> table{
        {"coalesce"_L1, {}},
        {"max"_L1, {}},
        {"min"_L1, {}},
        {"sum"_L1, {}},
        {"now"_L1, types::dateTime()},
        {"concat"_L1, types::string()},
        {"char_length"_L1, types::integer()},
        {"count"_L1, types::integer()},
        {"current_date"_L1, types::date()},
        {"current_time"_L1, types::time()},
        {"current_timestamp"_L1, types::dateTime()},
        {"current_user"_L1, types::string()},
        {"localtime"_L1, types::dateTime()},
        {"localtimestamp"_L1, types::dateTime()},
        {"session_user"_L1, types::string()},
        {"sysdate"_L1, types::dateTime()},
        {"user"_L1, types::string()},
        {"random"_L1, types::null()},
        {"rank"_L1, types::integer()},
        {"dense_rank"_L1, types::integer()},
        {"cube"_L1, types::null()},
        {"rollup"_L1, types::null()},
        {"grouping_sets"_L1, types::null()},
        {"mode"_L1, types::null()},
        {"percentile_cont"_L1, types::null()},
        {"percentile_disc"_L1, types::null()},
        {"percent_rank"_L1, types::numeric()},
        {"cume_dist"_L1, types::numeric()},
        {"aggregate_strings"_L1, types::string()},
    };
    return table;
}

/// PostgreSQL's text search functions whose first argument of several is the name of a configuration.
bool takesConfiguration(const QString &name)
{
    static const QStringList names{u"to_tsvector"_s, u"to_tsquery"_s, u"plainto_tsquery"_s, u"phraseto_tsquery"_s,
        u"websearch_to_tsquery"_s, u"ts_headline"_s};
    return names.contains(name);
}

SqlType firstType(const Elements &arguments)
{
    for (const ElementPtr &argument : arguments) {
        if (const SqlType type = typeOf(argument); !type.isNull())
            return type;
    }
    return {};
}

} // namespace

ElementPtr function(const QStringList &path, const QList<Operand> &arguments, const std::optional<SqlType> &type)
{
    Function node;
    node.name = path.isEmpty() ? QString() : path.last();
    node.packages = path.mid(0, path.size() - 1);
    const bool readsConfiguration = node.packages.isEmpty() && arguments.size() > 1 && takesConfiguration(node.name.toLower());
    for (const Operand &argument : arguments) {
        const auto *value = std::get_if<Value>(&argument);
        const bool isConfiguration = readsConfiguration && value && node.arguments.isEmpty();
        const ElementPtr element = isConfiguration ? literal(*value, SqlType(*schema::findTypeClass(u"postgresql", u"REGCONFIG")))
                                                   : asElement(argument);
        const bool isSelect = element->as<Select>() || element->as<CompoundSelect>();
        node.arguments.append(isSelect ? scalarSubquery(element) : grouped(element, Operator::Comma));
    }
    const QString lowered = node.name.toLower();
    for (const KnownFunction &known : knownFunctions()) {
        if (!node.packages.isEmpty() || known.name != lowered)
            continue;
        node.knownClass = true;
        node.name = lowered; // func.Max is the class max
        node.type = known.type.value_or(firstType(node.arguments));
    }
    if (node.packages.isEmpty() && lowered == "array_agg"_L1 && !node.arguments.isEmpty()) {
        node.knownClass = true;
        node.type = types::array(typeOf(node.arguments.first()));
    }
    if (node.knownClass && lowered == "count"_L1 && node.arguments.isEmpty())
        node.arguments.append(literalColumn(u"*"_s));
    if (type)
        node.type = *type;
    return make(node);
}

ElementPtr caseOf(const ElementPtr &value, const QList<std::pair<Operand, Operand>> &whens,
    const std::optional<Operand> &otherwise)
{
    Case node;
    node.value = value;
    for (const auto &[condition, result] : whens) {
        // With a value the conditions are compared with it; without one they are conditions in parentheses.
        const ElementPtr when = value ? asElement(condition, typeOf(value)) : asElement(condition);
        node.whens.append({value ? when : grouped(when, Rank{Operator::Custom, 1000}), asElement(result)});
    }
    if (otherwise)
        node.otherwise = asElement(*otherwise);
    Elements results;
    for (const auto &[condition, result] : node.whens)
        results.append(result);
    if (node.otherwise)
        results.append(node.otherwise);
    node.type = results.isEmpty() ? SqlType() : [&] {
        for (auto it = results.crbegin(); it != results.crend(); ++it) {
            if (const SqlType type = typeOf(*it); !type.isNull())
                return type;
        }
        return SqlType();
    }();
    return make(node);
}

ElementPtr cast(const Operand &element, const SqlType &type, bool tryCast)
{
    const auto *value = std::get_if<Value>(&element);
    const ElementPtr inner = value ? literal(*value, type) : asElement(element, type);
    return make(Cast{inner, type, tryCast});
}

ElementPtr typeCoerce(const Operand &element, const SqlType &type)
{
    if (const auto *value = std::get_if<Value>(&element))
        return literal(*value, type);
    const ElementPtr inner = std::get<ElementPtr>(element);
    if (const auto *bind = inner->as<Bind>()) {
        Bind typed = *bind;
        typed.type = type;
        return make(typed);
    }
    return make(TypeCoerce{inner, type});
}

ElementPtr extract(const QString &field, const ElementPtr &element)
{
    return make(Extract{field, element});
}

ElementPtr label(const QString &name, const ElementPtr &element)
{
    const auto *inner = element->as<Label>();
    const ElementPtr content = inner ? inner->element : element;
    return make(Label{name, grouped(content, Operator::As), newIdentity()});
}

ElementPtr tuple(const QList<Operand> &items)
{
    Tuple node;
    for (const Operand &item : items)
        node.elements.append(grouped(asElement(item), Operator::Comma));
    return make(node);
}

ElementPtr arrayLiteral(const QList<Operand> &items, const std::optional<SqlType> &itemType)
{
    ArrayLiteral node;
    for (const Operand &item : items)
        node.elements.append(itemType ? asElement(item, *itemType) : asElement(item));
    SqlType inner = itemType ? *itemType : firstType(node.elements);
    int dimensions = 1;
    if (inner.affinity() == schema::TypeAffinity::Array) {
        dimensions = inner.integer("dimensions"_L1).value_or(1) + 1;
        const schema::SqlTypePtr nested = inner.nested("item_type"_L1);
        inner = nested ? SqlType(*nested) : SqlType();
    }
    node.type = types::array(inner);
    if (dimensions > 1)
        node.type = node.type.with("dimensions"_L1, qint64(dimensions));
    return make(node);
}

} // namespace retort::expression
