// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char datetimeSource[] = R"py(
import _datetime
import _unknown
from _datetime import date, datetime, time, timedelta

MINYEAR = 1
MAXYEAR = 9999
_days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_months = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_first = date(1, 1, 1)
_unset = object()


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not " + repr(offset) + ".")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return self._name or ("UTC" + _zone_text(self._offset) if self._offset else "UTC")

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}" + (f", {self._name!r})" if self._name else ")")




def _zone_text(offset, colon=":"):
    seconds = round(offset.total_seconds())
    sign = "-" if seconds < 0 else "+"
    seconds = abs(seconds)
    text = f"{sign}{seconds // 3600:02d}{colon}{seconds // 60 % 60:02d}"
    return text + (f"{colon}{seconds % 60:02d}" if seconds % 60 else "")


def _tzinfo(self):
    offset = _datetime.offset(self)
    return None if offset is None else UTC if not offset else timezone(offset)


def _clock_text(self, timespec):
    clock = f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
    if timespec == "auto":
        timespec = "microseconds" if self.microsecond else "seconds"
    if timespec == "hours":
        text = clock[:2]
    elif timespec == "minutes":
        text = clock[:5]
    elif timespec == "seconds":
        text = clock
    elif timespec == "milliseconds":
        text = f"{clock}.{self.microsecond // 1000:03d}"
    elif timespec == "microseconds":
        text = f"{clock}.{self.microsecond:06d}"
    else:
        raise ValueError("Unknown timespec value")
    offset = _datetime.offset(self)
    return text if offset is None else text + _zone_text(offset)


def _date_text(self):
    return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def _strftime(self, format):
    clock = self if hasattr(self, "hour") else time()
    day = self if hasattr(self, "year") else date(1900, 1, 1)
    parts = []
    at = 0
    while at < len(format):
        c = format[at]
        at += 1
        if c != "%" or at == len(format):
            parts.append(c)
            continue
        c = format[at]
        at += 1
        parts.append(_shown(c, day, clock))
    return "".join(parts)


def _shown(c, day, clock):
    if c == "Y":
        return str(day.year)
    if c == "m":
        return f"{day.month:02d}"
    if c == "d":
        return f"{day.day:02d}"
    if c == "H":
        return f"{clock.hour:02d}"
    if c == "M":
        return f"{clock.minute:02d}"
    if c == "S":
        return f"{clock.second:02d}"
    if c == "f":
        return f"{clock.microsecond:06d}"
    if c == "y":
        return f"{day.year % 100:02d}"
    if c == "j":
        return f"{(date(day.year, day.month, day.day) - date(day.year, 1, 1)).days + 1:03d}"
    if c == "b" or c == "h":
        return _months[day.month][:3]
    if c == "B":
        return _months[day.month]
    if c == "a":
        return _days[day.weekday()][:3]
    if c == "A":
        return _days[day.weekday()]
    if c == "p":
        return "AM" if clock.hour < 12 else "PM"
    if c == "I":
        return f"{(clock.hour + 11) % 12 + 1:02d}"
    if c == "w":
        return str(day.isoweekday() % 7)
    if c == "u":
        return str(day.isoweekday())
    if c == "e":
        return f"{day.day:2d}"
    if c == "F":
        return _date_text(day)
    if c == "T":
        return f"{clock.hour:02d}:{clock.minute:02d}:{clock.second:02d}"
    if c == "R":
        return f"{clock.hour:02d}:{clock.minute:02d}"
    if c == "D":
        return f"{day.month:02d}/{day.day:02d}/{day.year % 100:02d}"
    if c == "z":
        offset = _datetime.offset(clock)
        return "" if offset is None else _zone_text(offset, "")
    if c == "Z":
        zone = _tzinfo(clock)
        return "" if zone is None else zone.tzname(None)
    if c == "V":
        return f"{day.isocalendar()[1]:02d}"
    if c == "G":
        return str(day.isocalendar()[0])
    if c == "n":
        return "\n"
    if c == "t":
        return "\t"
    if c == "%":
        return "%"
    return _unknown.python(f"%{c} of strftime() is not modelled")


