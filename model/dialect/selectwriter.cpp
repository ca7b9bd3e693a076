// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/expressionwriter.h"

#include "model/expression/build.h"
#include "model/expression/grouping.h"
#include "model/schema/pythonstring.h"

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

quint64 pointerOf(const ElementPtr &element)
{
    return quint64(quintptr(element.get()));
}

/// Equal for two mentions of one column or label.
quint64 columnIdentity(const ElementPtr &column)
{
    if (const auto *label = column->as<Label>())
        return label->identity;
    const auto *reference = column->as<ColumnRef>();
    return reference && reference->from ? quint64(qHash(reference->name, size_t(identityOf(reference->from)))) : pointerOf(column);
}

/// The expression whose name a cast and its kin take over; null for everything else.
ElementPtr wrappedColumn(const ElementPtr &column)
{
    if (const auto *cast = column->as<Cast>())
        return cast->element;
    if (const auto *coerced = column->as<TypeCoerce>())
        return coerced->element;
    const auto *unary = column->as<Unary>();
    const bool condition = unary && (unary->op == Operator::IsTrue || unary->op == Operator::IsFalse);
    return condition ? unary->operand : nullptr;
}

QString ownName(const ElementPtr &column)
{
    if (const auto *reference = column->as<ColumnRef>())
        return reference->name;
    const auto *label = column->as<Label>();
    return label ? label->name : QString();
}

/// A table among the columns stands for all of its columns.
Elements expandedColumns(const Elements &columns)
{
    Elements expanded;
    for (const ElementPtr &column : columns) {
        const bool isFrom = column->as<Table>() || column->as<Alias>() || column->as<Cte>() || column->as<Join>()
            || column->as<TableValued>() || column->as<Values>();
        expanded += isFrom ? columnsOf(column) : Elements{column};
    }
    return expanded;
}

} // namespace

ExpressionWriter::ColumnName ExpressionWriter::madeUpName(const ElementPtr &column)
{
    if (const auto *function = column->as<Function>())
        return {function->name, pointerOf(column)};
    if (column->as<ColumnRef>() || column->as<Label>())
        return {ownName(column).isEmpty() ? u"anon"_s : ownName(column), columnIdentity(column)};
    const ElementPtr wrapped = wrappedColumn(column);
    if (!wrapped || wrapped->as<Text>())
        return {u"anon"_s, pointerOf(column)};
    return ownName(wrapped).isEmpty() ? madeUpName(wrapped) : ColumnName{ownName(wrapped), 0};
}

QString ExpressionWriter::written(const ColumnName &columnName)
{
    return columnName.identity ? anonymousName(columnName.identity, columnName.text) : columnName.text;
}

/// Which names the columns of a SELECT need, so that no two of them are alike (SelectState of SQLAlchemy).
QList<ExpressionWriter::NamedColumn> ExpressionWriter::namedColumns(const Elements &columns)
{
    QHash<QString, quint64> names;
    quint64 repeats = 0;
    // A column that stands there twice gets a name with two underscores; only its place matters.
    const auto repeated = [&](const ElementPtr &column) -> ColumnName {
        ++repeats;
        const ElementPtr wrapped = wrappedColumn(column);
        const auto *function = column->as<Function>();
        if (wrapped && !ownName(wrapped).isEmpty())
            return {ownName(wrapped) + u'_', pointerOf(column)};
        const QString own = function ? function->name : ownName(column);
        return {(own.isEmpty() ? u"anon"_s : own) + u'_', columnIdentity(column) * 65536 + repeats};
    };
    QList<NamedColumn> result;
    for (const ElementPtr &column : columns) {
        NamedColumn named{column, {}, {}};
        const auto *reference = column->as<ColumnRef>();
        const bool takesNoPart = column->as<Text>() || column->as<LiteralColumn>() || (reference && !reference->from);
        if (takesNoPart) {
            result.append(named);
            continue;
        }
        const QString own = ownName(column);
        if (own.isEmpty()) {
            const ColumnName madeUp = madeUpName(column);
            named.fallback = names.contains(madeUp.key()) ? repeated(column) : madeUp;
            names.insert(madeUp.key(), columnIdentity(column));
        } else if (!names.contains(own)) {
            named.fallback = {own, 0};
            names.insert(own, columnIdentity(column));
        } else if (names.value(own) == columnIdentity(column)) {
            named.required = repeated(column);
        } else {
            named.required = {own, columnIdentity(column)};
            if (names.contains(named.required.key()))
                named.required = repeated(column);
            else
                names.insert(named.required.key(), columnIdentity(column));
        }
        result.append(named);
    }
    return result;
}

