// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/evaluator.h"

// Python's protocols that are not operators: calling, truth, length, iteration, membership, subscripts.
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

std::optional<Value> unknownAmong(const Arguments &arguments)
{
    if (arguments.self && arguments.self->isUnknown())
        return arguments.self;
    for (const Value &value : arguments.positional) {
        if (value.isUnknown())
            return value;
    }
    for (const auto &[key, value] : arguments.keywords) {
        if (value.isUnknown())
            return value;
    }
    return std::nullopt;
}

Value Interpreter::call(Value callable, Values positional, std::vector<std::pair<QString, Value>> keywords)
{
    Arguments arguments;
    arguments.positional = std::move(positional);
    arguments.keywords = std::move(keywords);
    arguments.range = currentRange();
    return call(callable, arguments);
}

Value Interpreter::call(Value callable, Arguments &arguments)
{
    m_state->step();
    m_state->checkStack();
    if (callable.isUnknown()) {
        // While a module's body runs, no migration has begun that a call could have a part in.
        if (callable.unknown().kind == UnknownKind::NeedsPython && !m_state->loading && m_state->unknownCalls.size() < 100) {
            UnknownReason reason = callable.unknown();
            reason.range = currentRange();
            m_state->unknownCalls.push_back(std::move(reason));
        }
        return callable;
    }
    if (callable.isObject()) {
        Object *object = callable.object();
        if (Value *special = object->isCallable() ? nullptr : specialMethod(*this, callable, u"__call__"_s))
            return call(bindAttribute(*this, *special, callable, object->type()), arguments);
        if (auto result = object->call(*this, arguments))
            return *result;
    }
    raise(u"TypeError"_s, u"'%1' object is not callable"_s.arg(typeName(*this, callable)));
}

bool Interpreter::isCallable(Value value)
{
    return value.isObject() && (value.object()->isCallable() || specialMethod(*this, value, u"__call__"_s));
}

bool Interpreter::truth(Value value)
{
    switch (value.kind()) {
    case Kind::None: return false;
    case Kind::NotImplemented:
    case Kind::Ellipsis:
    case Kind::Slice: return true;
    case Kind::Bool:
    case Kind::Int: return value.toInt() != 0;
    case Kind::Float: return value.toDouble() != 0;
    case Kind::Str: return !value.text().isEmpty();
    case Kind::Bytes: return !value.bytes().isEmpty();
    case Kind::List:
    case Kind::Tuple: return !value.items().empty();
    case Kind::Dict: return value.dict()->size() > 0;
    case Kind::Set:
    case Kind::FrozenSet: return value.set()->size() > 0;
    case Kind::Range: return static_cast<Range *>(value.heapObject())->length() > 0;
    case Kind::Unknown: stop(value.unknown());
    case Kind::Object: break;
    }
    if (auto result = callSpecial(*this, value, u"__bool__"_s)) {
        if (result->isUnknown())
            stop(result->unknown());
        if (!result->isBool())
            raise(u"TypeError"_s, u"__bool__ should return bool, returned %1"_s.arg(typeName(*this, *result)));
        return result->toBool();
    }
    if (auto result = callSpecial(*this, value, u"__len__"_s))
        return truth(*result);
    Object *object = value.object();
    if (auto result = object->truth(*this))
        return *result;
    if (auto size = object->length(*this))
        return *size != 0;
    if (auto base = object->underlying())
        return truth(*base);
    return true;
}

qint64 Interpreter::length(Value value)
{
    switch (value.kind()) {
    case Kind::Str: return static_cast<Str *>(value.heapObject())->length();
    case Kind::Bytes: return value.bytes().size();
    case Kind::List:
    case Kind::Tuple: return qint64(value.items().size());
    case Kind::Dict: return value.dict()->size();
    case Kind::Set:
    case Kind::FrozenSet: return value.set()->size();
    case Kind::Range: return static_cast<Range *>(value.heapObject())->length();
    case Kind::Unknown: stop(value.unknown());
    case Kind::Object:
        if (auto result = callSpecial(*this, value, u"__len__"_s)) {
            if (result->isUnknown())
                stop(result->unknown());
            if (!result->isInt())
                raise(u"TypeError"_s, u"'%1' object cannot be interpreted as an integer"_s.arg(typeName(*this, *result)));
            if (result->toInt() < 0)
                raise(u"ValueError"_s, u"__len__() should return >= 0"_s);
            return result->toInt();
        }
        if (auto result = value.object()->length(*this))
            return *result;
        if (auto base = value.object()->underlying())
            return length(*base);
        break;
    default:
        break;
    }
    raise(u"TypeError"_s, u"object of type '%1' has no len()"_s.arg(typeName(*this, value)));
}

