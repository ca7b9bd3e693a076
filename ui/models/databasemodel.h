// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/databaseentry.h"

#include <QAbstractListModel>

namespace retort::ui {

/// The connected databases as a list, each with how it stands to the history.
class DatabaseModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole { IdRole = Qt::UserRole + 1, ColorRole, StandingTextRole, StandingRole, EngineRole, EngineIconRole };
    /// What colour the standing text deserves.
    enum Standing { Neutral, Good, Attention, Bad };

    explicit DatabaseModel(QObject *parent = nullptr);

    /// Updates in place while the databases stay the same, so that selections survive a refresh.
    void setEntries(const QList<DatabaseEntry> &entries, const script::RevisionMap &map);
    int rowOf(const QString &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<DatabaseEntry> m_entries;
    QList<DatabaseStanding> m_standings;
};

} // namespace retort::ui
