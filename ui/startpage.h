// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projectsession.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace retort::ui {

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
    void pathRequested(const QString &path);

private:
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
    QWidget *m_list;
    QVBoxLayout *m_listLayout;
};

/// The sample project that is installed beside the program, or empty.
QString samplePath();

} // namespace retort::ui
