// SPDX-License-Identifier: GPL-3.0-or-later
// Reading JSON as Python's json does: keys keep their order, 1 and 1.0 differ, NaN and Infinity are numbers.
#include "model/bindings/standardlibrary.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Value;
using python::Values;

namespace {

class JsonReader
{
public:
    JsonReader(World &world, const QString &text)
        : m_world(world)
        , m_text(text)
    {
    }

    Value document()
    {
        skipSpace();
        const Value result = value(0);
        skipSpace();
        if (m_problem.isEmpty() && m_at != m_text.size())
            fail(u"Extra data"_s, m_at);
        return result;
    }
    const QString &problem() const { return m_problem; }
    qsizetype position() const { return m_position; }

private:
    static constexpr int maximumDepth = 300;

    void fail(const QString &problem, qsizetype position)
    {
        if (!m_problem.isEmpty())
            return;
        m_problem = problem;
        m_position = position;
    }
    QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    void skipSpace()
    {
        while (m_at < m_text.size() && (peek() == u' ' || peek() == u'\t' || peek() == u'\n' || peek() == u'\r'))
            ++m_at;
    }
    bool take(QLatin1StringView word)
    {
        if (!QStringView(m_text).sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    Value value(int depth)
    {
        if (depth > maximumDepth)
            m_world.needsPython(u"JSON that is nested more than %1 deep"_s.arg(maximumDepth));
        if (peek() == u'"')
            return string();
        if (peek() == u'{')
            return object(depth);
        if (peek() == u'[')
            return array(depth);
        if (take("null"_L1))
            return {};
        if (take("true"_L1))
            return Value::boolean(true);
        if (take("false"_L1))
            return Value::boolean(false);
        if (take("NaN"_L1))
            return Value::real(std::numeric_limits<double>::quiet_NaN());
        if (take("Infinity"_L1))
            return Value::real(std::numeric_limits<double>::infinity());
        if (take("-Infinity"_L1))
            return Value::real(-std::numeric_limits<double>::infinity());
        return number();
    }

    Value number()
    {
        static const QRegularExpression form(u"(-?(?:0|[1-9][0-9]*))(\\.[0-9]+)?([eE][-+]?[0-9]+)?"_s);
        const auto match = form.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) {
            fail(u"Expecting value"_s, m_at);
            return {};
        }
        m_at = match.capturedEnd();
        if (match.capturedLength(2) > 0 || match.capturedLength(3) > 0)
            return Value::real(match.captured().toDouble());
        bool fits = false;
        const qint64 whole = match.captured(1).toLongLong(&fits);
        return fits ? Value::integer(whole) : m_world.py.unknown(u"integers beyond 64 bits are not modelled"_s);
    }

    Value array(int depth)
    {
        ++m_at;
        Values items;
        skipSpace();
        if (peek() == u']') {
            ++m_at;
            return m_world.py.list();
        }
        while (m_problem.isEmpty()) {
            items.push_back(value(depth + 1));
            if (!m_problem.isEmpty())
                break;
            skipSpace();
            if (peek() == u']') {
                ++m_at;
                break;
            }
            if (peek() != u',') {
                fail(u"Expecting ',' delimiter"_s, m_at);
                break;
            }
            ++m_at;
            skipSpace();
        }
        return m_world.py.list(std::move(items));
    }

    Value object(int depth)
    {
        const Value result = m_world.py.dict();
        ++m_at;
        skipSpace();
        if (peek() == u'}') {
            ++m_at;
            return result;
        }
        while (m_problem.isEmpty()) {
            if (peek() != u'"') {
                fail(u"Expecting property name enclosed in double quotes"_s, m_at);
                break;
            }
            const Value key = string();
            skipSpace();
            if (m_problem.isEmpty() && peek() != u':')
                fail(u"Expecting ':' delimiter"_s, m_at);
            if (!m_problem.isEmpty())
                break;
            ++m_at;
            skipSpace();
            result.dict()->insert(m_world.py, key, value(depth + 1));
            skipSpace();
            if (!m_problem.isEmpty())
                break;
            if (peek() == u'}') {
                ++m_at;
                break;
            }
            if (peek() != u',') {
                fail(u"Expecting ',' delimiter"_s, m_at);
                break;
            }
            ++m_at;
            skipSpace();
        }
        return result;
    }

    Value string()
    {
        const qsizetype begin = m_at++;
        QString result;
        for (;;) {
            if (m_at >= m_text.size()) {
                fail(u"Unterminated string starting at"_s, begin);
                return {};
            }
            const QChar c = m_text.at(m_at++);
            if (c == u'"')
                return m_world.py.str(result);
            if (c.unicode() < 0x20) {
                fail(u"Invalid control character at"_s, m_at - 1);
                return {};
            }
            if (c != u'\\') {
                result += c;
                continue;
            }
            if (!escape(result, begin))
                return {};
        }
    }

    bool escape(QString &into, qsizetype begin)
    {
        static const QHash<QChar, QChar> simple{{u'"', u'"'}, {u'\\', u'\\'}, {u'/', u'/'}, {u'b', u'\b'}, {u'f', u'\f'}, {u'n', u'\n'},
            {u'r', u'\r'}, {u't', u'\t'}};
        if (m_at >= m_text.size()) {
            fail(u"Unterminated string starting at"_s, begin);
            return false;
        }
        const QChar c = m_text.at(m_at++);
        if (const auto found = simple.constFind(c); found != simple.cend()) {
            into += *found;
            return true;
        }
        bool ok = c == u'u' && m_at + 4 <= m_text.size();
        const ushort code = ok ? m_text.mid(m_at, 4).toUShort(&ok, 16) : ushort(0);
        if (!ok) {
            fail(c == u'u' ? u"Invalid \\uXXXX escape"_s : u"Invalid \\escape"_s, c == u'u' ? m_at : m_at - 2);
            return false;
        }
        into += QChar(code);
        m_at += 4;
        return true;
    }

    World &m_world;
    const QString &m_text;
    qsizetype m_at = 0;
    QString m_problem;
    qsizetype m_position = 0;
};

} // namespace

Value parseJson(World &world, const QString &text)
{
    world.py.charge(text.size() * 16);
    JsonReader reader(world, text);
    const Value value = reader.document();
    return world.py.tuple({value, world.py.str(reader.problem()), Value::integer(reader.position())});
}

} // namespace retort::bindings
