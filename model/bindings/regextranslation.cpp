// SPDX-License-Identifier: GPL-3.0-or-later
// Python's regular expressions and PCRE's share most of their grammar. What differs is rewritten (names, \Z, \v, {,n}, verbose
// mode, brackets inside sets); what cannot be is named in RegexTranslation::unsure.
#include "model/bindings/regextranslation.h"

#include <QHash>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

namespace {

struct Problem
{
    QString text;
    qsizetype position;
};

struct Unsure
{
    QString text;
};

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isOctal(QChar c)
{
    return c >= u'0' && c <= u'7';
}

QString code(uint character)
{
    return u"\\x{%1}"_s.arg(character, 0, 16);
}

class Translator
{
public:
    Translator(const QString &pattern, int flags) : m_text(pattern) { m_result.flags = flags; }

    RegexTranslation run()
    {
        try {
            leadingFlags();
            while (m_at < m_text.size())
                next();
            if (!m_open.isEmpty())
                throw Problem{u"missing ), unterminated subpattern"_s, m_open.last().position};
        } catch (const Problem &problem) {
            m_result.problem = problem.text;
            m_result.position = problem.position;
        } catch (const Unsure &unsure) {
            m_result.unsure = unsure.text;
        }
        if (!(m_result.flags & Ascii))
            m_result.flags |= Unicode;
        return m_result;
    }

private:
    enum class Last { Nothing, Anchor, Atom, Repeat };
    struct Group
    {
        qsizetype position;
        int number; ///< 0: does not capture
        bool looksBehind;
    };

    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(); }
    bool startsWith(QLatin1StringView word) const { return QStringView(m_text).sliced(m_at).startsWith(word); }
    void emitAtom(const QString &text)
    {
        m_result.pattern += text;
        m_last = Last::Atom;
    }

    static int flagOf(QChar c)
    {
        switch (c.unicode()) {
        case 'a': return Ascii;
        case 'i': return IgnoreCase;
        case 'L': return Locale;
        case 'm': return Multiline;
        case 's': return DotAll;
        case 'u': return Unicode;
        case 'x': return Verbose;
        default: return 0;
        }
    }

    void leadingFlags()
    {
        while (startsWith("(?"_L1) && flagOf(peek(2))) {
            qsizetype end = m_at + 2;
            int flags = 0;
            while (end < m_text.size() && flagOf(m_text.at(end)))
                flags |= flagOf(m_text.at(end++));
            if (end >= m_text.size() || m_text.at(end) != u')')
                return;
            m_result.flags |= flags;
            m_at = end + 1;
        }
        if (m_result.flags & Locale)
            throw Unsure{u"the LOCALE flag of a regular expression"_s};
    }

    void next()
    {
        const QChar c = peek();
        if (m_result.flags & Verbose) {
            if (c.isSpace()) {
                ++m_at;
                return;
            }
            if (c == u'#') {
                while (m_at < m_text.size() && peek() != u'\n')
                    ++m_at;
                return;
            }
        }
        switch (c.unicode()) {
        case '\\': escape(); return;
        case '[': set(); return;
        case '(': openGroup(); return;
        case ')': closeGroup(); return;
        case '*':
        case '+':
        case '?': repeat(1, QString(c)); return;
        case '{': braces(); return;
        case '|':
            if (!m_open.isEmpty() && m_open.last().looksBehind)
                throw Unsure{u"alternatives in a look-behind"_s};
            m_result.pattern += c;
            ++m_at;
            m_last = Last::Nothing;
            return;
        case '^':
        case '$':
            m_result.pattern += c;
            ++m_at;
            m_last = Last::Anchor;
            return;
        case '.':
            ++m_at;
            emitAtom(u"."_s);
            return;
        case '}':
        case ']':
            ++m_at;
            emitAtom(u'\\' + QString(c));
            return;
        default:
            ++m_at;
            emitAtom(c == u'#' || c.isSpace() ? code(c.unicode()) : QString(c));
        }
    }

    void repeat(qsizetype length, const QString &text)
    {
        if (m_last == Last::Nothing || m_last == Last::Anchor)
            throw Problem{u"nothing to repeat"_s, m_at};
        if (m_last == Last::Repeat)
            throw Problem{u"multiple repeat"_s, m_at};
        m_result.pattern += text;
        m_at += length;
        if (peek() == u'?' || peek() == u'+')
            m_result.pattern += m_text.at(m_at++);
        m_last = Last::Repeat;
    }

