// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/headerscanner.h"

#include "model/python/sourcetext.h"

// Ten thousand headers have to be read while a window opens, and nearly all of them look alike. This scanner knows just that
// look. Whatever it does not know makes it give up, and the parser takes over: it must never read something differently.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

struct GiveUp
{
};

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

bool holdsWord(QByteArrayView text, const QByteArray &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        if ((at == 0 || !isNamePart(text[at - 1])) && (end >= text.size() || !isNamePart(text[end])))
            return true;
    }
    return false;
}

class HeaderScanner
{
public:
    HeaderScanner(const QByteArray &text, const QStringList &names, const QString &file) : m_text(text), m_file(file)
    {
        for (const QString &name : names)
            m_names.append(name.toUtf8());
    }

    Constants run()
    {
        if (m_text.startsWith("\xef\xbb\xbf")) {
            m_at = 3;
            m_lineStart = 3;
        }
        bool first = true;
        while (nextStatement()) {
            const qsizetype start = m_at;
            if (first && startsString()) {
                const Literal text = strings();
                if (!text.isStr())
                    throw GiveUp();
                m_result.docstring = text.text;
                endStatement();
            } else if (!statement()) {
                checkRest(start);
                break;
            }
            first = false;
        }
        return std::move(m_result);
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    char peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    void newLine()
    {
        ++m_at;
        ++m_line;
        m_lineStart = m_at;
    }

    /// Blanks, continued lines and, inside brackets, comments and line ends.
    void skipBlanks(bool brackets)
    {
        for (;;) {
            const char c = peek();
            if (c == ' ' || c == '\t')
                ++m_at;
            else if (c == '\\' && peek(1) == '\n')
                ++m_at, newLine();
            else if (brackets && c == '\n' && !atEnd())
                newLine();
            else if (brackets && c == '#')
                skipComment();
            else
                return;
        }
    }

    void skipComment()
    {
        while (!atEnd() && peek() != '\n')
            ++m_at;
    }

    /// To the first character of the next statement, which must not be indented.
    bool nextStatement()
    {
        for (;;) {
            const bool lineStart = m_at == m_lineStart;
            while (peek() == ' ' || peek() == '\t' || peek() == '\f')
                ++m_at;
            if (atEnd())
                return false;
            if (peek() == '#')
                skipComment();
            if (peek() == '\n' && !atEnd())
                newLine();
            else if (!atEnd() && peek() != '#') {
                if (lineStart && m_at != m_lineStart)
                    throw GiveUp();
                return true;
            }
        }
    }

    /// Behind a complete statement: a comment, ";" or the end of the line.
    void endStatement()
    {
        skipBlanks(false);
        if (peek() == ';') {
            ++m_at;
            return;
        }
        if (peek() == '#')
            skipComment();
        if (!atEnd() && peek() != '\n')
            throw GiveUp();
    }

    bool startsString() const
    {
        qsizetype ahead = 0;
        while (ahead < 3 && isNameStart(peek(ahead)))
            ++ahead;
        return ahead < 3 && (peek(ahead) == '"' || peek(ahead) == '\'');
    }

    QByteArray word()
    {
        const qsizetype start = m_at;
        while (isNamePart(peek()))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    /// False at the first function or class: the header ends there.
    bool statement()
    {
        const qsizetype start = m_at;
        const int line = m_line;
        const qsizetype lineStart = m_lineStart;
        if (peek() == '@')
            return false;
        if (!isNameStart(peek()))
            throw GiveUp();
        const QByteArray name = word();
        if (uchar(peek()) >= 0x80)
            throw GiveUp();
        if (name == "def" || name == "class" || name == "async")
            return false;
        static const QByteArrayList others = {"if", "for", "while", "with", "try", "del", "raise", "assert", "pass", "return", "print",
            "exec", "match", "type", "global", "nonlocal", "lambda", "not", "await", "yield", "elif", "else", "except", "finally", "break", "continue"};
        if (others.contains(name))
            throw GiveUp();
        if (name == "import" || name == "from" || !m_names.contains(name) || startsString()) {
            skipStatement(start);
            return true;
        }
        skipBlanks(false);
        if (peek() == ':') {
            ++m_at;
            if (!skipAnnotation())
                return true;
        }
        if (peek() != '=' || peek(1) == '=')
            throw GiveUp();
        ++m_at;
        skipBlanks(false);
        Literal value = expressionList();
        const qsizetype end = m_end;
        const SourceRange range{m_file, line, columnOf(lineStart, start), m_endLine, columnOf(m_endLineStart, end)};
        endStatement();
        m_result.values.insert(QString::fromUtf8(name), {std::move(value), range});
        return true;
    }

    int columnOf(qsizetype lineStart, qsizetype at) const
    {
        int column = 1;
        for (qsizetype i = lineStart; i < at; ++i)
            column += (uchar(m_text[i]) & 0xc0) != 0x80;
        return column;
    }

    /// Up to the "=" behind an annotation; false when nothing is assigned.
    bool skipAnnotation()
    {
        int depth = 0;
        for (;; ++m_at) {
            const char c = peek();
            if (atEnd() || c == '#' || c == ';' || c == '\\')
                throw GiveUp();
            if (c == '\n') {
                if (depth == 0)
                    return false;
                throw GiveUp();
            }
            if (c == '"' || c == '\'')
                throw GiveUp();
            depth += c == '[' || c == '(' || c == '{' ? 1 : c == ']' || c == ')' || c == '}' ? -1 : 0;
            if (c == '=' && depth == 0)
                return true;
        }
    }

    /// Passes over a statement that does not matter; one that mentions a wanted name might.
    void skipStatement(qsizetype start)
    {
        int depth = 0;
        for (;;) {
            skipBlanks(depth > 0);
            if (atEnd())
                break;
            const char c = peek();
            if (depth == 0 && (c == '\n' || c == '#' || c == ';'))
                break;
            if (isNameStart(c) || c == '"' || c == '\'') {
                if (startsString())
                    strings();
                else
                    word();
                continue;
            }
            if (uchar(c) >= 0x80 || c == ':' ) {
                if (depth == 0)
                    throw GiveUp(); // an annotation or something else of unclear shape
            }
            depth += c == '[' || c == '(' || c == '{' ? 1 : c == ']' || c == ')' || c == '}' ? -1 : 0;
            if (depth < 0 || depth > 50)
                throw GiveUp();
            ++m_at;
        }
        if (depth != 0)
            throw GiveUp();
        const QByteArrayView text = QByteArrayView(m_text).sliced(start, m_at - start);
        for (const QByteArray &name : m_names) {
            if (holdsWord(text, name))
                throw GiveUp();
        }
        endStatement();
    }

    void markEnd()
    {
        m_end = m_at;
        m_endLine = m_line;
        m_endLineStart = m_lineStart;
    }

    Literal expressionList()
    {
        Literal first = literal(false, 0);
        skipBlanks(false);
        if (peek() != ',')
            return first;
        Literal tuple;
        tuple.kind = Literal::Kind::Tuple;
        tuple.items.append(first);
        while (peek() == ',') {
            ++m_at;
            markEnd();
            skipBlanks(false);
            if (peek() == '\n' || peek() == '#' || peek() == ';' || atEnd())
                break;
            tuple.items.append(literal(false, 0));
            skipBlanks(false);
        }
        return tuple;
    }

    Literal literal(bool brackets, int depth)
    {
        if (depth > 50)
            throw GiveUp();
        const char c = peek();
        Literal result;
        if (startsString()) {
            result = strings(brackets);
        } else if (c == '[' || c == '(') {
            result = sequence(c, depth);
        } else if (c >= '1' && c <= '9') {
            const QByteArray digits = word();
            bool ok = false;
            result.kind = Literal::Kind::Int;
            result.integer = digits.toLongLong(&ok);
            if (!ok || digits.contains('_') || peek() == '.')
                throw GiveUp();
            markEnd();
        } else {
            const QByteArray name = word();
            if (name == "True" || name == "False") {
                result.kind = Literal::Kind::Bool;
                result.integer = name == "True";
            } else if (name != "None") {
                throw GiveUp();
            }
            markEnd();
        }
        return result;
    }

    Literal sequence(char open, int depth)
    {
        const char close = open == '[' ? ']' : ')';
        Literal result;
        result.kind = open == '[' ? Literal::Kind::List : Literal::Kind::Tuple;
        ++m_at;
        bool comma = false;
        for (;;) {
            skipBlanks(true);
            if (peek() == close)
                break;
            if (!result.items.isEmpty() && !comma)
                throw GiveUp();
            result.items.append(literal(true, depth + 1));
            skipBlanks(true);
            comma = peek() == ',';
            if (comma)
                ++m_at;
        }
        ++m_at;
        markEnd();
        if (open == '(' && result.items.size() == 1 && !comma)
            return result.items.takeFirst(); // brackets around one value
        return result;
    }

    /// One literal or several next to each other.
    Literal strings(bool brackets = false)
    {
        Literal result;
        bool first = true;
        while (startsString()) {
            QByteArray prefix;
            while (isNameStart(peek()))
                prefix.append(m_text[m_at++]);
            prefix = prefix.toLower();
            const bool isBytes = prefix.contains('b');
            if (!isStringPrefix(prefix) || prefix.contains('f'))
                throw GiveUp();
            const QByteArrayView body = stringBody();
            const DecodedString decoded = decodeStringBody(body, prefix.contains('r'), isBytes, false);
            if (!decoded.error.isEmpty() || decoded.unknown)
                throw GiveUp();
            const Literal::Kind kind = isBytes ? Literal::Kind::Bytes : Literal::Kind::Str;
            if (!first && kind != result.kind)
                throw GiveUp();
            first = false;
            result.kind = kind;
            result.text += decoded.text;
            result.bytes += decoded.bytes;
            markEnd();
            skipBlanks(brackets);
        }
        return result;
    }

    QByteArrayView stringBody()
    {
        const char quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        m_at += triple ? 3 : 1;
        const qsizetype start = m_at;
        for (;;) {
            if (atEnd())
                throw GiveUp();
            const char c = peek();
            if (c == '\\') {
                ++m_at;
                if (peek() == '\n')
                    newLine();
                else
                    ++m_at;
                continue;
            }
            if (c == '\n') {
                if (!triple)
                    throw GiveUp();
                newLine();
                continue;
            }
            if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
                const QByteArrayView body = QByteArrayView(m_text).sliced(start, m_at - start);
                m_at += triple ? 3 : 1;
                return body;
            }
            ++m_at;
        }
    }

    /// Behind the first function, a line of module level that could set a wanted name is for the parser.
    void checkRest(qsizetype from) const
    {
        static const QByteArrayList compound = {"if", "for", "while", "with", "try", "match"};
        for (qsizetype at = from; at < m_text.size();) {
            qsizetype end = m_text.indexOf('\n', at);
            if (end < 0)
                end = m_text.size();
            const QByteArrayView line = QByteArrayView(m_text).sliced(at, end - at);
            const bool candidate = !line.isEmpty() && (isNameStart(line[0]) || line[0] == '(' || line[0] == '[');
            if (candidate && !line.startsWith("def ") && !line.startsWith("class ")) {
                qsizetype length = 0;
                while (length < line.size() && isNamePart(line[length]))
                    ++length;
                if (compound.contains(line.first(length)))
                    throw GiveUp();
                for (const QByteArray &name : m_names) {
                    if (holdsWord(line, name))
                        throw GiveUp();
                }
            } else if (candidate && line.contains(';')) {
                throw GiveUp();
            }
            at = end + 1;
        }
    }

    const QByteArray &m_text;
    QString m_file;
    QByteArrayList m_names;
    Constants m_result;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
    qsizetype m_end = 0;
    qsizetype m_endLineStart = 0;
    int m_endLine = 1;
};

/// Whether the bytes are ordinary UTF-8 text without any coding cookie.
bool isOrdinary(const QByteArray &source)
{
    if (source.contains('\0'))
        return false;
    qsizetype end = source.indexOf('\n');
    end = end < 0 ? source.size() : source.indexOf('\n', end + 1);
    if (QByteArrayView(source).first(end < 0 ? source.size() : end).contains("coding"))
        return false;
    const bool ascii = std::none_of(source.begin(), source.end(), [](char c) { return uchar(c) >= 0x80; });
    return ascii || decodeSource(source).error.isEmpty();
}

} // namespace

std::optional<Constants> scanHeader(const QByteArray &source, const QStringList &names, const QString &file)
{
    if (!isOrdinary(source))
        return std::nullopt;
    QByteArray text = source;
    if (text.contains('\r')) {
        text.replace("\r\n", "\n");
        text.replace('\r', '\n');
    }
    try {
        return HeaderScanner(text, names, file).run();
    } catch (const GiveUp &) {
        return std::nullopt;
    }
}

} // namespace retort::python
