// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewtext.h"

#include "ui/models/runsafety.h"
#include "ui/models/stepsmodel.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Review)
};

QString headsText(const QStringList &heads)
{
    return heads.isEmpty() ? Text::tr("base") : heads.join(u", "_s);
}

int statementCount(const plan::MigrationPlan &plan)
{
    int count = plan.versionTableExists ? 0 : 1;
    for (const plan::PlannedStep &step : plan.steps)
        if (step.status != plan::PreviewStatus::NeedsPython) // that is Alembic's
            count += int(step.statements.size() + step.versionStatements.size());
    return count;
}

/// The first step that keeps the plan from being run.
const plan::PlannedStep *inexactStep(const plan::MigrationPlan &plan)
{
    if (plan.isRunnableWithPython())
        return nullptr;
    for (const plan::PlannedStep &step : plan.steps)
        if (step.status == plan::PreviewStatus::Error || (step.status == plan::PreviewStatus::NeedsData && !plan.project))
            return &step;
    return nullptr;
}

/// Steps of which not all statements can be read before they run, each with the question that it depends on.
QStringList liveSteps(const plan::MigrationPlan &plan, OutcomeText &text)
{
    constexpr qsizetype mostNamed = 3;
    QStringList lines;
    for (const plan::PlannedStep &step : plan.steps) {
        if (!step.runsLive())
            continue;
        if (text.revision.isEmpty() && step.reasonRange.isValid()) {
            text.revision = step.step.revision;
            text.range = step.reasonRange;
        }
        lines << step.step.revision + u": "_s + liveExplanation(step);
    }
    const qsizetype more = lines.size() - mostNamed;
    lines = lines.mid(0, mostNamed);
    if (more > 0)
        lines << Text::tr("… and %Ln more.", nullptr, int(more));
    if (!lines.isEmpty())
        lines << Text::tr("What such a script does is listed as it runs. A rehearsal shows it before anything stays.");
    return lines;
}

/// Revisions that only Python can run, and what that means for the rest.
QStringList pythonSteps(const PreparedPlan &prepared, OutcomeText &text)
{
    QStringList lines;
    QStringList revisions;
    for (const plan::PlannedStep &step : prepared.plan.steps) {
        if (step.status != plan::PreviewStatus::NeedsPython)
            continue;
        if (revisions.isEmpty()) {
            text.revision = step.step.revision;
            text.range = step.reasonRange;
            lines << Text::tr("%1 can be run by Python alone: %2").arg(step.step.revision, step.reason);
        }
        revisions << step.step.revision;
    }
    if (revisions.isEmpty())
        return lines;
    if (revisions.size() > 1)
        lines << Text::tr("So can %1.").arg(revisions.mid(1).join(u", "_s));
    lines << Text::tr("What comes before is committed first, because the project's own Alembic connects by itself. "
                      "If what follows turns out other than shown here, the run ends there.");
    if (prepared.python && !prepared.python->sameDatabase) {
        const auto &own = prepared.python->handover.projectDatabase;
        lines << (own ? Text::tr("It cannot be given to Python: the project's own configuration leads to %1.").arg(own->displayText())
                      : Text::tr("It cannot be given to Python: where the project's own configuration leads could not be read."));
    }
    return lines;
}

QStringList warningsOf(const PreparedPlan &prepared)
{
    constexpr qsizetype mostNamed = 5;
    QStringList warnings;
    const QStringList dropped = droppedData(prepared.plan);
    for (const QString &name : dropped.mid(0, mostNamed))
        warnings << Text::tr("This deletes data: %1").arg(name);
    if (dropped.size() > mostNamed)
        warnings << Text::tr("… and %Ln more.", nullptr, int(dropped.size() - mostNamed));
    for (const Diagnostic &diagnostic : prepared.plan.diagnostics)
        warnings << diagnostic.message;
    for (const plan::PlannedStep &step : prepared.plan.steps)
        warnings += step.warnings;
    if (prepared.database.spec.readOnly)
        warnings << Text::tr("This connection is read-only: the database will refuse.");
    return warnings;
}

} // namespace

QString runButtonText(const PreparedPlan &prepared)
{
    const QString name = prepared.database.name();
    const int count = int(prepared.plan.steps.size());
    switch (prepared.plan.kind) {
    case script::StepKind::Upgrade:
        return Text::tr("Upgrade %1 by %Ln", nullptr, count).arg(name);
    case script::StepKind::Downgrade:
        return Text::tr("Downgrade %1 by %Ln", nullptr, count).arg(name);
    case script::StepKind::Stamp:
        break;
    }
    return Text::tr("Stamp %1 as %2").arg(name, headsText(prepared.plan.resultingHeads));
}

QString reviewTitle(const PreparedPlan &prepared)
{
    const QString name = prepared.database.name();
    switch (prepared.plan.kind) {
    case script::StepKind::Upgrade:
        return Text::tr("Review upgrade of %1").arg(name);
    case script::StepKind::Downgrade:
        return Text::tr("Review downgrade of %1").arg(name);
    case script::StepKind::Stamp:
        break;
    }
    return Text::tr("Review stamp of %1").arg(name);
}

QString reviewSubtitle(const PreparedPlan &prepared)
{
    const plan::MigrationPlan &plan = prepared.plan;
    QStringList parts;
    parts << u"%1 → %2"_s.arg(headsText(plan.startingHeads), headsText(plan.resultingHeads));
    parts << Text::tr("%Ln revision(s)", nullptr, int(plan.steps.size()));
    const QString statements = Text::tr("%Ln statement(s)", nullptr, statementCount(plan));
    parts << (plan.needsData() ? Text::tr("%1 and what the scripts ask for").arg(statements) : statements);
    parts << prepared.database.server;
    return parts.join(u" · "_s);
}

OutcomeText planText(const PreparedPlan &prepared)
{
    OutcomeText text;
    text.tone = OutcomeText::Tone::Neutral;
    if (prepared.plan.steps.isEmpty()) {
        text.heading = Text::tr("There is nothing to do: %1 is there already.").arg(prepared.database.name());
        return text;
    }
    if (const plan::PlannedStep *step = inexactStep(prepared.plan)) {
        text.tone = OutcomeText::Tone::Danger;
        text.heading = Text::tr("This cannot be run: revision %1 cannot be translated exactly.").arg(step->step.revision);
        text.lines = {step->reason, Text::tr("Nothing is guessed. The other steps are shown for reading.")};
        text.revision = step->step.revision;
        text.range = step->reasonRange;
        return text;
    }
    text.lines = warningsOf(prepared) + pythonSteps(prepared, text) + liveSteps(prepared.plan, text);
    if (prepared.plan.kind == script::StepKind::Stamp) {
        text.heading = Text::tr("Stamp changes the record only; no SQL of the scripts runs.");
    } else if (!text.lines.isEmpty()) {
        text.tone = OutcomeText::Tone::Warning;
        text.heading = Text::tr("Worth knowing");
    }
    return text;
}

} // namespace retort::ui
