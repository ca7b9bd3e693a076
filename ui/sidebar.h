// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/databasemodel.h"
#include "ui/projectsession.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;

namespace retort::ui {

class CountButton;

/// Left of the history: the databases and how they stand, and what the history consists of.
class SideBar : public QWidget
{
    Q_OBJECT

public:
    explicit SideBar(ProjectSession &session, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;

    /// Selects a second database beside the one that is selected, or, with an empty id, that one alone again.
    void compareWith(const QString &database);
    /// Those that are selected, from the top.
    QStringList selectedDatabases() const;

Q_SIGNALS:
    void connectRequested();
    void selectedDatabasesChanged();
    void editRequested(const QString &database);
    void removeRequested(const QString &database);
    void restoreRequested(const QString &database);
    void problemsRequested();
    void revisionsRequested(const QStringList &ids); ///< a count was clicked: go through these

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateDatabases();
    void updateCounts();
    void showMenu(const QPoint &position);

    ProjectSession &m_session;
    DatabaseModel m_model;
    QListView *m_list;
    QPushButton *m_connect;
    QWidget *m_history;
    CountButton *m_revisions;
    CountButton *m_heads;
    CountButton *m_branchPoints;
    CountButton *m_mergePoints;
    CountButton *m_missing;
    CountButton *m_problems;
    bool m_isUpdating = false;
};

} // namespace retort::ui
