// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/runoptionspanel.h"

#include "model/runtime/historytable.h"
#include "ui/messages.h"
#include "ui/models/runsafety.h"
#include "ui/preferences/preferences.h"
#include "ui/themestyle.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Backup = runtime::EnvironmentDefaults::Backup;

QHBoxLayout *makeRow(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    return row;
}

/// "~/…" is shorter, and as clear.
QString shortPath(const QString &path)
{
    const QString home = QDir::homePath() + u'/';
    return path.startsWith(home) ? QString(u"~/"_s + path.sliced(home.size())) : path;
}

} // namespace

RunOptionsPanel::RunOptionsPanel(const PreparedPlan &prepared, QWidget *parent)
    : QWidget(parent)
    , m_prepared(prepared)
    , m_defaults(runtime::defaultsOf(prepared.database.spec.environment))
    , m_backupFile(backupFileFor(prepared.database, QDateTime::currentDateTime()))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(6);
    layout->addWidget(buildBackup());
    layout->addWidget(buildWaiver());
    layout->addWidget(buildLimits());
    if (prepared.python && prepared.python->sameDatabase)
        layout->addWidget(buildPython());
    if (mustTypeName(prepared.plan, prepared.database, Preferences::current().typeNameEverywhere))
        layout->addWidget(buildConfirmation());
    updateBackup();
    connect(m_backup, &QCheckBox::toggled, this, &RunOptionsPanel::updateBackup);
    connect(m_waiver, &QCheckBox::toggled, this, &RunOptionsPanel::changed);
    connect(m_transactions, &QComboBox::currentIndexChanged, this, &RunOptionsPanel::changed);
}

QWidget *RunOptionsPanel::buildBackup()
{
    auto *widget = new QWidget(this);
    auto *row = makeRow(widget);
    m_backup = new QCheckBox(tr("&Back up first"), widget);
    m_backup->setObjectName("backupBox"_L1);
    const bool possible = !m_prepared.isNewFile && m_prepared.backupTrouble.message.isEmpty();
    m_backup->setEnabled(possible);
    m_backup->setChecked(possible && m_defaults.backup != Backup::Optional);
    m_backupPlace = new QLabel(widget);
    m_backupPlace->setObjectName("backupPlace"_L1);
    m_backupPlace->setTextFormat(Qt::PlainText);
    m_backupPlace->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setPart(m_backupPlace, "muted");
    m_backupChange = new QPushButton(tr("Chan&ge…"), widget);
    m_backupChange->setObjectName("backupChange"_L1);
    m_backupChange->setAccessibleName(tr("Change where the backup goes"));
    m_backupChange->setAutoDefault(false);
    setPart(m_backupChange, "link");
    row->addWidget(m_backup);
    row->addWidget(m_backupPlace, 1);
    row->addWidget(m_backupChange);
    connect(m_backupChange, &QPushButton::clicked, this, &RunOptionsPanel::chooseBackupFile);
    return widget;
}

QWidget *RunOptionsPanel::buildWaiver()
{
    m_waiverRow = new QWidget(this);
    auto *row = makeRow(m_waiverRow);
    m_waiver = new QCheckBox(tr("Run &without a backup"), m_waiverRow);
    m_waiver->setObjectName("waiverBox"_L1);
    m_waiverReason = new QLabel(m_waiverRow);
    m_waiverReason->setObjectName("waiverReason"_L1);
    m_waiverReason->setWordWrap(true);
    m_waiverReason->setTextFormat(Qt::PlainText);
    setPart(m_waiverReason, "warning");
    row->addWidget(m_waiver);
    row->addWidget(m_waiverReason, 1);
    return m_waiverRow;
}

