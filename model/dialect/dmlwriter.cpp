// SPDX-License-Identifier: GPL-3.0-or-later
// INSERT, UPDATE and DELETE.
#include "model/dialect/expressionwriter.h"

#include "model/expression/grouping.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;

namespace {

const QList<ColumnInfo> &columnsOfTable(const ElementPtr &table)
{
    static const QList<ColumnInfo> none;
    const auto *node = table ? table->as<Table>() : nullptr;
    return node ? node->columns : none;
}

/// The column that an assignment names: by its name, or by its Python key.
bool assigns(const Assignment &assignment, const ColumnInfo &column)
{
    const auto *reference = assignment.column->as<ColumnRef>();
    return reference && reference->name == column.name;
}

/// An expression with an operator stands in parentheses where a value is assigned.
ElementPtr inParentheses(const ElementPtr &value)
{
    return grouped(value, Rank{Operator::Custom, 1000});
}

} // namespace

QString ExpressionWriter::assignedValue(const Assignment &assignment, const Scope &scope)
{
    const SqlType type = typeOf(assignment.column);
    if (const auto *bind = assignment.value->as<Bind>(); bind && bind->type.isNull() && !type.isNull()) {
        Bind typed = *bind;
        typed.type = type;
        return write(make(typed), scope);
    }
    return write(inParentheses(assignment.value), scope);
}

QList<Assignment> ExpressionWriter::arranged(const ElementPtr &table, const QList<Assignment> &given, bool forInsert)
{
    const QList<ColumnInfo> &columns = columnsOfTable(table);
    if (columns.isEmpty())
        return given;
    QList<Assignment> result;
    QList<Assignment> left = given;
    for (const ColumnInfo &column : columns) {
        const auto found
            = std::find_if(left.begin(), left.end(), [&](const Assignment &one) { return assigns(one, column); });
        if (found != left.end()) {
            result.append(*found);
            left.erase(found);
            continue;
        }
        if (const ElementPtr added = forInsert ? column.defaultValue : column.onUpdate)
            result.append({make(ColumnRef{column.name, column.type, table, column.quote}), added});
    }
    QStringList unknown;
    for (const Assignment &assignment : left) {
        const auto *reference = assignment.column->as<ColumnRef>();
        const bool foreign = reference && reference->from && identityOf(reference->from) != identityOf(table);
        if (foreign || !reference)
            result.append(assignment);
        else
            unknown += reference->name;
    }
    if (!unknown.isEmpty())
        fail(u"CompileError"_s, u"Unconsumed column names: "_s + unknown.join(u", "_s));
    return result;
}

Elements ExpressionWriter::implicitReturning(const Insert &node) const
{
    const auto *table = node.table->as<Table>();
    const bool vetoed = node.inlineDefaults || node.multipleRows || node.parametersGiven || node.select || m_frames.size() > 1;
    if (!table || !table->fromMetadata || vetoed)
        return {};
    const auto counts = [](const ColumnInfo &column) { return column.autoincrement; };
    const bool countsItself = std::any_of(table->columns.cbegin(), table->columns.cend(), counts);
    if (countsItself && !returnsAutoincrement())
        return {};
    if (node.onConflict && m_dialect == Dialect::Sqlite)
        return {};
    Elements columns;
    const QList<Assignment> given = node.rows.isEmpty() ? QList<Assignment>() : node.rows.first();
    for (const ColumnInfo &column : table->columns) {
        if (!column.primaryKey)
            continue;
        const auto found = std::find_if(given.cbegin(), given.cend(), [&](const Assignment &one) { return assigns(one, column); });
        const bool absent = found == given.cend();
        const bool serverFills = column.autoincrement || column.hasServerDefault || column.defaultValue;
        const bool returned = absent ? serverFills : !found->value->as<Bind>();
        if (returned)
            columns.append(make(ColumnRef{column.name, column.type, node.table, column.quote}));
    }
    return columns;
}

QString ExpressionWriter::returningText(const Elements &columns, const Scope &outer)
{
    Scope scope = outer;
    scope.includeTable = returningNamesTable();
    Select list;
    list.columns = columns;
    return u" RETURNING "_s + columnsText(list, scope);
}

QString ExpressionWriter::conflictText(const Insert &node, const Scope &outer)
{
    const OnConflict &conflict = *node.onConflict;
    Scope scope = outer;
    scope.includeTable = false;
    scope.useSchema = false;
    QString target;
    if (!conflict.constraint.isEmpty()) {
        target = u" ON CONSTRAINT "_s + name(conflict.constraint);
    } else if (!conflict.indexElements.isEmpty()) {
        target = u" ("_s + joined(conflict.indexElements, u", "_s, scope) + u')';
        if (conflict.indexWhere)
            target += u" WHERE "_s + write(conflict.indexWhere, scope);
    }
    if (!conflict.update)
        return u" ON CONFLICT"_s + target + u" DO NOTHING"_s;

    scope.includeTable = true;
    QStringList sets;
    QList<Assignment> left = conflict.set;
    const auto append = [&](const Assignment &assignment) {
        const auto *reference = assignment.column->as<ColumnRef>();
        const QString column = reference ? name(reference->name, reference->quote) : write(assignment.column, scope);
        sets += column + u" = "_s + assignedValue(assignment, scope);
    };
    for (const ColumnInfo &column : columnsOfTable(node.table)) {
        const auto found = std::find_if(left.begin(), left.end(), [&](const Assignment &one) { return assigns(one, column); });
        if (found == left.end())
            continue;
        append(*found);
        left.erase(found);
    }
    for (const Assignment &assignment : left)
        append(assignment);
    QString text = u" ON CONFLICT"_s + target + u" DO UPDATE SET "_s + sets.join(u", "_s);
    if (conflict.where)
        text += u" WHERE "_s + write(conflict.where, scope);
    return text;
}

