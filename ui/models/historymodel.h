// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/folding.h"
#include "ui/models/history.h"
#include "ui/models/historyfilter.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>
#include <QMap>
#include <QSet>

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

/// What one of two compared databases has and the other lacks.
enum class Difference { None, OnlyFirst, OnlySecond };

/// The history as a table: graph, message, identifier, date, status, and a column for each database. A row is a revision, or a run
/// of plain ones that are folded (see historymodelfolding.cpp); such a row has no revision id.
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

    /// The same history and databases, with every revision in a row of its own.
    void copyUnfolded(const HistoryModel &other);

    /// Whether runs of plain revisions are one row each: those without a branch, merge, label, database, problem, edit or hit.
    void setFolding(bool folding);
    bool isFolding() const { return m_isFolding; }
    const graph::FoldedHistory &folded() const { return m_folded; }
    bool isRun(int row) const { return m_folded.isRun(row); }
    int runSize(int row) const { return m_folded.runAt(row).count; }
    /// "42 revisions"; only for runs.
    QString runText(int row) const;
    /// Which ones: the newest and the oldest message.
    QString runDetail(int row) const;
    /// Whether a revision is part of a folded run.
    bool isHidden(const QString &revision) const;
    /// Unfolds the run that a revision is part of, until it is closed.
    void openRun(const QString &revision);
    /// Folds the run that a revision is part of; false when there is nothing to fold.
    bool closeRun(const QString &revision);
    /// The newest revision of a row.
    const QString &topRevision(int row) const { return this->row(row).id; }
    /// The run around this revision stays open when rows are folded anew: it is being looked at.
    void setCurrentRevision(const QString &revision) { m_current = revision; }
    static constexpr int shortestRun = 4;

    /// Marks what one of two databases has and the other lacks, and dims the rest; empty ids end that.
    void setComparison(const QString &first, const QString &second);
    bool isComparing() const { return m_compared.first >= 0 && m_compared.second >= 0; }
    Difference difference(int row) const;
    /// The database that alone has a row, while two are compared; -1 for none.
    int onlyDatabase(int row) const;

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
    bool isDimmed(int row) const;
    /// What its script does; null when that is not known (yet).
    const RevisionFacts *facts(int row) const;

    /// A revision's words; of a run, those of its newest one.
    const HistoryRow &row(int row) const { return m_history->rows[historyRow(row)]; }
    /// The chips of a row, databases first behind `head`.
    const QList<Chip> &chips(int row) const { return m_chips[historyRow(row)]; }
    AppliedState appliedState(int row) const; ///< on the selected database
    AppliedState appliedState(int row, int database) const;
    /// What the status column says of a row; empty when all is well.
    QString status(int row) const;
    bool isStatusError(int row) const;
    bool hasStatus() const { return m_hasStatus || !m_edited.isEmpty(); } ///< whether any row has something to say in the status column
    /// The row of a revision or of the run it is part of; -1 for what is not in this history.
    int rowOf(const QString &revision) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void hitsChanged();
    /// More is known of what the scripts do.
    void factsChanged();

private:
    QString text(int row, int column) const;
    QString toolTip(int row, int column) const;
    QString accessibleText(int row) const;
    void computeApplied();
    void computeChips();
    void computeHits();
    void updateHits();
    void collectHits();
    FilterSubject subjectOf(const HistoryRow &entry) const;
    QStringList pendingOn(const HistoryRow &entry) const;
    AppliedState stateOf(int revision, int database) const;
    QString statusOf(const HistoryRow &entry) const;
    int historyRow(int row) const { return m_history->layout.rowOf(m_folded.runAt(row).top); }
    std::vector<bool> plainRevisions() const;
    graph::FoldedHistory foldAgain(graph::FoldedHistory previous = {}) const;
    void refold();
    void findCompared();
    void repaintAll();

    HistoryPtr m_history;
    QList<DatabaseColumn> m_databases;
    std::vector<script::RevisionMap::Set> m_applied; ///< by database
    QString m_selectedId;
    int m_selected = -1;
    QList<QList<Chip>> m_chips; ///< by row of the history
    graph::FoldedHistory m_folded;
    bool m_isFolding = false;
    QSet<QString> m_opened; ///< revisions whose runs were unfolded
    QString m_current;
    std::pair<QString, QString> m_comparedIds;
    std::pair<int, int> m_compared {-1, -1}; ///< databases
    QString m_search;
    HistoryFilter m_filter;
    QStringList m_phrases;
    QList<FactsPtr> m_facts;
    QHash<QString, Authorship> m_authorship;
    std::vector<bool> m_isHit; ///< by row of the history
    std::vector<int> m_hits;   ///< rows of the model
    bool m_hasStatus = false;
    QMap<QString, QDateTime> m_edited;
};

} // namespace retort::ui
