// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char typingSource[] = R"py(
import _unknown
from collections import _named
import collections.abc as _abc

TYPE_CHECKING = False


class _Form:
    def __init__(self, name, args=None, origin=None):
        self._name = name
        self.__args__ = args
        self.__origin__ = origin

    def __getitem__(self, args):
        if self._name == "Annotated":
            return args[0]
        return _Form(self._name, args if isinstance(args, tuple) else (args,), self.__origin__)

    def __or__(self, other):
        return _Form("Union", (self, other))

    def __ror__(self, other):
        return _Form("Union", (other, self))

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)

    def __instancecheck__(self, instance):
        if self._name == "Union" and self.__args__:
            return isinstance(instance, tuple(type(None) if arg is None else arg for arg in self.__args__))
        if self.__origin__ is None:
            raise TypeError(f"typing.{self._name} cannot be used with isinstance()")
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        if self.__origin__ is None:
            raise TypeError(f"typing.{self._name} cannot be used with issubclass()")
        return issubclass(cls, self.__origin__)

    def __mro_entries__(self, bases):
        return () if self.__origin__ is None else (self.__origin__,)

    def __eq__(self, other):
        return isinstance(other, _Form) and (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __repr__(self):
        if self.__args__ is None:
            return f"typing.{self._name}"
        shown = [arg.__name__ if isinstance(arg, type) else repr(arg) for arg in self.__args__]
        return f"typing.{self._name}[{', '.join(shown)}]"


class TypeVar:
    def __init__(self, name, *constraints, **options):
        self.__name__ = name

    def __or__(self, other):
        return _Form("Union", (self, other))

    def __ror__(self, other):
        return _Form("Union", (other, self))

    def __repr__(self):
        return "~" + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return self

    @property
    def kwargs(self):
        return self


TypeVarTuple = TypeVar
AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")


class Generic:
    def __class_getitem__(cls, params):
        return cls


class Protocol:
    def __class_getitem__(cls, params):
        return cls


class NewType:
    def __init__(self, name, tp):
        self.__name__ = name
        self.__supertype__ = tp

    def __call__(self, value):
        return value

    def __or__(self, other):
        return _Form("Union", (self, other))

    def __ror__(self, other):
        return _Form("Union", (other, self))


for _name in ("Any", "Union", "Optional", "ClassVar", "Final", "Literal", "Annotated", "NoReturn", "Never", "Self", "Concatenate",
              "TypeAlias", "TypeGuard", "LiteralString", "Required", "NotRequired", "Unpack", "ReadOnly"):
    globals()[_name] = _Form(_name)
for _name, _origin in {
        "List": list, "Dict": dict, "Set": set, "FrozenSet": frozenset, "Tuple": tuple, "Type": type, "Text": str,
        "Hashable": _abc.Hashable, "Sized": _abc.Sized, "Container": _abc.Container, "Iterable": _abc.Iterable,
        "Iterator": _abc.Iterator, "Generator": _abc.Generator, "Reversible": _abc.Reversible, "Collection": _abc.Collection,
        "Sequence": _abc.Sequence, "MutableSequence": _abc.MutableSequence, "AbstractSet": _abc.Set, "MutableSet": _abc.MutableSet,
        "Mapping": _abc.Mapping, "MutableMapping": _abc.MutableMapping, "KeysView": _abc.KeysView, "ValuesView": _abc.ValuesView,
        "ItemsView": _abc.ItemsView, "Callable": _abc.Callable, "Awaitable": _abc.Awaitable, "Coroutine": _abc.Coroutine,
        "AsyncIterable": _abc.AsyncIterable, "AsyncIterator": _abc.AsyncIterator, "AsyncGenerator": _abc.AsyncGenerator}.items():
    globals()[_name] = _Form(_name, None, _origin)
for _name in ("ContextManager", "AsyncContextManager", "Pattern", "Match", "IO", "TextIO", "BinaryIO", "SupportsInt",
              "SupportsFloat", "SupportsIndex", "SupportsAbs", "SupportsRound", "SupportsBytes", "ByteString", "Buffer"):
    globals()[_name] = _Form(_name)
Text = str


def _collections_form(name):
    import collections

    return _Form(name, None, getattr(collections, name))


OrderedDict = _collections_form("OrderedDict")
Counter = _collections_form("Counter")
ChainMap = _collections_form("ChainMap")
DefaultDict = _Form("DefaultDict", None, _collections_form("defaultdict").__origin__)
Deque = _Form("Deque", None, _collections_form("deque").__origin__)


def cast(typ, val):
    return val


def overload(func):
    return func


def final(func):
    return func


def override(func):
    return func


def no_type_check(func):
    return func


def runtime_checkable(cls):
    return cls


def dataclass_transform(**options):
    return lambda cls: cls


def deprecated(message, /, **options):
    return lambda given: given


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def get_type_hints(obj, *args, **options):
    hints = {}
    for cls in reversed(obj.__mro__ if isinstance(obj, type) else ()):
        hints.update(cls.__dict__.get("__annotations__", {}))
    for hint in hints.values():
        if isinstance(hint, str):
            return _unknown.python("typing.get_type_hints() of names is not modelled")
    return hints


def get_origin(tp):
    if isinstance(tp, _Form):
        return tp if tp._name == "Union" and tp.__args__ else tp.__origin__
    return _unknown.python("typing.get_origin() is not modelled") if isinstance(tp, type) and tp in (list, dict, tuple, set) else None


def get_args(tp):
    if isinstance(tp, _Form):
        return tp.__args__ or ()
    if isinstance(tp, type) and tp in (list, dict, tuple, set):
        return _unknown.python("typing.get_args() is not modelled")
    return ()


class _NamedTupleBase(tuple):
    def __init_subclass__(cls, **kwargs):
        if "_fields" in cls.__dict__ or _NamedTupleBase not in cls.__bases__:
            return
        names = tuple(cls.__dict__.get("__annotations__", {}))
        defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
        made = _named(cls.__name__, names, defaults, (tuple,), {})
        for name, value in made.__dict__.items():
            if name in names or name not in cls.__dict__:
                setattr(cls, name, value)


class _NamedTuple:
    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __call__(self, typename, fields=None, /, **kwargs):
        pairs = list(fields) if fields is not None else list(kwargs.items())
        return _named(typename, tuple(name for name, _ in pairs), {}, (tuple,), {})


NamedTuple = _NamedTuple()


class _TypedDict:
    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        return type(typename, (_TypedDictBase,), {"__annotations__": dict(fields or kwargs)})


class _TypedDictBase:
    def __new__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __init_subclass__(cls, **kwargs):
        pass


TypedDict = _TypedDict()
)py";

} // namespace retort::bindings
