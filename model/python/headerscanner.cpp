// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/headerscanner.h"

#include "model/python/literalscanner.h"
#include "model/python/sourcetext.h"

// Ten thousand headers have to be read while a window opens, and nearly all of them look alike. This scanner knows just that
// look. Whatever it does not know makes it give up, and the parser takes over: it must never read something differently.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

bool holdsWord(QByteArrayView text, const QByteArray &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        if ((at == 0 || !isNamePart(text[at - 1])) && (end >= text.size() || !isNamePart(text[end])))
            return true;
    }
    return false;
}

class HeaderScanner : private LiteralScanner
{
public:
    HeaderScanner(const QByteArray &text, const QStringList &names, const QString &file)
        : LiteralScanner(text)
        , m_file(file)
    {
        for (const QString &name : names)
            m_names.append(name.toUtf8());
    }

    Constants run()
    {
        if (m_text.startsWith("\xef\xbb\xbf")) {
            m_here.at = 3;
            m_here.lineStart = 3;
        }
        bool first = true;
        while (nextStatement()) {
            const qsizetype start = m_here.at;
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
    /// To the first character of the next statement, which must not be indented.
    bool nextStatement()
    {
        for (;;) {
            const bool lineStart = m_here.at == m_here.lineStart;
            while (peek() == ' ' || peek() == '\t' || peek() == '\f')
                ++m_here.at;
            if (atEnd())
                return false;
            if (peek() == '#')
                skipComment();
            if (peek() == '\n' && !atEnd())
                newLine();
            else if (!atEnd() && peek() != '#') {
                if (lineStart && m_here.at != m_here.lineStart)
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
            ++m_here.at;
            return;
        }
        if (peek() == '#')
            skipComment();
        if (!atEnd() && peek() != '\n')
            throw GiveUp();
    }

    /// False at the first function or class: the header ends there.
    bool statement()
    {
        const Place from = m_here;
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
            skipStatement(from.at);
            return true;
        }
        skipBlanks(false);
        if (peek() == ':') {
            ++m_here.at;
            if (!skipAnnotation())
                return true;
        }
        if (peek() != '=' || peek(1) == '=')
            throw GiveUp();
        ++m_here.at;
        skipBlanks(false);
        Literal value = expressionList();
        const SourceRange range{m_file, from.line, columnOf(from), m_end.line, columnOf(m_end)};
        endStatement();
        m_result.values.insert(QString::fromUtf8(name), {std::move(value), range});
        return true;
    }

    /// In characters, from 1.
    int columnOf(const Place &place) const
    {
        int column = 1;
        for (qsizetype i = place.lineStart; i < place.at; ++i)
            column += (uchar(m_text[i]) & 0xc0) != 0x80;
        return column;
    }

    /// Up to the "=" behind an annotation; false when nothing is assigned.
    bool skipAnnotation()
    {
        int depth = 0;
        for (;; ++m_here.at) {
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
            ++m_here.at;
        }
        if (depth != 0)
            throw GiveUp();
        const QByteArrayView text = QByteArrayView(m_text).sliced(start, m_here.at - start);
        for (const QByteArray &name : m_names) {
            if (holdsWord(text, name))
                throw GiveUp();
        }
        endStatement();
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

    QString m_file;
    QByteArrayList m_names;
    Constants m_result;
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
