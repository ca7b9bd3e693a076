// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/value.h"

#include <optional>

namespace retort::python {

class Interpreter;

/// Python's hash table: insertion-ordered, with Python's equality (1 == 1.0 == True). The functions that take an
/// interpreter accept any hashable key and may call a script's __eq__ and __hash__ (and raise TypeError: unhashable); the
/// ones that take text need none.
class HashTable : public HeapObject
{
public:
    struct Entry
    {
        size_t hash = 0;
        Value key;
        Value value;
        bool live = false;
    };

    qsizetype size() const { return m_live; }
    Value *find(Interpreter &interpreter, Value key);
    void insert(Interpreter &interpreter, Value key, Value value);
    bool remove(Interpreter &interpreter, Value key);
    void clear();

    Value *find(const Str &key);
    Value *find(const QString &key);
    void insert(Value strKey, Value value); ///< the key must be a str

    bool remove(const QString &key);

    /// Entries in insertion order; skip those that are not live. Indices stay valid while entries are added.
    const std::vector<Entry> &entries() const { return m_entries; }
    void removeAt(qsizetype index);

    bool hadRemovals = false;
    int mutations = 0; ///< changes of size, for "changed size during iteration"

private:
    template<typename Equal>
    qsizetype locate(size_t hash, Equal equal) const;
    void append(size_t hash, Value key, Value value);
    void rebuild();

    std::vector<Entry> m_entries;
    std::vector<qint32> m_index;
    qsizetype m_live = 0;
};

class Dict : public HashTable
{
};

/// A set or frozenset: the keys of a table.
class Set : public HashTable
{
public:
    bool derived = false; ///< the result of an operation on sets: how CPython laid it out is not known
};

} // namespace retort::python
