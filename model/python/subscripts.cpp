// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

qint64 toIndex(Interpreter &interpreter, Value value)
{
    const Value number = plain(value);
    if (number.isInt())
        return number.toInt();
    if (value.isUnknown())
        interpreter.stop(value.unknown());
    if (auto result = callSpecial(interpreter, value, u"__index__"_s); result && result->isInt())
        return result->toInt();
    interpreter.raise(u"TypeError"_s, u"'%1' object cannot be interpreted as an integer"_s.arg(typeName(interpreter, value)));
}

SliceIndices resolveSlice(Interpreter &interpreter, const Slice &slice, qint64 length)
{
    const auto part = [&](Value value) {
        if (value.isInt())
            return value.toInt();
        if (value.isUnknown())
            interpreter.stop(value.unknown());
        if (auto result = callSpecial(interpreter, value, u"__index__"_s); result && result->isInt())
            return result->toInt();
        interpreter.raise(u"TypeError"_s, u"slice indices must be integers or None or have an __index__ method"_s);
    };
    SliceIndices result{};
    result.step = slice.step.isNone() ? 1 : part(slice.step);
    if (result.step == 0)
        interpreter.raise(u"ValueError"_s, u"slice step cannot be zero"_s);
    const qint64 low = result.step < 0 ? -1 : 0;
    const qint64 high = result.step < 0 ? length - 1 : length;
    const auto clamp = [&](qint64 at) {
        if (at < 0)
            return std::max(at < -length - 1 ? low : at + length, low);
        return std::min(at, high);
    };
    result.start = slice.start.isNone() ? (result.step < 0 ? high : low) : clamp(part(slice.start));
    result.stop = slice.stop.isNone() ? (result.step < 0 ? low : high) : clamp(part(slice.stop));
    result.count = Range(result.start, result.stop, result.step).length();
    return result;
}

QString substring(const Str &text, qint64 from, qint64 count)
{
    if (!text.astral)
        return text.text.sliced(from, count);
    const QList<uint> points = text.text.toUcs4();
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData() + from), count);
}

