// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reviewdialog.h"

#include "ui/messages.h"
#include "ui/models/problemsmodel.h"
#include "ui/notecard.h"
#include "ui/rundelegates.h"
#include "ui/themestyle.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QLabel *makeSection(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setPart(label, "section");
    return label;
}

const char *partOf(OutcomeText::Tone tone)
{
    switch (tone) {
    case OutcomeText::Tone::Success:
        return "noteSuccess";
    case OutcomeText::Tone::Neutral:
        return "noteInfo";
    case OutcomeText::Tone::Warning:
        return "noteWarning";
    case OutcomeText::Tone::Danger:
        break;
    }
    return "noteDanger";
}

} // namespace

ReviewDialog::ReviewDialog(std::shared_ptr<const PreparedPlan> prepared, QWidget *parent)
    : QDialog(parent)
    , m_prepared(std::move(prepared))
{
    setWindowTitle(reviewTitle(*m_prepared));
    resize(1040, 660);
    m_statements.setPlan(m_prepared->plan);
    m_steps.setPlan(m_prepared->plan);

    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *subtitle = new QLabel(reviewSubtitle(*m_prepared), this);
    subtitle->setObjectName("reviewSubtitle"_L1);
    subtitle->setWordWrap(true);
    subtitle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setPart(subtitle, "muted");

    auto *columns = new QHBoxLayout;
    columns->setSpacing(14);
    columns->addWidget(buildSteps(), 3);
    columns->addWidget(buildStatements(), 7);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(subtitle);
    layout->addSpacing(12);
    layout->addLayout(columns, 1);
    layout->addSpacing(10);
    layout->addWidget(buildFooter());

    connect(m_stepList->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const int step = m_steps.stepOf(index.row());
        for (int row = 0; index.isValid() && row < m_statements.rowCount(); ++row) {
            if (m_statements.index(row).data(RunModel::StepRole).toInt() == step) {
                m_statementList->scrollTo(m_statements.index(row), QListView::PositionAtTop);
                return;
            }
        }
    });
    m_clock.setInterval(200);
    connect(&m_clock, &QTimer::timeout, this, &ReviewDialog::updateProgress);
    showPlanNotes();
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
    m_statementList->setModel(&m_statements);
    m_statementList->setItemDelegate(new StatementDelegate(m_statementList));
    m_statementList->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_statementList->setResizeMode(QListView::Adjust);
    auto *copy = new QPushButton(tr("Cop&y"), card);
    auto *save = new QPushButton(tr("Sa&ve…"), card);
    setPart(copy, "link");
    setPart(save, "link");
    m_note = new NoteCard(card);
    m_note->setObjectName("note"_L1);

    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(16, 0, 8, 0);
    heading->addWidget(makeSection(tr("SQL"), card));
    heading->addStretch();
    heading->addWidget(copy);
    heading->addWidget(save);
    auto *noteRow = new QVBoxLayout;
    noteRow->setContentsMargins(14, 4, 14, 6);
    noteRow->addWidget(m_note);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 8, 1, 8);
    layout->setSpacing(4);
    layout->addLayout(heading);
    layout->addWidget(m_statementList, 1);
    layout->addLayout(noteRow);
    connect(copy, &QPushButton::clicked, this, &ReviewDialog::copySql);
    connect(save, &QPushButton::clicked, this, &ReviewDialog::saveSql);
    return card;
}

