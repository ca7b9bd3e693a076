// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char pathlibSource[] = R"py(
import _unknown
import fnmatch
import posixpath


class PurePath:
    def __init__(self, *args):
        self._text = _normal(posixpath.join("", *[_path_text(arg) for arg in args])) if args else "."

    def __fspath__(self):
        return self._text

    def __str__(self):
        return self._text

    def __repr__(self):
        shown = {"Path": "PosixPath", "PurePath": "PurePosixPath"}.get(type(self).__name__, type(self).__name__)
        return f"{shown}({self._text!r})"

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        return self._text == other._text if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, other):
        if not isinstance(other, (str, PurePath)):
            return NotImplemented
        return self.joinpath(other)

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def joinpath(self, *others):
        return type(self)(self._text, *others)

    def as_posix(self):
        return self._text

    def as_uri(self):
        return _unknown.python("Path.as_uri() is not modelled")

    @property
    def parts(self):
        names = [name for name in self._text.split("/") if name and name != "."]
        return (self.anchor, *names) if self.anchor else tuple(names)

    @property
    def anchor(self):
        if not self._text.startswith("/"):
            return ""
        return "//" if self._text.startswith("//") else "/"

    root = anchor
    drive = ""

    @property
    def name(self):
        parts = self.parts
        return parts[-1] if len(parts) > (1 if self.anchor else 0) else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        suffix = self.suffix
        return self.name[:len(self.name) - len(suffix)] if suffix else self.name

    @property
    def parent(self):
        if not self.name:
            return self
        return type(self)(posixpath.dirname(self._text) or ".")

    @property
    def parents(self):
        found = []
        at = self
        while at.name and (at.parent != at):
            at = at.parent
            found.append(at)
        return tuple(found)

    def is_absolute(self):
        return self._text.startswith("/")

    def is_relative_to(self, *other):
        base = type(self)(*other).parts
        return self.parts[:len(base)] == base

    def relative_to(self, *other):
        base = type(self)(*other)
        if not self.is_relative_to(base):
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the other is absolute.")
        return type(self)(*self.parts[len(base.parts):])

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.parent / name

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith(".") or suffix == "." or "/" in suffix):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def match(self, path_pattern):
        pattern = PurePath(path_pattern).parts
        mine = self.parts
        if len(pattern) > len(mine) or (path_pattern.startswith("/") and len(pattern) != len(mine)):
            return False
        return all(fnmatch.fnmatchcase(name, wanted) for name, wanted in zip(mine[len(mine) - len(pattern):], pattern))

    @classmethod
    def __class_getitem__(cls, type):
        return cls


class Path(PurePath):
    def read_text(self, encoding=None, errors=None):
        with open(self._text, encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with open(self._text, "rb") as file:
            return file.read()

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._text, mode, encoding=encoding)

    def resolve(self, strict=False):
        return type(self)(posixpath.abspath(self._text))

    def absolute(self):
        return self if self.is_absolute() else _unknown.data("the current folder")

    def expanduser(self):
        return type(self)(posixpath.expanduser(self._text))

    def exists(self):
        return posixpath.exists(self._text)

    def is_file(self):
        return posixpath.isfile(self._text)

    def is_dir(self):
        return _unknown.data("the file system (Path.is_dir())")

    def iterdir(self):
        return _unknown.data("the file system (Path.iterdir())")

    def glob(self, pattern):
        return _unknown.data("the file system (Path.glob())")

    def rglob(self, pattern):
        return _unknown.data("the file system (Path.rglob())")

    def stat(self):
        return _unknown.data("the file system (Path.stat())")

    def write_text(self, data, encoding=None, errors=None, newline=None):
        return _unknown.python("Path.write_text() writes a file")

    def write_bytes(self, data):
        return _unknown.python("Path.write_bytes() writes a file")

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        return _unknown.python("Path.mkdir() makes a folder")

    def unlink(self, missing_ok=False):
        return _unknown.python("Path.unlink() removes a file")

    @classmethod
    def cwd(cls):
        return _unknown.data("the current folder")

    @classmethod
    def home(cls):
        return _unknown.data("the home folder")


PosixPath = Path
PurePosixPath = PurePath


def _path_text(arg):
    if isinstance(arg, PurePath):
        return arg._text
    if hasattr(arg, "__fspath__"):
        return arg.__fspath__()
    if not isinstance(arg, str):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(arg).__name__}")
    return arg


def _normal(text):
    root = "" if not text.startswith("/") else "//" if text.startswith("//") and not text.startswith("///") else "/"
    return (root + "/".join(part for part in text.split("/") if part and part != ".")) or "."
)py";

const char fnmatchSource[] = R"py(
def fnmatchcase(name, pat):
    return _matches(name, 0, pat, 0)


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]


def _matches(name, at, pat, position):
    while position < len(pat):
        c = pat[position]
        if c == "*":
            while position < len(pat) and pat[position] == "*":
                position += 1
            return position == len(pat) or any(_matches(name, start, pat, position) for start in range(at, len(name) + 1))
        if at >= len(name):
            return False
        if c == "[":
            end = pat.find("]", position + 2 + (pat[position + 1:position + 2] == "!"))
            if end >= 0:
                wanted = pat[position + 1:end]
                negated = wanted.startswith("!")
                if _in_set(name[at], wanted[negated:]) == negated:
                    return False
                at += 1
                position = end + 1
                continue
        if c not in ("?", name[at]):
            return False
        at += 1
        position += 1
    return at == len(name)


def _in_set(c, wanted):
    index = 0
    while index < len(wanted):
        if wanted[index + 1:index + 2] == "-" and index + 2 < len(wanted):
            if wanted[index] <= c <= wanted[index + 2]:
                return True
            index += 3
        else:
            if wanted[index] == c:
                return True
            index += 1
    return False
)py";

} // namespace retort::bindings