    /// {n}, {n,}, {,m}, {n,m}; anything else is the brace itself.
    void braces()
    {
        qsizetype at = m_at + 1;
        const auto digits = [&] {
            const qsizetype begin = at;
            while (at < m_text.size() && m_text.at(at) >= u'0' && m_text.at(at) <= u'9')
                ++at;
            return m_text.sliced(begin, at - begin);
        };
        const QString low = digits();
        QString high = low;
        const bool comma = at < m_text.size() && m_text.at(at) == u',';
        if (comma) {
            ++at;
            high = digits();
        }
        if (at >= m_text.size() || m_text.at(at) != u'}' || (low.isEmpty() && !comma)) {
            ++m_at;
            emitAtom(u"\\{"_s);
            return;
        }
        if (!high.isEmpty() && low.toInt() > high.toInt())
            throw Problem{u"min repeat greater than max repeat"_s, m_at};
        const QString least = low.isEmpty() ? u"0"_s : low;
        repeat(at + 1 - m_at, comma ? u"{%1,%2}"_s.arg(least, high) : u"{%1}"_s.arg(least));
    }

    /// \xhh, \uXXXX, \UXXXXXXXX, octal and the letters for control characters; nothing for any other escape.
    std::optional<uint> characterEscape(bool inSet)
    {
        const QChar c = peek(1);
        static const QHash<QChar, uint> letters{{u'n', 10}, {u't', 9}, {u'r', 13}, {u'f', 12}, {u'v', 11}, {u'a', 7}};
        if (const auto letter = letters.constFind(c); letter != letters.cend()) {
            m_at += 2;
            return *letter;
        }
        const int size = c == u'x' ? 2 : c == u'u' ? 4 : c == u'U' ? 8 : 0;
        if (size > 0) {
            bool ok = m_at + 2 + size <= m_text.size();
            const uint value = ok ? m_text.sliced(m_at + 2, size).toUInt(&ok, 16) : 0;
            if (!ok)
                throw Problem{u"incomplete escape "_s + m_text.sliced(m_at, std::min<qsizetype>(m_text.size() - m_at, 2 + size)), m_at};
            m_at += 2 + size;
            return value;
        }
        const bool three = isOctal(c) && isOctal(peek(2)) && isOctal(peek(3));
        if (c != u'0' && !three && !(inSet && isOctal(c)))
            return std::nullopt;
        uint value = 0;
        int count = 0;
        for (++m_at; count < 3 && isOctal(peek()); ++count, ++m_at)
            value = value * 8 + uint(peek().unicode() - '0');
        return value;
    }

    void escape()
    {
        const qsizetype start = m_at;
        if (m_at + 1 >= m_text.size())
            throw Problem{u"bad escape (end of pattern)"_s, m_at};
        if (const auto character = characterEscape(false)) {
            emitAtom(code(*character));
            return;
        }
        const QChar c = peek(1);
        m_at += 2;
        if (c >= u'1' && c <= u'9') {
            int number = c.unicode() - '0';
            if (peek() >= u'0' && peek() <= u'9')
                number = number * 10 + (m_text.at(m_at++).unicode() - '0');
            reference(number, start + 1);
            return;
        }
        switch (c.unicode()) {
        case 'A': m_result.pattern += u"\\A"_s; m_last = Last::Anchor; return;
        case 'Z': m_result.pattern += u"\\z"_s; m_last = Last::Anchor; return;
        case 'b':
        case 'B': m_result.pattern += u'\\' + QString(c); m_last = Last::Anchor; return;
        case 's':
        case 'S': m_result.usesSpaceClass = true; [[fallthrough]];
        case 'd':
        case 'D':
        case 'w':
        case 'W': emitAtom(u'\\' + QString(c)); return;
        case 'N': throw Unsure{u"\\N in a regular expression"_s};
        default: break;
        }
        if (isAsciiLetter(c))
            throw Problem{u"bad escape \\%1"_s.arg(c), start};
        emitAtom(c.unicode() < 0x80 && !c.isSpace() ? u'\\' + QString(c) : code(c.unicode()));
    }

    void reference(int number, qsizetype position)
    {
        if (number > m_result.groups)
            throw Problem{u"invalid group reference %1"_s.arg(number), position};
        for (const Group &group : std::as_const(m_open)) {
            if (group.number == number)
                throw Problem{u"cannot refer to an open group"_s, position};
            if (group.looksBehind)
                throw Unsure{u"a reference in a look-behind"_s};
        }
        emitAtom(u"\\g{%1}"_s.arg(number));
    }

    void set()
    {
        const qsizetype start = m_at++;
        QString text = u"["_s;
        if (peek() == u'^') {
            text += u'^';
            ++m_at;
        }
        for (bool first = true;; first = false) {
            if (m_at >= m_text.size())
                throw Problem{u"unterminated character set"_s, start};
            const QChar c = peek();
            if (c == u']' && !first)
                break;
            if (c == u'\\') {
                text += setEscape();
                continue;
            }
            ++m_at;
            text += c == u'[' || c == u']' ? u'\\' + QString(c) : QString(c);
        }
        ++m_at;
        emitAtom(text + u']');
    }

