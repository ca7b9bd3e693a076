// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char reSource[] = R"py(
import _re
import _unknown

A = ASCII = 256
I = IGNORECASE = 2
L = LOCALE = 4
M = MULTILINE = 8
S = DOTALL = 16
U = UNICODE = 32
X = VERBOSE = 64
T = TEMPLATE = 1
DEBUG = 128
NOFLAG = 0
RegexFlag = int


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        text = msg
        if pos is not None:
            text = f"{msg} at position {pos}"
            if "\n" in pattern:
                self.lineno = pattern.count("\n", 0, pos) + 1
                self.colno = pos - pattern.rfind("\n", 0, pos)
                text += f" (line {self.lineno}, column {self.colno})"
        Exception.__init__(self, text)


PatternError = error


class Match:
    def __init__(self, re, string, spans, pos, endpos):
        self.re = re
        self.string = string
        self._spans = spans
        self.pos = pos
        self.endpos = endpos

    def _index(self, group):
        if isinstance(group, str):
            if group in self.re.groupindex:
                return self.re.groupindex[group]
        elif isinstance(group, int) and 0 <= group <= self.re.groups:
            return group
        raise IndexError("no such group")

    def _one(self, group, default=None):
        start, end = self._spans[self._index(group)]
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._one(0)
        if len(groups) == 1:
            return self._one(groups[0])
        return tuple(self._one(group) for group in groups)

    def __getitem__(self, group):
        return self._one(group)

    def groups(self, default=None):
        return tuple(self._one(index, default) for index in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._one(index, default) for name, index in self.re.groupindex.items()}

    def span(self, group=0):
        return self._spans[self._index(group)]

    def start(self, group=0):
        return self.span(group)[0]

    def end(self, group=0):
        return self.span(group)[1]

    @property
    def lastindex(self):
        last = None
        end = -1
        for index in range(1, self.re.groups + 1):
            if self._spans[index][1] > end:
                last, end = index, self._spans[index][1]
        return last

    @property
    def lastgroup(self):
        for name, index in self.re.groupindex.items():
            if index == self.lastindex:
                return name
        return None

    @property
    def regs(self):
        return tuple(self._spans)

    def expand(self, template):
        return _filled(_template(self.re, template), self)

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"


class Pattern:
    def __init__(self, pattern, flags):
        if isinstance(pattern, bytes):
            _re.unsure("regular expressions of bytes are not modelled")
        if not isinstance(pattern, str):
            raise TypeError("first argument must be string or compiled pattern")
        self.pattern = str(pattern)
        self._machine = _re.compile(self.pattern, flags)
        if self._machine.problem:
            raise error(self._machine.problem, self.pattern, self._machine.position)
        self.flags = self._machine.flags
        self.groups = self._machine.groups
        self.groupindex = self._machine.groupindex

    def _find(self, string, mode, pos, endpos):
        if not isinstance(string, str):
            kind = type(string).__name__
            raise TypeError("cannot use a string pattern on a bytes-like object" if kind == "bytes" else f"expected string or bytes-like object, got '{kind}'")
        string = str(string)
        size = len(string)
        endpos = size if endpos is None else max(0, min(endpos, size))
        pos = max(0, min(pos, size))
        if pos > endpos:
            return None
        spans = self._machine.find(string if endpos == size else string[:endpos], mode, pos)
        return None if spans is None else Match(self, string, spans, pos, endpos)

    def match(self, string, pos=0, endpos=None):
        return self._find(string, "match", pos, endpos)

    def search(self, string, pos=0, endpos=None):
        return self._find(string, "search", pos, endpos)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._find(string, "full", pos, endpos)

    def _all(self, string, pos=0, endpos=None):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        string = str(string)
        size = len(string)
        endpos = size if endpos is None else max(0, min(endpos, size))
        return [Match(self, string, spans, pos, endpos) for spans in self._machine.find_all(string[:endpos], max(0, min(pos, size)))]

    def finditer(self, string, pos=0, endpos=None):
        return iter(self._all(string, pos, endpos))

    def findall(self, string, pos=0, endpos=None):
        matches = self._all(string, pos, endpos)
        if self.groups == 0:
            return [match.group() for match in matches]
        if self.groups == 1:
            return [match._one(1, "") for match in matches]
        return [match.groups("") for match in matches]

    def split(self, string, maxsplit=0):
        parts = []
        at = 0
        for match in self._all(string):
            if maxsplit and len(parts) // (self.groups + 1) >= maxsplit:
                break
            parts.append(string[at:match.start()])
            parts.extend(match.groups())
            at = match.end()
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        template = None if callable(repl) else _template(self, repl)
        parts = []
        at = done = 0
        for match in self._all(string):
            if count and done >= count:
                break
            parts.append(string[at:match.start()])
            parts.append(repl(match) if template is None else _filled(template, match))
            at = match.end()
            done += 1
        parts.append(string[at:])
        return "".join(parts), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        names = [name for name, flag in (("re.IGNORECASE", 2), ("re.MULTILINE", 8), ("re.DOTALL", 16), ("re.VERBOSE", 64), ("re.ASCII", 256))
                 if self.flags & flag]
        return f"re.compile({self.pattern!r}" + (", " + "|".join(names) if names else "") + ")"


_escapes = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "\\": "\\"}
_digits = "0123456789"


def _template(pattern, text):
    if isinstance(text, bytes) or not isinstance(text, str):
        raise TypeError(f"expected str instance, {type(text).__name__} found")
    parts = []
    literal = ""
    at = 0

    def group(number, position):
        if number > pattern.groups:
            raise error(f"invalid group reference {number}", text, position)
        return number

    while at < len(text):
        c = text[at]
        at += 1
        if c != "\\":
            literal += c
            continue
        if at >= len(text):
            raise error("bad escape (end of pattern)", text, at - 1)
        c = text[at]
        at += 1
        if c == "g":
            end = text.find(">", at)
            if text[at:at + 1] != "<":
                raise error("missing <", text, at)
            if end < 0:
                raise error("missing >, unterminated name", text, at + 1)
            name = text[at + 1:end]
            if not name:
                raise error("missing group name", text, at + 1)
            if name.isdigit():
                number = group(int(name), at + 1)
            elif name in pattern.groupindex:
                number = pattern.groupindex[name]
            elif name.isidentifier():
                raise IndexError(f"unknown group name {name!r}")
            else:
                raise error(f"bad character in group name {name!r}", text, at + 1)
            parts += [literal, number]
            literal = ""
            at = end + 1
        elif c == "0":
            digits = ""
            while len(digits) < 2 and text[at:at + 1] and text[at] in "01234567":
                digits += text[at]
                at += 1
            literal += chr(int("0" + digits, 8))
        elif c in _digits:
            digits = c
            if text[at:at + 1] and text[at] in _digits:
                digits += text[at]
                at += 1
                if c in "01234567" and digits[1] in "01234567" and text[at:at + 1] and text[at] in "01234567":
                    literal += chr(int(digits + text[at], 8))
                    at += 1
                    continue
            parts += [literal, group(int(digits), at - len(digits))]
            literal = ""
        elif c in _escapes:
            literal += _escapes[c]
        elif c.isalpha() and c.isascii():
            raise error(f"bad escape \\{c}", text, at - 2)
        else:
            literal += "\\" + c
    parts.append(literal)
    return parts


def _filled(template, match):
    return "".join(match._one(part, "") if isinstance(part, int) else part for part in template)


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    return Pattern(pattern, int(flags))


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def purge():
    pass


def escape(pattern):
    return "".join("\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern)
)py";

} // namespace retort::bindings
