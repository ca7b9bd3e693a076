// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/roundtripdialog.h"

#include "ui/models/stepsmodel.h"
#include "ui/review/rundelegates.h"
#include "ui/themestyle.h"
#include "ui/widgets/notecard.h"
#include "ui/widgets/windowsize.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

RoundTripDialog::RoundTripDialog(script::ProjectSnapshotPtr snapshot, const QString &revision, const QList<DatabaseEntry> &databases,
                                 QWidget *parent)
    : QDialog(parent)
    , m_snapshot(std::move(snapshot))
    , m_revision(revision)
    , m_range(new QComboBox(this))
    , m_place(new QComboBox(this))
    , m_list(new QListView(this))
    , m_explanation(new QLabel(this))
    , m_note(new NoteCard(this))
    , m_progress(new QProgressBar(this))
    , m_status(new QLabel(this))
    , m_cancel(new QPushButton(tr("Close"), this))
    , m_check(new QPushButton(tr("&Check"), this))
{
    setWindowTitle(tr("Check up and down"));
    resizeForLetters(*this, {640, 560});
    m_range->addItem(tr("Only %1").arg(revision));
    m_range->addItem(tr("Everything up to %1").arg(revision));
    findPlaces(databases);
    buildLayout();
    connect(m_check, &QPushButton::clicked, this, &RoundTripDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &RoundTripDialog::reject);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoundTripDialog::showDetails);
    updateButtons();
}

RoundTripDialog::~RoundTripDialog() = default;

void RoundTripDialog::findPlaces(const QList<DatabaseEntry> &databases)
{
    const auto add = [this](const QString &text, const runtime::ConnectionSpec &spec, bool copies) {
        m_place->addItem(text);
        m_places.append({spec, copies});
    };
    add(tr("An empty SQLite database, thrown away afterwards"), {}, false);
    for (const DatabaseEntry &entry : databases) {
        if (entry.state != DatabaseEntry::State::Known)
            continue;
        if (entry.spec.dialect == dialect::Dialect::Postgresql)
            add(tr("An empty database on the server of %1").arg(entry.name()), entry.spec, false);
        if (entry.spec.dialect == dialect::Dialect::Postgresql || !entry.spec.file.isEmpty())
            add(tr("A copy of %1 with its rows").arg(entry.name()), entry.spec, true);
    }
}