QWidget *ReviewDialog::buildFooter()
{
    auto *footer = new QWidget(this);
    m_options = new QWidget(footer);
    auto *optionsLayout = new QHBoxLayout(m_options);
    optionsLayout->setContentsMargins(0, 0, 0, 4);
    const bool postgres = m_prepared->database.spec.dialect == dialect::Dialect::Postgresql;
    if (postgres) {
        auto *label = new QLabel(tr("&Give up when another run holds the version table for"), m_options);
        m_lockTimeout = new QSpinBox(m_options);
        m_lockTimeout->setObjectName("lockTimeout"_L1);
        m_lockTimeout->setRange(1, 3600);
        m_lockTimeout->setValue(runtime::RunOptions().lockTimeout);
        m_lockTimeout->setSuffix(tr(" s"));
        label->setBuddy(m_lockTimeout);
        optionsLayout->addWidget(label);
        optionsLayout->addWidget(m_lockTimeout);
        optionsLayout->addStretch();
    }
    m_progress = new QProgressBar(footer);
    m_progress->setTextVisible(false);
    m_progressText = new QLabel(footer);
    m_progressText->setObjectName("progressText"_L1);
    setPart(m_progressText, "small");
    m_cancel = new QPushButton(tr("Cancel"), footer);
    m_cancel->setObjectName("cancelButton"_L1);
    m_stop = new QPushButton(tr("&Stop after this statement"), footer);
    m_stop->setObjectName("stopButton"_L1);
    m_run = new QPushButton(runButtonText(*m_prepared), footer);
    m_run->setObjectName("runButton"_L1);
    auto *progress = new QVBoxLayout;
    progress->setSpacing(5);
    progress->addWidget(m_progress);
    progress->addWidget(m_progressText);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addLayout(progress, 1);
    row->addSpacing(16);
    row->addWidget(m_stop);
    row->addWidget(m_cancel);
    row->addWidget(m_run);
    auto *layout = new QVBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_options);
    layout->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &ReviewDialog::reject);
    connect(m_run, &QPushButton::clicked, this, &ReviewDialog::run);
    connect(m_stop, &QPushButton::clicked, this, &ReviewDialog::stop);
    return footer;
}

/// What has to be known before the button is pressed: why it cannot be, or what deserves a warning.
void ReviewDialog::showPlanNotes()
{
    const plan::MigrationPlan &plan = m_prepared->plan;
    if (plan.steps.isEmpty()) {
        m_note->show("noteInfo", tr("There is nothing to do: %1 is there already.").arg(m_prepared->database.name()), {});
        return;
    }
    for (const plan::PlannedStep &step : plan.steps) {
        if (step.status == plan::PreviewStatus::Exact)
            continue;
        const QString place = locationText(step.reasonRange);
        m_note->show("noteDanger", tr("This cannot be run: revision %1 cannot be translated exactly.").arg(step.step.revision),
                     {step.reason, tr("Nothing is guessed. The other steps are shown for reading.")}, {},
                     place.isEmpty() ? QString() : tr("Show %1").arg(place));
        connect(m_note, &NoteCard::linkClicked, this, [this, revision = step.step.revision, range = step.reasonRange] {
            Q_EMIT lineRequested(revision, range);
            reject();
        });
        return;
    }
    QStringList warnings;
    for (const Diagnostic &diagnostic : plan.diagnostics)
        warnings << diagnostic.message;
    for (const plan::PlannedStep &step : plan.steps)
        warnings += step.warnings;
    if (m_prepared->database.spec.readOnly)
        warnings << tr("This connection is read-only: the database will refuse.");
    if (plan.kind == script::StepKind::Stamp)
        m_note->show("noteInfo", tr("Stamp changes the record only; no SQL of the scripts runs."), warnings);
    else if (!warnings.isEmpty())
        m_note->show("noteWarning", tr("Worth knowing"), warnings);
}

void ReviewDialog::setPhase(Phase phase)
{
    m_phase = phase;
    const plan::MigrationPlan &plan = m_prepared->plan;
    const bool canRun = plan.isRunnable() && !plan.steps.isEmpty() && !m_prepared->database.spec.readOnly;
    m_options->setVisible(phase == Phase::Review && m_lockTimeout);
    m_progress->setVisible(phase != Phase::Review);
    m_stop->setVisible(phase == Phase::Running);
    m_run->setVisible(phase == Phase::Review);
    m_run->setEnabled(canRun);
    setPrimary(m_run, canRun);
    m_cancel->setText(phase == Phase::Review ? tr("Cancel") : phase == Phase::Running ? tr("&Interrupt now") : tr("Close"));
    setPrimary(m_cancel, phase == Phase::Finished);
    // Enter must not do something that is hard to take back.
    const bool isSafe = plan.kind == script::StepKind::Upgrade && canRun;
    QPushButton *preferred = phase == Phase::Running ? m_stop : phase == Phase::Review && isSafe ? m_run : m_cancel;
    for (QPushButton *button : {m_run, m_cancel, m_stop})
        button->setAutoDefault(button == preferred);
    preferred->setDefault(true);
    preferred->setFocus();
    if (phase == Phase::Review)
        m_progressText->setText(canRun ? tr("Nothing has been changed yet.") : QString());
}

