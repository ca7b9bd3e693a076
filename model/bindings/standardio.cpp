// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char ioSource[] = R"py(
import _unknown
import builtins

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class IOBase:
    closed = False

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self.closed = True

    def flush(self):
        pass


class TextIOBase(IOBase):
    pass


class _Memory(TextIOBase):
    _empty = ""
    _newline = "\n"

    def __init__(self, initial_value=None, newline="\n"):
        self._content = self._empty if initial_value is None else initial_value
        self._position = 0

    def getvalue(self):
        return self._content

    def read(self, size=-1):
        end = len(self._content) if size is None or size < 0 else self._position + size
        part = self._content[self._position:end]
        self._position += len(part)
        return part

    def readline(self, size=-1):
        end = self._content.find(self._newline, self._position)
        return self.read(len(self._content) - self._position if end < 0 else end + 1 - self._position)

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        while True:
            line = self.readline()
            if not line:
                return
            yield line

    def write(self, s):
        self._content = self._content[:self._position] + s + self._content[self._position + len(s):]
        self._position += len(s)
        return len(s)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def seek(self, pos, whence=0):
        self._position = pos if whence == 0 else self._position if whence == 1 else len(self._content)
        return self._position

    def tell(self):
        return self._position

    def truncate(self, pos=None):
        self._content = self._content[:self._position if pos is None else pos]
        return len(self._content)

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True


class StringIO(_Memory):
    pass


class BytesIO(_Memory):
    _empty = b""
    _newline = b"\n"

    def getbuffer(self):
        return _unknown.python("BytesIO.getbuffer() is not modelled")


def open(*args, **kwargs):
    return builtins.open(*args, **kwargs)
)py";

} // namespace retort::bindings
