// SPDX-License-Identifier: GPL-3.0-or-later
// str itself, and its methods that make another text of it.
#include "model/python/textmethods.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;
using namespace textmethods;

QString textmethods::textArgument(Interpreter &in, Value value, const QString &message)
{
    const Value simple = plain(value);
    if (!simple.isStr())
        in.raise(u"TypeError"_s, message.arg(typeName(in, value)));
    return simple.text();
}

namespace {

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
    defineSplitMethods(state, str);
    addBuiltin(state, str, "strip", 0, 1, [](Interpreter &in, Arguments &a) { return in.str(stripped(in, a, true, true)); });
    addBuiltin(state, str, "lstrip", 0, 1, [](Interpreter &in, Arguments &a) { return in.str(stripped(in, a, true, false)); });
    addBuiltin(state, str, "rstrip", 0, 1, [](Interpreter &in, Arguments &a) { return in.str(stripped(in, a, false, true)); });
    addBuiltinWithSignature(state, str, "encode", "self, encoding='utf-8', errors='strict'", encoded);
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
