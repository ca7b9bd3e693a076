// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/mixedrun.h"

#include "model/runtime/backup.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/journalrecorder.h"
#include "model/runtime/runpreflight.h"
#include "model/runtime/versiontable.h"

#include <QElapsedTimer>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

using Kind = RunOutcome::Kind;

bool isSameStep(const plan::PlannedStep &shown, const plan::PlannedStep &now)
{
    const auto sqlOf = [](const dialect::Statements &statements) {
        QStringList sql;
        for (const dialect::Statement &statement : statements)
            sql << statement.sql;
        return sql;
    };
    return shown.status == now.status && shown.fileHash == now.fileHash && sqlOf(shown.statements) == sqlOf(now.statements)
        && sqlOf(shown.versionStatements) == sqlOf(now.versionStatements);
}

class MixedRun
{
public:
    MixedRun(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink, RunOptions options,
        const PythonSteps &python)
        : m_plan(plan)
        , m_rest(plan)
        , m_connection(connection)
        , m_stop(std::move(stop))
        , m_sink(sink)
        , m_options(std::move(options))
        , m_python(python)
    {
        m_clock.start();
    }

    RunOutcome run()
    {
        emitEvent(RunStarted{m_plan.kind, m_plan.target, int(m_plan.steps.size())});
        if (mayBegin())
            while (runPart()) { }
        m_outcome.milliseconds = m_clock.elapsed();
        emitEvent(RunFinished{m_outcome});
        return m_outcome;
    }

private:
    void emitEvent(const RunEvent &event)
    {
        if (m_sink)
            m_sink(event);
    }

    bool fail(Error error, int step = -1)
    {
        const bool stopped = m_stop.stop_requested() || error.code == databaseInterrupted;
        m_outcome.kind = stopped ? Kind::Stopped : m_begun ? Kind::Failed : Kind::Refused;
        if (!stopped)
            m_outcome.failure = RunFailure{std::move(error), {}, {}, -1, step, -1, -1, false};
        if (m_begun)
            readHeads();
        else
            m_outcome.heads = m_plan.startingHeads;
        return false;
    }

    void readHeads()
    {
        m_outcome.heads.reset();
        if (const auto fresh = Connection::open(m_connection.spec()))
            if (const auto rows = readVersionTable(**fresh, m_plan.versionTable))
                m_outcome.heads = rows->heads;
    }

    /// What can be known of the whole before its first part runs.
    bool mayBegin()
    {
        if (m_options.dryRun) {
            return fail({runNotRunnable, u"A dry run cannot take back what Python does"_s, u"Nothing was changed."_s, {}, {},
                {m_plan.steps.at(firstPythonStep(m_plan)).step.revision}});
        }
        plan::MigrationPlan native = m_plan;
        native.steps.removeIf([](const plan::PlannedStep &step) { return step.status == plan::PreviewStatus::NeedsPython; });
        if (auto trouble = preflightTrouble(native, m_connection))
            return fail(*trouble);
        if (auto trouble = scriptChanged(m_plan))
            return fail(*trouble);
        if (firstPythonStep(m_plan) != 0)
            return true; // the first native part makes the backup
        return makeBackup();
    }

    bool makeBackup()
    {
        m_outcome.backup.waiver = m_options.backupWaiver;
        if (!m_options.backupWaiver.isEmpty())
            m_outcome.backup.kind = BackupRecord::Kind::Waived;
        if (m_options.backupFile.isEmpty())
            return true;
        const auto made = backUp(m_connection.spec(), m_options.backupFile, m_stop, [this](const BackupProgress &progress) { emitEvent(progress); });
        if (!made)
            return fail(made.error());
        m_outcome.backup = *made;
        m_options.backupFile.clear();
        return true;
    }

    /// Everything up to the next revision that Python runs, and that one. False when nothing follows.
    bool runPart()
    {
        const qsizetype python = firstPythonStep(m_rest);
        const bool isLast = python < 0;
        if ((isLast || python > 0) && !runNatively(isLast ? m_rest : m_rest.firstSteps(python)))
            return false;
        if (isLast)
            return false;
        if (m_stop.stop_requested() || m_options.stopAfterRevision.stop_requested()) {
            m_outcome.kind = Kind::Stopped;
            if (!m_begun)
                m_outcome.heads = m_plan.startingHeads;
            return false;
        }
        return runInPython(python) && (m_done < m_plan.steps.size() ? planRest() : false);
    }

    bool runNatively(const plan::MigrationPlan &part)
    {
        const int offset = m_done;
        const auto moved = [this, offset](const RunEvent &event) { passOn(event, offset); };
        const RunOutcome outcome = runtime::run(part, m_connection, m_stop, moved, m_options);
        take(outcome, offset);
        m_options.backupFile.clear();
        m_done += int(part.steps.size());
        return outcome.kind == Kind::Succeeded;
    }

    /// The events of a part, as those of the whole.
    void passOn(RunEvent event, int offset)
    {
        if (std::holds_alternative<RunStarted>(event) || std::holds_alternative<RunFinished>(event))
            return;
        std::visit([offset](auto &it) {
            if constexpr (requires { it.step; })
                it.step += it.step >= 0 ? offset : 0;
            else if constexpr (requires { it.statement.step; })
                it.statement.step += it.statement.step >= 0 ? offset : 0;
        }, event);
        emitEvent(event);
    }

