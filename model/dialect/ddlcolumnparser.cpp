// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/ddlparser.h"
#include "model/dialect/ddltext.h"

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;
using schema::Identifier;

bool DdlParser::startsColumnConstraint() const
{
    for (const QLatin1StringView word : {"CONSTRAINT"_L1, "PRIMARY"_L1, "NOT"_L1, "NULL"_L1, "UNIQUE"_L1, "CHECK"_L1, "DEFAULT"_L1,
             "COLLATE"_L1, "REFERENCES"_L1, "GENERATED"_L1, "AS"_L1}) {
        if (isNext(word))
            return true;
    }
    return false;
}

bool DdlParser::tableItem(schema::TableDefinition &definition)
{
    const SqlToken *second = peek(1);
    const bool named = isNext("CONSTRAINT"_L1);
    const bool bare = second
        && ((isNext("PRIMARY"_L1) && second->isWord("KEY"_L1)) || (isNext("FOREIGN"_L1) && second->isWord("KEY"_L1))
            || (isNext("UNIQUE"_L1) && second->isSymbol(u'(')) || (isNext("CHECK"_L1) && second->isSymbol(u'(')));
    return named || bare ? tableConstraint(definition) : columnDefinition(definition);
}

/// ON CONFLICT of SQLite, under the name that SQLAlchemy has for it.
void DdlParser::takeConflict(schema::DialectOptions &options, const QString &option)
{
    QString word;
    if (takeWords({"ON"_L1, "CONFLICT"_L1}) && takeName(word))
        options.insert(option, word.toUpper());
}

bool DdlParser::tableConstraint(schema::TableDefinition &definition)
{
    QString name;
    if (take("CONSTRAINT"_L1) && !takeName(name))
        return false;
    const QString conflict = u"sqlite_on_conflict"_s;
    bool read = false;
    if (takeWords({"PRIMARY"_L1, "KEY"_L1})) {
        schema::PrimaryKey key;
        key.name = Identifier(name);
        read = takeNames(key.columns);
        takeConflict(key.options, conflict);
        definition.items << schema::Constraint(key);
    } else if (take("UNIQUE"_L1)) {
        schema::Unique unique;
        unique.name = Identifier(name);
        read = takeNames(unique.columns);
        takeConflict(unique.options, conflict);
        definition.items << schema::Constraint(unique);
    } else if (take("CHECK"_L1)) {
        schema::Check check;
        check.name = Identifier(name);
        QString condition;
        read = takeParenthesized(condition);
        check.condition = storedSql(condition);
        takeConflict(check.options, conflict);
        definition.items << schema::Constraint(check);
    } else if (takeWords({"FOREIGN"_L1, "KEY"_L1})) {
        schema::ForeignKey key;
        key.name = Identifier(name);
        read = takeNames(key.columns) && reference(key);
        definition.items << schema::Constraint(key);
    }
    return read;
}

bool DdlParser::referenceOption(schema::ForeignKey &key)
{
    QString *action = nullptr;
    if (takeWords({"ON"_L1, "DELETE"_L1}))
        action = &key.onDelete;
    else if (takeWords({"ON"_L1, "UPDATE"_L1}))
        action = &key.onUpdate;
    if (action) {
        const bool twoWords = isNext("SET"_L1) || isNext("NO"_L1);
        const qsizetype start = m_position;
        m_position = qMin(m_position + (twoWords ? 2 : 1), m_tokens.size());
        *action = slice(start, m_position);
        return !action->isEmpty();
    }
    if (take("MATCH"_L1))
        return takeName(key.match);
    if (takeWords({"NOT"_L1, "DEFERRABLE"_L1}))
        key.deferrable = false;
    else if (take("DEFERRABLE"_L1))
        key.deferrable = true;
    else if (take("INITIALLY"_L1))
        return takeName(key.initially);
    else
        return false;
    return true;
}

bool DdlParser::reference(schema::ForeignKey &key)
{
    if (!take("REFERENCES"_L1) || !takeQualified(key.referredSchema, key.referredTable))
        return false;
    const SqlToken *next = peek();
    if (next && next->isSymbol(u'(') && !takeNames(key.referredColumns))
        return false;
    while (referenceOption(key)) {
    }
    return true;
}

