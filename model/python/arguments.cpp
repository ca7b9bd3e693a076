// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/arguments.h"

#include "model/python/interpreter.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;
using ParameterKind = Signature::Parameter::Kind;

const Value *Arguments::keyword(const QString &name) const
{
    for (const auto &[key, value] : keywords) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

const UnknownReason *Arguments::firstUnknown() const
{
    for (const Value &value : positional) {
        if (value.isUnknown())
            return &value.unknown();
    }
    for (const auto &[key, value] : keywords) {
        if (value.isUnknown())
            return &value.unknown();
    }
    return nullptr;
}

Value Arguments::operator[](QLatin1StringView name) const
{
    return bound()[name];
}

namespace {

template<typename Slots, typename Name>
auto slotNamed(Slots &all, const Name &name)
{
    return std::find_if(all.begin(), all.end(), [&name](const auto &slot) { return slot.name == name; });
}

} // namespace

Value Bound::operator[](QLatin1StringView name) const
{
    const auto slot = slotNamed(m_slots, name);
    return slot == m_slots.end() ? Value() : slot->value;
}

Value Bound::operator[](const QString &name) const
{
    const auto slot = slotNamed(m_slots, name);
    return slot == m_slots.end() ? Value() : slot->value;
}

bool Bound::given(QLatin1StringView name) const
{
    const auto slot = slotNamed(m_slots, name);
    return slot != m_slots.end() && slot->given;
}

bool Bound::given(const QString &name) const
{
    const auto slot = slotNamed(m_slots, name);
    return slot != m_slots.end() && slot->given;
}

Signature::Signature(const QString &text)
{
    bool keywordOnly = false;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        QString name = part.section(u'=', 0, 0).trimmed();
        Parameter parameter;
        parameter.hasDefault = part.contains(u'=');
        parameter.defaultText = part.section(u'=', 1).trimmed();
        if (name == "/"_L1) {
            for (Parameter &earlier : m_parameters)
                earlier.kind = ParameterKind::PositionalOnly;
            continue;
        }
        if (name == "*"_L1) {
            keywordOnly = true;
            continue;
        }
        if (name.startsWith("**"_L1)) {
            parameter.kind = ParameterKind::KeywordArgs;
            name.remove(0, 2);
        } else if (name.startsWith(u'*')) {
            parameter.kind = ParameterKind::VarArgs;
            name.remove(0, 1);
            keywordOnly = true;
        } else if (keywordOnly) {
            parameter.kind = ParameterKind::KeywordOnly;
        }
        parameter.name = name;
        if (m_parameters.empty() && (name == "self"_L1 || name == "cls"_L1))
            m_takesSelf = true;
        m_parameters.push_back(parameter);
    }
}

namespace {

Value defaultValue(Interpreter &interpreter, const QString &text)
{
    if (text == "None"_L1 || text.isEmpty())
        return {};
    if (text == "True"_L1 || text == "False"_L1)
        return Value::boolean(text == "True"_L1);
    if (text == "()"_L1)
        return interpreter.tuple();
    if (text.startsWith(u'\'') || text.startsWith(u'"'))
        return interpreter.str(text.sliced(1, text.size() - 2));
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? Value::integer(number) : Value::real(text.toDouble());
}

QString plural(qsizetype count)
{
    return count == 1 ? QString() : u"s"_s;
}

/// 'a', 'b', and 'c'
QString listed(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted.append(u"'%1'"_s.arg(name));
    if (quoted.size() <= 2)
        return quoted.join(" and "_L1);
    const QString last = quoted.takeLast();
    return quoted.join(", "_L1) + u", and "_s + last;
}

[[noreturn]] void raiseTooMany(Interpreter &interpreter, const Signature &signature, const QString &function, qsizetype given, qsizetype keywordOnlyGiven)
{
    qsizetype most = 0;
    qsizetype defaults = 0;
    for (const Signature::Parameter &parameter : signature.parameters()) {
        if (parameter.kind == ParameterKind::PositionalOnly || parameter.kind == ParameterKind::Normal) {
            ++most;
            defaults += parameter.hasDefault;
        }
    }
    const QString takes = defaults ? u"from %1 to %2"_s.arg(most - defaults).arg(most) : QString::number(most);
    const QString extra = keywordOnlyGiven ? u" positional argument%1 (and %2 keyword-only argument%3)"_s
                                                 .arg(plural(given)).arg(keywordOnlyGiven).arg(plural(keywordOnlyGiven))
                                           : QString();
    interpreter.raise(u"TypeError"_s, u"%1() takes %2 positional argument%3 but %4%5 %6 given"_s.arg(function, takes,
        (defaults || most != 1) ? u"s"_s : QString()).arg(given).arg(extra, given == 1 && !keywordOnlyGiven ? u"was"_s : u"were"_s));
}

} // namespace

