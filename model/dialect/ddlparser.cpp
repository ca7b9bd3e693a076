// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/ddlparser.h"

#include "model/dialect/ddltext.h"


/// Statements as wholes; ddlcolumnparser.cpp reads what stands inside CREATE TABLE.
namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;
using schema::Identifier;

DdlParser::DdlParser(QStringView sql, Dialect dialect)
    : m_sql(sql)
    , m_dialect(dialect)
    , m_tokens(sqlTokens(sql, dialect))
{
}

const SqlToken *DdlParser::peek(qsizetype ahead) const
{
    return m_position + ahead < m_tokens.size() ? &m_tokens.at(m_position + ahead) : nullptr;
}

bool DdlParser::isNext(QLatin1StringView word) const
{
    const SqlToken *token = peek();
    return token && token->isWord(word);
}

bool DdlParser::take(QLatin1StringView word)
{
    if (!isNext(word))
        return false;
    ++m_position;
    return true;
}

bool DdlParser::takeSymbol(QChar symbol)
{
    const SqlToken *token = peek();
    if (!token || !token->isSymbol(symbol))
        return false;
    ++m_position;
    return true;
}

bool DdlParser::takeWords(std::initializer_list<QLatin1StringView> words)
{
    qsizetype ahead = 0;
    for (const QLatin1StringView word : words) {
        const SqlToken *token = peek(ahead++);
        if (!token || !token->isWord(word))
            return false;
    }
    m_position += ahead;
    return true;
}

bool DdlParser::takeName(QString &name)
{
    const SqlToken *token = peek();
    if (!token || token->kind == SqlToken::Kind::Symbol || token->kind == SqlToken::Kind::Number)
        return false;
    name = token->name(m_dialect);
    ++m_position;
    return !name.isEmpty();
}

bool DdlParser::takeQualified(Identifier &schemaName, Identifier &name)
{
    QString first;
    if (!takeName(first))
        return false;
    name = Identifier(first);
    schemaName = {};
    if (!takeSymbol(u'.'))
        return true;
    QString second;
    schemaName = Identifier(first);
    const bool complete = takeName(second);
    name = Identifier(second);
    return complete;
}

/// "(a, b)" of plain names.
bool DdlParser::takeNames(QStringList &names)
{
    if (!takeSymbol(u'('))
        return false;
    do {
        QString name;
        if (!takeName(name))
            return false;
        names << name;
    } while (takeSymbol(u','));
    return takeSymbol(u')');
}

QString DdlParser::slice(qsizetype from, qsizetype to) const
{
    if (from >= to)
        return {};
    const qsizetype start = m_tokens.at(from).offset;
    return m_sql.mid(start, m_tokens.at(to - 1).end() - start).toString();
}

bool DdlParser::takeParenthesized(QString &inner)
{
    if (!takeSymbol(u'('))
        return false;
    const qsizetype start = m_position;
    int depth = 1;
    for (; !atEnd(); ++m_position) {
        if (peek()->isSymbol(u'('))
            ++depth;
        else if (peek()->isSymbol(u')') && --depth == 0)
            break;
    }
    if (atEnd())
        return false;
    inner = slice(start, m_position);
    ++m_position;
    return true;
}

DdlParser::Operations DdlParser::parse()
{
    m_position = 0;
    if (take("CREATE"_L1)) {
        QStringList prefixes;
        if (isNext("TEMP"_L1) || isNext("TEMPORARY"_L1) || isNext("UNLOGGED"_L1))
            prefixes << m_tokens.at(m_position++).text.toString().toUpper();
        if (take("TABLE"_L1))
            return createTable(prefixes);
        const bool unique = take("UNIQUE"_L1);
        return take("INDEX"_L1) && prefixes.isEmpty() ? createIndex(unique) : std::nullopt;
    }
    if (takeWords({"DROP"_L1, "TABLE"_L1}))
        return dropTable();
    if (takeWords({"DROP"_L1, "INDEX"_L1}))
        return dropIndex();
    if (takeWords({"ALTER"_L1, "TABLE"_L1}))
        return alterTable();
    return std::nullopt;
}

operations::RenameTable DdlParser::namedTable()
{
    operations::RenameTable named;
    bool isIndex = false;
    for (m_position = 0; !atEnd() && m_position < 6; ++m_position) {
        isIndex = isIndex || isNext("INDEX"_L1);
        if (!(isIndex ? isNext("ON"_L1) : isNext("TABLE"_L1)))
            continue;
        ++m_position;
        takeWords({"IF"_L1, "NOT"_L1, "EXISTS"_L1});
        takeWords({"IF"_L1, "EXISTS"_L1});
        take("ONLY"_L1);
        if (!takeQualified(named.schema, named.table))
            named.table = {};
        return named;
    }
    return named;
}

DdlParser::Operations DdlParser::createTable(const QStringList &prefixes)
{
    operations::CreateTable op;
    op.definition.prefixes = prefixes;
    op.ifNotExists = takeWords({"IF"_L1, "NOT"_L1, "EXISTS"_L1});
    if (!takeQualified(op.definition.schema, op.definition.name) || !takeSymbol(u'('))
        return std::nullopt;
    constexpr qsizetype MaximumItems = 4'000; // SQLite has at most 2,000 columns, PostgreSQL 1,600
    do {
        if (op.definition.items.size() > MaximumItems || !tableItem(op.definition))
            return std::nullopt;
    } while (takeSymbol(u','));
    if (!takeSymbol(u')') || !tableOptions(op.definition))
        return std::nullopt;
    return QList<operations::Operation>{op};
}

