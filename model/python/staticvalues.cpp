// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/staticvalues.h"

#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

Budget headerBudget()
{
    Budget budget;
    budget.steps = 500'000;
    budget.callDepth = 50;
    budget.bytes = 256LL * 1024 * 1024;
    budget.time = std::chrono::milliseconds(2000);
    return budget;
}

Literal unknownLiteral(const QString &reason)
{
    Literal result;
    result.kind = Literal::Kind::Unknown;
    result.text = reason;
    return result;
}

Literal toLiteral(Value value, int depth)
{
    Literal result;
    if (depth > 60)
        return unknownLiteral(u"nested too deeply"_s);
    switch (value.kind()) {
    case Kind::None:
        break;
    case Kind::Bool:
    case Kind::Int:
        result.kind = value.isBool() ? Literal::Kind::Bool : Literal::Kind::Int;
        result.integer = value.toInt();
        break;
    case Kind::Float:
        result.kind = Literal::Kind::Float;
        result.real = value.toDouble();
        break;
    case Kind::Str:
        result.kind = Literal::Kind::Str;
        result.text = value.text();
        break;
    case Kind::Bytes:
        result.kind = Literal::Kind::Bytes;
        result.bytes = value.bytes();
        break;
    case Kind::List:
    case Kind::Tuple:
        result.kind = value.isList() ? Literal::Kind::List : Literal::Kind::Tuple;
        for (Value item : value.items())
            result.items.append(toLiteral(item, depth + 1));
        break;
    case Kind::Set:
    case Kind::FrozenSet:
        result.kind = Literal::Kind::Set;
        for (const HashTable::Entry &entry : value.set()->entries()) {
            if (entry.live)
                result.items.append(toLiteral(entry.key, depth + 1));
        }
        break;
    case Kind::Dict:
        result.kind = Literal::Kind::Dict;
        for (const HashTable::Entry &entry : value.dict()->entries()) {
            if (entry.live)
                result.items << toLiteral(entry.key, depth + 1) << toLiteral(entry.value, depth + 1);
        }
        break;
    case Kind::Unknown:
        return unknownLiteral(value.unknown().reason);
    default:
        return unknownLiteral(u"not a constant"_s);
    }
    return result;
}

} // namespace retort::python
