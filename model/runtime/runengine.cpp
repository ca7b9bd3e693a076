// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runengine.h"

#include "model/runtime/backup.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/runpreflight.h"
#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

#include <QDeadlineTimer>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

RunEngine::RunEngine(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
    const RunOptions &options)
    : m_plan(plan)
    , m_connection(connection)
    , m_stop(std::move(stop))
    , m_sink(sink)
    , m_options(options)
    , m_perMigration(options.transactionPerMigration.value_or(plan.transactionPerMigration) && !options.dryRun)
    , m_control(TransactionControl::create(connection, plan, options))
    , m_backend(connection.backendIdentity())
    , m_headsNow(plan.startingHeads)
    , m_headsCommitted(plan.startingHeads)
{
    m_outcome.dryRun = options.dryRun;
    m_clock.start();
}

RunOutcome RunEngine::run()
{
    emitEvent(RunStarted{m_plan.kind, m_plan.target, int(m_plan.steps.size())});
    m_connection.setLockWaitHandler([this](qint64 milliseconds) { tellWait(milliseconds); });
    if (!preflight())
        return finish();
    if (m_plan.steps.isEmpty() && m_plan.versionTableExists) { // nothing to do, and a read-only database will do for that
        m_outcome.kind = RunOutcome::Kind::Succeeded;
        return finish();
    }
    if (prepare()) {
        bool done = false;
        do {
            done = runRemaining();
        } while (!done && tryAgainAfterLock());
        if (done)
            m_outcome.kind = RunOutcome::Kind::Succeeded;
    }
    return finish();
}

bool RunEngine::preflight()
{
    const bool nothingToDo = m_plan.steps.isEmpty() && m_plan.versionTableExists;
    if (const auto trouble = preflightTrouble(m_plan, m_connection); trouble && !nothingToDo)
        return fail(*trouble);
    return !stopRequested();
}

bool RunEngine::prepare()
{
    const TransactionControl::Waiting waiting{
        [this](qint64 milliseconds, const Blockers &holders) {
            emitEvent(LockWait{milliseconds, LockWait::For::OtherRun, holders});
        },
        [this] { return stopRequested(); }};
    if (auto alone = m_control->keepOthersOut(waiting); !alone)
        return fail(alone.error());
    passWarnings(m_control->warnings());
    if (!makeBackup())
        return false;
    if (auto prepared = m_control->prepare(); !prepared)
        return fail(prepared.error());
    return true;
}

bool RunEngine::makeBackup()
{
    m_outcome.backup.waiver = m_options.backupWaiver;
    if (!m_options.backupWaiver.isEmpty())
        m_outcome.backup.kind = BackupRecord::Kind::Waived;
    if (m_options.backupFile.isEmpty() || m_options.dryRun)
        return true;
    const auto made = backUp(m_connection.spec(), m_options.backupFile, m_stop,
        [this](const BackupProgress &progress) { emitEvent(progress); });
    if (!made)
        return fail(made.error());
    m_outcome.backup = *made;
    return !stopRequested();
}

/// Everything behind the last commit.
bool RunEngine::runRemaining()
{
    if (!begin() || !makeVersionTable())
        return false;
    const int first = m_outcome.applied.isEmpty() ? 0 : m_outcome.applied.last() + 1;
    for (int step = first; step < m_plan.steps.size(); ++step) {
        if (!runStep(step))
            return false;
        if (step + 1 == m_plan.steps.size())
            break;
        if (m_options.stopAfterRevision.stop_requested()) {
            if (m_options.dryRun || commit())
                m_stopped = true;
            return false;
        }
        if (m_perMigration && !(commit() && begin()))
            return false;
    }
    return m_options.dryRun ? endRehearsal() : commit();
}

bool RunEngine::stopRequested()
{
    if (m_stop.stop_requested())
        m_stopped = true;
    return m_stopped;
}

