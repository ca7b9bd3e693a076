// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char hashlibSource[] = R"py(
import _digest

algorithms_available = algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128), "sha512": (64, 128)}


class _Hash:
    def __init__(self, name, data):
        self.name = name
        self._data = b""
        self.digest_size, self.block_size = _sizes.get(name, (0, 0))
        self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, bytes):
            raise TypeError("object supporting the buffer API required")
        self._data += data

    def digest(self):
        return _digest.digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return _Hash(self.name, self._data)


def new(name, data=b"", **options):
    return _Hash(name.lower().replace("-", ""), data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return _Hash("sha3_256", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return _Hash("sha3_512", string)
)py";

const char hmacSource[] = R"py(
import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        self._make = digestmod if callable(digestmod) else lambda data=b"": hashlib.new(digestmod, data)
        block = self._make().block_size
        if len(key) > block:
            key = self._make(key).digest()
        key = key + b"\x00" * (block - len(key))
        self._outer = bytes(byte ^ 0x5C for byte in key)
        self._message = bytes(byte ^ 0x36 for byte in key) + (msg or b"")

    def update(self, msg):
        self._message += msg

    def digest(self):
        return self._make(self._outer + self._make(self._message).digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    if not digestmod:
        raise TypeError("Missing required parameter 'digestmod'.")
    return HMAC(key, msg, digestmod)


def compare_digest(a, b):
    return a == b
)py";

} // namespace retort::bindings
