// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a run: what is undone, what the database says now, and what the user is told.
#include "model/runtime/catalogverification.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/historytable.h"
#include "model/runtime/postgresql/invalidindexes.h"
#include "model/runtime/runengine.h"
#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

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

RunOutcome RunEngine::finish()
{
    m_connection.resume(); // an interrupt was meant for what has ended by now
    const bool succeeded = m_outcome.kind == RunOutcome::Kind::Succeeded;
    if (!succeeded) {
        m_outcome.kind = m_stopped ? RunOutcome::Kind::Stopped
            : m_begun              ? RunOutcome::Kind::Failed
                                   : RunOutcome::Kind::Refused;
        if (!m_commitUnanswered)
            rollBack();
    }
    m_control->restore();
    m_connection.setLockWaitHandler({});
    const std::unique_ptr<Connection> fresh = readFinalHeads();
    if (m_commitUnanswered)
        settleLostCommit();
    else if (m_outcome.heads && m_begun && sorted(*m_outcome.heads) != sorted(m_headsCommitted)) {
        m_outcome.warnings.append({Severity::Warning, runHeadsChanged,
            u"Another session has changed the version table in the meantime"_s, {}, {}, *m_outcome.heads});
    }
    if (fresh && m_concurrently)
        noteInvalidIndexes(*fresh);
    if (m_outcome.kind == RunOutcome::Kind::Succeeded && !m_options.dryRun)
        verify(fresh ? fresh.get() : &m_connection);
    if (m_options.historyTable && !m_options.dryRun && (fresh || m_connection.isOpen())) {
        const auto written = writeHistory(fresh ? *fresh : m_connection, m_plan, m_outcome,
            {QDateTime::currentDateTimeUtc().addMSecs(-m_clock.elapsed()), m_options.journalProgram});
        if (!written) {
            passWarnings({{Severity::Warning, written.error().code,
                u"The run is not recorded in %1: %2"_s.arg(historyTableName, written.error().message), written.error().hint, {}, {}}});
        }
    }
    m_outcome.failure = m_failure;
    completeHint();
    m_outcome.milliseconds = m_clock.elapsed();
    emitEvent(RunFinished{m_outcome});
    return m_outcome;
}

void RunEngine::rollBack()
{
    const bool open = m_connection.isOpen();
    if (open && m_connection.inTransaction()) {
        // When even this fails the connection is closed by its owner, which rolls back too.
        static_cast<void>(m_connection.execute(u"ROLLBACK"_s));
        emitEvent(TransactionRolledBack{});
    }
    m_outcome.rolledBack = std::exchange(m_pending, {});
    if (m_step >= 0)
        m_outcome.rolledBack.append(m_step);
    m_outcome.rolledBack.removeAll(m_outcome.partial); // neither kept nor undone
}

/// Asks again on a new connection: after a failure the old one may be in any state, or gone.
std::unique_ptr<Connection> RunEngine::readFinalHeads()
{
    const auto take = [this](const Result<VersionRows> &rows) {
        if (rows)
            m_outcome.heads = rows->heads;
    };
    const bool memory = m_connection.dialect() == dialect::Dialect::Sqlite && m_connection.spec().file.isEmpty();
    if (memory) {
        take(readVersionTable(m_connection, m_plan.versionTable));
        return nullptr;
    }
    ConnectionSpec spec = m_connection.spec();
    spec.createFile = false;
    if (auto fresh = Connection::open(spec)) {
        if (!m_connection.isOpen())
            waitForBackendToEnd(**fresh);
        take(readVersionTable(**fresh, m_plan.versionTable));
        return std::move(*fresh);
    }
    if (m_connection.isOpen())
        take(readVersionTable(m_connection, m_plan.versionTable));
    return nullptr;
}

/// Remembers which indexes are invalid before a statement that may leave another one so.
void RunEngine::noteConcurrent(const dialect::Statement &statement)
{
    if (m_plan.dialect != dialect::Dialect::Postgresql || m_concurrently
        || !statement.sql.contains("CONCURRENTLY"_L1, Qt::CaseInsensitive))
        return;
    m_concurrently = true;
    if (const auto before = postgresql::invalidIndexes(m_connection))
        m_invalidBefore = *before;
}

void RunEngine::noteInvalidIndexes(Connection &fresh)
{
    const auto now = postgresql::invalidIndexes(fresh);
    if (!now)
        return;
    for (const InvalidIndex &index : *now) {
        if (m_invalidBefore.contains(index))
            continue;
        m_outcome.invalidIndexes.append(index);
        m_outcome.warnings.append({Severity::Warning, runInvalidIndex,
            u"The index %1 of %2 was begun and is not valid"_s.arg(index.name, index.table),
            u"It costs every write and helps no query. Drop it: %1"_s.arg(index.dropStatement), {}, {}});
    }
}

