// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/state.h"

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

std::optional<Value> Exception::attribute(Interpreter &interpreter, const QString &name)
{
    if (m_attributes) {
        if (Value *own = m_attributes->find(name))
            return *own;
    }
    if (name == "args"_L1)
        return interpreter.tuple(args);
    if (name == "__cause__"_L1)
        return cause;
    if (name == "__context__"_L1)
        return context;
    if (name == "__traceback__"_L1)
        return Value();
    if (name == "__suppress_context__"_L1)
        return Value::boolean(suppressContext);
    const auto argument = [this](size_t index) { return index < args.size() ? args[index] : Value(); };
    if ((name == "value"_L1 && type()->isSubclassOf(interpreter.state().stopIteration)) || (name == "code"_L1 && type()->name() == "SystemExit"_L1))
        return argument(0);
    if (type()->isSubclassOf(interpreter.builtinClass(u"OSError"_s))) {
        const bool detailed = args.size() >= 2;
        if (name == "errno"_L1)
            return detailed ? args[0] : Value();
        if (name == "strerror"_L1)
            return detailed ? args[1] : Value();
        if (name == "filename"_L1)
            return argument(2);
    }
    return std::nullopt;
}

bool Exception::setAttribute(Interpreter &interpreter, const QString &name, Value value)
{
    if (name == "args"_L1)
        args = interpreter.toValues(value);
    else if (name == "__cause__"_L1)
        cause = value;
    else if (name == "__context__"_L1)
        context = value;
    else
        return name == "__traceback__"_L1 || name == "__suppress_context__"_L1;
    return true;
}

std::optional<QString> Exception::str(Interpreter &interpreter)
{
    if (args.empty())
        return QString();
    if (args.size() == 1)
        return type()->isSubclassOf(interpreter.builtinClass(u"KeyError"_s)) ? interpreter.repr(args.front()) : interpreter.toStr(args.front());
    if (args.size() >= 2 && type()->isSubclassOf(interpreter.builtinClass(u"OSError"_s))) {
        const QString text = u"[Errno "_s + interpreter.toStr(args[0]) + u"] "_s + interpreter.toStr(args[1]);
        return args.size() > 2 ? text + u": "_s + interpreter.repr(args[2]) : text;
    }
    return interpreter.repr(interpreter.tuple(args));
}

std::optional<QString> Exception::repr(Interpreter &interpreter)
{
    QStringList parts;
    for (Value argument : args)
        parts.append(interpreter.repr(argument));
    return type()->name() + u'(' + parts.join(", "_L1) + u')';
}

namespace {

struct ExceptionName
{
    const char *name;
    const char *base;
};

constexpr ExceptionName exceptionNames[] = {
    {"Exception", "BaseException"}, {"SystemExit", "BaseException"}, {"KeyboardInterrupt", "BaseException"},
    {"GeneratorExit", "BaseException"}, {"StopIteration", "Exception"}, {"StopAsyncIteration", "Exception"},
    {"ArithmeticError", "Exception"}, {"FloatingPointError", "ArithmeticError"}, {"OverflowError", "ArithmeticError"},
    {"ZeroDivisionError", "ArithmeticError"}, {"AssertionError", "Exception"}, {"AttributeError", "Exception"},
    {"BufferError", "Exception"}, {"EOFError", "Exception"}, {"ImportError", "Exception"},
    {"ModuleNotFoundError", "ImportError"}, {"LookupError", "Exception"}, {"IndexError", "LookupError"},
    {"KeyError", "LookupError"}, {"MemoryError", "Exception"}, {"NameError", "Exception"},
    {"UnboundLocalError", "NameError"}, {"OSError", "Exception"}, {"FileNotFoundError", "OSError"},
    {"FileExistsError", "OSError"}, {"PermissionError", "OSError"}, {"IsADirectoryError", "OSError"},
    {"NotADirectoryError", "OSError"}, {"ConnectionError", "OSError"}, {"ConnectionRefusedError", "ConnectionError"},
    {"TimeoutError", "OSError"}, {"ReferenceError", "Exception"}, {"RuntimeError", "Exception"},
    {"NotImplementedError", "RuntimeError"}, {"RecursionError", "RuntimeError"}, {"SyntaxError", "Exception"},
    {"IndentationError", "SyntaxError"}, {"SystemError", "Exception"}, {"TypeError", "Exception"},
    {"ValueError", "Exception"}, {"UnicodeError", "ValueError"}, {"UnicodeDecodeError", "UnicodeError"},
    {"UnicodeEncodeError", "UnicodeError"}, {"Warning", "Exception"}, {"UserWarning", "Warning"},
    {"DeprecationWarning", "Warning"}, {"PendingDeprecationWarning", "Warning"}, {"RuntimeWarning", "Warning"},
    {"FutureWarning", "Warning"}, {"SyntaxWarning", "Warning"}, {"ImportWarning", "Warning"},
    {"UnicodeWarning", "Warning"}, {"BytesWarning", "Warning"}, {"ResourceWarning", "Warning"},
};

} // namespace

void defineExceptions(Interpreter::State &state)
{
    Interpreter &in = state.interpreter;
    Class *root = in.makeClass(u"BaseException"_s, {}, u"builtins"_s);
    root->create = [](Interpreter &interpreter, Class &type, Arguments &arguments) -> Value {
        auto *exception = interpreter.make<Exception>(&type);
        exception->args = arguments.positional;
        return exception;
    };
    root->addMethod(in, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &interpreter, Arguments &arguments) -> Value {
        auto *self = arguments["self"_L1].as<Exception>();
        if (self)
            self->args = arguments.bound().varArgs();
        if (self && !arguments.bound().keywordArgs().empty() && !self->type()->isSubclassOf(interpreter.builtinClass(u"ImportError"_s)))
            interpreter.raise(u"TypeError"_s, u"%1() takes no keyword arguments"_s.arg(self->type()->name()));
        return {};
    });
    root->addMethod(in, u"with_traceback"_s, u"self, tb"_s, [](Interpreter &, Arguments &arguments) { return arguments["self"_L1]; });
    root->addMethod(in, u"add_note"_s, u"self, note"_s, [](Interpreter &, Arguments &) { return Value(); });
    state.classes.insert(u"BaseException"_s, root);
    for (const ExceptionName &each : exceptionNames) {
        const QString name = QString::fromLatin1(each.name);
        state.classes.insert(name, in.makeClass(name, {state.classes.value(QString::fromLatin1(each.base))}, u"builtins"_s));
    }
    state.builtins->insert(in.str(u"IOError"_s), state.classes.value(u"OSError"_s));
    state.builtins->insert(in.str(u"EnvironmentError"_s), state.classes.value(u"OSError"_s));
    state.baseException = root;
    state.exception = state.classes.value(u"Exception"_s);
    state.stopIteration = state.classes.value(u"StopIteration"_s);
}

} // namespace retort::python
