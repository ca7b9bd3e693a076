// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and results as scripts see them: the accessors of SQLAlchemy 2.0, and those of 1.3 that 2.0 took away.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

QList<LibrarySource> resultLibraries()
{
    return {
        {"sqlalchemy.engine.row"_L1, R"py(
def _name_of(key):
    if isinstance(key, str):
        return key
    return getattr(key, 'key', None) or getattr(key, 'name', None)

class Row(tuple):
    def __new__(cls, fields, data):
        self = tuple.__new__(cls, data)
        self._names = fields
        return self
    def __getattr__(self, name):
        if name == '_names' or name.startswith('__') or name not in self._names:
            raise AttributeError(f"Could not locate column in row for column '{name}'")
        return tuple.__getitem__(self, self._names.index(name))
    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            return tuple.__getitem__(self, key)
        name = _name_of(key)
        if name not in self._names:
            from sqlalchemy.exc import NoSuchColumnError
            raise NoSuchColumnError(f"Could not locate column in row for column '{name}'")
        return tuple.__getitem__(self, self._names.index(name))
    @property
    def _fields(self):
        return tuple(self._names)
    @property
    def _mapping(self):
        return RowMapping(self)
    @property
    def t(self):
        return self
    def _asdict(self):
        return dict(zip(self._names, self))
    def _tuple(self):
        return self
    def keys(self):
        return list(self._names)
    def values(self):
        return list(self)
    def items(self):
        return list(zip(self._names, self))
    def has_key(self, key):
        return _name_of(key) in self._names

class RowMapping:
    def __init__(self, row):
        self._row = row
    def __getitem__(self, key):
        name = _name_of(key)
        if name not in self._row._names:
            from sqlalchemy.exc import NoSuchColumnError
            raise NoSuchColumnError(f"Could not locate column in row for column '{name}'")
        return self._row[name]
    def __getattr__(self, name):
        raise AttributeError(f"'RowMapping' object has no attribute '{name}'")
    def __contains__(self, key):
        return _name_of(key) in self._row._names
    def __iter__(self):
        return iter(self._row._names)
    def __len__(self):
        return len(self._row)
    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if isinstance(other, RowMapping) else other)
    def __repr__(self):
        return repr(dict(self.items()))
    def get(self, key, default=None):
        return self[key] if key in self else default
    def keys(self):
        return list(self._row._names)
    def values(self):
        return list(self._row)
    def items(self):
        return list(zip(self._row._names, self._row))

LegacyRow = RowProxy = Row
)py"},
        {"sqlalchemy.engine.cursor"_L1, R"py(
from sqlalchemy.engine.row import Row, RowMapping
from sqlalchemy.exc import InvalidRequestError, MultipleResultsFound, NoResultFound, ResourceClosedError
from _retort import needs_data

class _Rows:
    """Takes one item after the other; each kind of result says what an item is."""
    def __init__(self, items):
        self._items = items
        self._at = 0
        self._unique = False
    def _take(self, count=None):
        if self._items is None:
            raise ResourceClosedError('This result object does not return rows. It has been closed automatically.')
        end = len(self._items) if count is None else min(self._at + count, len(self._items))
        taken = self._items[self._at:end]
        self._at = end
        return taken
    def unique(self, strategy=None):
        kept = []
        seen = set()
        for item in self._take():
            mark = item if strategy is None else strategy(item)
            if mark not in seen:
                seen.add(mark)
                kept.append(item)
        self._items = kept
        self._at = 0
        return self
    def all(self):
        return self._take()
    def fetchall(self):
        return self._take()
    def fetchmany(self, size=None):
        return self._take(1 if size is None else size)
    def fetchone(self):
        taken = self._take(1)
        return taken[0] if taken else None
    def first(self):
        taken = self._take()
        return taken[0] if taken else None
    def one_or_none(self):
        taken = self._take()
        if len(taken) > 1:
            raise MultipleResultsFound('Multiple rows were found when one or none was required')
        return taken[0] if taken else None
    def one(self):
        taken = self._take()
        if not taken:
            raise NoResultFound('No row was found when one was required')
        if len(taken) > 1:
            raise MultipleResultsFound('Multiple rows were found when exactly one was required')
        return taken[0]
    def partitions(self, size=None):
        while True:
            taken = self._take(size or 1)
            if not taken:
                return
            yield taken
    def yield_per(self, count):
        return self
    def __iter__(self):
        return iter(self._take())
    def __next__(self):
        taken = self._take(1)
        if not taken:
            raise StopIteration()
        return taken[0]
    next = __next__
    def close(self):
        self._items = []
        self._at = 0
    def __enter__(self):
        return self
    def __exit__(self, *exception):
        self.close()

class Result(_Rows):
    def __init__(self, names, rows, rowcount=-1):
        super().__init__(None if names is None else [Row(names, row) for row in rows])
        self._names = names
        self.returns_rows = names is not None
        self.closed = False
        self.rowcount = rowcount if names is None or rowcount != -1 else len(rows)
    def keys(self):
        if self._names is None:
            raise ResourceClosedError('This result object does not return rows. It has been closed automatically.')
        return list(self._names)
    def scalar(self):
        row = self.first()
        return None if row is None else row[0]
    def scalar_one(self):
        return self.one()[0]
    def scalar_one_or_none(self):
        row = self.one_or_none()
        return None if row is None else row[0]
    def _index(self, key):
        return key if isinstance(key, int) else list(self._names).index(key if isinstance(key, str) else key.key)
    def scalars(self, index=0):
        at = self._index(index)
        return ScalarResult([row[at] for row in self._take()])
    def columns(self, *keys):
        at = [self._index(key) for key in keys]
        names = tuple(self._names[i] for i in at)
        return Result(names, [tuple(row[i] for i in at) for row in self._take()])
    def mappings(self):
        return MappingResult([row._mapping for row in self._take()])
    def tuples(self):
        return self
    @property
    def lastrowid(self):
        return needs_data('the row that the statement inserted')
    @property
    def inserted_primary_key(self):
        return needs_data('the key that the database gave to the inserted row')
    inserted_primary_key_rows = inserted_primary_key

class ScalarResult(_Rows):
    pass

class MappingResult(_Rows):
    def keys(self):
        return self._items[0].keys() if self._items else []

CursorResult = ResultProxy = LegacyCursorResult = Result
)py"},
        {"sqlalchemy.engine.result"_L1,
            "from sqlalchemy.engine.cursor import (Result, ScalarResult, MappingResult, CursorResult, ResultProxy)\n"
            "from sqlalchemy.engine.row import Row, RowMapping, RowProxy\n"},
    };
}

} // namespace retort::bindings
