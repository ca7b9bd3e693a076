// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char inspectSource[] = R"py(
import _unknown
import types


def isclass(object):
    return isinstance(object, type)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isabstract(object):
    return False


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        value = getattr(object, name, None)
        if predicate is None or predicate(value):
            found.append((name, value))
    return found


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    lines[0] = lines[0].lstrip()
    lines[1:] = [line[margin or 0:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getmro(cls):
    return cls.__mro__


def getmodule(object):
    return _unknown.python("inspect.getmodule() is not modelled")


def signature(callable):
    return _unknown.python("inspect.signature() is not modelled")


def getsource(object):
    return _unknown.python("inspect.getsource() is not modelled")


def getfile(object):
    return _unknown.python("inspect.getfile() is not modelled")


def currentframe():
    return _unknown.python("inspect.currentframe() is not modelled")


def stack():
    return _unknown.python("inspect.stack() is not modelled")


def unwrap(func):
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    return func


def iscoroutinefunction(object):
    return _unknown.python("inspect.iscoroutinefunction() is not modelled")
)py";

const char tracebackSource[] = R"py(
import _unknown


def print_exc(*args, **kwargs):
    pass


def print_exception(*args, **kwargs):
    pass


def print_stack(*args, **kwargs):
    pass


def format_exc(*args, **kwargs):
    return _unknown.python("the text of a traceback")


def format_exception(*args, **kwargs):
    return _unknown.python("the text of a traceback")


def format_exception_only(exc, value=None):
    exc = exc if value is None else value
    text = str(exc)
    name = type(exc).__qualname__ if type(exc).__module__ in ("builtins", "__main__") else f"{type(exc).__module__}.{type(exc).__qualname__}"
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_stack(*args, **kwargs):
    return _unknown.python("the text of a traceback")


def extract_stack(*args, **kwargs):
    return _unknown.python("the text of a traceback")


def print_tb(*args, **kwargs):
    pass
)py";

const char threadingSource[] = R"py(
import _unknown


class _Lock:
    def acquire(self, blocking=True, timeout=-1):
        return True

    def release(self):
        pass

    def locked(self):
        return False

    def __enter__(self):
        return True

    def __exit__(self, *details):
        pass


def Lock():
    return _Lock()


RLock = Lock


class local:
    pass


def Thread(*args, **kwargs):
    return _unknown.python("threads are not modelled")


def current_thread():
    return _unknown.python("threads are not modelled")
)py";

} // namespace retort::bindings
