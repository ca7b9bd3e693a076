// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

const QString &text(const Arguments &a)
{
    return a.self->text();
}

/// A str argument, or TypeError.
QString textArgument(Interpreter &in, Value value, const QString &message = u"must be str, not %1"_s)
{
    const Value simple = plain(value);
    if (!simple.isStr())
        in.raise(u"TypeError"_s, message.arg(typeName(in, value)));
    return simple.text();
}

/// Applies optional start and end arguments; -1 as position means that the start lies behind the end.
struct Span
{
    QString text;
    qint64 offset = 0;
    bool valid = true;
};

Span spanOf(Interpreter &in, Arguments &a, size_t from)
{
    const Value start = a.positional.size() > from ? a.positional[from] : Value();
    const Value stop = a.positional.size() > from + 1 ? a.positional[from + 1] : Value();
    const auto &whole = *static_cast<const Str *>(a.self->heapObject());
    const qint64 length = whole.length();
    const qint64 wanted = start.isNone() ? 0 : toIndex(in, start);
    const SliceIndices indices = resolveSlice(in, Slice(start, stop, {}), length);
    Span span;
    span.offset = indices.start;
    span.valid = wanted <= length && indices.start <= indices.stop;
    span.text = substring(whole, indices.start, indices.count);
    return span;
}

qint64 codePointsBefore(const QString &text, qsizetype units)
{
    return Str(text.left(units)).length();
}

qint64 findText(Interpreter &in, Arguments &a, bool last)
{
    const QString needle = textArgument(in, a.positional[0]);
    const Span span = spanOf(in, a, 1);
    if (!span.valid)
        return -1;
    const qsizetype at = last ? span.text.lastIndexOf(needle, span.text.size() - needle.size()) : span.text.indexOf(needle);
    if (last && needle.size() > span.text.size())
        return -1;
    if (last && needle.isEmpty())
        return span.offset + Str(span.text).length();
    return at < 0 ? -1 : span.offset + codePointsBefore(span.text, at);
}

Value affix(Interpreter &in, Arguments &a, const QString &method, bool (*test)(const QString &, const QString &))
{
    const Span span = spanOf(in, a, 1);
    const Value given = plain(a.positional[0]);
    const auto fits = [&](Value each) {
        const Value simple = plain(each);
        if (!simple.isStr())
            in.raise(u"TypeError"_s, u"%1 first arg must be str or a tuple of str, not %2"_s.arg(method, typeName(in, each)));
        return span.valid && test(span.text, simple.text());
    };
    if (!given.isTuple())
        return Value::boolean(fits(given));
    for (Value each : given.items()) {
        if (!plain(each).isStr())
            in.raise(u"TypeError"_s, u"tuple for %1 must only contain str, not %2"_s.arg(method, typeName(in, each)));
        if (fits(each))
            return Value::boolean(true);
    }
    return Value::boolean(false);
}

QString stripped(Interpreter &in, Arguments &a, bool left, bool right)
{
    const QString &whole = text(a);
    std::optional<QString> characters;
    if (!a.positional.empty() && !a.positional[0].isNone())
        characters = textArgument(in, a.positional[0], u"strip arg must be None or str"_s);
    const auto drop = [&](QChar c) { return characters ? characters->contains(c) : isSpace(c); };
    qsizetype start = 0;
    qsizetype end = whole.size();
    while (left && start < end && drop(whole[start]))
        ++start;
    while (right && end > start && drop(whole[end - 1]))
        --end;
    return whole.sliced(start, end - start);
}

Value listOf(Interpreter &in, const QStringList &parts)
{
    Values values;
    in.charge(parts.size() * 64);
    for (const QString &part : parts)
        values.push_back(in.str(part));
    return in.list(std::move(values));
}

