// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/runsession.h"

#include "model/runtime/errorcodes.h"
#include "ui/models/runsafety.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

RunSession::RunSession(std::shared_ptr<const PreparedPlan> prepared, QObject *parent)
    : QObject(parent)
    , m_prepared(std::move(prepared))
{
}

RunSession::~RunSession() = default;

void RunSession::start(const runtime::ConnectionSpec &spec, runtime::RunOptions options, const QString &interpreter)
{
    if (isRunning())
        return;
    constexpr int millisecondsInSecond = 1000;
    m_spec = spec;
    if (options.dryRun)
        m_spec.createFile = false;
    if (m_spec.dialect == dialect::Dialect::Sqlite) {
        // SQLite has no endless wait: a day is as good.
        constexpr int day = 86'400;
        m_spec.busyTimeout = (options.lockTimeout > 0 ? options.lockTimeout : day) * millisecondsInSecond;
    }
    options.journalFile = journalFile();
    options.journalProject = m_prepared->snapshot->project.root;
    options.journalProgram = QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
    std::optional<runtime::PythonSteps> python;
    if (m_prepared->python && !interpreter.isEmpty()) {
        runtime::agreeToPython(m_prepared->snapshot->project, interpreter); // where it cannot be kept, it holds for this run
        python.emplace();
        python->handover = m_prepared->python->handover;
        python->handover.interpreter = interpreter;
        python->planFromHere = [prepared = m_prepared](runtime::Connection &connection) { return planFromHere(*prepared, connection); };
    }
    m_job = std::make_unique<runtime::RunJob>(m_prepared->plan, m_spec, options, std::move(python));
    connect(m_job.get(), &runtime::RunJob::eventsArrived, this, &RunSession::eventsArrived);
    connect(m_job.get(), &runtime::RunJob::finished, this, &RunSession::finished);
    m_job->start();
}

void RunSession::stopAfterRevision()
{
    if (m_job)
        m_job->requestStopAfterRevision();
}

void RunSession::interrupt()
{
    if (m_job)
        m_job->interrupt();
}

void RunSession::endBlocker(const runtime::Blocker &blocker, runtime::EndBlocker how)
{
    if (m_blockerTask && m_blockerTask->isRunning())
        return;
    m_blockerTrouble = {};
    m_blockerTask = std::make_unique<runtime::DatabaseTask>(m_spec,
        [this, blocker, how](Result<std::unique_ptr<runtime::Connection>> &connection, std::stop_token) {
            if (!connection) {
                m_blockerTrouble = connection.error();
                return;
            }
            const auto ended = runtime::endBlocker(**connection, blocker, how);
            if (!ended)
                m_blockerTrouble = ended.error();
            else if (!*ended)
                m_blockerTrouble = {runtime::databaseStatement, tr("The session is gone already, or the server did not obey."), {}, {}, {}, {}};
        });
    connect(m_blockerTask.get(), &runtime::DatabaseTask::finished, this, [this] { Q_EMIT blockerAnswered(m_blockerTrouble); });
    m_blockerTask->start();
}

} // namespace retort::ui
