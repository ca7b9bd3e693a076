// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char urllibParseSource[] = R"py(
import _unknown

_safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


def quote(string, safe="/", encoding=None, errors=None):
    data = string.encode(encoding or "utf-8") if isinstance(string, str) else string
    kept = _safe + safe
    return "".join(chr(byte) if chr(byte) in kept else f"%{byte:02X}" for byte in data)


def quote_plus(string, safe="", encoding=None, errors=None):
    if " " not in (string if isinstance(string, str) else string.decode("latin-1")):
        return quote(string, safe, encoding)
    return quote(string, safe + " ", encoding).replace(" ", "+")


def unquote_to_bytes(string):
    data = string.encode("utf-8") if isinstance(string, str) else string
    parts = data.split(b"%")
    made = parts[0]
    for part in parts[1:]:
        try:
            made += bytes.fromhex(part[:2].decode("latin-1")) + part[2:]
        except ValueError:
            made += b"%" + part
    return made


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    return unquote_to_bytes(string).decode(encoding)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    pairs = query.items() if hasattr(query, "items") else query
    parts = []
    for key, value in pairs:
        values = value if doseq and isinstance(value, (list, tuple)) else [value]
        for each in values:
            key_text = key if isinstance(key, bytes) else str(key)
            each_text = each if isinstance(each, bytes) else str(each)
            parts.append(quote_via(key_text, safe) + "=" + quote_via(each_text, safe))
    return "&".join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    pairs = []
    for part in qs.split(separator):
        if not part:
            continue
        name, equals, value = part.partition("=")
        if value or (keep_blank_values):
            pairs.append((unquote_plus(name), unquote_plus(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, **options):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values):
        found.setdefault(name, []).append(value)
    return found


class _Result(tuple):
    _fields = ()

    def __new__(cls, *values):
        return tuple.__new__(cls, values)

    def __getattr__(self, name):
        if name in type(self)._fields:
            return self[type(self)._fields.index(name)]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def _replace(self, **changes):
        return type(self)(*[changes.get(name, value) for name, value in zip(self._fields, self)])

    def __repr__(self):
        return type(self).__name__ + "(" + ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self)) + ")"

    @property
    def _host(self):
        return self.netloc.rpartition("@")[2]

    @property
    def username(self):
        user, at, _ = self.netloc.rpartition("@")
        return user.partition(":")[0] if at else None

    @property
    def password(self):
        user, at, _ = self.netloc.rpartition("@")
        name, colon, password = user.partition(":")
        return password if at and colon else None

    @property
    def hostname(self):
        host = self._host
        name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
        return name.lower() or None

    @property
    def port(self):
        host = self._host.rpartition("]")[2]
        port = host.partition(":")[2]
        return int(port) if port else None

    def geturl(self):
        return urlunparse(self) if len(self) == 6 else urlunsplit(self)


class SplitResult(_Result):
    _fields = ("scheme", "netloc", "path", "query", "fragment")


class ParseResult(_Result):
    _fields = ("scheme", "netloc", "path", "params", "query", "fragment")


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.strip()
    netloc = query = fragment = ""
    found, colon, rest = url.partition(":")
    if colon and found and found[0].isalpha() and found[0].isascii() and all(c.isascii() and (c.isalnum() or c in "+-.") for c in found):
        scheme, url = found.lower(), rest
    if url.startswith("//"):
        end = len(url)
        for c in "/?#":
            at = url.find(c, 2)
            if at >= 0:
                end = min(end, at)
        netloc, url = url[2:end], url[end:]
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if ";" in path:
        at = path.find(";", path.rfind("/") + 1)
        if at >= 0:
            path, params = path[:at], path[at + 1:]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or url[:2] == "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return url


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urljoin(base, url, allow_fragments=True):
    return _unknown.python("urllib.parse.urljoin() is not modelled")
)py";

} // namespace retort::bindings