QStringList splitBlank(const QString &whole, qint64 most, bool fromRight)
{
    QStringList parts;
    if (!fromRight) {
        qsizetype at = 0;
        for (;;) {
            while (at < whole.size() && isSpace(whole[at]))
                ++at;
            if (at >= whole.size())
                return parts;
            qsizetype end = at;
            if (most >= 0 && parts.size() >= most) {
                end = whole.size();
                while (end > at && isSpace(whole[end - 1]))
                    --end;
                parts.append(whole.sliced(at, end - at));
                return parts;
            }
            while (end < whole.size() && !isSpace(whole[end]))
                ++end;
            parts.append(whole.sliced(at, end - at));
            at = end;
        }
    }
    qsizetype end = whole.size();
    for (;;) {
        while (end > 0 && isSpace(whole[end - 1]))
            --end;
        if (end <= 0)
            return parts;
        qsizetype at = end;
        if (most >= 0 && parts.size() >= most) {
            at = 0;
            while (at < end && isSpace(whole[at]))
                ++at;
            parts.prepend(whole.sliced(at, end - at));
            return parts;
        }
        while (at > 0 && !isSpace(whole[at - 1]))
            --at;
        parts.prepend(whole.sliced(at, end - at));
        end = at;
    }
}

Value split(Interpreter &in, Arguments &a, bool fromRight)
{
    const QString &whole = text(a);
    const qint64 most = toIndex(in, a["maxsplit"_L1]);
    if (a["sep"_L1].isNone())
        return listOf(in, splitBlank(whole, most, fromRight));
    const QString separator = textArgument(in, a["sep"_L1]);
    if (separator.isEmpty())
        in.raise(u"ValueError"_s, u"empty separator"_s);
    QStringList parts;
    QString rest = whole;
    while (most < 0 || parts.size() < most) {
        const qsizetype at = fromRight ? rest.lastIndexOf(separator) : rest.indexOf(separator);
        if (at < 0)
            break;
        if (fromRight) {
            parts.prepend(rest.sliced(at + separator.size()));
            rest.truncate(at);
        } else {
            parts.append(rest.left(at));
            rest.remove(0, at + separator.size());
        }
        in.state().step();
    }
    fromRight ? parts.prepend(rest) : parts.append(rest);
    return listOf(in, parts);
}

Value partition(Interpreter &in, Arguments &a, bool last)
{
    const QString separator = textArgument(in, a.positional[0]);
    if (separator.isEmpty())
        in.raise(u"ValueError"_s, u"empty separator"_s);
    const qsizetype at = last ? text(a).lastIndexOf(separator) : text(a).indexOf(separator);
    if (at < 0)
        return last ? in.tuple({in.str({}), in.str({}), *a.self}) : in.tuple({*a.self, in.str({}), in.str({})});
    return in.tuple({in.str(text(a).left(at)), in.str(separator), in.str(text(a).sliced(at + separator.size()))});
}

Value joined(Interpreter &in, Arguments &a)
{
    QString result;
    const Value given = a.positional[0];
    if (given.isNone() || given.isNumber() || given.kind() == Kind::Ellipsis)
        in.raise(u"TypeError"_s, u"can only join an iterable"_s);
    const Values items = in.toValues(given);
    for (size_t i = 0; i < items.size(); ++i) {
        if (items[i].isUnknown())
            return items[i];
        const Value item = plain(items[i]);
        if (!item.isStr())
            in.raise(u"TypeError"_s, u"sequence item %1: expected str instance, %2 found"_s.arg(i).arg(typeName(in, items[i])));
        in.charge((item.text().size() + text(a).size()) * 2);
        if (i)
            result += text(a);
        result += item.text();
    }
    return in.str(result);
}

Value replaced(Interpreter &in, Arguments &a)
{
    const QString from = textArgument(in, a.positional[0], u"replace() argument 1 must be str, not %1"_s);
    const QString to = textArgument(in, a.positional[1], u"replace() argument 2 must be str, not %1"_s);
    qint64 most = a.positional.size() > 2 ? toIndex(in, a.positional[2]) : -1;
    const QString &whole = text(a);
    QString result;
    qsizetype at = 0;
    if (from.isEmpty()) {
        for (; at < whole.size() && most != 0; ++at, --most)
            result += to + whole[at];
        in.charge((whole.size() + 1) * (to.size() + 1) * 2);
        return in.str(result + (most != 0 ? to : QString()) + whole.sliced(at));
    }
    for (; most != 0; --most) {
        const qsizetype next = whole.indexOf(from, at);
        if (next < 0)
            break;
        in.charge(to.size() * 2);
        result += QStringView(whole).sliced(at, next - at);
        result += to;
        at = next + from.size();
    }
    result += QStringView(whole).sliced(at);
    return in.str(result);
}

