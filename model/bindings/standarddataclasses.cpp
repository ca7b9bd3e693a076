// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char dataclassesSource[] = R"py(
import copy
import _unknown
from collections import _missing_text


class FrozenInstanceError(AttributeError):
    pass


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


class KW_ONLY:
    pass


MISSING = _Missing()


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._for_init_only = False


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_var(type):
    return "ClassVar" in (type if isinstance(type, str) else repr(type))


def _is_init_var(type):
    return "InitVar" in type if isinstance(type, str) else isinstance(type, InitVar) or type is InitVar


def _is_kw_only(type):
    return type.split(".")[-1] == "KW_ONLY" if isinstance(type, str) else type is KW_ONLY


def _own_fields(cls, kw_only):
    found = []
    for name, type in cls.__dict__.get("__annotations__", {}).items():
        if _is_kw_only(type):
            kw_only = True
            continue
        if _is_class_var(type):
            continue
        given = cls.__dict__.get(name, MISSING)
        made = given if isinstance(given, Field) else field(default=given)
        if isinstance(made.default, (list, dict, set)):
            raise ValueError(f"mutable default {made.default.__class__} for field {name} is not allowed: use default_factory")
        made.name = name
        made.type = type
        made._for_init_only = _is_init_var(type)
        if made.kw_only is MISSING:
            made.kw_only = kw_only
        if isinstance(given, Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
        found.append(made)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and value.name is None:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _collected(cls, kw_only):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        for each in base.__dict__.get("__dataclass_fields__", {}).values():
            fields[each.name] = each
    for each in _own_fields(cls, kw_only):
        fields[each.name] = each
    return fields


def _make_init(cls, fields, frozen):
    parameters = [each for each in fields if each.init]
    positional = [each for each in parameters if not each.kw_only]
    seen_default = False
    for each in positional:
        has_default = each.default is not MISSING or each.default_factory is not MISSING
        if seen_default and not has_default:
            raise TypeError(f"non-default argument {each.name!r} follows default argument")
        seen_default = seen_default or has_default
    where = cls.__qualname__ + ".__init__()"

    def __init__(self, /, *args, **kwargs):
        if len(args) > len(positional):
            takes = len(positional) + 1
            least = 1 + sum(1 for each in positional if each.default is MISSING and each.default_factory is MISSING)
            amount = str(takes) if least == takes else f"from {least} to {takes}"
            plural = "" if takes == 1 and least == 1 else "s"
            raise TypeError(f"{where} takes {amount} positional argument{plural} but {len(args) + 1} were given")
        values = {}
        missing = []
        for index, each in enumerate(positional):
            if index < len(args):
                if each.name in kwargs:
                    raise TypeError(f"{where} got multiple values for argument '{each.name}'")
                values[each.name] = args[index]
        names = [each.name for each in parameters]
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f"{where} got an unexpected keyword argument '{name}'")
            values[name] = value
        for each in parameters:
            if each.name not in values and each.default is MISSING and each.default_factory is MISSING:
                missing.append(each)
        if missing:
            first = [each.name for each in missing if not each.kw_only]
            if first:
                raise TypeError(_missing_text(where, first))
            text = _missing_text(where, [each.name for each in missing])
            raise TypeError(text.replace("positional", "keyword-only"))
        later = []
        for each in fields:
            if each.init and each.name in values:
                value = values[each.name]
            elif each.default_factory is not MISSING:
                value = each.default_factory()
            elif each.default is not MISSING:
                value = each.default
            else:
                continue
            if each._for_init_only:
                later.append(value)
            elif frozen:
                object.__setattr__(self, each.name, value)
            else:
                setattr(self, each.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__(*later)

    return __init__


def _key(names):
    return lambda self: tuple(getattr(self, name) for name in names)


def _compared(name, key, test):
    def method(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        return test(key(self), key(other))

    return method


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only):
    every = _collected(cls, kw_only)
    fields = list(every.values())
    lasting = [each for each in fields if not each._for_init_only]
    cls.__dataclass_fields__ = every
    if init and "__init__" not in cls.__dict__:
        cls.__init__ = _make_init(cls, fields, frozen)
    shown = [each.name for each in lasting if each.repr]
    if repr and "__repr__" not in cls.__dict__:
        def __repr__(self):
            return self.__class__.__qualname__ + "(" + ", ".join(f"{name}={getattr(self, name)!r}" for name in shown) + ")"

        cls.__repr__ = __repr__
    key = _key([each.name for each in lasting if each.compare])
    if eq and "__eq__" not in cls.__dict__:
        cls.__eq__ = _compared("__eq__", key, lambda a, b: a == b)
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        cls.__lt__ = _compared("__lt__", key, lambda a, b: a < b)
        cls.__le__ = _compared("__le__", key, lambda a, b: a <= b)
        cls.__gt__ = _compared("__gt__", key, lambda a, b: a > b)
        cls.__ge__ = _compared("__ge__", key, lambda a, b: a >= b)
    hashed = _key([each.name for each in lasting if (each.compare if each.hash is None else each.hash)])
    if unsafe_hash or (eq and frozen):
        if "__hash__" not in cls.__dict__:
            cls.__hash__ = lambda self: hash(hashed(self))
    elif eq and "__hash__" not in cls.__dict__:
        cls.__hash__ = None
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")

        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(each.name for each in fields if each.init and not each.kw_only)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(given):
        return _process(given, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    known = getattr(class_or_instance, "__dataclass_fields__", None)
    if known is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple(each for each in known.values() if not each._for_init_only)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, dict_factory, None)


def astuple(obj, *, tuple_factory=tuple):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, None, tuple_factory)


def _converted(obj, dict_factory, tuple_factory):
    if is_dataclass(obj) and not isinstance(obj, type):
        pairs = [(each.name, _converted(getattr(obj, each.name), dict_factory, tuple_factory)) for each in fields(obj)]
        return dict_factory(pairs) if tuple_factory is None else tuple_factory([value for _, value in pairs])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_converted(item, dict_factory, tuple_factory) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_converted(item, dict_factory, tuple_factory) for item in obj)
    if isinstance(obj, dict):
        return {_converted(key, dict_factory, tuple_factory): _converted(value, dict_factory, tuple_factory)
                for key, value in obj.items()}
    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("replace() should be called on dataclass instances")
    for each in obj.__dataclass_fields__.values():
        if not each.init:
            if each.name in changes:
                raise ValueError(f"field {each.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if each.name not in changes:
            if each._for_init_only and each.default is MISSING:
                raise ValueError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(obj, each.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    body = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = object
            continue
        annotations[item[0]] = item[1]
        if len(item) == 3:
            body[item[0]] = item[2]
    body["__annotations__"] = annotations
    return dataclass(type(cls_name, tuple(bases), body), **options)
)py";

} // namespace retort::bindings