namespace {

Iterator *iterateTable(Interpreter &interpreter, HashTable *table)
{
    const int mutations = table->mutations;
    return interpreter.iterator([table, mutations, at = size_t(0)](Interpreter &in) mutable -> std::optional<Value> {
        if (table->mutations != mutations)
            in.raise(u"RuntimeError"_s, u"dictionary changed size during iteration"_s);
        while (at < table->entries().size() && !table->entries()[at].live)
            ++at;
        return at < table->entries().size() ? std::optional(table->entries()[at++].key) : std::nullopt;
    });
}

Iterator *iterateText(Interpreter &interpreter, const Str *text)
{
    return interpreter.iterator([text, at = qsizetype(0)](Interpreter &in) mutable -> std::optional<Value> {
        if (at >= text->text.size())
            return std::nullopt;
        const QChar c = text->text[at];
        if (c.isHighSurrogate() && at + 1 < text->text.size() && text->text[at + 1].isLowSurrogate()) {
            at += 2;
            return in.str(text->text.sliced(at - 2, 2));
        }
        ++at;
        return character(in, c);
    });
}

/// A script's iterator: __next__ until StopIteration.
Iterator *iterateScript(Interpreter &interpreter, Value source)
{
    return interpreter.iterator([source](Interpreter &in) -> std::optional<Value> {
        try {
            auto result = callSpecial(in, source, u"__next__"_s);
            if (!result)
                in.raise(u"TypeError"_s, u"iter() returned non-iterator of type '%1'"_s.arg(typeName(in, source)));
            return result;
        } catch (const PythonError &error) {
            if (error.exception->type()->isSubclassOf(in.state().stopIteration))
                return std::nullopt;
            throw;
        }
    });
}

/// The old protocol: __getitem__(0), (1) … until IndexError.
Iterator *iterateByIndex(Interpreter &interpreter, Value source)
{
    return interpreter.iterator([source, at = qint64(0)](Interpreter &in) mutable -> std::optional<Value> {
        try {
            return callSpecial(in, source, u"__getitem__"_s, {Value::integer(at++)});
        } catch (const PythonError &error) {
            if (error.exception->type()->isSubclassOf(in.builtinClass(u"IndexError"_s)))
                return std::nullopt;
            throw;
        }
    });
}

} // namespace

Value character(Interpreter &interpreter, QChar c)
{
    Value &cached = interpreter.state().characters[c];
    if (cached.isNone())
        cached = interpreter.str(QString(c));
    return cached;
}

Iterator *Interpreter::iterate(Value value)
{
    Iterator *iterator = iterateAnyOrder(value);
    requireOrder(*this, *iterator);
    return iterator;
}

Iterator *Interpreter::iterateAnyOrder(Value value)
{
    switch (value.kind()) {
    case Kind::Str:
        return iterateText(*this, static_cast<Str *>(value.heapObject()));
    case Kind::Bytes:
        return iterator([value, at = qsizetype(0)](Interpreter &) mutable -> std::optional<Value> {
            return at < value.bytes().size() ? std::optional(Value::integer(uchar(value.bytes()[at++]))) : std::nullopt;
        });
    case Kind::List:
    case Kind::Tuple:
        return iterator([value, at = size_t(0)](Interpreter &) mutable -> std::optional<Value> {
            return at < value.items().size() ? std::optional(value.items()[at++]) : std::nullopt;
        });
    case Kind::Dict:
        return iterateTable(*this, value.dict());
    case Kind::Set:
    case Kind::FrozenSet:
        return iterateSet(*this, *value.set());
    case Kind::Range: {
        const auto *range = static_cast<Range *>(value.heapObject());
        return iterator([range, at = qint64(0), count = range->length()](Interpreter &) mutable -> std::optional<Value> {
            return at < count ? std::optional(Value::integer(range->start + range->step * at++)) : std::nullopt;
        });
    }
    case Kind::Unknown:
        stop(value.unknown());
    case Kind::Object: {
        if (auto result = callSpecial(*this, value, u"__iter__"_s)) {
            if (result->isUnknown())
                stop(result->unknown());
            if (auto *native = result->as<Iterator>())
                return native;
            return iterateScript(*this, *result);
        }
        if (Iterator *native = value.object()->iterate(*this))
            return native;
        if (specialMethod(*this, value, u"__getitem__"_s))
            return iterateByIndex(*this, value);
        if (auto base = value.object()->underlying())
            return iterateAnyOrder(*base);
        break;
    }
    default:
        break;
    }
    raise(u"TypeError"_s, u"'%1' object is not iterable"_s.arg(typeName(*this, value)));
}