Value justified(Interpreter &in, Arguments &a, QChar side)
{
    const qint64 width = toIndex(in, a.positional[0]);
    QString fill = u" "_s;
    if (a.positional.size() > 1) {
        fill = textArgument(in, a.positional[1], u"The fill character must be a unicode character, not %1"_s);
        if (Str(fill).length() != 1)
            in.raise(u"TypeError"_s, u"The fill character must be exactly one character long"_s);
    }
    const qint64 missing = width - static_cast<Str *>(a.self->heapObject())->length();
    if (missing <= 0)
        return *a.self;
    in.charge(missing * 4);
    const qint64 left = side == u'<' ? 0 : side == u'>' ? missing : missing / 2 + (missing & width & 1);
    return in.str(fill.repeated(left) + text(a) + fill.repeated(missing - left));
}

Value encoded(Interpreter &in, Arguments &a)
{
    const QString encoding = a["encoding"_L1].text().toLower().replace(u'_', u'-');
    if (encoding == "utf-8"_L1 || encoding == "utf8"_L1)
        return in.bytes(text(a).toUtf8());
    const bool ascii = encoding == "ascii"_L1;
    if (!ascii && encoding != "latin-1"_L1 && encoding != "latin1"_L1 && encoding != "iso-8859-1"_L1)
        return in.unknown(u"the encoding %1 is not modelled"_s.arg(encoding));
    const int limit = ascii ? 0x80 : 0x100;
    const QString errors = a["errors"_L1].text();
    QByteArray result;
    const QString &whole = text(a);
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const QChar c = whole[i];
        if (c.unicode() < limit) {
            result += char(c.unicode());
        } else if (errors == "ignore"_L1) {
            continue;
        } else if (errors == "replace"_L1) {
            result += '?';
        } else {
            in.raise(u"UnicodeEncodeError"_s, u"'%1' codec can't encode character '\\x%2' in position %3: ordinal not in range(%4)"_s
                .arg(ascii ? u"ascii"_s : u"latin-1"_s).arg(uint(c.unicode()), 0, 16).arg(i).arg(limit));
        }
    }
    return in.bytes(result);
}

QString titled(const QString &whole)
{
    QString result;
    bool within = false;
    for (const QChar c : whole) {
        result += within ? c.toLower() : c.toTitleCase();
        within = c.isLetter();
    }
    return result;
}

template<typename Test>
Value everyCharacter(const Arguments &a, Test test)
{
    return Value::boolean(!text(a).isEmpty() && std::all_of(text(a).cbegin(), text(a).cend(), test));
}

bool isIdentifier(const QString &name)
{
    if (name.isEmpty() || name[0].isDigit())
        return false;
    return std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c.isMark(); });
}

Value lines(Interpreter &in, Arguments &a)
{
    const bool keep = in.truth(a["keepends"_L1]);
    static const QString breaks = u"\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"_s;
    QStringList parts;
    const QString &whole = text(a);
    for (qsizetype at = 0; at < whole.size();) {
        qsizetype end = at;
        while (end < whole.size() && !breaks.contains(whole[end]))
            ++end;
        qsizetype next = end < whole.size() ? end + 1 : end;
        if (end + 1 < whole.size() && whole[end] == u'\r' && whole[end + 1] == u'\n')
            ++next;
        parts.append(whole.sliced(at, (keep ? next : end) - at));
        at = next;
    }
    return listOf(in, parts);
}