class _IsoDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _isocalendar(self):
    thursday = date(self.year, self.month, self.day) + timedelta(3 - self.weekday())
    return _IsoDate((thursday.year, (thursday - date(thursday.year, 1, 1)).days // 7 + 1, self.weekday() + 1))


def _toordinal(self):
    return (date(self.year, self.month, self.day) - _first).days + 1


def _weekday(self):
    return (_toordinal(self) + 6) % 7


def _timetuple(self):
    clock = (self.hour, self.minute, self.second) if hasattr(self, "hour") else (0, 0, 0)
    return (self.year, self.month, self.day, *clock, self.weekday(), (date(self.year, self.month, self.day) - date(self.year, 1, 1)).days + 1, -1)


def _ctime(self):
    clock = self if hasattr(self, "hour") else time()
    return (f"{_days[self.weekday()][:3]} {_months[self.month][:3]} {self.day:2d} "
            f"{clock.hour:02d}:{clock.minute:02d}:{clock.second:02d} {self.year:04d}")


def _replace_date(self, year=None, month=None, day=None):
    return date(year or self.year, month or self.month, day or self.day)


def _replace_datetime(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=_unset, *, fold=None):
    def pick(given, own):
        return own if given is None else given

    return datetime(pick(year, self.year), pick(month, self.month), pick(day, self.day), pick(hour, self.hour), pick(minute, self.minute),
                    pick(second, self.second), pick(microsecond, self.microsecond), _tzinfo(self) if tzinfo is _unset else tzinfo)


def _replace_time(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=_unset, *, fold=None):
    def pick(given, own):
        return own if given is None else given

    return time(pick(hour, self.hour), pick(minute, self.minute), pick(second, self.second), pick(microsecond, self.microsecond),
                _tzinfo(self) if tzinfo is _unset else tzinfo)


def _timestamp(self):
    if _datetime.offset(self) is None:
        return _unknown.data("the time zone of the machine (timestamp())")
    return (self - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()


def _astimezone(self, tz=None):
    if tz is None or _datetime.offset(self) is None:
        return _unknown.data("the time zone of the machine (astimezone())")
    naive = self.replace(tzinfo=None) - _datetime.offset(self)
    return (naive + tz.utcoffset(naive)).replace(tzinfo=tz)


def _fromtimestamp(timestamp, tz=None):
    if tz is None:
        return _unknown.data("the time zone of the machine (fromtimestamp())")
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=timestamp)).astimezone(tz)


def _combine(date, time, tzinfo=_unset):
    zone = _tzinfo(time) if tzinfo is _unset else tzinfo
    return datetime(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, zone)


def _shown_zone(self):
    return f", tzinfo={_tzinfo(self)!r})" if _datetime.offset(self) is not None else ")"


def _clock_parts(self):
    parts = [self.hour, self.minute, self.second, self.microsecond]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    return ", ".join(str(part) for part in parts)


def _number(text, size, what):
    part = text[:size]
    if len(part) != size or not part.isdigit() or not part.isascii():
        raise ValueError(f"Invalid isoformat string: {what!r}")
    return int(part), text[size:]


def _read_date(text, what):
    year, text = _number(text, 4, what)
    dash = text[:1] == "-"
    if text[dash:dash + 1] == "W":
        return _unknown.python("dates by week are not modelled")
    month, text = _number(text[dash:], 2, what)
    if dash and text[:1] != "-":
        raise ValueError(f"Invalid isoformat string: {what!r}")
    day, text = _number(text[dash:], 2, what)
    return (year, month, day), text


def _read_clock(text, what):
    zone = None
    for sign in "+-Z":
        at = text.find(sign)
        if at < 0:
            continue
        if sign == "Z":
            zone, text = UTC, text[:at] + text[at + 1:]
        else:
            parts, rest = _read_parts(text[at + 1:], what)
            offset = timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2])
            zone = timezone(-offset if sign == "-" else offset) if offset else UTC
            text = text[:at]
        break
    parts, rest = _read_parts(text, what)
    if rest:
        raise ValueError(f"Invalid isoformat string: {what!r}")
    return (*parts, zone)


def _read_parts(text, what):
    parts = []
    colon = text[2:3] == ":"
    for index in range(3):
        number, text = _number(text, 2, what)
        parts.append(number)
        if not text or text[0] in ".,":
            break
        if colon:
            if text[0] != ":":
                raise ValueError(f"Invalid isoformat string: {what!r}")
            text = text[1:]
    parts += [0] * (3 - len(parts))
    fraction = 0
    if text[:1] in (".", ","):
        digits = text[1:]
        if not digits.isdigit():
            raise ValueError(f"Invalid isoformat string: {what!r}")
        fraction = int((digits + "000000")[:6])
        text = ""
    return (*parts, fraction), text


