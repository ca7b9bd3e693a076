// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char abcSource[] = R"py(
from _abc import ABCMeta, ABC


def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj


abstractclassmethod = classmethod
abstractstaticmethod = staticmethod
abstractproperty = property


def get_cache_token():
    return 0
)py";

const char numbersSource[] = R"py(
class _Kind(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, cls._known)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls._known)

    def register(cls, other):
        cls._known = cls._known + (other,)
        return other


class Number(metaclass=_Kind):
    _known = (int, float)


class Complex(Number):
    pass


class Real(Complex):
    pass


class Rational(Real):
    _known = (int,)


class Integral(Rational):
    pass
)py";

} // namespace retort::bindings