QSpinBox *RunOptionsPanel::addSeconds(QHBoxLayout *row, const QString &text, const QString &name, int value)
{
    constexpr int longest = 86'400; // a day
    auto *label = new QLabel(text, this);
    auto *field = new QSpinBox(this);
    field->setObjectName(name);
    field->setRange(0, longest);
    field->setValue(value);
    field->setSuffix(tr(" s"));
    field->setSpecialValueText(tr("no limit"));
    field->setMinimumWidth(86);
    label->setBuddy(field);
    row->addWidget(label);
    row->addWidget(field);
    return field;
}

QWidget *RunOptionsPanel::buildLimits()
{
    auto *widget = new QWidget(this);
    auto *row = makeRow(widget);
    m_transactions = new QComboBox(widget);
    m_transactions->setObjectName("transactions"_L1);
    m_transactions->setAccessibleName(tr("Transactions"));
    m_transactions->addItem(tr("One transaction for all"), false);
    m_transactions->addItem(tr("One for each revision"), true);
    m_transactions->setCurrentIndex(m_prepared.plan.transactionPerMigration ? 1 : 0);
    m_transactions->setToolTip(tr("What fails is undone as a whole: the run, or the revision it happened in"));
    row->addWidget(m_transactions);
    row->addSpacing(6);
    m_lockTimeout = addSeconds(row, tr("&Lock time-out"), u"lockTimeout"_s,
        Preferences::current().lockTimeout(m_prepared.database.spec.environment));
    m_lockTimeout->setToolTip(m_defaults.lockRetries > 0
            ? tr("Who waits for a lock makes others wait. After it the run is undone and tried again, up to %n time(s).", nullptr,
                 m_defaults.lockRetries)
            : tr("Who waits for a lock makes others wait. After it the run is undone."));
    if (m_prepared.database.spec.dialect == dialect::Dialect::Postgresql) {
        row->addSpacing(6);
        m_statementTimeout = addSeconds(row, tr("Statement time-o&ut"), u"statementTimeout"_s, 0);
    }
    row->addSpacing(6);
    m_historyTable = new QCheckBox(tr("Audit table"), widget);
    m_historyTable->setObjectName("historyTable"_L1);
    m_historyTable->setToolTip(tr("Also writes what was applied into the table %1 of this database").arg(runtime::historyTableName));
    row->addWidget(m_historyTable);
    row->addStretch();
    return widget;
}

QWidget *RunOptionsPanel::buildConfirmation()
{
    auto *widget = new QWidget(this);
    auto *row = makeRow(widget);
    const QString name = nameToType(m_prepared.database);
    auto *label = new QLabel(tr("To confirm, &type the name of the database: %1").arg(QString(name).replace(u'&', "&&"_L1)), widget);
    label->setTextFormat(Qt::PlainText);
    setPart(label, "danger");
    m_typedName = new QLineEdit(widget);
    m_typedName->setObjectName("confirmName"_L1);
    m_typedName->setMaximumWidth(240);
    label->setBuddy(m_typedName);
    row->addWidget(label);
    row->addWidget(m_typedName, 1);
    row->addStretch();
    connect(m_typedName, &QLineEdit::textChanged, this, &RunOptionsPanel::changed);
    return widget;
}

QWidget *RunOptionsPanel::buildPython()
{
    m_interpreter = m_prepared.python->handover.interpreter;
    auto *widget = new QWidget(this);
    auto *row = makeRow(widget);
    m_python = new QCheckBox(tr("Let the &project's own Python run its code:"), widget);
    m_python->setObjectName("pythonBox"_L1);
    m_python->setToolTip(tr("This runs what is in the project, with your rights on this machine.\n"
                            "It is asked once for this project and this interpreter."));
    m_python->setChecked(m_prepared.python->agreed);
    m_interpreterPlace = new QLabel(widget);
    m_interpreterPlace->setObjectName("interpreterPlace"_L1);
    m_interpreterPlace->setTextFormat(Qt::PlainText);
    m_interpreterPlace->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setPart(m_interpreterPlace, "muted");
    auto *change = new QPushButton(tr("C&hoose…"), widget);
    change->setObjectName("interpreterChange"_L1);
    change->setAccessibleName(tr("Choose the Python interpreter"));
    change->setAutoDefault(false);
    setPart(change, "link");
    row->addWidget(m_python);
    row->addWidget(m_interpreterPlace, 1);
    row->addWidget(change);
    m_interpreterPlace->setText(m_interpreter.isEmpty() ? tr("no virtual environment was found") : shortPath(m_interpreter));
    connect(change, &QPushButton::clicked, this, &RunOptionsPanel::chooseInterpreter);
    connect(m_python, &QCheckBox::toggled, this, &RunOptionsPanel::changed);
    return widget;
}

