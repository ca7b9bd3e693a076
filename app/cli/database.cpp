// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/database.h"
#include "app/cli/translation.h"

#include "model/plan/engines.h"
#include "model/runtime/databasestate.h"
#include "model/runtime/process.h"
#include "model/script/databasecandidates.h"
#include "model/script/migrationsteps.h"
#include "model/script/scriptcodes.h"

#include <QDir>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

inline constexpr ErrorCode noDatabase("cli.no-database");
inline constexpr ErrorCode noSuchEngine("cli.no-such-engine");

struct NamedUrl
{
    QString text;
    QString relativeTo;
};

Result<DatabaseChoice> choiceOf(const Invocation &invocation, const NamedUrl &named, const std::optional<QString> &engine)
{
    runtime::SshServer ssh;
    if (invocation.arguments.has(u"ssh"_s)) {
        const auto server = runtime::SshServer::parse(invocation.arguments.value(u"ssh"_s));
        if (!server)
            return failure(server.error());
        ssh = *server;
    }
    return runtime::DatabaseUrl::parse(named.text).map([&](const runtime::DatabaseUrl &url) {
        invocation.output.report(url.diagnostics);
        DatabaseChoice choice{runtime::ConnectionSpec::fromUrl(url, named.relativeTo), url.display(), engine};
        if (!engine || choice.spec.dialect == dialect::Dialect::Postgresql)
            choice.spec.ssh = ssh;
        if (engine)
            choice.spec.name = choice.engineName(); // the journal tells which of them it was
        return choice;
    });
}

Result<NamedUrl> onlyUrl(const Invocation &invocation)
{
    if (invocation.arguments.has(u"url"_s))
        return NamedUrl{invocation.arguments.all(u"url"_s).constLast(), QDir::currentPath()};
    const QList<script::DatabaseCandidate> candidates = script::databaseCandidates(invocation.project->project, runtime::processEnvironment());
    if (candidates.isEmpty()) {
        return failure({noDatabase, tr("The project names no database."),
            tr("Nothing was changed. Name the database with --url, for example --url sqlite:///app.db, or in DATABASE_URL."),
            {}, {}, {}});
    }
    return NamedUrl{candidates.constFirst().url, candidates.constFirst().relativeTo};
}

QStringList displayNames(const QList<script::EngineDatabase> &engines)
{
    QStringList names;
    for (const script::EngineDatabase &engine : engines)
        names << engine.displayName();
    return names;
}

/// What `--url engine1=URL --url engine2=URL` says. One without a name is that of Flask-Migrate's default database.
Result<QHash<QString, QString>> urlsOfEngines(const Invocation &invocation, const QList<script::EngineDatabase> &engines)
{
    QHash<QString, QString> urls;
    for (const QString &given : invocation.arguments.all(u"url"_s)) {
        const qsizetype equals = given.indexOf(u'=');
        const bool isNamed = equals >= 0 && !given.left(equals).contains("://"_L1);
        const QString name = isNamed ? given.left(equals) : QString();
        const auto engine = std::find_if(engines.cbegin(), engines.cend(),
            [&](const script::EngineDatabase &one) { return one.name == name || (isNamed && one.displayName() == name); });
        if (engine == engines.cend()) {
            const QString message = isNamed ? tr("The project has no database “%1”: it has %2.").arg(name, displayNames(engines).join(", "_L1))
                                            : tr("The project has several databases: %1.").arg(displayNames(engines).join(", "_L1));
            return failure({noSuchEngine, message, tr("Nothing was changed. Say which one a URL is for: --url %1=URL").arg(engines.constFirst().displayName()),
                {}, {}, {}});
        }
        urls.insert(engine->name, isNamed ? given.mid(equals + 1) : given);
    }
    return urls;
}

