// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in FROM, and the WITH in front of a statement.
#include "model/dialect/expressionwriter.h"

#include "model/expression/build.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;

QString ExpressionWriter::aliasText(const ElementPtr &element, const Alias &node, const Scope &scope)
{
    const QString own = fromName(element, scope.useSchema);
    if (!scope.asFrom)
        return own;
    const bool isQuery = !node.element->as<Table>() && !node.element->as<Cte>() && !node.element->as<Alias>()
        && !node.element->as<Function>();
    if (node.sample) {
        Alias plain = node;
        plain.sample = nullptr;
        const QString text = aliasText(element, plain, scope) + u" TABLESAMPLE "_s + write(node.sample, {});
        return node.seed ? text + u" REPEATABLE ("_s + write(node.seed, {}) + u')' : text;
    }
    QString inner;
    if (node.lateral) {
        // A lateral subquery may read the tables beside it, so it counts as written among them.
        Scope beside = scope;
        beside.lateral = true;
        inner = u"LATERAL ("_s + write(node.element, beside) + u')';
    } else {
        inner = write(node.element, scope);
        if (isQuery)
            inner = u'(' + inner + u')';
    }
    return inner + u" AS "_s + own;
}

QString ExpressionWriter::cteText(const ElementPtr &element, const Cte &node, const Scope &scope)
{
    if (!m_ctesBegun.contains(node.definition)) {
        m_ctesBegun.insert(node.definition);
        Cte named = node;
        named.alias.clear();
        named.identity = node.definition;
        const QString own = fromName(make(named), false);
        const qsizetype level = node.nesting ? m_frames.size() : 1;
        Scope inner;
        inner.asFrom = true;
        // The parts of a WITH stand for themselves: nothing around them is in sight.
        QList<Frame> around = std::exchange(m_frames, QList<Frame>(std::max<qsizetype>(m_frames.size(), 1)));
        QString columns;
        const auto *rows = node.element->as<Values>();
        if (node.recursive || rows) {
            QStringList names;
            for (const ElementPtr &column : columnsOf(element))
                names += name(column->as<ColumnRef>()->name, column->as<ColumnRef>()->quote);
            columns = names.isEmpty() ? QString() : u'(' + names.join(u", "_s) + u')';
        }
        if (rows)
            inner.asFrom = false;
        const QString body = write(node.element, inner);
        m_frames = std::move(around);
        QString text = own + columns + u" AS "_s;
        for (const QString &prefix : node.prefixes)
            text += prefix + u' ';
        text += u"\n("_s + body + u')';
        for (const QString &suffix : node.suffixes)
            text += u' ' + suffix + u' ';
        m_ctes.append({text, node.recursive, level});
    }
    const QString shown = fromName(element, false);
    if (!scope.asFrom || node.alias.isEmpty())
        return shown;
    Cte plain = node;
    plain.alias.clear();
    plain.identity = node.definition;
    return fromName(make(plain), false) + u" AS "_s + shown;
}

/// The WITH that belongs before what is written at this depth: all of it at the head of the statement, nested parts inside.
QString ExpressionWriter::withClause(qsizetype level)
{
    QStringList texts;
    bool recursive = false;
    const auto belongs = [&](const WrittenCte &cte) { return level <= 1 || cte.level == level; };
    for (const WrittenCte &cte : std::as_const(m_ctes)) {
        if (!belongs(cte))
            continue;
        texts += cte.text;
        recursive = recursive || cte.recursive;
    }
    m_ctes.removeIf(belongs);
    if (texts.isEmpty())
        return {};
    return (recursive ? u"WITH RECURSIVE "_s : u"WITH "_s) + texts.join(u", \n"_s) + u"\n "_s;
}

void ExpressionWriter::mentionCtes(const Elements &ctes)
{
    Scope scope;
    scope.asFrom = true;
    for (const ElementPtr &cte : ctes)
        write(cte, scope);
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
    QString text = (node.lateral ? u"LATERAL "_s : QString()) + write(node.function, inner);
    if (node.withOrdinality)
        text += u" WITH ORDINALITY"_s;
    text += u" AS "_s + own;
    if (node.renderDerived) {
        QStringList names;
        for (const ColumnInfo &column : node.columns)
            names += name(column.name, column.quote) + (node.renderTypes ? u' ' + typeText(column.type) : QString());
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
    const QString lateral = node.lateral ? u"LATERAL "_s : QString();
    if (node.name.isEmpty())
        return lateral + u'(' + text + u')';
    QStringList names;
    for (const ColumnInfo &column : node.columns)
        names += name(column.name, column.quote);
    return lateral + u'(' + text + u") AS "_s + fromName(element, false) + u" ("_s + names.join(u", "_s) + u')';
}

} // namespace retort::dialect