    QString setEscape()
    {
        const qsizetype start = m_at;
        if (m_at + 1 >= m_text.size())
            throw Problem{u"bad escape (end of pattern)"_s, m_at};
        if (const auto character = characterEscape(true))
            return code(*character);
        const QChar c = peek(1);
        m_at += 2;
        if (c == u'b')
            return code(8);
        if (c == u's' || c == u'S')
            m_result.usesSpaceClass = true;
        if (QStringView(u"dDwWsS").contains(c))
            return u'\\' + QString(c);
        if (c == u'N')
            throw Unsure{u"\\N in a regular expression"_s};
        if (isAsciiLetter(c) || c.isDigit())
            throw Problem{u"bad escape \\%1"_s.arg(c), start};
        return c.unicode() < 0x80 && !c.isSpace() ? u'\\' + QString(c) : code(c.unicode());
    }

    void push(qsizetype position, const QString &text, int number, bool looksBehind = false)
    {
        const bool inside = !m_open.isEmpty() && m_open.last().looksBehind;
        m_open.append({position, number, looksBehind || inside});
        m_result.pattern += text;
        m_last = Last::Nothing;
    }

    QString nameUntil(QChar end)
    {
        const qsizetype found = m_text.indexOf(end, m_at);
        if (found < 0)
            throw Problem{u"missing %1, unterminated name"_s.arg(end), m_at};
        const QString name = m_text.sliced(m_at, found - m_at);
        const bool plain = !name.isEmpty() && !name.at(0).isDigit()
            && std::all_of(name.begin(), name.end(), [](QChar c) { return isAsciiLetter(c) || (c >= u'0' && c <= u'9') || c == u'_'; });
        if (name.isEmpty())
            throw Problem{u"missing group name"_s, m_at};
        if (!plain)
            throw Problem{u"bad character in group name '%1'"_s.arg(name), m_at};
        m_at = found + 1;
        return name;
    }

    void openGroup()
    {
        const qsizetype start = m_at++;
        if (peek() != u'?') {
            push(start, u"("_s, ++m_result.groups);
            return;
        }
        ++m_at;
        if (startsWith("P<"_L1)) {
            m_at += 2;
            const qsizetype position = m_at;
            const QString name = nameUntil(u'>');
            for (const auto &[known, number] : std::as_const(m_result.names)) {
                if (known == name)
                    throw Problem{u"redefinition of group name '%1' as group %2; was group %3"_s.arg(name).arg(m_result.groups + 1).arg(number), position};
            }
            m_result.names.append({name, ++m_result.groups});
            push(start, u"("_s, m_result.groups);
            return;
        }
        if (startsWith("P="_L1)) {
            m_at += 2;
            const qsizetype position = m_at;
            const QString name = nameUntil(u')');
            for (const auto &[known, number] : std::as_const(m_result.names)) {
                if (known == name) {
                    reference(number, position);
                    return;
                }
            }
            throw Problem{u"unknown group name '%1'"_s.arg(name), position};
        }
        if (peek() == u'#') {
            const qsizetype end = m_text.indexOf(u')', m_at);
            if (end < 0)
                throw Problem{u"missing ), unterminated comment"_s, start};
            m_at = end + 1;
            return;
        }
        for (const QLatin1StringView kind : {":"_L1, ">"_L1, "="_L1, "!"_L1, "<="_L1, "<!"_L1}) {
            if (startsWith(kind)) {
                m_at += kind.size();
                push(start, u"(?"_s + kind, 0, kind.startsWith(u'<'));
                return;
            }
        }
        scopedFlags(start);
    }

    void scopedFlags(qsizetype start)
    {
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && (flagOf(peek()) || peek() == u'-'))
            ++m_at;
        const QString flags = m_text.sliced(begin, m_at - begin);
        if (peek() == u')' && !flags.isEmpty() && !flags.contains(u'-'))
            throw Problem{u"global flags not at the start of the expression"_s, start};
        const bool same = std::all_of(flags.begin(), flags.end(), [](QChar c) { return c == u'i' || c == u'm' || c == u's' || c == u'-'; });
        if (peek() != u':' || flags.isEmpty() || !same)
            throw Unsure{u"(?%1 in a regular expression"_s.arg(flags.isEmpty() ? QString(peek()) : flags)};
        ++m_at;
        push(start, u"(?%1:"_s.arg(flags), 0);
    }

    void closeGroup()
    {
        if (m_open.isEmpty())
            throw Problem{u"unbalanced parenthesis"_s, m_at};
        m_open.removeLast();
        m_result.pattern += u')';
        ++m_at;
        m_last = Last::Atom;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    Last m_last = Last::Nothing;
    QList<Group> m_open;
    RegexTranslation m_result;
};

} // namespace

RegexTranslation translateRegex(const QString &pattern, int flags)
{
    return Translator(pattern, flags).run();
}

} // namespace retort::bindings
