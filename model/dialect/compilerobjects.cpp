// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/batch.h"
#include "model/dialect/compiler.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/postgresql/namedtypeddl.h"
#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"
#include "model/dialect/rawsql.h"
#include "model/operations/effect.h"

/// Data, raw SQL, types, sequences, schemas and transactions.
namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The columns of a row: those it names, then the ones that Python would fill, in the table's order.
OrRaised<QString> insertText(const operations::BulkInsert &op, const operations::BulkInsert::Row &row, Dialect dialect,
    bool forRunning)
{
    QStringList names;
    QStringList values;
    for (const operations::BulkInsert::Column &column : op.columns) {
        const QString &key = column.key.isEmpty() ? column.name.text : column.key;
        const auto given = std::find_if(row.begin(), row.end(), [&key](const auto &entry) { return entry.first == key; });
        if (given == row.end() && !column.pythonDefault)
            continue;
        names << quoted(column.name, dialect);
        if (given == row.end() && !column.defaultValue) {
            values << u"NULL"_s;
            continue;
        }
        const OrRaised<QString> value = compileExpression(given == row.end() ? column.defaultValue : given->second, dialect,
            {.forRunning = forRunning});
        if (!value)
            return value;
        values << *value;
    }
    const QString table = qualified(op.schema, op.table, dialect);
    if (names.isEmpty())
        return u"INSERT INTO "_s + table + u" DEFAULT VALUES"_s;
    return u"INSERT INTO "_s + table + u" ("_s + names.join(u", "_s) + u") VALUES ("_s + values.join(u", "_s) + u')';
}

} // namespace

OrRaised<void> Compiler::operator()(const operations::ExecuteSql &op)
{
    const OrRaised<QString> sql = compileStatement(op.statement, dialect(), m_context.forRunning);
    if (!sql)
        return tl::unexpected(sql.error());
    m_emitter.emit(*sql);
    replayRawSql(*sql, m_context);
    return {};
}

OrRaised<void> Compiler::operator()(const operations::BulkInsert &op)
{
    for (const operations::BulkInsert::Row &row : op.rows) {
        if (const OrRaised<void> emitted = m_emitter.emit(insertText(op, row, dialect(), m_context.forRunning)); !emitted)
            return emitted;
    }
    return {};
}

OrRaised<void> Compiler::operator()(const operations::BatchAlterTable &op)
{
    return compileBatch(op, m_context, m_outcome, m_operation);
}

OrRaised<void> Compiler::operator()(const operations::CreateNamedType &op)
{
    return dialect() == Dialect::Sqlite ? OrRaised<void>() : m_emitter.emit(postgresql::createNamedType(op.type));
}

OrRaised<void> Compiler::operator()(const operations::DropNamedType &op)
{
    if (dialect() == Dialect::Postgresql)
        m_emitter.emit((op.domain ? u"DROP DOMAIN "_s : u"DROP TYPE "_s) + qualified(op.schema, op.name, dialect()));
    return {};
}

OrRaised<void> Compiler::operator()(const operations::CreateSequence &op)
{
    if (dialect() == Dialect::Sqlite && op.viaBind)
        return {};
    const QString options = sequenceOptions(op.sequence.options);
    QString type;
    if (op.sequence.dataType && dialect() == Dialect::Postgresql) {
        const OrRaised<QString> word = compileType(*op.sequence.dataType, dialect());
        if (!word)
            return tl::unexpected(word.error());
        type = u" AS "_s + *word;
    }
    m_emitter.emit(u"CREATE SEQUENCE "_s + (op.ifNotExists ? u"IF NOT EXISTS "_s : QString())
        + qualified(op.sequence.schema, op.sequence.name, dialect()) + type + (options.isEmpty() ? QString() : u' ' + options));
    return {};
}

OrRaised<void> Compiler::operator()(const operations::DropSequence &op)
{
    if (dialect() == Dialect::Postgresql || !op.viaBind) {
        m_emitter.emit(u"DROP SEQUENCE "_s + (op.ifExists ? u"IF EXISTS "_s : QString())
            + qualified(op.schema, op.name, dialect()));
    }
    return {};
}

OrRaised<void> Compiler::operator()(const operations::CreateSchema &op)
{
    m_emitter.emit(u"CREATE SCHEMA "_s + (op.ifNotExists ? u"IF NOT EXISTS "_s : QString()) + quoted(op.name, dialect()));
    return {};
}

OrRaised<void> Compiler::operator()(const operations::DropSchema &op)
{
    m_emitter.emit(u"DROP SCHEMA "_s + (op.ifExists ? u"IF EXISTS "_s : QString()) + quoted(op.name, dialect())
        + (op.cascade ? u" CASCADE"_s : QString()));
    return {};
}

OrRaised<void> Compiler::operator()(const operations::BeginAutocommit &)
{
    m_context.autocommit = dialect() == Dialect::Postgresql;
    return {};
}

OrRaised<void> Compiler::operator()(const operations::EndAutocommit &)
{
    m_context.autocommit = false;
    return {};
}

} // namespace retort::dialect
