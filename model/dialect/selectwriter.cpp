// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/expressionwriter.h"

#include "model/expression/build.h"
#include "model/expression/grouping.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;

namespace {

ElementPtr ungrouped(const ElementPtr &element)
{
    ElementPtr inner = element;
    while (const auto *group = inner->as<Grouping>())
        inner = group->element;
    return inner;
}

/// What a label is made up from: a function's name, the column inside a cast, else "anon". Empty: the name can be used as it is.
struct LabelSource
{
    QString derivedFrom;
    QString plainName;
};

LabelSource labelSource(const ElementPtr &column)
{
    if (const auto *function = column->as<Function>())
        return {function->name, {}};
    if (const auto *reference = column->as<ColumnRef>())
        return {reference->name, reference->name};
    const auto *cast = column->as<Cast>();
    const auto *coerced = column->as<TypeCoerce>();
    const auto *unary = column->as<Unary>();
    const bool condition = unary && (unary->op == Operator::IsTrue || unary->op == Operator::IsFalse);
    const ElementPtr wrapped = cast ? cast->element : coerced ? coerced->element : condition ? unary->operand : nullptr;
    if (!wrapped || wrapped->as<Text>())
        return {u"anon"_s, {}};
    if (const auto *label = wrapped->as<Label>())
        return {label->name, label->name};
    return labelSource(wrapped);
}

/// A table among the columns stands for all of its columns.
Elements expandedColumns(const Elements &columns)
{
    Elements expanded;
    for (const ElementPtr &column : columns) {
        const bool isFrom = column->as<Table>() || column->as<Alias>() || column->as<Cte>() || column->as<Join>();
        expanded += isFrom ? columnsOf(column) : Elements{column};
    }
    return expanded;
}

} // namespace

QString ExpressionWriter::selectedColumn(const ElementPtr &column, const QString &requiredName, const Scope &outer)
{
    Scope scope = outer;
    scope.labels = true;
    if (column->as<Label>() || column->as<Text>() || column->as<LiteralColumn>())
        return write(column, scope);
    const auto labelled = [&](const QString &label) { return write(column, scope) + u" AS "_s + name(label); };
    if (!requiredName.isEmpty())
        return labelled(requiredName);
    if (const auto *reference = column->as<ColumnRef>())
        return scope.asFrom && reference->from ? labelled(reference->name) : write(column, scope);
    if (const auto *unary = column->as<Unary>()) {
        const bool condition = unary->op == Operator::IsTrue || unary->op == Operator::IsFalse;
        const bool wrapsUnnamed = !ungrouped(unary->operand)->as<ColumnRef>();
        if (!(condition && !hasNativeBoolean()) && !wrapsUnnamed && !scope.asFrom)
            return write(column, scope);
    }
    const LabelSource source = labelSource(column);
    // Made-up names are counted where SQLAlchemy counts them: before the text that they label.
    const QString label
        = source.plainName.isEmpty() ? anonymousName(quint64(quintptr(column.get())), source.derivedFrom) : source.plainName;
    return labelled(label);
}

QString ExpressionWriter::columnsText(const Select &node, const Scope &scope)
{
    QHash<QString, ElementPtr> names;
    int repeats = 0;
    QStringList parts;
    for (const ElementPtr &column : expandedColumns(node.columns)) {
        QString required;
        if (const auto *reference = column->as<ColumnRef>()) {
            const auto *before = names.contains(reference->name) ? names.value(reference->name)->as<ColumnRef>() : nullptr;
            const auto owner = [](const ColumnRef &c) { return c.from ? identityOf(c.from) : 0; };
            if (names.contains(reference->name)) {
                const bool same = before && owner(*before) == owner(*reference);
                required = same ? reference->name + u"__"_s + QString::number(++repeats)
                                : anonymousName(quint64(quintptr(column.get())), reference->name);
            } else {
                names.insert(reference->name, column);
            }
        } else if (const auto *label = column->as<Label>(); label && !label->name.isEmpty()) {
            names.insert(label->name, column);
        }
        parts += selectedColumn(column, required, scope);
    }
    return parts.join(u", "_s);
}

