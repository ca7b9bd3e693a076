// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/migration.h"

#include "app/cli/translation.h"
#include "model/plan/transcript.h"
#include "model/script/revisionformat.h"
#include "model/script/revisionlookup.h"

#include <QSaveFile>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

inline constexpr ErrorCode notWritten("cli.not-written");

tl::unexpected<Error> rangeError(const QString &message)
{
    return failure(offlineRange, message);
}

/// `from:to` of --sql; `from` is taken as the database's state (spec §1.2).
struct OfflineRange
{
    QStringList startingHeads;
    QStringList targets;
};

Result<QStringList> startingRows(const script::RevisionMap &map, const QString &from)
{
    return script::resolve(map, from).map([&](const QList<int> &revisions) { return map.ids(revisions); });
}

Result<OfflineRange> offlineTargets(const Invocation &invocation, StepKind kind)
{
    const QStringList &targets = invocation.arguments.positionals;
    if (kind == StepKind::Stamp && invocation.arguments.has(u"purge"_s))
        return rangeError(u"Can't use --purge with --sql mode"_s);
    if (kind == StepKind::Downgrade && !targets.constFirst().contains(u':'))
        return rangeError(u"downgrade with --sql requires <fromrev>:<torev>"_s);
    OfflineRange range;
    QString from;
    for (const QString &target : targets) {
        const qsizetype colon = target.indexOf(u':');
        range.targets << target.mid(colon + 1);
        if (colon < 0)
            continue;
        if (!from.isEmpty() && from != target.left(colon)) {
            return rangeError(u"Stamp operation with --sql only supports a single starting revision at a time"_s);
        }
        from = target.left(colon);
    }
    if (from.isEmpty())
        return range;
    return startingRows(invocation.map(), from).map([&](const QStringList &rows) {
        range.startingHeads = rows;
        return range;
    });
}

/// Where SQL goes: standard output, or in a project for several databases a file of the database's name in this folder, as the env.py of
/// Alembic's template has it.
class SqlTarget
{
public:
    SqlTarget(Output &output, const DatabaseChoice &choice)
        : m_output(output)
        , m_engine(choice.engine)
    {
    }

    QString fileName() const { return m_engine ? *m_engine + ".sql"_L1 : QString(); }

    /// A name from an ini file must not lead anywhere else.
    Result<void> check() const
    {
        if (!m_engine || !(m_engine->contains(u'/') || m_engine->contains(u'\\') || m_engine->contains(QChar(0))))
            return {};
        return failure({notWritten, tr("“%1” is no name for a file.").arg(fileName()), tr("No SQL was written."), {}, {}, {}});
    }

    Result<void> write(const QString &sql)
    {
        if (!m_engine) {
            m_output.printRaw(sql);
            return {};
        }
        QSaveFile file(fileName());
        const QByteArray bytes = sql.toUtf8();
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return {};
        return failure({notWritten, tr("%1 could not be written: %2").arg(fileName(), file.errorString()), {}, {}, {}, {}});
    }

private:
    Output &m_output;
    std::optional<QString> m_engine;
};

int printSqlFor(Invocation &invocation, StepKind kind, const OfflineRange &range, plan::Planner &planner)
{
    const DatabaseChoice &choice = *invocation.database;
    SqlTarget target(invocation.output, choice);
    if (const auto allowed = target.check(); !allowed)
        return invocation.output.fail(allowed.error());
    plan::PlanRequest request = requestOf(invocation, planner, choice.spec.dialect);
    request.offline = true;
    request.startingHeads = range.startingHeads;
    logEngine(invocation.output, choice);
    if (choice.engine)
        invocation.output.log("INFO", "alembic.env", u"Writing output to %1"_s.arg(target.fileName()));
    logContext(invocation.output, choice.spec.dialect, true, request.transactionalDdl);
    const Result<plan::MigrationPlan> plan = makePlan(planner, kind, range.targets, request);
    if (!plan)
        return invocation.output.fail(plan.error());
    invocation.output.report(plan->diagnostics);
    for (const plan::PlannedStep &step : plan->steps) {
        invocation.output.log("INFO", migrationLogger, script::formatRunning(invocation.map(), step.step));
        for (const QString &warning : step.warnings)
            invocation.output.warn(warning);
        if (step.status != plan::PreviewStatus::Exact)
            break;
    }
    const plan::Transcript transcript = plan::transcript(*plan, invocation.map());
    if (const auto written = target.write(transcript.text); !written)
        return invocation.output.fail(written.error());
    if (transcript.incompleteStep < 0)
        return Success;
    return invocation.output.fail(stepError(plan->steps.at(transcript.incompleteStep),
        tr("The SQL above ends where this script cannot be known. Later revisions can be printed with a range, from:to.")));
}

} // namespace

int printSql(Invocation &invocation, StepKind kind)
{
    const Result<OfflineRange> range = offlineTargets(invocation, kind);
    if (!range)
        return invocation.output.fail(range.error());
    plan::Planner planner(invocation.project);
    return forEachDatabase(invocation, [&](Invocation &one) { return printSqlFor(one, kind, *range, planner); });
}

} // namespace retort::cli
