// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

// dict, set and frozenset
namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

[[noreturn]] void raiseKeyError(Interpreter &in, Value key)
{
    Arguments arguments;
    arguments.positional.push_back(key);
    in.raise(in.builtinClass(u"KeyError"_s)->call(in, arguments).value_or(Value()));
}

void updateDict(Interpreter &in, Dict *dict, Value given, const std::vector<std::pair<QString, Value>> &keywords)
{
    const Value source = plain(given);
    if (given.isUnknown())
        in.stop(given.unknown());
    if (source.isDict()) {
        const std::vector<HashTable::Entry> entries = source.dict()->entries();
        for (const HashTable::Entry &entry : entries) {
            if (entry.live)
                dict->insert(in, entry.key, entry.value);
        }
    } else if (given.isObject() && in.attributeIfAny(given, u"keys"_s)) {
        for (Value key : in.toValues(in.call(in.attribute(given, u"keys"_s))))
            dict->insert(in, key, in.subscript(given, key));
    } else if (!given.isNone()) {
        const Values pairs = in.toValues(given);
        for (size_t i = 0; i < pairs.size(); ++i) {
            if (pairs[i].isUnknown())
                in.stop(pairs[i].unknown());
            const Value pair = pairs[i];
            if (!pair.isSequence() && !pair.isStr() && !pair.isObject())
                in.raise(u"TypeError"_s, u"cannot convert dictionary update sequence element #%1 to a sequence"_s.arg(i));
            const Values both = in.toValues(pair);
            if (both.size() != 2)
                in.raise(u"ValueError"_s, u"dictionary update sequence element #%1 has length %2; 2 is required"_s.arg(i).arg(both.size()));
            dict->insert(in, both[0], both[1]);
        }
    }
    for (const auto &[key, value] : keywords)
        dict->insert(in.str(key), value);
}

/// keys(), values() and items(): live views of a dict.
class DictView : public Object
{
public:
    enum class Shows { Keys, Values, Items };
    DictView(Class *type, Dict *dict, Shows shows) : Object(type), m_dict(dict), m_shows(shows) {}

    std::optional<qint64> length(Interpreter &) override { return m_dict->size(); }

    Iterator *iterate(Interpreter &in) override
    {
        return in.iterator([this, at = size_t(0), mutations = m_dict->mutations](Interpreter &inner) mutable -> std::optional<Value> {
            if (m_dict->mutations != mutations)
                inner.raise(u"RuntimeError"_s, u"dictionary changed size during iteration"_s);
            while (at < m_dict->entries().size() && !m_dict->entries()[at].live)
                ++at;
            if (at >= m_dict->entries().size())
                return std::nullopt;
            const HashTable::Entry entry = m_dict->entries()[at++];
            return m_shows == Shows::Keys ? entry.key : m_shows == Shows::Values ? entry.value : inner.tuple({entry.key, entry.value});
        });
    }

    std::optional<bool> contains(Interpreter &in, Value value) override
    {
        if (m_shows == Shows::Keys)
            return m_dict->find(in, value) != nullptr;
        if (m_shows == Shows::Items && value.isTuple() && value.items().size() == 2) {
            const Value *found = m_dict->find(in, value.items()[0]);
            return found && in.equal(*found, value.items()[1]);
        }
        return std::nullopt;
    }

    std::optional<Value> binary(Interpreter &in, BinaryOperator op, Value other, bool reflected) override
    {
        if (m_shows == Shows::Values || (op != BinaryOperator::And && op != BinaryOperator::Or && op != BinaryOperator::Xor && op != BinaryOperator::Subtract))
            return std::nullopt;
        const Value self = in.set(in.toValues(Value(this)));
        const Value set = in.set(in.toValuesAnyOrder(other));
        return reflected ? in.binary(op, set, self) : in.binary(op, self, set);
    }

    std::optional<Value> compare(Interpreter &in, Comparison op, Value other) override
    {
        const bool comparable = other.isSet() || other.as<DictView>();
        if (m_shows == Shows::Values || !comparable)
            return std::nullopt;
        return in.compare(op, in.set(in.toValues(Value(this))), in.set(in.toValues(other)));
    }

    std::optional<QString> repr(Interpreter &in) override { return type()->name() + u'(' + in.repr(in.list(in.toValues(Value(this)))) + u')'; }

private:
    Dict *m_dict;
    Shows m_shows;
};

template<DictView::Shows shows>
Value makeView(Interpreter &in, Arguments &a)
{
    const QString name = shows == DictView::Shows::Keys ? u"dict_keys"_s : shows == DictView::Shows::Values ? u"dict_values"_s : u"dict_items"_s;
    if (in.state().isPython2()) // keys(), values() and items() are lists there
        return in.list(in.toValues(in.make<DictView>(in.builtinClass(u"dict_keys"_s), a.self->dict(), shows)));
    return in.make<DictView>(in.builtinClass(name), a.self->dict(), shows);
}

