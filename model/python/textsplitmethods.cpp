// SPDX-License-Identifier: GPL-3.0-or-later
// Texts taken apart and put together.
#include "model/python/textmethods.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;
using namespace textmethods;

namespace {

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

} // namespace

void textmethods::defineSplitMethods(Interpreter::State &state, Class *str)
{
    addBuiltinWithSignature(state, str, "split", "self, sep=None, maxsplit=-1", [](Interpreter &in, Arguments &a) { return split(in, a, false); });
    addBuiltinWithSignature(state, str, "rsplit", "self, sep=None, maxsplit=-1", [](Interpreter &in, Arguments &a) { return split(in, a, true); });
    addBuiltinWithSignature(state, str, "splitlines", "self, keepends=False", lines);
    addBuiltin(state, str, "partition", 1, 1, [](Interpreter &in, Arguments &a) { return partition(in, a, false); });
    addBuiltin(state, str, "rpartition", 1, 1, [](Interpreter &in, Arguments &a) { return partition(in, a, true); });
    addBuiltin(state, str, "join", 1, 1, joined);
}

} // namespace retort::python