/// Another interpreter is another question.
void RunOptionsPanel::chooseInterpreter()
{
    const QString start = m_interpreter.isEmpty() ? m_prepared.snapshot->project.root : m_interpreter;
    const QString file = messages().openFile(this, tr("Choose the Python interpreter"), start, tr("All files (*)"));
    if (file.isEmpty())
        return;
    m_interpreter = file;
    m_interpreterPlace->setText(shortPath(file));
    m_interpreterPlace->setToolTip(file);
    m_python->setChecked(runtime::isPythonAgreed(m_prepared.snapshot->project, file));
    Q_EMIT changed();
}

QString RunOptionsPanel::interpreter() const
{
    return m_python && m_python->isChecked() ? m_interpreter : QString();
}

/// Only where a backup is called for and there will be none.
QString RunOptionsPanel::waiverReason() const
{
    if (m_backup->isChecked() || m_prepared.isNewFile || m_defaults.backup != Backup::Required)
        return {};
    return m_prepared.backupTrouble.message.isEmpty() ? tr("This kind of database is backed up before it is changed.")
                                                      : m_prepared.backupTrouble.message;
}

void RunOptionsPanel::updateBackup()
{
    const bool on = m_backup->isChecked();
    const Error &trouble = m_prepared.backupTrouble;
    m_backupPlace->setText(on                            ? shortPath(m_backupFile)
                               : m_prepared.isNewFile    ? tr("There is nothing yet.")
                               : trouble.message.isEmpty() ? QString()
                                                           : trouble.message);
    m_backupPlace->setToolTip(on ? m_backupFile : trouble.hint);
    m_backupChange->setVisible(on);
    const QString reason = waiverReason();
    m_waiverReason->setText(reason);
    m_waiverRow->setVisible(!reason.isEmpty());
    Q_EMIT changed();
}

void RunOptionsPanel::chooseBackupFile()
{
    const QString file = messages().saveFile(this, tr("Back up into"), m_backupFile, tr("All files (*)"));
    if (file.isEmpty())
        return;
    m_backupFile = file;
    updateBackup();
}

QString RunOptionsPanel::missing() const
{
    if (!waiverReason().isEmpty() && !m_waiver->isChecked())
        return tr("Back up first, or say that you run without a backup.");
    if (m_python && m_interpreter.isEmpty())
        return tr("Choose the Python interpreter of the project.");
    if (m_python && !m_python->isChecked())
        return tr("Say that Python may run, or choose a target before that revision.");
    if (m_typedName && m_typedName->text().trimmed() != nameToType(m_prepared.database))
        return tr("Type the name of the database.");
    return {};
}

runtime::RunOptions RunOptionsPanel::options() const
{
    runtime::RunOptions options = runtime::RunOptions::forEnvironment(m_prepared.database.spec.environment);
    options.lockTimeout = m_lockTimeout->value();
    if (m_statementTimeout)
        options.statementTimeout = m_statementTimeout->value();
    options.transactionPerMigration = m_transactions->currentData().toBool();
    if (m_backup->isChecked())
        options.backupFile = m_backupFile;
    else if (const QString reason = waiverReason(); !reason.isEmpty() && m_waiver->isChecked())
        options.backupWaiver = reason;
    options.historyTable = m_historyTable->isChecked();
    return options;
}

} // namespace retort::ui