Value dictPop(Interpreter &in, Arguments &a)
{
    if (a.positional[0].isUnknown())
        return a.positional[0];
    if (Value *found = a.self->dict()->find(in, a.positional[0])) {
        const Value value = *found;
        a.self->dict()->remove(in, a.positional[0]);
        return value;
    }
    if (a.positional.size() > 1)
        return a.positional[1];
    raiseKeyError(in, a.positional[0]);
}

Values tableKeys(HashTable *table)
{
    Values keys;
    for (const HashTable::Entry &entry : table->entries()) {
        if (entry.live)
            keys.push_back(entry.key);
    }
    return keys;
}

/// union, intersection … take any iterables, where the operators want sets.
template<BinaryOperator op>
Value combine(Interpreter &in, Arguments &a)
{
    Value result = Value::heap(a.self->kind(), in.set(tableKeys(a.self->set())).heapObject());
    for (Value other : a.positional)
        result = in.binary(op, result, in.set(in.toValuesAnyOrder(other)));
    return result;
}

template<BinaryOperator op>
Value combineInPlace(Interpreter &in, Arguments &a)
{
    const Value self = *a.self;
    const Value result = combine<op>(in, a);
    self.set()->clear();
    self.set()->derived = true;
    for (Value key : tableKeys(result.set()))
        self.set()->insert(in, key, {});
    return {};
}

template<Comparison op>
Value compareSets(Interpreter &in, Arguments &a)
{
    return in.compare(op, *a.self, in.set(in.toValuesAnyOrder(a.positional[0])));
}

Value createSet(Interpreter &in, Class &type, Arguments &arguments, bool frozen)
{
    if (auto unknown = unknownAmong(arguments))
        return *unknown;
    const Values items = arguments.positional.empty() ? Values() : in.toValuesAnyOrder(arguments.positional[0]);
    const Value set = frozen ? in.frozenSet(items) : in.set(items);
    set.set()->derived = !arguments.positional.empty() && plain(arguments.positional[0]).isSet();
    if (&type == (frozen ? in.state().frozenSet : in.state().set))
        return set;
    auto *instance = in.make<Instance>(&type);
    instance->base = set;
    return instance;
}

} // namespace

void defineDictType(Interpreter::State &state)
{
    Class *dict = state.dict;
    for (const QString &name : {u"dict_keys"_s, u"dict_values"_s, u"dict_items"_s})
        state.classes.insert(name, state.interpreter.makeClass(name, {}, u"builtins"_s));
    dict->create = [](Interpreter &in, Class &type, Arguments &a) -> Value {
        if (a.positional.size() > 1)
            in.raise(u"TypeError"_s, u"dict expected at most 1 argument, got %1"_s.arg(a.positional.size()));
        if (!a.positional.empty() && a.positional[0].isUnknown())
            return a.positional[0];
        const Value result = in.dict();
        if (!a.positional.empty() && a.positional[0].isNone())
            in.raise(u"TypeError"_s, u"'NoneType' object is not iterable"_s);
        const bool ownInit = &type != in.state().dict && type.find(u"__init__"_s);
        if (!ownInit)
            updateDict(in, result.dict(), a.positional.empty() ? Value() : a.positional[0], a.keywords);
        if (&type == in.state().dict)
            return result;
        auto *instance = in.make<Instance>(&type);
        instance->base = result;
        return instance;
    };
    addBuiltin(state, dict, "keys", 0, 0, makeView<DictView::Shows::Keys>);
    addBuiltin(state, dict, "values", 0, 0, makeView<DictView::Shows::Values>);
    addBuiltin(state, dict, "items", 0, 0, makeView<DictView::Shows::Items>);
    // Python 2's names
    addBuiltin(state, dict, "iterkeys", 0, 0, makeView<DictView::Shows::Keys>);
    addBuiltin(state, dict, "itervalues", 0, 0, makeView<DictView::Shows::Values>);
    addBuiltin(state, dict, "iteritems", 0, 0, makeView<DictView::Shows::Items>);
    addBuiltin(state, dict, "has_key", 1, 1, [](Interpreter &in, Arguments &a) { return Value::boolean(a.self->dict()->find(in, a.positional[0])); });
    addBuiltin(state, dict, "get", 1, 2, [](Interpreter &in, Arguments &a) {
        if (a.positional[0].isUnknown())
            return a.positional[0];
        const Value *found = a.self->dict()->find(in, a.positional[0]);
        return found ? *found : a.positional.size() > 1 ? a.positional[1] : Value();
    });
    addBuiltin(state, dict, "pop", 1, 2, dictPop);
    addBuiltin(state, dict, "popitem", 0, 0, [](Interpreter &in, Arguments &a) {
        const auto &entries = a.self->dict()->entries();
        for (size_t i = entries.size(); i-- > 0;) {
            if (entries[i].live) {
                const Value pair = in.tuple({entries[i].key, entries[i].value});
                a.self->dict()->removeAt(qsizetype(i));
                return pair;
            }
        }
        raiseKeyError(in, in.str(u"popitem(): dictionary is empty"_s));
    });
    addBuiltin(state, dict, "setdefault", 1, 2, [](Interpreter &in, Arguments &a) {
        if (Value *found = a.self->dict()->find(in, a.positional[0]))
            return *found;
        const Value value = a.positional.size() > 1 ? a.positional[1] : Value();
        a.self->dict()->insert(in, a.positional[0], value);
        return value;
    });
    addBuiltin(state, dict, "clear", 0, 0, [](Interpreter &, Arguments &a) {
        a.self->dict()->clear();
        return Value();
    });
    addBuiltin(state, dict, "copy", 0, 0, [](Interpreter &in, Arguments &a) {
        const Value result = in.dict();
        updateDict(in, result.dict(), *a.self, {});
        return result;
    });
    addBuiltinWithSignature(state, dict, "update", "self, other=None, /, **kw", [](Interpreter &in, Arguments &a) {
        updateDict(in, a.self->dict(), a["other"_L1], a.bound().keywordArgs());
        return Value();
    });
    addBuiltinClassMethod(state, dict, "fromkeys", "cls, iterable, value=None, /", [](Interpreter &in, Arguments &a) {
        const Value result = in.dict();
        for (Value key : in.toValues(a["iterable"_L1]))
            result.dict()->insert(in, key, a["value"_L1]);
        return result;
    });
    dict->addMethod(state.interpreter, u"__init__"_s, u"self, other=None, /, **kw"_s, [](Interpreter &in, Arguments &a) {
        const Value self = plain(a["self"_L1]);
        if (self.isDict())
            updateDict(in, self.dict(), a["other"_L1], a.bound().keywordArgs());
        return Value();
    });
}

