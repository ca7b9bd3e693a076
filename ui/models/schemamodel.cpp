// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/schemamodel.h"

#include "ui/theme/theme.h"

#include <QFont>

using namespace Qt::Literals::StringLiterals;
using retort::dialect::TablePart;
using retort::plan::SchemaChange;

namespace retort::ui {

namespace {

/// A row of a table keeps 0, a row of a part the number of its table from 1.
constexpr quintptr tableRow = 0;

QVariant colorOf(SchemaChange change)
{
    switch (change) {
    case SchemaChange::None:
        return {};
    case SchemaChange::Added:
        return Theme::current().color(Role::Success);
    case SchemaChange::Changed:
        return Theme::current().color(Role::Warning);
    case SchemaChange::Removed:
        return Theme::current().color(Role::Danger);
    }
    Q_UNREACHABLE();
}

/// What is gone is struck out; what a database lacks is wanted there.
QVariant fontOf(SchemaChange change, bool bold, bool isGone)
{
    QFont font;
    font.setBold(bold);
    font.setStrikeOut(isGone && change == SchemaChange::Removed);
    return font;
}

} // namespace

SchemaModel::SchemaModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void SchemaModel::setWording(Wording wording)
{
    m_wording = wording;
    Q_EMIT headerDataChanged(Qt::Horizontal, ChangeColumn, ChangeColumn);
}

void SchemaModel::setTables(QList<plan::ComparedTable> tables)
{
    beginResetModel();
    m_tables = std::move(tables);
    endResetModel();
}

QList<QModelIndex> SchemaModel::changedTables() const
{
    QList<QModelIndex> changed;
    for (int row = 0; row < m_tables.size(); ++row)
        if (m_tables.at(row).change != SchemaChange::None)
            changed.append(index(row, 0));
    return changed;
}

QModelIndex SchemaModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : tableRow);
}

QModelIndex SchemaModel::parent(const QModelIndex &child) const
{
    return child.isValid() && child.internalId() != tableRow ? createIndex(int(child.internalId() - 1), 0, tableRow) : QModelIndex();
}

int SchemaModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_tables.size());
    return parent.internalId() == tableRow && parent.column() == 0 ? int(m_tables.at(parent.row()).parts.size()) : 0;
}

int SchemaModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SchemaModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == tableRow)
        return tableData(m_tables.at(index.row()), index.column(), role);
    return partData(m_tables.at(int(index.internalId() - 1)).parts.at(index.row()), index.column(), role);
}

QVariant SchemaModel::tableData(const plan::ComparedTable &table, int column, int role) const
{
    if (role == Qt::FontRole)
        return fontOf(table.change, column == NameColumn, m_wording == Wording::Step);
    if (role == Qt::ForegroundRole && column == ChangeColumn)
        return colorOf(table.change);
    if (role == Qt::ToolTipRole)
        return table.uncertainty.isEmpty() ? QVariant() : tr("Not certain: %1").arg(table.uncertainty);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return table.name.display();
    case DefinitionColumn:
        if (table.uncertainty.isEmpty() && table.parts.isEmpty())
            return {};
        return table.uncertainty.isEmpty() ? tr("%Ln part(s)", nullptr, int(table.parts.size()))
                                           : tr("Not certain: %1").arg(table.uncertainty);
    default:
        return changeText(table);
    }
}

QVariant SchemaModel::partData(const plan::ComparedPart &part, int column, int role) const
{
    if (role == Qt::FontRole)
        return fontOf(part.change, false, m_wording == Wording::Step);
    if (role == Qt::ForegroundRole)
        return column == ChangeColumn ? colorOf(part.change) : QVariant();
    if (role == Qt::ToolTipRole)
        return part.before.isEmpty() || m_wording == Wording::Database ? part.part.definition : tr("Before: %1").arg(part.before);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        if (!part.part.name.isEmpty())
            return part.part.name;
        switch (part.part.kind) {
        case TablePart::Kind::Index:
            return tr("(index)");
        case TablePart::Kind::Option:
            return tr("(option)");
        case TablePart::Kind::Column:
        case TablePart::Kind::Constraint:
        case TablePart::Kind::Trigger: // columns, triggers and views always have a name
        case TablePart::Kind::Definition:
            return tr("(constraint)");
        }
        Q_UNREACHABLE();
    case DefinitionColumn:
        return part.part.definition;
    default:
        return changeText(part);
    }
}

QString SchemaModel::changeText(const plan::ComparedTable &table) const
{
    const bool found = m_wording == Wording::Database;
    switch (table.change) {
    case SchemaChange::None:
        return {};
    case SchemaChange::Added:
        return found ? tr("only in the database") : tr("new table");
    case SchemaChange::Changed:
        return found ? tr("differs") : tr("changed table");
    case SchemaChange::Removed:
        return found ? tr("missing") : tr("removed table");
    }
    Q_UNREACHABLE();
}

QString SchemaModel::changeText(const plan::ComparedPart &part) const
{
    const bool found = m_wording == Wording::Database;
    switch (part.change) {
    case SchemaChange::None:
        return {};
    case SchemaChange::Added:
        return found ? tr("only in the database") : tr("added");
    case SchemaChange::Changed:
        return found ? part.before : tr("changed, was %1").arg(part.before);
    case SchemaChange::Removed:
        return found ? tr("missing") : tr("removed");
    }
    Q_UNREACHABLE();
}

QVariant SchemaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Table, column, constraint, index");
    case DefinitionColumn:
        return tr("Definition");
    case ChangeColumn:
        return m_wording == Wording::Database ? tr("In the database") : tr("Change");
    default:
        return {};
    }
}

} // namespace retort::ui
