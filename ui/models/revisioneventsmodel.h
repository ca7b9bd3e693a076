// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace retort::ui {

/// Something that happened to a revision: its script was committed, or it was run.
struct RevisionEvent
{
    enum class Kind { Commit, Run };

    Kind kind = Kind::Commit;
    QDateTime when;
    QString what; ///< the subject of a commit, or "Upgrade"
    QString who;
    QString where; ///< what the user calls the database of a run
    QString id; ///< short, of a commit
    QString state; ///< of the revision in a run, as the journal has it: "applied", "undone", …
    QString outcome; ///< of the run, in words
    Role role = Role::Text;
};

/// The past of one revision, the newest event first.
class RevisionEventsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhenColumn, WhatColumn, WhoColumn, WhereColumn, ColumnCount };

    explicit RevisionEventsModel(QObject *parent = nullptr);

    void setEvents(QList<RevisionEvent> events);
    const RevisionEvent &at(int row) const { return m_events[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<RevisionEvent> m_events;
};

/// What a run did with a revision, in words: "applied by an upgrade".
QString eventText(const RevisionEvent &event);

} // namespace retort::ui
