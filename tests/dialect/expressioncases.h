// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/build.h"

#include <QMap>
#include <functional>

/// The expressions of tests/data/expressions/generate.py, built with the same names.
namespace expressioncases {

using namespace retort;
using namespace retort::expression;
using namespace Qt::Literals::StringLiterals;
namespace types = retort::schema::types;

using Made = OrRaised<ElementPtr>;
using Case = std::function<Made()>;
using Cases = QMap<QString, Case>;

inline SqlType pgArray()
{
    return SqlType(*schema::findTypeClass(u"postgresql", u"ARRAY"))
        .with("item_type"_L1, std::make_shared<const SqlType>(types::string()));
}

inline ColumnInfo info(const char *name, const SqlType &type)
{
    ColumnInfo column;
    column.name = QString::fromLatin1(name);
    column.type = type;
    return column;
}

inline ElementPtr tableT()
{
    static const ElementPtr made = table(u"t"_s,
        {info("id", types::integer()), info("name", types::string()),
            info("flag", types::boolean()), info("n", types::numeric()),
            info("d", types::date()), info("ts", types::dateTime()),
            info("data", types::json()), info("tags", pgArray()),
            info("order", types::integer()),
            info("kind", types::enumeration({u"a"_s, u"b"_s}, u"kind"_s))});
    return made;
}

inline ElementPtr tableU()
{
    static const ElementPtr made = table(u"u"_s,
        {info("tid", types::integer()), info("v", types::string()),
            info("id", types::integer())},
        u"s"_s);
    return made;
}

inline ElementPtr t(const char *key)
{
    return columnOf(tableT(), QString::fromLatin1(key)).value();
}

inline ElementPtr u(const char *key)
{
    return columnOf(tableU(), QString::fromLatin1(key)).value();
}

inline Operand v(int value) { return Value{qint64(value)}; }
inline Operand v(double value) { return Value{value}; }
inline Operand v(bool value) { return Value{value}; }
inline Operand v(const char *value) { return Value{QString::fromLatin1(value)}; }
inline Operand none() { return Value{None{}}; }

inline Made op(Operator o, const Operand &left, const Operand &right, const BinaryOptions &options = {})
{
    return binary(o, left, right, options);
}
inline Made eq(const Operand &left, const Operand &right) { return op(Operator::Eq, left, right); }
inline ElementPtr got(const Made &made) { return made.value(); }
inline Made custom(const char *text, const Operand &left, const Operand &right)
{
    BinaryOptions options;
    options.customText = QString::fromLatin1(text);
    return binary(Operator::Custom, left, right, options);
}
inline ElementPtr fn(const char *name, const QList<Operand> &arguments)
{
    return function({QString::fromLatin1(name)}, arguments);
}
inline BinaryOptions escapedBy(const char *escape)
{
    BinaryOptions options;
    options.escape = QString::fromLatin1(escape);
    return options;
}
inline Elements all(const QList<ElementPtr> &elements) { return elements; }
inline ElementPtr both(const ElementPtr &a, const ElementPtr &b) { return conjunction(Operator::And, {a, b}); }
inline ElementPtr either(const ElementPtr &a, const ElementPtr &b) { return conjunction(Operator::Or, {a, b}); }
inline Select query(const Elements &columns, const Elements &where = {}, const Elements &from = {})
{
    Select node;
    node.columns = columns;
    node.where = where;
    node.from = from;
    return node;
}
inline ElementPtr x() { return column(u"x"_s); }

/// exists().where(u.tid == t.id)
inline ElementPtr existsU()
{
    return exists(make(query({literalColumn(u"*"_s)}, {got(eq(u("tid"), t("id")))})));
}

} // namespace expressioncases
