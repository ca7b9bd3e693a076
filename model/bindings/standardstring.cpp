// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char stringSource[] = R"py(
import _unknown

whitespace = " \t\n\r\x0b\x0c"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace
# Python 2's names
letters = ascii_letters
lowercase = ascii_lowercase
uppercase = ascii_uppercase


def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


def join(words, sep=" "):
    return sep.join(words)


def _is_start(c):
    return c in ascii_letters or c == "_"


class Template:
    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping={}, /, **kws):
        return self._filled({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._filled({**mapping, **kws}, False)

    def _filled(self, values, strict):
        text = self.template
        parts = []
        at = 0
        while True:
            found = text.find(self.delimiter, at)
            if found < 0:
                return "".join(parts) + text[at:]
            parts.append(text[at:found])
            at = found + 1
            braced = text[at:at + 1] == "{"
            end = start = at + braced
            while end < len(text) and (_is_start(text[end]) or (end > start and text[end] in digits)):
                end += 1
            name = text[start:end]
            closed = not braced or text[end:end + 1] == "}"
            if text[at:at + 1] == self.delimiter:
                parts.append(self.delimiter)
                at += 1
            elif name and closed:
                at = end + braced
                if name in values:
                    parts.append(str(values[name]))
                elif strict:
                    raise KeyError(name)
                else:
                    parts.append(text[found:at])
            elif strict:
                line = text.count("\n", 0, found) + 1
                column = found - (text.rfind("\n", 0, found) + 1) + 1
                raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")
            else:
                parts.append(self.delimiter)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
)py";

const char textwrapSource[] = R"py(
import _unknown


def dedent(text):
    lines = text.split("\n")
    margin = None
    for index, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content.strip(" \t\n"):
            lines[index] = ""
            continue
        indent = line[:len(line) - len(content)]
        if margin is None:
            margin = indent
            continue
        common = 0
        while common < len(margin) and common < len(indent) and margin[common] == indent[common]:
            common += 1
        margin = margin[:common]
    size = len(margin or "")
    return "\n".join(line[size:] for line in lines)


def indent(text, prefix, predicate=None):
    return "".join(prefix + line if (line.strip() if predicate is None else predicate(line)) else line for line in text.splitlines(True))


def _words(text):
    if any(c in text for c in "-\u2014"):
        return _unknown.python("textwrap of text with hyphens is not modelled")
    return text.split()


def wrap(text, width=70, *, initial_indent="", subsequent_indent="", break_long_words=True, **options):
    if options:
        return _unknown.python("this option of textwrap.wrap() is not modelled")
    if " " in text and "  " in text.replace("\n", " ").replace("\t", " ").strip():
        return _unknown.python("textwrap of text with several spaces in a row is not modelled")
    lines = []
    line = initial_indent
    empty = True
    for word in _words(text):
        if len(subsequent_indent) + len(word) > width:
            return _unknown.python("textwrap of words longer than a line is not modelled")
        if not empty and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = subsequent_indent
            empty = True
        line += word if empty else " " + word
        empty = False
    if not empty:
        lines.append(line)
    return lines


def fill(text, width=70, **options):
    return "\n".join(wrap(text, width, **options))


def shorten(text, width, *, placeholder=" [...]", **options):
    text = " ".join(text.strip().split())
    if len(text) <= width:
        return text
    words = text.split(" ")
    while words and len(" ".join(words)) + len(placeholder) > width:
        words.pop()
    return " ".join(words) + placeholder if words else placeholder.lstrip()
)py";

} // namespace retort::bindings
