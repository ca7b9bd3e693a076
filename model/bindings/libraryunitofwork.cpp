// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind an orm.Session: queries on mapped classes, and the objects that a script adds, changes and deletes. The
// statements are SQLAlchemy Core's and go through the session's connection; what SQLAlchemy loads by relationships is not modelled.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

QList<LibrarySource> unitOfWorkLibrary()
{
    return {{"sqlalchemy.orm._work"_L1, R"py(
import sqlalchemy as sa
import _retort
from sqlalchemy.engine.row import Row
from sqlalchemy.exc import MultipleResultsFound, NoResultFound

def _is_mapped(entity):
    return isinstance(entity, type) and getattr(entity, '__table__', None) is not None

def _keys(cls):
    return [(name, column) for name, column in _retort.mapped_columns(cls) if column.primary_key]

def _values(instance):
    held = vars(instance)
    return {name: held[name] for name, column in _retort.mapped_columns(type(instance)) if name in held}

class UnitOfWork:
    def __init__(self, session):
        self.session = session
        self.new = []
        self.known = {}
        self.loaded = []
        self.gone = []
        self._flushing = False

    def add(self, instance):
        if not _is_mapped(type(instance)):
            _retort.stop(f'session.add() of a {type(instance).__name__}')
        if not any(one is instance for one in self.new) and not any(one is instance for one, before in self.loaded):
            self.new.append(instance)

    def delete(self, instance):
        self.gone.append(instance)

    def load(self, cls, values):
        """The object for a row, always the same one for the same key."""
        columns = _retort.mapped_columns(cls)
        named = dict(zip([name for name, column in columns], values))
        key = (cls, tuple(named[name] for name, column in _keys(cls)))
        if key in self.known:
            return self.known[key]
        instance = cls.__new__(cls)
        for name, value in named.items():
            setattr(instance, name, value)
        for name in _relationships(cls):
            setattr(instance, name, _retort.needs_python(f'the relationship {cls.__name__}.{name}'))
        self.known[key] = instance
        self.loaded.append((instance, named))
        return instance

    def flush(self):
        if self._flushing:
            return
        self._flushing = True
        try:
            self._flush()
        finally:
            self._flushing = False

    def _flush(self):
        new, self.new = self.new, []
        for instance in _in_order(new):
            self._insert(instance)
        for index, (instance, before) in enumerate(self.loaded):
            if any(one is instance for one in self.gone):
                continue
            after = _values(instance)
            changed = {name: value for name, value in after.items() if name not in before or before[name] != value}
            if changed:
                self._change(type(instance), before, changed)
                self.loaded[index] = (instance, after)
        gone, self.gone = self.gone, []
        for instance in gone:
            self.session.execute(self._at_key(sa.delete(type(instance).__table__), type(instance), _values(instance)))
            self.loaded = [(one, before) for one, before in self.loaded if one is not instance]

    def _at_key(self, statement, cls, values):
        keys = _keys(cls)
        if not keys:
            _retort.stop(f'{cls.__name__} has no primary key')
        for name, column in keys:
            statement = statement.where(column == values[name])
        return statement

    def _change(self, cls, before, changed):
        columns = dict(_retort.mapped_columns(cls))
        values = {columns[name].key: value for name, value in changed.items()}
        self.session.execute(self._at_key(sa.update(cls.__table__), cls, before).values(values))

    def _insert(self, instance):
        cls = type(instance)
        for name in vars(instance):
            if name in _relationships(cls):
                _retort.stop(f'the relationship {cls.__name__}.{name}')
        values = _values(instance)
        columns = dict(_retort.mapped_columns(cls))
        missing = [name for name, column in _keys(cls) if values.get(name) is None]
        given = {columns[name].key: value for name, value in values.items() if name not in missing}
        statement = sa.insert(cls.__table__).values(given)
        if len(missing) != 1:
            self.session.execute(statement)
        elif not _retort.is_running():
            self.session.execute(statement)
            setattr(instance, missing[0], _retort.needs_data('the key that the database gives to the new row'))
        elif _retort.is_postgresql():
            setattr(instance, missing[0], self.session.execute(statement.returning(columns[missing[0]])).scalar())
        else:
            self.session.execute(statement)
            setattr(instance, missing[0], self.session.execute(sa.text('SELECT last_insert_rowid()')).scalar())
        self.loaded.append((instance, _values(instance)))

    def forget(self):
        self.new = []
        self.known = {}
        self.loaded = []
        self.gone = []

def _relationships(cls):
    return [name for base in cls.__mro__ for name, value in vars(base).items()
            if type(value).__name__ in ('relationship', 'relation', 'RelationshipProperty')]

def _in_order(instances):
    """Rows that others refer to come first; within a class as they were added."""
    if len({type(one) for one in instances}) < 2:
        return instances
    order = [table.name for table in type(instances[0]).metadata.sorted_tables]
    return sorted(instances, key=lambda one: order.index(type(one).__table__.name) if type(one).__table__.name in order else len(order))

class Query:
    def __init__(self, session, work, entities, steps=(), conditions=()):
        self.session = session
        self._work = work
        self._entities = entities
        self._steps = steps
        self._conditions = conditions

    def _with(self, step, conditions=()):
        return Query(self.session, self._work, self._entities, self._steps + (step,), self._conditions + tuple(conditions))

    def _statement(self):
        columns = []
        for entity in self._entities:
            if _is_mapped(entity):
                columns.extend(column for name, column in _retort.mapped_columns(entity))
            else:
                columns.append(entity)
        statement = sa.select(*columns)
        for step in self._steps:
            statement = step(statement)
        return statement
    statement = property(_statement)
    selectable = property(_statement)

    def filter(self, *conditions):
        return self._with(lambda statement: statement.where(*conditions), conditions)
    where = filter
    def filter_by(self, **values):
        entity = self._entities[0]
        if not _is_mapped(entity):
            entity = entity.table.c
        return self.filter(*[getattr(entity, name) == value for name, value in values.items()])
    def order_by(self, *items):
        return self if items and items[0] is None else self._with(lambda statement: statement.order_by(*items))
    def group_by(self, *items):
        return self._with(lambda statement: statement.group_by(*items))
    def having(self, *items):
        return self._with(lambda statement: statement.having(*items))
    def limit(self, count):
        return self._with(lambda statement: statement.limit(count))
    def offset(self, count):
        return self._with(lambda statement: statement.offset(count))
    def distinct(self, *items):
        return self._with(lambda statement: statement.distinct(*items))
    def with_for_update(self, **options):
        return self._with(lambda statement: statement.with_for_update(**options))
    def select_from(self, *items):
        return self._with(lambda statement: statement.select_from(*[_selectable(item) for item in items]))
    def join(self, target, onclause=None, isouter=False, full=False):
        return self._with(lambda statement: statement.join(_selectable(target), onclause, isouter=isouter, full=full))
    def outerjoin(self, target, onclause=None, full=False):
        return self.join(target, onclause, isouter=True, full=full)
    def add_columns(self, *columns):
        return Query(self.session, self._work, self._entities + columns, self._steps, self._conditions)
    def with_entities(self, *entities):
        return Query(self.session, self._work, entities, self._steps, self._conditions)
    def _same(self, *args, **options):
        return self
    options = enable_eagerloads = yield_per = execution_options = populate_existing = correlate = autoflush = _same

    def subquery(self, name=None):
        return self._statement().subquery(name)
    def scalar_subquery(self):
        return self._statement().scalar_subquery()
    as_scalar = scalar_subquery
    def label(self, name):
        return self._statement().label(name)
    def exists(self):
        return self._statement().exists()

    def _rows(self):
        self._work.flush()
        return _retort.note_rows(self.session.execute(self._statement()))
    def _made(self, row):
        made = []
        at = 0
        for entity in self._entities:
            if _is_mapped(entity):
                width = len(_retort.mapped_columns(entity))
                made.append(self._work.load(entity, row[at:at + width]))
                at += width
            else:
                made.append(row[at])
                at += 1
        if len(made) == 1 and _is_mapped(self._entities[0]):
            return made[0]
        return Row(tuple(self._name(entity, index) for index, entity in enumerate(self._entities)), made)
    def _name(self, entity, index):
        return entity.__name__ if _is_mapped(entity) else (getattr(entity, 'key', None) or getattr(entity, 'name', None) or f'_{index}')
    def all(self):
        rows = self._rows()
        return rows if _retort.is_unknown(rows) else [self._made(row) for row in rows]
    def __iter__(self):
        return iter(self.all())
    def __getitem__(self, key):
        if isinstance(key, int):
            return self.all()[key]
        limited = self
        if key.start:
            limited = limited.offset(key.start)
        if key.stop is not None:
            limited = limited.limit(key.stop - (key.start or 0))
        return limited.all()
    def first(self):
        found = self.limit(1).all()
        return found if _retort.is_unknown(found) else (found[0] if found else None)
    def one_or_none(self):
        found = self.all()
        if _retort.is_unknown(found):
            return found
        if len(found) > 1:
            raise MultipleResultsFound('Multiple rows were found when one or none was required')
        return found[0] if found else None
    def one(self):
        found = self.all()
        if _retort.is_unknown(found):
            return found
        if not found:
            raise NoResultFound('No row was found when one was required')
        if len(found) > 1:
            raise MultipleResultsFound('Multiple rows were found when exactly one was required')
        return found[0]
    def scalar(self):
        rows = self._rows()
        return rows if _retort.is_unknown(rows) else rows.scalar()
    def count(self):
        self._work.flush()
        counted = self.session.execute(sa.select(sa.func.count()).select_from(self._statement().subquery()))
        return counted if _retort.is_unknown(counted) else counted.scalar()
    def get(self, key):
        keys = _keys(self._entities[0])
        values = key if isinstance(key, tuple) else (key,)
        return self.filter(*[column == value for (name, column), value in zip(keys, values)]).first()

    def _table(self):
        entity = self._entities[0]
        return entity.__table__ if _is_mapped(entity) else entity.table
    def _change(self, statement):
        self._work.flush()
        if self._work.loaded:
            _retort.stop('a query that changes rows of objects that the session holds')
        for condition in self._conditions:
            statement = statement.where(condition)
        result = self.session.execute(statement)
        return result if _retort.is_unknown(result) else result.rowcount
    def update(self, values, synchronize_session='auto', update_args=None):
        columns = dict(_retort.mapped_columns(self._entities[0]) or ())
        named = {(columns[key].key if key in columns else key) if isinstance(key, str) else key.key: value
                 for key, value in values.items()}
        return self._change(sa.update(self._table()).values(named))
    def delete(self, synchronize_session='auto'):
        return self._change(sa.delete(self._table()))

def _selectable(item):
    return item.__table__ if _is_mapped(item) else item
)py"}};
}

} // namespace retort::bindings
