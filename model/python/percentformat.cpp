// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/numberformat.h"
#include "model/python/state.h"

#include <cmath>

// text % arguments
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Conversion
{
    bool left = false, zero = false, plus = false, space = false, alternate = false;
    qint64 width = 0;
    qint64 precision = -1;
    QChar type;
};

class PercentFormatter
{
public:
    PercentFormatter(Interpreter &interpreter, const QString &format, Value arguments)
        : m_interpreter(interpreter), m_format(format), m_arguments(arguments), m_isTuple(arguments.isTuple())
    {
    }

    QString run()
    {
        QString result;
        for (m_at = 0; m_at < m_format.size();) {
            const qsizetype percent = m_format.indexOf(u'%', m_at);
            if (percent < 0) {
                result += QStringView(m_format).sliced(m_at);
                break;
            }
            result += QStringView(m_format).sliced(m_at, percent - m_at);
            m_at = percent + 1;
            result += conversion();
        }
        // as CPython: whatever could be subscripted by a key need not be used up
        const bool mapping = m_arguments.isDict() || m_arguments.isList() || m_arguments.isBytes() || m_arguments.kind() == Kind::Range
            || specialMethod(m_interpreter, m_arguments, u"__getitem__"_s);
        if (!mapping && !m_usedKeys && m_next < (m_isTuple ? m_arguments.items().size() : 1))
            m_interpreter.raise(u"TypeError"_s, u"not all arguments converted during string formatting"_s);
        return result;
    }

private:
    [[noreturn]] void incomplete() { m_interpreter.raise(u"ValueError"_s, u"incomplete format"_s); }

    Value nextArgument()
    {
        const size_t count = m_isTuple ? m_arguments.items().size() : 1;
        if (m_next >= count)
            m_interpreter.raise(u"TypeError"_s, u"not enough arguments for format string"_s);
        const size_t at = m_next++;
        return m_isTuple ? m_arguments.items()[at] : m_arguments;
    }

