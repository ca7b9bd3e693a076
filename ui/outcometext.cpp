// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outcometext.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Kind = runtime::RunOutcome::Kind;

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

QString headsText(const QStringList &heads)
{
    return heads.isEmpty() ? Text::tr("base") : heads.join(u", "_s);
}

QString standsAt(const runtime::RunOutcome &outcome, const QString &name)
{
    if (!outcome.heads)
        return Text::tr("Where %1 stands now could not be read.").arg(name);
    return outcome.heads->isEmpty() ? Text::tr("%1 has no revision now.").arg(name)
                                    : Text::tr("%1 is now at %2.").arg(name, outcome.heads->join(u", "_s));
}

void addFailure(OutcomeText &text, const runtime::RunFailure &failure)
{
    text.lines << failure.error.message;
    if (!failure.error.detail.isEmpty() && failure.error.detail != failure.error.message)
        text.lines << failure.error.detail;
    if (!failure.sqlState.isEmpty())
        text.lines << Text::tr("Code: %1").arg(failure.sqlState);
    text.statement = failure.sql;
    text.range = failure.error.range;
}

QString whatStayed(const runtime::RunOutcome &outcome)
{
    if (outcome.changedNothing())
        return Text::tr("Nothing was changed.");
    QStringList parts;
    if (!outcome.applied.isEmpty())
        parts << Text::tr("%Ln revision(s) stayed applied.", nullptr, int(outcome.applied.size()));
    if (outcome.partial >= 0)
        parts << Text::tr("%Ln statement(s) ran outside a transaction and stayed.", nullptr, outcome.partialStatements);
    return parts.join(u' ');
}

int statementCount(const plan::MigrationPlan &plan)
{
    int count = plan.versionTableExists ? 0 : 1;
    for (const plan::PlannedStep &step : plan.steps)
        count += int(step.statements.size() + step.versionStatements.size());
    return count;
}

} // namespace

OutcomeText outcomeText(const runtime::RunOutcome &outcome, const PreparedPlan &prepared)
{
    OutcomeText text;
    const QString name = prepared.database.name();
    const int count = int(outcome.applied.size());
    switch (outcome.kind) {
    case Kind::Succeeded:
        text.heading = prepared.plan.kind == script::StepKind::Upgrade ? Text::tr("Upgraded by %Ln revision(s).", nullptr, count)
            : prepared.plan.kind == script::StepKind::Downgrade        ? Text::tr("Downgraded by %Ln revision(s).", nullptr, count)
                                                                       : Text::tr("The record was changed.");
        break;
    case Kind::Failed:
        text.tone = OutcomeText::Tone::Danger;
        text.heading = Text::tr("It failed. %1").arg(whatStayed(outcome));
        break;
    case Kind::Stopped:
        text.tone = outcome.changedNothing() ? OutcomeText::Tone::Neutral : OutcomeText::Tone::Warning;
        text.heading = Text::tr("Stopped as you asked. %1").arg(whatStayed(outcome));
        break;
    case Kind::Refused:
        text.tone = OutcomeText::Tone::Warning;
        text.heading = Text::tr("Not begun. Nothing was changed.");
        break;
    case Kind::Unknown:
        text.tone = OutcomeText::Tone::Danger;
        text.heading = Text::tr("The connection broke at the commit: whether it took effect is not known.");
        break;
    }
    if (outcome.failure)
        addFailure(text, *outcome.failure);
    for (const Diagnostic &warning : outcome.warnings)
        text.lines << warning.message;
    text.lines << standsAt(outcome, name);
    return text;
}

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
    parts << Text::tr("%Ln statement(s)", nullptr, statementCount(plan));
    parts << Text::tr("%1, %2").arg(prepared.database.server,
        plan.transactionPerMigration ? Text::tr("a transaction for each revision") : Text::tr("one transaction"));
    return parts.join(u" · "_s);
}

} // namespace retort::ui
