// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/historymodel.h"
#include "ui/models/datetext.h"

#include "model/script/migrationsteps.h"

#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

HistoryModel::HistoryModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HistoryModel::setHistory(HistoryPtr history)
{
    beginResetModel();
    m_history = std::move(history);
    m_facts.clear();
    m_hasStatus = m_history
        && std::any_of(m_history->rows.cbegin(), m_history->rows.cend(),
                       [](const HistoryRow &row) { return !row.status.isEmpty(); });
    computeApplied();
    computeChips();
    computeHits();
    m_folded = foldAgain();
    collectHits();
    endResetModel();
}

void HistoryModel::setDatabases(const QList<DatabaseColumn> &databases)
{
    if (databases == m_databases)
        return;
    const int before = int(m_databases.size());
    const int after = int(databases.size());
    if (after < before)
        beginRemoveColumns({}, FirstDatabaseColumn + after, FirstDatabaseColumn + before - 1);
    else if (after > before)
        beginInsertColumns({}, FirstDatabaseColumn + before, FirstDatabaseColumn + after - 1);
    m_databases = databases;
    computeApplied();
    computeChips();
    computeHits();
    if (after < before)
        endRemoveColumns();
    else if (after > before)
        endInsertColumns();
    refold();
    repaintAll();
    if (after > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, FirstDatabaseColumn, FirstDatabaseColumn + after - 1);
}

void HistoryModel::repaintAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void HistoryModel::setSelectedDatabase(const QString &id)
{
    if (id == m_selectedId)
        return;
    m_selectedId = id;
    computeApplied();
    repaintAll();
}

void HistoryModel::setEdited(const QMap<QString, QDateTime> &applied)
{
    if (applied == m_edited)
        return;
    m_edited = applied;
    computeHits();
    refold();
    repaintAll();
    Q_EMIT headerDataChanged(Qt::Horizontal, StatusColumn, StatusColumn); // it may have come or gone
}

QString HistoryModel::status(int row) const
{
    return statusOf(this->row(row));
}

QString HistoryModel::statusOf(const HistoryRow &entry) const
{
    return entry.status.isEmpty() && m_edited.contains(entry.id) ? tr("edited") : entry.status;
}

bool HistoryModel::isStatusError(int row) const
{
    const HistoryRow &entry = this->row(row);
    return !entry.status.isEmpty() && entry.severity == Severity::Error;
}

void HistoryModel::computeApplied()
{
    m_selected = -1;
    m_applied.assign(size_t(m_databases.size()), {});
    for (int i = 0; i < m_databases.size(); ++i) {
        if (m_databases[i].id == m_selectedId)
            m_selected = i;
        if (m_history && m_databases[i].isKnown)
            m_applied[size_t(i)] = script::appliedSet(m_history->snapshot->map, m_databases[i].rows);
    }
    findCompared();
}

void HistoryModel::computeChips()
{
    m_chips.clear();
    if (!m_history)
        return;
    m_chips.reserve(m_history->rows.size());
    for (const HistoryRow &row : m_history->rows)
        m_chips.append(row.chips);
    for (auto database = m_databases.crbegin(); database != m_databases.crend(); ++database) {
        QStringList ids = database->rows;
        ids.removeDuplicates(); // a version table may name a revision twice
        for (const QString &id : ids) {
            const int row = m_history->rowOf(id);
            if (row < 0)
                continue;
            QList<Chip> &chips = m_chips[row];
            const bool behindHead = !chips.isEmpty() && chips.first().kind == Chip::Kind::Head;
            chips.insert(behindHead ? 1 : 0, {Chip::Kind::Database, database->name, database->color, database->id});
        }
    }
}

int HistoryModel::selectedDatabaseRow() const
{
    int topmost = -1;
    if (m_selected >= 0 && m_history) {
        for (const QString &id : m_databases[m_selected].rows)
            if (const int row = rowOf(id); row >= 0 && (topmost < 0 || row < topmost))
                topmost = row;
    }
    return topmost;
}

AppliedState HistoryModel::appliedState(int row) const
{
    return appliedState(row, m_selected);
}

