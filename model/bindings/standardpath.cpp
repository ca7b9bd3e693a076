// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char posixpathSource[] = R"py(
import _unknown

curdir = "."
pardir = ".."
sep = "/"
altsep = None
extsep = "."
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"


def _text(path):
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    if not isinstance(path, (str, bytes)):
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return path


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    path = _text(a)
    for part in p:
        part = _text(part)
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    p = _text(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = _text(p)
    slash = p.rfind("/")
    dot = p.rfind(".")
    if dot > slash:
        at = slash + 1
        while at < dot:
            if p[at] != ".":
                return p[:dot], p[dot:]
            at += 1
    return p, p[:0]


def splitdrive(p):
    return "", _text(p)


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    slashes = "" if not path.startswith("/") else "//" if path.startswith("//") and not path.startswith("///") else "/"
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not slashes and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return slashes + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    return normpath(path) if path.startswith("/") else _unknown.data("the current folder")


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if start is None:
        return _unknown.data("the current folder")
    left = [part for part in abspath(start).split("/") if part]
    right = [part for part in abspath(path).split("/") if part]
    same = 0
    while same < len(left) and same < len(right) and left[same] == right[same]:
        same += 1
    return "/".join([".."] * (len(left) - same) + right[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    least, most = min(m), max(m)
    for index, c in enumerate(least):
        if c != most[index]:
            return least[:index]
    return least


def commonpath(paths):
    parts = [[part for part in _text(path).split("/") if part and part != "."] for path in paths]
    least, most = min(parts), max(parts)
    common = least
    for index, part in enumerate(least):
        if part != most[index]:
            common = least[:index]
            break
    return ("/" if _text(paths[0]).startswith("/") else "") + "/".join(common)


def expanduser(path):
    path = _text(path)
    return _unknown.data("the home folder") if path.startswith("~") else path


def expandvars(path):
    path = _text(path)
    return _unknown.data("the environment") if "$" in path else path


def exists(path):
    return True if _unknown.text_of(_text(path)) is not None else _unknown.data("the file system (os.path.exists())")


def isfile(path):
    return True if _unknown.text_of(_text(path)) is not None else _unknown.data("the file system (os.path.isfile())")


def isdir(s):
    return _unknown.data("the file system (os.path.isdir())")


def islink(path):
    return _unknown.data("the file system (os.path.islink())")


def getsize(filename):
    return _unknown.data("the file system (os.path.getsize())")


def getmtime(filename):
    return _unknown.data("the file system (os.path.getmtime())")
)py";

} // namespace retort::bindings
