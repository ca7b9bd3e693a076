// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/value.h"

#include "model/python/dict.h"
#include "model/python/object.h"

#include <algorithm>

namespace retort::python {

HeapObject::~HeapObject() = default;

Value::Value(Object *object) : m_kind(object ? Kind::Object : Kind::None), m_integer(0)
{
    if (object)
        m_object = object;
}

// A wrong guess about the kind gives something empty: native code works on whatever a script passes.

const QString &Value::text() const
{
    static const QString none;
    return m_kind == Kind::Str ? static_cast<Str *>(m_object)->text : none;
}

const QByteArray &Value::bytes() const
{
    static const QByteArray none;
    return m_kind == Kind::Bytes ? static_cast<Bytes *>(m_object)->data : none;
}

Values &Value::items() const
{
    thread_local Values none;
    if (isSequence())
        return static_cast<Sequence *>(m_object)->items;
    none.clear();
    return none;
}

Dict *Value::dict() const
{
    return m_kind == Kind::Dict ? static_cast<Dict *>(m_object) : nullptr;
}

Set *Value::set() const
{
    return isSet() ? static_cast<Set *>(m_object) : nullptr;
}

Object *Value::object() const
{
    return m_kind == Kind::Object ? static_cast<Object *>(m_object) : nullptr;
}

const UnknownReason &Value::unknown() const
{
    static const UnknownReason none;
    return m_kind == Kind::Unknown ? static_cast<Unknown *>(m_object)->reason : none;
}

bool Value::isSame(Value other) const
{
    if (m_kind != other.m_kind)
        return false;
    switch (m_kind) {
    case Kind::None:
    case Kind::NotImplemented:
    case Kind::Ellipsis:
        return true;
    case Kind::Bool:
    case Kind::Int:
        return m_integer == other.m_integer;
    case Kind::Float:
        return m_real == other.m_real;
    case Kind::Str: // equal short strings are one object in CPython nearly always
        return m_object == other.m_object || text() == other.text();
    case Kind::Tuple:
        return m_object == other.m_object || (items().empty() && other.items().empty());
    default:
        return m_object == other.m_object;
    }
}

Str::Str(QString content) : text(std::move(content)), hash(qHash(text, 0))
{
    astral = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isHighSurrogate(); });
}

qsizetype Str::length() const
{
    if (!astral)
        return text.size();
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count) {
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
    }
    return count;
}

qint64 Range::length() const
{
    // unsigned arithmetic: the distance may not fit in a signed number
    if (step > 0)
        return stop > start ? qint64((quint64(stop) - quint64(start) - 1) / quint64(step)) + 1 : 0;
    return start > stop ? qint64((quint64(start) - quint64(stop) - 1) / (0 - quint64(step))) + 1 : 0;
}

} // namespace retort::python
