// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/journalrecorder.h"

#include "model/base/overloaded.h"
#include "model/runtime/journal.h"

#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

QString kindName(script::StepKind kind)
{
    switch (kind) {
    case script::StepKind::Upgrade: return u"upgrade"_s;
    case script::StepKind::Downgrade: return u"downgrade"_s;
    case script::StepKind::Stamp: return u"stamp"_s;
    }
    Q_UNREACHABLE();
}

QString outcomeName(RunOutcome::Kind kind)
{
    switch (kind) {
    case RunOutcome::Kind::Succeeded: return u"succeeded"_s;
    case RunOutcome::Kind::Failed: return u"failed"_s;
    case RunOutcome::Kind::Stopped: return u"stopped"_s;
    case RunOutcome::Kind::Refused: return u"refused"_s;
    case RunOutcome::Kind::Unknown: return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

QString verificationText(const Verification &verification)
{
    switch (verification.kind) {
    case Verification::Kind::Verified: return u"verified"_s;
    case Verification::Kind::Differs: return u"differs: "_s + verification.differences.join("; "_L1);
    case Verification::Kind::NotCompared: return u"not compared: "_s + verification.reason;
    }
    Q_UNREACHABLE();
}

QString backupText(const BackupRecord &backup)
{
    switch (backup.kind) {
    case BackupRecord::Kind::Made: return backup.file;
    case BackupRecord::Kind::Waived: return u"waived: "_s + backup.waiver;
    case BackupRecord::Kind::None: return {};
    }
    Q_UNREACHABLE();
}

/// Collects statements and writes them at the end of each transaction: a write for each would cost more than the statement.
class Recorder
{
public:
    Recorder(const JournalContext &context, const ConnectionSpec &spec, const QString &server, bool dryRun,
        const plan::MigrationPlan &plan, EventSink next)
        : m_context(context)
        , m_next(std::move(next))
    {
        m_run.kind = kindName(plan.kind);
        m_run.dryRun = dryRun;
        m_run.project = context.project;
        m_run.program = context.program;
        m_run.connection = spec.name;
        m_run.database = spec.displayText();
        m_run.server = server;
        m_run.databaseUser = spec.user;
        m_run.systemUser = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME")) + u'@' + QSysInfo::machineHostName();
        m_run.target = plan.target;
        m_run.fromHeads = plan.startingHeads;
        m_run.toHeads = plan.resultingHeads;
        m_run.outcome = u"running"_s;
        for (const plan::PlannedStep &step : plan.steps)
            m_run.revisions.append({step.step.revision, step.file, QString::fromLatin1(step.fileHash.toHex()), u"planned"_s});
    }

    void take(const RunEvent &event)
    {
        std::visit(Overloaded{
            [this](const RunStarted &) { begin(); },
            [this](const StatementStarted &e) { start(e); },
            [this](const StatementFinished &e) { finish(e); },
            [this](const StatementSkipped &e) { skip(e.statement); },
            [this](const TransactionCommitted &) { flush(); },
            [this](const TransactionRolledBack &) { undo(); },
            [this](const RunFinished &e) { end(e.outcome); },
            [](const LockWait &) {}, [](const LockRetry &) {}, [](const BackupProgress &) {}, [](const TransactionBegan &) {},
            [](const StepStarted &) {}, [](const LocksTaken &) {}, [](const StepFinished &) {}, [](const NoticeReceived &) {},
            [](const RunWarning &) {}}, event);
        if (m_next)
            m_next(event);
    }

private:
    void begin()
    {
        auto journal = Journal::open(m_context.file);
        if (!journal)
            return complain(journal.error());
        m_journal = std::move(*journal);
        m_run.started = QDateTime::currentDateTimeUtc();
        if (const auto id = m_journal->add(m_run))
            m_run.id = *id;
        else
            complain(id.error());
    }

    QString revisionOf(int step) const { return step < 0 ? QString() : m_run.revisions.value(step).revision; }

    void start(const StatementStarted &event)
    {
        m_statements.append({revisionOf(event.step), event.statement, event.bookkeeping, event.inTransaction, event.sql,
            QDateTime::currentDateTimeUtc(), -1, -1, u"running"_s});
        if (!event.inTransaction) // whatever happens now, there must be a trace of it
            flush();
    }

    void finish(const StatementFinished &event)
    {
        if (m_statements.isEmpty()) { // it ran outside a transaction and is written already
            check(m_journal ? m_journal->setStatementState(m_run.id, u"running"_s, u"done"_s) : Result<void>());
            return;
        }
        m_statements.last().microseconds = event.microseconds;
        m_statements.last().affected = event.affected;
        m_statements.last().state = u"done"_s;
    }

    void skip(const SkippedStatement &skipped)
    {
        m_statements.append({revisionOf(skipped.step), skipped.statement, false, false, skipped.sql, {}, -1, -1, u"skipped"_s});
    }

    void flush()
    {
        if (m_journal)
            check(m_journal->addStatements(m_run.id, m_statements));
        m_statements.clear();
    }

    void undo()
    {
        for (JournalStatement &statement : m_statements) {
            if (statement.state == "done"_L1 && statement.inTransaction)
                statement.state = u"undone"_s;
            else if (statement.state == "running"_L1)
                statement.state = u"failed"_s;
        }
        flush();
    }

    void end(const RunOutcome &outcome)
    {
        if (!m_journal)
            return;
        for (JournalStatement &statement : m_statements) {
            if (statement.state == "running"_L1)
                statement.state = u"failed"_s;
        }
        flush();
        check(m_journal->setStatementState(m_run.id, u"running"_s, u"failed"_s));
        const auto mark = [this](const QList<int> &steps, const QString &state) {
            for (const int step : steps)
                m_run.revisions[step].state = state;
        };
        mark(outcome.rolledBack, u"undone"_s);
        mark(outcome.applied, u"applied"_s);
        mark(outcome.rehearsed, u"rehearsed"_s);
        if (outcome.partial >= 0)
            mark({outcome.partial}, u"partial"_s);
        m_run.finished = QDateTime::currentDateTimeUtc();
        m_run.outcome = outcomeName(outcome.kind);
        if (outcome.heads)
            m_run.toHeads = *outcome.heads;
        m_run.verification = outcome.dryRun ? QString() : verificationText(outcome.verification);
        m_run.backup = backupText(outcome.backup);
        if (outcome.failure) {
            const Error &error = outcome.failure->error;
            m_run.error = error.detail.isEmpty() ? error.message : error.message + u'\n' + error.detail;
            m_run.errorCode = error.code;
            m_run.sqlState = outcome.failure->sqlState;
            m_run.failedSql = outcome.failure->sql;
        }
        check(m_journal->finish(m_run));
    }

    void check(const Result<void> &written)
    {
        if (!written)
            complain(written.error());
    }

    void complain(const Error &error)
    {
        m_journal.reset();
        if (m_next)
            m_next(RunWarning{{Severity::Warning, error.code, u"The run is not recorded in the journal: "_s + error.message, error.hint, {}, {}}});
    }

    JournalContext m_context;
    EventSink m_next;
    std::unique_ptr<Journal> m_journal;
    JournalRun m_run;
    QList<JournalStatement> m_statements; ///< not written yet
};

} // namespace

EventSink recordingSink(const JournalContext &context, const ConnectionSpec &spec, const QString &server, bool dryRun,
    const plan::MigrationPlan &plan, EventSink next)
{
    if (context.file.isEmpty())
        return next;
    const auto recorder = std::make_shared<Recorder>(context, spec, server, dryRun, plan, std::move(next));
    return [recorder](const RunEvent &event) { recorder->take(event); };
}

} // namespace retort::runtime
