// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

#include <algorithm>
#include <array>

// The order of a set. CPython salts the hash of text anew in each run, so that a set of names is in another order each time:
// what depends on it has no exact preview. Small sets of integers keep an order that can be told.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t smallestTable = 8; ///< slots of a set of up to four members

Values keysOf(const Set &set)
{
    Values keys;
    for (const HashTable::Entry &entry : set.entries()) {
        if (entry.live)
            keys.push_back(entry.key);
    }
    return keys;
}

/// Where CPython puts up to four integers that were added one by one.
Values inSmallestTable(const Values &keys)
{
    constexpr size_t mask = smallestTable - 1;
    std::array<std::optional<Value>, smallestTable> table;
    for (const Value &key : keys) {
        const quint64 hash = quint64(key.toInt() == -1 ? -2 : key.toInt());
        quint64 perturb = hash;
        size_t slot = hash & mask;
        while (table[slot]) { // the table is too small for linear probes
            perturb >>= 5;
            slot = (slot * 5 + 1 + perturb) & mask;
        }
        table[slot] = key;
    }
    Values result;
    for (const auto &key : table) {
        if (key)
            result.push_back(*key);
    }
    return result;
}

} // namespace

std::optional<Values> orderOf(const Set &set)
{
    Values keys = keysOf(set);
    if (keys.size() < 2)
        return keys;
    const auto all = [&keys](auto test) { return std::all_of(keys.cbegin(), keys.cend(), test); };
    if (set.hadRemovals || !all([](Value key) { return key.isInt() && qAbs(key.toInt()) < (1LL << 60); }))
        return std::nullopt;
    if (all([](Value key) { return key.toInt() >= 0 && key.toInt() < qint64(smallestTable); })) {
        std::sort(keys.begin(), keys.end(), [](Value left, Value right) { return left.toInt() < right.toInt(); });
        return keys;
    }
    if (set.derived || keys.size() > 4)
        return std::nullopt;
    return inSmallestTable(keys);
}

Iterator *iterateSet(Interpreter &interpreter, const Set &set)
{
    const auto order = orderOf(set);
    Values keys = order ? *order : keysOf(set);
    interpreter.charge(qint64(keys.size() * sizeof(Value)));
    Iterator *iterator = interpreter.iterator(
        [&set, keys = std::move(keys), mutations = set.mutations, at = size_t(0)](Interpreter &in) mutable -> std::optional<Value> {
            if (set.mutations != mutations)
                in.raise(u"RuntimeError"_s, u"Set changed size during iteration"_s);
            return at < keys.size() ? std::optional(keys[at++]) : std::nullopt;
        });
    iterator->arbitraryOrder = !order;
    return iterator;
}

void requireOrder(Interpreter &interpreter, const Iterator &iterator)
{
    if (iterator.arbitraryOrder)
        interpreter.stop(u"the order of a set is arbitrary"_s, UnknownKind::NeedsData);
}

} // namespace retort::python