Value translated(Interpreter &in, Arguments &a)
{
    QString result;
    const Value table = a.positional[0];
    const QList<uint> points = text(a).toUcs4();
    for (const uint point : points) {
        const Value *found = table.isDict() ? table.dict()->find(in, Value::integer(point)) : nullptr;
        const char32_t same = point;
        if (!found) {
            result += QString::fromUcs4(&same, 1);
        } else if (found->isInt()) {
            const char32_t other = char32_t(found->toInt());
            result += QString::fromUcs4(&other, 1);
        } else if (found->isStr()) {
            result += found->text();
        }
    }
    return in.str(result);
}

Value makeTranslation(Interpreter &in, Arguments &a)
{
    const Value result = in.dict();
    const auto codes = [&](Value value) { return textArgument(in, value).toUcs4(); };
    if (a.bound().varArgs().empty()) {
        in.raise(u"TypeError"_s, u"maketrans expected at least 1 argument, got 0"_s);
    } else if (a.bound().varArgs().size() == 1) {
        const Value map = a.bound().varArgs()[0];
        if (!map.isDict())
            in.raise(u"TypeError"_s, u"if you give only one argument to maketrans it must be a dict"_s);
        for (const HashTable::Entry &entry : map.dict()->entries()) {
            if (entry.live)
                result.dict()->insert(in, entry.key.isStr() ? Value::integer(codes(entry.key).value(0)) : entry.key, entry.value);
        }
        return result;
    }
    const QList<uint> from = codes(a.bound().varArgs()[0]);
    const QList<uint> to = codes(a.bound().varArgs()[1]);
    if (from.size() != to.size())
        in.raise(u"ValueError"_s, u"the first two maketrans arguments must have equal length"_s);
    for (qsizetype i = 0; i < from.size(); ++i)
        result.dict()->insert(in, Value::integer(from[i]), Value::integer(to[i]));
    if (a.bound().varArgs().size() > 2) {
        for (const uint point : codes(a.bound().varArgs()[2]))
            result.dict()->insert(in, Value::integer(point), {});
    }
    return result;
}

} // namespace

namespace {

void defineCaseMethods(Interpreter::State &state, Class *str)
{
    addBuiltin(state, str, "upper", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(text(a).toUpper()); });
    addBuiltin(state, str, "lower", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(text(a).toLower()); });
    addBuiltin(state, str, "casefold", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(text(a).toCaseFolded()); });
    addBuiltin(state, str, "title", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(titled(text(a))); });
    addBuiltin(state, str, "capitalize", 0, 0, [](Interpreter &in, Arguments &a) {
        return in.str(text(a).isEmpty() ? QString() : text(a).left(1).toUpper() + text(a).sliced(1).toLower());
    });
    addBuiltin(state, str, "swapcase", 0, 0, [](Interpreter &in, Arguments &a) {
        QString result;
        for (const QChar c : text(a))
            result += c.isUpper() ? c.toLower() : c.toUpper();
        return in.str(result);
    });
    addBuiltin(state, str, "isdigit", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.digitValue() >= 0; }); });
    addBuiltin(state, str, "isdecimal", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isDigit(); }); });
    addBuiltin(state, str, "isnumeric", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isNumber(); }); });
    addBuiltin(state, str, "isalpha", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isLetter(); }); });
    addBuiltin(state, str, "isalnum", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isLetterOrNumber(); }); });
    addBuiltin(state, str, "isspace", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, isSpace); });
    addBuiltin(state, str, "isascii", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(std::all_of(text(a).cbegin(), text(a).cend(), [](QChar c) { return c.unicode() < 0x80; }));
    });
    addBuiltin(state, str, "isprintable", 0, 0, [](Interpreter &, Arguments &a) {
        const QList<uint> points = text(a).toUcs4();
        return Value::boolean(std::all_of(points.cbegin(), points.cend(), [](uint point) { return isPrintable(point); }));
    });
    addBuiltin(state, str, "isidentifier", 0, 0, [](Interpreter &, Arguments &a) { return Value::boolean(isIdentifier(text(a))); });
    addBuiltin(state, str, "isupper", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(text(a).toUpper() == text(a) && text(a).toLower() != text(a));
    });
    addBuiltin(state, str, "islower", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(text(a).toLower() == text(a) && text(a).toUpper() != text(a));
    });
    addBuiltin(state, str, "istitle", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(titled(text(a)) == text(a) && text(a).toLower() != text(a));
    });
}

