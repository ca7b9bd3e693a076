// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runrehearsal.h"

#include "model/dialect/statementsplitter.h"
#include "model/runtime/runengine.h"
#include "model/runtime/sqltext.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

QString reasonFor(const QString &sql, dialect::Dialect dialect)
{
    static const QStringList transactionWords{u"BEGIN"_s, u"START"_s, u"COMMIT"_s, u"END"_s, u"ABORT"_s, u"ROLLBACK"_s, u"PREPARE"_s};
    static const QStringList outsideWords{u"VACUUM"_s, u"CLUSTER"_s, u"ATTACH"_s, u"DETACH"_s, u"CHECKPOINT"_s};
    static const QRegularExpression serverWide(u"^\\s*(CREATE|DROP|ALTER)\\s+(DATABASE|TABLESPACE|SYSTEM|SUBSCRIPTION)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression toSavepoint(u"^\\s*ROLLBACK(\\s+(WORK|TRANSACTION))?\\s+TO\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression twoPhase(u"^\\s*PREPARE\\s+TRANSACTION\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const QString word = firstKeyword(sql);
    if (transactionWords.contains(word)) {
        const bool harmless = (word == "ROLLBACK"_L1 && toSavepoint.match(sql).hasMatch())
            || (word == "PREPARE"_L1 && !twoPhase.match(sql).hasMatch());
        return harmless ? QString() : u"it begins or ends a transaction"_s;
    }
    if (outsideWords.contains(word) || serverWide.match(sql).hasMatch())
        return u"it cannot run inside a transaction"_s;
    if (dialect == dialect::Dialect::Postgresql && sql.contains("CONCURRENTLY"_L1, Qt::CaseInsensitive)
        && (word == "CREATE"_L1 || word == "DROP"_L1 || word == "REINDEX"_L1 || word == "ALTER"_L1))
        return u"it works across several transactions"_s;
    return {};
}

} // namespace

QString whyNotRehearsed(const dialect::Statement &statement, dialect::Dialect dialect)
{
    if (!statement.transactional)
        return u"it runs outside a transaction"_s;
    for (const dialect::SplitStatement &part : dialect::splitStatements(statement.sql, dialect)) {
        if (const QString reason = reasonFor(part.text, dialect); !reason.isEmpty())
            return reason;
    }
    return {};
}

bool RunEngine::isRehearsable(const dialect::Statement &statement, int index)
{
    const QString reason = whyNotRehearsed(statement, m_plan.dialect);
    if (reason.isEmpty())
        return true;
    const SkippedStatement skipped{m_step, index, statement.sql, reason};
    m_outcome.skipped.append(skipped);
    emitEvent(StatementSkipped{skipped});
    return false;
}

void RunEngine::passLocks(int statement, bool bookkeeping)
{
    QList<TakenLock> fresh;
    for (const TakenLock &lock : m_control->takenLocks()) {
        if (!m_locks.contains(lock))
            fresh.append(lock);
    }
    m_locks += fresh;
    if (!fresh.isEmpty())
        emitEvent(LocksTaken{m_step, statement, bookkeeping, fresh});
}

/// Everything went through; it is looked at as before a commit, and undone.
bool RunEngine::endRehearsal()
{
    if (auto checked = m_control->checkBeforeCommit(); !checked)
        return fail(checked.error());
    passWarnings(m_control->warnings());
    const auto undone = m_connection.execute(u"ROLLBACK"_s);
    if (!undone)
        return fail(undone.error());
    emitEvent(TransactionRolledBack{});
    m_outcome.rehearsed = std::exchange(m_pending, {});
    return true;
}

} // namespace retort::runtime