Result<QList<DatabaseChoice>> chooseEngines(const Invocation &invocation, const QList<script::EngineDatabase> &engines)
{
    const auto urls = urlsOfEngines(invocation, engines);
    if (!urls)
        return failure(urls.error());
    QStringList unknown;
    QList<DatabaseChoice> choices;
    for (const script::EngineDatabase &engine : engines) {
        NamedUrl named{urls->value(engine.name), QDir::currentPath()};
        if (named.text.isEmpty() && engine.candidate)
            named = {engine.candidate->url, engine.candidate->relativeTo};
        if (named.text.isEmpty()) {
            unknown << engine.displayName();
            continue;
        }
        const auto choice = choiceOf(invocation, named, engine.name);
        if (!choice)
            return failure(choice.error());
        choices.append(*choice);
    }
    if (unknown.isEmpty())
        return choices;
    return failure({noDatabase, tr("The project does not tell where %1 is.").arg(unknown.join(", "_L1)),
        tr("Nothing was changed. This project has several databases. Name each that is not known: --url %1=URL").arg(unknown.constFirst()), {}, {}, {}});
}

} // namespace

QString DatabaseChoice::engineName() const
{
    return engine ? script::EngineDatabase{*engine, std::nullopt}.displayName() : QString();
}

Result<DatabaseChoice> chooseDatabase(const Invocation &invocation)
{
    return chooseDatabases(invocation).and_then([](const QList<DatabaseChoice> &choices) -> Result<DatabaseChoice> {
        if (choices.size() == 1)
            return choices.constFirst();
        return failure({noSuchEngine, tr("The project has several databases, and this can be done with one only."), tr("Nothing was changed."), {}, {}, {}});
    });
}

Result<QList<DatabaseChoice>> chooseDatabases(const Invocation &invocation)
{
    if (invocation.database)
        return QList<DatabaseChoice>{*invocation.database};
    const QList<script::EngineDatabase> engines = plan::projectEngines(*invocation.project, runtime::processEnvironment());
    if (!engines.isEmpty())
        return chooseEngines(invocation, engines);
    return onlyUrl(invocation)
        .and_then([&](const NamedUrl &named) { return choiceOf(invocation, named, std::nullopt); })
        .map([](const DatabaseChoice &choice) { return QList<DatabaseChoice>{choice}; });
}

Result<QStringList> databaseRows(const Invocation &invocation, const DatabaseChoice &choice)
{
    const script::EnvironmentSettings &settings = invocation.project->project.environment;
    return runtime::readDatabaseState(choice.spec,
        {settings.versionTable, settings.versionTableSchema, settings.versionTablePrimaryKey})
        .map([](const runtime::DatabaseState &state) { return state.version.heads; });
}

Result<QList<QStringList>> databaseRows(const Invocation &invocation)
{
    const auto choices = chooseDatabases(invocation);
    if (!choices)
        return failure(choices.error());
    QList<QStringList> all;
    for (const DatabaseChoice &choice : *choices) {
        const auto rows = databaseRows(invocation, choice);
        if (!rows)
            return failure(rows.error());
        all.append(*rows);
    }
    return all;
}

Result<QList<int>> revisionsOf(const Invocation &invocation, const QStringList &rows)
{
    if (const QStringList unknown = script::unknownRows(invocation.map(), rows); !unknown.isEmpty()) {
        return failure({script::RevisionNotFound, u"Can't locate revision identified by '%1'"_s.arg(unknown.constFirst()),
            tr("The database names a revision that this folder does not have. Nothing was changed."), {}, {}, unknown});
    }
    return script::currentRevisions(invocation.map(), rows);
}

Invocation invocationFor(const Invocation &invocation, const DatabaseChoice &choice)
{
    return {invocation.arguments, invocation.output, invocation.project, std::make_shared<const DatabaseChoice>(choice)};
}

int forEachDatabase(const Invocation &invocation, const std::function<int(Invocation &)> &one)
{
    const auto choices = chooseDatabases(invocation);
    if (!choices)
        return invocation.output.fail(choices.error());
    for (const DatabaseChoice &choice : *choices) {
        Invocation command = invocationFor(invocation, choice);
        if (const int code = one(command); code != Success)
            return code;
    }
    return Success;
}

void logEngine(Output &output, const DatabaseChoice &choice)
{
    if (choice.engine)
        output.log("INFO", "alembic.env", u"Migrating database %1"_s.arg(choice.engineName()));
}

} // namespace retort::cli