void defineSearchMethods(Interpreter::State &state, Class *str)
{
    addBuiltin(state, str, "find", 1, 3, [](Interpreter &in, Arguments &a) { return Value::integer(findText(in, a, false)); });
    addBuiltin(state, str, "rfind", 1, 3, [](Interpreter &in, Arguments &a) { return Value::integer(findText(in, a, true)); });
    const auto index = [](Interpreter &in, Arguments &a) {
        const qint64 at = findText(in, a, false);
        if (at < 0)
            in.raise(u"ValueError"_s, u"substring not found"_s);
        return Value::integer(at);
    };
    addBuiltin(state, str, "index", 1, 3, index);
    addBuiltin(state, str, "rindex", 1, 3, [](Interpreter &in, Arguments &a) {
        const qint64 at = findText(in, a, true);
        if (at < 0)
            in.raise(u"ValueError"_s, u"substring not found"_s);
        return Value::integer(at);
    });
    addBuiltin(state, str, "count", 1, 3, [](Interpreter &in, Arguments &a) {
        const QString needle = textArgument(in, a.positional[0]);
        const Span span = spanOf(in, a, 1);
        if (!span.valid)
            return Value::integer(0);
        if (needle.isEmpty())
            return Value::integer(Str(span.text).length() + 1);
        qint64 count = 0;
        for (qsizetype at = span.text.indexOf(needle); at >= 0; at = span.text.indexOf(needle, at + needle.size()))
            ++count;
        return Value::integer(count);
    });
    addBuiltin(state, str, "startswith", 1, 3, [](Interpreter &in, Arguments &a) {
        return affix(in, a, u"startswith"_s, [](const QString &whole, const QString &part) { return whole.startsWith(part); });
    });
    addBuiltin(state, str, "endswith", 1, 3, [](Interpreter &in, Arguments &a) {
        return affix(in, a, u"endswith"_s, [](const QString &whole, const QString &part) { return whole.endsWith(part); });
    });
    addBuiltin(state, str, "removeprefix", 1, 1, [](Interpreter &in, Arguments &a) {
        const QString part = textArgument(in, a.positional[0], u"removeprefix() argument must be str, not %1"_s);
        return text(a).startsWith(part) ? in.str(text(a).sliced(part.size())) : *a.self;
    });
    addBuiltin(state, str, "removesuffix", 1, 1, [](Interpreter &in, Arguments &a) {
        const QString part = textArgument(in, a.positional[0], u"removesuffix() argument must be str, not %1"_s);
        return text(a).endsWith(part) ? in.str(text(a).chopped(part.size())) : *a.self;
    });
}

} // namespace

