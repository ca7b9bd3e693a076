// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projectsession.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace retort::ui {

class RecentList;

/// What is shown while there is no history to show: how to begin, that something is being read, or what went wrong.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(ProjectSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void newRevisionRequested();
    void initRequested();
    /// Of the session's error.
    void explanationRequested();
    void pathRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildRecent();
    void openSample();
    void update();
    void showWelcome();
    void showFailure();
    void showEmptyHistory();
    void clearList();
    void addListHeading(const QString &text);
    void addPath(const QString &title, const QString &path);

    ProjectSession &m_session;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_hint;
    QPushButton *m_open;
    QPushButton *m_newRevision;
    QPushButton *m_init; ///< in a folder without migrations
    QPushButton *m_retry;
    QPushButton *m_sample;
    QPushButton *m_explain;
    QWidget *m_recentBox;
    RecentList *m_recent;
    QWidget *m_list;
    QVBoxLayout *m_listLayout;
};

} // namespace retort::ui
