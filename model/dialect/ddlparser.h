// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/sqltokens.h"
#include "model/operations/operation.h"

#include <optional>

namespace retort::dialect {

/// Reads DDL that a script writes as text into the operations that Alembic would have for it. It knows the plain forms only:
/// what it does not know it refuses, and the caller calls the table uncertain.
class DdlParser
{
public:
    DdlParser(QStringView sql, Dialect dialect);

    /// The statement's operations; nothing for a statement that is not understood as a whole.
    std::optional<QList<operations::Operation>> parse();

    /// The table that CREATE TABLE, ALTER TABLE, DROP TABLE or CREATE INDEX names, whatever follows; empty otherwise.
    operations::RenameTable namedTable();

private:
    using Operations = std::optional<QList<operations::Operation>>;

    bool atEnd() const { return m_position >= m_tokens.size(); }
    const SqlToken *peek(qsizetype ahead = 0) const;
    bool isNext(QLatin1StringView word) const;
    bool take(QLatin1StringView word);
    bool takeSymbol(QChar symbol);
    /// Takes all words of "IF NOT EXISTS", or none.
    bool takeWords(std::initializer_list<QLatin1StringView> words);
    bool takeName(QString &name);
    bool takeQualified(schema::Identifier &schemaName, schema::Identifier &name);
    bool takeNames(QStringList &names);
    /// The text inside the parentheses that come next.
    bool takeParenthesized(QString &inner);
    QString slice(qsizetype from, qsizetype to) const;
    bool startsColumnConstraint() const;

    Operations createTable(const QStringList &prefixes);
    Operations createIndex(bool unique);
    Operations dropTable();
    Operations dropIndex();
    Operations alterTable();
    bool tableItem(schema::TableDefinition &definition);
    bool tableConstraint(schema::TableDefinition &definition);
    bool tableOptions(schema::TableDefinition &definition);
    bool columnDefinition(schema::TableDefinition &definition);
    bool columnConstraint(schema::Column &column, schema::TableDefinition &definition);
    bool columnDefault(schema::Column &column);
    bool generated(schema::Column &column);
    bool reference(schema::ForeignKey &key);
    bool referenceOption(schema::ForeignKey &key);
    void takeConflict(schema::DialectOptions &options, const QString &option);

    QStringView m_sql;
    Dialect m_dialect;
    QList<SqlToken> m_tokens;
    qsizetype m_position = 0;
};

} // namespace retort::dialect
