// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/journal.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqltext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

constexpr int currentVersion = 1;

/// One text for each version of the file's schema; the file's user_version says how many it has.
QString schemaStep(int)
{
    return u"CREATE TABLE run (id INTEGER PRIMARY KEY, started INTEGER NOT NULL, finished INTEGER, kind TEXT NOT NULL, "
           "dry_run INTEGER NOT NULL, project TEXT, connection TEXT, database TEXT NOT NULL, server TEXT, database_user TEXT, "
           "system_user TEXT, program TEXT, target TEXT, from_heads TEXT, to_heads TEXT, outcome TEXT NOT NULL, error TEXT, "
           "error_code TEXT, sql_state TEXT, failed_sql TEXT, verification TEXT, backup TEXT);"
           "CREATE INDEX run_database ON run (database, started);"
           "CREATE TABLE run_revision (run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, number INTEGER NOT NULL, "
           "revision TEXT NOT NULL, file TEXT, sha256 TEXT, state TEXT NOT NULL, PRIMARY KEY (run, number)) WITHOUT ROWID;"
           "CREATE INDEX run_revision_revision ON run_revision (revision);"
           "CREATE TABLE run_statement (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, "
           "revision TEXT, number INTEGER NOT NULL, bookkeeping INTEGER NOT NULL, in_transaction INTEGER NOT NULL, sql TEXT NOT NULL, "
           "started INTEGER, microseconds INTEGER, affected INTEGER, state TEXT NOT NULL);"
           "CREATE INDEX run_statement_run ON run_statement (run);"_s;
}

QString text(QString value)
{
    return quoteLiteral(value.remove(QChar(0))); // SQL ends at a zero
}

QString text(const QStringList &list)
{
    return text(list.join(u' ')); // revision identifiers have no spaces
}

QString text(const QDateTime &time)
{
    return time.isValid() ? QString::number(time.toMSecsSinceEpoch()) : u"NULL"_s;
}

QString text(bool value)
{
    return value ? u"1"_s : u"0"_s;
}

QString text(qint64 number)
{
    return QString::number(number);
}

QDateTime timeOf(const QVariant &value)
{
    return value.isValid() ? QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC) : QDateTime();
}

QStringList listOf(const QVariant &value)
{
    return value.toString().split(u' ', Qt::SkipEmptyParts);
}

constexpr auto runColumns = "id, started, finished, kind, dry_run, project, connection, database, server, database_user, system_user, "
                            "program, target, from_heads, to_heads, outcome, error, error_code, sql_state, failed_sql, verification, backup"_L1;

JournalRun runOf(const QVariantList &row)
{
    const auto at = [&](int column) { return row.value(column).toString(); };
    JournalRun run;
    run.id = row.value(0).toLongLong();
    run.started = timeOf(row.value(1));
    run.finished = timeOf(row.value(2));
    run.kind = at(3);
    run.dryRun = row.value(4).toInt() != 0;
    run.project = at(5);
    run.connection = at(6);
    run.database = at(7);
    run.server = at(8);
    run.databaseUser = at(9);
    run.systemUser = at(10);
    run.program = at(11);
    run.target = at(12);
    run.fromHeads = listOf(row.value(13));
    run.toHeads = listOf(row.value(14));
    run.outcome = at(15);
    run.error = at(16);
    run.errorCode = at(17);
    run.sqlState = at(18);
    run.failedSql = at(19);
    run.verification = at(20);
    run.backup = at(21);
    return run;
}

QString revisionRows(qint64 run, const QList<JournalRevision> &revisions)
{
    QString sql;
    int number = 0;
    for (const JournalRevision &one : revisions) {
        sql += u"INSERT OR REPLACE INTO run_revision VALUES (%1);"_s.arg(QStringList{text(run), text(qint64(number++)), text(one.revision),
            text(one.file), text(one.sha256), text(one.state)}.join(u','));
    }
    return sql;
}

/// A pattern of LIKE that finds the text anywhere.
QString pattern(QString words)
{
    words.replace(u'\\', "\\\\"_L1).replace(u'%', "\\%"_L1).replace(u'_', "\\_"_L1);
    return text(u'%' + words + u'%') + u" ESCAPE '\\'"_s;
}

tl::unexpected<Error> asFailure(const SqlFailure &failed)
{
    return failure(failed.error);
}

} // namespace

