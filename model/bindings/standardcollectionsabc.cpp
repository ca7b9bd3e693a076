// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char collectionsAbcSource[] = R"py(
_views = (type({}.keys()), type({}.values()), type({}.items()))
_plain = (str, bytes, list, tuple, dict, set, frozenset, range)


class _Interface(type):
    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, other):
        if cls in other.__mro__:
            return True
        if issubclass(other, cls._known) or other in cls._registered:
            return True
        return bool(cls._methods) and all(hasattr(other, name) for name in cls._methods)

    def register(cls, other):
        cls._registered = cls._registered + (other,)
        return other


class _Base(metaclass=_Interface):
    _known = ()
    _methods = ()
    _registered = ()

    def __class_getitem__(cls, item):
        return cls

    def __init_subclass__(cls, **kwargs):
        if not cls.__module__ == "collections.abc":
            cls._known = ()
            cls._methods = ()


class Hashable(_Base):
    _known = (str, bytes, tuple, frozenset, int, float, range)


class Callable(_Base):
    _known = (type(lambda: 0), type(len), type("".upper), type)
    _methods = ("__call__",)


class Sized(_Base):
    _known = _plain + _views
    _methods = ("__len__",)


class Container(_Base):
    _known = _plain + _views
    _methods = ("__contains__",)


class Iterable(_Base):
    _known = _plain + _views
    _methods = ("__iter__",)


class Iterator(Iterable):
    _known = ()
    _methods = ("__iter__", "__next__")

    def __iter__(self):
        return self


class Generator(Iterator):
    _known = (type(item for item in ()),)
    _methods = ("__iter__", "__next__", "send", "throw", "close")


class Reversible(Iterable):
    _known = (list, tuple, dict, range, str)
    _methods = ("__iter__", "__reversed__")


class Collection(Sized, Iterable, Container):
    _known = _plain + _views
    _methods = ("__len__", "__iter__", "__contains__")


class Sequence(Reversible, Collection):
    _known = (str, bytes, list, tuple, range)
    _methods = ()

    def __iter__(self):
        index = 0
        try:
            while True:
                yield self[index]
                index += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, value):
        for index, item in enumerate(self):
            if item is value or item == value:
                return index
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item is value or item == value)


class MutableSequence(Sequence):
    _known = (list,)


class ByteString(Sequence):
    _known = (bytes,)


class Set(Collection):
    _known = (set, frozenset, _views[0], _views[2])
    _methods = ()


class MutableSet(Set):
    _known = (set,)


class Mapping(Collection):
    _known = (dict,)
    _methods = ()

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def items(self):
        return [(key, self[key]) for key in self]

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        return isinstance(other, Mapping) and dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    _known = (dict,)

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def clear(self):
        for key in list(self):
            del self[key]


class MappingView(Sized):
    _known = _views


class KeysView(MappingView):
    _known = (_views[0],)


class ValuesView(MappingView):
    _known = (_views[1],)


class ItemsView(MappingView):
    _known = (_views[2],)


class Awaitable(_Base):
    _methods = ("__await__",)


class Coroutine(Awaitable):
    pass


class AsyncIterable(_Base):
    _methods = ("__aiter__",)


class AsyncIterator(AsyncIterable):
    pass


class AsyncGenerator(AsyncIterator):
    pass
)py";

} // namespace retort::bindings
