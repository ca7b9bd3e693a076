// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/functionparameters.h"

#include "model/python/state.h"

namespace retort::python {

QStringList requiredParameters(Value function)
{
    QStringList required;
    const auto *object = function.as<FunctionObject>();
    if (!object || !object->info)
        return required;
    for (const Parameter &parameter : object->info->parameters) {
        const bool collects = parameter.kind == Signature::Parameter::Kind::VarArgs
            || parameter.kind == Signature::Parameter::Kind::KeywordArgs;
        if (!collects && !parameter.defaultValue)
            required.append(parameter.name.text());
    }
    return required;
}

bool takesArgument(Value function)
{
    const auto *object = function.as<FunctionObject>();
    if (!object || !object->info)
        return false;
    return std::any_of(object->info->parameters.cbegin(), object->info->parameters.cend(),
        [](const Parameter &parameter) { return parameter.kind != Signature::Parameter::Kind::KeywordArgs; });
}

} // namespace retort::python
