// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projectsession.h"
#include "ui/widgets/fittingrow.h"

class QLabel;
class QPushButton;
class QMenu;

namespace retort::ui {

class SearchField;

/// The row on top of the window: what can be done with the selected database, and the search.
class ToolBar : public FittingRow
{
    Q_OBJECT

public:
    explicit ToolBar(ProjectSession &session, QWidget *parent = nullptr);

    void focusSearch();
    SearchField &searchField() { return *m_search; }
    void setJournalShown(bool shown);
    void setMapShown(bool shown);
    void clickJournal();
    /// "2 of 14"; nothing while nothing is searched. Nothing found is no trouble while it is being looked for.
    void showHits(const QString &text, bool found, bool isLooking);

Q_SIGNALS:
    void openRequested();
    void newRevisionRequested();
    void exportRequested();
    void journalRequested();
    void mapRequested();
    void actionRequested(retort::script::StepKind kind, const QString &target);
    void searchChanged(const QString &text);
    void hitRequested(bool forward);

private:
    void addIcons();
    void updateActions();
    void addTarget(QMenu *menu, const QString &text, script::StepKind kind, const QString &target, bool enabled = true);
    void fillDowngradeMenu(QMenu *menu);
    void fillStampMenu(QMenu *menu);

    ProjectSession &m_session;
    QPushButton *m_open;
    QPushButton *m_newRevision;
    QPushButton *m_export;
    QPushButton *m_upgrade;
    QPushButton *m_downgrade;
    QPushButton *m_stamp;
    QPushButton *m_journal;
    QPushButton *m_map;
    SearchField *m_search;
    QLabel *m_hits;
    QPushButton *m_previous;
    QPushButton *m_next;
};

} // namespace retort::ui