    qint64 number()
    {
        if (m_at < m_format.size() && m_format[m_at] == u'*') {
            ++m_at;
            const Value value = plain(nextArgument());
            if (!value.isInt())
                m_interpreter.raise(u"TypeError"_s, u"* wants int"_s);
            return value.toInt();
        }
        qint64 value = 0;
        while (m_at < m_format.size() && m_format[m_at].unicode() >= '0' && m_format[m_at].unicode() <= '9') {
            value = value * 10 + m_format[m_at++].digitValue();
            if (value > 1'000'000'000)
                m_interpreter.raise(u"ValueError"_s, u"width too big"_s);
        }
        return value;
    }

    std::optional<Value> mappedArgument()
    {
        if (m_at >= m_format.size() || m_format[m_at] != u'(')
            return std::nullopt;
        if (!m_arguments.isDict() && !(m_arguments.isObject()) && !m_arguments.isUnknown())
            m_interpreter.raise(u"TypeError"_s, u"format requires a mapping"_s);
        int depth = 1;
        const qsizetype start = ++m_at;
        for (; m_at < m_format.size() && depth > 0; ++m_at)
            depth += m_format[m_at] == u'(' ? 1 : m_format[m_at] == u')' ? -1 : 0;
        if (depth > 0)
            m_interpreter.raise(u"ValueError"_s, u"incomplete format key"_s);
        m_usedKeys = true;
        return m_interpreter.subscript(m_arguments, m_interpreter.str(m_format.sliced(start, m_at - start - 1)));
    }

    QString conversion()
    {
        const std::optional<Value> mapped = mappedArgument();
        Conversion spec;
        for (; m_at < m_format.size(); ++m_at) {
            const QChar c = m_format[m_at];
            if (c == u'-') spec.left = true;
            else if (c == u'0') spec.zero = true;
            else if (c == u'+') spec.plus = true;
            else if (c == u' ') spec.space = true;
            else if (c == u'#') spec.alternate = true;
            else break;
        }
        spec.width = number();
        if (spec.width < 0) {
            spec.left = true;
            spec.width = -spec.width;
        }
        if (m_at < m_format.size() && m_format[m_at] == u'.') {
            ++m_at;
            spec.precision = std::max<qint64>(number(), 0);
        }
        while (m_at < m_format.size() && (m_format[m_at] == u'l' || m_format[m_at] == u'h' || m_format[m_at] == u'L'))
            ++m_at;
        if (m_at >= m_format.size())
            incomplete();
        spec.type = m_format[m_at++];
        m_interpreter.charge(spec.width * 2);
        if (spec.type == u'%')
            return u"%"_s;
        const Value value = mapped ? *mapped : nextArgument();
        if (value.isUnknown())
            m_interpreter.stop(value.unknown());
        return converted(spec, value);
    }

    QString converted(const Conversion &spec, Value value)
    {
        switch (spec.type.unicode()) {
        case u's': return text(spec, m_interpreter.toStr(value));
        case u'r': return text(spec, m_interpreter.repr(value));
        case u'a': return text(spec, asciiOnly(m_interpreter.repr(value)));
        case u'c': return text(spec, charactered(value));
        case u'd': case u'i': case u'u': case u'o': case u'x': case u'X': return integer(spec, value);
        case u'e': case u'E': case u'f': case u'F': case u'g': case u'G': return floating(spec, value);
        default:
            m_interpreter.raise(u"ValueError"_s, u"unsupported format character '%1' (0x%2) at index %3"_s
                .arg(spec.type).arg(uint(spec.type.unicode()), 0, 16).arg(m_at - 1));
        }
    }

    QString charactered(Value value)
    {
        const Value simple = plain(value);
        if (simple.isInt()) {
            if (simple.toInt() < 0 || simple.toInt() > 0x10ffff)
                m_interpreter.raise(u"OverflowError"_s, u"%c arg not in range(0x110000)"_s);
            const char32_t point = char32_t(simple.toInt());
            return QString::fromUcs4(&point, 1);
        }
        if (!simple.isStr() || static_cast<Str *>(simple.heapObject())->length() != 1)
            m_interpreter.raise(u"TypeError"_s, u"%c requires int or char"_s);
        return simple.text();
    }

    QString text(const Conversion &spec, const QString &full)
    {
        const Str whole(full);
        const QString shown = spec.precision >= 0 && spec.precision < whole.length() ? substring(whole, 0, spec.precision) : full;
        const qint64 missing = std::max<qint64>(spec.width - Str(shown).length(), 0);
        return spec.left ? shown + QString(missing, u' ') : QString(missing, u' ') + shown;
    }

    QString numeric(const Conversion &spec, bool negative, const QString &prefix, const QString &digits)
    {
        const QString sign = negative ? u"-"_s : spec.plus ? u"+"_s : spec.space ? u" "_s : QString();
        const qint64 missing = std::max<qint64>(spec.width - sign.size() - prefix.size() - digits.size(), 0);
        if (spec.left)
            return sign + prefix + digits + QString(missing, u' ');
        if (spec.zero)
            return sign + prefix + QString(missing, u'0') + digits;
        return QString(missing, u' ') + sign + prefix + digits;
    }

    QString integer(const Conversion &spec, Value given)
    {
        const Value value = plain(given);
        const bool decimal = spec.type == u'd' || spec.type == u'i' || spec.type == u'u';
        if (!value.isInt() && !(decimal && value.isFloat())) {
            m_interpreter.raise(u"TypeError"_s, (decimal ? u"%%1 format: a real number is required, not %2"_s : u"%%1 format: an integer is required, not %2"_s)
                .arg(QString(spec.type), typeName(m_interpreter, given)));
        }
        if (value.isFloat() && !(std::abs(value.toDouble()) < 9.2e18))
            m_interpreter.stop(u"integers beyond 64 bits are not modelled"_s);
        const qint64 number = value.isFloat() ? qint64(value.toDouble()) : value.toInt();
        const quint64 size = number < 0 ? 0 - quint64(number) : quint64(number);
        const int base = decimal ? 10 : spec.type == u'o' ? 8 : 16;
        QString digits = QString::number(size, base);
        if (spec.type == u'X')
            digits = digits.toUpper();
        if (digits.size() < spec.precision) {
            m_interpreter.charge(spec.precision * 2);
            digits.prepend(QString(spec.precision - digits.size(), u'0'));
        }
        const QString prefix = spec.alternate && base != 10 ? u"0"_s + spec.type : QString();
        return numeric(spec, number < 0, prefix, digits);
    }

    QString floating(const Conversion &spec, Value given)
    {
        const Value value = plain(given);
        if (!value.isNumber())
            m_interpreter.raise(u"TypeError"_s, u"must be real number, not %1"_s.arg(typeName(m_interpreter, given)));
        if (spec.precision > 100000)
            m_interpreter.raise(u"ValueError"_s, u"precision too big"_s);
        const double number = value.toDouble();
        const int precision = spec.precision < 0 ? 6 : int(spec.precision);
        const QChar type = spec.type.toLower();
        QString digits = type == u'e' ? exponentDigits(std::abs(number), precision, spec.alternate)
            : type == u'f'            ? fixedDigits(std::abs(number), precision, spec.alternate)
                                      : generalDigits(std::abs(number), precision, spec.alternate, false);
        if (spec.type.isUpper())
            digits = digits.toUpper();
        return numeric(spec, std::signbit(number) && !std::isnan(number), {}, digits);
    }

    Interpreter &m_interpreter;
    const QString &m_format;
    Value m_arguments;
    bool m_isTuple;
    bool m_usedKeys = false;
    size_t m_next = 0;
    qsizetype m_at = 0;
};

} // namespace

QString Interpreter::percentFormat(const QString &format, Value arguments)
{
    return PercentFormatter(*this, format, arguments.isTuple() ? arguments : (plain(arguments).isTuple() ? plain(arguments) : arguments)).run();
}

} // namespace retort::python