QString ExpressionWriter::selectedColumn(const NamedColumn &named, const Scope &outer)
{
    const ElementPtr &column = named.column;
    Scope scope = outer;
    scope.labels = true;
    if (column->as<Label>() || column->as<Text>() || column->as<LiteralColumn>())
        return write(column, scope);
    const auto labelled = [&](const ColumnName &columnName) {
        // Made-up names are counted where SQLAlchemy counts them: before the text that they label.
        const QString label = written(columnName);
        return write(column, scope) + u" AS "_s + name(label);
    };
    if (!named.required.isEmpty())
        return labelled(named.required);
    if (const auto *reference = column->as<ColumnRef>()) {
        const bool isTableColumn = reference->from && !reference->name.isEmpty();
        return scope.asFrom && isTableColumn ? labelled({reference->name, 0}) : write(column, scope);
    }
    if (const auto *unary = column->as<Unary>()) {
        const bool condition = unary->op == Operator::IsTrue || unary->op == Operator::IsFalse;
        const bool wrapsUnnamed = !ungrouped(unary->operand)->as<ColumnRef>();
        if (!(condition && !hasNativeBoolean()) && !wrapsUnnamed && !scope.asFrom)
            return write(column, scope);
    }
    return labelled(named.fallback.isEmpty() ? madeUpName(column) : named.fallback);
}

QString ExpressionWriter::columnsText(const Elements &columns, const Scope &scope)
{
    QStringList parts;
    for (const NamedColumn &named : namedColumns(expandedColumns(columns)))
        parts += selectedColumn(named, scope);
    return parts.join(u", "_s);
}

/// ORDER BY and its kin: a label of the columns goes by its name, alone or with a direction.
QString ExpressionWriter::orderText(const Elements &elements, const Scope &scope)
{
    const Select *select = m_frames.isEmpty() ? nullptr : m_frames.last().select;
    const auto labelOf = [](const ElementPtr &element) -> const Label * {
        const auto *unary = element->as<Unary>();
        const bool directed = unary && (unary->op == Operator::Asc || unary->op == Operator::Desc);
        return (directed ? ungrouped(unary->operand) : element)->as<Label>();
    };
    QStringList parts;
    for (const ElementPtr &element : elements) {
        Scope inner = scope;
        const Label *label = labelOf(element);
        const auto mentions = [&](const ElementPtr &column) {
            const auto *known = column->as<Label>();
            return known && label && (known == label || (known->identity != 0 && known->identity == label->identity));
        };
        if (label && select && std::any_of(select->columns.cbegin(), select->columns.cend(), mentions))
            inner.asName = label;
        if (const QString text = write(element, inner); !text.isEmpty())
            parts += text;
    }
    return parts.join(u", "_s);
}

QString ExpressionWriter::nameReferenceText(const NameReference &node, const Scope &outer)
{
    if (m_frames.isEmpty())
        return node.name;
    const Frame &frame = m_frames.last();
    Elements candidates = frame.select ? expandedColumns(frame.select->columns) : Elements();
    for (const ElementPtr &from : frame.froms)
        candidates += columnsOf(from);
    const auto found = std::find_if(candidates.cbegin(), candidates.cend(),
        [&](const ElementPtr &column) { return ownName(column) == node.name; });
    if (found == candidates.cend()) {
        const QString shown = schema::pythonString(node.name);
        return fail(u"CompileError"_s,
            u"Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression %1 should be explicitly "
            "declared as text(%1)"_s.arg(shown));
    }
    Scope scope = outer;
    scope.asName = (*found)->as<Label>();
    return write(*found, scope);
}

QString ExpressionWriter::conditionsText(const Elements &conditions, const Scope &scope)
{
    if (conditions.isEmpty())
        return {};
    // The conditions of several where() calls are joined here, not merged: each keeps the parentheses it needs.
    const ElementPtr whole = conditions.size() == 1 ? conditions.first() : conjunction(Operator::And, conditions);
    const auto *list = conditions.size() > 1 ? whole->as<OperatorList>() : nullptr;
    if (list && list->op == Operator::And)
        return joined(list->elements, QString(operatorText(Operator::And)), scope);
    return write(conditions.size() == 1 ? grouped(whole, Operator::AsBoolean) : whole, scope);
}

