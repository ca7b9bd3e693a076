// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runlog.h"

#include "app/cli/migration.h"
#include "app/cli/translation.h"
#include "model/runtime/journal.h"
#include "model/runtime/mixedrun.h"
#include "model/script/revisionformat.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<void> takeNumber(const Invocation &invocation, const QString &option, int &number)
{
    if (!invocation.arguments.has(option))
        return {};
    bool ok = false;
    number = invocation.arguments.value(option).toInt(&ok);
    constexpr int most = 86'400;
    if (ok && number >= 0 && number <= most)
        return {};
    return failure({badOption, tr("--%1 takes a number from 0 to %2").arg(option).arg(most), {}, {}, {}, {}});
}

Result<runtime::EnvironmentKind> environmentOf(const QString &name)
{
    using Kind = runtime::EnvironmentKind;
    static const QMap<QString, Kind> kinds{{QString(), Kind::Development}, {u"development"_s, Kind::Development}, {u"test"_s, Kind::Test},
        {u"staging"_s, Kind::Staging}, {u"production"_s, Kind::Production}};
    if (const auto kind = kinds.constFind(name); kind != kinds.cend())
        return kind.value();
    return failure({badOption, tr("--environment is one of development, test, staging and production"), {}, {}, {}, {}});
}

QString describe(const runtime::Blocker &blocker)
{
    return tr("process %1 of %2 (%3, %4 for %5 s): %6")
        .arg(QString::number(blocker.pid), blocker.user, blocker.application, blocker.state, QString::number(blocker.stateSeconds),
            blocker.query.simplified());
}

/// One run's log.
class RunLog
{
public:
    RunLog(Invocation &invocation, const plan::MigrationPlan &plan)
        : m_invocation(invocation)
        , m_plan(plan)
    {
    }

    void take(const runtime::RunEvent &event)
    {
        if (const auto *step = std::get_if<runtime::StepStarted>(&event))
            log(migrationLogger, script::formatRunning(m_invocation.map(), step->migration));
        else if (const auto *notice = std::get_if<runtime::NoticeReceived>(&event))
            log(notice->notice.severity == runtime::pythonNotice          ? "python"
                    : m_plan.dialect == dialect::Dialect::Sqlite ? "sqlite"
                                                                 : "postgresql",
                notice->notice.message);
        else if (const auto *wait = std::get_if<runtime::LockWait>(&event))
            takeWait(*wait);
        else if (const auto *retry = std::get_if<runtime::LockRetry>(&event))
            log(logger, tr("%1; attempt %2 of %3 in %4 ms").arg(retry->reason).arg(retry->attempt).arg(retry->attempts).arg(retry->pauseMilliseconds));
        else if (const auto *skipped = std::get_if<runtime::StatementSkipped>(&event))
            log(logger, tr("Left out, because %1: %2").arg(skipped->statement.reason, skipped->statement.sql.simplified()));
        else if (const auto *taken = std::get_if<runtime::LocksTaken>(&event))
            takeLocks(*taken);
        else if (const auto *finished = std::get_if<runtime::RunFinished>(&event); finished && !finished->outcome.backup.file.isEmpty())
            log(logger, tr("Backup: %1").arg(finished->outcome.backup.file));
    }

private:
    static constexpr auto logger = "retort";

    void log(const char *name, const QString &text) { m_invocation.output.log("INFO", name, text); }

    /// The same blockers are named once.
    void takeWait(const runtime::LockWait &wait)
    {
        QStringList lines;
        QList<qint64> processes;
        for (const runtime::Blocker &blocker : wait.blockers) {
            lines << describe(blocker);
            processes << blocker.pid;
        }
        if (processes == m_processes && m_waited)
            return;
        m_waited = true;
        m_processes = processes;
        log(logger, lines.isEmpty() ? tr("Waiting for a lock of another session") : tr("Waiting for %1").arg(lines.join("; "_L1)));
    }

    void takeLocks(const runtime::LocksTaken &taken)
    {
        QStringList lines;
        for (const runtime::TakenLock &lock : taken.locks)
            lines << lock.relation + u' ' + lock.mode;
        log(logger, tr("Locks: %1").arg(lines.join(", "_L1)));
    }

    Invocation &m_invocation;
    const plan::MigrationPlan &m_plan;
    QList<qint64> m_processes;
    bool m_waited = false;
};

} // namespace

Result<runtime::RunOptions> runOptionsOf(const Invocation &invocation)
{
    const Arguments &arguments = invocation.arguments;
    const auto environment = environmentOf(arguments.value(u"environment"_s));
    if (!environment)
        return failure(environment.error());
    runtime::RunOptions options = runtime::RunOptions::forEnvironment(*environment);
    for (const auto &[name, number] : {std::pair{u"lock-timeout"_s, &options.lockTimeout}, {u"lock-retries"_s, &options.lockRetries},
             {u"statement-timeout"_s, &options.statementTimeout}}) {
        if (const auto taken = takeNumber(invocation, name, *number); !taken)
            return failure(taken.error());
    }
    if (const QString extent = arguments.value(u"transaction"_s); !extent.isEmpty()) {
        if (extent != "run"_L1 && extent != "revision"_L1)
            return failure({badOption, tr("--transaction is one of run and revision"), {}, {}, {}, {}});
        options.transactionPerMigration = extent == "revision"_L1;
    }
    options.dryRun = arguments.has(u"dry-run"_s);
    options.historyTable = arguments.has(u"history-table"_s);
    if (const QString file = arguments.value(u"backup"_s); !file.isEmpty())
        options.backupFile = QFileInfo(file).absoluteFilePath();
    if (!arguments.has(u"no-journal"_s)) {
        const QString file = arguments.value(u"journal"_s);
        options.journalFile = file.isEmpty() ? runtime::Journal::defaultFile() : QFileInfo(file).absoluteFilePath();
    }
    options.journalProject = invocation.project->project.root;
    options.journalProgram = QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
    return options;
}

runtime::EventSink logSink(Invocation &invocation, const plan::MigrationPlan &plan)
{
    const auto log = std::make_shared<RunLog>(invocation, plan);
    return [log](const runtime::RunEvent &event) { log->take(event); };
}

} // namespace retort::cli
