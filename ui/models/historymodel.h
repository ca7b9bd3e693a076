// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/history.h"
#include "ui/models/historyfilter.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>
#include <QMap>

namespace retort::ui {

/// What the history shows of one database.
struct DatabaseColumn
{
    QString id;
    QString name;
    int color = 0;
    bool isKnown = false; ///< its version table was read
    QStringList rows;     ///< of the version table

    friend bool operator==(const DatabaseColumn &, const DatabaseColumn &) = default;
};

/// Whether the selected database has a revision.
enum class AppliedState { Unknown, Applied, Pending };

/// The history as a table: graph, message, identifier, date, status, and a column for each database.
class HistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { GraphColumn, MessageColumn, RevisionColumn, CreatedColumn, StatusColumn, FirstDatabaseColumn };
    enum ItemRole { RevisionIdRole = Qt::UserRole + 1, AppliedRole };

    explicit HistoryModel(QObject *parent = nullptr);

    void setHistory(HistoryPtr history);
    const HistoryPtr &history() const { return m_history; }
    void setDatabases(const QList<DatabaseColumn> &databases);
    const QList<DatabaseColumn> &databases() const { return m_databases; }
    /// Whose applied revisions are drawn filled; empty for none.
    void setSelectedDatabase(const QString &id);

    /// The row where the selected database stands (the topmost of several); -1 when none is selected, or it stands nowhere here.
    int selectedDatabaseRow() const;

    /// Revisions whose scripts were edited after they were applied to the selected database, and when that was.
    void setEdited(const QMap<QString, QDateTime> &applied);

    /// Marks the rows that the query holds for (see HistoryFilter); the others are dimmed.
    void setSearch(const QString &text);
    const HistoryFilter &filter() const { return m_filter; }
    const QStringList &phrases() const { return m_phrases; } ///< to be marked in the texts
    /// What the scripts do, by index of the revision map; null or absent for what is not known yet.
    void setFacts(const QList<FactsPtr> &facts);
    /// By the path of the script.
    void setAuthorship(const QHash<QString, Authorship> &authorship);
    const std::vector<int> &hits() const { return m_hits; } ///< rows, from the top
    bool isDimmed(int row) const { return !m_filter.isEmpty() && !m_isHit[size_t(row)]; }

    const HistoryRow &row(int row) const { return m_history->rows[row]; }
    /// The chips of a row, databases first behind `head`.
    const QList<Chip> &chips(int row) const { return m_chips[row]; }
    AppliedState appliedState(int row) const; ///< on the selected database
    AppliedState appliedState(int row, int database) const;
    /// What the status column says of a row; empty when all is well.
    QString status(int row) const;
    bool isStatusError(int row) const;
    bool hasStatus() const { return m_hasStatus || !m_edited.isEmpty(); } ///< whether any row has something to say in the status column
    int rowOf(const QString &revision) const { return m_history ? m_history->rowOf(revision) : -1; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void hitsChanged();

private:
    QString text(int row, int column) const;
    QString toolTip(int row, int column) const;
    QString accessibleText(int row) const;
    void computeApplied();
    void computeChips();
    void computeHits();
    void updateHits();
    FilterSubject subjectOf(int row) const;
    QStringList pendingOn(int row) const;
    void repaintAll();

    HistoryPtr m_history;
    QList<DatabaseColumn> m_databases;
    std::vector<script::RevisionMap::Set> m_applied; ///< by database
    QString m_selectedId;
    int m_selected = -1;
    QList<QList<Chip>> m_chips;
    QString m_search;
    HistoryFilter m_filter;
    QStringList m_phrases;
    QList<FactsPtr> m_facts;
    QHash<QString, Authorship> m_authorship;
    std::vector<bool> m_isHit;
    std::vector<int> m_hits;
    bool m_hasStatus = false;
    QMap<QString, QDateTime> m_edited;
};

} // namespace retort::ui
