// SPDX-License-Identifier: GPL-3.0-or-later
// What looks for a part of a text.
#include "model/python/textmethods.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;
using namespace textmethods;

namespace {

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

} // namespace

void textmethods::defineSearchMethods(Interpreter::State &state, Class *str)
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

} // namespace retort::python
