// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/value.h"

#include <QStringList>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace retort::python {

class Bound;
class Interpreter;
class Signature;

/// What a call passes.
class Arguments
{
public:
    Values positional; ///< without `self`
    std::vector<std::pair<QString, Value>> keywords; ///< in call order
    std::optional<Value> self; ///< the instance (or class) of a bound method

    /// The call expression, so that an operation can say where it comes from.
    SourceRange range;

    const Value *keyword(const QString &name) const;
    /// The first argument that is Unknown, if any (not looking into containers).
    const UnknownReason *firstUnknown() const;

    /// Distributes the arguments over the parameters; raises TypeError with CPython's text where they do not fit.
    Bound bind(Interpreter &interpreter, const Signature &signature, const QString &functionName);

    /// Set by the interpreter when the function was registered with a signature: see Bound.
    const Bound &bound() const { return *m_bound; }
    /// Shorthand for bound()[name].
    Value operator[](QLatin1StringView name) const;
    void setBound(std::shared_ptr<const Bound> bound) { m_bound = std::move(bound); }

private:
    std::shared_ptr<const Bound> m_bound;
};

/// A Python function in C++. With a signature, `arguments["name"_L1]` gives each parameter.
using NativeFunction = std::function<Value(Interpreter &, Arguments &)>;

/// Parameters as Python writes them: "self, table_name, *columns, schema=None, if_not_exists=None, **kw", also "/" and a
/// bare "*". Defaults are None, True, False, integers or quoted text without commas. A leading `self` takes Arguments::self.
class Signature
{
public:
    struct Parameter
    {
        enum class Kind { PositionalOnly, Normal, VarArgs, KeywordOnly, KeywordArgs };
        QString name;
        Kind kind = Kind::Normal;
        bool hasDefault = false;
        QString defaultText;
    };

    explicit Signature(const QString &text);
    const std::vector<Parameter> &parameters() const { return m_parameters; }
    bool takesSelf() const { return m_takesSelf; }

private:
    std::vector<Parameter> m_parameters;
    bool m_takesSelf = false;
};

/// Arguments matched to parameters.
class Bound
{
public:
    /// The argument or its default; None for a name that the signature does not have.
    Value operator[](QLatin1StringView name) const;
    Value operator[](const QString &name) const;
    /// Whether the caller passed it.
    bool given(QLatin1StringView name) const;
    bool given(const QString &name) const;
    const Values &varArgs() const { return m_varArgs; }
    const std::vector<std::pair<QString, Value>> &keywordArgs() const { return m_keywordArgs; }

private:
    friend class Arguments;
    struct Slot
    {
        QString name;
        Value value;
        bool given = false;
    };
    std::vector<Slot> m_slots;
    Values m_varArgs;
    std::vector<std::pair<QString, Value>> m_keywordArgs;
};

} // namespace retort::python
