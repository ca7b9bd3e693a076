// SPDX-License-Identifier: GPL-3.0-or-later
// What the review dialog consists of; reviewdialogphase.cpp has what it shows when, and reviewdialogrun.cpp what it does.
#include "ui/review/reviewdialog.h"

#include "ui/environmentband.h"
#include "ui/guidance/glossary.h"
#include "ui/models/commandtext.h"
#include "ui/review/lockwaitpanel.h"
#include "ui/review/reviewtext.h"
#include "ui/review/rundelegates.h"
#include "ui/review/runoptionspanel.h"
#include "ui/themestyle.h"
#include "ui/widgets/commandline.h"
#include "ui/widgets/notecard.h"
#include "ui/widgets/windowsize.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QLabel *makeSection(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setPart(label, "section");
    return label;
}

QPushButton *makeButton(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    return button;
}

} // namespace

ReviewDialog::ReviewDialog(std::shared_ptr<const PreparedPlan> prepared, QWidget *parent)
    : QDialog(parent)
    , m_prepared(std::move(prepared))
    , m_database(m_prepared->database)
    , m_run(m_prepared)
    , m_band(new EnvironmentBand(this))
{
    setWindowTitle(reviewTitle(*m_prepared));
    resizeForLetters(*this, {1060, 720});
    m_statements.setPlan(m_prepared->plan);

    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *subtitle = new QLabel(reviewSubtitle(*m_prepared), this);
    subtitle->setObjectName("reviewSubtitle"_L1);
    subtitle->setWordWrap(true);
    subtitle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setPart(subtitle, "muted");
    const auto kind = m_prepared->request.kind;
    setGlossary(title, kind == script::StepKind::Upgrade ? u"upgrade" : kind == script::StepKind::Downgrade ? u"downgrade" : u"stamp");

    auto *columns = new QHBoxLayout;
    columns->setSpacing(14);
    columns->addWidget(buildSteps(), 3);
    columns->addWidget(buildStatements(), 7);
    m_options = new RunOptionsPanel(*m_prepared, this);
    m_command = new CommandLine(this);
    m_command->setCommand(stepCommand(m_prepared->snapshot, m_prepared->request.kind, m_prepared->request.target, m_prepared->request.purge));
    auto *body = new QVBoxLayout;
    body->setContentsMargins(24, 16, 24, 18);
    body->setSpacing(4);
    body->addWidget(title);
    body->addWidget(subtitle);
    body->addSpacing(10);
    body->addLayout(columns, 1);
    body->addSpacing(8);
    body->addWidget(m_options);
    body->addWidget(m_command);
    body->addWidget(buildFooter());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addLayout(body, 1);

    connectParts();
    showNote(planText(*m_prepared));
    setPhase(Phase::Review);
}

ReviewDialog::~ReviewDialog() = default;

QWidget *ReviewDialog::buildSteps()
{
    auto *card = new QFrame(this);
    setPart(card, "quietCard");
    m_stepList = new QListView(card);
    m_stepList->setObjectName("stepList"_L1);
    m_stepList->setAccessibleName(tr("Steps"));
    m_stepList->setModel(&m_steps);
    m_stepList->setItemDelegate(new StepDelegate(m_stepList));
    m_stepList->setUniformItemSizes(true);
    m_stepList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stepList->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_stepList->setStyleSheet(u"background: transparent"_s);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 12, 1, 8);
    auto *heading = makeSection(tr("STEPS"), card);
    heading->setContentsMargins(16, 0, 16, 2);
    layout->addWidget(heading);
    layout->addWidget(m_stepList);
    return card;
}

QWidget *ReviewDialog::buildStatements()
{
    auto *card = new QFrame(this);
    setPart(card, "card");
    m_statementList = new QListView(card);
    m_statementList->setObjectName("statementList"_L1);
    m_statementList->setAccessibleName(tr("SQL statements"));
    m_statementList->setLayoutDirection(Qt::LeftToRight); // SQL is written from left to right everywhere
    m_statementList->setModel(&m_statements);
    m_statementList->setItemDelegate(new StatementDelegate(m_statementList));
    m_statementList->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_statementList->setResizeMode(QListView::Adjust);
    m_statementList->setMinimumHeight(90);
    auto *copy = makeButton(tr("Cop&y"), u"copySqlButton"_s, card);
    auto *save = makeButton(tr("Sa&ve…"), u"saveSqlButton"_s, card);
    for (QPushButton *button : {copy, save}) {
        setPart(button, "link");
        button->setAutoDefault(false);
    }
    setButtonIcon(copy, Icon::Copy);
    setButtonIcon(save, Icon::Save);
    copy->setAccessibleName(tr("Copy the SQL"));
    save->setAccessibleName(tr("Save the SQL"));

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(16, 0, 8, 0);
    heading->addWidget(makeSection(tr("SQL"), card));
    heading->addStretch();
    heading->addWidget(copy);
    heading->addWidget(save);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 8, 1, 8);
    layout->setSpacing(4);
    layout->addLayout(heading);
    layout->addWidget(m_statementList, 1);
    layout->addWidget(buildNotes(card));
    connect(copy, &QPushButton::clicked, this, &ReviewDialog::copySql);
    connect(save, &QPushButton::clicked, this, &ReviewDialog::saveSql);
    return card;
}

