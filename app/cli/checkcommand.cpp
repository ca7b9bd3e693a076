// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/database.h"
#include "app/cli/migration.h"
#include "app/cli/translation.h"

#include "model/runtime/catalogverification.h"
#include "model/runtime/databasestate.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

inline constexpr ErrorCode notUpToDate("cli.not-up-to-date");
inline constexpr ErrorCode driftFound("cli.drift");

int checkOne(Invocation &invocation, plan::Planner &planner)
{
    const DatabaseChoice &choice = *invocation.database;
    const auto connection = runtime::Connection::open(choice.spec);
    if (!connection)
        return invocation.output.fail(connection.error());
    logEngine(invocation.output, choice);
    logContext(invocation.output, choice.spec.dialect, false, choice.spec.dialect == dialect::Dialect::Postgresql);
    const script::EnvironmentSettings &settings = invocation.project->project.environment;
    const plan::VersionTableName table{settings.versionTable, settings.versionTableSchema, settings.versionTablePrimaryKey};
    const auto rows = runtime::readVersionTable(**connection, table);
    if (!rows)
        return invocation.output.fail(rows.error());
    const QStringList heads = invocation.map().ids(invocation.map().realHeads());
    if (QSet<QString>(heads.cbegin(), heads.cend()) != QSet<QString>(rows->heads.cbegin(), rows->heads.cend()))
        return invocation.output.fail({notUpToDate, u"Target database is not up to date."_s,
            tr("Nothing was changed. Upgrade it to heads, then check again."), {}, {}, {}});
    const auto expected = planner.catalogAt(heads, requestOf(invocation, planner, choice.spec.dialect));
    const auto comparison = runtime::compareWithDatabase(**connection, *expected, table);
    if (!comparison)
        return invocation.output.fail(comparison.error());
    for (const schema::Uncompared &item : comparison->uncompared)
        invocation.output.warn(tr("Not compared: %1").arg(QStringList{item.table.name, item.object, item.reason}.join(u' ').simplified()));
    if (comparison->differences.isEmpty())
        return Success;
    QStringList lines;
    for (const schema::CatalogDifference &difference : comparison->differences)
        lines << schema::describe(difference);
    return invocation.output.fail({driftFound,
        tr("The database is not what its revisions make: %n difference(s)", int(lines.size())), tr("Nothing was changed."),
        lines.join(u'\n'), {}, {}});
}

} // namespace

int check(Invocation &invocation)
{
    plan::Planner planner(invocation.project);
    if (const int code = forEachDatabase(invocation, [&planner](Invocation &one) { return checkOne(one, planner); }); code != Success)
        return code;
    invocation.output.print(u"No new upgrade operations detected."_s);
    return Success;
}

} // namespace retort::cli