Values Interpreter::toValues(Value iterable)
{
    if (iterable.isSequence())
        return iterable.items();
    Iterator *iterator = iterateAnyOrder(iterable);
    requireOrder(*this, *iterator);
    return toValuesAnyOrder(iterator);
}

Values Interpreter::toValuesAnyOrder(Value iterable)
{
    if (iterable.isSequence())
        return iterable.items();
    Values result;
    Iterator *iterator = iterateAnyOrder(iterable);
    while (auto next = iterator->next(*this)) {
        m_state->step();
        charge(sizeof(Value));
        result.push_back(*next);
    }
    return result;
}

bool Interpreter::contains(Value container, Value item)
{
    if (item.isUnknown() || container.isUnknown())
        stop(item.isUnknown() ? item.unknown() : container.unknown());
    switch (container.kind()) {
    case Kind::Str: {
        const Value text = plain(item);
        if (!text.isStr())
            raise(u"TypeError"_s, u"'in <string>' requires string as left operand, not %1"_s.arg(typeName(*this, item)));
        return container.text().contains(text.text());
    }
    case Kind::Bytes:
        if (item.isInt() && (item.toInt() < 0 || item.toInt() > 255))
            raise(u"ValueError"_s, u"byte must be in range(0, 256)"_s);
        if (item.isInt())
            return container.bytes().contains(char(item.toInt()));
        if (!item.isBytes())
            raise(u"TypeError"_s, u"a bytes-like object is required, not '%1'"_s.arg(typeName(*this, item)));
        return container.bytes().contains(item.bytes());
    case Kind::Dict:
        return container.dict()->find(*this, item) != nullptr;
    case Kind::Set:
    case Kind::FrozenSet: // a set may be asked for as if it were frozen
        return container.set()->find(*this, item.kind() == Kind::Set ? Value::heap(Kind::FrozenSet, item.heapObject()) : item) != nullptr;
    case Kind::Range:
        if (item.isInt()) {
            const auto *range = static_cast<Range *>(container.heapObject());
            const qint64 n = item.toInt();
            const bool inside = range->step > 0 ? n >= range->start && n < range->stop : n <= range->start && n > range->stop;
            return inside && (n - range->start) % range->step == 0;
        }
        break;
    case Kind::Object:
        if (auto result = callSpecial(*this, container, u"__contains__"_s, {item}))
            return truth(*result);
        if (auto result = container.object()->contains(*this, item))
            return *result;
        if (auto base = container.object()->underlying(); base && !specialMethod(*this, container, u"__iter__"_s))
            return contains(*base, item);
        break;
    case Kind::List:
    case Kind::Tuple:
        for (size_t i = 0; i < container.items().size(); ++i) {
            if (equal(container.items()[i], item))
                return true;
        }
        return false;
    default:
        raise(u"TypeError"_s, u"argument of type '%1' is not iterable"_s.arg(typeName(*this, container)));
    }
    Iterator *iterator = nullptr;
    if (container.isObject() && !specialMethod(*this, container, u"__iter__"_s) && !specialMethod(*this, container, u"__getitem__"_s)) {
        iterator = container.object()->iterate(*this);
        if (!iterator)
            raise(u"TypeError"_s, u"argument of type '%1' is not iterable"_s.arg(typeName(*this, container)));
    } else {
        iterator = iterate(container);
    }
    while (auto next = iterator->next(*this)) {
        m_state->step();
        if (equal(*next, item))
            return true;
    }
    return false;
}

} // namespace retort::python
