// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/sourcetext.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

class BodyDecoder
{
public:
    BodyDecoder(QByteArrayView body, bool raw, bool isBytes, bool formatted)
        : m_body(body), m_raw(raw), m_isBytes(isBytes), m_formatted(formatted)
    {
    }

    DecodedString run()
    {
        qsizetype plain = 0;
        for (m_at = 0; m_at < m_body.size() && m_result.error.isEmpty();) {
            const char c = m_body[m_at];
            const bool brace = m_formatted && (c == '{' || c == '}') && m_at + 1 < m_body.size() && m_body[m_at + 1] == c;
            if (!brace && (m_raw || c != '\\')) {
                if (m_isBytes && uchar(c) >= 0x80)
                    m_result.error = u"bytes can only contain ASCII literal characters"_s;
                ++m_at;
                continue;
            }
            flush(plain, m_at);
            if (brace) {
                put(uchar(c));
                m_at += 2;
            } else {
                escape();
            }
            plain = m_at;
        }
        if (m_result.error.isEmpty())
            flush(plain, m_body.size());
        return std::move(m_result);
    }

private:
    void flush(qsizetype from, qsizetype to)
    {
        const QByteArrayView part = m_body.sliced(from, to - from);
        if (m_isBytes)
            m_result.bytes.append(part);
        else
            m_result.text.append(QString::fromUtf8(part));
    }

    void put(char32_t code)
    {
        if (m_isBytes)
            m_result.bytes.append(char(code & 0xff));
        else if (code >= 0x10000)
            m_result.text.append(QString::fromUcs4(&code, 1));
        else
            m_result.text.append(QChar(char16_t(code)));
    }

    void hex(int digits, const char *name)
    {
        const qsizetype start = m_at;
        m_at += 2;
        char32_t value = 0;
        int seen = 0;
        for (; seen < digits && m_at < m_body.size(); ++seen, ++m_at) {
            const char c = m_body[m_at];
            const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0)
                break;
            value = value * 16 + char32_t(digit);
        }
        if (seen < digits && m_isBytes) {
            m_result.error = u"(value error) invalid \\x escape at position %1"_s.arg(start);
        } else if (seen < digits) {
            m_result.error = u"(unicode error) 'unicodeescape' codec can't decode bytes in position %1-%2: truncated %3 escape"_s
                                 .arg(start).arg(m_at - 1).arg(QLatin1StringView(name));
        } else if (value > 0x10ffff) {
            m_result.error = u"(unicode error) 'unicodeescape' codec can't decode bytes in position %1-%2: illegal Unicode character"_s
                                 .arg(start).arg(m_at - 1);
        } else {
            put(value);
        }
    }

    void octal()
    {
        ++m_at;
        char32_t value = 0;
        for (int i = 0; i < 3 && m_at < m_body.size() && m_body[m_at] >= '0' && m_body[m_at] <= '7'; ++i, ++m_at)
            value = value * 8 + char32_t(m_body[m_at] - '0');
        put(value);
    }

    void named()
    {
        const qsizetype close = m_at + 2 < m_body.size() && m_body[m_at + 2] == '{' ? m_body.indexOf('}', m_at) : -1;
        if (close < 0) {
            m_result.error = u"(unicode error) 'unicodeescape' codec can't decode bytes in position %1-%2: malformed \\N character escape"_s
                                 .arg(m_at).arg(m_at + 1);
            return;
        }
        m_result.unknown = true;
        m_at = close + 1;
    }

    void escape()
    {
        if (m_at + 1 >= m_body.size()) {
            put('\\');
            ++m_at;
            return;
        }
        const char c = m_body[m_at + 1];
        static constexpr char simple[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
        for (int i = 0; simple[i]; i += 2) {
            if (simple[i] == c) {
                put(uchar(simple[i + 1]));
                m_at += 2;
                return;
            }
        }
        if (c == '\n')
            m_at += 2;
        else if (c >= '0' && c <= '7')
            octal();
        else if (c == 'x')
            hex(2, "\\xXX");
        else if (c == 'u' && !m_isBytes)
            hex(4, "\\uXXXX");
        else if (c == 'U' && !m_isBytes)
            hex(8, "\\UXXXXXXXX");
        else if (c == 'N' && !m_isBytes)
            named();
        else {
            put('\\'); // Python keeps an unknown escape as it stands
            ++m_at;
        }
    }

    QByteArrayView m_body;
    bool m_raw, m_isBytes, m_formatted;
    qsizetype m_at = 0;
    DecodedString m_result;
};

} // namespace

DecodedString decodeStringBody(QByteArrayView body, bool raw, bool isBytes, bool formatted)
{
    return BodyDecoder(body, raw, isBytes, formatted).run();
}

bool isStringPrefix(QByteArrayView prefix)
{
    static const QByteArrayList known = {"", "r", "u", "b", "f", "br", "rb", "fr", "rf"};
    return known.contains(prefix.toByteArray().toLower());
}

} // namespace retort::python
