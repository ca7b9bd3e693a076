// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/historytable.h"

#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

#include <QCryptographicHash>
#include <QSysInfo>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

QString kindName(script::StepKind kind)
{
    switch (kind) {
    case script::StepKind::Upgrade: return u"upgrade"_s;
    case script::StepKind::Downgrade: return u"downgrade"_s;
    case script::StepKind::Stamp: return u"stamp"_s;
    }
    Q_UNREACHABLE();
}

QString sqlHash(const plan::PlannedStep &step)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const dialect::Statement &statement : step.statements)
        hash.addData(statement.sql.toUtf8() + ";\n");
    return QString::fromLatin1(hash.result().toHex());
}

QString literal(QString text)
{
    return quoteLiteral(text.remove(QChar(0)));
}

QString rowOf(const plan::MigrationPlan &plan, int step, const QString &run, int number, const HistoryEntry &entry)
{
    const plan::PlannedStep &planned = plan.steps.at(step);
    const auto time = [](const QDateTime &when) { return literal(when.toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s)); };
    const QString who = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME")) + u'@' + QSysInfo::machineHostName();
    const QString user = plan.dialect == dialect::Dialect::Postgresql ? u"CAST(current_user AS VARCHAR)"_s : u"NULL"_s;
    const QString count = QString::number(planned.statements.size());
    return u'(' + QStringList{literal(run), QString::number(number), literal(kindName(plan.kind)), literal(planned.step.revision),
        literal(planned.step.fromVersions.join(u' ')), literal(planned.step.toVersions.join(u' ')), time(entry.started),
        time(QDateTime::currentDateTimeUtc()), user, literal(who), literal(entry.program),
        literal(QString::fromLatin1(planned.fileHash.toHex())), literal(sqlHash(planned)), count, count, u"'succeeded'"_s}.join(", "_L1) + u')';
}

} // namespace

Result<void> writeHistory(Connection &connection, const plan::MigrationPlan &plan, const RunOutcome &outcome, const HistoryEntry &entry)
{
    if (outcome.applied.isEmpty())
        return {};
    plan::VersionTableName name = plan.versionTable;
    name.table = historyTableName;
    const QString table = quotedName(name);
    const QString run = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QStringList rows;
    for (const int step : outcome.applied)
        rows.append(rowOf(plan, step, run, int(rows.size()) + 1, entry));
    const QString sql = u"CREATE TABLE IF NOT EXISTS %1 (run_id VARCHAR(36) NOT NULL, seq INTEGER NOT NULL, kind VARCHAR(16) NOT NULL, "
                        "revision VARCHAR(255), from_heads TEXT, to_heads TEXT, started_at TIMESTAMP, finished_at TIMESTAMP, db_user VARCHAR(255), "
                        "os_user VARCHAR(255), app_version VARCHAR(64), file_sha256 VARCHAR(64), sql_sha256 VARCHAR(64), statements_done INTEGER, "
                        "statements_total INTEGER, outcome VARCHAR(16), PRIMARY KEY (run_id, seq));"
                        "INSERT INTO %1 VALUES "_s.arg(table);
    const auto written = connection.execute(u"BEGIN;"_s + sql + rows.join(", "_L1) + u";COMMIT"_s);
    if (written)
        return {};
    if (connection.isOpen() && connection.inTransaction())
        static_cast<void>(connection.execute(u"ROLLBACK"_s));
    return failure(written.error().error);
}

} // namespace retort::runtime
