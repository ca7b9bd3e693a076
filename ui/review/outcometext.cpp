// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/outcometext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using Kind = runtime::RunOutcome::Kind;
using Tone = OutcomeText::Tone;

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Outcome)
};

QString standsAt(const runtime::RunOutcome &outcome, const QString &name)
{
    if (!outcome.heads)
        return Text::tr("Where %1 stands now could not be read.").arg(name);
    return outcome.heads->isEmpty() ? Text::tr("%1 has no revision now.").arg(name)
                                    : Text::tr("%1 is now at %2.").arg(name, outcome.heads->join(u", "_s));
}

void addFailure(OutcomeText &text, const runtime::RunFailure &failure, const PreparedPlan &prepared)
{
    text.lines << failure.error.message;
    text.about = failure.error;
    if (!failure.error.detail.isEmpty() && failure.error.detail != failure.error.message)
        text.lines << failure.error.detail;
    if (!failure.sqlState.isEmpty())
        text.lines << Text::tr("Code: %1").arg(failure.sqlState);
    text.statement = failure.sql;
    text.range = failure.error.range;
    if (failure.step >= 0)
        text.revision = prepared.plan.steps.value(failure.step).step.revision;
}

QString whatStayed(const runtime::RunOutcome &outcome, const PreparedPlan &prepared)
{
    if (outcome.changedNothing())
        return Text::tr("Nothing was changed.");
    QStringList parts;
    if (!outcome.applied.isEmpty())
        parts << Text::tr("%Ln revision(s) stayed applied.", nullptr, int(outcome.applied.size()));
    if (!outcome.rolledBack.isEmpty())
        parts << Text::tr("%Ln revision(s) were undone.", nullptr, int(outcome.rolledBack.size()));
    if (outcome.partial >= 0)
        parts << Text::tr("%1 is applied in part: %Ln statement(s) ran outside a transaction and stayed.", nullptr,
                          outcome.partialStatements)
                     .arg(prepared.plan.steps.value(outcome.partial).step.revision);
    return parts.join(u' ');
}

QString successHeading(const runtime::RunOutcome &outcome, const PreparedPlan &prepared)
{
    const int count = int(outcome.applied.size());
    switch (prepared.plan.kind) {
    case script::StepKind::Upgrade:
        return Text::tr("Upgraded by %Ln revision(s).", nullptr, count);
    case script::StepKind::Downgrade:
        return Text::tr("Downgraded by %Ln revision(s).", nullptr, count);
    case script::StepKind::Stamp:
        break;
    }
    return Text::tr("The record was changed.");
}

void addHeading(OutcomeText &text, const runtime::RunOutcome &outcome, const PreparedPlan &prepared)
{
    switch (outcome.kind) {
    case Kind::Succeeded:
        text.heading = outcome.dryRun ? Text::tr("The rehearsal went well, and everything was rolled back.")
                                      : successHeading(outcome, prepared);
        break;
    case Kind::Failed:
        text.tone = Tone::Danger;
        text.heading = outcome.dryRun ? Text::tr("The rehearsal failed. %1").arg(whatStayed(outcome, prepared))
                                      : Text::tr("It failed. %1").arg(whatStayed(outcome, prepared));
        break;
    case Kind::Stopped:
        text.tone = outcome.changedNothing() ? Tone::Neutral : Tone::Warning;
        text.heading = Text::tr("Stopped as you asked. %1").arg(whatStayed(outcome, prepared));
        break;
    case Kind::Refused:
        text.tone = Tone::Warning;
        text.heading = Text::tr("Not begun. Nothing was changed.");
        break;
    case Kind::Unknown:
        text.tone = Tone::Danger;
        text.heading = Text::tr("The connection broke at the commit: whether it took effect is not known.");
        break;
    }
}

void addRehearsal(OutcomeText &text, const runtime::RunOutcome &outcome)
{
    if (!outcome.rehearsed.isEmpty())
        text.lines << Text::tr("%Ln revision(s) went through.", nullptr, int(outcome.rehearsed.size()));
    if (outcome.skipped.isEmpty())
        return;
    if (outcome.kind == Kind::Succeeded)
        text.tone = Tone::Warning;
    text.lines << Text::tr("%Ln statement(s) were left out, since a rollback does not undo them; what they do was not tried.", nullptr,
                           int(outcome.skipped.size()));
}