namespace {

QString slicedText(const Str &text, const SliceIndices &indices)
{
    if (indices.step == 1)
        return substring(text, indices.start, indices.count);
    const QList<uint> points = text.text.toUcs4();
    QList<char32_t> result;
    result.reserve(indices.count);
    for (qint64 i = 0; i < indices.count; ++i)
        result.append(points[indices.start + i * indices.step]);
    return QString::fromUcs4(result.constData(), result.size());
}

/// A valid position, or an IndexError.
qint64 position(Interpreter &interpreter, Value key, qint64 length, const QString &what, const QString &error)
{
    const Value number = plain(key);
    if (!number.isInt() && !specialMethod(interpreter, key, u"__index__"_s)) {
        if (key.isUnknown())
            interpreter.stop(key.unknown());
        const QString also = what == "string"_L1 ? QString() : u" or slices"_s;
        if (what == "string"_L1)
            interpreter.raise(u"TypeError"_s, u"string indices must be integers, not '%1'"_s.arg(typeName(interpreter, key)));
        interpreter.raise(u"TypeError"_s, u"%1 indices must be integers%2, not %3"_s.arg(what, also, typeName(interpreter, key)));
    }
    qint64 at = toIndex(interpreter, key);
    if (at < 0)
        at += length;
    if (at < 0 || at >= length)
        interpreter.raise(u"IndexError"_s, error);
    return at;
}

Value subscriptText(Interpreter &interpreter, const Str &text, Value key)
{
    const qint64 length = text.length();
    if (key.kind() == Kind::Slice)
        return interpreter.str(slicedText(text, resolveSlice(interpreter, *static_cast<Slice *>(key.heapObject()), length)));
    return interpreter.str(substring(text, position(interpreter, key, length, u"string"_s, u"string index out of range"_s), 1));
}

Value subscriptSequence(Interpreter &interpreter, Value sequence, Value key)
{
    const Values &items = sequence.items();
    const qint64 length = qint64(items.size());
    if (key.kind() != Kind::Slice) {
        const QString name = sequence.isList() ? u"list"_s : u"tuple"_s;
        return items[size_t(position(interpreter, key, length, name, name + u" index out of range"_s))];
    }
    const SliceIndices indices = resolveSlice(interpreter, *static_cast<Slice *>(key.heapObject()), length);
    Values result;
    interpreter.charge(indices.count * qint64(sizeof(Value)));
    for (qint64 i = 0; i < indices.count; ++i)
        result.push_back(items[size_t(indices.start + i * indices.step)]);
    return sequence.isList() ? interpreter.list(std::move(result)) : interpreter.tuple(std::move(result));
}

Value subscriptBytes(Interpreter &interpreter, const QByteArray &data, Value key)
{
    if (key.kind() != Kind::Slice) {
        const qint64 at = position(interpreter, key, data.size(), u"byte"_s, u"index out of range"_s);
        return Value::integer(uchar(data[at]));
    }
    const SliceIndices indices = resolveSlice(interpreter, *static_cast<Slice *>(key.heapObject()), data.size());
    QByteArray result;
    for (qint64 i = 0; i < indices.count; ++i)
        result.append(data[indices.start + i * indices.step]);
    return interpreter.bytes(result);
}

Value subscriptRange(Interpreter &interpreter, const Range &range, Value key)
{
    const qint64 length = range.length();
    if (key.kind() != Kind::Slice) {
        const qint64 at = position(interpreter, key, length, u"range"_s, u"range object index out of range"_s);
        return Value::integer(range.start + range.step * at);
    }
    const SliceIndices indices = resolveSlice(interpreter, *static_cast<Slice *>(key.heapObject()), length);
    const qint64 start = range.start + range.step * indices.start;
    const qint64 step = range.step * indices.step;
    return Value::heap(Kind::Range, interpreter.make<Range>(start, range.start + range.step * indices.stop, step));
}

[[noreturn]] void raiseKeyError(Interpreter &interpreter, Value key)
{
    Arguments arguments;
    arguments.positional.push_back(key);
    interpreter.raise(interpreter.builtinClass(u"KeyError"_s)->call(interpreter, arguments).value_or(Value()));
}

void assignSlice(Interpreter &interpreter, Values &items, const Slice &slice, Value value)
{
    const Values replacement = interpreter.toValues(value);
    const SliceIndices indices = resolveSlice(interpreter, slice, qint64(items.size()));
    interpreter.charge(qint64(replacement.size() * sizeof(Value)));
    if (indices.step == 1) {
        const auto first = items.begin() + indices.start;
        items.erase(first, first + indices.count);
        items.insert(items.begin() + indices.start, replacement.begin(), replacement.end());
        return;
    }
    if (qint64(replacement.size()) != indices.count) {
        interpreter.raise(u"ValueError"_s, u"attempt to assign sequence of size %1 to extended slice of size %2"_s
                                               .arg(replacement.size()).arg(indices.count));
    }
    for (qint64 i = 0; i < indices.count; ++i)
        items[size_t(indices.start + i * indices.step)] = replacement[size_t(i)];
}

void deleteSlice(Interpreter &interpreter, Values &items, const Slice &slice)
{
    const SliceIndices indices = resolveSlice(interpreter, slice, qint64(items.size()));
    std::vector<bool> doomed(items.size());
    for (qint64 i = 0; i < indices.count; ++i)
        doomed[size_t(indices.start + i * indices.step)] = true;
    Values kept;
    for (size_t i = 0; i < items.size(); ++i) {
        if (!doomed[i])
            kept.push_back(items[i]);
    }
    items = std::move(kept);
}

} // namespace

