// SPDX-License-Identifier: GPL-3.0-or-later
// What the methods of str share.
#pragma once

#include "model/python/state.h"

namespace retort::python::textmethods {

/// White space in Python's sense, which counts the four separators of ASCII in.
inline bool isSpace(QChar c)
{
    return c.isSpace() || (c.unicode() >= 0x1c && c.unicode() <= 0x1f);
}

/// The str that a method was called on.
inline const QString &text(const Arguments &a)
{
    return a.self->text();
}

/// A str argument, or TypeError.
QString textArgument(Interpreter &in, Value value, const QString &message = QStringLiteral("must be str, not %1"));

/// upper(), isdigit() …
void defineCaseMethods(Interpreter::State &state, Class *str);
/// find(), count(), startswith() …
void defineSearchMethods(Interpreter::State &state, Class *str);
/// split(), partition(), join() …
void defineSplitMethods(Interpreter::State &state, Class *str);

} // namespace retort::python::textmethods
