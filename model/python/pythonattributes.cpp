// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/pythonattributes.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace retort::python {

using namespace Qt::Literals::StringLiterals;

namespace {

using Names = QSet<QString>;

Names names(const QString &words)
{
    const QStringList list = words.split(u' ');
    return Names(list.cbegin(), list.cend());
}

QHash<QString, Names> table()
{
    const Names text = names(u"capitalize center count endswith expandtabs find index isalnum isalpha isascii isdigit islower "
                             "isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix "
                             "replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase "
                             "title translate upper zfill"_s);
    const Names integer = names(u"as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real "
                                "to_bytes"_s);
    const Names frozenSet = names(u"copy difference intersection isdisjoint issubset issuperset symmetric_difference union"_s);
    return {
        {u"str"_s, text + names(u"casefold encode format format_map isdecimal isidentifier isnumeric isprintable"_s)},
        {u"bytes"_s, text + names(u"decode fromhex hex"_s)},
        {u"int"_s, integer},
        {u"bool"_s, integer},
        {u"float"_s, names(u"as_integer_ratio conjugate fromhex hex imag is_integer real"_s)},
        {u"list"_s, names(u"append clear copy count extend index insert pop remove reverse sort"_s)},
        {u"tuple"_s, names(u"count index"_s)},
        {u"dict"_s, names(u"clear copy fromkeys get items keys pop popitem setdefault update values"_s)},
        {u"set"_s,
            frozenSet
                + names(u"add clear difference_update discard intersection_update pop remove symmetric_difference_update update"_s)},
        {u"frozenset"_s, frozenSet},
        {u"range"_s, names(u"count index start step stop"_s)},
        {u"slice"_s, names(u"indices start step stop"_s)},
    };
}

} // namespace

bool isPythonAttribute(const QString &type, const QString &name)
{
    static const QHash<QString, Names> attributes = table();
    return attributes.value(type).contains(name);
}

} // namespace retort::python
