// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/numberformat.h"
#include "model/python/state.h"

#include <cmath>

// The format mini-language of format(), f-strings and str.format().
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FormatSpec
{
    QString fill = u" "_s;
    QChar align;          ///< null: the type's default
    QChar sign;           ///< '+', '-', ' '
    bool alternate = false;
    bool zero = false;
    bool noNegativeZero = false;
    qint64 width = -1;
    QChar grouping;       ///< ',' or '_'
    qint64 precision = -1;
    QChar type;
};

bool isAlign(QChar c)
{
    return c == u'<' || c == u'>' || c == u'=' || c == u'^';
}

constexpr qint64 MaximumWidth = 1'000'000'000;

class SpecParser
{
public:
    SpecParser(Interpreter &interpreter, const QString &text, const QString &type) : m_interpreter(interpreter), m_text(text), m_typeName(type) {}

    FormatSpec parse()
    {
        FormatSpec spec;
        const qsizetype fillSize = !m_text.isEmpty() && m_text[0].isHighSurrogate() ? 2 : 1;
        if (m_text.size() > fillSize && isAlign(m_text[fillSize])) {
            spec.fill = m_text.left(fillSize);
            spec.align = m_text[fillSize];
            m_at = fillSize + 1;
        } else if (!atEnd() && isAlign(peek())) {
            spec.align = take();
        }
        if (!atEnd() && (peek() == u'+' || peek() == u'-' || peek() == u' '))
            spec.sign = take();
        if (!atEnd() && peek() == u'z') {
            spec.noNegativeZero = true;
            take();
        }
        if (!atEnd() && peek() == u'#') {
            spec.alternate = true;
            take();
        }
        if (!atEnd() && peek() == u'0') {
            spec.zero = true;
            take();
        }
        spec.width = number(u"Too many decimal digits in format string"_s);
        if (!atEnd() && (peek() == u',' || peek() == u'_')) {
            spec.grouping = take();
            if (!atEnd() && (peek() == u',' || peek() == u'_')) {
                if (peek() == spec.grouping)
                    fail(u"Cannot specify '%1' with '%1'."_s.arg(spec.grouping));
                fail(u"Cannot specify both ',' and '_'."_s);
            }
        }
        if (!atEnd() && peek() == u'.') {
            take();
            spec.precision = number(u"Too many decimal digits in format string"_s);
            if (spec.precision < 0)
                fail(u"Format specifier missing precision"_s);
        }
        if (m_text.size() - m_at > 1)
            fail(u"Invalid format specifier '%1' for object of type '%2'"_s.arg(m_text, m_typeName));
        if (!atEnd())
            spec.type = take();
        return spec;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar peek() const { return m_text[m_at]; }
    QChar take() { return m_text[m_at++]; }
    [[noreturn]] void fail(const QString &message) { m_interpreter.raise(u"ValueError"_s, message); }

    qint64 number(const QString &error)
    {
        qint64 value = -1;
        while (!atEnd() && peek().unicode() >= '0' && peek().unicode() <= '9') {
            value = std::max<qint64>(value, 0) * 10 + take().digitValue();
            if (value > MaximumWidth)
                fail(error);
        }
        return value;
    }

    Interpreter &m_interpreter;
    const QString &m_text;
    const QString &m_typeName;
    qsizetype m_at = 0;
};

[[noreturn]] void raiseUnknownCode(Interpreter &interpreter, QChar code, const QString &type)
{
    interpreter.raise(u"ValueError"_s, u"Unknown format code '%1' for object of type '%2'"_s.arg(QString(code), type));
}

QString padded(Interpreter &interpreter, const QString &text, const FormatSpec &spec, QChar defaultAlign)
{
    const qint64 length = Str(text).length();
    const qint64 missing = spec.width - length;
    if (missing <= 0)
        return text;
    interpreter.charge(missing * 4);
    const QChar align = spec.align.isNull() ? defaultAlign : spec.align;
    const qint64 left = align == u'<' ? 0 : align == u'^' ? missing / 2 : missing;
    return spec.fill.repeated(left) + text + spec.fill.repeated(missing - left);
}

QString formatText(Interpreter &interpreter, const QString &text, FormatSpec spec)
{
    if (!spec.type.isNull() && spec.type != u's')
        raiseUnknownCode(interpreter, spec.type, u"str"_s);
    if (!spec.sign.isNull())
        interpreter.raise(u"ValueError"_s, spec.sign == u' ' ? u"Space not allowed in string format specifier"_s : u"Sign not allowed in string format specifier"_s);
    if (spec.alternate)
        interpreter.raise(u"ValueError"_s, u"Alternate form (#) not allowed in string format specifier"_s);
    if (!spec.grouping.isNull())
        interpreter.raise(u"ValueError"_s, u"Cannot specify '%1' with 's'."_s.arg(spec.grouping));
    if (spec.align == u'=')
        interpreter.raise(u"ValueError"_s, u"'=' alignment not allowed in string format specifier"_s);
    if (spec.zero && spec.align.isNull()) {
        spec.fill = u"0"_s;
        spec.align = u'<';
    }
    const Str whole(text);
    return padded(interpreter, spec.precision >= 0 && spec.precision < whole.length() ? substring(whole, 0, spec.precision) : text, spec, u'<');
}

/// Puts sign, prefix, zero padding and grouping around digits; `tail` is what follows the integral digits.
QString assembled(Interpreter &interpreter, const FormatSpec &given, bool negative, const QString &prefix, QString digits, const QString &tail)
{
    FormatSpec spec = given;
    if (spec.zero && spec.align.isNull()) {
        spec.fill = u"0"_s;
        spec.align = u'=';
    }
    const QString sign = negative ? u"-"_s : spec.sign == u'+' ? u"+"_s : spec.sign == u' ' ? u" "_s : QString();
    if (!spec.grouping.isNull()) {
        const int group = QStringView(u"boxX").contains(spec.type) ? 4 : 3;
        if (spec.align == u'=' && spec.fill == "0"_L1 && spec.width > 0) { // zeros are grouped as well
            const qint64 room = spec.width - sign.size() - prefix.size() - tail.size();
            if (room > digits.size())
                interpreter.charge(room * 2);
            while (digits.size() + (digits.size() - 1) / group < room)
                digits.prepend(u'0');
        }
        digits = groupedDigits(digits, spec.grouping, group);
    }
    const QString body = digits + tail;
    if (spec.align == u'=') {
        const qint64 missing = spec.width - sign.size() - prefix.size() - body.size();
        if (missing > 0)
            interpreter.charge(missing * 2);
        return sign + prefix + spec.fill.repeated(std::max<qint64>(missing, 0)) + body;
    }
    return padded(interpreter, sign + prefix + body, spec, u'>');
}

QString formatFloat(Interpreter &interpreter, double value, const FormatSpec &spec, const QString &type);

QString formatInteger(Interpreter &interpreter, qint64 value, const FormatSpec &spec, const QString &type)
{
    const QChar code = spec.type.isNull() ? QChar(u'd') : spec.type;
    if (QStringView(u"eEfFgG%").contains(code))
        return formatFloat(interpreter, double(value), spec, type);
    if (!QStringView(u"bcdoxXn").contains(code))
        raiseUnknownCode(interpreter, code, type);
    if (spec.precision >= 0)
        interpreter.raise(u"ValueError"_s, u"Precision not allowed in integer format specifier"_s);
    if (code == u'c') {
        if (!spec.sign.isNull())
            interpreter.raise(u"ValueError"_s, u"Sign not allowed with integer format specifier 'c'"_s);
        if (value < 0 || value > 0x10ffff)
            interpreter.raise(u"OverflowError"_s, u"%c arg not in range(0x110000)"_s);
        const char32_t point = char32_t(value);
        return padded(interpreter, QString::fromUcs4(&point, 1), spec, u'<');
    }
    if (spec.grouping == u',' && QStringView(u"boxXn").contains(code))
        interpreter.raise(u"ValueError"_s, u"Cannot specify ',' with '%1'."_s.arg(code));
    const quint64 size = value < 0 ? 0 - quint64(value) : quint64(value);
    const int base = code == u'b' ? 2 : code == u'o' ? 8 : code == u'x' || code == u'X' ? 16 : 10;
    QString digits = QString::number(size, base);
    QString prefix = spec.alternate && base != 10 ? u"0"_s + code : QString();
    if (code == u'X')
        digits = digits.toUpper();
    return assembled(interpreter, spec, value < 0, prefix, digits, {});
}

QString formatFloat(Interpreter &interpreter, double value, const FormatSpec &spec, const QString &type)
{
    const QChar code = spec.type;
    if (!code.isNull() && !QStringView(u"eEfFgGn%").contains(code))
        raiseUnknownCode(interpreter, code, type);
    if (spec.precision > 100000)
        interpreter.raise(u"ValueError"_s, u"precision too big"_s);
    bool negative = std::signbit(value) && !std::isnan(value);
    QString text;
    if (code.isNull())
        text = spec.precision < 0 ? floatRepr(std::abs(value)) : generalDigits(std::abs(value), int(spec.precision), spec.alternate, true);
    else if (code == u'%')
        text = fixedDigits(std::abs(value) * 100, spec.precision < 0 ? 6 : int(spec.precision), spec.alternate) + u'%';
    else if (code == u'e' || code == u'E')
        text = exponentDigits(std::abs(value), spec.precision < 0 ? 6 : int(spec.precision), spec.alternate);
    else if (code == u'f' || code == u'F')
        text = fixedDigits(std::abs(value), spec.precision < 0 ? 6 : int(spec.precision), spec.alternate);
    else
        text = generalDigits(std::abs(value), spec.precision < 0 ? 6 : int(spec.precision), spec.alternate, false);
    if (spec.noNegativeZero && negative && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c == u'0' || c == u'.' || c == u'%'; }))
        negative = false;
    if (code == u'E' || code == u'G' || code == u'F')
        text = text.toUpper();
    qsizetype split = 0;
    while (split < text.size() && text[split].isDigit())
        ++split;
    if (split == 0)
        return assembled(interpreter, spec, negative, {}, text, {}); // inf, nan
    return assembled(interpreter, spec, negative, {}, text.left(split), text.sliced(split));
}

} // namespace

