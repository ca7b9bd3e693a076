// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalpanel.h"

#include "ui/journal/journaldetails.h"
#include "ui/messages.h"
#include "ui/models/journaltext.h"
#include "ui/themestyle.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using retort::runtime::JournalFilter;
using retort::runtime::JournalRun;

namespace retort::ui {

namespace {

constexpr int pageSize = 200; ///< runs

} // namespace

JournalPanel::JournalPanel(const QString &journalFile, QWidget *parent)
    : QWidget(parent)
    , m_reader(journalFile)
    , m_search(new QLineEdit(this))
    , m_scope(new QComboBox(this))
    , m_outcome(new QComboBox(this))
    , m_export(new QPushButton(tr("E&xport…"), this))
    , m_status(new QLabel(this))
    , m_list(new QTreeView(this))
    , m_more(new QPushButton(tr("Show older runs"), this))
    , m_details(new JournalDetails(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_limit(pageSize)
{
    auto *bar = buildBar();
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(m_details);
    m_splitter->setSizes({560, 480});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_splitter, 1);
    connectParts();
    setFocusProxy(m_list);
    m_details->showText(tr("Reading the journal…"));
}

QWidget *JournalPanel::buildBar()
{
    auto *bar = new QWidget(this);
    bar->setAttribute(Qt::WA_StyledBackground);
    setPart(bar, "toolbar");
    m_search->setObjectName("journalSearch"_L1);
    m_search->setPlaceholderText(tr("Find revision, SQL, error, database…"));
    m_search->setAccessibleName(tr("Find in the journal"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(320);
    m_scope->setObjectName("journalScope"_L1);
    m_scope->setAccessibleName(tr("Whose runs"));
    m_scope->addItem(tr("This project"));
    m_scope->addItem(tr("All projects"));
    m_outcome->setObjectName("journalOutcome"_L1);
    m_outcome->setAccessibleName(tr("Which outcome"));
    m_outcome->addItem(tr("Any outcome"), QString());
    for (const QString &outcome : {u"succeeded"_s, u"failed"_s, u"stopped"_s, u"refused"_s, u"unknown"_s}) {
        JournalRun run;
        run.outcome = outcome;
        m_outcome->addItem(runOutcomeText(run), outcome);
    }
    m_status->setObjectName("journalStatus"_L1);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setPart(m_status, "small");
    m_export->setObjectName("journalExport"_L1);
    m_export->setToolTip(tr("Write the runs that are listed into a file, as JSON with their statements or as CSV"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(8);
    layout->addWidget(m_search, 2);
    layout->addWidget(m_scope);
    layout->addWidget(m_outcome);
    layout->addWidget(m_status, 3);
    layout->addWidget(m_export);
    return bar;
}

QWidget *JournalPanel::buildList()
{
    auto *page = new QWidget(this);
    m_list->setObjectName("journalList"_L1);
    m_list->setAccessibleName(tr("Runs, newest first"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->viewport()->installEventFilter(this);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(JournalModel::MoveColumn, QHeaderView::Stretch);
    const int letter = fontMetrics().horizontalAdvance(u'n');
    m_list->setColumnWidth(JournalModel::WhenColumn, letter * 19);
    m_list->setColumnWidth(JournalModel::WhatColumn, letter * 14);
    m_list->setColumnWidth(JournalModel::WhereColumn, letter * 11);
    m_list->setColumnWidth(JournalModel::WhoColumn, letter * 13);
    m_list->setColumnWidth(JournalModel::OutcomeColumn, letter * 13);
    setPart(m_list, "table");
    m_more->setObjectName("journalMore"_L1);
    setPart(m_more, "link");
    m_more->hide();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_more);
    return page;
}

void JournalPanel::connectParts()
{
    constexpr int pause = 200; // milliseconds
    m_typing.setSingleShot(true);
    m_typing.setInterval(pause);
    connect(&m_typing, &QTimer::timeout, this, &JournalPanel::restart);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(m_scope, &QComboBox::currentIndexChanged, this, &JournalPanel::restart);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &JournalPanel::restart);
    connect(m_export, &QPushButton::clicked, this, &JournalPanel::exportRuns);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_limit += pageSize;
        read();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &JournalPanel::selectRun);
    connect(m_details, &JournalDetails::restoreRequested, this, &JournalPanel::restoreRequested);
    connect(&m_reader, &JournalReader::found, this, &JournalPanel::take);
    connect(&m_reader, &JournalReader::detailsRead, m_details, &JournalDetails::showRun);
    connect(&m_reader, &JournalReader::failed, this, &JournalPanel::showFailure);
    connect(&m_reader, &JournalReader::exported, this, [this](const QString &target, int runs) {
        m_export->setEnabled(true);
        m_status->setText(tr("%Ln run(s) written to %1", nullptr, runs).arg(QDir::toNativeSeparators(target)));
    });
    connect(&m_reader, &JournalReader::exportFailed, this, [this](const Error &error) {
        m_export->setEnabled(true);
        m_status->clear();
        messages().error(this, tr("Not exported"), error.message, error.detail);
    });
}

/// Who did it matters less than from where to where, where there is no room for both.
bool JournalPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize) {
        int others = 0;
        for (const int column : {JournalModel::WhenColumn, JournalModel::WhatColumn, JournalModel::WhereColumn, JournalModel::OutcomeColumn})
            others += m_list->columnWidth(column);
        const int letter = fontMetrics().horizontalAdvance(u'n');
        m_list->setColumnHidden(JournalModel::WhoColumn, m_list->viewport()->width() - others < letter * 40);
    }
    return QWidget::eventFilter(watched, event);
}

void JournalPanel::setProject(const QString &project)
{
    if (project == m_project)
        return;
    m_project = project;
    m_limit = pageSize;
    refresh();
}

void JournalPanel::refresh()
{
    m_isStale = true;
    if (isVisible())
        read();
}

void JournalPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        read();
}

JournalFilter JournalPanel::filter() const
{
    JournalFilter filter;
    filter.text = m_search->text().trimmed();
    filter.outcome = m_outcome->currentData().toString();
    filter.limit = m_limit;
    if (m_scope->currentIndex() == 0)
        filter.project = m_project;
    return filter;
}

/// Another question: what was unfolded for the last one is not wanted.
void JournalPanel::restart()
{
    m_limit = pageSize;
    read();
}

void JournalPanel::read()
{
    m_isStale = false;
    m_isReading = true;
    m_status->setText(tr("Reading…"));
    m_reader.search(filter());
}

void JournalPanel::take(const QList<JournalRun> &runs)
{
    m_isReading = false;
    const QModelIndex current = m_list->currentIndex();
    const qint64 before = current.row() > 0 ? current.data(JournalModel::IdRole).toLongLong() : 0; // who looks at the newest goes on to
    m_model.setRuns(runs);
    m_more->setVisible(runs.size() >= m_limit);
    m_export->setEnabled(!runs.isEmpty() && !m_reader.isExporting());
    m_status->setText(runs.isEmpty() ? QString() : tr("%Ln run(s)", nullptr, int(runs.size())));
    if (runs.isEmpty()) {
        m_reader.forgetDetails();
        m_details->showText(emptyText());
        return;
    }
    const int row = std::max(0, m_model.rowOf(before));
    m_list->setCurrentIndex(m_model.index(row, 0));
    m_list->scrollTo(m_model.index(row, 0));
}

QString JournalPanel::emptyText() const
{
    if (!m_search->text().trimmed().isEmpty() || m_outcome->currentIndex() > 0)
        return tr("No run fits this search.");
    return m_scope->currentIndex() == 0 && !m_project.isEmpty()
        ? tr("Nothing was run in this project yet. Each upgrade, downgrade and stamp that is made from here is listed, with its SQL.")
        : tr("Nothing was run yet. Each upgrade, downgrade and stamp that is made from here is listed, with its SQL.");
}

void JournalPanel::showFailure(const Error &error)
{
    m_isReading = false;
    m_status->clear();
    QStringList lines {tr("The journal cannot be read."), error.message, error.hint};
    lines.removeAll(QString());
    m_details->showText(lines.join(u'\n'));
}

void JournalPanel::selectRun(const QModelIndex &index)
{
    if (index.isValid())
        m_reader.readDetails(index.data(JournalModel::IdRole).toLongLong());
}

void JournalPanel::exportRuns()
{
    const QString target = messages().saveFile(this, tr("Export the journal"), u"journal.json"_s, tr("JSON (*.json);;CSV (*.csv)"));
    if (target.isEmpty())
        return;
    m_export->setEnabled(false);
    m_status->setText(tr("Exporting…"));
    m_reader.exportRuns(filter(), target);
}

} // namespace retort::ui