AppliedState HistoryModel::appliedState(int row, int database) const
{
    return stateOf(this->row(row).index, database); // all of a run are applied or none
}

AppliedState HistoryModel::stateOf(int revision, int database) const
{
    if (database < 0 || m_applied[size_t(database)].empty())
        return AppliedState::Unknown;
    const bool applied = m_applied[size_t(database)][size_t(revision)];
    return applied ? AppliedState::Applied : AppliedState::Pending;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_history ? 0 : m_folded.rowCount();
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstDatabaseColumn + int(m_databases.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return toolTip(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return index.column() == MessageColumn ? accessibleText(index.row()) : text(index.row(), index.column());
    case RevisionIdRole:
        return isRun(index.row()) ? QString() : row(index.row()).id;
    case AppliedRole:
        return int(index.column() < FirstDatabaseColumn ? appliedState(index.row())
                                                        : appliedState(index.row(), index.column() - FirstDatabaseColumn));
    default:
        return {};
    }
}

QString HistoryModel::text(int row, int column) const
{
    const HistoryRow &entry = this->row(row);
    switch (column) {
    case GraphColumn:
        return {};
    case MessageColumn:
        return isRun(row) ? runText(row) : entry.message;
    case RevisionColumn:
        return isRun(row) ? QString() : entry.id;
    case CreatedColumn:
        return isRun(row) ? QString() : entry.created;
    case StatusColumn:
        return status(row);
    default:
        break;
    }
    switch (appliedState(row, column - FirstDatabaseColumn)) {
    case AppliedState::Applied:
        return tr("applied");
    case AppliedState::Pending:
        return tr("pending");
    case AppliedState::Unknown:
        break;
    }
    return {};
}

QString HistoryModel::toolTip(int row, int column) const
{
    const HistoryRow &entry = this->row(row);
    if (column >= FirstDatabaseColumn) {
        const QString state = text(row, column);
        const QString &name = m_databases[column - FirstDatabaseColumn].name;
        return state.isEmpty() ? tr("%1: not known").arg(name) : tr("%1: %2").arg(name, state);
    }
    if (column == StatusColumn || (column == MessageColumn && entry.isGhost)) {
        QStringList messages;
        for (const Diagnostic &diagnostic : m_history->snapshot->diagnostics)
            if (diagnostic.revisions.contains(entry.id))
                messages << diagnostic.message;
        if (m_edited.contains(entry.id))
            messages << tr("Its script was edited after it was applied on %1.")
                            .arg(dateText(m_edited.value(entry.id)));
        return messages.join(u'\n');
    }
    if (column != MessageColumn)
        return {};
    if (isRun(row))
        return runText(row) + u'\n' + runDetail(row) + u'\n' + tr("Click, or press Enter, to show them");
    QStringList lines {entry.message};
    for (const Chip &chip : chips(row)) {
        if (chip.kind == Chip::Kind::Database)
            lines << tr("%1 stands here").arg(chip.text);
        else if (chip.kind == Chip::Kind::Label)
            lines << tr("Branch label: %1").arg(chip.text);
    }
    return lines.join(u'\n');
}

QString HistoryModel::accessibleText(int row) const
{
    const HistoryRow &entry = this->row(row);
    QStringList parts = isRun(row) ? QStringList {tr("%1, folded").arg(runText(row))} : QStringList {entry.message, entry.id};
    for (const Chip &chip : chips(row))
        parts << chip.text;
    if (m_selected >= 0 && appliedState(row) != AppliedState::Unknown)
        parts << tr("%1 on %2").arg(text(row, FirstDatabaseColumn + m_selected), m_databases[m_selected].name);
    if (const QString status = this->status(row); !status.isEmpty())
        parts << status;
    return parts.join(u", "_s);
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(section < FirstDatabaseColumn ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case GraphColumn:
        return tr("Graph");
    case MessageColumn:
        return tr("Message");
    case RevisionColumn:
        return tr("Revision");
    case CreatedColumn:
        return tr("Created");
    case StatusColumn:
        return tr("Status");
    default:
        return section < columnCount() ? m_databases[section - FirstDatabaseColumn].name : QVariant();
    }
}

} // namespace retort::ui
