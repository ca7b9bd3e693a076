// SPDX-License-Identifier: GPL-3.0-or-later
// The engine behind the module `re`: finds spans; groups, templates and splitting are written in Python.
#include "model/bindings/convert.h"
#include "model/bindings/regextranslation.h"
#include "model/bindings/standardlibrary.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using python::Values;

namespace {

/// Steps of the matcher: an expression that needs more would not come to an end.
constexpr auto limits = "(*LIMIT_MATCH=3000000)(*LF)"_L1;

QRegularExpression compiled(const QString &pattern, int flags)
{
    QRegularExpression::PatternOptions options;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, flags & IgnoreCase);
    options.setFlag(QRegularExpression::MultilineOption, flags & Multiline);
    options.setFlag(QRegularExpression::DotMatchesEverythingOption, flags & DotAll);
    options.setFlag(QRegularExpression::UseUnicodePropertiesOption, !(flags & Ascii));
    return QRegularExpression(limits + pattern, options);
}

class RegexMachine : public NativeObject
{
public:
    RegexMachine(World &owner, Class *type, RegexTranslation translated)
        : NativeObject(owner, type)
        , translation(std::move(translated))
        , expression(compiled(translation.pattern, translation.flags))
        , whole(compiled(u"(?:"_s + translation.pattern + u")\\z"_s, translation.flags))
    {
    }

    std::optional<Value> attribute(Interpreter &py, const QString &name) override
    {
        if (name == "problem"_L1)
            return py.str(translation.problem);
        if (name == "position"_L1)
            return Value::integer(translation.position);
        if (name == "flags"_L1)
            return Value::integer(translation.flags);
        if (name == "groups"_L1)
            return Value::integer(translation.groups);
        if (name != "groupindex"_L1)
            return std::nullopt;
        const Value names = py.dict();
        for (const auto &[group, number] : translation.names)
            names.dict()->insert(py.str(group), Value::integer(number));
        return names;
    }

    /// Stops for a text on which the two engines may differ.
    void requireSame(const QString &text) const
    {
        static const QString special = u"\u017f\u212a\u212b\u0130\u0131\u00df\u1e9e\u03c2\u00b5"_s;
        for (const QChar c : text) {
            if (c.isSurrogate())
                world.needsPython(u"regular expressions on characters beyond the BMP"_s);
            if (translation.usesSpaceClass && c.unicode() >= 0x1c && c.unicode() <= 0x1f)
                world.needsPython(u"regular expressions on separator characters"_s);
            if ((translation.flags & IgnoreCase) && special.contains(c))
                world.needsPython(u"regular expressions that ignore the case of '%1'"_s.arg(c));
        }
    }

    Value spans(const QRegularExpressionMatch &match) const
    {
        Values all;
        for (int group = 0; group <= translation.groups; ++group) {
            const bool took = group <= match.lastCapturedIndex() && match.capturedStart(group) >= 0;
            all.push_back(world.py.tuple({Value::integer(took ? match.capturedStart(group) : -1), Value::integer(took ? match.capturedEnd(group) : -1)}));
        }
        return world.py.list(std::move(all));
    }

    void requireDone(const QRegularExpressionMatch &match) const
    {
        if (!match.isValid())
            world.py.exhaust();
    }

    RegexTranslation translation;
    QRegularExpression expression;
    QRegularExpression whole;
};

Value find(World &world, Arguments &arguments)
{
    auto *machine = arguments["self"_L1].as<RegexMachine>();
    const QString text = toText(world, arguments["text"_L1]);
    const QString mode = toText(world, arguments["mode"_L1]);
    machine->requireSame(text);
    const auto options = mode == "search"_L1 ? QRegularExpression::NoMatchOption : QRegularExpression::AnchorAtOffsetMatchOption;
    const auto match = (mode == "full"_L1 ? machine->whole : machine->expression)
                           .match(text, arguments["pos"_L1].toInt(), QRegularExpression::NormalMatch, options);
    machine->requireDone(match);
    return match.hasMatch() ? machine->spans(match) : Value();
}

Value findAll(World &world, Arguments &arguments)
{
    auto *machine = arguments["self"_L1].as<RegexMachine>();
    const QString text = toText(world, arguments["text"_L1]);
    machine->requireSame(text);
    Values all;
    auto matches = machine->expression.globalMatch(text, arguments["pos"_L1].toInt());
    if (!matches.isValid())
        world.py.exhaust();
    while (matches.hasNext()) {
        const auto match = matches.next();
        machine->requireDone(match);
        world.py.charge(64 * (machine->translation.groups + 1));
        all.push_back(machine->spans(match));
    }
    return world.py.list(std::move(all));
}

Value compile(World &world, Arguments &arguments)
{
    Class *type = world.once(u"std.regex"_s, [](World &w) {
        Class *made = w.py.makeClass(u"_Machine"_s, {}, u"_re"_s);
        World *pw = &w;
        made->addMethod(w.py, u"find"_s, u"self, text, mode, pos"_s, [pw](Interpreter &, Arguments &a) { return find(*pw, a); });
        made->addMethod(w.py, u"find_all"_s, u"self, text, pos"_s, [pw](Interpreter &, Arguments &a) { return findAll(*pw, a); });
        return made;
    });
    const RegexTranslation translation = translateRegex(toText(world, arguments["pattern"_L1]), int(arguments["flags"_L1].toInt()));
    if (!translation.unsure.isEmpty())
        world.needsPython(translation.unsure);
    auto *machine = world.py.make<RegexMachine>(world, type, translation);
    if (translation.problem.isEmpty() && (!machine->expression.isValid() || !machine->whole.isValid()))
        world.needsPython(u"this regular expression (%1)"_s.arg(machine->expression.errorString()));
    return Value(machine);
}

} // namespace

std::optional<Value> regexAttribute(World &world, const QString &name)
{
    static const FunctionTable table{
        {"compile"_L1, u"pattern, flags"_s, compile},
        {"unsure"_L1, u"reason"_s, [](World &w, Arguments &a) -> Value { w.needsPython(a["reason"_L1].text()); }},
    };
    return functionOf(world, table, name);
}

} // namespace retort::bindings