void defineSetTypes(Interpreter::State &state)
{
    state.set->create = [](Interpreter &in, Class &type, Arguments &arguments) { return createSet(in, type, arguments, false); };
    state.frozenSet->create = [](Interpreter &in, Class &type, Arguments &arguments) { return createSet(in, type, arguments, true); };
    for (Class *type : {state.set, state.frozenSet}) {
        addBuiltin(state, type, "union", 0, -1, combine<BinaryOperator::Or>);
        addBuiltin(state, type, "intersection", 0, -1, combine<BinaryOperator::And>);
        addBuiltin(state, type, "difference", 0, -1, combine<BinaryOperator::Subtract>);
        addBuiltin(state, type, "symmetric_difference", 1, 1, combine<BinaryOperator::Xor>);
        addBuiltin(state, type, "issubset", 1, 1, compareSets<Comparison::LessEqual>);
        addBuiltin(state, type, "issuperset", 1, 1, compareSets<Comparison::GreaterEqual>);
        addBuiltin(state, type, "isdisjoint", 1, 1, [](Interpreter &in, Arguments &a) {
            for (Value item : in.toValuesAnyOrder(a.positional[0])) {
                if (a.self->set()->find(in, item))
                    return Value::boolean(false);
            }
            return Value::boolean(true);
        });
        addBuiltin(state, type, "copy", 0, 0, combine<BinaryOperator::Or>);
    }
    Class *set = state.set;
    addBuiltin(state, set, "update", 0, -1, combineInPlace<BinaryOperator::Or>);
    addBuiltin(state, set, "intersection_update", 0, -1, combineInPlace<BinaryOperator::And>);
    addBuiltin(state, set, "difference_update", 0, -1, combineInPlace<BinaryOperator::Subtract>);
    addBuiltin(state, set, "symmetric_difference_update", 1, 1, combineInPlace<BinaryOperator::Xor>);
    addBuiltin(state, set, "add", 1, 1, [](Interpreter &in, Arguments &a) {
        a.self->set()->insert(in, a.positional[0], {});
        return Value();
    });
    addBuiltin(state, set, "discard", 1, 1, [](Interpreter &in, Arguments &a) {
        a.self->set()->remove(in, a.positional[0]);
        return Value();
    });
    addBuiltin(state, set, "remove", 1, 1, [](Interpreter &in, Arguments &a) {
        if (!a.self->set()->remove(in, a.positional[0]))
            raiseKeyError(in, a.positional[0]);
        return Value();
    });
    addBuiltin(state, set, "pop", 0, 0, [](Interpreter &in, Arguments &a) {
        const auto keys = orderOf(*a.self->set());
        if (!keys)
            in.stop(u"the order of a set is arbitrary"_s, UnknownKind::NeedsData);
        if (keys->empty())
            raiseKeyError(in, in.str(u"pop from an empty set"_s));
        const Value first = keys->front();
        a.self->set()->remove(in, first);
        return first;
    });
    addBuiltin(state, set, "clear", 0, 0, [](Interpreter &, Arguments &a) {
        a.self->set()->clear();
        return Value();
    });
}

} // namespace retort::python