def _date_fromisoformat(text):
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    parts, rest = _read_date(text, text)
    if rest:
        raise ValueError(f"Invalid isoformat string: {text!r}")
    return date(*parts)


def _datetime_fromisoformat(text):
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    parts, rest = _read_date(text, text)
    if not rest:
        return datetime(*parts)
    return datetime(*parts, *_read_clock(rest[1:], text))


def _time_fromisoformat(text):
    return time(*_read_clock(text[1:] if text[:1] == "T" else text, text))


def _strptime(text, format):
    values = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0}
    zone = None
    rest = text
    half = None

    def fail():
        raise ValueError(f"time data {text!r} does not match format {format!r}")

    def digits(most):
        count = 0
        while count < most and count < len(rest) and rest[count] in "0123456789":
            count += 1
        if not count:
            fail()
        return int(rest[:count]), rest[count:]

    at = 0
    while at < len(format):
        c = format[at]
        at += 1
        if c.isspace():
            if not rest[:1].isspace():
                fail()
            rest = rest.lstrip()
            continue
        if c != "%":
            if rest[:1].lower() != c.lower():
                fail()
            rest = rest[1:]
            continue
        c = format[at:at + 1]
        at += 1
        if c == "Y":
            if not (len(rest) >= 4 and rest[:4].isdigit()):
                fail()
            values["Y"], rest = int(rest[:4]), rest[4:]
        elif c in ("m", "d", "H", "M", "S"):
            number, after = digits(2)
            limit = {"m": 12, "d": 31, "H": 23, "M": 59, "S": 61}[c]
            if number > limit:
                number, after = int(rest[0]), rest[1:]
            if number == 0 and c in ("m", "d"):
                fail()
            values[c], rest = number, after
        elif c == "f":
            before = len(rest)
            number, after = digits(6)
            values["f"] = number * 10 ** (6 - (before - len(after)))
            rest = after
        elif c == "y":
            number, rest = digits(2)
            values["Y"] = number + (2000 if number < 69 else 1900)
        elif c == "I":
            values["H"], rest = digits(2)
            if not 1 <= values["H"] <= 12:
                fail()
        elif c == "p":
            half = rest[:2].upper()
            if half not in ("AM", "PM"):
                fail()
            rest = rest[2:]
        elif c in ("b", "B", "a", "A"):
            names = _months[1:] if c in "bB" else _days
            found = None
            for index, name in enumerate(names):
                name = name[:3] if c in "ba" else name
                if rest[:len(name)].lower() == name.lower():
                    found = index
                    rest = rest[len(name):]
                    break
            if found is None:
                fail()
            if c in "bB":
                values["m"] = found + 1
        elif c == "z":
            if rest[:1] == "Z":
                zone, rest = UTC, rest[1:]
            elif rest[:1] in ("+", "-"):
                colon = rest[3:4] == ":"
                minutes = rest[3 + colon:5 + colon]
                if not (rest[1:3].isdigit() and len(minutes) == 2 and minutes.isdigit()):
                    fail()
                offset = timedelta(hours=int(rest[1:3]), minutes=int(minutes))
                zone = timezone(-offset if rest[0] == "-" else offset) if offset else UTC
                rest = rest[5 + colon:]
            else:
                fail()
        elif c == "%":
            if rest[:1] != "%":
                fail()
            rest = rest[1:]
        elif c == "T":
            format = format[:at] + "%H:%M:%S" + format[at:]
        else:
            return _unknown.python(f"%{c} of strptime() is not modelled")
    if rest:
        raise ValueError(f"unconverted data remains: {rest}")
    hour = values["H"]
    if half is not None:
        hour = hour % 12 + (12 if half == "PM" else 0)
    return datetime(values["Y"], values["m"], values["d"], hour, values["M"], min(values["S"], 59), values["f"], zone)


def _micros(self):
    return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds


def _divided(a, b):
    quotient, rest = divmod(a, b)
    if rest * 2 > b if b > 0 else rest * 2 < b:
        return quotient + 1
    if rest * 2 == b and quotient % 2:
        return quotient + 1
    return quotient


