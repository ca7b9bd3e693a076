// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/database.h"

#include "model/runtime/databasestate.h"
#include "model/runtime/process.h"
#include "model/script/databasecandidates.h"

#include <QCoreApplication>
#include <QDir>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

inline constexpr ErrorCode noDatabase("cli.no-database");

struct NamedUrl
{
    QString text;
    QString relativeTo;
};

Result<NamedUrl> namedUrl(const Invocation &invocation)
{
    if (invocation.arguments.has(u"url"_s))
        return NamedUrl{invocation.arguments.value(u"url"_s), QDir::currentPath()};
    const QList<script::DatabaseCandidate> candidates = script::databaseCandidates(invocation.project->project, runtime::processEnvironment());
    if (candidates.isEmpty()) {
        return failure({noDatabase, QCoreApplication::translate("CommandLine", "The project names no database."),
            QCoreApplication::translate("CommandLine",
                "Nothing was changed. Name the database with --url, for example --url sqlite:///app.db, or in DATABASE_URL."),
            {}, {}, {}});
    }
    return NamedUrl{candidates.constFirst().url, candidates.constFirst().relativeTo};
}

} // namespace

Result<DatabaseChoice> chooseDatabase(const Invocation &invocation)
{
    const Result<NamedUrl> named = namedUrl(invocation);
    if (!named)
        return failure(named.error());
    runtime::SshServer ssh;
    if (invocation.arguments.has(u"ssh"_s)) {
        const auto server = runtime::SshServer::parse(invocation.arguments.value(u"ssh"_s));
        if (!server)
            return failure(server.error());
        ssh = *server;
    }
    return runtime::DatabaseUrl::parse(named->text).map([&](const runtime::DatabaseUrl &url) {
        invocation.output.report(url.diagnostics);
        DatabaseChoice choice{runtime::ConnectionSpec::fromUrl(url, named->relativeTo), url.display()};
        choice.spec.ssh = ssh;
        return choice;
    });
}

Result<dialect::Dialect> chooseDialect(const Invocation &invocation)
{
    return chooseDatabase(invocation).map([](const DatabaseChoice &choice) { return choice.spec.dialect; });
}

Result<QStringList> databaseRows(const Invocation &invocation, const DatabaseChoice &choice)
{
    const script::EnvironmentSettings &settings = invocation.project->project.environment;
    return runtime::readDatabaseState(choice.spec,
        {settings.versionTable, settings.versionTableSchema, settings.versionTablePrimaryKey})
        .map([](const runtime::DatabaseState &state) { return state.version.heads; });
}

Result<QStringList> databaseRows(const Invocation &invocation)
{
    return chooseDatabase(invocation).and_then(
        [&](const DatabaseChoice &choice) { return databaseRows(invocation, choice); });
}

} // namespace retort::cli
