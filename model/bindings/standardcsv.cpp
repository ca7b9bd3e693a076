// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/standardsources.h"

namespace retort::bindings {

const char csvSource[] = R"py(
import _unknown

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    pass


def _fields(line, delimiter, quotechar, skipinitialspace, lines):
    row = []
    value = ""
    quoted = False
    start = True
    at = 0
    while True:
        if at >= len(line):
            if not quoted:
                break
            try:
                line = next(lines)
            except StopIteration:
                break
            at = 0
            continue
        c = line[at]
        at += 1
        if quoted:
            if c != quotechar:
                value += c
            elif line[at:at + 1] == quotechar:
                value += c
                at += 1
            else:
                quoted = False
        elif c == quotechar and start:
            quoted = True
            start = False
        elif c == delimiter:
            row.append(value)
            value = ""
            start = True
        elif c in "\r\n":
            break
        elif not (skipinitialspace and start and c == " "):
            value += c
            start = False
    row.append(value)
    return row


def reader(csvfile, dialect="excel", *, delimiter=",", quotechar='"', skipinitialspace=False, **options):
    if dialect == "excel-tab":
        delimiter = "\t"
    elif dialect != "excel" or options:
        return _unknown.python("this dialect of csv is not modelled")
    return _rows(iter(csvfile), delimiter, quotechar, skipinitialspace)


def _rows(lines, delimiter, quotechar, skipinitialspace):
    for line in lines:
        if line.strip("\r\n"):
            yield _fields(line, delimiter, quotechar, skipinitialspace, lines)
        else:
            yield []


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", **options):
        self._reader = reader(f, dialect, **options)
        self._names = fieldnames
        self.restkey = restkey
        self.restval = restval

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self._reader, None)
        return self._names

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self._reader)
        while row == []:
            row = next(self._reader)
        made = dict(zip(names, row))
        if len(row) > len(names):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class _Writer:
    def __init__(self, file, delimiter, quotechar, lineterminator, quoting):
        self._file = file
        self._delimiter = delimiter
        self._quote = quotechar
        self._end = lineterminator
        self._quoting = quoting

    def _shown(self, value, alone):
        text = "" if value is None else str(value)
        special = any(c in text for c in (self._delimiter, self._quote, "\r", "\n")) or (alone and not text)
        number = isinstance(value, (int, float))
        if self._quoting == QUOTE_ALL or (self._quoting == QUOTE_NONNUMERIC and not number) or (special and self._quoting != QUOTE_NONE):
            return self._quote + text.replace(self._quote, self._quote * 2) + self._quote
        return text

    def writerow(self, row):
        row = list(row)
        return self._file.write(self._delimiter.join(self._shown(value, len(row) == 1) for value in row) + self._end)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect="excel", *, delimiter=",", quotechar='"', lineterminator="\r\n", quoting=QUOTE_MINIMAL, **options):
    if dialect != "excel" or options:
        return _unknown.python("this dialect of csv is not modelled")
    return _Writer(csvfile, delimiter, quotechar, lineterminator, quoting)


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", **options):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, **options)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def writerow(self, rowdict):
        wrong = [name for name in rowdict if name not in self.fieldnames]
        if wrong and self.extrasaction == "raise":
            raise ValueError("dict contains fields not in fieldnames: " + ", ".join(repr(name) for name in wrong))
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)
)py";

} // namespace retort::bindings