Bound Arguments::bind(Interpreter &interpreter, const Signature &signature, const QString &functionName)
{
    Bound bound;
    Values all;
    if (signature.takesSelf() && self)
        all.push_back(*self);
    all.insert(all.end(), positional.begin(), positional.end());

    size_t next = 0;
    bool hasVarArgs = false;
    bool hasKeywordArgs = false;
    for (const Signature::Parameter &parameter : signature.parameters()) {
        switch (parameter.kind) {
        case ParameterKind::PositionalOnly:
        case ParameterKind::Normal:
            bound.m_slots.push_back({parameter.name, {}, next < all.size()});
            if (next < all.size())
                bound.m_slots.back().value = all[next++];
            break;
        case ParameterKind::VarArgs:
            hasVarArgs = true;
            break;
        case ParameterKind::KeywordOnly:
            bound.m_slots.push_back({parameter.name, {}, false});
            break;
        case ParameterKind::KeywordArgs:
            hasKeywordArgs = true;
            break;
        }
    }
    if (hasVarArgs)
        bound.m_varArgs.assign(all.begin() + qsizetype(next), all.end());

    QStringList positionalOnlyGiven;
    qsizetype keywordOnlyGiven = 0;
    for (const auto &[key, value] : keywords) {
        Bound::Slot *slot = nullptr;
        bool positionalOnly = false;
        for (const Signature::Parameter &parameter : signature.parameters()) {
            if (parameter.name != key || parameter.kind == ParameterKind::VarArgs || parameter.kind == ParameterKind::KeywordArgs)
                continue;
            if (parameter.kind == ParameterKind::PositionalOnly) {
                positionalOnly = true;
                continue;
            }
            keywordOnlyGiven += parameter.kind == ParameterKind::KeywordOnly;
            for (Bound::Slot &each : bound.m_slots) {
                if (each.name == key)
                    slot = &each;
            }
        }
        if (slot && slot->given)
            interpreter.raise(u"TypeError"_s, u"%1() got multiple values for argument '%2'"_s.arg(functionName, key));
        if (slot) {
            slot->value = value;
            slot->given = true;
        } else if (hasKeywordArgs) {
            bound.m_keywordArgs.emplace_back(key, value);
        } else if (positionalOnly) {
            positionalOnlyGiven.append(key);
        } else {
            interpreter.raise(u"TypeError"_s, u"%1() got an unexpected keyword argument '%2'"_s.arg(functionName, key));
        }
    }
    if (!positionalOnlyGiven.isEmpty()) {
        interpreter.raise(u"TypeError"_s, u"%1() got some positional-only arguments passed as keyword arguments: '%2'"_s
                                              .arg(functionName, positionalOnlyGiven.join(", "_L1)));
    }
    if (!hasVarArgs && next < all.size())
        raiseTooMany(interpreter, signature, functionName, qsizetype(all.size()), keywordOnlyGiven);

    QStringList missing;
    QStringList missingKeywordOnly;
    for (const Signature::Parameter &parameter : signature.parameters()) {
        for (Bound::Slot &slot : bound.m_slots) {
            if (slot.name != parameter.name || slot.given)
                continue;
            if (parameter.hasDefault)
                slot.value = defaultValue(interpreter, parameter.defaultText);
            else
                (parameter.kind == ParameterKind::KeywordOnly ? missingKeywordOnly : missing).append(parameter.name);
        }
    }
    for (const auto &[names, kind] : {std::pair{missing, u"positional"_s}, std::pair{missingKeywordOnly, u"keyword-only"_s}}) {
        if (!names.isEmpty()) {
            interpreter.raise(u"TypeError"_s, u"%1() missing %2 required %3 argument%4: %5"_s.arg(functionName).arg(names.size())
                                                  .arg(kind, plural(names.size()), listed(names)));
        }
    }
    return bound;
}

} // namespace retort::python