void ReviewDialog::run()
{
    if (m_phase != Phase::Review)
        return;
    runtime::RunOptions options;
    if (m_lockTimeout)
        options.lockTimeout = m_lockTimeout->value();
    m_job = std::make_unique<runtime::RunJob>(m_prepared->plan, m_prepared->database.spec, options);
    connect(m_job.get(), &runtime::RunJob::eventsArrived, this, &ReviewDialog::take);
    connect(m_job.get(), &runtime::RunJob::finished, this, &ReviewDialog::finish);
    m_progress->setRange(0, std::max(1, m_statements.statementCount()));
    m_elapsed.start();
    m_clock.start();
    setPhase(Phase::Running);
    updateProgress();
    m_job->start();
}

void ReviewDialog::stop()
{
    m_stop->setEnabled(false);
    m_stop->setText(tr("Stopping…"));
    m_job->requestStop();
}

void ReviewDialog::take(const QList<runtime::RunEvent> &events)
{
    for (const runtime::RunEvent &event : events) {
        if (const auto *wait = std::get_if<runtime::LockWait>(&event))
            m_lockWait = tr("Waiting for another session since %1 s").arg(wait->milliseconds / 1000);
        else
            m_lockWait.clear();
        m_statements.take(event);
        m_steps.take(event);
    }
    if (m_statements.currentRow() >= 0)
        m_statementList->scrollTo(m_statements.index(m_statements.currentRow()));
    updateProgress();
}

void ReviewDialog::updateProgress()
{
    m_progress->setValue(m_statements.doneCount());
    if (!m_lockWait.isEmpty()) {
        m_progressText->setText(m_lockWait);
        return;
    }
    m_progressText->setText(tr("Statement %1 of %2 · %3 s")
                                .arg(std::min(m_statements.doneCount() + 1, m_statements.statementCount()))
                                .arg(m_statements.statementCount())
                                .arg(QLocale().toString(double(m_elapsed.elapsed()) / 1000, 'f', 1)));
}

void ReviewDialog::finish(const runtime::RunOutcome &outcome)
{
    m_clock.stop();
    m_statements.finish(outcome);
    m_steps.finish(outcome);
    const OutcomeText text = outcomeText(outcome, *m_prepared);
    m_note->show(partOf(text.tone), text.heading, text.lines, text.statement,
                 text.range.isValid() ? tr("Show %1").arg(locationText(text.range)) : QString());
    if (outcome.failure && outcome.failure->step >= 0 && text.range.isValid()) {
        const QString revision = m_prepared->plan.steps.value(outcome.failure->step).step.revision;
        connect(m_note, &NoteCard::linkClicked, this, [this, revision, range = text.range] {
            Q_EMIT lineRequested(revision, range);
            reject();
        });
    }
    if (m_statements.currentRow() >= 0)
        m_statementList->scrollTo(m_statements.index(m_statements.currentRow()), QListView::PositionAtCenter);
    const bool succeeded = outcome.kind == runtime::RunOutcome::Kind::Succeeded;
    setPart(m_progress, succeeded ? "done" : "failed");
    m_progress->setValue(succeeded ? m_progress->maximum() : m_statements.doneCount());
    const QLocale locale;
    m_progressText->setText(outcome.milliseconds < 1000
                                ? tr("Finished in %1 ms").arg(locale.toString(std::max<qint64>(1, outcome.milliseconds)))
                                : tr("Finished in %1 s").arg(locale.toString(double(outcome.milliseconds) / 1000, 'f', 1)));
    if (succeeded)
        m_statementList->scrollToBottom();
    setPhase(Phase::Finished);
    Q_EMIT ran();
}

void ReviewDialog::reject()
{
    if (isRunning()) {
        const bool interrupt = messages().confirm(this, tr("Interrupt the run"),
            tr("The statement under way is broken off, and what is not committed is undone. "
               "You are told afterwards where the database stands."),
            tr("Interrupt"));
        if (interrupt && isRunning())
            m_job->interrupt();
        return;
    }
    QDialog::reject();
}

void ReviewDialog::copySql()
{
    QGuiApplication::clipboard()->setText(m_statements.allSql());
}

void ReviewDialog::saveSql()
{
    const QString path
        = messages().saveFile(this, tr("Save as"), m_prepared->database.name() + u".sql"_s, tr("SQL files (*.sql)"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(m_statements.allSql().toUtf8()) < 0 || !file.commit())
        messages().error(this, tr("Not saved"), tr("%1 cannot be written.").arg(path), file.errorString());
}

} // namespace retort::ui
