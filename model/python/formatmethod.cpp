// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

// "…".format(…)
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

class FormatMethod
{
public:
    FormatMethod(Interpreter &interpreter, Arguments &arguments) : m_interpreter(interpreter), m_arguments(arguments) {}

    QString run(const QString &format, int depth)
    {
        if (depth < 0)
            m_interpreter.raise(u"ValueError"_s, u"Max string recursion exceeded"_s);
        QString result;
        for (qsizetype at = 0; at < format.size();) {
            const QChar c = format[at];
            if (c != u'{' && c != u'}') {
                result += c;
                ++at;
            } else if (at + 1 < format.size() && format[at + 1] == c) {
                result += c;
                at += 2;
            } else if (c == u'}') {
                m_interpreter.raise(u"ValueError"_s, u"Single '}' encountered in format string"_s);
            } else if (at + 1 >= format.size()) {
                m_interpreter.raise(u"ValueError"_s, u"Single '{' encountered in format string"_s);
            } else {
                const qsizetype end = fieldEnd(format, at + 1);
                result += field(format.sliced(at + 1, end - at - 1), depth);
                at = end + 1;
            }
        }
        return result;
    }

private:
    qsizetype fieldEnd(const QString &format, qsizetype from)
    {
        int nested = 1;
        for (qsizetype at = from; at < format.size(); ++at) {
            if (format[at] == u'[') { // an index may hold braces
                const qsizetype close = format.indexOf(u']', at);
                const qsizetype colon = QStringView(format).sliced(from, at - from).indexOf(u':');
                if (close > 0 && colon < 0)
                    at = close;
                continue;
            }
            nested += format[at] == u'{' ? 1 : format[at] == u'}' ? -1 : 0;
            if (nested == 0)
                return at;
        }
        m_interpreter.raise(u"ValueError"_s, u"expected '}' before end of string"_s);
    }

    QString field(const QString &text, int depth)
    {
        qsizetype nameEnd = 0;
        bool inBrackets = false;
        for (; nameEnd < text.size(); ++nameEnd) {
            const QChar c = text[nameEnd];
            inBrackets = c == u'[' ? true : c == u']' ? false : inBrackets;
            if (!inBrackets && (c == u':' || c == u'!'))
                break;
        }
        Value value = lookUp(text.left(nameEnd));
        qsizetype at = nameEnd;
        QChar conversion;
        if (at < text.size() && text[at] == u'!') {
            if (at + 1 >= text.size())
                m_interpreter.raise(u"ValueError"_s, u"end of string while looking for conversion specifier"_s);
            conversion = text[at + 1];
            at += 2;
            if (at < text.size() && text[at] != u':')
                m_interpreter.raise(u"ValueError"_s, u"expected ':' after conversion specifier"_s);
        }
        const QString specification = at < text.size() ? run(text.sliced(at + 1), depth - 1) : QString();
        if (value.isUnknown())
            m_interpreter.stop(value.unknown());
        if (conversion == u'r')
            value = m_interpreter.str(m_interpreter.repr(value));
        else if (conversion == u's')
            value = m_interpreter.str(m_interpreter.toStr(value));
        else if (conversion == u'a')
            value = m_interpreter.str(asciiOnly(m_interpreter.repr(value)));
        else if (!conversion.isNull())
            m_interpreter.raise(u"ValueError"_s, u"Unknown conversion specifier %1"_s.arg(conversion));
        return m_interpreter.format(value, specification);
    }

    Value positional(qint64 index)
    {
        if (index >= qint64(m_arguments.positional.size()))
            m_interpreter.raise(u"IndexError"_s, u"Replacement index %1 out of range for positional args tuple"_s.arg(index));
        return m_arguments.positional[size_t(index)];
    }

    Value first(const QString &name)
    {
        bool isNumber = false;
        const qint64 index = name.toLongLong(&isNumber);
        isNumber = isNumber && name.front().isDigit();
        if (name.isEmpty() || isNumber) {
            const bool automatic = name.isEmpty();
            if (m_numbering && *m_numbering != automatic) {
                m_interpreter.raise(u"ValueError"_s, automatic
                        ? u"cannot switch from manual field specification to automatic field numbering"_s
                        : u"cannot switch from automatic field numbering to manual field specification"_s);
            }
            m_numbering = automatic;
            return positional(automatic ? m_next++ : index);
        }
        if (const Value *found = m_arguments.keyword(name))
            return *found;
        Arguments key;
        key.positional.push_back(m_interpreter.str(name));
        m_interpreter.raise(m_interpreter.builtinClass(u"KeyError"_s)->call(m_interpreter, key).value_or(Value()));
    }

    Value lookUp(const QString &path)
    {
        qsizetype at = 0;
        while (at < path.size() && path[at] != u'.' && path[at] != u'[')
            ++at;
        Value value = first(path.left(at));
        while (at < path.size()) {
            if (path[at] == u'.') {
                const qsizetype start = ++at;
                while (at < path.size() && path[at] != u'.' && path[at] != u'[')
                    ++at;
                if (at == start)
                    m_interpreter.raise(u"ValueError"_s, u"Empty attribute in format string"_s);
                value = m_interpreter.attribute(value, path.sliced(start, at - start));
                continue;
            }
            const qsizetype close = path.indexOf(u']', at);
            if (close < 0)
                m_interpreter.raise(u"ValueError"_s, u"Missing ']' in format string"_s);
            const QString key = path.sliced(at + 1, close - at - 1);
            if (key.isEmpty())
                m_interpreter.raise(u"ValueError"_s, u"Empty attribute in format string"_s);
            bool isNumber = false;
            const qint64 index = key.toLongLong(&isNumber);
            value = m_interpreter.subscript(value, isNumber && key.front().isDigit() ? Value::integer(index) : m_interpreter.str(key));
            at = close + 1;
            if (at < path.size() && path[at] != u'.' && path[at] != u'[')
                m_interpreter.raise(u"ValueError"_s, u"Only '.' or '[' may follow ']' in format field specifier"_s);
        }
        return value;
    }

    Interpreter &m_interpreter;
    Arguments &m_arguments;
    qint64 m_next = 0;
    std::optional<bool> m_numbering; ///< whether fields are numbered automatically
};

} // namespace

QString formatMethod(Interpreter &interpreter, const QString &format, Arguments &arguments)
{
    return FormatMethod(interpreter, arguments).run(format, 1);
}

} // namespace retort::python
