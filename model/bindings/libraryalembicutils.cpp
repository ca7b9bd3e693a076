// SPDX-License-Identifier: GPL-3.0-or-later
// alembic_utils: functions, views, triggers and grants of PostgreSQL as entities that op.create_entity() and its like take.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

namespace {

const char *const entities = R"py(
from sqlalchemy import text
from _retort import needs_python

def _without_semicolon(sql):
    return sql.strip().rstrip(';').strip()

def _unquoted(name):
    return name.replace('"', '')

def _quoted(name):
    return '.'.join('"%s"' % part.strip().strip('"').strip() for part in name.split('.', 1))

def _plain(words):
    return _unquoted(' '.join(words.split()))

def _escaped(sql, kept=('::',)):
    """Colons that text() would take for parameters."""
    for number, word in enumerate(kept):
        sql = sql.replace(word, '\x00%d\x00' % number)
    sql = sql.replace(':', '\\:')
    for number, word in enumerate(kept):
        sql = sql.replace('\x00%d\x00' % number, word)
    return sql

class ReplaceableEntity:
    def __init__(self, schema, signature, definition):
        self.schema = _plain(schema)
        self.signature = _plain(signature)
        self.definition = _escaped(_without_semicolon(definition))

    @property
    def literal_schema(self):
        return _quoted(self.schema)

    @classmethod
    def from_sql(cls, sql):
        return needs_python('%s.from_sql()' % cls.__name__)

    @classmethod
    def from_path(cls, path):
        return needs_python('%s.from_path()' % cls.__name__)

class PGView(ReplaceableEntity):
    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, '')
        self.definition = _without_semicolon(definition)

    def _name(self):
        return '%s."%s"' % (self.literal_schema, self.signature)

    def to_sql_statement_create(self):
        return text('CREATE VIEW %s AS %s;' % (self._name(), self.definition))

    def to_sql_statement_drop(self, cascade=False):
        return text('DROP VIEW %s %s' % (self._name(), 'cascade' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        return needs_python('replacing a view, which alembic_utils does in a block of PL/pgSQL')

class PGMaterializedView(PGView):
    def __init__(self, schema, signature, definition, with_data=True):
        super().__init__(schema, signature, definition)
        self.with_data = with_data

    def _create(self):
        definition = self.definition.rstrip().rstrip(';')
        return 'CREATE MATERIALIZED VIEW %s AS %s WITH %s DATA' % (self._name(), definition, '' if self.with_data else 'NO')

    def to_sql_statement_create(self):
        return text(self._create() + ';')

    def to_sql_statement_drop(self, cascade=False):
        return text('DROP MATERIALIZED VIEW %s %s' % (self._name(), 'cascade' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        return [text('DROP MATERIALIZED VIEW IF EXISTS %s; ' % self._name()), text(self._create())]

class PGExtension(ReplaceableEntity):
    def __init__(self, schema, signature):
        super().__init__(schema, signature, '')

    def to_sql_statement_create(self):
        return text('CREATE EXTENSION "%s" WITH SCHEMA %s;' % (self.signature, self.literal_schema))

    def to_sql_statement_drop(self, cascade=False):
        return text('DROP EXTENSION "%s" %s' % (self.signature, 'CASCADE' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        raise NotImplementedError()

class PGFunction(ReplaceableEntity):
    kind = 'FUNCTION'

    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, '')
        words = ' '.join(definition.split()).lower().replace("'", '')
        kept = ('::', ':=', '\\:') if 'language plpgsql' in words else ('::',)
        self.definition = _escaped(_without_semicolon(definition), kept)

    def _literal(self):
        name, rest = self.signature.split('(', 1)
        return '%s."%s"(%s' % (self.literal_schema, name, rest)

    def to_sql_statement_create(self):
        return text('CREATE %s %s %s' % (self.kind, self._literal(), self.definition))

    def to_sql_statement_drop(self, cascade=False):
        name, parameters = self.signature.split('(', 1)
        parameters = parameters.rstrip()[:-1].strip()
        parts = [part[:len(part.lower().split('default')[0])].strip() for part in parameters.split(',')]
        return text('DROP %s %s."%s"(%s) %s' % (self.kind, self.literal_schema, name.strip(), ', '.join(parts),
                                                 'cascade' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        return [text('CREATE OR REPLACE %s %s %s' % (self.kind, self._literal(), self.definition))]

class _OnTable(ReplaceableEntity):
    def __init__(self, schema, signature, definition, on_entity):
        super().__init__(schema, signature, definition)
        self.on_entity = _unquoted(on_entity if '.' in on_entity else 'public.' + on_entity)

class PGTrigger(_OnTable):
    def __init__(self, schema, signature, definition, on_entity, is_constraint=False):
        super().__init__(schema, signature, definition, on_entity)
        self.is_constraint = is_constraint

    def to_sql_statement_create(self):
        return needs_python('creating a trigger, whose text alembic_utils takes apart')

    def to_sql_statement_drop(self, cascade=False):
        return text('DROP TRIGGER "%s" ON %s %s' % (self.signature, self.on_entity, 'cascade' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        return needs_python('creating a trigger, whose text alembic_utils takes apart')

class PGPolicy(_OnTable):
    def to_sql_statement_create(self):
        return text('CREATE POLICY %s on %s %s' % (self.signature, self.on_entity, self.definition))

    def to_sql_statement_drop(self, cascade=False):
        return text('DROP POLICY %s on %s %s' % (self.signature, self.on_entity, 'cascade' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        return [text('DROP POLICY IF EXISTS %s on %s;' % (self.signature, self.on_entity)),
                text('CREATE POLICY %s on %s %s;' % (self.signature, self.on_entity, self.definition))]

class PGGrantTable:
    def __init__(self, *args, **kw):
        pass

    def _unknown(self, *args, **kw):
        return needs_python('PGGrantTable of alembic_utils')

    to_sql_statement_create = to_sql_statement_drop = to_sql_statement_create_or_replace = _unknown

class PGProcedure(PGGrantTable):
    pass
)py";

} // namespace

QList<LibrarySource> alembicUtilsLibrary()
{
    return {
        {"alembic_utils.replaceable_entity"_L1, entities},
        {"alembic_utils.pg_view"_L1, "from alembic_utils.replaceable_entity import PGView\n"},
        {"alembic_utils.pg_materialized_view"_L1, "from alembic_utils.replaceable_entity import PGMaterializedView\n"},
        {"alembic_utils.pg_extension"_L1, "from alembic_utils.replaceable_entity import PGExtension\n"},
        {"alembic_utils.pg_function"_L1, "from alembic_utils.replaceable_entity import PGFunction\n"},
        {"alembic_utils.pg_procedure"_L1, "from alembic_utils.replaceable_entity import PGProcedure\n"},
        {"alembic_utils.pg_trigger"_L1, "from alembic_utils.replaceable_entity import PGTrigger\n"},
        {"alembic_utils.pg_policy"_L1, "from alembic_utils.replaceable_entity import PGPolicy\n"},
        {"alembic_utils.pg_grant_table"_L1, "from alembic_utils.replaceable_entity import PGGrantTable\n"},
    };
}

} // namespace retort::bindings
