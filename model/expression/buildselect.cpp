// SPDX-License-Identifier: GPL-3.0-or-later
// Tables, their columns, and statements that read.
#include "model/expression/build.h"
#include "model/expression/grouping.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::expression {

ElementPtr table(const QString &name, const QList<ColumnInfo> &columns, const QString &schema)
{
    Table node;
    node.name = name;
    node.schema = schema;
    node.columns = columns;
    node.identity = newIdentity();
    return make(node);
}

namespace {

struct Offered
{
    QString key;
    ElementPtr column;
};

QList<Offered> offeredBy(const ElementPtr &from);

QList<Offered> columnsNamed(const QList<ColumnInfo> &infos, const ElementPtr &from)
{
    QList<Offered> offered;
    for (const ColumnInfo &info : infos)
        offered.append({info.key.isEmpty() ? info.name : info.key, make(ColumnRef{info.name, info.type, from, info.quote})});
    return offered;
}

/// The columns of a SELECT as its subquery names them; those without a name of their own are left out.
QList<Offered> columnsSelected(const Elements &columns, const ElementPtr &from)
{
    QList<Offered> offered;
    QHash<QString, int> madeUp;
    for (const ElementPtr &column : columns) {
        QString name;
        std::optional<bool> quote;
        if (const auto *reference = column->as<ColumnRef>()) {
            name = reference->name;
            quote = reference->quote;
        } else if (const auto *named = column->as<Label>()) {
            name = named->name;
        } else if (const auto *call = column->as<Function>()) {
            name = call->name + u'_' + QString::number(++madeUp[call->name]);
        } else if (const auto *source = column->as<Table>()) {
            offered += columnsNamed(source->columns, from);
        }
        if (!name.isEmpty())
            offered.append({name, make(ColumnRef{name, typeOf(column), from, quote})});
    }
    return offered;
}

QList<Offered> rebound(const QList<Offered> &inner, const ElementPtr &from)
{
    QList<Offered> offered;
    for (const Offered &one : inner) {
        const auto *reference = one.column->as<ColumnRef>();
        offered.append({one.key, make(ColumnRef{reference->name, reference->type, from, reference->quote})});
    }
    return offered;
}

QList<Offered> offeredBy(const ElementPtr &from)
{
    if (const auto *node = from->as<Table>())
        return columnsNamed(node->columns, from);
    if (const auto *node = from->as<TableValued>())
        return columnsNamed(node->columns, from);
    if (const auto *node = from->as<Values>())
        return columnsNamed(node->columns, from);
    if (const auto *node = from->as<Select>())
        return columnsSelected(node->columns, from);
    if (const auto *node = from->as<TextualSelect>())
        return columnsSelected(node->columns, from);
    if (const auto *node = from->as<CompoundSelect>())
        return node->selects.isEmpty() ? QList<Offered>() : offeredBy(node->selects.first());
    if (const auto *node = from->as<Grouping>())
        return offeredBy(node->element);
    if (const auto *node = from->as<Alias>())
        return rebound(offeredBy(node->element), from);
    if (const auto *node = from->as<Cte>()) {
        const auto returning = [&]() -> std::optional<Elements> {
            if (const auto *insert = node->element->as<Insert>())
                return insert->returning;
            if (const auto *update = node->element->as<Update>())
                return update->returning;
            if (const auto *remove = node->element->as<Delete>())
                return remove->returning;
            return {};
        }();
        return returning ? columnsSelected(*returning, from) : rebound(offeredBy(node->element), from);
    }
    if (const auto *node = from->as<Join>()) {
        QList<Offered> offered;
        for (const ElementPtr &side : {node->left, node->right}) {
            const auto *source = side->as<Table>();
            const auto *named = side->as<Alias>();
            const QString prefix = source ? source->name : named ? named->name : QString();
            for (const Offered &one : offeredBy(side))
                offered.append({prefix.isEmpty() ? one.key : prefix + u'_' + one.key, one.column});
        }
        return offered;
    }
    return {};
}

bool isSelect(const ElementPtr &element)
{
    return element->as<Select>() || element->as<CompoundSelect>() || element->as<TextualSelect>();
}

} // namespace

Elements columnsOf(const ElementPtr &from)
{
    Elements columns;
    for (const Offered &one : offeredBy(from))
        columns.append(one.column);
    return columns;
}

OrRaised<ElementPtr> columnOf(const ElementPtr &from, const QString &key)
{
    for (const Offered &one : offeredBy(from)) {
        if (one.key == key)
            return one.column;
    }
    return schema::raised(u"AttributeError"_s, key);
}

ElementPtr alias(const ElementPtr &element, const QString &name, bool lateral)
{
    Alias node;
    node.element = element;
    node.name = name;
    node.lateral = lateral;
    node.identity = newIdentity();
    return make(node);
}

ElementPtr cte(const ElementPtr &select, const QString &name, bool recursive)
{
    Cte node;
    node.element = select;
    node.name = name;
    node.recursive = recursive;
    node.identity = newIdentity();
    return make(node);
}

ElementPtr join(const ElementPtr &left, const ElementPtr &right, const ElementPtr &on, bool outer, bool full)
{
    const ElementPtr condition = on ? grouped(on, Operator::AsBoolean) : nullptr;
    return make(Join{left, right, condition, outer, full});
}

ElementPtr select(const Elements &columns)
{
    Select node;
    node.columns = columns;
    return make(node);
}

ElementPtr scalarSubquery(const ElementPtr &select)
{
    if (select->as<ScalarSelect>())
        return select;
    return make(ScalarSelect{select, typeOf(select)});
}

ElementPtr exists(const ElementPtr &element)
{
    ElementPtr inner = element;
    if (!element)
        inner = select({literalColumn(u"*"_s)});
    else if (!isSelect(element) && !element->as<ScalarSelect>())
        inner = select({element});
    Unary node;
    node.op = Operator::Exists;
    node.operand = scalarSubquery(inner);
    node.type = schema::types::boolean();
    return make(node);
}

ElementPtr compound(CompoundKind kind, const Elements &selects)
{
    CompoundSelect node;
    node.kind = kind;
    for (const ElementPtr &one : selects) {
        // A plain SELECT goes in as it is; one with an order or a limit, or a compound, needs parentheses.
        const auto *plain = one->as<Select>();
        const auto *nested = one->as<CompoundSelect>();
        const bool plainNeeds = plain && (!plain->orderBy.isEmpty() || plain->limit || plain->offset);
        const bool nestedNeeds = nested;
        node.selects.append(plainNeeds || nestedNeeds ? make(Grouping{one}) : one);
    }
    return make(node);
}

} // namespace retort::expression