bool DdlParser::columnDefault(schema::Column &column)
{
    const qsizetype start = m_position;
    int depth = 0;
    while (!atEnd()) {
        const SqlToken *token = peek();
        const bool closes = token->isSymbol(u')') || token->isSymbol(u',');
        if (depth == 0 && m_position > start && (closes || startsColumnConstraint()))
            break;
        depth += token->isSymbol(u'(') ? 1 : token->isSymbol(u')') ? -1 : 0;
        ++m_position;
    }
    const QString text = slice(start, m_position);
    column.serverDefault = schema::SqlDefault{storedSql(text)};
    return !text.isEmpty() && depth == 0;
}

bool DdlParser::generated(schema::Column &column)
{
    takeWords({"GENERATED"_L1, "ALWAYS"_L1});
    schema::Computed computed;
    QString sql;
    if (!take("AS"_L1) || !takeParenthesized(sql))
        return false;
    computed.sql = storedSql(sql);
    computed.persisted = take("STORED"_L1);
    take("VIRTUAL"_L1);
    column.serverDefault = computed;
    return true;
}

bool DdlParser::columnConstraint(schema::Column &column, schema::TableDefinition &definition)
{
    QString name;
    if (take("CONSTRAINT"_L1) && !takeName(name))
        return false;
    bool read = true;
    if (takeWords({"PRIMARY"_L1, "KEY"_L1})) {
        take("ASC"_L1); // DESC would keep SQLite from taking the column for the row's number, and we have no word for it
        column.primaryKey = true;
        takeConflict(column.options, u"sqlite_on_conflict_primary_key"_s);
        if (take("AUTOINCREMENT"_L1))
            definition.options.insert(u"sqlite_autoincrement"_s, true);
    } else if (takeWords({"NOT"_L1, "NULL"_L1})) {
        column.nullable = false;
        takeConflict(column.options, u"sqlite_on_conflict_not_null"_s);
    } else if (take("NULL"_L1)) {
        column.nullable = true;
    } else if (take("UNIQUE"_L1)) {
        schema::Unique unique;
        unique.columns = {column.name.text};
        takeConflict(unique.options, u"sqlite_on_conflict"_s);
        definition.items << schema::Constraint(unique);
    } else if (take("CHECK"_L1)) {
        schema::Check check;
        check.name = Identifier(name);
        check.columnLevel = true;
        QString condition;
        read = takeParenthesized(condition);
        check.condition = storedSql(condition);
        takeConflict(check.options, u"sqlite_on_conflict"_s);
        column.checks << check;
    } else if (take("DEFAULT"_L1)) {
        read = columnDefault(column);
    } else if (take("COLLATE"_L1)) {
        QString collation;
        read = takeName(collation);
        column.options.insert(columnCollation, collation);
    } else if (isNext("REFERENCES"_L1)) {
        schema::ForeignKey key;
        key.columns = {column.name.text};
        key.inlined = true;
        read = reference(key);
        definition.items << schema::Constraint(key);
    } else {
        read = generated(column);
    }
    return read;
}

/// The column first, then the constraints that it brings; NULL is said outright, for SQLite allows it in a primary key.
bool DdlParser::columnDefinition(schema::TableDefinition &definition)
{
    schema::Column column;
    QString name;
    if (!takeName(name))
        return false;
    column.name = Identifier(name);
    const qsizetype typeStart = m_position;
    int depth = 0;
    while (!atEnd()) {
        const bool ends = peek()->isSymbol(u',') || peek()->isSymbol(u')') || startsColumnConstraint();
        if (depth == 0 && ends)
            break;
        depth += peek()->isSymbol(u'(') ? 1 : peek()->isSymbol(u')') ? -1 : 0;
        ++m_position;
    }
    const QString type = slice(typeStart, m_position);
    column.type = schema::SqlType::verbatim(type, u"UserDefinedType"_s, u"UserDefinedType()"_s);
    if (m_dialect == Dialect::Sqlite)
        column.nullable = true;
    const qsizetype place = definition.items.size();
    while (!atEnd() && startsColumnConstraint()) {
        if (!columnConstraint(column, definition))
            return false;
    }
    definition.items.insert(place, column);
    return depth == 0;
}

} // namespace retort::dialect