Journal::Journal(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

Result<std::unique_ptr<Journal>> Journal::open(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    if (!QDir().mkpath(folder))
        return failure({journalUnusable, u"The journal's folder %1 cannot be made"_s.arg(folder), {}, {}, {}, {}});
    if (!QFileInfo::exists(file)) {
        QFile fresh(file);
        if (fresh.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            fresh.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    ConnectionSpec spec;
    spec.file = QFileInfo(file).absoluteFilePath();
    auto connection = Connection::open(spec);
    if (!connection)
        return failure(connection.error());
    std::unique_ptr<Journal> journal(new Journal(std::move(*connection)));
    if (auto migrated = journal->migrate(); !migrated)
        return failure(migrated.error());
    return journal;
}

Result<void> Journal::migrate()
{
    // The write-ahead log lets the window read while a run writes; the last moments may be lost with the machine's power.
    if (auto set = m_connection->execute(u"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON"_s); !set)
        return asFailure(set.error());
    if (auto begun = m_connection->execute(u"BEGIN IMMEDIATE"_s); !begun)
        return asFailure(begun.error());
    const auto reply = m_connection->query(u"PRAGMA user_version"_s);
    const int version = reply && !reply->rows.isEmpty() ? reply->rows.first().value(0).toInt() : 0;
    QString sql;
    for (int next = version; next < currentVersion; ++next)
        sql += schemaStep(next);
    sql += u"PRAGMA user_version = %1; COMMIT"_s.arg(qMax(version, currentVersion));
    if (auto done = m_connection->execute(sql); !done) {
        static_cast<void>(m_connection->execute(u"ROLLBACK"_s));
        return asFailure(done.error());
    }
    if (version <= currentVersion)
        return {};
    return failure({journalTooNew, u"The journal was written by a newer version of this program"_s,
        u"Nothing was changed in it. Use that version, or another file."_s, {}, {}, {}});
}

Result<void> Journal::write(const QString &sql)
{
    if (auto done = m_connection->execute(u"BEGIN IMMEDIATE;"_s + sql + u";COMMIT"_s); !done) {
        if (m_connection->inTransaction())
            static_cast<void>(m_connection->execute(u"ROLLBACK"_s));
        return asFailure(done.error());
    }
    return {};
}

QString Journal::defaultFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/retort"_L1;
    QDir().mkpath(folder);
    return folder + "/journal.sqlite"_L1;
}

Result<qint64> Journal::add(const JournalRun &run)
{
    const QStringList values{u"NULL"_s, text(run.started), text(run.finished), text(run.kind), text(run.dryRun), text(run.project),
        text(run.connection), text(run.database), text(run.server), text(run.databaseUser), text(run.systemUser), text(run.program),
        text(run.target), text(run.fromHeads), text(run.toHeads), text(run.outcome), text(run.error), text(run.errorCode),
        text(run.sqlState), text(run.failedSql), text(run.verification), text(run.backup)};
    if (auto written = write(u"INSERT INTO run (%1) VALUES (%2)"_s.arg(runColumns, values.join(u','))); !written)
        return failure(written.error());
    const auto id = m_connection->query(u"SELECT last_insert_rowid()"_s);
    if (!id)
        return asFailure(id.error());
    const qint64 number = id->rows.value(0).value(0).toLongLong();
    return write(revisionRows(number, run.revisions)).map([number] { return number; });
}

Result<void> Journal::addStatements(qint64 run, const QList<JournalStatement> &statements)
{
    if (statements.isEmpty())
        return {};
    QStringList rows;
    for (const JournalStatement &one : statements) {
        rows.append(u'(' + QStringList{u"NULL"_s, text(run), text(one.revision), text(qint64(one.number)), text(one.bookkeeping),
            text(one.inTransaction), text(one.sql), text(one.started), text(one.microseconds), text(one.affected),
            text(one.state)}.join(u',') + u')');
    }
    return write(u"INSERT INTO run_statement VALUES "_s + rows.join(u','));
}

Result<void> Journal::setStatementState(qint64 run, const QString &from, const QString &to)
{
    return write(u"UPDATE run_statement SET state = %3 WHERE run = %1 AND state = %2"_s.arg(text(run), text(from), text(to)));
}

Result<void> Journal::finish(const JournalRun &run)
{
    QStringList sets;
    const auto set = [&](QLatin1StringView column, const QString &value) { sets.append(column + u" = "_s + value); };
    set("finished"_L1, text(run.finished));
    set("to_heads"_L1, text(run.toHeads));
    set("outcome"_L1, text(run.outcome));
    set("error"_L1, text(run.error));
    set("error_code"_L1, text(run.errorCode));
    set("sql_state"_L1, text(run.sqlState));
    set("failed_sql"_L1, text(run.failedSql));
    set("verification"_L1, text(run.verification));
    set("backup"_L1, text(run.backup));
    return write(u"UPDATE run SET %1 WHERE id = %2;"_s.arg(sets.join(u','), text(run.id)) + revisionRows(run.id, run.revisions));
}

Result<QList<JournalRun>> Journal::runs(const QString &tail)
{
    const auto reply = m_connection->query(u"SELECT %1 FROM run "_s.arg(runColumns) + tail);
    if (!reply)
        return asFailure(reply.error());
    QList<JournalRun> found;
    for (const QVariantList &row : reply->rows) {
        JournalRun run = runOf(row);
        const auto revisions = m_connection->query(
            u"SELECT revision, file, sha256, state FROM run_revision WHERE run = %1 ORDER BY number"_s.arg(run.id));
        if (!revisions)
            return asFailure(revisions.error());
        for (const QVariantList &one : revisions->rows)
            run.revisions.append({one.value(0).toString(), one.value(1).toString(), one.value(2).toString(), one.value(3).toString()});
        found.append(std::move(run));
    }
    return found;
}

Result<QList<JournalRun>> Journal::search(const JournalFilter &filter)
{
    QStringList conditions{u"1"_s};
    if (!filter.database.isEmpty())
        conditions << u"database = "_s + text(filter.database);
    if (!filter.project.isEmpty())
        conditions << u"project = "_s + text(filter.project);
    if (!filter.outcome.isEmpty())
        conditions << u"outcome = "_s + text(filter.outcome);
    if (filter.from.isValid())
        conditions << u"started >= "_s + text(filter.from);
    if (filter.to.isValid())
        conditions << u"started <= "_s + text(filter.to);
    if (!filter.text.isEmpty()) {
        const QString like = u" LIKE "_s + pattern(filter.text);
        QStringList places;
        for (const QString &column : {u"project"_s, u"connection"_s, u"database"_s, u"target"_s, u"error"_s, u"failed_sql"_s, u"system_user"_s})
            places << column + like;
        places << u"id IN (SELECT run FROM run_revision WHERE revision%1 OR file%1)"_s.arg(like)
               << u"id IN (SELECT run FROM run_statement WHERE sql%1)"_s.arg(like);
        conditions << u'(' + places.join(" OR "_L1) + u')';
    }
    return runs(u"WHERE %1 ORDER BY started DESC, id DESC LIMIT %2 OFFSET %3"_s.arg(conditions.join(" AND "_L1),
        QString::number(qBound(1, filter.limit, 100'000)), QString::number(qMax(0, filter.offset))));
}

Result<JournalRun> Journal::details(qint64 run)
{
    auto found = runs(u"WHERE id = %1"_s.arg(run));
    if (!found)
        return failure(found.error());
    if (found->isEmpty())
        return failure({journalUnusable, u"The journal has no run %1"_s.arg(run), {}, {}, {}, {}});
    const auto reply = m_connection->query(u"SELECT revision, number, bookkeeping, in_transaction, sql, started, microseconds, affected, state "
                                           "FROM run_statement WHERE run = %1 ORDER BY id"_s.arg(run));
    if (!reply)
        return asFailure(reply.error());
    for (const QVariantList &row : reply->rows) {
        found->first().statements.append({row.value(0).toString(), row.value(1).toInt(), row.value(2).toInt() != 0,
            row.value(3).toInt() != 0, row.value(4).toString(), timeOf(row.value(5)), row.value(6).toLongLong(),
            row.value(7).toLongLong(), row.value(8).toString()});
    }
    return found->first();
}

Result<QList<EditedRevision>> Journal::editedSinceApplied(const QString &database, const QMap<QString, QString> &hashes)
{
    const auto reply = m_connection->query(
        u"SELECT v.revision, v.sha256, r.started FROM run_revision v JOIN run r ON r.id = v.run WHERE r.database = %1 AND r.kind = 'upgrade' "
        "AND v.state = 'applied' AND v.sha256 <> '' ORDER BY r.started, r.id"_s.arg(text(database)));
    if (!reply)
        return asFailure(reply.error());
    QMap<QString, EditedRevision> last;
    for (const QVariantList &row : reply->rows)
        last.insert(row.value(0).toString(), {row.value(0).toString(), timeOf(row.value(2)), row.value(1).toString()});
    QList<EditedRevision> edited;
    for (const EditedRevision &one : last) {
        if (hashes.contains(one.revision) && hashes.value(one.revision) != one.sha256Then)
            edited.append(one);
    }
    return edited;
}

} // namespace retort::runtime
