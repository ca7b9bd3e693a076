// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace retort::ui {

/// A project that was opened before, and what is known of it now.
struct RecentProject
{
    enum class State { Unknown, Known, Missing, Unreadable };

    QString path;
    State state = State::Unknown;
    int revisions = 0;
    int heads = 0;
    QString trouble; ///< why it cannot be read
};

/// The projects that were opened lately, the last one first.
class RecentProjectsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole { PathRole = Qt::UserRole + 1, ShownPathRole, StateTextRole, StateRole, HeadsRole };

    explicit RecentProjectsModel(QObject *parent = nullptr);

    void setPaths(const QStringList &paths);
    /// What came out about one of them; others are not touched.
    void update(const RecentProject &project);
    void remove(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<RecentProject> m_projects;
};

/// "~/shop" instead of "/home/ada/shop".
QString shortPath(const QString &path);

} // namespace retort::ui
