// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/makotemplate.h"

#include "model/python/text.h"
#include "model/script/scriptcodes.h"

#include <QRegularExpression>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxTemplateSize = 1024 * 1024;

/// Ends of Python code inside a template: the first of `ends` outside of strings, comments and, if asked, brackets. -1: none.
qsizetype endOfCode(const QString &text, qsizetype from, const QStringList &ends, bool watchBrackets)
{
    int depth = 0;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QStringView rest = QStringView(text).mid(i);
        for (const QString &end : ends) {
            if (rest.startsWith(end) && (!watchBrackets || depth == 0))
                return i;
        }
        const QChar c = text.at(i);
        if (c == u'#') {
            const qsizetype lineEnd = text.indexOf(u'\n', i);
            if (lineEnd < 0)
                return -1;
            i = lineEnd;
        } else if (c == u'\'' || c == u'"') {
            const QString quote = rest.startsWith(QString(3, c)) ? QString(3, c) : QString(c);
            qsizetype at = i + quote.size();
            while (at < text.size() && !QStringView(text).mid(at).startsWith(quote))
                at += text.at(at) == u'\\' ? 2 : 1;
            i = at + quote.size() - 1;
        } else if (u"([{"_s.contains(c)) {
            ++depth;
        } else if (u")]}"_s.contains(c)) {
            --depth;
        }
    }
    return -1;
}

class Translator
{
public:
    Translator(const QString &source, const QStringList &names)
        : m_text(source)
        , m_names(names)
    {
    }

    Result<TranslatedTemplate> run()
    {
        if (m_text.size() > maxTemplateSize)
            return refuse(u"it is larger than a megabyte"_s);
        static const QRegularExpression coding(u"^#.*coding[:=][ \\t]*[-\\w.]+.*\\r?\\n"_s);
        if (const auto match = coding.match(m_text); match.hasMatch())
            m_at = match.capturedEnd();
        while (m_at < m_text.size()) {
            if (const auto step = takeNext(); !step)
                return failure(step.error());
        }
        if (!m_open.isEmpty())
            return refuse(u"its '%% %1' has no end"_s.arg(m_open.constLast()));
        return assembled();
    }

private:
    Result<void> takeNext()
    {
        if (startsWith("${"_L1))
            return takeExpression();
        if (atLineStart() && isControlLine())
            return takeControlLine();
        if (startsWith("<%doc>"_L1))
            return skipDocumentation();
        if (startsWith("<%"_L1) && m_at + 2 < m_text.size() && (m_text.at(m_at + 2).isLetter() || m_text.at(m_at + 2) == u'_'))
            return refuse(u"it uses the tag '%1'"_s.arg(m_text.mid(m_at, m_text.indexOf(u'>', m_at) - m_at + 1).left(60)));
        if (startsWith("</%"_L1))
            return refuse(u"it closes a tag that is not open"_s);
        if (startsWith("<%"_L1))
            return takeBlock();
        takeText();
        return {};
    }

    bool startsWith(QLatin1StringView start) const { return QStringView(m_text).mid(m_at).startsWith(start); }
    bool atLineStart() const { return m_at == 0 || m_text.at(m_at - 1) == u'\n'; }

    /// What follows the white space at the start of a line: `%` but not `%%`, or `##`.
    bool isControlLine() const
    {
        qsizetype i = m_at;
        while (i < m_text.size() && (m_text.at(i) == u' ' || m_text.at(i) == u'\t'))
            ++i;
        const QStringView rest = QStringView(m_text).mid(i);
        return rest.startsWith("##"_L1) || (rest.startsWith(u'%') && !rest.startsWith("%%"_L1));
    }

