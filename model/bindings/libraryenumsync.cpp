// SPDX-License-Identifier: GPL-3.0-or-later
// alembic_postgresql_enum: op.sync_enum_values(), which puts a new ENUM in the place of an old one. The white space is the
// library's: it becomes part of the statements.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

QList<LibrarySource> enumSyncLibrary()
{
    return {
        {"alembic_postgresql_enum"_L1, R"py(
from alembic import op
from sqlalchemy import ARRAY, Enum, text
from _retort import needs_data, needs_python

class ColumnType:
    COMMON = 'common'
    ARRAY = 'array'

_given_by_call = object()

class TableReference:
    def __init__(self, table_name, column_name, table_schema=_given_by_call, column_type=ColumnType.COMMON, existing_server_default=None):
        self.table_name = table_name
        self.column_name = column_name
        self.table_schema = table_schema
        self.column_type = column_type
        self.existing_server_default = existing_server_default

_operators = (('!=', 'new_old_not_equals'), ('=', 'new_old_equals'))

def _default(value, enum_type):
    if value.startswith('ARRAY['):
        return needs_python('the default of an array column in op.sync_enum_values()')
    bare = value[:value.find('::')]
    return '%s::%s%s' % (bare, enum_type, '[]' if value.endswith('[]') else '')

def _convert(reference, schema, name):
    table_schema = schema if reference.table_schema is _given_by_call else reference.table_schema
    table = ('"%s".' % table_schema if table_schema else '') + '"%s"' % reference.table_name
    column = '"%s"' % reference.column_name
    enum_type = '"%s"."%s"' % (schema, name)
    default = reference.existing_server_default
    if default is not None:
        op.execute(text('ALTER TABLE %s\n             ALTER COLUMN %s DROP DEFAULT' % (table, column)))
    if reference.column_type == ColumnType.ARRAY:
        op.execute(text('ALTER TABLE %s \n            ALTER COLUMN %s TYPE %s[]\n            USING %s::text[]::%s[]\n            '
                        % (table, column, enum_type, column, enum_type)))
    else:
        pad = '\n                '
        op.execute(text('ALTER TABLE %s %sALTER COLUMN %s TYPE %s %sUSING %s::text::%s%s'
                        % (table, pad, column, enum_type, pad, column, enum_type, pad)))
    if default is not None:
        plain = '%s.%s' % (schema, name) if schema else name
        op.execute(text('ALTER TABLE %s\n            ALTER COLUMN %s SET DEFAULT %s' % (table, column, _default(default, plain))))

def _sync_enum_values(enum_schema, enum_name, new_values, affected_columns, enum_values_to_rename=()):
    if op.get_context().dialect.name != 'postgresql':
        return
    references = list(affected_columns)
    if any(not isinstance(reference, TableReference) for reference in references):
        op.execute(needs_data('the default of a column that op.sync_enum_values() changes'))
    if list(enum_values_to_rename):
        op.execute(needs_python('enum_values_to_rename of op.sync_enum_values()'))
    new = '"%s"."%s"' % (enum_schema, enum_name)
    old_name = enum_name + '_old'
    old = '"%s"."%s"' % (enum_schema, old_name)
    op.execute(text('ALTER TYPE %s RENAME TO %s' % (new, old_name)))
    op.execute(text('CREATE TYPE %s AS ENUM(%s)' % (new, ', '.join("'%s'" % value for value in new_values))))
    for operator, function in _operators:
        pad = '\n            '
        op.execute(text(pad + 'CREATE FUNCTION %s(' % function
                        + pad + '    new_enum_val %s, old_enum_val %s' % (new, old)
                        + pad + ')'
                        + pad + 'RETURNS boolean AS $$'
                        + pad + '    SELECT new_enum_val::text %s old_enum_val::text;' % operator
                        + pad + '$$ LANGUAGE SQL IMMUTABLE\n        '))
        pad = '\n        '
        op.execute(text(pad + 'CREATE OPERATOR %s (' % operator
                        + pad + '    leftarg = %s,' % new
                        + pad + '    rightarg = %s,' % old
                        + pad + '    procedure = %s' % function
                        + pad + ')\n    '))
    for reference in references:
        _convert(reference, enum_schema, enum_name)
    for operator, function in _operators:
        pad = '\n        '
        op.execute(text(pad + 'DROP FUNCTION %s(' % function
                        + pad + '    new_enum_val %s, old_enum_val %s' % (new, old)
                        + pad + ') CASCADE\n    '))
    op.execute(text('DROP TYPE %s' % old))
)py"},
    };
}

} // namespace retort::bindings
