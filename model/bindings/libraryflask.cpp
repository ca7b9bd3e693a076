// SPDX-License-Identifier: GPL-3.0-or-later
// Flask's extensions around models: what a class of the application becomes, not what it does.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

QList<LibrarySource> flaskLibraries()
{
    return {
        {"flask_sqlalchemy"_L1, R"py(
import re
import sqlalchemy
import sqlalchemy.orm
from sqlalchemy import Column
from _retort import needs_python

_orm_names = ('DeclarativeBase', 'Mapped', 'Query', 'Session', 'aliased', 'backref', 'column_property', 'composite', 'contains_eager',
              'declarative_base', 'declared_attr', 'deferred', 'defer', 'foreign', 'joinedload', 'lazyload', 'load_only', 'mapped_column',
              'object_session', 'reconstructor', 'registry', 'relationship', 'remote', 'scoped_session', 'selectinload', 'sessionmaker',
              'subqueryload', 'synonym', 'undefer', 'validates')

def _table_name(name):
    return re.sub(r'((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))', r'_\1', name).lower().lstrip('_')

def _wants_table_name(cls):
    if cls.__dict__.get('__abstract__') or '__table__' in cls.__dict__:
        return False
    for base in cls.__mro__:
        if '__tablename__' in base.__dict__:
            return False
        for value in base.__dict__.values():
            if isinstance(value, Column) and value.primary_key:
                return True
    return False

class SQLAlchemy:
    def __init__(self, app=None, *, metadata=None, model_class=None, **options):
        self.metadata = sqlalchemy.MetaData() if metadata is None else metadata
        if model_class is None:
            base = sqlalchemy.orm.declarative_base(metadata=self.metadata, name='Model')
            class Model(base):
                __abstract__ = True
                def __init_subclass__(cls, **kw):
                    if _wants_table_name(cls):
                        cls.__tablename__ = _table_name(cls.__name__)
            self.Model = Model
        else:
            self.Model = needs_python('a model class given to SQLAlchemy()')
        self.session = needs_python('the session of the application (db.session)')
        self.engine = needs_python('the engine of the application (db.engine)')

    def Table(self, name, *args, **kw):
        if args and isinstance(args[0], sqlalchemy.MetaData):
            return sqlalchemy.Table(name, *args, **kw)
        return sqlalchemy.Table(name, self.metadata, *args, **kw)

    def init_app(self, app):
        pass

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return getattr(sqlalchemy.orm if name in _orm_names else sqlalchemy, name)

BaseQuery = object
)py"},
        {"flask_appbuilder"_L1, R"py(
from flask_sqlalchemy import SQLAlchemy

class SQLA(SQLAlchemy):
    pass

from sqlalchemy.orm import declarative_base
Model = declarative_base(name='Model')
)py"},
        {"flask_appbuilder.models.sqla"_L1, "from flask_appbuilder import Model, SQLA\nBase = Model\n"},
        {"flask_appbuilder.models.mixins"_L1, ""},
        {"flask_appbuilder.security.sqla.models"_L1, ""},
        {"flask_login"_L1, R"py(
class UserMixin:
    @property
    def is_active(self):
        return True
    @property
    def is_authenticated(self):
        return True
    @property
    def is_anonymous(self):
        return False
    def get_id(self):
        return str(self.id)

class AnonymousUserMixin:
    pass
)py"},
        {"flask_security"_L1, "class RoleMixin:\n    pass\n\nclass UserMixin:\n    pass\n"},
    };
}

} // namespace retort::bindings
