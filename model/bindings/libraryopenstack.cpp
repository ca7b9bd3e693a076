// SPDX-License-Identifier: GPL-3.0-or-later
// OpenStack's oslo libraries.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

QList<LibrarySource> openStackLibraries()
{
    return {
        {"oslo_log.log"_L1, R"py(
import logging

DEBUG, INFO, WARN, WARNING, ERROR, CRITICAL = 10, 20, 30, 30, 40, 50

def getLogger(name=None, project='unknown', version='unknown'):
    return logging.getLogger(name)

KeywordArgumentAdapter = None
)py"},
        {"oslo_log.versionutils"_L1, ""},
        {"oslo_utils.uuidutils"_L1, R"py(
import uuid

def generate_uuid(dashed=True):
    return str(uuid.uuid4()) if dashed else uuid.uuid4().hex
)py"},
        {"oslo_utils.timeutils"_L1, R"py(
import datetime

def utcnow(with_timezone=False):
    return datetime.datetime.now(datetime.timezone.utc) if with_timezone else datetime.datetime.utcnow()

def utcnow_ts(microsecond=False):
    return utcnow().timestamp()
)py"},
        {"oslo_utils.strutils"_L1, R"py(
def bool_from_string(subject, strict=False, default=False):
    if isinstance(subject, bool):
        return subject
    text = str(subject).strip().lower()
    if text in ('1', 't', 'true', 'on', 'y', 'yes'):
        return True
    if text in ('0', 'f', 'false', 'off', 'n', 'no'):
        return False
    if strict:
        raise ValueError("Unrecognized value '%s'" % text)
    return default
)py"},
        {"oslo_serialization.jsonutils"_L1, "from json import dumps, loads\n"},
        {"oslo_db.sqlalchemy.types"_L1, R"py(
from sqlalchemy.types import Integer, String as _String, Text, TypeDecorator

class JsonEncodedType(TypeDecorator):
    impl = Text

    def __init__(self, mysql_as_long=False, mysql_as_medium=False):
        super().__init__()
        if mysql_as_long and mysql_as_medium:
            raise TypeError('mysql_as_long and mysql_as_medium are mutually exclusive')

class JsonEncodedDict(JsonEncodedType):
    pass

class JsonEncodedList(JsonEncodedType):
    pass

class SoftDeleteInteger(TypeDecorator):
    impl = Integer

class String(_String):
    def __init__(self, length, mysql_ndb_length=None, mysql_ndb_type=None, **kw):
        super().__init__(length, **kw)
)py"},
        {"oslo_db.exception"_L1, R"py(
class DBError(Exception):
    pass

class DBDuplicateEntry(DBError):
    pass

class DBNonExistentConstraint(DBError):
    pass

class DBNonExistentTable(DBError):
    pass
)py"},
    };
}

} // namespace retort::bindings