void RoundTripDialog::buildLayout()
{
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    m_explanation->setText(tr("Each revision is applied, taken back and applied again, and the schema is compared after each. "
                              "No database of yours is changed."));
    m_explanation->setWordWrap(true);
    setPart(m_explanation, "muted");
    m_range->setObjectName("rangeField"_L1);
    m_place->setObjectName("placeField"_L1);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(9);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Revisions"), m_range);
    form->addRow(tr("&On"), m_place);

    auto *card = new QFrame(this);
    setPart(card, "card");
    m_list->setObjectName("verdictList"_L1);
    m_list->setAccessibleName(tr("Verdicts by revision"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new StepDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setStyleSheet(u"background: transparent"_s);
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 8, 1, 8);
    cardLayout->addWidget(m_list);

    m_note->setObjectName("note"_L1);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    m_status->setObjectName("roundTripStatus"_L1);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setPart(m_status, "small");
    m_cancel->setObjectName("cancelButton"_L1);
    m_check->setObjectName("checkButton"_L1);
    auto *progress = new QVBoxLayout;
    progress->setSpacing(5);
    progress->addWidget(m_progress);
    progress->addWidget(m_status);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(8);
    footer->addLayout(progress, 1);
    footer->addSpacing(12);
    footer->addWidget(m_cancel);
    footer->addWidget(m_check);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(m_explanation);
    layout->addLayout(form);
    layout->addWidget(card, 1);
    layout->addWidget(m_note);
    layout->addLayout(footer);
}

void RoundTripDialog::start()
{
    if (isRunning())
        return;
    const Place &place = m_places[m_place->currentIndex()];
    m_model.setItems({});
    m_note->hide();
    setPart(m_progress, "running");
    m_progress->setRange(0, 0);
    m_job = std::make_unique<RoundTripJob>(
        RoundTripRequest {m_snapshot, m_revision, m_range->currentIndex() == 0, place.spec, place.copies, m_engine});
    connect(m_job.get(), &RoundTripJob::phaseChanged, m_status, &QLabel::setText);
    connect(m_job.get(), &RoundTripJob::planned, this, [this](const QList<RoundTripItem> &items) {
        m_model.setItems(items);
        m_progress->setRange(0, std::max(1, int(items.size())));
        m_progress->setValue(0);
        m_status->setText(tr("Revision %1 of %2").arg(1).arg(items.size()));
    });
    connect(m_job.get(), &RoundTripJob::judged, this, &RoundTripDialog::take);
    connect(m_job.get(), &RoundTripJob::finished, this, &RoundTripDialog::finish);
    m_job->start();
    updateButtons();
}

void RoundTripDialog::take(const runtime::RoundTripVerdict &verdict)
{
    m_model.take(verdict);
    m_progress->setValue(m_model.doneCount());
    m_status->setText(tr("Revision %1 of %2").arg(std::min(m_model.doneCount() + 1, m_model.rowCount())).arg(m_model.rowCount()));
    m_list->scrollTo(m_model.index(m_model.currentRow()));
}

void RoundTripDialog::finish()
{
    const Error &error = m_job->error();
    m_model.end();
    const int all = m_model.rowCount();
    const bool good = error.message.isEmpty() && m_model.goodCount() == all;
    m_progress->setRange(0, 1);
    m_progress->setValue(1);
    setPart(m_progress, good ? "done" : "failed");
    m_status->setText(all > 0 ? tr("%1 of %2 came through unchanged").arg(m_model.goodCount()).arg(all) : QString());
    if (m_job->wasStopped()) {
        m_note->show("noteInfo", tr("Stopped as you asked. The scratch database is gone."), {}, {}, {});
    } else if (!error.message.isEmpty()) {
        QStringList lines {error.message, error.hint, error.detail};
        lines.removeAll(QString());
        m_note->show("noteDanger", tr("It could not be tried."), lines, {}, {});
    } else if (all == 0) {
        m_note->show("noteInfo", tr("There is nothing to try: the copy has %1 already.").arg(m_revision),
                     {tr("Choose an empty database.")}, {}, {});
    } else if (good) {
        m_note->show("noteSuccess", tr("%Ln revision(s) lead up, back and up again.", nullptr, all),
                     {tr("Schemas were compared, rows were not.")}, {}, {});
    } else {
        for (int row = 0; row < all; ++row) {
            if (RunState(m_model.index(row).data(StepsModel::StateRole).toInt()) == RunState::Failed) {
                m_list->setCurrentIndex(m_model.index(row)); // shows what is wrong with it
                break;
            }
        }
        showDetails();
    }
    updateButtons();
    m_cancel->setFocus();
}

/// What is wrong with the revision that was chosen.
void RoundTripDialog::showDetails()
{
    const int row = m_list->currentIndex().row();
    const QStringList details = m_model.detailsOf(row);
    if (isRunning() || details.isEmpty())
        return;
    const bool failed = m_model.index(row).data(StepsModel::ProblemRole).toBool();
    m_note->show(failed ? "noteDanger" : "noteWarning", m_model.index(row).data(StepsModel::DetailRole).toString(), details, {}, {});
}

void RoundTripDialog::updateButtons()
{
    const bool running = isRunning();
    m_range->setEnabled(!running);
    m_place->setEnabled(!running);
    m_progress->setVisible(m_job != nullptr);
    m_check->setEnabled(!running);
    m_check->setText(m_job && !running ? tr("&Check again") : tr("&Check"));
    m_cancel->setEnabled(true);
    m_cancel->setText(running ? tr("&Stop") : tr("Close"));
    setPrimary(m_check, !running);
    m_check->setDefault(!running);
}

void RoundTripDialog::reject()
{
    if (!isRunning()) {
        QDialog::reject();
        return;
    }
    m_cancel->setEnabled(false);
    m_status->setText(tr("Stopping after the statement under way…"));
    m_job->requestStop();
}

} // namespace retort::ui
