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

QList<Offered> rebound(const QList<Offered> &inner, const ElementPtr &from)
{
    QList<Offered> offered;
    for (const Offered &one : inner) {
        const auto *reference = one.column->as<ColumnRef>();
        offered.append({one.key, make(ColumnRef{reference->name, reference->type, from, reference->quote})});
    }
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
        } else if (const auto *wrapped = column->as<Cast>()) {
            const auto *inner = wrapped->element->as<ColumnRef>();
            name = inner ? inner->name : QString();
        } else if (column->as<Table>() || column->as<Alias>() || column->as<Cte>() || column->as<TableValued>()) {
            offered += rebound(offeredBy(column), from);
        }
        if (!name.isEmpty())
            offered.append({name, make(ColumnRef{name, typeOf(column), from, quote})});
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
    node.definition = node.identity;
    return make(node);
}

ElementPtr extendedCte(const Cte &cte, CompoundKind kind, const Elements &more)
{
    Cte node = cte;
    node.element = compound(kind, Elements{cte.element} + more);
    return make(node);
}

namespace {

/// The tables, aliases and subqueries that a join holds; anything else by itself.
Elements sidesOf(const ElementPtr &from)
{
    const auto *join = from->as<Join>();
    return join ? sidesOf(join->left) + sidesOf(join->right) : Elements{from};
}

/// The table that an alias stands for.
const Table *tableBehind(const ElementPtr &from)
{
    const auto *alias = from->as<Alias>();
    return alias ? tableBehind(alias->element) : from->as<Table>();
}

struct KeyPair
{
    quint64 constraint;
    ElementPtr referred;
    ElementPtr own;
};

/// The columns of `child` that refer to columns of `parent`, with the key they belong to.
QList<KeyPair> referringColumns(const ElementPtr &child, const ElementPtr &parent)
{
    QList<KeyPair> pairs;
    for (const ElementPtr &side : sidesOf(child)) {
        const Table *table = tableBehind(side);
        for (const ColumnInfo &column : table ? table->columns : QList<ColumnInfo>()) {
            for (const ColumnTarget &target : column.references) {
                for (const ElementPtr &other : sidesOf(parent)) {
                    const Table *referred = tableBehind(other);
                    if (!referred || referred->name != target.table || referred->schema != target.schema)
                        continue;
                    const auto own = columnOf(side, column.key.isEmpty() ? column.name : column.key);
                    const auto theirs = columnOf(other, target.column.isEmpty() ? column.name : target.column);
                    if (own && theirs)
                        pairs.append({table->identity * 1000 + quint64(target.constraint), *theirs, *own});
                }
            }
        }
    }
    return pairs;
}

QList<KeyPair> keyPairs(const ElementPtr &left, const ElementPtr &right)
{
    return referringColumns(right, left) + referringColumns(left, right);
}

QString sideName(const ElementPtr &from)
{
    const auto *table = from->as<Table>();
    const auto *alias = from->as<Alias>();
    return table ? table->name : alias ? alias->name : u"Join object"_s;
}

} // namespace

bool areRelated(const ElementPtr &left, const ElementPtr &right)
{
    return !keyPairs(left, right).isEmpty();
}

OrRaised<ElementPtr> joinCondition(const ElementPtr &left, const ElementPtr &right)
{
    // A column of a chain of joins relates only to the last one unless that has no key.
    const auto *chain = left->as<Join>();
    QList<KeyPair> pairs = chain ? keyPairs(chain->right, right) : QList<KeyPair>();
    if (pairs.isEmpty())
        pairs = keyPairs(left, right);
    if (pairs.isEmpty()) {
        return schema::raised(u"NoForeignKeysError"_s,
            u"Can't find any foreign key relationships between '%1' and '%2'."_s.arg(sideName(left), sideName(right)));
    }
    Elements conditions;
    for (const KeyPair &pair : pairs) {
        if (pair.constraint != pairs.first().constraint) {
            return schema::raised(u"AmbiguousForeignKeysError"_s,
                u"Can't determine join between '%1' and '%2'; tables have more than one foreign key constraint relationship between "
                "them. Please specify the 'onclause' of this join explicitly."_s.arg(sideName(left), sideName(right)));
        }
        const auto equal = binary(Operator::Eq, pair.referred, pair.own);
        if (!equal)
            return equal;
        conditions.append(*equal);
    }
    return conditions.size() == 1 ? conditions.first() : conjunction(Operator::And, conditions);
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
