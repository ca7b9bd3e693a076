// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sqlite/transactioncontrol.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqltext.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::sqlite {

namespace {

constexpr auto temporaryPrefix = "_alembic_tmp_"_L1;

bool isRebuildRename(const QString &sql)
{
    return sql.contains(temporaryPrefix) && firstKeyword(sql) == "ALTER"_L1
        && sql.contains(" RENAME TO "_L1, Qt::CaseInsensitive);
}

/// What stands behind `INSERT INTO` or `DROP TABLE`, as it is written there; empty for another statement.
QString tableBehind(const QString &sql, QLatin1StringView words)
{
    static const QRegularExpression name(u"\\A\\s*(INSERT INTO|DROP TABLE)\\s+((?:\"(?:[^\"]|\"\")*\"|[^\\s(;.\"]+)(?:\\.(?:\"(?:[^\"]|\"\")*\"|[^\\s(;.\"]+))?)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = name.match(sql);
    return match.hasMatch() && match.captured(1).compare(words, Qt::CaseInsensitive) == 0 ? match.captured(2) : QString();
}

QString withoutQuotes(QString name)
{
    return name.remove(u'"');
}

} // namespace

TransactionControl::TransactionControl(Connection &connection, const plan::MigrationPlan &plan)
    : m_connection(connection)
{
    for (const plan::PlannedStep &step : plan.steps) {
        m_rebuilds |= step.runsLive(); // it may
        for (const dialect::Statement &statement : step.statements) {
            m_rebuilds |= statement.sql.contains(temporaryPrefix);
            m_dropsTriggers |= statement.sql.contains("DROP TRIGGER"_L1, Qt::CaseInsensitive);
        }
    }
}

SqlResult<Reply> TransactionControl::prepare()
{
    if (!m_rebuilds)
        return Reply{};
    auto state = m_connection.query(u"PRAGMA foreign_keys"_s);
    if (!state)
        return state;
    m_foreignKeysWereOn = !state->rows.isEmpty() && state->rows.first().value(0).toInt() == 1;
    return m_connection.execute(u"PRAGMA foreign_keys = OFF"_s);
}

SqlResult<Reply> TransactionControl::begin()
{
    auto begun = m_connection.execute(u"BEGIN IMMEDIATE"_s);
    if (!begun || !m_rebuilds || !std::exchange(m_first, false))
        return begun;
    if (auto before = violations())
        m_violationsBefore = std::move(*before);
    else if (before.error().error.code != databaseStatement) // "foreign key mismatch" is a fault of the schema, and an old one
        return tl::unexpected(before.error());
    m_triggersBefore = triggers();
    return begun;
}

SqlResult<Reply> TransactionControl::execute(const QString &sql)
{
    if (!m_rebuilds)
        return m_connection.execute(sql);
    if (auto complete = checkCopy(sql); !complete)
        return complete;
    if (!isRebuildRename(sql))
        return m_connection.execute(sql);
    const auto state = m_connection.query(u"PRAGMA legacy_alter_table"_s);
    const bool wasOn = state && !state->rows.isEmpty() && state->rows.first().value(0).toInt() == 1;
    if (auto on = m_connection.execute(u"PRAGMA legacy_alter_table = ON"_s); !on)
        return on;
    auto reply = m_connection.execute(sql);
    if (!wasOn) {
        if (auto off = m_connection.execute(u"PRAGMA legacy_alter_table = OFF"_s); !off && reply)
            return off;
    }
    return reply;
}

/// Before the old table of a rebuild goes, its copy must have as many rows.
SqlResult<Reply> TransactionControl::checkCopy(const QString &sql)
{
    if (const QString filled = tableBehind(sql, "INSERT INTO"_L1); filled.contains(temporaryPrefix))
        m_copy = filled;
    const QString dropped = tableBehind(sql, "DROP TABLE"_L1);
    if (dropped.isEmpty() || m_copy.isEmpty() || withoutQuotes(m_copy).remove(temporaryPrefix) != withoutQuotes(dropped))
        return Reply{};
    const QString copy = std::exchange(m_copy, {});
    auto counts = m_connection.query(u"SELECT (SELECT count(*) FROM %1), (SELECT count(*) FROM %2)"_s.arg(dropped, copy));
    if (!counts || counts->rows.value(0).value(0) == counts->rows.value(0).value(1))
        return counts;
    SqlFailure failure;
    failure.error.code = runRowsLost;
    failure.error.message = u"The rebuild of %1 would lose rows: it has %2, and its copy %3"_s.arg(
        dropped, counts->rows.value(0).value(0).toString(), counts->rows.value(0).value(1).toString());
    failure.error.hint = u"Look at the statement that fills the copy."_s;
    return tl::unexpected(failure);
}

SqlResult<TransactionControl::Violations> TransactionControl::violations()
{
    return m_connection.query(u"PRAGMA foreign_key_check"_s).map([](const Reply &reply) {
        Violations found;
        for (const QVariantList &row : reply.rows) // table, row id, referred table, number of the key
            ++found[{row.value(0).toString(), row.value(2).toString()}];
        return found;
    });
}

QMap<QString, QString> TransactionControl::triggers()
{
    QMap<QString, QString> found;
    if (const auto reply = m_connection.query(u"SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"_s)) {
        for (const QVariantList &row : reply->rows)
            found.insert(row.value(0).toString(), row.value(1).toString());
    }
    return found;
}

SqlResult<Reply> TransactionControl::checkBeforeCommit()
{
    if (!m_rebuilds || !m_violationsBefore)
        return Reply{};
    const auto now = violations();
    if (!now) {
        if (now.error().error.code != databaseStatement)
            return tl::unexpected(now.error());
        m_warnings.append({Severity::Warning, runForeignKeys,
            u"The foreign keys cannot be checked: "_s + now.error().error.message,
            u"A foreign key must refer to a primary key or to unique columns."_s, {}, {}});
        return Reply{};
    }
    QStringList broken;
    for (auto it = now->cbegin(); it != now->cend(); ++it) {
        if (const int added = it.value() - m_violationsBefore->value(it.key()); added > 0)
            broken.append(u"%1 of %2 without their row in %3"_s.arg(
                QString::number(added), it.key().first, it.key().second));
    }
    if (broken.isEmpty())
        return Reply{};
    SqlFailure failure;
    failure.error.code = runForeignKeys;
    failure.error.message = u"Rows would be left that refer to nothing: "_s + broken.join(", "_L1);
    failure.error.hint = u"Correct the rows, or the script that changes them."_s;
    return tl::unexpected(failure);
}

Diagnostics TransactionControl::warnings()
{
    Diagnostics lost = std::exchange(m_warnings, {});
    if (m_triggersBefore.isEmpty() || m_dropsTriggers)
        return lost;
    const auto now = triggers();
    for (auto it = m_triggersBefore.cbegin(); it != m_triggersBefore.cend(); ++it) {
        if (now.contains(it.key()))
            continue;
        const auto table = m_connection.query(
            u"SELECT 1 FROM sqlite_master WHERE name = %1 AND type IN ('table', 'view')"_s.arg(quoteLiteral(it.value())));
        if (table && !table->rows.isEmpty()) {
            lost.append({Severity::Warning, runTriggersLost,
                u"The rebuild of table %1 dropped its trigger %2"_s.arg(it.value(), it.key()),
                u"SQLite drops triggers with their table. Create it again in a script."_s, {}, {}});
        }
    }
    return lost;
}

SqlResult<Reply> TransactionControl::forbidCommit()
{
    m_connection.setCommitForbidden(true);
    return Reply{};
}

void TransactionControl::restore()
{
    m_connection.setCommitForbidden(false);
    if (!m_foreignKeysWereOn)
        return;
    // It was on and the connection is about to close or to be asked again; a failure here has nothing to undo.
    static_cast<void>(m_connection.execute(u"PRAGMA foreign_keys = ON"_s));
}

} // namespace retort::runtime::sqlite
