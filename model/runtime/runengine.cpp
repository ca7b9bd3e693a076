// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runengine.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/runpreflight.h"
#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

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
    , m_control(TransactionControl::create(connection, plan, options.lockTimeout))
    , m_backend(connection.backendIdentity())
    , m_headsNow(plan.startingHeads)
    , m_headsCommitted(plan.startingHeads)
{
    m_clock.start();
}

RunOutcome RunEngine::run()
{
    emitEvent(RunStarted{m_plan.kind, m_plan.target, int(m_plan.steps.size())});
    if (!preflight())
        return finish();
    if (m_plan.steps.isEmpty() && m_plan.versionTableExists) { // nothing to do, and a read-only database will do for that
        m_outcome.kind = RunOutcome::Kind::Succeeded;
        return finish();
    }
    if (auto prepared = m_control->prepare(); !prepared) {
        fail(prepared.error());
        return finish();
    }
    bool going = begin() && makeVersionTable();
    for (int step = 0; going && step < m_plan.steps.size(); ++step) {
        going = runStep(step);
        if (going && m_plan.transactionPerMigration && step + 1 < m_plan.steps.size())
            going = commit() && begin();
    }
    if (going)
        going = commit();
    if (going)
        m_outcome.kind = RunOutcome::Kind::Succeeded;
    return finish();
}

bool RunEngine::preflight()
{
    const bool nothingToDo = m_plan.steps.isEmpty() && m_plan.versionTableExists;
    if (const auto trouble = preflightTrouble(m_plan, m_connection); trouble && !nothingToDo)
        return fail(*trouble);
    return !stopRequested();
}

bool RunEngine::stopRequested()
{
    if (m_stop.stop_requested())
        m_stopped = true;
    return m_stopped;
}

bool RunEngine::begin()
{
    if (stopRequested())
        return false;
    qint64 reported = 0;
    constexpr qint64 reportEvery = 500; // milliseconds
    m_connection.setLockWaitHandler([&](qint64 milliseconds) {
        if (milliseconds - reported >= reportEvery)
            emitEvent(LockWait{reported = milliseconds});
    });
    const auto begun = m_control->begin();
    m_connection.setLockWaitHandler({});
    if (!begun)
        return fail(begun.error());
    emitEvent(TransactionBegan{});

    const auto rows = readVersionTable(m_connection, m_plan.versionTable);
    if (!rows)
        return fail(rows.error());
    if (sorted(rows->heads) != sorted(m_headsNow)) {
        const auto shown = [](const QStringList &heads) { return heads.isEmpty() ? u"nothing"_s : heads.join(", "_L1); };
        return fail(Error{runHeadsChanged,
            u"The database has changed since the plan was made: it was at %1 and is at %2"_s.arg(
                shown(m_headsNow), shown(rows->heads)),
            u"Make the plan again and look at it."_s, {}, {}, rows->heads});
    }
    m_begun = true;
    return true;
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
    for (int index = 0; index < planned.statements.size(); ++index) {
        const dialect::Statement &statement = planned.statements.at(index);
        if (stopRequested())
            return false;
        const bool inside = m_connection.inTransaction();
        if (!statement.transactional && inside && !commit())
            return false;
        // After a COMMIT of its own a script wants to be outside (CREATE INDEX CONCURRENTLY, ALTER TYPE … ADD VALUE).
        if (statement.transactional && !inside && !m_scriptLeftTransaction && !begin())
            return false;
        if (!runStatement(statement, index, false))
            return false;
        ++m_statementsDone;
        if (!noteTransactionEnd(statement, index))
            return false;
    }
    return true;
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

bool RunEngine::runStatement(const dialect::Statement &statement, int index, bool bookkeeping, qint64 *affected)
{
    emitEvent(StatementStarted{
        m_step, index, statement.operation, bookkeeping, m_connection.inTransaction(), statement.sql});
    QElapsedTimer clock;
    clock.start();
    const auto reply = bookkeeping ? m_connection.execute(statement.sql) : m_control->execute(statement.sql);
    passNotices(index);
    if (!reply) {
        fail(reply.error());
        locateFailure(statement, index, bookkeeping);
        return false;
    }
    emitEvent(StatementFinished{m_step, index, bookkeeping, reply->affected, clock.nsecsElapsed() / 1000});
    if (affected)
        *affected = reply->affected;
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
    for (const Diagnostic &warning : m_control->warnings()) {
        m_outcome.warnings.append(warning);
        emitEvent(RunWarning{warning});
    }
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

void RunEngine::emitEvent(RunEvent event) const
{
    if (m_sink)
        m_sink(event);
}

} // namespace retort::runtime