/// Below the statements: who is in the way, what is worth knowing, what came of it.
QWidget *ReviewDialog::buildNotes(QWidget *parent)
{
    auto *notes = new QWidget(parent);
    m_lockWait = new LockWaitPanel(notes);
    m_note = new NoteCard(notes);
    m_note->setObjectName("note"_L1);
    m_indexNote = new NoteCard(notes);
    m_indexNote->setObjectName("indexNote"_L1);
    auto *layout = new QVBoxLayout(notes);
    layout->setContentsMargins(14, 4, 14, 6);
    layout->setSpacing(8);
    layout->addWidget(m_lockWait);
    layout->addWidget(m_note);
    layout->addWidget(m_indexNote);
    return notes;
}

QWidget *ReviewDialog::buildFooter()
{
    auto *footer = new QWidget(this);
    m_progress = new QProgressBar(footer);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progressText = new QLabel(footer);
    m_progressText->setObjectName("progressText"_L1);
    m_progressText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progressText->setWordWrap(true);
    setPart(m_progressText, "small");
    m_stop = makeButton(tr("&Stop after this revision"), u"stopButton"_s, footer);
    m_cancel = makeButton(tr("Cancel"), u"cancelButton"_s, footer);
    m_rehearse = makeButton(tr("&Rehearse"), u"rehearseButton"_s, footer);
    m_rehearse->setToolTip(tr("Runs everything for real, then rolls it back: nothing stays"));
    m_runButton = makeButton(runButtonText(*m_prepared), u"runButton"_s, footer);
    setButtonIcon(m_stop, Icon::Stop);
    setButtonIcon(m_rehearse, Icon::DryRun);
    setButtonIcon(m_runButton, Icon::Run);
    auto *progress = new QVBoxLayout;
    progress->setSpacing(5);
    progress->addWidget(m_progress);
    progress->addWidget(m_progressText);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addLayout(progress, 1);
    row->addSpacing(12);
    for (QPushButton *button : {m_stop, m_cancel, m_rehearse, m_runButton})
        row->addWidget(button);
    return footer;
}

void ReviewDialog::connectParts()
{
    connect(m_stepList->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReviewDialog::showStep);
    connect(m_cancel, &QPushButton::clicked, this, &ReviewDialog::reject);
    connect(m_runButton, &QPushButton::clicked, this, [this] { start(false); });
    connect(m_rehearse, &QPushButton::clicked, this, [this] { start(true); });
    connect(m_stop, &QPushButton::clicked, this, &ReviewDialog::stop);
    connect(m_options, &RunOptionsPanel::changed, this, &ReviewDialog::updateRunnable);
    connect(m_band, &EnvironmentBand::unlockRequested, this, &ReviewDialog::unlockRequested);
    connect(m_band, &EnvironmentBand::lockRequested, this, &ReviewDialog::lockRequested);
    connect(m_lockWait, &LockWaitPanel::cancelRequested, &m_run, &RunSession::interrupt);
    connect(m_lockWait, &LockWaitPanel::endRequested, this, &ReviewDialog::endBlocker);
    connect(&m_run, &RunSession::eventsArrived, this, &ReviewDialog::take);
    connect(&m_run, &RunSession::finished, this, &ReviewDialog::finish);
    connect(&m_run, &RunSession::blockerAnswered, this, [this](const Error &trouble) {
        if (!trouble.message.isEmpty() && isRunning())
            m_progressText->setText(trouble.message);
    });
    connect(m_note, &NoteCard::linkClicked, this, [this] {
        Q_EMIT lineRequested(m_noteRevision, m_noteRange);
        reject();
    });
    connect(m_note, &NoteCard::explanationRequested, this, [this] { Q_EMIT explanationRequested(m_noteError); });
    connect(m_indexNote, &NoteCard::linkClicked, this, [this] { QGuiApplication::clipboard()->setText(m_dropStatements); });
    constexpr int tick = 200; // milliseconds
    m_clock.setInterval(tick);
    connect(&m_clock, &QTimer::timeout, this, &ReviewDialog::updateProgress);
    m_lockEnd.setSingleShot(true);
    connect(&m_lockEnd, &QTimer::timeout, this, [this] { setUnlockedUntil(m_database.unlockedUntil); }); // it may be early
    setUnlockedUntil(m_database.unlockedUntil);
}

} // namespace retort::ui
