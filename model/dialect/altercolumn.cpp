// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/altercolumn.h"

#include "model/dialect/postgresql/alterddl.h"
#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

template<typename Kind>
bool eitherIs(const operations::AlterColumn &op)
{
    return std::holds_alternative<Kind>(*op.serverDefault)
        || (op.existingServerDefault && std::holds_alternative<Kind>(*op.existingServerDefault));
}

OrRaised<void> alterIdentity(const operations::AlterColumn &op, Emitter &emitter)
{
    if (emitter.dialect() == Dialect::Sqlite) {
        return schema::raised(u"CompileError"_s,
            u"Adding, removing or modifying an \"identity\" construct, e.g. GENERATED AS IDENTITY, to or from an existing column "
            "is not supported in this dialect."_s);
    }
    emitter.emit(alterColumnClause(op, emitter.dialect()) + u' '
        + postgresql::identityChange(*op.serverDefault, op.existingServerDefault));
    return {};
}

OrRaised<void> alterDefault(const operations::AlterColumn &op, Emitter &emitter)
{
    if (eitherIs<schema::Computed>(op)) {
        return schema::raised(u"CompileError"_s,
            u"Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an existing column is not "
            "supported."_s);
    }
    if (eitherIs<schema::Identity>(op))
        return alterIdentity(op, emitter);
    const QString clause = alterColumnClause(op, emitter.dialect());
    if (std::holds_alternative<schema::NoDefault>(*op.serverDefault)) {
        emitter.emit(clause + u" DROP DEFAULT"_s);
        return {};
    }
    const auto text = defaultText(*op.serverDefault, emitter.dialect());
    if (!text)
        return tl::unexpected(text.error());
    // A FetchedValue has no text, and Alembic prints Python's None for it.
    emitter.emit(clause + u" SET DEFAULT "_s + text->value_or(u"None"_s));
    return {};
}

OrRaised<void> alterType(const operations::AlterColumn &op, Emitter &emitter)
{
    const OrRaised<QString> type = compileType(*op.type, emitter.dialect());
    if (!type)
        return tl::unexpected(type.error());
    emitter.emit(alterColumnClause(op, emitter.dialect()) + u" TYPE "_s + *type);
    return {};
}

OrRaised<void> alterComment(const operations::AlterColumn &op, Emitter &emitter)
{
    if (emitter.dialect() == Dialect::Sqlite) {
        return schema::raised(u"UnsupportedCompilationError"_s,
            u"Compiler <sqlalchemy.dialects.sqlite.base.SQLiteDDLCompiler object> can't render element of type <class "
            "'alembic.ddl.base.ColumnComment'>: <class 'alembic.ddl.base.ColumnComment'> construct has no default compilation "
            "handler. (Background on this error at: https://sqlalche.me/e/20/l7de)"_s);
    }
    const Dialect dialect = emitter.dialect();
    const std::optional<QString> &comment = *op.comment;
    emitter.emit(u"COMMENT ON COLUMN "_s + qualifiedByParts(op.schema, op.table, dialect) + u'.' + quoted(op.column, dialect)
        + u" IS "_s + (comment ? stringLiteral(*comment) : u"NULL"_s));
    return {};
}

} // namespace

QString alterTable(const operations::AlterColumn &op, Dialect dialect)
{
    return u"ALTER TABLE "_s + qualifiedByParts(op.schema, op.table, dialect);
}

QString alterColumnClause(const operations::AlterColumn &op, Dialect dialect)
{
    return alterTable(op, dialect) + u" ALTER COLUMN "_s + quoted(op.column, dialect);
}

OrRaised<void> alterColumnInOrder(const operations::AlterColumn &op, Emitter &emitter)
{
    if (op.autoincrement || op.existingAutoincrementGiven)
        emitter.warn(u"autoincrement and existing_autoincrement only make sense for MySQL"_s);
    if (op.nullable) {
        emitter.emit(
            alterColumnClause(op, emitter.dialect()) + (*op.nullable ? u" DROP NOT NULL"_s : u" SET NOT NULL"_s));
    }
    OrRaised<void> done;
    if (op.serverDefault)
        done = alterDefault(op, emitter);
    if (done && op.type)
        done = alterType(op, emitter);
    if (done && op.comment)
        done = alterComment(op, emitter);
    return done;
}

} // namespace retort::dialect