QString ExpressionWriter::insertRows(const Insert &node, const Scope &scope)
{
    QStringList names;
    QStringList rows;
    QList<Assignment> first;
    for (const QList<Assignment> &given : node.rows) {
        const QList<Assignment> row = node.parametersGiven ? given : arranged(node.table, given, true);
        if (rows.isEmpty())
            first = row;
        QStringList values;
        for (qsizetype i = 0; i < first.size(); ++i) {
            const auto *wanted = first.at(i).column->as<ColumnRef>();
            const auto same = [&](const Assignment &one) {
                const auto *reference = one.column->as<ColumnRef>();
                return wanted && reference && reference->name == wanted->name;
            };
            const auto found = std::find_if(row.cbegin(), row.cend(), same);
            if (found == row.cend())
                return fail(u"CompileError"_s,
                    u"INSERT value for column %1 is explicitly rendered as a bound parameter in the VALUES clause; a "
                    "Python-side value or SQL expression is required"_s.arg(write(first.at(i).column, scope)));
            values += assignedValue(*found, scope);
        }
        rows += u'(' + values.join(u", "_s) + u')';
    }
    for (const Assignment &assignment : first) {
        const auto *reference = assignment.column->as<ColumnRef>();
        names += reference ? name(reference->name, reference->quote) : QString();
    }
    if (names.isEmpty())
        return u" DEFAULT VALUES"_s;
    return u" ("_s + names.join(u", "_s) + u") VALUES "_s + rows.join(u", "_s);
}

QString ExpressionWriter::insertText(const Insert &node, const Scope &outer)
{
    const bool toplevel = m_frames.isEmpty();
    m_frames.append(Frame{});
    Scope scope = outer;
    scope.asFrom = false;
    QString text = u"INSERT "_s;
    for (const QString &prefix : node.prefixes)
        text += prefix + u' ';
    text += u"INTO "_s + fromName(node.table, true);
    QString with;
    if (node.select) {
        QStringList names;
        for (const QString &column : node.selectColumns)
            names += name(column);
        if (!names.isEmpty())
            text += u" ("_s + names.join(u", "_s) + u')';
        text += u' ' + write(node.select, scope);
    } else {
        Insert filled = node;
        if (filled.rows.isEmpty())
            filled.rows.append(QList<Assignment>());
        text += insertRows(filled, scope);
    }
    if (node.onConflict)
        text += conflictText(node, scope);
    const Elements returned = node.returning.value_or(implicitReturning(node));
    if (!returned.isEmpty())
        text += returningText(returned, scope);
    m_frames.removeLast();
    return toplevel ? withClause() + text : text;
}

QString ExpressionWriter::updateText(const Update &node, const Scope &outer)
{
    const bool toplevel = m_frames.isEmpty();
    Elements mentioned = node.where;
    for (const Assignment &assignment : node.set)
        mentioned.append(assignment.value);
    const Elements extra = extraFroms(node.table, mentioned);
    const FromSet own = expandedFroms(Elements{node.table} + extra);
    m_frames.append({own, own});
    Scope scope = outer;
    scope.asFrom = false;

    QString text = u"UPDATE "_s;
    for (const QString &prefix : node.prefixes)
        text += prefix + u' ';
    Scope target = scope;
    target.asFrom = true;
    text += write(node.table, target) + u" SET "_s;
    QStringList sets;
    const QList<Assignment> assignments = node.ordered ? node.set : arranged(node.table, node.set, false);
    for (const Assignment &assignment : assignments) {
        const auto *reference = assignment.column->as<ColumnRef>();
        Scope left = scope;
        left.includeTable = false;
        const QString column = reference ? name(reference->name, reference->quote) : write(assignment.column, left);
        sets += column + u'=' + assignedValue(assignment, scope);
    }
    text += sets.join(u", "_s);
    if (!extra.isEmpty())
        text += u" FROM "_s + fromList(extra, scope);
    if (const QString where = conditionsText(node.where, scope); !where.isEmpty())
        text += u" WHERE "_s + where;
    if (node.returning && !node.returning->isEmpty())
        text += returningText(*node.returning, scope);
    m_frames.removeLast();
    return toplevel ? withClause() + text : text;
}

QString ExpressionWriter::deleteText(const Delete &node, const Scope &outer)
{
    const bool toplevel = m_frames.isEmpty();
    const Elements extra = extraFroms(node.table, node.where);
    const FromSet own = expandedFroms(Elements{node.table} + extra);
    m_frames.append({own, own});
    Scope scope = outer;
    scope.asFrom = false;

    QString text = u"DELETE "_s;
    for (const QString &prefix : node.prefixes)
        text += prefix + u' ';
    Scope target = scope;
    target.asFrom = true;
    text += u"FROM "_s + write(node.table, target);
    if (!extra.isEmpty())
        text += deleteUsing(extra, scope);
    if (const QString where = conditionsText(node.where, scope); !where.isEmpty())
        text += u" WHERE "_s + where;
    if (node.returning && !node.returning->isEmpty())
        text += returningText(*node.returning, scope);
    m_frames.removeLast();
    return toplevel ? withClause() + text : text;
}

} // namespace retort::dialect
