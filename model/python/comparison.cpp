// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

#include <cmath>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Scoped: a table asks for a hash. What the builtin hash() gives then is seen by nobody else.
class Hashing
{
public:
    explicit Hashing(Interpreter::State &state) : m_state(state) { ++m_state.hashing; }
    ~Hashing() { --m_state.hashing; }

private:
    Interpreter::State &m_state;
};

template<typename T>
bool ordered(Comparison op, const T &left, const T &right)
{
    switch (op) {
    case Comparison::Equal: return left == right;
    case Comparison::NotEqual: return !(left == right);
    case Comparison::Less: return left < right;
    case Comparison::LessEqual: return left <= right;
    case Comparison::Greater: return left > right;
    case Comparison::GreaterEqual: return left >= right;
    }
    return false;
}

/// Python orders text by code point; QString by UTF-16 unit, which differs where surrogates meet U+E000 and above.
int compareText(const Str &left, const Str &right)
{
    if (!left.astral && !right.astral)
        return QtPrivate::compareStrings(left.text, right.text);
    const QList<uint> a = left.text.toUcs4();
    const QList<uint> b = right.text.toUcs4();
    return a < b ? -1 : a == b ? 0 : 1;
}

Comparison mirrored(Comparison op)
{
    switch (op) {
    case Comparison::Less: return Comparison::Greater;
    case Comparison::LessEqual: return Comparison::GreaterEqual;
    case Comparison::Greater: return Comparison::Less;
    case Comparison::GreaterEqual: return Comparison::LessEqual;
    default: return op;
    }
}

QLatin1StringView comparisonMethod(Comparison op)
{
    static constexpr const char *names[] = {"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"};
    return QLatin1StringView(names[size_t(op)]);
}

QLatin1StringView symbol(Comparison op)
{
    static constexpr const char *symbols[] = {"==", "!=", "<", "<=", ">", ">="};
    return QLatin1StringView(symbols[size_t(op)]);
}

std::optional<Value> compareSequences(Interpreter &interpreter, Comparison op, const Values &left, const Values &right)
{
    interpreter.state().checkStack();
    const bool equality = op == Comparison::Equal || op == Comparison::NotEqual;
    if (equality && left.size() != right.size())
        return Value::boolean(op == Comparison::NotEqual);
    for (size_t i = 0; i < left.size() && i < right.size(); ++i) {
        interpreter.state().step();
        if (interpreter.equal(left[i], right[i]))
            continue;
        if (equality)
            return Value::boolean(op == Comparison::NotEqual);
        return interpreter.compare(op, left[i], right[i]);
    }
    return Value::boolean(ordered(op, left.size(), right.size()));
}

bool isSubset(Interpreter &interpreter, HashTable *left, HashTable *right)
{
    for (const HashTable::Entry &entry : left->entries()) {
        if (entry.live && !right->find(interpreter, entry.key))
            return false;
    }
    return true;
}

std::optional<Value> compareSets(Interpreter &interpreter, Comparison op, Set *left, Set *right)
{
    const bool within = isSubset(interpreter, left, right);
    const bool around = isSubset(interpreter, right, left);
    switch (op) {
    case Comparison::Equal: return Value::boolean(within && around);
    case Comparison::NotEqual: return Value::boolean(!(within && around));
    case Comparison::Less: return Value::boolean(within && !around);
    case Comparison::LessEqual: return Value::boolean(within);
    case Comparison::Greater: return Value::boolean(around && !within);
    case Comparison::GreaterEqual: return Value::boolean(around);
    }
    return std::nullopt;
}

bool dictsEqual(Interpreter &interpreter, Dict *left, Dict *right)
{
    interpreter.state().checkStack();
    if (left->size() != right->size())
        return false;
    for (size_t i = 0; i < left->entries().size(); ++i) {
        const HashTable::Entry entry = left->entries()[i];
        if (!entry.live)
            continue;
        const Value *other = right->find(interpreter, entry.key);
        if (!other || !interpreter.equal(entry.value, *other))
            return false;
    }
    return true;
}

bool rangesEqual(const Range &left, const Range &right)
{
    const qint64 count = left.length();
    return count == right.length() && (count == 0 || (left.start == right.start && (count == 1 || left.step == right.step)));
}

/// Comparison of the built-in types; nullopt where the type has none for this pair.
std::optional<Value> builtinCompare(Interpreter &interpreter, Comparison op, Value left, Value right)
{
    const bool equality = op == Comparison::Equal || op == Comparison::NotEqual;
    if (left.isInt() && right.isInt())
        return Value::boolean(ordered(op, left.toInt(), right.toInt()));
    if (left.isNumber() && right.isNumber()) // long double holds every 64-bit integer
        return Value::boolean(ordered<long double>(op, left.isInt() ? (long double)left.toInt() : left.toDouble(),
            right.isInt() ? (long double)right.toInt() : right.toDouble()));
    if (left.isStr() && right.isStr()) {
        const auto *a = static_cast<const Str *>(left.heapObject());
        const auto *b = static_cast<const Str *>(right.heapObject());
        if (equality)
            return Value::boolean((a->hash == b->hash && a->text == b->text) == (op == Comparison::Equal));
        return Value::boolean(ordered(op, compareText(*a, *b), 0));
    }
    if (left.isBytes() && right.isBytes())
        return Value::boolean(ordered(op, left.bytes().compare(right.bytes()), 0));
    if (left.isSequence() && left.kind() == right.kind())
        return left.heapObject() == right.heapObject() && equality ? Value::boolean(op == Comparison::Equal)
                                                                   : compareSequences(interpreter, op, left.items(), right.items());
    if (left.isSet() && right.isSet())
        return compareSets(interpreter, op, left.set(), right.set());
    if (!equality)
        return std::nullopt;
    bool same = left.isSame(right);
    if (!same && left.isDict() && right.isDict())
        same = dictsEqual(interpreter, left.dict(), right.dict());
    else if (!same && left.kind() == Kind::Range && right.kind() == Kind::Range)
        same = rangesEqual(*static_cast<Range *>(left.heapObject()), *static_cast<Range *>(right.heapObject()));
    else if (!same && left.kind() == Kind::Slice && right.kind() == Kind::Slice) {
        const auto *a = static_cast<Slice *>(left.heapObject());
        const auto *b = static_cast<Slice *>(right.heapObject());
        same = interpreter.equal(a->start, b->start) && interpreter.equal(a->stop, b->stop) && interpreter.equal(a->step, b->step);
    }
    return Value::boolean(same == (op == Comparison::Equal));
}

