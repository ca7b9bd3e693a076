// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projectsession.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QMenu;

namespace retort::ui {

/// The row on top of the window: what can be done with the selected database, and the search.
class ToolBar : public QWidget
{
    Q_OBJECT

public:
    explicit ToolBar(ProjectSession &session, QWidget *parent = nullptr);

    void focusSearch();
    void clearSearch();
    void setJournalShown(bool shown);
    void clickJournal();
    /// "2 of 14"; nothing while nothing is searched.
    void showHits(const QString &text, bool found);

Q_SIGNALS:
    void openRequested();
    void exportRequested();
    void journalRequested();
    void actionRequested(retort::script::StepKind kind, const QString &target);
    void searchChanged(const QString &text);
    void hitRequested(bool forward);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateActions();
    void addTarget(QMenu *menu, const QString &text, script::StepKind kind, const QString &target, bool enabled = true);
    void fillDowngradeMenu(QMenu *menu);
    void fillStampMenu(QMenu *menu);

    ProjectSession &m_session;
    QPushButton *m_open;
    QPushButton *m_export;
    QPushButton *m_upgrade;
    QPushButton *m_downgrade;
    QPushButton *m_stamp;
    QPushButton *m_journal;
    QLineEdit *m_search;
    QLabel *m_hits;
    QPushButton *m_previous;
    QPushButton *m_next;
};

} // namespace retort::ui
