// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/reservedwords.h"

#include <QSet>

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

bool isReserved(const QString &lowerCaseWord)
{
    static const QSet<QString> words{
        u"add"_s, u"after"_s, u"all"_s, u"alter"_s, u"analyze"_s, u"and"_s, u"as"_s, u"asc"_s, u"attach"_s,
        u"autoincrement"_s, u"before"_s, u"begin"_s, u"between"_s, u"by"_s, u"cascade"_s, u"case"_s, u"cast"_s,
        u"check"_s, u"collate"_s, u"column"_s, u"commit"_s, u"conflict"_s, u"constraint"_s, u"create"_s, u"cross"_s,
        u"current_date"_s, u"current_time"_s, u"current_timestamp"_s, u"database"_s, u"default"_s, u"deferrable"_s,
        u"deferred"_s, u"delete"_s, u"desc"_s, u"detach"_s, u"distinct"_s, u"drop"_s, u"each"_s, u"else"_s, u"end"_s,
        u"escape"_s, u"except"_s, u"exclusive"_s, u"exists"_s, u"explain"_s, u"fail"_s, u"false"_s, u"for"_s,
        u"foreign"_s, u"from"_s, u"full"_s, u"glob"_s, u"group"_s, u"having"_s, u"if"_s, u"ignore"_s, u"immediate"_s,
        u"in"_s, u"index"_s, u"indexed"_s, u"initially"_s, u"inner"_s, u"insert"_s, u"instead"_s, u"intersect"_s,
        u"into"_s, u"is"_s, u"isnull"_s, u"join"_s, u"key"_s, u"left"_s, u"like"_s, u"limit"_s, u"match"_s,
        u"natural"_s, u"not"_s, u"notnull"_s, u"null"_s, u"of"_s, u"offset"_s, u"on"_s, u"or"_s, u"order"_s,
        u"outer"_s, u"plan"_s, u"pragma"_s, u"primary"_s, u"query"_s, u"raise"_s, u"references"_s, u"reindex"_s,
        u"rename"_s, u"replace"_s, u"restrict"_s, u"right"_s, u"rollback"_s, u"row"_s, u"select"_s, u"set"_s,
        u"table"_s, u"temp"_s, u"temporary"_s, u"then"_s, u"to"_s, u"transaction"_s, u"trigger"_s, u"true"_s,
        u"union"_s, u"unique"_s, u"update"_s, u"using"_s, u"vacuum"_s, u"values"_s, u"view"_s, u"virtual"_s,
        u"when"_s, u"where"_s,
    };
    return words.contains(lowerCaseWord);
}

} // namespace retort::dialect::sqlite
