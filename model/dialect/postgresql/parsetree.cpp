// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/parsetree.h"

#include "model/dialect/quoting.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

ParsedText::ParsedText(const QString &sql)
    : m_sql(sql)
    , m_tokens(sqlTokens(m_sql, Dialect::Postgresql))
{
    int bytes = 0;
    qsizetype at = 0;
    for (const SqlToken &token : std::as_const(m_tokens)) {
        bytes += int(QStringView(m_sql).mid(at, token.offset - at).toUtf8().size());
        at = token.offset;
        m_bytes.append(bytes);
    }
}

qsizetype ParsedText::tokenAt(int location) const
{
    return std::lower_bound(m_bytes.cbegin(), m_bytes.cend(), location) - m_bytes.cbegin();
}

QString ParsedText::slice(qsizetype from, qsizetype to) const
{
    if (from >= to)
        return {};
    return m_sql.mid(m_tokens.at(from).offset, m_tokens.at(to - 1).end() - m_tokens.at(from).offset);
}

QString ParsedText::expressionBehind(QLatin1StringView keyword, int location) const
{
    qsizetype from = tokenAt(location);
    while (from < m_tokens.size() && !m_tokens.at(from).isWord(keyword))
        ++from;
    ++from;
    int depth = 0;
    qsizetype to = from;
    for (; to < m_tokens.size(); ++to) {
        const SqlToken &token = m_tokens.at(to);
        if (depth == 0 && (token.isSymbol(u',') || token.isSymbol(u')') || token.isSymbol(u';')))
            break;
        const bool notNull = token.isWord("NOT"_L1) && to + 1 < m_tokens.size() && m_tokens.at(to + 1).isWord("NULL"_L1);
        const bool constraint = notNull || token.isWord("CONSTRAINT"_L1) || token.isWord("PRIMARY"_L1) || token.isWord("UNIQUE"_L1)
            || token.isWord("CHECK"_L1) || token.isWord("REFERENCES"_L1) || token.isWord("COLLATE"_L1) || token.isWord("GENERATED"_L1)
            || (token.isWord("NULL"_L1) && to > from);
        if (depth == 0 && constraint)
            break;
        depth += token.isSymbol(u'(') || token.isSymbol(u'[') ? 1 : token.isSymbol(u')') || token.isSymbol(u']') ? -1 : 0;
    }
    return slice(from, to);
}

QString ParsedText::parenthesizedBehind(int location) const
{
    qsizetype from = tokenAt(location);
    while (from < m_tokens.size() && !m_tokens.at(from).isSymbol(u'('))
        ++from;
    int depth = 0;
    for (qsizetype to = from; to < m_tokens.size(); ++to) {
        depth += m_tokens.at(to).isSymbol(u'(') ? 1 : m_tokens.at(to).isSymbol(u')') ? -1 : 0;
        if (depth == 0)
            return slice(from + 1, to);
    }
    return {};
}

QStringList ParsedText::listBehind(int location) const
{
    const QString inner = parenthesizedBehind(location);
    QStringList parts;
    qsizetype start = 0;
    int depth = 0;
    for (const SqlToken &token : sqlTokens(inner, Dialect::Postgresql)) {
        if (depth == 0 && token.isSymbol(u',')) {
            parts << inner.mid(start, token.offset - start).trimmed();
            start = token.end();
        }
        depth += token.isSymbol(u'(') ? 1 : token.isSymbol(u')') ? -1 : 0;
    }
    return parts << inner.mid(start).trimmed();
}

QString ParsedText::lastClause(QLatin1StringView keyword) const
{
    qsizetype found = -1;
    int depth = 0;
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        if (depth == 0 && m_tokens.at(i).isWord(keyword))
            found = i;
        depth += m_tokens.at(i).isSymbol(u'(') ? 1 : m_tokens.at(i).isSymbol(u')') ? -1 : 0;
    }
    qsizetype end = m_tokens.size();
    while (end > 0 && m_tokens.at(end - 1).isSymbol(u';'))
        --end;
    return found < 0 ? QString() : withoutParentheses(slice(found + 1, end), Dialect::Postgresql);
}

int ParsedText::lastBefore(QLatin1StringView keyword, int location) const
{
    for (qsizetype i = std::min(tokenAt(location), m_tokens.size()) - 1; i >= 0; --i) {
        if (m_tokens.at(i).isWord(keyword))
            return m_bytes.at(i);
    }
    return -1;
}

QStringList strings(const QJsonArray &list)
{
    QStringList texts;
    for (const QJsonValue item : list)
        texts << item.toObject().value("String"_L1).toObject().value("sval"_L1).toString();
    return texts;
}

namespace {

schema::ObjectName named(const QString &schemaName, const QString &name)
{
    return {schemaName == "public"_L1 ? QString() : schemaName, name};
}

} // namespace

schema::ObjectName nameOfList(const QJsonArray &names)
{
    const QStringList parts = strings(names);
    return named(parts.size() > 1 ? parts.at(parts.size() - 2) : QString(), parts.isEmpty() ? QString() : parts.last());
}

schema::ObjectName nameOfRelation(const QJsonObject &relation)
{
    return named(relation.value("schemaname"_L1).toString(), relation.value("relname"_L1).toString());
}

QString typeText(const QJsonObject &typeName)
{
    QStringList parts = strings(typeName.value("names"_L1).toArray());
    const bool builtin = parts.size() > 1 && parts.first() == "pg_catalog"_L1;
    if (builtin || (parts.size() > 1 && parts.first() == "public"_L1))
        parts.removeFirst();
    QStringList numbers;
    if (!(builtin && parts.first() == "interval"_L1)) { // its first number is a mask of fields
        for (const QJsonValue modifier : typeName.value("typmods"_L1).toArray())
            numbers << QString::number(modifier.toObject().value("A_Const"_L1).toObject().value("ival"_L1).toObject().value("ival"_L1).toInt());
    }
    QString text;
    if (parts.size() == 1 && (builtin || parts.first() == parts.first().toLower()))
        text = parts.first();
    else
        text = parts.size() == 1 ? quoted(schema::Identifier(parts.first()), Dialect::Postgresql)
                                 : qualified(schema::Identifier(parts.value(0)), schema::Identifier(parts.last()), Dialect::Postgresql);
    static const QHash<QString, QString> zoned{{u"timestamptz"_s, u"timestamp"_s}, {u"timetz"_s, u"time"_s}};
    if (!numbers.isEmpty() && zoned.contains(text))
        text = zoned.value(text) + u'(' + numbers.join(u',') + u") with time zone"_s;
    else if (!numbers.isEmpty())
        text += u'(' + numbers.join(u',') + u')';
    return typeName.value("arrayBounds"_L1).toArray().isEmpty() ? text : text + u"[]"_s;
}

int firstLocation(const QJsonValue &node)
{
    int first = -1;
    const auto take = [&first](int location) {
        if (location >= 0 && (first < 0 || location < first))
            first = location;
    };
    if (node.isArray()) {
        for (const QJsonValue item : node.toArray())
            take(firstLocation(item));
    } else if (node.isObject()) {
        const QJsonObject object = node.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == "location"_L1)
                take(it.value().toInt(-1));
            else
                take(firstLocation(it.value()));
        }
    }
    return first;
}

} // namespace retort::dialect::postgresql
