// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/journalstatementsmodel.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QListView;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace retort::ui {

/// One run of the journal: what is known about it, and each of its statements.
class JournalDetails : public QWidget
{
    Q_OBJECT

public:
    explicit JournalDetails(QWidget *parent = nullptr);

    void showRun(const runtime::JournalRun &run);
    /// A sentence in place of a run.
    void showText(const QString &text);

Q_SIGNALS:
    void restoreRequested(const retort::runtime::JournalRun &run);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildRun();
    void fillFacts();
    void copy();

    runtime::JournalRun m_run;
    JournalStatementsModel m_model;
    QStackedWidget *m_pages;
    QLabel *m_text;
    QLabel *m_heading;
    QPushButton *m_restore;
    QPushButton *m_copy;
    QScrollArea *m_factsArea;
    QListView *m_statements;
};

} // namespace retort::ui
