// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/reservedwords.h"

#include <QSet>

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

bool isReserved(const QString &lowerCaseWord)
{
    static const QSet<QString> words{
        u"all"_s, u"analyse"_s, u"analyze"_s, u"and"_s, u"any"_s, u"array"_s, u"as"_s, u"asc"_s, u"asymmetric"_s,
        u"authorization"_s, u"between"_s, u"binary"_s, u"both"_s, u"case"_s, u"cast"_s, u"check"_s, u"collate"_s,
        u"column"_s, u"constraint"_s, u"create"_s, u"cross"_s, u"current_catalog"_s, u"current_date"_s,
        u"current_role"_s, u"current_schema"_s, u"current_time"_s, u"current_timestamp"_s, u"current_user"_s,
        u"default"_s, u"deferrable"_s, u"desc"_s, u"distinct"_s, u"do"_s, u"else"_s, u"end"_s, u"except"_s,
        u"false"_s, u"fetch"_s, u"for"_s, u"foreign"_s, u"freeze"_s, u"from"_s, u"full"_s, u"grant"_s, u"group"_s,
        u"having"_s, u"ilike"_s, u"in"_s, u"initially"_s, u"inner"_s, u"intersect"_s, u"into"_s, u"is"_s, u"isnull"_s,
        u"join"_s, u"leading"_s, u"left"_s, u"like"_s, u"limit"_s, u"localtime"_s, u"localtimestamp"_s, u"natural"_s,
        u"new"_s, u"not"_s, u"notnull"_s, u"null"_s, u"of"_s, u"off"_s, u"offset"_s, u"old"_s, u"on"_s, u"only"_s,
        u"or"_s, u"order"_s, u"outer"_s, u"over"_s, u"overlaps"_s, u"placing"_s, u"primary"_s, u"references"_s,
        u"returning"_s, u"right"_s, u"select"_s, u"session_user"_s, u"similar"_s, u"some"_s, u"symmetric"_s,
        u"table"_s, u"then"_s, u"to"_s, u"trailing"_s, u"true"_s, u"union"_s, u"unique"_s, u"user"_s, u"using"_s,
        u"variadic"_s, u"verbose"_s, u"when"_s, u"where"_s, u"window"_s, u"with"_s,
    };
    return words.contains(lowerCaseWord);
}

} // namespace retort::dialect::postgresql