QString ExpressionWriter::fromList(const Elements &froms, const Scope &outer)
{
    Scope scope = outer;
    scope.asFrom = true;
    scope.asName = nullptr;
    scope.includeTable = true;
    return joined(froms, u", "_s, scope);
}

QString ExpressionWriter::fetchText(const Select &node, const Scope &scope)
{
    // PostgreSQL wants parentheses around anything but a number; SQLAlchemy writes them always.
    const auto count = [&](const ElementPtr &element) {
        const QString number = write(element, scope);
        return m_dialect == Dialect::Postgresql ? u'(' + number + u')' : number;
    };
    QString text;
    if (node.offset)
        text = u"\n OFFSET "_s + count(node.offset) + u" ROWS"_s;
    return text + u"\n FETCH FIRST "_s + count(node.fetch) + (node.fetchPercent ? u" PERCENT"_s : QString()) + u" ROWS "_s
        + (node.fetchWithTies ? u"WITH TIES"_s : u"ONLY"_s);
}

QString ExpressionWriter::selectText(const Select &node, const Scope &outer)
{
    const Frame around = m_frames.isEmpty() ? Frame{} : m_frames.last();
    const bool toplevel = m_frames.isEmpty();
    const Elements froms = outer.asFrom && !outer.lateral ? displayedFroms(node, around.correlate - around.asFrom, {})
                                        : displayedFroms(node, around.correlate, around.asFrom);
    const FromSet own = expandedFroms(froms);
    m_frames.append({around.correlate + own, own, &node, froms});

    Scope scope = outer;
    scope.asName = nullptr;
    scope.includeTable = true;
    scope.inOperator = false;
    scope.embedded = false;
    scope.lateral = false;
    Scope inside = scope;
    inside.asFrom = false;

    mentionCtes(node.ctes);
    QString text = u"SELECT "_s;
    for (const QString &prefix : node.prefixes)
        text += prefix + u' ';
    text += distinctText(node, inside);
    const QString columns = columnsText(node.columns, scope);
    text = columns.isEmpty() ? text.trimmed() : text + columns;
    if (!froms.isEmpty())
        text += u" \nFROM "_s + fromList(froms, inside);
    if (const QString where = conditionsText(node.where, inside); !where.isEmpty())
        text += u" \nWHERE "_s + where;
    if (!node.groupBy.isEmpty())
        text += u" GROUP BY "_s + joined(node.groupBy, u", "_s, inside);
    if (const QString having = conditionsText(node.having, inside); !having.isEmpty())
        text += u" \nHAVING "_s + having;
    if (!node.orderBy.isEmpty())
        text += u" ORDER BY "_s + orderText(node.orderBy, inside);
    if (node.fetch)
        text += fetchText(node, inside);
    else if (node.limit || node.offset)
        text += limitText(node.limit, node.offset, inside);
    if (node.forUpdate)
        text += forUpdateText(*node.forUpdate, inside);
    if (toplevel || !outer.embedded)
        text = withClause(m_frames.size()) + text;
    for (const QString &suffix : node.suffixes)
        text += u' ' + suffix;
    m_frames.removeLast();
    return text;
}

QString ExpressionWriter::compoundText(const CompoundSelect &node, const Scope &outer)
{
    static const QLatin1StringView keywords[]
        = {" UNION "_L1, " UNION ALL "_L1, " INTERSECT "_L1, " INTERSECT ALL "_L1, " EXCEPT "_L1, " EXCEPT ALL "_L1};
    Frame frame = m_frames.isEmpty() ? Frame{} : m_frames.last();
    frame.select = node.selects.isEmpty() ? nullptr : ungrouped(node.selects.first())->as<Select>();
    frame.froms.clear();
    m_frames.append(frame);
    Scope part = outer;
    part.embedded = true;
    QStringList parts;
    for (const ElementPtr &select : node.selects)
        parts += write(select, part);
    QString text = parts.join(keywords[int(node.kind)]);
    Scope bare = outer;
    bare.includeTable = false;
    bare.asFrom = false;
    if (!node.groupBy.isEmpty())
        text += u" GROUP BY "_s + joined(node.groupBy, u", "_s, bare);
    if (!node.orderBy.isEmpty())
        text += u" ORDER BY "_s + orderText(node.orderBy, bare);
    if (node.limit || node.offset)
        text += limitText(node.limit, node.offset, bare);
    text = withClause(m_frames.size()) + text;
    m_frames.removeLast();
    return text;
}

} // namespace retort::dialect