    Result<void> takeExpression()
    {
        const qsizetype from = m_at + 2;
        qsizetype end = endOfCode(m_text, from, {u"|"_s, u"}"_s}, true);
        if (end < 0)
            return refuse(u"its '${' has no end"_s);
        const QString expression = m_text.mid(from, end - from);
        QString filters;
        if (m_text.at(end) == u'|') {
            const qsizetype close = endOfCode(m_text, end + 1, {u"}"_s}, true);
            if (close < 0)
                return refuse(u"its '${' has no end"_s);
            filters = m_text.mid(end + 1, close - end - 1);
            end = close;
        }
        write(u"_write(%1)"_s.arg(filtered(u"("_s + expression.trimmed().replace(u'\n', u' ') + u")"_s, filters)));
        m_at = end + 1;
        return {};
    }

    /// The default filter, str, is the first unless `n` is among them. The names that Mako gives a meaning are spelled out.
    static QString filtered(QString expression, const QString &filters)
    {
        QStringList names;
        for (const QString &name : filters.split(u',', Qt::SkipEmptyParts))
            names << name.trimmed();
        if (!names.removeAll(u"n"_s))
            names.prepend(u"str"_s);
        for (const QString &name : std::as_const(names)) {
            if (name == "trim"_L1)
                expression = expression + ".strip()"_L1;
            else
                expression = (name == "unicode"_L1 ? u"str"_s : name) + u'(' + expression + u')';
        }
        return u"str("_s + expression + u')';
    }

    Result<void> takeControlLine()
    {
        static const QRegularExpression pattern(u"[\\t ]*(%|##)[\\t ]*((?:\\\\\\r?\\n|[^\\r\\n])*)(?:\\r?\\n|$)"_s);
        const auto match = pattern.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        const int line = lineAt(m_at);
        m_at = std::max(match.capturedEnd(), m_at + 1);
        if (match.captured(1) == "##"_L1)
            return {};
        const QString statement = match.captured(2).trimmed();
        static const QRegularExpression word(u"^(end)?(\\w+)"_s);
        const auto parts = word.match(statement);
        if (!parts.hasMatch())
            return refuse(u"the line '%% %1' is no statement"_s.arg(statement.left(60)));
        const QString keyword = parts.captured(2);
        if (!parts.captured(1).isEmpty()) {
            if (m_open.isEmpty() || m_open.constLast() != keyword)
                return refuse(u"the line '%% %1' ends nothing"_s.arg(statement.left(60)));
            m_open.removeLast();
            return {};
        }
        static const QStringList continuing{u"else"_s, u"elif"_s, u"except"_s, u"finally"_s};
        static const QStringList opening{u"if"_s, u"for"_s, u"while"_s, u"try"_s, u"with"_s};
        const QString code = statement.endsWith(u':') ? statement : statement + u':';
        if (continuing.contains(keyword)) {
            if (m_open.isEmpty())
                return refuse(u"the line '%% %1' continues nothing"_s.arg(statement.left(60)));
            write(code, line, -1);
        } else if (opening.contains(keyword)) {
            write(code, line);
            m_open.append(keyword);
        } else {
            return refuse(u"the line '%% %1' is not understood"_s.arg(statement.left(60)));
        }
        write(u"pass"_s, line); // a branch without text
        return {};
    }

    Result<void> skipDocumentation()
    {
        const qsizetype end = m_text.indexOf("</%doc>"_L1, m_at);
        if (end < 0)
            return refuse(u"its '<%%doc>' has no end"_s);
        m_at = end + 7;
        return {};
    }

    /// `<% … %>` runs where it stands, `<%! … %>` before everything else.
    Result<void> takeBlock()
    {
        const bool isModule = startsWith("<%!"_L1);
        const qsizetype from = m_at + (isModule ? 3 : 2);
        const qsizetype end = endOfCode(m_text, from, {u"%>"_s}, false);
        if (end < 0)
            return refuse(u"its '<%%' has no end"_s);
        int line = lineAt(from);
        const QStringList lines = m_text.mid(from, end - from).split(u'\n');
        qsizetype margin = -1;
        for (const QString &text : std::as_const(lines)) {
            if (!text.trimmed().isEmpty()) {
                if (margin < 0)
                    margin = indentationOf(text);
                const QString code = text.mid(std::min(margin, indentationOf(text)));
                isModule ? writeModule(code, line) : write(code, line);
            }
            ++line;
        }
        m_at = end + 2;
        return {};
    }

