// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

Value wrapped(Interpreter &in, Class &type, const Class *builtin, Value value)
{
    if (&type == builtin)
        return value;
    auto *instance = in.make<Instance>(&type);
    instance->base = value;
    return instance;
}

Value createSequence(Interpreter &in, Class &type, Arguments &arguments, bool isList)
{
    if (auto unknown = unknownAmong(arguments))
        return *unknown;
    const Class *builtin = isList ? in.state().list : in.state().tuple;
    if (arguments.positional.size() > 1 && &type == builtin)
        in.raise(u"TypeError"_s, u"%1 expected at most 1 argument, got %2"_s.arg(builtin->name()).arg(arguments.positional.size()));
    Values items;
    if (!arguments.positional.empty())
        items = in.toValues(arguments.positional[0]);
    return wrapped(in, type, builtin, isList ? in.list(std::move(items)) : in.tuple(std::move(items)));
}

Value indexOf(Interpreter &in, Arguments &a)
{
    const Values &items = a.self->items();
    const qint64 size = qint64(items.size());
    const auto bound = [&](size_t at, qint64 fallback) {
        if (a.positional.size() <= at)
            return fallback;
        const qint64 given = toIndex(in, a.positional[at]);
        return std::clamp<qint64>(given < 0 ? given + size : given, 0, size);
    };
    for (qint64 i = bound(1, 0); i < bound(2, size) && size_t(i) < items.size(); ++i) {
        if (in.equal(items[size_t(i)], a.positional[0]))
            return Value::integer(i);
    }
    if (a.self->isTuple())
        in.raise(u"ValueError"_s, u"tuple.index(x): x not in tuple"_s);
    in.raise(u"ValueError"_s, in.repr(a.positional[0]) + u" is not in list"_s);
}

Value countOf(Interpreter &in, Arguments &a)
{
    qint64 count = 0;
    for (size_t i = 0; i < a.self->items().size(); ++i)
        count += in.equal(a.self->items()[i], a.positional[0]);
    return Value::integer(count);
}

} // namespace

/// Stable, as Python's; a comparison may raise or stop at any time, so the values are moved only once it is done.
void sortValues(Interpreter &in, Values &values, Value key, bool reverse)
{
    struct Keyed
    {
        Value key;
        Value value;
    };
    std::vector<Keyed> keyed;
    for (size_t i = 0; i < values.size(); ++i)
        keyed.push_back({key.isNone() ? values[i] : in.call(key, {values[i]}), values[i]});
    in.charge(qint64(keyed.size() * sizeof(Keyed) * 2));
    if (reverse)
        std::reverse(keyed.begin(), keyed.end());
    // A merge sort of our own: std::stable_sort may misbehave when a script's __lt__ is no order.
    std::vector<Keyed> other(keyed.size());
    for (size_t width = 1; width < keyed.size(); width *= 2) {
        for (size_t start = 0; start < keyed.size(); start += 2 * width) {
            size_t left = start;
            const size_t middle = std::min(start + width, keyed.size());
            size_t right = middle;
            const size_t end = std::min(start + 2 * width, keyed.size());
            for (size_t out = start; out < end; ++out) {
                in.state().step();
                const bool takeRight = left >= middle || (right < end && lessThan(in, keyed[right].key, keyed[left].key));
                other[out] = takeRight ? keyed[right++] : keyed[left++];
            }
        }
        std::swap(keyed, other);
    }
    if (reverse)
        std::reverse(keyed.begin(), keyed.end());
    values.clear();
    for (const Keyed &each : keyed)
        values.push_back(each.value);
}

