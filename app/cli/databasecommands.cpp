// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/migration.h"

#include "model/script/revisionformat.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

inline constexpr ErrorCode notOnHeads("cli.not-on-heads");

int migrate(Invocation &invocation, StepKind kind)
{
    if (invocation.arguments.has(u"sql"_s))
        return printSql(invocation, kind);
    const auto databases = chooseDatabases(invocation);
    if (!databases)
        return invocation.output.fail(databases.error());
    if (databases->size() > 1)
        return runSeveral(invocation, kind, *databases);
    Invocation one = invocationFor(invocation, databases->constFirst());
    logEngine(one.output, *one.database);
    return runOnline(one, kind) == Success ? int(Success) : one.output.failureCode();
}

} // namespace

int upgrade(Invocation &invocation)
{
    return migrate(invocation, StepKind::Upgrade);
}

int downgrade(Invocation &invocation)
{
    return migrate(invocation, StepKind::Downgrade);
}

int stamp(Invocation &invocation)
{
    return migrate(invocation, StepKind::Stamp);
}

int ensureVersion(Invocation &invocation)
{
    invocation.arguments.positionals.clear(); // a stamp of nothing
    return migrate(invocation, StepKind::Stamp);
}

namespace {

int currentOf(Invocation &invocation, const DatabaseChoice &choice)
{
    const Result<QStringList> rows = databaseRows(invocation, choice);
    if (!rows)
        return invocation.output.fail(rows.error());
    logEngine(invocation.output, choice);
    logContext(invocation.output, choice.spec.dialect, false, choice.spec.dialect == dialect::Dialect::Postgresql);
    const auto revisions = revisionsOf(invocation, *rows);
    if (!revisions)
        return invocation.output.fail(revisions.error());
    const script::RevisionMap &map = invocation.map();
    if (invocation.arguments.has(u"check-heads"_s)) {
        const QStringList heads = map.ids(map.heads());
        if (QSet<QString>(heads.cbegin(), heads.cend()) != QSet<QString>(rows->cbegin(), rows->cend()))
            return invocation.output.fail({notOnHeads, u"Database is not on all head revisions"_s, {}, {}, {}, {}});
    }
    const bool verbose = invocation.arguments.has(u"verbose"_s);
    if (verbose)
        invocation.output.print(u"Current revision(s) for %1:"_s.arg(choice.displayUrl));
    for (const int index : *revisions) {
        const script::MigrationScript *script = invocation.project->script(index);
        invocation.output.print(verbose && script ? script::formatVerbose(map, index, *script)
                                                  : script::formatOneLine(map, index, script::LineFormat::current()));
    }
    return Success;
}

} // namespace

int current(Invocation &invocation)
{
    return forEachDatabase(invocation, [](Invocation &one) { return currentOf(one, *one.database); });
}

} // namespace retort::cli