/// Who waits for a lock makes others wait; so it is given up in time, and after a pause there may be a gap.
bool RunEngine::tryAgainAfterLock()
{
    const bool inVain = m_outcome.partial >= 0 || m_commitUnanswered || !m_connection.isOpen();
    if (!m_failure || m_failure->error.code != databaseLocked || inVain || m_outcome.lockRetries >= m_options.lockRetries)
        return false;
    if (m_connection.inTransaction()) {
        if (!m_connection.execute(u"ROLLBACK"_s))
            return false;
        emitEvent(TransactionRolledBack{});
    }
    constexpr qint64 firstPause = 500; // milliseconds
    constexpr qint64 longestPause = 10'000;
    const qint64 pause = qMin(longestPause, firstPause << qMin(m_outcome.lockRetries, 10));
    ++m_outcome.lockRetries;
    emitEvent(LockRetry{m_outcome.lockRetries, m_options.lockRetries, pause, m_failure->error.message});
    constexpr unsigned long look = 50;
    for (QDeadlineTimer end(pause); !end.hasExpired(); QThread::msleep(look)) {
        if (stopRequested())
            return false;
    }
    m_control->forgetTransaction();
    m_failure.reset();
    m_pending.clear();
    m_locks.clear();
    m_step = -1;
    m_statementUnderWay = false;
    m_scriptLeftTransaction = false;
    m_headsNow = m_headsCommitted;
    return true;
}

bool RunEngine::begin()
{
    if (stopRequested())
        return false;
    m_statementUnderWay = false;
    if (const auto begun = m_control->begin(); !begun)
        return fail(begun.error());
    emitEvent(TransactionBegan{});
    if (!checkPlanStillHolds())
        return false;
    m_begun = true;
    if (!m_options.dryRun)
        return true;
    if (const auto guarded = m_control->forbidCommit(); !guarded)
        return fail(guarded.error());
    m_locks = m_control->takenLocks();
    return true;
}

/// Now that nobody else can write: the rows of the version table, and the first time the scripts too, are what the plan was made from.
bool RunEngine::checkPlanStillHolds()
{
    if (!m_begun) {
        if (const auto changed = scriptChanged(m_plan))
            return fail(*changed);
    }
    const auto rows = readVersionTable(m_connection, m_plan.versionTable);
    if (!rows)
        return fail(rows.error());
    if (sorted(rows->heads) == sorted(m_headsNow))
        return true;
    const auto shown = [](const QStringList &heads) { return heads.isEmpty() ? u"nothing"_s : heads.join(", "_L1); };
    return fail(Error{runHeadsChanged,
        u"The database has changed since the plan was made: it was at %1 and is at %2"_s.arg(shown(m_headsNow), shown(rows->heads)),
        u"Make the plan again and look at it."_s, {}, {}, rows->heads});
}

bool RunEngine::makeVersionTable()
{
    const auto rows = readVersionTable(m_connection, m_plan.versionTable);
    if (!rows)
        return fail(rows.error());
    return rows->exists || runStatement(m_plan.createVersionTable, 0, true);
}

bool RunEngine::runStep(int step)
{
    const plan::PlannedStep &planned = m_plan.steps.at(step);
    QElapsedTimer clock;
    clock.start();
    m_step = step;
    m_statementsDone = 0;
    m_scriptLeftTransaction = false;
    emitEvent(StepStarted{step, planned.step, planned.summary});
    if (!runScript(planned))
        return false;
    if (!m_connection.inTransaction() && !begin())
        return false;
    if (!runBookkeeping(planned))
        return false;
    m_pending.append(step);
    m_step = -1;
    emitEvent(StepFinished{step, clock.elapsed()});
    return true;
}

bool RunEngine::runScript(const plan::PlannedStep &planned)
{
    if (planned.runsLive())
        return runLive(planned);
    for (int index = 0; index < planned.statements.size(); ++index) {
        if (!runScriptStatement(planned.statements.at(index), index))
            return false;
    }
    return true;
}

