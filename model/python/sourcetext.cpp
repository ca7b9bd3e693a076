// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/sourcetext.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <algorithm>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray codingCookie(const QByteArray &bytes)
{
    static const QRegularExpression pattern(uR"(^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+))"_s);
    static const QRegularExpression blank(uR"(^[ \t\f]*(?:[#\r\n]|$))"_s);
    qsizetype from = 0;
    for (int line = 0; line < 2 && from < bytes.size(); ++line) {
        qsizetype end = bytes.indexOf('\n', from);
        if (end < 0)
            end = bytes.size();
        const QString text = QString::fromLatin1(QByteArrayView(bytes).sliced(from, std::min<qsizetype>(end - from, 400)));
        const QRegularExpressionMatch match = pattern.match(text);
        if (match.hasMatch())
            return match.captured(1).toLower().replace(u'_', u'-').toLatin1();
        if (!blank.match(text).hasMatch())
            break;
        from = end + 1;
    }
    return {};
}

QByteArray unixLineEnds(QByteArray text)
{
    if (!text.contains('\r'))
        return text;
    text.replace("\r\n", "\n");
    text.replace('\r', '\n');
    return text;
}

/// Windows-1252 differs from Latin-1 in 0x80…0x9f only; 0 marks the five undefined bytes.
QString fromWindows1252(const QByteArray &bytes)
{
    static constexpr char16_t table[32] = {0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
        0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
        0x203a, 0x0153, 0, 0x017e, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = QChar(table[c.unicode() - 0x80]);
    }
    return text;
}

int lineOf(const QByteArray &bytes, qsizetype position)
{
    return 1 + int(std::count(bytes.begin(), bytes.begin() + position, '\n'));
}

/// Where the bytes stop being UTF-8; -1 when all are.
qsizetype firstInvalidUtf8(QByteArrayView bytes)
{
    for (qsizetype i = 0; i < bytes.size();) {
        const auto byte = uchar(bytes[i]);
        int more = 0;
        char32_t least = 0;
        char32_t value = byte;
        if (byte < 0x80) {
            ++i;
            continue;
        } else if (byte >= 0xc2 && byte < 0xe0) {
            more = 1, least = 0x80, value = byte & 0x1f;
        } else if (byte >= 0xe0 && byte < 0xf0) {
            more = 2, least = 0x800, value = byte & 0x0f;
        } else if (byte >= 0xf0 && byte < 0xf5) {
            more = 3, least = 0x10000, value = byte & 0x07;
        } else {
            return i;
        }
        if (i + more >= bytes.size())
            return i;
        for (int k = 1; k <= more; ++k) {
            const auto next = uchar(bytes[i + k]);
            if ((next & 0xc0) != 0x80)
                return i;
            value = (value << 6) | (next & 0x3f);
        }
        if (value < least || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
            return i;
        i += more + 1;
    }
    return -1;
}

} // namespace

SourceText decodeSource(const QByteArray &bytes)
{
    SourceText result;
    QByteArray body = bytes;
    const bool mark = body.startsWith("\xef\xbb\xbf");
    if (mark)
        body.remove(0, 3);
    if (const qsizetype null = body.indexOf('\0'); null >= 0) {
        result.error = u"source code cannot contain null bytes"_s;
        result.errorLine = lineOf(body, null);
        return result;
    }
    const QByteArray cookie = codingCookie(body);
    const bool utf8 = cookie.isEmpty() || cookie == "utf8" || cookie.startsWith("utf-8") || cookie == "ascii" || cookie == "us-ascii";
    if (!utf8 && mark) {
        result.error = u"encoding problem: %1 with BOM"_s.arg(QString::fromLatin1(cookie));
        result.errorLine = 1;
    } else if (utf8) {
        const qsizetype invalid = firstInvalidUtf8(body);
        if (invalid >= 0) {
            result.error = u"(unicode error) 'utf-8' codec can't decode byte 0x%1 in position %2: invalid start byte"_s
                               .arg(uint(uchar(body[invalid])), 2, 16, QLatin1Char('0'))
                               .arg(invalid);
            result.errorLine = lineOf(body, invalid);
        }
    } else if (cookie == "latin-1" || cookie == "latin1" || cookie == "iso-8859-1" || cookie == "iso8859-1" || cookie == "l1") {
        body = QString::fromLatin1(body).toUtf8();
    } else if (cookie == "cp1252" || cookie == "windows-1252") {
        body = fromWindows1252(body).toUtf8();
    } else {
        result.error = u"unknown encoding: %1"_s.arg(QString::fromLatin1(cookie));
        result.errorLine = 1;
    }
    result.utf8 = unixLineEnds(std::move(body));
    return result;
}

LineMap::LineMap(const QByteArray &utf8, QString file) : m_source(utf8), m_file(std::move(file))
{
    m_lineStarts.push_back(0);
    for (qsizetype at = utf8.indexOf('\n'); at >= 0; at = utf8.indexOf('\n', at + 1))
        m_lineStarts.push_back(at + 1);
}

int LineMap::codePoints(quint32 row, quint32 column) const
{
    if (row >= m_lineStarts.size())
        return int(column);
    const qsizetype start = m_lineStarts[row];
    const qsizetype end = std::min<qsizetype>(start + column, m_source.size());
    return int(std::count_if(m_source.begin() + start, m_source.begin() + end, [](char c) { return (uchar(c) & 0xc0) != 0x80; }));
}

SourceRange LineMap::range(quint32 row, quint32 column, quint32 endRow, quint32 endColumn) const
{
    return {m_file, int(row) + 1, codePoints(row, column) + 1, int(endRow) + 1, codePoints(endRow, endColumn) + 1};
}

} // namespace retort::python
