// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/database.h"

#include "model/script/migrationsteps.h"
#include "model/script/revisionformat.h"
#include "model/script/revisionlookup.h"
#include "model/script/scriptcodes.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::LineFormat;

namespace {

void printRevision(Invocation &invocation, int index, const LineFormat &format, bool isCurrent = false)
{
    const script::MigrationScript *script = invocation.project->script(index);
    invocation.output.print(invocation.arguments.has(u"verbose"_s) && script
            ? script::formatVerbose(invocation.map(), index, *script, isCurrent)
            : script::formatOneLine(invocation.map(), index, format, isCurrent));
}

bool mentionsCurrent(const QString &text)
{
    return text.contains("current"_L1);
}

/// `rows` are those of a database, for marking them and for what the range says of them.
int printHistory(Invocation &invocation, const QString &range, const QStringList &rows)
{
    const bool indicateCurrent = invocation.arguments.has(u"indicate-current"_s);
    const Result<QList<int>> revisions = range.isEmpty() ? Result<QList<int>>(script::historyOrder(invocation.map()))
                                                         : script::historyRange(invocation.map(), range, rows);
    if (!revisions)
        return invocation.output.fail(revisions.error());
    for (const int index : *revisions)
        printRevision(invocation, index, LineFormat::history(),
            indicateCurrent && rows.contains(invocation.map().id(index)));
    return Success;
}

} // namespace

int history(Invocation &invocation)
{
    const QString range = invocation.arguments.value(u"rev-range"_s);
    const bool indicateCurrent = invocation.arguments.has(u"indicate-current"_s);
    if (invocation.arguments.has(u"rev-range"_s) && !range.contains(u':')) {
        return invocation.output.fail(
            {script::InvalidRange, u"History range requires [start]:[end], [start]:, or :[end]"_s, {}, {}, {}, {}});
    }
    if (!indicateCurrent && !mentionsCurrent(range))
        return printHistory(invocation, range, {});
    const auto databases = databaseRows(invocation);
    if (!databases)
        return invocation.output.fail(databases.error());
    for (const QStringList &rows : *databases) { // for each of several databases, as env.py has Alembic do it
        if (const int code = printHistory(invocation, range, rows); code != Success)
            return code;
    }
    return Success;
}

int heads(Invocation &invocation)
{
    const script::RevisionMap &map = invocation.map();
    for (const int index : invocation.arguments.has(u"resolve-dependencies"_s) ? map.realHeads() : map.heads())
        printRevision(invocation, index, LineFormat::heads());
    return Success;
}

int branches(Invocation &invocation)
{
    const bool verbose = invocation.arguments.has(u"verbose"_s);
    for (const int index : script::historyOrder(invocation.map())) {
        if (invocation.map().isBranchPoint(index)) {
            invocation.output.print(script::formatBranchPoint(invocation.map(), index,
                verbose ? invocation.project->script(index) : nullptr));
        }
    }
    return Success;
}

int show(Invocation &invocation)
{
    const QString target = invocation.arguments.positionals.constFirst();
    QList<int> revisions;
    if (target == "current"_L1) {
        const auto databases = databaseRows(invocation);
        if (!databases)
            return invocation.output.fail(databases.error());
        for (const QStringList &rows : *databases) {
            const auto current = revisionsOf(invocation, rows);
            if (!current)
                return invocation.output.fail(current.error());
            revisions += *current;
        }
    } else {
        const Result<QList<int>> resolved = script::resolve(invocation.map(), target);
        if (!resolved)
            return invocation.output.fail(resolved.error());
        revisions = *resolved;
    }
    for (const int index : revisions)
        if (const script::MigrationScript *script = invocation.project->script(index))
            invocation.output.print(script::formatVerbose(invocation.map(), index, *script));
    return Success;
}

} // namespace retort::cli