/// A statement that a dry run leaves out is no failure.
bool RunEngine::runScriptStatement(const dialect::Statement &statement, int index, qint64 *affected, Reply *rows)
{
    if (stopRequested())
        return false;
    if (m_options.dryRun && !isRehearsable(statement, index))
        return true;
    const bool inside = m_connection.inTransaction();
    if (!statement.transactional && inside && !commit())
        return false;
    // After a COMMIT of its own a script wants to be outside (CREATE INDEX CONCURRENTLY, ALTER TYPE … ADD VALUE).
    if (statement.transactional && !inside && !m_scriptLeftTransaction && !begin())
        return false;
    if (!runStatement(statement, index, false, affected, rows))
        return false;
    ++m_statementsDone;
    return noteTransactionEnd(statement, index);
}

/// Looks whether a statement has ended the transaction, or ran outside one, so that it stays whatever comes.
bool RunEngine::noteTransactionEnd(const dialect::Statement &statement, int index)
{
    if (m_connection.inTransaction())
        return true;
    if (statement.transactional && !m_scriptLeftTransaction) {
        if (statement.sql.contains("ROLLBACK"_L1, Qt::CaseInsensitive)) {
            fail(Error{runScriptRolledBack, u"The script rolled the transaction back"_s,
                u"Remove the ROLLBACK: a failing script is rolled back as a whole."_s, {}, {}, {}});
            locateFailure(statement, index, false);
            return false;
        }
        m_scriptLeftTransaction = true;
        committed(true);
    }
    m_outcome.partial = m_step;
    m_outcome.partialStatements = m_statementsDone;
    return true;
}

bool RunEngine::runBookkeeping(const plan::PlannedStep &planned)
{
    for (int index = 0; index < planned.versionStatements.size(); ++index) {
        qint64 affected = -1;
        if (stopRequested() || !runStatement(planned.versionStatements.at(index), index, true, &affected)
            || !checkRowCount(planned, index, affected))
            return false;
    }
    return true;
}

/// Alembic's check (spec §2.6): the row that is updated or deleted must be there, and once.
bool RunEngine::checkRowCount(const plan::PlannedStep &planned, int index, qint64 affected)
{
    const dialect::Statement &statement = planned.versionStatements.at(index);
    const QString keyword = firstKeyword(statement.sql);
    const bool update = keyword == "UPDATE"_L1;
    if ((!update && keyword != "DELETE"_L1) || affected == 1)
        return true;
    const script::VersionRowChange change = planned.step.rowChanges.value(index);
    if (!update && change.from.isEmpty()) // all of them
        return true;
    const QString table = m_plan.versionTable.table;
    const QString message = update
        ? u"Online migration expected to match one row when updating '%1' to '%2' in '%3'; %4 found"_s.arg(
            change.from, change.to, table, QString::number(affected))
        : u"Online migration expected to match one row when deleting '%1' in '%2'; %3 found"_s.arg(
            change.from, table, QString::number(affected));
    fail(Error{versionRowCount, message, u"Look at the rows of %1."_s.arg(table), {}, {}, {change.from}});
    locateFailure(statement, index, true);
    return false;
}

/// `rows` is given where the rows of a question are wanted, which no engine has to treat in a way of its own.
bool RunEngine::runStatement(const dialect::Statement &statement, int index, bool bookkeeping, qint64 *affected, Reply *rows)
{
    emitEvent(StatementStarted{
        m_step, index, statement.operation, bookkeeping, m_connection.inTransaction(), statement.sql});
    if (!bookkeeping && !statement.transactional)
        noteConcurrent(statement);
    QElapsedTimer clock;
    clock.start();
    m_statementUnderWay = true;
    auto reply = rows ? m_connection.query(statement.sql)
        : bookkeeping ? m_connection.execute(statement.sql)
                      : m_control->execute(statement.sql);
    m_statementUnderWay = false;
    passNotices(index);
    if (!reply) {
        fail(reply.error());
        locateFailure(statement, index, bookkeeping);
        return false;
    }
    emitEvent(StatementFinished{m_step, index, bookkeeping, reply->affected, clock.nsecsElapsed() / 1000});
    if (m_options.dryRun)
        passLocks(index, bookkeeping);
    if (affected)
        *affected = reply->affected;
    if (rows)
        *rows = std::move(*reply);
    return true;
}

