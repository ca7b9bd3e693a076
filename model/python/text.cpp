// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

#include <charconv>
#include <cmath>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

bool isPrintable(char32_t c)
{
    if (c == ' ')
        return true;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
        return false;
    default:
        return true;
    }
}

namespace {

QString escaped(char32_t c)
{
    if (c < 0x100)
        return u"\\x%1"_s.arg(uint(c), 2, 16, QLatin1Char('0'));
    return c < 0x10000 ? u"\\u%1"_s.arg(uint(c), 4, 16, QLatin1Char('0')) : u"\\U%1"_s.arg(uint(c), 8, 16, QLatin1Char('0'));
}

} // namespace

QString quoted(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString result(quote);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == quote || c == u'\\')
            result += u'\\', result += c;
        else if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\r')
            result += "\\r"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t full = QChar::surrogateToUcs4(c, text[++i]);
            result += isPrintable(full) ? QString(c) + text[i] : escaped(full);
        } else {
            result += isPrintable(c.unicode()) ? QString(c) : escaped(c.unicode());
        }
    }
    return result + quote;
}

QString quoted(const QByteArray &bytes)
{
    const char quote = bytes.contains('\'') && !bytes.contains('"') ? '"' : '\'';
    QString result = u"b"_s + QLatin1Char(quote);
    for (const char c : bytes) {
        const auto byte = uchar(c);
        if (c == quote || c == '\\')
            result += u'\\', result += QLatin1Char(c);
        else if (c == '\n')
            result += "\\n"_L1;
        else if (c == '\r')
            result += "\\r"_L1;
        else if (c == '\t')
            result += "\\t"_L1;
        else if (byte < 0x20 || byte >= 0x7f)
            result += u"\\x%1"_s.arg(uint(byte), 2, 16, QLatin1Char('0'));
        else
            result += QLatin1Char(c);
    }
    return result + QLatin1Char(quote);
}

/// The shortest digits that read back as the same number, as Python's repr.
QString floatRepr(double value)
{
    if (std::isnan(value))
        return u"nan"_s;
    if (std::isinf(value))
        return value > 0 ? u"inf"_s : u"-inf"_s;
    if (value == 0)
        return std::signbit(value) ? u"-0.0"_s : u"0.0"_s;
    char buffer[64];
    const double size = std::abs(value);
    const bool scientific = size >= 1e16 || size < 1e-4;
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, scientific ? std::chars_format::scientific : std::chars_format::fixed).ptr;
    QString text = QString::fromLatin1(buffer, end - buffer);
    if (!scientific && !text.contains(u'.'))
        text += ".0"_L1;
    return text;
}

QString asciiOnly(const QString &repr)
{
    QString result;
    for (qsizetype i = 0; i < repr.size(); ++i) {
        const QChar c = repr[i];
        if (c.unicode() < 0x80)
            result += c;
        else if (c.isHighSurrogate() && i + 1 < repr.size()) {
            result += escaped(QChar::surrogateToUcs4(c, repr[i + 1]));
            ++i;
        } else {
            result += escaped(c.unicode());
        }
    }
    return result;
}

