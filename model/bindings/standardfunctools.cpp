// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char functoolsSource[] = R"py(
WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        return partial(self.func, instance, *self.args, **self.keywords)


_missing = object()


def reduce(function, iterable, initial=_missing, /):
    iterator = iter(iterable)
    if initial is _missing:
        try:
            total = next(iterator)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        total = initial
    for item in iterator:
        total = function(total, item)
    return total


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize)
    return _cached


def cache(user_function, /):
    return _cached(user_function)


def _cached(function):
    results = {}

    def wrapper(*args, **keywords):
        key = (args, tuple(keywords.items()), tuple(type(item) for item in args))
        if key not in results:
            results[key] = function(*args, **keywords)
        return results[key]

    wrapper.cache_clear = results.clear
    return update_wrapper(wrapper, function)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return K


def total_ordering(cls):
    if "__lt__" in cls.__dict__:
        def le(self, other):
            return self < other or self == other

        def gt(self, other):
            return not (self < other) and self != other

        def ge(self, other):
            return not (self < other)

        made = {"__le__": le, "__gt__": gt, "__ge__": ge}
    elif "__gt__" in cls.__dict__:
        def lt(self, other):
            return not (self > other) and self != other

        def ge(self, other):
            return self > other or self == other

        def le(self, other):
            return not (self > other)

        made = {"__lt__": lt, "__le__": le, "__ge__": ge}
    elif "__le__" in cls.__dict__:
        def lt(self, other):
            return self <= other and self != other

        def gt(self, other):
            return not (self <= other)

        def ge(self, other):
            return not (self <= other) or self == other

        made = {"__lt__": lt, "__gt__": gt, "__ge__": ge}
    elif "__ge__" in cls.__dict__:
        def lt(self, other):
            return not (self >= other)

        def gt(self, other):
            return self >= other and self != other

        def le(self, other):
            return not (self >= other) or self == other

        made = {"__lt__": lt, "__le__": le, "__gt__": gt}
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, method in made.items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    return cls


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, function=None):
        if function is None:
            def decorate(given):
                return register(cls, given)

            return decorate
        registry[cls] = function
        return function

    def wrapper(*args, **keywords):
        return dispatch(type(args[0]))(*args, **keywords)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)
)py";

} // namespace retort::bindings