bool RunEngine::commit()
{
    if (stopRequested())
        return false;
    if (auto checked = m_control->checkBeforeCommit(); !checked)
        return fail(checked.error());
    const auto rows = readVersionTable(m_connection, m_plan.versionTable);
    if (!rows)
        return fail(rows.error());
    m_headsNow = rows->heads;
    passWarnings(m_control->warnings());
    if (const auto reply = m_connection.execute(u"COMMIT"_s); !reply) {
        m_commitUnanswered = !m_connection.isOpen();
        return fail(reply.error());
    }
    passNotices(-1);
    committed(false);
    return true;
}

void RunEngine::committed(bool byScript)
{
    if (byScript) {
        if (const auto rows = readVersionTable(m_connection, m_plan.versionTable))
            m_headsNow = rows->heads;
    }
    emitEvent(TransactionCommitted{byScript});
    m_headsCommitted = m_headsNow;
    m_outcome.applied += std::exchange(m_pending, {});
    const bool stepUnderWay = m_step >= 0 && m_statementsDone > 0;
    m_outcome.partial = stepUnderWay ? m_step : -1;
    m_outcome.partialStatements = stepUnderWay ? m_statementsDone : 0;
}

bool RunEngine::fail(SqlFailure failure)
{
    if (failure.error.code == databaseInterrupted && stopRequested())
        return false; // asked for: no failure
    if (!m_failure)
        m_failure = RunFailure{std::move(failure.error), failure.sqlState, {}, failure.position, m_step, -1, -1, false};
    return false;
}

void RunEngine::locateFailure(const dialect::Statement &statement, int index, bool bookkeeping)
{
    if (!m_failure || m_failure->statement >= 0)
        return;
    m_failure->sql = statement.sql;
    m_failure->statement = index;
    m_failure->operation = statement.operation;
    m_failure->bookkeeping = bookkeeping;
    if (m_step < 0)
        return;
    const plan::PlannedStep &planned = m_plan.steps.at(m_step);
    m_failure->error.range = planned.operationRanges.value(statement.operation, SourceRange{planned.file, 0, 0, 0, 0});
    if (m_failure->error.revisions.isEmpty() && !planned.step.revision.isEmpty())
        m_failure->error.revisions = {planned.step.revision};
}

void RunEngine::passNotices(int statement)
{
    for (ServerNotice &notice : m_connection.takeNotices())
        emitEvent(NoticeReceived{m_step, statement, std::move(notice)});
}

void RunEngine::passWarnings(const Diagnostics &warnings)
{
    for (const Diagnostic &warning : warnings) {
        m_outcome.warnings.append(warning);
        emitEvent(RunWarning{warning});
    }
}

/// Called while a reply is waited for. On PostgreSQL that alone says nothing: the server is asked who is in the way.
void RunEngine::tellWait(qint64 milliseconds)
{
    constexpr qint64 firstAfter = 200; // milliseconds
    constexpr qint64 every = 500;
    if (milliseconds < m_waitTold)
        m_waitTold = 0;
    if (milliseconds < firstAfter || (m_waitTold > 0 && milliseconds - m_waitTold < every))
        return;
    m_waitTold = milliseconds;
    const Blockers blockers = m_control->blockers();
    const bool known = m_connection.dialect() == dialect::Dialect::Sqlite || !m_statementUnderWay;
    if (known || !blockers.isEmpty()) {
        emitEvent(LockWait{milliseconds, m_statementUnderWay ? LockWait::For::Statement : LockWait::For::Transaction, blockers});
    }
}

void RunEngine::emitEvent(RunEvent event) const
{
    if (m_sink)
        m_sink(event);
}

} // namespace retort::runtime
