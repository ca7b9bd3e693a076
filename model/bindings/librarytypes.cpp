// SPDX-License-Identifier: GPL-3.0-or-later
// Column types of smaller libraries, by what they store on each dialect.
#include "model/bindings/librarymodules.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

QList<LibrarySource> typeLibraries()
{
    return {
        {"citext"_L1, R"py(
from sqlalchemy.types import UserDefinedType

class CIText(UserDefinedType):
    def get_col_spec(self, **kw):
        return 'CITEXT'
)py"},
        {"sqlalchemy_utc"_L1, R"py(
from sqlalchemy.types import DateTime, TypeDecorator

class UtcDateTime(TypeDecorator):
    impl = DateTime(timezone=True)
)py"},
        {"sqlalchemy_utc.sqltypes"_L1, "from sqlalchemy_utc import UtcDateTime\n"},
        {"sqlalchemy_json"_L1, R"py(
from sqlalchemy.types import JSON

class MutableJson(JSON):
    pass

class NestedMutableJson(JSON):
    pass

def mutable_json_type(dbtype=JSON, nested=False):
    return dbtype
)py"},
        {"sqlalchemy_jsonfield"_L1, R"py(
from sqlalchemy.types import JSON, TypeDecorator, UnicodeText

class JSONField(TypeDecorator):
    impl = UnicodeText

    def __init__(self, enforce_string=False, enforce_unicode=False, json=None, json_type=JSON, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._as_text = enforce_string
        self._json_type = json_type

    def load_dialect_impl(self, dialect):
        return UnicodeText() if self._as_text else dialect.type_descriptor(self._json_type)

def mutable_json_field(*args, **kwargs):
    return JSONField(*args, **kwargs)
)py"},
        {"sqlalchemy_jsonfield.jsonfield"_L1, "from sqlalchemy_jsonfield import JSONField, mutable_json_field\n"},
        {"advanced_alchemy.types"_L1, R"py(
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.types import BINARY, CHAR, JSON, BigInteger, DateTime, Integer, String, Text, TypeDecorator

class GUID(TypeDecorator):
    impl = BINARY(16)

    def __init__(self, *args, binary=True, **kwargs):
        self.binary = binary

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return UUID()
        return BINARY(16) if self.binary else CHAR(32)

class DateTimeUTC(TypeDecorator):
    impl = DateTime(timezone=True)

class EncryptedString(TypeDecorator):
    impl = String

    def __init__(self, *args, **kwargs):
        super().__init__()

    def load_dialect_impl(self, dialect):
        return String()

class EncryptedText(EncryptedString):
    def load_dialect_impl(self, dialect):
        return Text()

BigIntIdentity = BigInteger().with_variant(Integer, 'sqlite')
JsonB = JSON().with_variant(JSONB, 'postgresql')
)py"},
        {"advanced_alchemy.types.guid"_L1, "from advanced_alchemy.types import GUID\n"},
        {"advanced_alchemy.types.datetime"_L1, "from advanced_alchemy.types import DateTimeUTC\n"},
        {"advanced_alchemy.types.identity"_L1, "from advanced_alchemy.types import BigIntIdentity\n"},
        {"advanced_alchemy.types.json"_L1, "from advanced_alchemy.types import JsonB\n"},
        {"advanced_alchemy.types.encrypted_string"_L1, "from advanced_alchemy.types import EncryptedString, EncryptedText\n"},
    };
}

} // namespace retort::bindings