QString formatValue(Interpreter &interpreter, Value value, const QString &specification)
{
    const QString type = typeName(interpreter, value);
    if (value.isStr() && specification.isEmpty())
        return value.text();
    if (value.isStr())
        return formatText(interpreter, value.text(), SpecParser(interpreter, specification, type).parse());
    if (value.isBool() && specification.isEmpty())
        return interpreter.toStr(value);
    if (value.isInt())
        return formatInteger(interpreter, value.toInt(), SpecParser(interpreter, specification, type).parse(), type);
    if (value.isFloat())
        return formatFloat(interpreter, value.toDouble(), SpecParser(interpreter, specification, type).parse(), type);
    if (specification.isEmpty())
        return interpreter.toStr(value);
    interpreter.raise(u"TypeError"_s, u"unsupported format string passed to %1.__format__"_s.arg(type));
}

QString Interpreter::format(Value value, const QString &specification)
{
    if (value.isUnknown())
        stop(value.unknown());
    if (value.isObject()) {
        if (auto result = callSpecial(*this, value, u"__format__"_s, {str(specification)})) {
            if (result->isUnknown())
                stop(result->unknown());
            if (!result->isStr())
                raise(u"TypeError"_s, u"__format__ must return a str, not %1"_s.arg(typeName(*this, *result)));
            return result->text();
        }
        const bool ownText = specialMethod(*this, value, u"__str__"_s) || value.object()->str(*this);
        if (ownText && value.object()->underlying())
            return formatText(*this, toStr(value), SpecParser(*this, specification, typeName(*this, value)).parse());
        if (auto base = value.object()->underlying())
            return format(*base, specification);
    }
    return formatValue(*this, value, specification);
}

} // namespace retort::python
