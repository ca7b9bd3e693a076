// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journaldetails.h"

#include "ui/models/journaltext.h"
#include "ui/review/rundelegates.h"
#include "ui/themestyle.h"
#include "ui/widgets/elidedlabel.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int mostFactLines = 3;

} // namespace

JournalDetails::JournalDetails(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget(this))
    , m_text(new QLabel(this))
    , m_heading(new QLabel(this))
    , m_restore(new QPushButton(tr("&Restore its backup…"), this))
    , m_copy(new QPushButton(tr("Cop&y"), this))
    , m_factsArea(new QScrollArea(this))
    , m_statements(new QListView(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setPart(this, "surface");
    m_text->setObjectName("journalDetailsText"_L1);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setContentsMargins(24, 12, 24, 12);
    setPart(m_text, "muted");
    auto *textArea = new QScrollArea(this); // the dock may be lower than the text
    textArea->setWidgetResizable(true);
    textArea->setFrameShape(QFrame::NoFrame);
    textArea->setFocusPolicy(Qt::NoFocus);
    textArea->viewport()->setAutoFillBackground(false);
    textArea->setWidget(m_text);
    m_text->setAutoFillBackground(false); // setWidget() has turned it on
    m_pages->addWidget(textArea);
    m_pages->addWidget(buildRun());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(m_copy, &QPushButton::clicked, this, &JournalDetails::copy);
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreRequested(m_run); });
}

QWidget *JournalDetails::buildRun()
{
    auto *page = new QWidget(this);
    m_heading->setObjectName("journalHeading"_L1);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setPart(m_heading, "heading");
    m_copy->setObjectName("journalCopy"_L1);
    m_copy->setAccessibleName(tr("Copy everything about this run"));
    m_restore->setObjectName("journalRestore"_L1);
    for (QPushButton *button : {m_copy, m_restore})
        setPart(button, "link");
    setButtonIcon(m_copy, Icon::Copy);
    setButtonIcon(m_restore, Icon::Backup);
    m_factsArea->setObjectName("journalFacts"_L1);
    m_factsArea->setAccessibleName(tr("About this run"));
    m_factsArea->setWidgetResizable(true);
    m_factsArea->setFrameShape(QFrame::NoFrame);
    m_factsArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_factsArea->viewport()->setAutoFillBackground(false);
    m_statements->setObjectName("journalStatements"_L1);
    m_statements->setAccessibleName(tr("Statements of this run"));
    m_statements->setModel(&m_model);
    m_statements->setItemDelegate(new StatementDelegate(m_statements));
    m_statements->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_statements->setResizeMode(QListView::Adjust);
    m_statements->installEventFilter(this);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 6, 8, 0);
    row->addWidget(m_heading, 1);
    row->addWidget(m_restore);
    row->addWidget(m_copy);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_factsArea);
    layout->addWidget(m_statements, 1);
    return page;
}

void JournalDetails::showText(const QString &text)
{
    m_text->setText(text);
    m_pages->setCurrentIndex(0);
}

void JournalDetails::showRun(const runtime::JournalRun &run)
{
    m_run = run;
    m_heading->setText(u"%1 · %2 · %3"_s.arg(runKindText(run), runMoveText(run), runOutcomeText(run)));
    m_heading->setToolTip(m_heading->text());
    m_restore->setVisible(hasRestorableBackup(run));
    fillFacts();
    m_model.setRun(run);
    m_statements->scrollToTop();
    m_pages->setCurrentIndex(1);
}

void JournalDetails::fillFacts()
{
    auto *facts = new QWidget(m_factsArea);
    auto *grid = new QGridLayout(facts);
    grid->setContentsMargins(14, 2, 14, 6);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[name, value] : runFacts(m_run)) {
        auto *label = new QLabel(name, facts);
        setPart(label, "muted");
        auto *text = new ElidedLabel(mostFactLines, facts);
        text->setTextFormat(Qt::PlainText); // servers must not bring mark-up
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        text->setFullText(value);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(text, row++, 1);
    }
    grid->setRowStretch(row, 1);
    m_factsArea->setWidget(facts);
    facts->setAutoFillBackground(false); // setWidget() turns it on
    constexpr int mostVisible = 5;
    const int line = fontMetrics().height() + grid->verticalSpacing();
    m_factsArea->setFixedHeight(row <= mostVisible ? facts->sizeHint().height() : mostVisible * line + 4);
}

void JournalDetails::copy()
{
    QGuiApplication::clipboard()->setText(runAsText(m_run));
}

/// Ctrl+C on a statement copies the whole of it, however much is shown.
bool JournalDetails::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_statements && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Copy)
        && m_statements->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_statements->currentIndex().data().toString());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace retort::ui