Value Interpreter::subscript(Value object, Value key)
{
    if (object.isUnknown())
        return object;
    if (key.isUnknown() && !object.isObject())
        return key;
    switch (object.kind()) {
    case Kind::Str:
        return subscriptText(*this, *static_cast<Str *>(object.heapObject()), key);
    case Kind::Bytes:
        return subscriptBytes(*this, object.bytes(), key);
    case Kind::List:
    case Kind::Tuple:
        return subscriptSequence(*this, object, key);
    case Kind::Range:
        return subscriptRange(*this, *static_cast<Range *>(object.heapObject()), key);
    case Kind::Dict:
        if (Value *found = object.dict()->find(*this, key))
            return *found;
        raiseKeyError(*this, key);
    case Kind::Object: {
        if (auto result = callSpecial(*this, object, u"__getitem__"_s, {key}))
            return *result;
        if (auto result = object.object()->subscript(*this, key))
            return *result;
        if (auto base = object.object()->underlying()) {
            if (base->isDict() && specialMethod(*this, object, u"__missing__"_s) && !base->dict()->find(*this, key))
                return callSpecial(*this, object, u"__missing__"_s, {key}).value_or(Value());
            return subscript(*base, key);
        }
        if (auto *cls = object.as<Class>()) { // list[int], Optional-like generics
            if (Value *getter = cls->find(u"__class_getitem__"_s))
                return getter->as<FunctionObject>() ? call(*getter, {cls, key}) : call(bindAttribute(*this, *getter, {}, cls), {key});
            static const QStringList generic = {u"list"_s, u"dict"_s, u"tuple"_s, u"set"_s, u"frozenset"_s, u"type"_s};
            if (!cls->fromScript && generic.contains(cls->name()))
                return object;
            raise(u"TypeError"_s, u"type '%1' is not subscriptable"_s.arg(cls->name()));
        }
        break;
    }
    default:
        break;
    }
    raise(u"TypeError"_s, u"'%1' object is not subscriptable"_s.arg(typeName(*this, object)));
}

void Interpreter::setSubscript(Value object, Value key, Value value)
{
    switch (object.kind()) {
    case Kind::Unknown:
        return;
    case Kind::List:
        if (key.kind() == Kind::Slice)
            assignSlice(*this, object.items(), *static_cast<Slice *>(key.heapObject()), value);
        else
            object.items()[size_t(position(*this, key, qint64(object.items().size()), u"list"_s, u"list assignment index out of range"_s))] = value;
        return;
    case Kind::Dict:
        object.dict()->insert(*this, key, value);
        return;
    case Kind::Object:
        if (callSpecial(*this, object, u"__setitem__"_s, {key, value}) || object.object()->setSubscript(*this, key, value))
            return;
        if (auto base = object.object()->underlying()) {
            setSubscript(*base, key, value);
            return;
        }
        break;
    default:
        break;
    }
    raise(u"TypeError"_s, u"'%1' object does not support item assignment"_s.arg(typeName(*this, object)));
}

void Interpreter::deleteSubscript(Value object, Value key)
{
    switch (object.kind()) {
    case Kind::Unknown:
        return;
    case Kind::List:
        if (key.kind() == Kind::Slice) {
            deleteSlice(*this, object.items(), *static_cast<Slice *>(key.heapObject()));
        } else {
            Values &items = object.items();
            items.erase(items.begin() + position(*this, key, qint64(items.size()), u"list"_s, u"list assignment index out of range"_s));
        }
        return;
    case Kind::Dict:
        if (!object.dict()->remove(*this, key))
            raiseKeyError(*this, key);
        return;
    case Kind::Object:
        if (callSpecial(*this, object, u"__delitem__"_s, {key}) || object.object()->deleteSubscript(*this, key))
            return;
        if (auto base = object.object()->underlying()) {
            deleteSubscript(*base, key);
            return;
        }
        break;
    default:
        break;
    }
    raise(u"TypeError"_s, u"'%1' object doesn't support item deletion"_s.arg(typeName(*this, object)));
}

} // namespace retort::python
