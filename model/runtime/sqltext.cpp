// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sqltext.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

QString firstKeyword(QStringView sql)
{
    for (;;) {
        sql = sql.trimmed();
        qsizetype end = -1;
        if (sql.startsWith("--"_L1))
            end = sql.indexOf(u'\n') + 1;
        else if (sql.startsWith("/*"_L1))
            end = sql.indexOf("*/"_L1, 2) + 2;
        else if (sql.startsWith(u';'))
            end = 1;
        else
            break;
        if (end < (sql.startsWith("/*"_L1) ? 4 : 1)) // an unclosed comment
            return {};
        sql = sql.sliced(end);
    }
    qsizetype length = 0;
    while (length < sql.size() && (sql[length].isLetter() || sql[length] == u'_'))
        ++length;
    return sql.first(length).toString().toUpper();
}

static QString enclosed(QStringView text, QChar quote)
{
    QString result = text.toString();
    result.replace(quote, QString(2, quote));
    return quote + result + quote;
}

QString quoteLiteral(QStringView text)
{
    return enclosed(text, u'\'');
}

QString quoteName(QStringView name)
{
    return enclosed(name, u'"');
}

qsizetype offsetOfUtf8(QByteArrayView utf8, qsizetype bytes)
{
    return QString::fromUtf8(utf8.first(qBound(qsizetype(0), bytes, utf8.size()))).size();
}

qsizetype offsetOfCodePoint(QStringView text, qsizetype codePoint)
{
    qsizetype offset = 0;
    for (; codePoint > 0 && offset < text.size(); --codePoint)
        offset += text[offset].isHighSurrogate() && offset + 1 < text.size() ? 2 : 1;
    return offset;
}

} // namespace retort::runtime