std::optional<Value> objectCompare(Interpreter &interpreter, Comparison op, Value object, Value other)
{
    if (!object.isObject())
        return std::nullopt;
    auto result = callSpecial(interpreter, object, comparisonMethod(op), {other});
    if (result && !result->isNotImplemented())
        return result;
    if (!result && op == Comparison::NotEqual) { // by default the opposite of __eq__
        const auto equal = callSpecial(interpreter, object, comparisonMethod(Comparison::Equal), {other});
        if (equal && !equal->isNotImplemented())
            return equal->isUnknown() ? *equal : Value::boolean(!interpreter.truth(*equal));
    }
    return object.object()->compare(interpreter, op, other);
}

} // namespace

Value Interpreter::compare(Comparison op, Value left, Value right)
{
    if (left.isUnknown() || right.isUnknown())
        return mergeUnknown(left, right);
    if (left.isObject() || right.isObject()) {
        const bool rightFirst = left.isObject() && right.isObject() && left.object()->type() != right.object()->type()
            && right.object()->type()->isSubclassOf(left.object()->type());
        if (rightFirst) {
            if (auto result = objectCompare(*this, mirrored(op), right, left))
                return *result;
        }
        if (auto result = objectCompare(*this, op, left, right))
            return *result;
        if (!rightFirst) {
            if (auto result = objectCompare(*this, mirrored(op), right, left))
                return *result;
        }
        const Value plainLeft = plain(left);
        const Value plainRight = plain(right);
        const bool unwrapped = !plainLeft.isSame(left) || !plainRight.isSame(right);
        if (unwrapped && !plainLeft.isObject() && !plainRight.isObject()) {
            if (auto result = builtinCompare(*this, op, plainLeft, plainRight))
                return *result;
        }
        if (op == Comparison::Equal || op == Comparison::NotEqual)
            return Value::boolean(left.isSame(right) == (op == Comparison::Equal));
    } else if (auto result = builtinCompare(*this, op, left, right)) {
        return *result;
    }
    raise(u"TypeError"_s, u"'%1' not supported between instances of '%2' and '%3'"_s.arg(symbol(op), typeName(*this, left), typeName(*this, right)));
}

bool Interpreter::equal(Value left, Value right)
{
    if (left.isUnknown() || right.isUnknown())
        stop(mergeUnknown(left, right).unknown());
    if (left.kind() != Kind::Float && left.isSame(right))
        return true;
    return truth(compare(Comparison::Equal, left, right));
}

bool lessThan(Interpreter &interpreter, Value left, Value right)
{
    return interpreter.truth(interpreter.compare(Comparison::Less, left, right));
}

size_t Interpreter::hash(Value value)
{
    m_state->checkStack();
    switch (value.kind()) {
    case Kind::None:
    case Kind::NotImplemented:
    case Kind::Ellipsis:
        return 0x9e3779b9 + size_t(value.kind());
    case Kind::Bool:
    case Kind::Int:
        return qHash(value.toInt(), 0);
    case Kind::Float: {
        const double number = value.toDouble();
        if (std::abs(number) < 9.2e18 && number == std::floor(number))
            return qHash(qint64(number), 0);
        return qHash(number, 0);
    }
    case Kind::Str:
        return static_cast<Str *>(value.heapObject())->hash;
    case Kind::Bytes:
        return qHash(value.bytes(), 1);
    case Kind::Tuple: {
        size_t result = 0x345678;
        for (Value item : value.items())
            result = (result ^ hash(item)) * 1000003 + 97531;
        return result;
    }
    case Kind::FrozenSet: {
        size_t result = 0x5bd1e995;
        for (const HashTable::Entry &entry : value.set()->entries()) {
            if (entry.live)
                result ^= entry.hash * 3644798167U + 89869747U;
        }
        return result;
    }
    case Kind::Range: {
        const auto *range = static_cast<Range *>(value.heapObject());
        return qHash(range->length(), 7) ^ (range->length() ? qHash(range->start, 3) : 0);
    }
    case Kind::Unknown:
        stop(value.unknown());
    case Kind::Object: {
        if (Value *method = specialMethod(*this, value, u"__hash__"_s); method && method->isNone())
            break;
        const Hashing hashing(*m_state);
        if (auto result = callSpecial(*this, value, u"__hash__"_s)) {
            if (result->isUnknown())
                stop(result->unknown());
            return hash(*result);
        }
        if (specialMethod(*this, value, u"__eq__"_s) && value.object()->type()->fromScript)
            break; // __eq__ without __hash__
        if (auto result = value.object()->hash(*this))
            return *result;
        if (!value.object()->isHashable())
            break;
        if (auto base = value.object()->underlying())
            return hash(*base);
        return qHash(quintptr(value.object()), 0);
    }
    default:
        break;
    }
    raise(u"TypeError"_s, u"unhashable type: '%1'"_s.arg(typeName(*this, value)));
}

} // namespace retort::python