def _multiply(self, other):
    if isinstance(other, int):
        return timedelta(microseconds=_micros(self) * other)
    if isinstance(other, float):
        a, b = other.as_integer_ratio()
        return timedelta(microseconds=_divided(_micros(self) * a, b))
    return NotImplemented


def _divide(self, other):
    if isinstance(other, timedelta):
        return _micros(self) / _micros(other)
    if isinstance(other, int):
        return timedelta(microseconds=_divided(_micros(self), other))
    if isinstance(other, float):
        a, b = other.as_integer_ratio()
        return timedelta(microseconds=_divided(b * _micros(self), a))
    return NotImplemented


def _floor_divide(self, other):
    if isinstance(other, timedelta):
        return _micros(self) // _micros(other)
    return timedelta(microseconds=_micros(self) // other) if isinstance(other, int) else NotImplemented


def _remainder(self, other):
    return timedelta(microseconds=_micros(self) % _micros(other)) if isinstance(other, timedelta) else NotImplemented


date.isoformat = date.__str__ = _date_text
date.strftime = date.__format__ = lambda self, format: _strftime(self, format) if format else str(self)
date.isocalendar = _isocalendar
date.toordinal = _toordinal
date.weekday = _weekday
date.isoweekday = lambda self: _weekday(self) + 1
date.timetuple = _timetuple
date.ctime = _ctime
date.replace = _replace_date
date.fromisoformat = staticmethod(_date_fromisoformat)
date.fromordinal = staticmethod(lambda n: _first + timedelta(n - 1))
date.min = _first
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)
datetime.isoformat = lambda self, sep="T", timespec="auto": _date_text(self) + sep + _clock_text(self, timespec)
datetime.__str__ = lambda self: self.isoformat(" ")
datetime.__repr__ = lambda self: f"datetime.datetime({self.year}, {self.month}, {self.day}, {_clock_parts(self)}" + _shown_zone(self)
datetime.date = lambda self: date(self.year, self.month, self.day)
datetime.time = lambda self: time(self.hour, self.minute, self.second, self.microsecond)
datetime.timetz = lambda self: time(self.hour, self.minute, self.second, self.microsecond, _tzinfo(self))
datetime.tzinfo = property(_tzinfo)
datetime.utcoffset = lambda self: _datetime.offset(self)
datetime.tzname = lambda self: None if _tzinfo(self) is None else _tzinfo(self).tzname(self)
datetime.dst = lambda self: None
datetime.fold = 0
datetime.replace = _replace_datetime
datetime.timestamp = _timestamp
datetime.astimezone = _astimezone
datetime.fromtimestamp = staticmethod(_fromtimestamp)
datetime.utcfromtimestamp = staticmethod(lambda t: datetime(1970, 1, 1) + timedelta(seconds=t))
datetime.combine = staticmethod(_combine)
datetime.fromisoformat = staticmethod(_datetime_fromisoformat)
datetime.fromordinal = staticmethod(lambda n: datetime(1, 1, 1) + timedelta(n - 1))
datetime.strptime = staticmethod(_strptime)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
time.isoformat = lambda self, timespec="auto": _clock_text(self, timespec)
time.__str__ = lambda self: _clock_text(self, "auto")
time.__repr__ = lambda self: f"datetime.time({_clock_parts(self)}" + _shown_zone(self)
time.strftime = time.__format__ = lambda self, format: _strftime(self, format) if format else str(self)
time.tzinfo = property(_tzinfo)
time.utcoffset = lambda self: _datetime.offset(self)
time.replace = _replace_time
time.fold = 0
time.fromisoformat = staticmethod(_time_fromisoformat)
time.min = time()
time.max = time(23, 59, 59, 999999)
timedelta.total_seconds = lambda self: _micros(self) / 1000000
timedelta.__mul__ = timedelta.__rmul__ = _multiply
timedelta.__truediv__ = _divide
timedelta.__floordiv__ = _floor_divide
timedelta.__mod__ = _remainder
timedelta.__divmod__ = lambda self, other: (_floor_divide(self, other), _remainder(self, other))
timedelta.__neg__ = lambda self: timedelta(microseconds=-_micros(self))
timedelta.__pos__ = lambda self: self
timedelta.__abs__ = lambda self: -self if self.days < 0 else self
timedelta.__bool__ = lambda self: _micros(self) != 0
timedelta.resolution = timedelta(microseconds=1)
timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
)py";

} // namespace retort::bindings