    void takeText()
    {
        QString text;
        const qsizetype start = m_at;
        while (m_at < m_text.size()) {
            const QStringView rest = QStringView(m_text).mid(m_at);
            const bool opensCode = rest.startsWith("${"_L1) || rest.startsWith("<%"_L1) || rest.startsWith("</%"_L1);
            if (m_at > start && (opensCode || (atLineStart() && isControlLine())))
                break;
            if (rest.startsWith("\\\n"_L1) || rest.startsWith("\\\r\n"_L1)) {
                m_at += rest.at(1) == u'\r' ? 3 : 2;
                continue;
            }
            text += rest.front();
            ++m_at;
        }
        static const QRegularExpression escapedPercent(u"^([ \\t]*)%%"_s, QRegularExpression::MultilineOption);
        if (!text.isEmpty())
            write(u"_write(%1)"_s.arg(python::quoted(text.replace(escapedPercent, u"\\1%"_s))));
    }

    void write(const QString &code) { write(code, lineAt(m_at)); }

    void write(const QString &code, int line, int indentation = 0)
    {
        m_body.append(QString((m_open.size() + 1 + indentation) * 4, u' ') + code);
        m_bodyLines.push_back(line);
    }

    void writeModule(const QString &code, int line)
    {
        m_module.append(code);
        m_moduleLines.push_back(line);
    }

    /// Positions are asked for in rising order, so that each line end is counted once.
    int lineAt(qsizetype position) const
    {
        m_line += int(QStringView(m_text).mid(m_counted, std::max<qsizetype>(0, position - m_counted)).count(u'\n'));
        m_counted = std::max(m_counted, position);
        return m_line;
    }

    static qsizetype indentationOf(const QString &line)
    {
        qsizetype size = 0;
        while (size < line.size() && (line.at(size) == u' ' || line.at(size) == u'\t'))
            ++size;
        return size;
    }

    Result<TranslatedTemplate> assembled() const
    {
        TranslatedTemplate result;
        QStringList program = m_module;
        result.lines = m_moduleLines;
        const QStringList opening{u"def _render(%1):"_s.arg(m_names.join(", "_L1)), u"    _written = []"_s, u"    _write = _written.append"_s};
        program += opening;
        result.lines.insert(result.lines.end(), size_t(opening.size()), 1);
        program += m_body;
        result.lines.insert(result.lines.end(), m_bodyLines.begin(), m_bodyLines.end());
        program << u"    return ''.join(_written)"_s;
        result.lines.push_back(1);
        result.program = program.join(u'\n') + u'\n';
        return result;
    }

    tl::unexpected<Error> refuse(const QString &why) const
    {
        Error error{TemplateNotUnderstood, u"The template is not understood: %1"_s.arg(QString(why).replace("%%"_L1, "%"_L1)), {}, {}, {}, {}};
        error.range.startLine = lineAt(m_at);
        return failure(error);
    }

    const QString &m_text;
    const QStringList &m_names;
    qsizetype m_at = 0;
    mutable qsizetype m_counted = 0; ///< how far line ends were counted
    mutable int m_line = 1; ///< the line that `m_counted` is in
    QStringList m_open; ///< keywords of the blocks that are open
    QStringList m_body;
    std::vector<int> m_bodyLines;
    QStringList m_module;
    std::vector<int> m_moduleLines;
};

} // namespace

Result<TranslatedTemplate> translateTemplate(const QString &source, const QStringList &names)
{
    return Translator(source, names).run();
}

} // namespace retort::script::authoring
