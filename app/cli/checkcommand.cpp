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

} // namespace

int check(Invocation &invocation)
{
    const Result<DatabaseChoice> choice = chooseDatabase(invocation);
    if (!choice)
        return invocation.output.fail(choice.error());
    const auto connection = runtime::Connection::open(choice->spec);
    if (!connection)
        return invocation.output.fail(connection.error());
    logContext(invocation.output, choice->spec.dialect, false, choice->spec.dialect == dialect::Dialect::Postgresql);
    const script::EnvironmentSettings &settings = invocation.project->project.environment;
    const plan::VersionTableName table{settings.versionTable, settings.versionTableSchema, settings.versionTablePrimaryKey};
    const auto rows = runtime::readVersionTable(**connection, table);
    if (!rows)
        return invocation.output.fail(rows.error());
    const QStringList heads = invocation.map().ids(invocation.map().realHeads());
    if (QSet<QString>(heads.cbegin(), heads.cend()) != QSet<QString>(rows->heads.cbegin(), rows->heads.cend()))
        return invocation.output.fail({notUpToDate, u"Target database is not up to date."_s,
            tr("Nothing was changed. Upgrade it to heads, then check again."), {}, {}, {}});
    plan::Planner planner(invocation.project);
    const auto expected = planner.catalogAt(heads, requestOf(invocation, planner, choice->spec.dialect));
    const auto comparison = runtime::compareWithDatabase(**connection, *expected, table);
    if (!comparison)
        return invocation.output.fail(comparison.error());
    for (const schema::Uncompared &item : comparison->uncompared)
        invocation.output.warn(tr("Not compared: %1").arg(QStringList{item.table.name, item.object, item.reason}.join(u' ').simplified()));
    if (comparison->differences.isEmpty()) {
        invocation.output.print(u"No new upgrade operations detected."_s);
        return Success;
    }
    QStringList lines;
    for (const schema::CatalogDifference &difference : comparison->differences)
        lines << schema::describe(difference);
    return invocation.output.fail({driftFound,
        tr("The database is not what its revisions make: %n difference(s)", int(lines.size())), tr("Nothing was changed."),
        lines.join(u'\n'), {}, {}});
}

} // namespace retort::cli