    void take(const RunOutcome &part, int offset)
    {
        m_begun = m_begun || part.kind != Kind::Refused;
        m_outcome.kind = part.kind == Kind::Refused && m_begun ? Kind::Failed : part.kind;
        for (const int step : part.applied)
            m_outcome.applied.append(step + offset);
        for (const int step : part.rolledBack)
            m_outcome.rolledBack.append(step + offset);
        if (part.partial >= 0) {
            m_outcome.partial = part.partial + offset;
            m_outcome.partialStatements = part.partialStatements;
        }
        m_outcome.heads = part.heads;
        m_outcome.failure = part.failure;
        if (m_outcome.failure && m_outcome.failure->step >= 0)
            m_outcome.failure->step += offset;
        m_outcome.warnings += part.warnings;
        m_outcome.lockRetries += part.lockRetries;
        m_outcome.invalidIndexes += part.invalidIndexes;
        m_outcome.verification = part.verification;
        if (m_outcome.backup.kind == BackupRecord::Kind::None)
            m_outcome.backup = part.backup;
    }

    bool runInPython(qsizetype index)
    {
        const int number = m_done;
        const plan::PlannedStep step = m_rest.steps.at(index);
        plan::MigrationPlan alone = m_rest.firstSteps(index + 1);
        alone.startingHeads = m_rest.firstSteps(index).resultingHeads;
        alone.steps = {step};
        if (auto trouble = scriptChanged(alone))
            return fail(*trouble, number);
        const JournalContext journal{m_options.journalFile, m_options.journalProject, m_options.journalProgram};
        const EventSink record = recordingSink(journal, m_connection.spec(), m_connection.serverDescription(), false, alone,
            [this, number](const RunEvent &event) { passOn(event, number); });
        QElapsedTimer clock;
        clock.start();
        m_begun = true;
        record(RunStarted{m_plan.kind, m_plan.target, 1});
        record(StepStarted{0, step.step, step.summary});
        record(StatementStarted{0, 0, -1, false, false, u"-- "_s + handoverCommand(step, m_plan.kind, m_python.handover)});
        PythonHandover handover = m_python.handover;
        handover.line = [&](const QString &line) {
            record(NoticeReceived{0, 0, {pythonNotice, line}});
            if (m_python.handover.line)
                m_python.handover.line(line);
        };
        const auto result = handOver(step, m_plan.kind, m_plan.versionTable, m_connection, handover, m_stop);
        RunOutcome outcome;
        outcome.milliseconds = clock.elapsed();
        if (!result) {
            fail(result.error(), number);
            outcome.kind = m_outcome.kind;
            outcome.heads = m_outcome.heads;
            outcome.failure = m_outcome.failure;
            record(RunFinished{outcome});
            return false;
        }
        constexpr int microsecondsInMillisecond = 1000;
        record(StatementFinished{0, 0, false, -1, clock.elapsed() * microsecondsInMillisecond});
        record(TransactionCommitted{});
        record(StepFinished{0, clock.elapsed()});
        ++m_done;
        outcome.kind = Kind::Succeeded;
        outcome.applied = {0};
        outcome.heads = result->heads;
        outcome.verification.headsCompared = true;
        outcome.verification.reason = u"What Python did to the schema was not known before"_s;
        take(outcome, number);
        record(RunFinished{outcome});
        return true;
    }

    /// Plans again from what is there now, and looks whether that is still what was shown.
    bool planRest()
    {
        auto next = m_python.planFromHere(m_connection);
        if (!next)
            return fail(next.error(), m_done);
        const QList<plan::PlannedStep> shown = m_plan.steps.sliced(m_done);
        const bool sameRevisions = std::equal(shown.cbegin(), shown.cend(), next->steps.cbegin(), next->steps.cend(),
            [](const plan::PlannedStep &a, const plan::PlannedStep &b) { return a.step.revision == b.step.revision; });
        const bool same = sameRevisions && (m_python.acceptNewStatements || std::equal(shown.cbegin(), shown.cend(), next->steps.cbegin(), isSameStep));
        if (!same) {
            return fail({runNotAsShown, u"After Python ran %1, what comes next is not what was shown"_s.arg(m_plan.steps.at(m_done - 1).step.revision),
                u"The run ended there. Look at the rest of it again, and run it then."_s, {}, {}, {m_plan.steps.at(m_done).step.revision}}, m_done);
        }
        for (const plan::PlannedStep &step : next->steps) {
            if (step.status == plan::PreviewStatus::Error) {
                return fail({runNotRunnable, u"%1 cannot be run: %2"_s.arg(step.step.revision, step.reason), u"The run ended before it."_s, {},
                    step.reasonRange, {step.step.revision}}, m_done);
            }
        }
        m_rest = std::move(*next);
        return true;
    }

    const plan::MigrationPlan &m_plan;
    plan::MigrationPlan m_rest; ///< from where the database stands now
    Connection &m_connection;
    std::stop_token m_stop;
    const EventSink &m_sink;
    RunOptions m_options;
    const PythonSteps &m_python;
    RunOutcome m_outcome;
    QElapsedTimer m_clock;
    int m_done = 0;             ///< steps of m_plan
    bool m_begun = false;       ///< something may have been changed
};

} // namespace

qsizetype firstPythonStep(const plan::MigrationPlan &plan)
{
    const auto step = std::find_if(plan.steps.cbegin(), plan.steps.cend(),
        [](const plan::PlannedStep &candidate) { return candidate.status == plan::PreviewStatus::NeedsPython; });
    return step == plan.steps.cend() ? -1 : step - plan.steps.cbegin();
}

RunOutcome runWithPython(const plan::MigrationPlan &plan, Connection &connection, std::stop_token stop, const EventSink &sink,
    const RunOptions &options, const PythonSteps &python)
{
    return firstPythonStep(plan) < 0 ? run(plan, connection, std::move(stop), sink, options)
                                     : MixedRun(plan, connection, std::move(stop), sink, options, python).run();
}

} // namespace retort::runtime
