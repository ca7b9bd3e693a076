// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char jsonSource[] = R"py(
import _json
import _unknown


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    if cls is not None or parse_float or parse_int or parse_constant or kw:
        return _unknown.python("this option of json.loads() is not modelled")
    if isinstance(s, bytes):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    if s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    value, problem, position = _json.parse(s)
    if problem:
        raise JSONDecodeError(problem, s, position)
    if object_hook or object_pairs_hook:
        return _hooked(value, object_hook, object_pairs_hook)
    return value


def _hooked(value, object_hook, object_pairs_hook):
    if isinstance(value, list):
        return [_hooked(item, object_hook, object_pairs_hook) for item in value]
    if not isinstance(value, dict):
        return value
    pairs = [(key, _hooked(item, object_hook, object_pairs_hook)) for key, item in value.items()]
    return object_pairs_hook(pairs) if object_pairs_hook else object_hook(dict(pairs))


def load(fp, **kw):
    return loads(fp.read(), **kw)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return self._text(o, 0, [])

    def iterencode(self, o):
        yield self.encode(o)

    def _text(self, o, level, open):
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, str):
            return _json.quote(o, self.ensure_ascii)
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        if any(o is each for each in open):
            raise ValueError("Circular reference detected")
        open = [*open, o]
        if isinstance(o, (list, tuple)):
            return self._wrapped("[", [self._text(item, level + 1, open) for item in o], "]", level)
        if isinstance(o, dict):
            items = sorted(o.items()) if self.sort_keys else o.items()
            parts = []
            for key, value in items:
                name = self._key(key)
                if name is not None:
                    parts.append(_json.quote(name, self.ensure_ascii) + self.key_separator + self._text(value, level + 1, open))
            return self._wrapped("{", parts, "}", level)
        return self._text(self.default(o), level, open)

    def _float(self, o):
        if o != o or o in (float("inf"), float("-inf")):
            if not self.allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"
        return float.__repr__(o)

    def _key(self, key):
        if isinstance(key, str):
            return str.__str__(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return self._float(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _wrapped(self, opening, parts, closing, level):
        if not parts or self.indent is None:
            return opening + self.item_separator.join(parts) + closing
        inner = "\n" + self.indent * (level + 1)
        return opening + inner + (self.item_separator + inner).join(parts) + "\n" + self.indent * level + closing


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    encoder = JSONEncoder if cls is None else cls
    return encoder(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
                   separators=separators, default=default, sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


class JSONDecoder:
    def __init__(self, **options):
        self.options = options

    def decode(self, s):
        return loads(s, **self.options)
)py";

} // namespace retort::bindings
