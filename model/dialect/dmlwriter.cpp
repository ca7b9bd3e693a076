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
        const bool fillsIn = column.defaultValue && !column.defaultValue->as<Bind>();
        const bool serverFills = column.autoincrement || column.hasServerDefault || fillsIn;
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
    return u" RETURNING "_s + columnsText(columns, scope);
}

QString ExpressionWriter::conflictText(const Insert &node, const Scope &outer)
{
    const OnConflict &conflict = *node.onConflict;
    if (m_dialect == Dialect::Postgresql && node.ofDialect == "sqlite"_L1) {
        return fail(u"AttributeError"_s,
            u"'%1' object has no attribute 'constraint_target'"_s.arg(
                conflict.update ? u"OnConflictDoUpdate"_s : u"OnConflictDoNothing"_s));
    }
    Scope scope = outer;
    scope.includeTable = false;
    scope.useSchema = false;
    QString target;
    if (!conflict.constraint.isEmpty() && m_dialect == Dialect::Postgresql) {
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
    // SQLAlchemy leaves the place of a target that is not there.
    QString text = u" ON CONFLICT"_s + (target.isEmpty() ? u" "_s : target) + u" DO UPDATE SET "_s + sets.join(u", "_s);
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

/// INSERT … SELECT: columns with a default that the SELECT does not fill are added to both.
QString ExpressionWriter::insertSelect(const Insert &node, const Scope &outer)
{
    QStringList names;
    for (const QString &column : node.selectColumns)
        names += name(column);
    ElementPtr source = node.select;
    Elements added;
    for (const ColumnInfo &column : node.includeDefaults ? columnsOfTable(node.table) : QList<ColumnInfo>()) {
        if (!column.defaultValue || node.selectColumns.contains(column.name))
            continue;
        names += name(column.name, column.quote);
        added.append(column.defaultValue);
    }
    if (!added.isEmpty()) {
        const auto *select = source->as<Select>();
        if (!select) {
            return fail(u"CompileError"_s,
                u"Can't extend statement for INSERT..FROM SELECT to include additional default-holding column(s) %1.  Convert the "
                "selectable to a subquery() first, or pass include_defaults=False to Insert.from_select() to skip these columns."_s
                    .arg(names.mid(node.selectColumns.size()).join(u", "_s)));
        }
        Select extended = *select;
        extended.columns += added;
        source = make(std::move(extended));
    }
    Scope scope = outer;
    scope.embedded = true;
    const QString columns = names.isEmpty() ? QString() : u" ("_s + names.join(u", "_s) + u')';
    return columns + u' ' + write(source, scope);
}

QString ExpressionWriter::insertText(const Insert &node, const Scope &outer)
{
    m_frames.append(Frame{});
    Scope scope = outer;
    scope.asFrom = false;
    mentionCtes(node.ctes);
    QString text = u"INSERT "_s;
    for (const QString &prefix : node.prefixes)
        text += prefix + u' ';
    text += u"INTO "_s + fromName(node.table, true);
    if (node.select) {
        text += insertSelect(node, scope);
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
    text = withClause(m_frames.size()) + text;
    m_frames.removeLast();
    return text;
}

QString ExpressionWriter::updateText(const Update &node, const Scope &outer)
{
    Elements mentioned = node.where;
    for (const Assignment &assignment : node.set)
        mentioned.append(assignment.value);
    const Elements extra = extraFroms(node.table, mentioned);
    const FromSet own = expandedFroms(Elements{node.table} + extra);
    m_frames.append({own, own, nullptr, {}});
    Scope scope = outer;
    scope.asFrom = false;

    mentionCtes(node.ctes);
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
    text = withClause(m_frames.size()) + text;
    m_frames.removeLast();
    return text;
}

QString ExpressionWriter::deleteText(const Delete &node, const Scope &outer)
{
    const Elements extra = extraFroms(node.table, node.where);
    const FromSet own = expandedFroms(Elements{node.table} + extra);
    m_frames.append({own, own, nullptr, {}});
    Scope scope = outer;
    scope.asFrom = false;

    mentionCtes(node.ctes);
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
    text = withClause(m_frames.size()) + text;
    m_frames.removeLast();
    return text;
}

} // namespace retort::dialect