/// Compares what a fresh connection reads with what the plan said.
void RunEngine::verify(Connection *fresh)
{
    Verification &verification = m_outcome.verification;
    if (m_plan.steps.isEmpty()) {
        verification.reason = u"nothing was to be done"_s;
        return;
    }
    if (!m_outcome.heads) {
        verification.reason = u"the version table could not be read again"_s;
        return;
    }
    const auto shown = [](const QStringList &heads) { return heads.isEmpty() ? u"nothing"_s : sorted(heads).join(", "_L1); };
    verification.headsCompared = true;
    if (sorted(*m_outcome.heads) != sorted(m_plan.resultingHeads)) {
        verification.differences.append(u"The version table says %1 and not %2"_s.arg(
            shown(*m_outcome.heads), shown(m_plan.resultingHeads)));
    }
    compareCatalogs(*fresh, m_plan, verification);
    verification.kind = !verification.differences.isEmpty() ? Verification::Kind::Differs
        : verification.catalogCompared && verification.reason.isEmpty()
        ? Verification::Kind::Verified
        : Verification::Kind::NotCompared;
}

/// A server process may still be at work on the COMMIT whose answer was lost; what it leaves is seen only when it has ended.
void RunEngine::waitForBackendToEnd(Connection &fresh)
{
    constexpr int tries = 50;
    constexpr unsigned long pause = 100; // milliseconds
    const QString sql = u"SELECT count(*) FROM pg_stat_activity WHERE pid || ' ' || backend_start = %1"_s.arg(
        quoteLiteral(m_backend));
    for (int i = 0; i < tries; ++i) {
        const auto reply = fresh.query(sql);
        if (!reply || reply->rows.value(0).value(0).toInt() == 0)
            return;
        QThread::msleep(pause);
    }
}

/// The connection broke at a COMMIT. The version table tells whether it took place; where it cannot, that is said.
void RunEngine::settleLostCommit()
{
    const bool telling = sorted(m_headsNow) != sorted(m_headsCommitted);
    const bool took = telling && m_outcome.heads && sorted(*m_outcome.heads) == sorted(m_headsNow);
    const bool failed = telling && m_outcome.heads && sorted(*m_outcome.heads) == sorted(m_headsCommitted);
    if (took) {
        const bool everything = m_step < 0 && m_pending.value(m_pending.size() - 1, -1) == m_plan.steps.size() - 1;
        m_outcome.applied += std::exchange(m_pending, {});
        m_outcome.warnings.append({Severity::Warning, databaseConnectionLost,
            u"The connection broke while the transaction was being committed; the database has committed it"_s, {}, {}, {}});
        m_outcome.kind = everything ? RunOutcome::Kind::Succeeded : RunOutcome::Kind::Failed;
        if (everything)
            m_failure.reset();
        return;
    }
    m_outcome.rolledBack = std::exchange(m_pending, {});
    if (m_step >= 0)
        m_outcome.rolledBack.append(m_step);
    m_outcome.kind = RunOutcome::Kind::Failed;
    if (failed)
        return;
    m_outcome.kind = RunOutcome::Kind::Unknown;
    if (m_failure)
        m_failure->error.code = runOutcomeUnknown;
}

void RunEngine::completeHint()
{
    if (!m_outcome.failure)
        return;
    const auto names = [this](const QList<int> &steps) {
        QStringList list;
        for (int step : steps)
            list.append(m_plan.steps.at(step).step.revision);
        return list.join(", "_L1);
    };
    QStringList truth;
    if (m_options.dryRun)
        truth << u"It was a dry run: nothing was changed."_s;
    else if (m_outcome.kind == RunOutcome::Kind::Unknown)
        truth << u"It is not known whether %1 took place: look at the database before anything else."_s.arg(
            names(m_outcome.rolledBack));
    else if (m_outcome.changedNothing())
        truth << u"Nothing was changed."_s;
    if (!m_outcome.applied.isEmpty())
        truth << u"Applied and kept: %1."_s.arg(names(m_outcome.applied));
    if (m_outcome.partial >= 0)
        truth << u"Of %1, the first %2 statements stayed, because they ran outside a transaction."_s.arg(
            names({m_outcome.partial}), QString::number(m_outcome.partialStatements));
    if (!m_outcome.failure->error.hint.isEmpty())
        truth << m_outcome.failure->error.hint;
    m_outcome.failure->error.hint = truth.join(u' ');
}

} // namespace retort::runtime
