// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/journalexport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

/// The fields that both forms have, in their order.
QList<QPair<QString, QString>> fieldsOf(const JournalRun &run)
{
    return {{u"id"_s, QString::number(run.id)}, {u"started"_s, timeText(run.started)}, {u"finished"_s, timeText(run.finished)},
        {u"kind"_s, run.kind}, {u"dry_run"_s, run.dryRun ? u"yes"_s : u"no"_s}, {u"outcome"_s, run.outcome},
        {u"project"_s, run.project}, {u"connection"_s, run.connection}, {u"database"_s, run.database}, {u"server"_s, run.server},
        {u"database_user"_s, run.databaseUser}, {u"system_user"_s, run.systemUser}, {u"program"_s, run.program},
        {u"target"_s, run.target}, {u"from_heads"_s, run.fromHeads.join(u' ')}, {u"to_heads"_s, run.toHeads.join(u' ')},
        {u"error"_s, run.error}, {u"error_code"_s, run.errorCode}, {u"sql_state"_s, run.sqlState}, {u"failed_sql"_s, run.failedSql},
        {u"verification"_s, run.verification}, {u"backup"_s, run.backup}};
}

QString csvCell(QString value)
{
    if (!value.isEmpty() && u"=+-@\t\r"_s.contains(value.front()))
        value.prepend(u'\'');
    if (value.contains(u'"') || value.contains(u',') || value.contains(u'\n') || value.contains(u'\r'))
        value = u'"' + value.replace(u'"', "\"\""_L1) + u'"';
    return value;
}

QJsonObject jsonOf(const JournalRevision &revision)
{
    return {{u"revision"_s, revision.revision}, {u"file"_s, revision.file}, {u"sha256"_s, revision.sha256}, {u"state"_s, revision.state}};
}

QJsonObject jsonOf(const JournalStatement &statement)
{
    return {{u"revision"_s, statement.revision}, {u"number"_s, statement.number}, {u"bookkeeping"_s, statement.bookkeeping},
        {u"in_transaction"_s, statement.inTransaction}, {u"sql"_s, statement.sql}, {u"started"_s, timeText(statement.started)},
        {u"microseconds"_s, statement.microseconds}, {u"affected"_s, statement.affected}, {u"state"_s, statement.state}};
}

template<typename T>
QJsonArray arrayOf(const QList<T> &list)
{
    QJsonArray array;
    for (const T &one : list)
        array.append(jsonOf(one));
    return array;
}

} // namespace

QByteArray journalToJson(const QList<JournalRun> &runs)
{
    QJsonArray array;
    for (const JournalRun &run : runs) {
        QJsonObject object;
        for (const auto &[name, value] : fieldsOf(run))
            object.insert(name, value);
        object.insert(u"id"_s, run.id);
        object.insert(u"dry_run"_s, run.dryRun);
        object.insert(u"from_heads"_s, QJsonArray::fromStringList(run.fromHeads));
        object.insert(u"to_heads"_s, QJsonArray::fromStringList(run.toHeads));
        object.insert(u"revisions"_s, arrayOf(run.revisions));
        object.insert(u"statements"_s, arrayOf(run.statements));
        array.append(object);
    }
    return QJsonDocument(array).toJson();
}

QByteArray journalToCsv(const QList<JournalRun> &runs)
{
    QStringList lines;
    QStringList head;
    for (const auto &[name, value] : fieldsOf({}))
        head.append(name);
    lines.append(head.join(u',') + u",revisions"_s);
    for (const JournalRun &run : runs) {
        QStringList cells;
        for (const auto &[name, value] : fieldsOf(run))
            cells.append(csvCell(value));
        QStringList revisions;
        for (const JournalRevision &revision : run.revisions)
            revisions.append(revision.revision + u':' + revision.state);
        cells.append(csvCell(revisions.join(u' ')));
        lines.append(cells.join(u','));
    }
    return (lines.join("\r\n"_L1) + u"\r\n"_s).toUtf8();
}

} // namespace retort::runtime
