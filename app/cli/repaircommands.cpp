// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/database.h"
#include "app/cli/translation.h"

#include "model/runtime/lostrevision.h"
#include "model/script/authoring/filechange.h"
#include "model/script/authoring/reparent.h"
#include "model/script/migrationsteps.h"

#include <QDir>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::authoring::DatabaseRows;

namespace {

inline constexpr ErrorCode nothingLost("cli.nothing-lost");
inline constexpr ErrorCode notFoundInRepository("cli.not-in-repository");

/// The revisions to look for: those that are named, else the rows of the database that the folder does not have.
Result<QStringList> lostRevisions(const Invocation &invocation)
{
    for (const QString &named : invocation.arguments.positionals) {
        if (invocation.project->script(named))
            return failure(nothingLost, tr("The folder has revision %1.").arg(named));
    }
    if (!invocation.arguments.positionals.isEmpty())
        return invocation.arguments.positionals;
    return databaseRows(invocation).and_then([&](const QList<QStringList> &databases) -> Result<QStringList> {
        QStringList unknown;
        for (const QStringList &rows : databases)
            unknown += script::unknownRows(invocation.map(), rows);
        unknown.removeDuplicates();
        if (unknown.isEmpty())
            return failure(nothingLost, tr("The folder has every revision that the database names."));
        return unknown;
    });
}

/// All of them or none.
Result<void> restore(Invocation &invocation, const runtime::LostRevision &lost)
{
    QList<script::authoring::FileChange> changes;
    for (const runtime::LostScript &script : lost.scripts) {
        const auto written = script::authoring::writeNewFile(runtime::restoredPath(invocation.project->project, script), script.content);
        if (!written) {
            for (auto change = changes.crbegin(); change != changes.crend(); ++change)
                (void)script::authoring::undo(*change);
            return failure(written.error());
        }
        changes.append(*written);
    }
    for (const script::authoring::FileChange &change : std::as_const(changes))
        invocation.output.print(u"Generating %1 ...  done"_s.arg(change.path));
    return {};
}

void explain(Invocation &invocation, const QString &revision, const runtime::LostRevision &lost)
{
    Output &output = invocation.output;
    for (const runtime::LostScript &script : lost.scripts) {
        output.print(tr("%1 is in commit %2 of %3 (%4): %5")
                .arg(script.revision, script.commit.left(12), script.author, script.date.toString(Qt::ISODate),
                    QDir(invocation.project->project.root).relativeFilePath(script.path)));
    }
    output.print(tr("To bring the script(s) back:  retort rescue %1 --restore").arg(revision));
    const QString ancestor = lost.knownAncestors.isEmpty() ? u"base"_s : lost.knownAncestors.join(u' ');
    if (lost.reachesKnown)
        output.print(tr("To say that the database stands below it, without undoing what it did:  retort stamp --purge %1").arg(ancestor));
}

Result<QList<DatabaseRows>> databasesToAsk(const Invocation &invocation)
{
    if (invocation.arguments.has(u"no-database"_s))
        return QList<DatabaseRows>();
    const auto choices = chooseDatabases(invocation);
    if (!choices)
        return failure(choices.error());
    QList<DatabaseRows> databases;
    for (const DatabaseChoice &choice : *choices) {
        const auto rows = databaseRows(invocation, choice);
        if (!rows)
            return failure(rows.error());
        databases.append({choice.displayUrl, *rows});
    }
    return databases;
}

} // namespace

int rescue(Invocation &invocation)
{
    const auto revisions = lostRevisions(invocation);
    if (!revisions)
        return invocation.output.fail(revisions.error());
    for (const QString &revision : *revisions) {
        const auto lost = runtime::findLostRevision(*invocation.project, revision);
        if (!lost)
            return invocation.output.fail(lost.error());
        if (lost->scripts.isEmpty()) {
            return invocation.output.fail({notFoundInRepository, tr("No commit of this repository has revision %1.").arg(revision),
                tr("Nothing was changed. The script has to come from a backup or a colleague."), {}, {}, {revision}});
        }
        if (!invocation.arguments.has(u"restore"_s)) {
            explain(invocation, revision, *lost);
        } else if (const auto restored = restore(invocation, *lost); !restored) {
            return invocation.output.fail(restored.error());
        }
    }
    return Success;
}

int reparent(Invocation &invocation)
{
    const auto databases = databasesToAsk(invocation);
    if (!databases) {
        Error error = databases.error();
        error.hint = tr("No file was changed. With --no-database the revision is moved without asking whether a database has applied it.");
        return invocation.output.fail(error);
    }
    QStringList onto = invocation.arguments.all(u"onto"_s);
    onto.removeAll(u"base"_s);
    const auto plan = script::authoring::planReparent(*invocation.project, invocation.arguments.positionals.constFirst(), onto, *databases);
    if (!plan)
        return invocation.output.fail(plan.error());
    const auto written = script::authoring::replaceFile(plan->path, plan->before, plan->after);
    if (!written)
        return invocation.output.fail(written.error());
    invocation.output.print(tr("Rewrote down_revision in %1").arg(plan->path));
    return Success;
}

} // namespace retort::cli