void defineSequenceTypes(Interpreter::State &state)
{
    addBuiltin(state, state.range, "index", 1, 1, [](Interpreter &in, Arguments &a) {
        const auto *range = static_cast<Range *>(a.self->heapObject());
        if (!in.contains(*a.self, a.positional[0]))
            in.raise(u"ValueError"_s, in.repr(a.positional[0]) + u" is not in range"_s);
        return Value::integer((a.positional[0].toInt() - range->start) / range->step);
    });
    addBuiltin(state, state.range, "count", 1, 1, [](Interpreter &in, Arguments &a) { return Value::integer(in.contains(*a.self, a.positional[0])); });
    Class *list = state.list;
    list->create = [](Interpreter &in, Class &type, Arguments &arguments) { return createSequence(in, type, arguments, true); };
    state.tuple->create = [](Interpreter &in, Class &type, Arguments &arguments) { return createSequence(in, type, arguments, false); };
    for (Class *type : {list, state.tuple}) {
        addBuiltin(state, type, "index", 1, 3, indexOf);
        addBuiltin(state, type, "count", 1, 1, countOf);
    }
    addBuiltin(state, list, "append", 1, 1, [](Interpreter &in, Arguments &a) {
        in.charge(sizeof(Value));
        a.self->items().push_back(a.positional[0]);
        return Value();
    });
    addBuiltin(state, list, "extend", 1, 1, [](Interpreter &in, Arguments &a) {
        const Values more = in.toValues(a.positional[0]);
        in.charge(qint64(more.size() * sizeof(Value)));
        a.self->items().insert(a.self->items().end(), more.begin(), more.end());
        return Value();
    });
    addBuiltin(state, list, "insert", 2, 2, [](Interpreter &in, Arguments &a) {
        Values &items = a.self->items();
        const qint64 size = qint64(items.size());
        const qint64 given = toIndex(in, a.positional[0]);
        in.charge(sizeof(Value));
        items.insert(items.begin() + std::clamp<qint64>(given < 0 ? given + size : given, 0, size), a.positional[1]);
        return Value();
    });
    addBuiltin(state, list, "pop", 0, 1, [](Interpreter &in, Arguments &a) {
        Values &items = a.self->items();
        const qint64 size = qint64(items.size());
        qint64 at = a.positional.empty() ? -1 : toIndex(in, a.positional[0]);
        if (size == 0)
            in.raise(u"IndexError"_s, u"pop from empty list"_s);
        at += at < 0 ? size : 0;
        if (at < 0 || at >= size)
            in.raise(u"IndexError"_s, u"pop index out of range"_s);
        const Value result = items[size_t(at)];
        items.erase(items.begin() + at);
        return result;
    });
    addBuiltin(state, list, "remove", 1, 1, [](Interpreter &in, Arguments &a) {
        for (size_t i = 0; i < a.self->items().size(); ++i) {
            if (in.equal(a.self->items()[i], a.positional[0])) {
                a.self->items().erase(a.self->items().begin() + qsizetype(i));
                return Value();
            }
        }
        in.raise(u"ValueError"_s, u"list.remove(x): x not in list"_s);
    });
    addBuiltin(state, list, "clear", 0, 0, [](Interpreter &, Arguments &a) {
        a.self->items().clear();
        return Value();
    });
    addBuiltin(state, list, "copy", 0, 0, [](Interpreter &in, Arguments &a) { return in.list(a.self->items()); });
    addBuiltin(state, list, "reverse", 0, 0, [](Interpreter &, Arguments &a) {
        std::reverse(a.self->items().begin(), a.self->items().end());
        return Value();
    });
    addBuiltinWithSignature(state, list, "sort", "self, *, key=None, reverse=False", [](Interpreter &in, Arguments &a) {
        Values sorted = a.self->items();
        sortValues(in, sorted, a["key"_L1], in.truth(a["reverse"_L1]));
        a.self->items() = std::move(sorted);
        return Value();
    });
    state.slice->create = [](Interpreter &in, Class &, Arguments &a) {
        const auto at = [&](size_t i) { return i < a.positional.size() ? a.positional[i] : Value(); };
        if (a.positional.size() == 1)
            return Value::heap(Kind::Slice, in.make<Slice>(Value(), at(0), Value()));
        return Value::heap(Kind::Slice, in.make<Slice>(at(0), at(1), at(2)));
    };
    state.range->create = [](Interpreter &in, Class &, Arguments &a) -> Value {
        if (auto unknown = unknownAmong(a))
            return *unknown;
        if (a.positional.empty() || a.positional.size() > 3)
            in.raise(u"TypeError"_s, a.positional.empty() ? u"range expected at least 1 argument, got 0"_s
                                                          : u"range expected at most 3 arguments, got %1"_s.arg(a.positional.size()));
        const qint64 first = toIndex(in, a.positional[0]);
        const qint64 step = a.positional.size() > 2 ? toIndex(in, a.positional[2]) : 1;
        if (step == 0)
            in.raise(u"ValueError"_s, u"range() arg 3 must not be zero"_s);
        if (a.positional.size() == 1)
            return Value::heap(Kind::Range, in.make<Range>(0, first, 1));
        return Value::heap(Kind::Range, in.make<Range>(first, toIndex(in, a.positional[1]), step));
    };
}

} // namespace retort::python
