// SPDX-License-Identifier: GPL-3.0-or-later
// Letters and classes of characters.
#include "model/python/textmethods.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;
using namespace textmethods;

namespace {

QString titled(const QString &whole)
{
    QString result;
    bool within = false;
    for (const QChar c : whole) {
        result += within ? c.toLower() : c.toTitleCase();
        within = c.isLetter();
    }
    return result;
}

template<typename Test>
Value everyCharacter(const Arguments &a, Test test)
{
    return Value::boolean(!text(a).isEmpty() && std::all_of(text(a).cbegin(), text(a).cend(), test));
}

bool isIdentifier(const QString &name)
{
    if (name.isEmpty() || name[0].isDigit())
        return false;
    return std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c.isMark(); });
}

} // namespace

void textmethods::defineCaseMethods(Interpreter::State &state, Class *str)
{
    addBuiltin(state, str, "upper", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(text(a).toUpper()); });
    addBuiltin(state, str, "lower", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(text(a).toLower()); });
    addBuiltin(state, str, "casefold", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(text(a).toCaseFolded()); });
    addBuiltin(state, str, "title", 0, 0, [](Interpreter &in, Arguments &a) { return in.str(titled(text(a))); });
    addBuiltin(state, str, "capitalize", 0, 0, [](Interpreter &in, Arguments &a) {
        return in.str(text(a).isEmpty() ? QString() : text(a).left(1).toUpper() + text(a).sliced(1).toLower());
    });
    addBuiltin(state, str, "swapcase", 0, 0, [](Interpreter &in, Arguments &a) {
        QString result;
        for (const QChar c : text(a))
            result += c.isUpper() ? c.toLower() : c.toUpper();
        return in.str(result);
    });
    addBuiltin(state, str, "isdigit", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.digitValue() >= 0; }); });
    addBuiltin(state, str, "isdecimal", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isDigit(); }); });
    addBuiltin(state, str, "isnumeric", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isNumber(); }); });
    addBuiltin(state, str, "isalpha", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isLetter(); }); });
    addBuiltin(state, str, "isalnum", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, [](QChar c) { return c.isLetterOrNumber(); }); });
    addBuiltin(state, str, "isspace", 0, 0, [](Interpreter &, Arguments &a) { return everyCharacter(a, isSpace); });
    addBuiltin(state, str, "isascii", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(std::all_of(text(a).cbegin(), text(a).cend(), [](QChar c) { return c.unicode() < 0x80; }));
    });
    addBuiltin(state, str, "isprintable", 0, 0, [](Interpreter &, Arguments &a) {
        const QList<uint> points = text(a).toUcs4();
        return Value::boolean(std::all_of(points.cbegin(), points.cend(), [](uint point) { return isPrintable(point); }));
    });
    addBuiltin(state, str, "isidentifier", 0, 0, [](Interpreter &, Arguments &a) { return Value::boolean(isIdentifier(text(a))); });
    addBuiltin(state, str, "isupper", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(text(a).toUpper() == text(a) && text(a).toLower() != text(a));
    });
    addBuiltin(state, str, "islower", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(text(a).toLower() == text(a) && text(a).toUpper() != text(a));
    });
    addBuiltin(state, str, "istitle", 0, 0, [](Interpreter &, Arguments &a) {
        return Value::boolean(titled(text(a)) == text(a) && text(a).toLower() != text(a));
    });
}

} // namespace retort::python
