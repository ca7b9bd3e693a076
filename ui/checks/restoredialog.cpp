// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/restoredialog.h"

#include "ui/background.h"
#include "ui/messages.h"
#include "ui/models/runsafety.h"
#include "ui/themestyle.h"
#include "ui/widgets/notecard.h"
#include "ui/widgets/windowsize.h"
#include "ui/workerthread.h"

#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Confirm = runtime::EnvironmentDefaults::Confirm;

QString standsAt(const Result<runtime::DatabaseState> &state)
{
    if (!state)
        return RestoreDialog::tr("cannot be read: %1").arg(state.error().message);
    if (!state->version.exists)
        return RestoreDialog::tr("no version table, %Ln table(s)", nullptr, state->userTables);
    const QString heads = state->version.heads.isEmpty() ? RestoreDialog::tr("base") : state->version.heads.join(u", "_s);
    return RestoreDialog::tr("at %1, %Ln table(s)", nullptr, state->userTables).arg(heads);
}

} // namespace

RestoreDialog::RestoreDialog(RestoreRequest request, QWidget *parent)
    : QDialog(parent)
    , m_request(std::move(request))
    , m_note(new NoteCard(this))
    , m_progress(new QProgressBar(this))
    , m_status(new QLabel(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_restore(new QPushButton(tr("&Restore %1").arg(QString(m_request.database.name()).replace(u'&', u"&&"_s)), this))
{
    setWindowTitle(tr("Restore %1").arg(m_request.database.name()));
    resizeForLetters(*this, {620, 360});
    buildLayout();
    connect(m_cancel, &QPushButton::clicked, this, &RestoreDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::start);
    setPhase(Phase::Looking);
    look();
}

RestoreDialog::~RestoreDialog() = default;

bool RestoreDialog::isRunning() const
{
    return m_worker && m_worker->isRunning();
}

QLabel *RestoreDialog::addFact(QFormLayout *form, const QString &name, const QString &objectName)
{
    auto *text = new QLabel(this);
    text->setObjectName(objectName);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *label = new QLabel(name, this);
    setPart(label, "muted");
    form->addRow(label, text);
    return text;
}

void RestoreDialog::buildLayout()
{
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(10);
    m_database = addFact(form, tr("Overwritten"), u"restoreDatabase"_s);
    m_backup = addFact(form, tr("By the backup"), u"restoreBackup"_s);
    m_kept = addFact(form, tr("Kept as"), u"restoreKept"_s);
    m_note->setObjectName("note"_L1);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_status->setObjectName("restoreStatus"_L1);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setPart(m_status, "small");
    m_cancel->setObjectName("cancelButton"_L1);
    m_restore->setObjectName("restoreButton"_L1);

    auto *progress = new QVBoxLayout;
    progress->setSpacing(5);
    progress->addWidget(m_progress);
    progress->addWidget(m_status);
    auto *footer = new QHBoxLayout;
    footer->setSpacing(8);
    footer->addLayout(progress, 1);
    footer->addSpacing(12);
    footer->addWidget(m_cancel);
    footer->addWidget(m_restore);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(14);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addWidget(m_note);
    if (runtime::defaultsOf(m_request.database.spec.environment).confirm == Confirm::TypeName) {
        auto *label = new QLabel(tr("To confirm, &type the name of the database: %1")
                                     .arg(nameToType(m_request.database).replace(u'&', "&&"_L1)), this);
        setPart(label, "danger");
        m_typedName = new QLineEdit(this);
        m_typedName->setObjectName("confirmName"_L1);
        label->setBuddy(m_typedName);
        auto *row = new QHBoxLayout;
        row->addWidget(label);
        row->addWidget(m_typedName, 1);
        layout->addLayout(row);
        connect(m_typedName, &QLineEdit::textChanged, this, &RestoreDialog::updateButtons);
    }
    layout->addStretch();
    layout->addLayout(footer);
    if (m_typedName)
        setTabOrder(m_typedName, m_cancel);
    setTabOrder(m_cancel, m_restore);
}

void RestoreDialog::look()
{
    m_backup->setText(QDir::toNativeSeparators(m_request.backup));
    m_database->setText(QDir::toNativeSeparators(m_request.database.spec.file));
    m_kept->setText(QDir::toNativeSeparators(m_request.keptFile));
    inBackground(databaseThreads(), this, [request = m_request] { return lookBeforeRestore(request); },
                 [this](const RestorePreview &preview) { showPreview(preview); });
}

void RestoreDialog::showPreview(const RestorePreview &preview)
{
    const QLocale locale;
    m_backup->setText(tr("%1\n%2 of %3, %4")
                          .arg(QDir::toNativeSeparators(m_request.backup), locale.formattedDataSize(preview.backupBytes),
                               locale.toString(preview.backupTime, u"yyyy-MM-dd HH:mm"_s), standsAt(preview.backup)));
    m_database->setText(preview.databaseExists
            ? tr("%1\n%2, %3").arg(QDir::toNativeSeparators(m_request.database.spec.file), locale.formattedDataSize(preview.databaseBytes),
                                   standsAt(preview.database))
            : tr("%1\nis not there; it is made again").arg(QDir::toNativeSeparators(m_request.database.spec.file)));
    if (!preview.databaseExists)
        m_kept->setText(tr("nothing: there is no file to keep"));
    if (!preview.backup) {
        m_note->show("noteDanger", tr("This is no backup that can be restored."), {preview.backup.error().message, preview.backup.error().hint}, {}, {});
        setPhase(Phase::Impossible);
        return;
    }
    if (QFileInfo(m_request.backup) == QFileInfo(m_request.database.spec.file)) {
        m_note->show("noteDanger", tr("This file is the database itself."), {tr("Choose a backup of it.")}, {}, {});
        setPhase(Phase::Impossible);
        return;
    }
    m_note->show("noteWarning", tr("What was written into %1 after the backup is no longer in it afterwards.").arg(m_request.database.name()),
                 {tr("The present file is kept beside it first, and can be restored in the same way.")}, {}, {});
    setPhase(Phase::Ready);
}

/// What the user still has to do; empty when nothing.
QString RestoreDialog::missing() const
{
    if (m_request.database.spec.readOnly)
        return tr("This connection is read-only.");
    if (m_request.database.isLocked())
        return tr("Unlock the database first.");
    if (m_typedName && m_typedName->text().trimmed() != nameToType(m_request.database))
        return tr("Type the name of the database.");
    return {};
}

void RestoreDialog::updateButtons()
{
    const QString why = missing();
    m_restore->setEnabled(m_phase == Phase::Ready && why.isEmpty());
    if (m_phase == Phase::Ready)
        m_status->setText(why.isEmpty() ? tr("Nothing has been changed yet.") : why);
}

void RestoreDialog::setPhase(Phase phase)
{
    m_phase = phase;
    m_progress->setVisible(phase == Phase::Running || phase == Phase::Finished);
    m_restore->setVisible(phase != Phase::Finished && phase != Phase::Impossible);
    if (m_typedName)
        m_typedName->setEnabled(phase == Phase::Ready);
    m_cancel->setText(phase == Phase::Running ? tr("&Stop") : phase == Phase::Finished || phase == Phase::Impossible ? tr("Close") : tr("Cancel"));
    m_cancel->setEnabled(true);
    setPrimary(m_cancel, phase == Phase::Finished);
    m_restore->setAutoDefault(false); // Enter must not overwrite anything
    m_cancel->setDefault(true);
    if (phase == Phase::Looking)
        m_status->setText(tr("Looking at both files…"));
    else if (phase == Phase::Impossible)
        m_status->clear();
    updateButtons();
}

void RestoreDialog::start()
{
    if (m_phase != Phase::Ready || !missing().isEmpty())
        return;
    m_note->hide();
    setPart(m_progress, "running");
    m_progress->setRange(0, 0);
    m_status->setText(tr("Keeping the present file…"));
    m_worker = std::make_unique<WorkerThread>([this, request = m_request](std::stop_token stop) {
        m_outcome = restore(request, std::move(stop), [this](const runtime::BackupProgress &progress) {
            QMetaObject::invokeMethod(this, [this, progress] { take(progress); }, Qt::QueuedConnection);
        });
    });
    connect(m_worker.get(), &WorkerThread::finished, this, &RestoreDialog::finish);
    setPhase(Phase::Running);
    m_worker->start();
}

void RestoreDialog::take(const runtime::BackupProgress &progress)
{
    if (m_phase != Phase::Running || progress.total <= 0)
        return;
    m_progress->setRange(0, int(progress.total));
    m_progress->setValue(int(progress.done));
    m_status->setText(tr("Restoring: %1 %").arg(progress.done * 100 / progress.total));
}

void RestoreDialog::finish()
{
    const bool succeeded = m_outcome.error.message.isEmpty();
    const QString heads = m_outcome.heads.isEmpty() ? tr("no revision") : m_outcome.heads.join(u", "_s);
    m_progress->setRange(0, 1);
    m_progress->setValue(1);
    setPart(m_progress, succeeded ? "done" : "failed");
    const QString kept = m_outcome.isKept ? tr("Kept: %1").arg(QDir::toNativeSeparators(m_request.keptFile)) : QString();
    if (succeeded) {
        m_note->show("noteSuccess", tr("Restored. %1 is now at %2.").arg(m_request.database.name(), heads), {kept}, {}, {});
    } else {
        QStringList lines {m_outcome.error.message, m_outcome.error.detail, tr("%1 is at %2, as before.").arg(m_request.database.name(), heads), kept};
        lines.removeAll(QString());
        m_note->show("noteDanger", tr("Not restored."), lines, {}, {});
    }
    m_status->clear();
    setPhase(Phase::Finished);
    Q_EMIT restored();
}

void RestoreDialog::reject()
{
    if (!isRunning()) {
        QDialog::reject();
        return;
    }
    m_cancel->setEnabled(false);
    m_status->setText(tr("Stopping…"));
    m_worker->requestStop(); // what has been copied is undone; the end is told
}

} // namespace retort::ui
