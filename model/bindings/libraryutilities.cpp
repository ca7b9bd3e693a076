// SPDX-License-Identifier: GPL-3.0-or-later
// Libraries that scripts use to say something on the way: logging, progress bars, Python 2's remains.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

QList<LibrarySource> utilityLibraries()
{
    return {
        {"structlog"_L1, R"py(
import logging

class _Logger:
    def bind(self, *args, **kw):
        return self
    unbind = new = try_unbind = bind
    def _say(self, event=None, *args, **kw):
        logging.getLogger('structlog').info(str(event))
    debug = info = warning = warn = error = critical = exception = fatal = msg = log = _say

def get_logger(*args, **kw):
    return _Logger()

getLogger = get_logger

def configure(*args, **kw):
    pass
)py"},
        {"structlog.stdlib"_L1, "from structlog import get_logger\n"},
        {"loguru"_L1, R"py(
import logging

class _Logger:
    def bind(self, *args, **kw):
        return self
    opt = patch = bind
    def _say(self, message=None, *args, **kw):
        text = str(message)
        logging.getLogger('loguru').info(text.format(*args, **kw) if args or kw else text)
    trace = debug = info = success = warning = error = critical = exception = _say
    def log(self, level, message=None, *args, **kw):
        self._say(message, *args, **kw)
    def add(self, *args, **kw):
        return 1
    def remove(self, *args, **kw):
        pass

logger = _Logger()
)py"},
        {"click"_L1, R"py(
def echo(message=None, file=None, nl=True, err=False, color=None):
    print('' if message is None else message)

def style(text, **styles):
    return text

def secho(message=None, **styles):
    print('' if message is None else message)
)py"},
        {"tqdm"_L1, R"py(
class tqdm:
    def __init__(self, iterable=None, *args, **kw):
        self._iterable = iterable
        self.total = kw.get('total')
        self.n = 0
    def __iter__(self):
        return iter(self._iterable)
    def __enter__(self):
        return self
    def __exit__(self, *args):
        return None
    def update(self, n=1):
        self.n += n
    def close(self):
        pass
    set_description = set_postfix = refresh = lambda self, *args, **kw: None
    @staticmethod
    def write(text, *args, **kw):
        print(text)

def trange(*args, **kw):
    return tqdm(range(*args), **kw)
)py"},
        {"tqdm.auto"_L1, "from tqdm import tqdm, trange\n"},
        {"progressbar"_L1, R"py(
class ProgressBar:
    def __init__(self, *args, **kw):
        self.currval = 0
    def __call__(self, iterable):
        return iterable
    def start(self, *args, **kw):
        return self
    def update(self, value=None, *args, **kw):
        self.currval = value
    def finish(self, *args, **kw):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *args):
        return None

class _Widget:
    def __init__(self, *args, **kw):
        pass

AnimatedMarker = Bar = BouncingBar = Counter = ETA = FileTransferSpeed = FormatLabel = Percentage = ReverseBar = SimpleProgress = Timer = _Widget
)py"},
        {"progressbar.widgets"_L1, R"py(
from progressbar import (AnimatedMarker, Bar, BouncingBar, Counter, ETA, FileTransferSpeed, FormatLabel, Percentage, ReverseBar,
                         SimpleProgress, Timer)
)py"},
        {"six"_L1, R"py(
PY2 = False
PY3 = True
PY34 = True
string_types = (str,)
integer_types = (int,)
class_types = (type,)
text_type = str
binary_type = bytes

def u(text):
    return text

def b(text):
    return text.encode('latin-1')

def iteritems(mapping, **kw):
    return iter(mapping.items())

def iterkeys(mapping, **kw):
    return iter(mapping.keys())

def itervalues(mapping, **kw):
    return iter(mapping.values())

def ensure_str(text, encoding='utf-8', errors='strict'):
    return text.decode(encoding, errors) if isinstance(text, bytes) else text

ensure_text = ensure_str

def ensure_binary(text, encoding='utf-8', errors='strict'):
    return text.encode(encoding, errors) if isinstance(text, str) else text

def python_2_unicode_compatible(cls):
    return cls

def add_metaclass(metaclass):
    return lambda cls: cls
)py"},
        {"six.moves"_L1, R"py(
from functools import reduce
xrange = range
input = input
filter = filter
map = map
zip = zip
range = range
)py"},
        {"future.utils"_L1, R"py(
def iteritems(mapping, **kw):
    return iter(mapping.items())

def itervalues(mapping, **kw):
    return iter(mapping.values())
)py"},
        {"past.builtins"_L1, "basestring = str\nunicode = str\nlong = int\nxrange = range\n"},
        {"starlette.config"_L1, R"py(
from _retort import needs_data

class Config:
    def __init__(self, *args, **kw):
        pass
    def __call__(self, key, *args, **kw):
        return needs_data('the environment or a file of settings (%s)' % key)
    get = __call__
)py"},
        {"pytz"_L1, "import datetime\nutc = UTC = datetime.timezone.utc\n"},
        {"dateutil.tz"_L1, "import datetime\nUTC = datetime.timezone.utc\n\ndef tzutc():\n    return UTC\n"},
    };
}

} // namespace retort::bindings
