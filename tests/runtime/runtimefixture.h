// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/connection.h"
#include "model/runtime/runner.h"
#include "tests/support/postgrescluster.h"

#include <QDir>
#include <QTemporaryDir>

#include <atomic>

/// What the tests of this room share: fresh databases of both engines, plans made by hand, and a schema as text.
namespace retort::test {

using namespace Qt::Literals::StringLiterals;
using namespace retort::runtime;

inline PostgresCluster &cluster()
{
    static PostgresCluster server;
    return server;
}

inline ConnectionSpec specOf(const PostgresDatabase &database)
{
    return ConnectionSpec::fromUrl(*DatabaseUrl::parse(database.url()), u"/"_s);
}

/// A fresh, empty database; the file of a SQLite one is made on first use.
inline ConnectionSpec freshDatabase(dialect::Dialect dialect, const QTemporaryDir &folder)
{
    static std::atomic<int> count = 0;
    if (dialect == dialect::Dialect::Postgresql)
        return specOf(cluster().createDatabase());
    ConnectionSpec spec;
    spec.file = folder.filePath(u"%1.db"_s.arg(++count));
    spec.createFile = true;
    spec.busyTimeout = 300;
    return spec;
}

/// Runs SQL on a connection of its own; the rows come back with "|" and ";". "ERROR …" when it fails.
inline QString ask(const ConnectionSpec &spec, const QString &sql)
{
    auto connection = Connection::open(spec);
    if (!connection)
        return u"ERROR "_s + connection.error().message + connection.error().detail;
    const auto reply = (*connection)->query(sql);
    if (!reply)
        return u"ERROR "_s + reply.error().error.message;
    QStringList rows;
    for (const QVariantList &row : reply->rows) {
        QStringList cells;
        for (const QVariant &value : row)
            cells.append(value.isValid() ? value.toString() : u"NULL"_s);
        rows.append(cells.join(u'|'));
    }
    return rows.join(u';');
}

/// Every table with its columns, and the rows of the version table: what must be equal before and after a failed run.
inline QString schemaText(const ConnectionSpec &spec)
{
    QString text;
    if (spec.dialect == dialect::Dialect::Sqlite)
        text = ask(spec, u"SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"_s);
    else
        text = ask(spec, u"SELECT table_name, column_name, data_type FROM information_schema.columns "
                         "WHERE table_schema = 'public' ORDER BY 1, 2"_s);
    if (text.contains(u"alembic_version"_s))
        text += u"\nat "_s + ask(spec, u"SELECT version_num FROM alembic_version ORDER BY 1"_s);
    return text;
}

/// One step `from -> revision` that runs the statements; a statement that starts with "!" runs outside a transaction.
inline plan::PlannedStep step(const QString &from, const QString &revision, const QStringList &statements)
{
    plan::PlannedStep planned;
    planned.step.revision = revision;
    planned.step.toVersions = {revision};
    planned.file = u"/project/versions/%1.py"_s.arg(revision);
    for (const QString &sql : statements) {
        const bool outside = sql.startsWith(u'!');
        const int operation = int(planned.statements.size());
        planned.statements.append({outside ? sql.sliced(1) : sql, operation, !outside});
        planned.operationRanges.append(SourceRange{planned.file, 10 + operation, 5, 10 + operation, 30});
    }
    if (from.isEmpty()) {
        planned.step.rowChanges = {{script::VersionRowChange::Kind::Insert, {}, revision}};
        planned.versionStatements = {{u"INSERT INTO alembic_version (version_num) VALUES ('%1')"_s.arg(revision), -1, true}};
    } else {
        planned.step.fromVersions = {from};
        planned.step.rowChanges = {{script::VersionRowChange::Kind::Update, from, revision}};
        planned.versionStatements = {{u"UPDATE alembic_version SET version_num='%2' WHERE alembic_version.version_num = '%1'"_s.arg(
            from, revision), -1, true}};
    }
    return planned;
}

inline plan::MigrationPlan planOf(const ConnectionSpec &spec, const QList<plan::PlannedStep> &steps)
{
    plan::MigrationPlan plan;
    plan.dialect = spec.dialect;
    plan.target = u"head"_s;
    plan.steps = steps;
    if (!steps.isEmpty()) {
        plan.startingHeads = steps.first().step.fromVersions;
        plan.resultingHeads = steps.last().step.toVersions;
    }
    plan.versionTableExists = !plan.startingHeads.isEmpty();
    plan.createVersionTable.sql = u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                                  "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"_s;
    return plan;
}

/// Opens, runs and closes.
inline RunOutcome runOn(const ConnectionSpec &spec, const plan::MigrationPlan &plan, const EventSink &sink = {},
    std::stop_token stop = {}, const RunOptions &options = {})
{
    auto connection = Connection::open(spec);
    if (!connection) {
        RunOutcome outcome;
        outcome.failure = RunFailure{connection.error(), {}, {}, -1, -1, -1, -1, false};
        return outcome;
    }
    return run(plan, **connection, std::move(stop), sink, options);
}

/// An outcome in one line: "Succeeded applied 0,1 rolled back - partial - at c".
inline QString dump(const RunOutcome &outcome)
{
    const auto numbers = [](const QList<int> &list) {
        QStringList texts;
        for (int number : list)
            texts.append(QString::number(number));
        return texts.isEmpty() ? u"-"_s : texts.join(u',');
    };
    static const char *const kinds[] = {"Succeeded", "Failed", "Stopped", "Refused", "Unknown"};
    QString text = u"%1 applied %2 rolled back %3 partial %4 at %5"_s.arg(QString::fromLatin1(kinds[int(outcome.kind)]),
        numbers(outcome.applied), numbers(outcome.rolledBack),
        outcome.partial < 0 ? u"-"_s : u"%1:%2"_s.arg(outcome.partial).arg(outcome.partialStatements),
        outcome.heads ? u'<' + outcome.heads->join(u',') + u'>' : u"unknown"_s);
    if (outcome.failure)
        text += u' ' + outcome.failure->error.code;
    return text;
}

} // namespace retort::test

Q_DECLARE_METATYPE(retort::dialect::Dialect)
