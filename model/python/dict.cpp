// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/dict.h"

#include "model/python/interpreter.h"

namespace retort::python {

namespace {

constexpr qint32 Empty = -1;

/// Spreads clustered hashes, such as those of small integers that share low bits.
size_t slotOf(size_t hash, size_t mask)
{
    return (hash ^ (hash >> 15)) & mask;
}

bool isSameStr(Value key, size_t hash, const QString &text)
{
    if (!key.isStr())
        return false;
    const auto *str = static_cast<const Str *>(key.heapObject());
    return str->hash == hash && str->text == text;
}

} // namespace

/// The entry's index, or -1. `equal` may run a script that changes this very table, hence the bounds are read anew each time.
template<typename Equal>
qsizetype HashTable::locate(size_t hash, Equal equal) const
{
    if (m_index.empty())
        return -1;
    for (size_t slot = slotOf(hash, m_index.size() - 1), seen = 0; seen <= m_index.size(); ++seen) {
        slot &= m_index.size() - 1;
        const qint32 at = m_index[slot];
        if (at == Empty)
            return -1;
        if (size_t(at) < m_entries.size() && m_entries[size_t(at)].live && m_entries[size_t(at)].hash == hash
            && equal(m_entries[size_t(at)].key))
            return at;
        ++slot;
    }
    return -1;
}

Value *HashTable::find(Interpreter &interpreter, Value key)
{
    if (key.isStr())
        return find(*static_cast<const Str *>(key.heapObject()));
    const size_t hash = interpreter.hash(key);
    const qsizetype at = locate(hash, [&](Value other) { return interpreter.equal(other, key); });
    return at < 0 || at >= qsizetype(m_entries.size()) ? nullptr : &m_entries[size_t(at)].value;
}

Value *HashTable::find(const Str &key)
{
    const qsizetype at = locate(key.hash, [&](Value other) { return other.heapObject() == &key || isSameStr(other, key.hash, key.text); });
    return at < 0 ? nullptr : &m_entries[size_t(at)].value;
}

Value *HashTable::find(const QString &key)
{
    const size_t hash = qHash(key, 0);
    const qsizetype at = locate(hash, [&](Value other) { return isSameStr(other, hash, key); });
    return at < 0 ? nullptr : &m_entries[size_t(at)].value;
}

void HashTable::insert(Interpreter &interpreter, Value key, Value value)
{
    if (Value *existing = find(interpreter, key)) {
        *existing = value;
        return;
    }
    interpreter.charge(sizeof(Entry) + 8);
    append(interpreter.hash(key), key, value);
}

void HashTable::insert(Value strKey, Value value)
{
    const auto &key = *static_cast<const Str *>(strKey.heapObject());
    if (Value *existing = find(key))
        *existing = value;
    else
        append(key.hash, strKey, value);
}

void HashTable::append(size_t hash, Value key, Value value)
{
    if (m_index.size() < (m_entries.size() + 1) * 2)
        rebuild();
    size_t slot = slotOf(hash, m_index.size() - 1);
    while (m_index[slot] != Empty)
        slot = (slot + 1) & (m_index.size() - 1);
    m_index[slot] = qint32(m_entries.size());
    m_entries.push_back({hash, key, value, true});
    ++m_live;
    ++mutations;
}

void HashTable::rebuild()
{
    std::erase_if(m_entries, [](const Entry &entry) { return !entry.live; });
    size_t size = 8;
    while (size < (m_entries.size() + 1) * 3)
        size *= 2;
    m_index.assign(size, Empty);
    for (size_t i = 0; i < m_entries.size(); ++i) {
        size_t slot = slotOf(m_entries[i].hash, size - 1);
        while (m_index[slot] != Empty)
            slot = (slot + 1) & (size - 1);
        m_index[slot] = qint32(i);
    }
}

bool HashTable::remove(Interpreter &interpreter, Value key)
{
    if (key.isStr())
        return remove(key.text());
    const qsizetype at = locate(interpreter.hash(key), [&](Value other) { return interpreter.equal(other, key); });
    if (at < 0 || at >= qsizetype(m_entries.size()))
        return false;
    removeAt(at);
    return true;
}

bool HashTable::remove(const QString &key)
{
    const size_t hash = qHash(key, 0);
    const qsizetype at = locate(hash, [&](Value other) { return isSameStr(other, hash, key); });
    if (at < 0)
        return false;
    removeAt(at);
    return true;
}

void HashTable::removeAt(qsizetype index)
{
    Entry &entry = m_entries[size_t(index)];
    hadRemovals = true;
    entry.live = false;
    entry.key = {};
    entry.value = {};
    --m_live;
    ++mutations;
}

void HashTable::clear()
{
    m_entries.clear();
    m_index.clear();
    m_live = 0;
    ++mutations;
}

} // namespace retort::python
