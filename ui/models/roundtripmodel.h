// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/roundtrip.h"
#include "ui/models/runstate.h"

#include <QAbstractListModel>

namespace retort::ui {

/// A revision that is to be tried up and down.
struct RoundTripItem
{
    QString revision;
    QString message; ///< what the history calls it; may be empty
};

/// Revisions of a round trip, each with its verdict. Its roles are those of StepsModel, so that it is drawn as steps are.
class RoundTripModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit RoundTripModel(QObject *parent = nullptr);

    /// None has a verdict yet; the first is under way.
    void setItems(const QList<RoundTripItem> &items);
    void take(const runtime::RoundTripVerdict &verdict);
    /// What has no verdict will not get one.
    void end();

    int doneCount() const { return m_done; }
    int goodCount() const;
    int currentRow() const { return m_done < m_rows.size() ? m_done : int(m_rows.size()) - 1; }
    /// Everything that is known about a row: why it failed, what differs.
    QStringList detailsOf(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        RoundTripItem item;
        runtime::RoundTripVerdict verdict;
        RunState state = RunState::Waiting;
    };

    void change(int row, RunState state);

    QList<Row> m_rows;
    int m_done = 0;
};

/// "up, down and up again: nothing differs"
QString verdictText(const runtime::RoundTripVerdict &verdict);

} // namespace retort::ui
