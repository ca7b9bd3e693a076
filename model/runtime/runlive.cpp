// SPDX-License-Identifier: GPL-3.0-or-later
// Steps whose scripts need data: they are evaluated while they run, and each statement goes to the database when the script comes
// to it. An error of the database is raised in the script, which may catch it, as it may under Alembic.
#include "model/runtime/drivervalues.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/runengine.h"
#include "model/runtime/schemareader.h"

#include "model/plan/livescript.h"

#include <QDateTime>
#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

using bindings::Answered;
using bindings::NoAnswer;

/// The engine as a script sees it.
class LiveExecutor : public plan::StatementExecutor
{
public:
    explicit LiveExecutor(RunEngine &engine)
        : m_engine(engine)
    {
    }

    Answered<bindings::QueryAnswer> execute(const dialect::Statement &statement, bool wantsRows) override
    {
        if (m_ended)
            return tl::unexpected(NoAnswer{u"the run has ended"_s, {}});
        Reply reply;
        const int skipped = int(m_engine.m_outcome.skipped.size());
        const bool done = m_engine.runScriptStatement(statement, m_count++, &reply.affected, wantsRows ? &reply : nullptr);
        if (done && wantsRows && m_engine.m_outcome.skipped.size() > skipped)
            return tl::unexpected(NoAnswer{u"the rows of a statement that the dry run leaves out"_s, {}});
        if (done)
            return driverAnswer(reply);
        return tl::unexpected(refusal());
    }

    Answered<std::shared_ptr<const schema::Catalog>> readCatalog() override
    {
        const auto catalog = runtime::readCatalog(m_engine.m_connection);
        if (!catalog)
            return tl::unexpected(NoAnswer{catalog.error().message, {}});
        return *catalog;
    }

    QByteArray randomBytes(int count) override
    {
        QByteArray bytes(count, 0);
        for (char &byte : bytes)
            byte = char(QRandomGenerator::system()->generate() & 0xff);
        return bytes;
    }

    bindings::DatabaseAnswers::Moment now() override
    {
        const QDateTime local = QDateTime::currentDateTime();
        const QDateTime utc = local.toUTC();
        return {{{utc.date().year(), utc.date().month(), utc.date().day()},
                    {utc.time().hour(), utc.time().minute(), utc.time().second(), utc.time().msec() * 1000, std::nullopt}},
            local.offsetFromUtc()};
    }

private:
    /// A statement that the database refused is the script's to handle; anything else ends the run.
    NoAnswer refusal()
    {
        const std::optional<RunFailure> &failure = m_engine.m_failure;
        const bool ofDatabase = failure && failure->error.code == databaseStatement && m_engine.m_connection.isOpen();
        if (!ofDatabase) {
            m_ended = true;
            return {failure ? failure->error.message : u"the run was stopped"_s, {}};
        }
        SqlFailure said{failure->error, failure->sqlState, failure->position};
        m_engine.m_caught = std::exchange(m_engine.m_failure, std::nullopt);
        return driverException(said, m_engine.m_connection.dialect());
    }

    RunEngine &m_engine;
    int m_count = 0;
    bool m_ended = false;
};

bool RunEngine::runLive(const plan::PlannedStep &planned)
{
    m_caught.reset();
    LiveExecutor executor(*this);
    const bindings::ScriptEvaluation evaluation = plan::runLive(m_plan, planned, executor, m_stop);
    if (stopRequested() || m_failure)
        return false;
    if (evaluation.status == bindings::EvaluationStatus::Exact)
        return true;
    // What the database said is better known than the exception that the script saw.
    const bool raisedByDatabase = evaluation.status == bindings::EvaluationStatus::Error && m_caught
        && evaluation.reason.contains(m_caught->error.message);
    if (raisedByDatabase) {
        m_failure = m_caught;
        m_failure->error.range = evaluation.reasonRange;
        return false;
    }
    const QString what = evaluation.status == bindings::EvaluationStatus::Error
        ? u"The script of %1 raised %2"_s : u"The script of %1 cannot go on: %2"_s;
    fail(Error{runScriptRaised, what.arg(planned.step.revision, evaluation.reason),
        u"Run this revision with Alembic, or make the script say what it does."_s, {}, evaluation.reasonRange, {planned.step.revision}});
    return false;
}

} // namespace retort::runtime