/// What a fresh connection saw.
void addVerification(OutcomeText &text, const runtime::RunOutcome &outcome)
{
    const runtime::Verification &verification = outcome.verification;
    switch (verification.kind) {
    case runtime::Verification::Kind::Verified:
        text.lines << Text::tr("Verified: read again on a fresh connection, revisions and schema are what the plan said.");
        return;
    case runtime::Verification::Kind::Differs:
        if (outcome.kind != Kind::Succeeded) // a run that ended early is not expected to be where the plan ends
            return;
        text.tone = Tone::Warning;
        text.lines << Text::tr("Not as planned. A fresh connection sees %Ln difference(s):", nullptr,
                               int(verification.differences.size()));
        for (const QString &difference : verification.differences)
            text.lines << u"• "_s + difference;
        return;
    case runtime::Verification::Kind::NotCompared:
        break;
    }
    if (outcome.kind != Kind::Succeeded)
        return;
    if (verification.headsCompared)
        text.lines << Text::tr("Verified: the revisions are what the plan said. The schema was not compared: %1.").arg(verification.reason);
    else if (!verification.reason.isEmpty())
        text.lines << Text::tr("Not verified: %1.").arg(verification.reason);
}

void addBackup(OutcomeText &text, const runtime::BackupRecord &backup)
{
    switch (backup.kind) {
    case runtime::BackupRecord::Kind::Made:
        text.lines << Text::tr("Backup: %1 (%2)").arg(backup.file, QLocale().formattedDataSize(backup.bytes));
        break;
    case runtime::BackupRecord::Kind::Waived:
        text.lines << Text::tr("Without a backup: %1").arg(backup.waiver);
        break;
    case runtime::BackupRecord::Kind::None:
        break;
    }
}

/// A warning that has a place of its own in the dialog is not said twice.
bool isToldElsewhere(const Diagnostic &warning, const runtime::RunOutcome &outcome)
{
    return !outcome.invalidIndexes.isEmpty() && warning.message.contains(outcome.invalidIndexes.first().name);
}

} // namespace

OutcomeText outcomeText(const runtime::RunOutcome &outcome, const PreparedPlan &prepared)
{
    OutcomeText text;
    addHeading(text, outcome, prepared);
    if (outcome.failure)
        addFailure(text, *outcome.failure, prepared);
    if (outcome.failure && outcome.kind == Kind::Refused && !outcome.failure->error.hint.isEmpty())
        text.lines << outcome.failure->error.hint;
    if (outcome.dryRun)
        addRehearsal(text, outcome);
    else
        addVerification(text, outcome);
    if (outcome.lockRetries > 0)
        text.lines << Text::tr("Undone and tried again %Ln time(s) because of a lock.", nullptr, outcome.lockRetries);
    for (const Diagnostic &warning : outcome.warnings)
        if (!isToldElsewhere(warning, outcome))
            text.lines << warning.message;
    text.lines << standsAt(outcome, prepared.database.name());
    addBackup(text, outcome.backup);
    return text;
}

OutcomeText invalidIndexText(const QList<runtime::InvalidIndex> &indexes)
{
    OutcomeText text;
    if (indexes.isEmpty())
        return text;
    text.tone = Tone::Warning;
    text.heading = Text::tr("%Ln index(es) were begun and are not valid.", nullptr, int(indexes.size()));
    QStringList statements;
    for (const runtime::InvalidIndex &index : indexes)
        statements << index.dropStatement + u';';
    text.lines << Text::tr("Such an index costs every write and helps no query. This removes it; nothing does so by itself:");
    text.statement = statements.join(u'\n');
    return text;
}

const char *partOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return "noteSuccess";
    case Tone::Neutral:
        return "noteInfo";
    case Tone::Warning:
        return "noteWarning";
    case Tone::Danger:
        break;
    }
    return "noteDanger";
}

} // namespace retort::ui
