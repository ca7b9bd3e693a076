// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/repair/rescuedialog.h"

#include "ui/background.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

using runtime::LostRevision;
using runtime::LostScript;

RescueDialog::RescueDialog(ProjectSession &session, const QString &revision, const QString &database, QWidget *parent)
    : RepairDialog(session, tr("Look for revision %1").arg(revision),
          tr("The folder has no script for it. Every branch and every commit of the git repository is looked through, deleted files too. That "
             "changes nothing."),
          tr("&Restore the script"), parent)
    , m_revision(revision)
    , m_database(database)
    , m_snapshot(session.snapshot())
    , m_progress(new QProgressBar(this))
    , m_stop(new QPushButton(tr("&Stop looking"), this))
    , m_again(new QPushButton(tr("&Look again"), this))
    , m_found(new QLabel(this))
    , m_scripts(new QComboBox(this))
    , m_stamp(new QPushButton(this))
    , m_stampNote(new QLabel(this))
{
    buildFields();
    connect(m_stop, &QPushButton::clicked, this, [this] { m_stopSource.request_stop(); });
    connect(m_again, &QPushButton::clicked, this, &RescueDialog::look);
    connect(m_scripts, &QComboBox::currentIndexChanged, this, &RescueDialog::showScript);
    connect(m_stamp, &QPushButton::clicked, this, [this] {
        const QString target = m_lost.knownAncestors.isEmpty() ? u"base"_s : m_lost.knownAncestors.join(u' ');
        reject();
        Q_EMIT stampRequested(m_database, target);
    });
    look();
}

RescueDialog::~RescueDialog()
{
    m_stopSource.request_stop();
}

void RescueDialog::buildFields()
{
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Looking"));
    m_found->setObjectName("rescueFound"_L1);
    m_stop->setObjectName("rescueStop"_L1);
    m_again->setObjectName("rescueAgain"_L1);
    m_stamp->setObjectName("rescueStamp"_L1);
    m_scripts->setObjectName("rescueScripts"_L1);
    m_scripts->setAccessibleName(tr("Scripts that were found"));
    m_scripts->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (QLabel *label : {m_found, m_stampNote}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    setPart(m_stampNote, "muted");
    for (QPushButton *button : {m_stop, m_again, m_stamp})
        button->setAutoDefault(false);
    auto *looking = new QHBoxLayout;
    looking->addWidget(m_progress, 1);
    looking->addWidget(m_stop);
    auto *stamping = new QHBoxLayout;
    stamping->addWidget(m_stampNote, 1);
    stamping->addWidget(m_stamp);
    fields().setSpacing(8);
    fields().addLayout(looking);
    fields().addWidget(m_found);
    fields().addWidget(m_again, 0, Qt::AlignLeft);
    fields().addLayout(stamping);
    fields().addWidget(m_scripts);
}

void RescueDialog::look()
{
    m_stopSource = {};
    m_lost = {};
    m_progress->show();
    m_stop->show();
    for (QWidget *widget : std::initializer_list<QWidget *> {m_found, m_again, m_scripts, m_stamp, m_stampNote})
        widget->hide();
    forget();
    inBackground(this, [snapshot = m_snapshot, revision = m_revision, stop = m_stopSource.get_token()] {
        return runtime::findLostRevision(*snapshot, revision, stop);
    }, [this, generation = ++m_generation](const Result<LostRevision> &lost) {
        if (generation == m_generation)
            take(lost);
    });
}

void RescueDialog::take(const Result<LostRevision> &lost)
{
    m_progress->hide();
    m_stop->hide();
    m_again->setVisible(!lost || lost->scripts.isEmpty());
    if (!lost) {
        showError(lost.error());
        return;
    }
    if (lost->scripts.isEmpty()) {
        showText(tr("No commit of the repository has a script that declares %1. It has to come from a colleague or a backup.").arg(m_revision));
        return;
    }
    m_lost = *lost;
    const QSignalBlocker blocker(m_scripts);
    m_scripts->clear();
    for (const LostScript &script : m_lost.scripts) {
        m_scripts->addItem(tr("%1 – commit %2 by %3, %4")
                .arg(QDir(m_snapshot->project.root).relativeFilePath(script.path), script.commit.left(12), script.author,
                    QLocale().toString(script.date.toLocalTime(), u"yyyy-MM-dd HH:mm"_s)));
    }
    m_found->setText(m_lost.reachesKnown
            ? tr("%Ln script(s) were found; with them the history has no gap.", nullptr, int(m_lost.scripts.size()))
            : tr("%Ln script(s) were found, but what comes before them was not.", nullptr, int(m_lost.scripts.size())));
    m_found->show();
    m_scripts->show();
    actionButton().setText(tr("&Restore %Ln script(s)", nullptr, int(m_lost.scripts.size())));
    showScript(0);
    offerStamp(m_lost);
}

void RescueDialog::offerStamp(const LostRevision &lost)
{
    const bool possible = !m_database.isEmpty() && lost.reachesKnown;
    m_stamp->setVisible(possible);
    m_stampNote->setVisible(possible);
    const QString ancestor = lost.knownAncestors.isEmpty() ? u"base"_s : lost.knownAncestors.join(u", "_s);
    m_stamp->setText(tr("S&tamp %1…").arg(ancestor));
    m_stampNote->setText(tr("Or say that the database stands at %1. What the missing script did there is not undone.").arg(ancestor));
}

void RescueDialog::showScript(int index)
{
    if (index >= 0 && index < m_lost.scripts.size())
        showChange(QString::fromUtf8(m_lost.scripts.at(index).content));
}

void RescueDialog::apply()
{
    QList<script::authoring::FileChange> files;
    for (const LostScript &script : m_lost.scripts)
        files.append({runtime::restoredPath(m_snapshot->project, script), std::nullopt, script.content, {}});
    waitForChange();
    session().changes().restore(m_revision, files);
}

} // namespace retort::ui