QString ExpressionWriter::conditionsText(const Elements &conditions, const Scope &scope)
{
    if (conditions.isEmpty())
        return {};
    // The conditions of several where() calls are joined here, not merged: each keeps the parentheses it needs.
    const ElementPtr whole = conditions.size() == 1 ? conditions.first() : conjunction(Operator::And, conditions);
    return write(conditions.size() == 1 ? grouped(whole, Operator::AsBoolean) : whole, scope);
}

QString ExpressionWriter::fromList(const Elements &froms, const Scope &outer)
{
    Scope scope = outer;
    scope.asFrom = true;
    scope.labelled = nullptr;
    scope.includeTable = true;
    return joined(froms, u", "_s, scope);
}

QString ExpressionWriter::selectText(const Select &node, const Scope &outer)
{
    const Frame around = m_frames.isEmpty() ? Frame{} : m_frames.last();
    const bool toplevel = m_frames.isEmpty();
    const Elements froms = outer.asFrom ? displayedFroms(node, around.correlate - around.asFrom, {})
                                        : displayedFroms(node, around.correlate, around.asFrom);
    const FromSet own = expandedFroms(froms);
    m_frames.append({around.correlate + own, own});

    Scope scope = outer;
    scope.labelled = nullptr;
    scope.includeTable = true;
    scope.inOperator = false;
    Scope inside = scope;
    inside.asFrom = false;

    QString text = u"SELECT "_s;
    for (const QString &prefix : node.prefixes)
        text += prefix + u' ';
    text += distinctText(node, inside);
    const QString columns = columnsText(node, scope);
    text = columns.isEmpty() ? text.trimmed() : text + columns;
    if (!froms.isEmpty())
        text += u" \nFROM "_s + fromList(froms, inside);
    if (const QString where = conditionsText(node.where, inside); !where.isEmpty())
        text += u" \nWHERE "_s + where;
    Scope byName = inside;
    byName.labelled = &node;
    if (!node.groupBy.isEmpty())
        text += u" GROUP BY "_s + joined(node.groupBy, u", "_s, byName);
    if (const QString having = conditionsText(node.having, inside); !having.isEmpty())
        text += u" \nHAVING "_s + having;
    if (!node.orderBy.isEmpty())
        text += u" ORDER BY "_s + joined(node.orderBy, u", "_s, byName);
    if (node.limit || node.offset)
        text += limitText(node.limit, node.offset, inside);
    if (node.forUpdate)
        text += forUpdateText(*node.forUpdate, inside);
    for (const QString &suffix : node.suffixes)
        text += u' ' + suffix;
    m_frames.removeLast();
    return toplevel ? withClause() + text : text;
}

QString ExpressionWriter::compoundText(const CompoundSelect &node, const Scope &outer)
{
    static const QLatin1StringView keywords[]
        = {" UNION "_L1, " UNION ALL "_L1, " INTERSECT "_L1, " INTERSECT ALL "_L1, " EXCEPT "_L1, " EXCEPT ALL "_L1};
    const bool toplevel = m_frames.isEmpty();
    m_frames.append(toplevel ? Frame{} : m_frames.last());
    QStringList parts;
    for (const ElementPtr &select : node.selects)
        parts += write(select, outer);
    QString text = parts.join(keywords[int(node.kind)]);
    Scope bare = outer;
    bare.includeTable = false;
    bare.asFrom = false;
    if (!node.groupBy.isEmpty())
        text += u" GROUP BY "_s + joined(node.groupBy, u", "_s, bare);
    if (!node.orderBy.isEmpty()) {
        const auto *first = node.selects.isEmpty() ? nullptr : ungrouped(node.selects.first())->as<Select>();
        bare.labelled = first;
        text += u" ORDER BY "_s + joined(node.orderBy, u", "_s, bare);
        bare.labelled = nullptr;
    }
    if (node.limit || node.offset)
        text += limitText(node.limit, node.offset, bare);
    m_frames.removeLast();
    return toplevel ? withClause() + text : text;
}

