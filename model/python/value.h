// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/sourcerange.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace retort::python {

class Class;
class Dict;
class Object;
class Set;

/// Everything that an interpreter allocates. It lives exactly as long as its interpreter: values are plain handles without
/// a count, so cycles, deep nesting and destruction order need no care. A destructor must not look at other values.
class HeapObject
{
public:
    HeapObject() = default;
    virtual ~HeapObject();
    HeapObject(const HeapObject &) = delete;
    HeapObject &operator=(const HeapObject &) = delete;
};

enum class Kind : quint8 {
    None, NotImplemented, Ellipsis, Bool, Int, Float,
    Str, Bytes, List, Tuple, Dict, Set, FrozenSet, Slice, Range,
    Object, ///< functions, classes, modules, exceptions, iterators, instances: see object.h
    Unknown,
};

/// What would be needed to know an unknown value.
enum class UnknownKind : quint8 {
    NeedsData,   ///< a query result, the inspector, the clock, the environment
    NeedsPython, ///< an import or a feature that is not modelled
};

/// Why a value is not known, and the place that made it so.
struct UnknownReason
{
    UnknownKind kind = UnknownKind::NeedsPython;
    QString reason;
    SourceRange range;

    friend bool operator==(const UnknownReason &, const UnknownReason &) = default;
};

using Values = std::vector<class Value>;

/// A Python value: a handle that is cheap to copy. Containers are shared by reference, as in Python.
class Value
{
public:
    constexpr Value() : m_kind(Kind::None), m_integer(0) {} ///< None
    Value(Object *object);                                  ///< null gives None
    static constexpr Value boolean(bool value) { return Value(Kind::Bool, value ? 1 : 0); }
    static constexpr Value integer(qint64 value) { return Value(Kind::Int, value); }
    static constexpr Value notImplemented() { return Value(Kind::NotImplemented, 0); }
    static constexpr Value ellipsis() { return Value(Kind::Ellipsis, 0); }
    static constexpr Value real(double value)
    {
        Value result(Kind::Float, 0);
        result.m_real = value;
        return result;
    }
    /// For the interpreter's factories.
    static Value heap(Kind kind, HeapObject *object)
    {
        Value result(kind, 0);
        result.m_object = object;
        return result;
    }

    constexpr Kind kind() const { return m_kind; }
    bool isNone() const { return m_kind == Kind::None; }
    bool isNotImplemented() const { return m_kind == Kind::NotImplemented; }
    bool isBool() const { return m_kind == Kind::Bool; }
    bool isInt() const { return m_kind == Kind::Int || m_kind == Kind::Bool; } ///< a bool is an int, as in Python
    bool isFloat() const { return m_kind == Kind::Float; }
    bool isNumber() const { return isInt() || isFloat(); }
    bool isStr() const { return m_kind == Kind::Str; }
    bool isBytes() const { return m_kind == Kind::Bytes; }
    bool isList() const { return m_kind == Kind::List; }
    bool isTuple() const { return m_kind == Kind::Tuple; }
    bool isSequence() const { return isList() || isTuple(); }
    bool isDict() const { return m_kind == Kind::Dict; }
    bool isSet() const { return m_kind == Kind::Set || m_kind == Kind::FrozenSet; }
    bool isObject() const { return m_kind == Kind::Object; }
    bool isUnknown() const { return m_kind == Kind::Unknown; }
    bool isTrue() const { return m_kind == Kind::Bool && m_integer; }

    // Each asks for the kind that its name says; of another kind it gives something empty, or null.
    bool toBool() const { return m_integer != 0; }
    qint64 toInt() const { return m_integer; }
    double toDouble() const { return m_kind == Kind::Float ? m_real : double(m_integer); } ///< of any number
    const QString &text() const;            ///< of a str
    const QByteArray &bytes() const;        ///< of a bytes
    Values &items() const;                  ///< of a list or a tuple (never change a tuple's)
    Dict *dict() const;
    Set *set() const;
    Object *object() const;
    const UnknownReason &unknown() const;
    HeapObject *heapObject() const { return m_kind >= Kind::Str ? m_object : nullptr; }

    /// The object as a `T`, or null: `if (auto *cls = value.as<Class>())`.
    template<typename T>
    T *as() const
    {
        return m_kind == Kind::Object ? dynamic_cast<T *>(m_object) : nullptr;
    }

    /// Python's `is`.
    bool isSame(Value other) const;

private:
    constexpr Value(Kind kind, qint64 value) : m_kind(kind), m_integer(value) {}

    Kind m_kind;
    union {
        qint64 m_integer;
        double m_real;
        HeapObject *m_object;
    };
};

// The built-in containers. Make them with the interpreter's factories.

class Str : public HeapObject
{
public:
    explicit Str(QString content);
    QString text;
    size_t hash = 0;     ///< of the text
    bool astral = false; ///< holds characters outside the BMP, so that indices are not QString's
    qsizetype length() const; ///< in code points
};

class Bytes : public HeapObject
{
public:
    explicit Bytes(QByteArray content) : data(std::move(content)) {}
    QByteArray data;
};

/// A list or a tuple.
class Sequence : public HeapObject
{
public:
    explicit Sequence(Values content) : items(std::move(content)) {}
    Values items;
};

class Slice : public HeapObject
{
public:
    Slice(Value from, Value to, Value by) : start(from), stop(to), step(by) {}
    Value start, stop, step;
};

class Range : public HeapObject
{
public:
    Range(qint64 from, qint64 to, qint64 by) : start(from), stop(to), step(by) {}
    qint64 start, stop, step;
    qint64 length() const;
};

class Unknown : public HeapObject
{
public:
    explicit Unknown(UnknownReason why) : reason(std::move(why)) {}
    UnknownReason reason;
};

} // namespace retort::python