bool DdlParser::tableOptions(schema::TableDefinition &definition)
{
    while (!atEnd()) {
        if (takeWords({"WITHOUT"_L1, "ROWID"_L1}))
            definition.options.insert(u"sqlite_with_rowid"_s, false);
        else if (take("STRICT"_L1))
            definition.options.insert(u"sqlite_strict"_s, true);
        else if (!takeSymbol(u','))
            return false;
    }
    return true;
}

DdlParser::Operations DdlParser::createIndex(bool unique)
{
    operations::CreateIndex op;
    op.index.unique = unique;
    const bool concurrently = take("CONCURRENTLY"_L1);
    if (concurrently)
        op.index.options.insert(u"postgresql_concurrently"_s, true);
    op.ifNotExists = takeWords({"IF"_L1, "NOT"_L1, "EXISTS"_L1});
    Identifier indexSchema;
    if (!takeQualified(indexSchema, op.index.name) || !take("ON"_L1) || !takeQualified(op.schema, op.table))
        return std::nullopt;
    if (op.schema.isEmpty())
        op.schema = indexSchema;
    QString list;
    if (!takeParenthesized(list))
        return std::nullopt;
    DdlParser elements(list, m_dialect);
    while (!elements.atEnd()) {
        const qsizetype start = elements.m_position;
        int depth = 0;
        while (!elements.atEnd() && (depth > 0 || !elements.peek()->isSymbol(u','))) {
            depth += elements.peek()->isSymbol(u'(') ? 1 : elements.peek()->isSymbol(u')') ? -1 : 0;
            ++elements.m_position;
        }
        const qsizetype end = elements.m_position;
        if (end == start)
            return std::nullopt;
        if (end == start + 1)
            op.index.elements << schema::IndexElement{elements.m_tokens.at(start).name(m_dialect), nullptr};
        else
            op.index.elements << schema::IndexElement{{}, storedSql(elements.slice(start, end))};
        elements.takeSymbol(u',');
    }
    if (take("WHERE"_L1)) {
        const QString option = m_dialect == Dialect::Sqlite ? u"sqlite_where"_s : u"postgresql_where"_s;
        op.index.options.insert(option, schema::SqlPtr(storedSql(slice(m_position, m_tokens.size()))));
        m_position = m_tokens.size();
    }
    return atEnd() ? Operations(QList<operations::Operation>{op}) : std::nullopt;
}

DdlParser::Operations DdlParser::dropTable()
{
    QList<operations::Operation> all;
    const bool ifExists = takeWords({"IF"_L1, "EXISTS"_L1});
    do {
        operations::DropTable op;
        op.ifExists = ifExists;
        if (!takeQualified(op.schema, op.table))
            return std::nullopt;
        all << op;
    } while (takeSymbol(u','));
    if (!take("CASCADE"_L1))
        take("RESTRICT"_L1);
    return atEnd() ? Operations(all) : std::nullopt;
}

DdlParser::Operations DdlParser::dropIndex()
{
    QList<operations::Operation> all;
    take("CONCURRENTLY"_L1);
    const bool ifExists = takeWords({"IF"_L1, "EXISTS"_L1});
    do {
        operations::DropIndex op;
        op.ifExists = ifExists;
        if (!takeQualified(op.schema, op.name))
            return std::nullopt;
        all << op;
    } while (takeSymbol(u','));
    if (!take("CASCADE"_L1))
        take("RESTRICT"_L1);
    return atEnd() ? Operations(all) : std::nullopt;
}

DdlParser::Operations DdlParser::alterTable()
{
    Identifier schemaName;
    Identifier table;
    takeWords({"IF"_L1, "EXISTS"_L1});
    if (!takeQualified(schemaName, table))
        return std::nullopt;
    if (takeWords({"RENAME"_L1, "TO"_L1})) {
        QString name;
        const bool complete = takeName(name) && atEnd();
        return complete ? Operations({operations::RenameTable{table, Identifier(name), schemaName}}) : std::nullopt;
    }
    if (take("RENAME"_L1)) {
        operations::AlterColumn op;
        op.table = table;
        op.schema = schemaName;
        take("COLUMN"_L1);
        QString from;
        QString to;
        if (!takeName(from) || !take("TO"_L1) || !takeName(to) || !atEnd())
            return std::nullopt;
        op.column = Identifier(from);
        op.newName = Identifier(to);
        return QList<operations::Operation>{op};
    }
    if (takeWords({"DROP"_L1, "COLUMN"_L1})) {
        operations::DropColumn op;
        op.table = table;
        op.schema = schemaName;
        op.ifExists = takeWords({"IF"_L1, "EXISTS"_L1});
        QString name;
        if (!takeName(name))
            return std::nullopt;
        op.column = Identifier(name);
        return atEnd() ? Operations({op}) : std::nullopt;
    }
    if (!takeWords({"ADD"_L1, "COLUMN"_L1}))
        return std::nullopt;
    const bool ifNotExists = takeWords({"IF"_L1, "NOT"_L1, "EXISTS"_L1});
    schema::TableDefinition definition;
    if (!columnDefinition(definition) || !atEnd())
        return std::nullopt;
    QList<operations::Operation> all;
    for (const schema::TableItem &item : definition.items) {
        if (const auto *column = std::get_if<schema::Column>(&item)) {
            operations::AddColumn op;
            op.table = table;
            op.schema = schemaName;
            op.column = *column;
            op.ifNotExists = ifNotExists;
            all << op;
        } else if (const auto *constraint = std::get_if<schema::Constraint>(&item)) {
            all << operations::AddConstraint{table, schemaName, *constraint};
        }
    }
    return all;
}

} // namespace retort::dialect