namespace {

/// Scoped: a container whose repr is being made shows itself as "[...]".
class Representing
{
public:
    Representing(Interpreter::State &state, const HeapObject *object) : m_state(state)
    {
        m_again = std::find(state.representing.begin(), state.representing.end(), object) != state.representing.end();
        state.representing.push_back(object);
    }
    ~Representing() { m_state.representing.pop_back(); }
    bool again() const { return m_again; }

private:
    Interpreter::State &m_state;
    bool m_again;
};

QString joinedReprs(Interpreter &interpreter, const Values &items)
{
    QString result;
    for (size_t i = 0; i < items.size(); ++i) {
        if (i)
            result += ", "_L1;
        result += interpreter.repr(items[i]);
        interpreter.charge(16);
    }
    return result;
}

QString dictRepr(Interpreter &interpreter, Dict *dict)
{
    QString result;
    for (size_t i = 0; i < dict->entries().size(); ++i) {
        const HashTable::Entry entry = dict->entries()[i];
        if (!entry.live)
            continue;
        if (!result.isEmpty())
            result += ", "_L1;
        result += interpreter.repr(entry.key) + u": "_s + interpreter.repr(entry.value);
    }
    return u'{' + result + u'}';
}

QString setRepr(Interpreter &interpreter, Value set)
{
    const auto order = orderOf(*set.set());
    if (!order)
        interpreter.stop(u"the order of a set is arbitrary"_s, UnknownKind::NeedsData);
    const Values &keys = *order;
    const QString items = joinedReprs(interpreter, keys);
    if (set.kind() == Kind::FrozenSet)
        return keys.empty() ? u"frozenset()"_s : u"frozenset({%1})"_s.arg(items);
    return keys.empty() ? u"set()"_s : u'{' + items + u'}';
}

QString containerRepr(Interpreter &interpreter, Value value)
{
    interpreter.state().checkStack();
    interpreter.state().step();
    const Representing representing(interpreter.state(), value.heapObject());
    switch (value.kind()) {
    case Kind::List:
        return representing.again() ? u"[...]"_s : u'[' + joinedReprs(interpreter, value.items()) + u']';
    case Kind::Tuple:
        if (representing.again())
            return u"(...)"_s;
        return u'(' + joinedReprs(interpreter, value.items()) + (value.items().size() == 1 ? u",)"_s : u")"_s);
    case Kind::Dict:
        return representing.again() ? u"{...}"_s : dictRepr(interpreter, value.dict());
    default:
        return representing.again() ? u"set(...)"_s : setRepr(interpreter, value);
    }
}

QString rangeRepr(const Range &range)
{
    const QString ends = u"range(%1, %2"_s.arg(range.start).arg(range.stop);
    return range.step == 1 ? ends + u')' : ends + u", %1)"_s.arg(range.step);
}

QString textResult(Interpreter &interpreter, Value result, QLatin1StringView method)
{
    if (result.isUnknown())
        interpreter.stop(result.unknown());
    const Value text = plain(result);
    if (!text.isStr())
        interpreter.raise(u"TypeError"_s, u"%1 returned non-string (type %2)"_s.arg(method, typeName(interpreter, result)));
    return text.text();
}

QString objectRepr(Interpreter &interpreter, Value value)
{
    interpreter.state().checkStack();
    if (auto result = callSpecial(interpreter, value, u"__repr__"_s))
        return textResult(interpreter, *result, "__repr__"_L1);
    Object *object = value.object();
    if (auto result = object->repr(interpreter))
        return *result;
    if (auto base = object->underlying())
        return interpreter.repr(*base);
    const Class *type = object->type();
    const QString module = type->module().isEmpty() || type->module() == "builtins"_L1 ? QString() : type->module() + u'.';
    return u"<%1%2 object at 0x%3>"_s.arg(module, type->name()).arg(quintptr(object), 12, 16, QLatin1Char('0'));
}

} // namespace

QString Interpreter::repr(Value value)
{
    switch (value.kind()) {
    case Kind::None: return u"None"_s;
    case Kind::NotImplemented: return u"NotImplemented"_s;
    case Kind::Ellipsis: return u"Ellipsis"_s;
    case Kind::Bool: return value.toBool() ? u"True"_s : u"False"_s;
    case Kind::Int: return QString::number(value.toInt());
    case Kind::Float: return floatRepr(value.toDouble());
    case Kind::Str: return quoted(value.text());
    case Kind::Bytes: return quoted(value.bytes());
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set:
    case Kind::FrozenSet: return containerRepr(*this, value);
    case Kind::Slice: {
        const auto *slice = static_cast<Slice *>(value.heapObject());
        return u"slice(%1, %2, %3)"_s.arg(repr(slice->start), repr(slice->stop), repr(slice->step));
    }
    case Kind::Range: return rangeRepr(*static_cast<Range *>(value.heapObject()));
    case Kind::Unknown: stop(value.unknown());
    case Kind::Object: return objectRepr(*this, value);
    }
    return {};
}

QString Interpreter::toStr(Value value)
{
    if (value.isStr())
        return value.text();
    if (value.isObject()) {
        m_state->checkStack();
        if (auto result = callSpecial(*this, value, u"__str__"_s))
            return textResult(*this, *result, "__str__"_L1);
        if (auto result = value.object()->str(*this))
            return *result;
        if (auto base = value.object()->underlying(); base && !specialMethod(*this, value, u"__repr__"_s))
            return toStr(*base);
    }
    return repr(value);
}

Value textOrUnknown(Interpreter &interpreter, const std::function<QString()> &convert)
{
    const size_t depth = interpreter.state().representing.size();
    try {
        return interpreter.str(convert());
    } catch (const UnknownStop &stop) {
        interpreter.state().representing.resize(depth);
        return interpreter.unknown(stop.reason);
    }
}

} // namespace retort::python