QString ExpressionWriter::aliasText(const ElementPtr &element, const Alias &node, const Scope &scope)
{
    const QString own = fromName(element, scope.useSchema);
    if (!scope.asFrom)
        return own;
    const bool isQuery = !node.element->as<Table>() && !node.element->as<Cte>() && !node.element->as<Alias>()
        && !node.element->as<Function>() && !node.element->as<Join>();
    QString inner;
    if (node.lateral) {
        // A lateral subquery may read the tables beside it, so it counts as written among them.
        Scope beside = scope;
        beside.asFrom = false;
        inner = u"LATERAL ("_s + write(node.element, beside) + u')';
    } else {
        inner = write(node.element, scope);
        if (isQuery || node.element->as<Join>())
            inner = u'(' + inner + u')';
    }
    const QString text = inner + u" AS "_s + own;
    return node.tableSample.isEmpty() ? text : text + u" TABLESAMPLE "_s + node.tableSample;
}

QString ExpressionWriter::cteText(const ElementPtr &element, const Cte &node, const Scope &scope)
{
    if (!m_ctesBegun.contains(node.identity)) {
        m_ctesBegun.insert(node.identity);
        m_anyRecursive = m_anyRecursive || node.recursive;
        Cte named = node;
        named.alias.clear();
        const QString own = fromName(make(named), false);
        Scope inner;
        inner.asFrom = true;
        // The parts of a WITH stand for themselves: nothing around them is in sight.
        const QList<Frame> around = std::exchange(m_frames, {Frame{}});
        QString columns;
        if (node.recursive) {
            QStringList names;
            for (const ElementPtr &column : columnsOf(element))
                names += name(column->as<ColumnRef>()->name);
            columns = names.isEmpty() ? QString() : u'(' + names.join(u", "_s) + u')';
        }
        const QString body = write(node.element, inner);
        m_frames = around;
        QString text = own + columns + u" AS "_s;
        if (node.materialized)
            text += *node.materialized ? u"MATERIALIZED "_s : u"NOT MATERIALIZED "_s;
        m_ctes.append({node.identity, text + u"\n("_s + body + u')'});
    }
    const QString shown = fromName(element, false);
    if (!scope.asFrom || node.alias.isEmpty())
        return shown;
    Cte plain = node;
    plain.alias.clear();
    return fromName(make(plain), false) + u" AS "_s + shown;
}

QString ExpressionWriter::withClause()
{
    if (m_ctes.isEmpty())
        return {};
    QStringList texts;
    for (const auto &[identity, text] : m_ctes)
        texts += text;
    m_ctes.clear();
    return (m_anyRecursive ? u"WITH RECURSIVE "_s : u"WITH "_s) + texts.join(u", \n"_s) + u"\n "_s;
}

QString ExpressionWriter::joinText(const Join &node, const Scope &outer)
{
    Scope scope = outer;
    scope.asFrom = true;
    Scope condition = outer;
    condition.asFrom = false;
    const auto side = [&](const ElementPtr &element) {
        const QString text = write(element, scope);
        return element->as<Join>() && element == node.right ? u'(' + text + u')' : text;
    };
    const QString word = node.full ? u" FULL OUTER JOIN "_s : node.outer ? u" LEFT OUTER JOIN "_s : u" JOIN "_s;
    const QString on = node.on ? write(node.on, condition) : (hasNativeBoolean() ? u"true"_s : u"1"_s);
    return side(node.left) + word + side(node.right) + u" ON "_s + on;
}

QString ExpressionWriter::tableValuedText(const ElementPtr &element, const TableValued &node, const Scope &scope)
{
    const QString own = fromName(element, false);
    if (!scope.asFrom)
        return own;
    Scope inner = scope;
    inner.asFrom = false;
    QString text = write(node.function, inner) + u" AS "_s + own;
    if (node.renderDerived) {
        QStringList names;
        for (const ColumnInfo &column : node.columns)
            names += name(column.name, column.quote);
        text += u'(' + names.join(u", "_s) + u')';
    }
    return text;
}

QString ExpressionWriter::valuesText(const ElementPtr &element, const Values &node, const Scope &scope)
{
    Scope inner = scope;
    inner.asFrom = false;
    QStringList rows;
    for (const Elements &row : node.rows)
        rows += u'(' + joined(row, u", "_s, inner) + u')';
    const QString text = u"VALUES "_s + rows.join(u", "_s);
    if (!scope.asFrom)
        return text;
    QStringList names;
    for (const ColumnInfo &column : node.columns)
        names += name(column.name, column.quote);
    return u'(' + text + u") AS "_s + fromName(element, false) + u" ("_s + names.join(u", "_s) + u')';
}

} // namespace retort::dialect