void defineTextTypes(Interpreter::State &state)
{
    Class *str = state.str;
    str->create = [](Interpreter &in, Class &type, Arguments &arguments) -> Value {
        if (auto unknown = unknownAmong(arguments))
            return *unknown;
        Value result = in.str({});
        if (arguments.positional.size() > 1 || arguments.keyword(u"encoding"_s)) {
            Arguments rest;
            rest.positional.assign(arguments.positional.begin() + 1, arguments.positional.end());
            rest.keywords = arguments.keywords;
            if (!arguments.positional[0].isBytes())
                in.raise(u"TypeError"_s, u"decoding to str: need a bytes-like object, %1 found"_s.arg(typeName(in, arguments.positional[0])));
            result = in.call(in.attribute(arguments.positional[0], u"decode"_s), rest);
        } else if (!arguments.positional.empty()) {
            result = textOrUnknown(in, [&] { return in.toStr(arguments.positional[0]); });
        }
        if (&type == in.state().str || result.isUnknown())
            return result;
        auto *instance = in.make<Instance>(&type);
        instance->base = result;
        return instance;
    };
    defineCaseMethods(state, str);
    defineSearchMethods(state, str);
    addBuiltin(state, str, "strip", 0, 1, [](Interpreter &in, Arguments &a) { return in.str(stripped(in, a, true, true)); });
    addBuiltin(state, str, "lstrip", 0, 1, [](Interpreter &in, Arguments &a) { return in.str(stripped(in, a, true, false)); });
    addBuiltin(state, str, "rstrip", 0, 1, [](Interpreter &in, Arguments &a) { return in.str(stripped(in, a, false, true)); });
    addBuiltinWithSignature(state, str, "split", "self, sep=None, maxsplit=-1", [](Interpreter &in, Arguments &a) { return split(in, a, false); });
    addBuiltinWithSignature(state, str, "rsplit", "self, sep=None, maxsplit=-1", [](Interpreter &in, Arguments &a) { return split(in, a, true); });
    addBuiltinWithSignature(state, str, "splitlines", "self, keepends=False", lines);
    addBuiltinWithSignature(state, str, "encode", "self, encoding='utf-8', errors='strict'", encoded);
    addBuiltin(state, str, "partition", 1, 1, [](Interpreter &in, Arguments &a) { return partition(in, a, false); });
    addBuiltin(state, str, "rpartition", 1, 1, [](Interpreter &in, Arguments &a) { return partition(in, a, true); });
    addBuiltin(state, str, "join", 1, 1, joined);
    addBuiltin(state, str, "replace", 2, 3, replaced);
    addBuiltin(state, str, "ljust", 1, 2, [](Interpreter &in, Arguments &a) { return justified(in, a, u'<'); });
    addBuiltin(state, str, "rjust", 1, 2, [](Interpreter &in, Arguments &a) { return justified(in, a, u'>'); });
    addBuiltin(state, str, "center", 1, 2, [](Interpreter &in, Arguments &a) { return justified(in, a, u'^'); });
    addBuiltin(state, str, "zfill", 1, 1, [](Interpreter &in, Arguments &a) {
        const qint64 missing = toIndex(in, a.positional[0]) - static_cast<Str *>(a.self->heapObject())->length();
        if (missing <= 0)
            return *a.self;
        in.charge(missing * 2);
        const bool sign = text(a).startsWith(u'-') || text(a).startsWith(u'+');
        return in.str(text(a).left(sign) + QString(missing, u'0') + text(a).sliced(sign));
    });
    addBuiltinWithSignature(state, str, "expandtabs", "self, tabsize=8", [](Interpreter &in, Arguments &a) {
        const qint64 size = toIndex(in, a["tabsize"_L1]);
        QString result;
        qint64 column = 0;
        for (const QChar c : text(a)) {
            if (c == u'\t') {
                const qint64 spaces = size > 0 ? size - column % size : 0;
                in.charge(spaces * 2);
                result += QString(spaces, u' ');
                column += spaces;
            } else {
                result += c;
                column = c == u'\n' || c == u'\r' ? 0 : column + 1;
            }
        }
        return in.str(result);
    });
    addBuiltin(state, str, "translate", 1, 1, translated);
    str->addStaticMethod(state.interpreter, u"maketrans"_s, u"*args"_s, makeTranslation);
    auto *format = state.interpreter.make<NativeFunctionObject>(state.nativeFunction, u"format"_s, nullptr, [](Interpreter &in, Arguments &a) {
        if (!a.self || a.self->isUnknown())
            return a.self.value_or(Value());
        const QString pattern = plain(*a.self).text();
        return textOrUnknown(in, [&] { return formatMethod(in, pattern, a); });
    });
    format->binds = true;
    str->set(state.interpreter, u"format"_s, format);
    addBuiltin(state, str, "format_map", 1, 1, [](Interpreter &in, Arguments &a) {
        Arguments named;
        const Value map = plain(a.positional[0]);
        if (!map.isDict())
            in.raise(u"TypeError"_s, u"format_map() needs a dict"_s);
        for (const HashTable::Entry &entry : map.dict()->entries()) {
            if (entry.live && entry.key.isStr())
                named.keywords.emplace_back(entry.key.text(), entry.value);
        }
        return textOrUnknown(in, [&] { return formatMethod(in, text(a), named); });
    });
}

} // namespace retort::python
