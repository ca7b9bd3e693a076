// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char base64Source[] = R"py(
import _digest
import binascii


def _bytes(s):
    if isinstance(s, str):
        return s.encode("ascii")
    if not isinstance(s, bytes):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    return s


def b64encode(s, altchars=None):
    if not isinstance(s, bytes):
        raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
    encoded = _digest.encode(s)
    if altchars is not None:
        encoded = encoded.replace(b"+", altchars[:1]).replace(b"/", altchars[1:])
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes(s)
    if altchars is not None:
        s = s.replace(altchars[:1], b"+").replace(altchars[1:], b"/")
    return binascii.a2b_base64(s)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return s.hex().upper().encode("ascii")


def b16decode(s, casefold=False):
    return bytes.fromhex(_bytes(s).decode("ascii"))


def encodebytes(s):
    return b"".join(_digest.encode(s[at:at + 57]) + b"\n" for at in range(0, len(s), 57))


def decodebytes(s):
    return b64decode(s)
)py";

const char binasciiSource[] = R"py(
import _digest
import _unknown


class Error(ValueError):
    pass


def hexlify(data):
    return data.hex().encode("ascii")


def unhexlify(hexstr):
    text = hexstr.decode("ascii") if isinstance(hexstr, bytes) else hexstr
    if len(text) % 2:
        raise Error("Odd-length string")
    if not all(c in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex = hexlify
a2b_hex = unhexlify


def b2a_base64(data, *, newline=True):
    return _digest.encode(data) + (b"\n" if newline else b"")


def a2b_base64(data):
    data = data.encode("ascii") if isinstance(data, str) else data
    decoded = _digest.decode(data)
    if decoded is not None:
        return decoded
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    letters = [byte for byte in data if byte in alphabet]
    if len(letters) == len(data.rstrip(b"=")) and len(letters) % 4 in (2, 3):
        raise Error("Incorrect padding")
    return _unknown.python("base64 that is not in its normal form")
)py";

} // namespace retort::bindings
