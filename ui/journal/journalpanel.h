// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/journal/journalreader.h"
#include "ui/models/journalmodel.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QTreeView;

namespace retort::ui {

class JournalDetails;

/// What was run from this machine: a list that can be searched, and the details of a run.
class JournalPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JournalPanel(const QString &journalFile, QWidget *parent = nullptr);

    /// The folder of the open project; empty for none.
    void setProject(const QString &project);
    /// Reads again, if it is looked at; else when it next is.
    void refresh();
    bool isComplete() const { return !m_isReading; }

Q_SIGNALS:
    void restoreRequested(const retort::runtime::JournalRun &run);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildBar();
    QWidget *buildList();
    void connectParts();
    void restart();
    void read();
    void take(const QList<runtime::JournalRun> &runs);
    void showFailure(const Error &error);
    void selectRun(const QModelIndex &index);
    void exportRuns();
    QString emptyText() const;
    runtime::JournalFilter filter() const;

    JournalReader m_reader;
    JournalModel m_model;
    QString m_project;
    QLineEdit *m_search;
    QComboBox *m_scope;
    QComboBox *m_outcome;
    QPushButton *m_export;
    QLabel *m_status;
    QTreeView *m_list;
    QPushButton *m_more;
    JournalDetails *m_details;
    QSplitter *m_splitter;
    QTimer m_typing; ///< a search begins when nothing was typed for a moment
    int m_limit;
    bool m_isReading = false;
    bool m_isStale = true;
};

} // namespace retort::ui
