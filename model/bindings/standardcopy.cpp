// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char copySource[] = R"py(
import _unknown

_atoms = (type(None), bool, int, float, str, bytes, type, range, slice, type(lambda: 0), type(len))


class Error(Exception):
    pass


error = Error


def copy(x):
    if isinstance(x, _atoms) or type(x) in (tuple, frozenset):
        return x
    if type(x) in (list, dict, set):
        return x.copy()
    return _copied(x, lambda value: value)


def deepcopy(x, memo=None):
    memo = {} if memo is None else memo
    return _deep(x, [])


def _deep(x, seen):
    if isinstance(x, _atoms):
        return x
    for original, made in seen:
        if original is x:
            return made
    if type(x) is list:
        made = []
        seen.append((x, made))
        for item in x:
            made.append(_deep(item, seen))
        return made
    if type(x) is tuple:
        return tuple([_deep(item, seen) for item in x])
    if type(x) is dict:
        made = {}
        seen.append((x, made))
        for key, value in x.items():
            made[_deep(key, seen)] = _deep(value, seen)
        return made
    if type(x) in (set, frozenset):
        return type(x)(_deep(item, seen) for item in x)
    if hasattr(x, "__deepcopy__"):
        return x.__deepcopy__({})
    return _copied(x, lambda value: _deep(value, seen))


def _copied(x, convert):
    cls = type(x)
    if hasattr(x, "__copy__"):
        return x.__copy__()
    kind = _unknown.kind(x)
    if kind == "immutable":
        return x
    if kind != "instance":
        return x.copy() if hasattr(x, "copy") else _unknown.python(f"copy() of a {cls.__name__}")
    made = object.__new__(cls)
    if isinstance(x, dict):
        made.update((convert(key), convert(value)) for key, value in x.items())
    elif isinstance(x, list):
        made.extend(convert(value) for value in x)
    elif isinstance(x, (str, bytes, int, float, tuple, frozenset)):
        return x
    elif isinstance(x, set):
        made.update(convert(value) for value in x)
    for name, value in x.__dict__.items():
        object.__setattr__(made, name, convert(value))
    return made
)py";

const char operatorSource[] = R"py(
def attrgetter(attr, *attrs):
    def read(obj, path):
        for name in path.split("."):
            obj = getattr(obj, name)
        return obj

    if attrs:
        return lambda obj: tuple(read(obj, path) for path in (attr, *attrs))
    return lambda obj: read(obj, attr)


def itemgetter(item, *items):
    if items:
        return lambda obj: tuple(obj[each] for each in (item, *items))
    return lambda obj: obj[item]


def methodcaller(name, /, *args, **kwargs):
    return lambda obj: getattr(obj, name)(*args, **kwargs)


def lt(a, b): return a < b
def le(a, b): return a <= b
def eq(a, b): return a == b
def ne(a, b): return a != b
def ge(a, b): return a >= b
def gt(a, b): return a > b
def not_(a): return not a
def truth(a): return bool(a)
def is_(a, b): return a is b
def is_not(a, b): return a is not b
def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def truediv(a, b): return a / b
def floordiv(a, b): return a // b
def mod(a, b): return a % b
def pow(a, b): return a ** b
def matmul(a, b): return a @ b
def and_(a, b): return a & b
def or_(a, b): return a | b
def xor(a, b): return a ^ b
def lshift(a, b): return a << b
def rshift(a, b): return a >> b
def neg(a): return -a
def pos(a): return +a
def invert(a): return ~a
def inv(a): return ~a
def concat(a, b): return a + b
def contains(a, b): return b in a
def getitem(a, b): return a[b]
def countOf(a, b): return sum(1 for item in a if item is b or item == b)


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def iadd(a, b):
    a += b
    return a


def index(a):
    return a.__index__()


def indexOf(a, b):
    for position, item in enumerate(a):
        if item is b or item == b:
            return position
    raise ValueError("sequence.index(x): x not in sequence")
)py";

} // namespace retort::bindings
