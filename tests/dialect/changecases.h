// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/dialect/statementcases.h"

namespace expressioncases {

inline Assignment set(const ElementPtr &column, const Operand &value)
{
    const auto *plain = std::get_if<Value>(&value);
    return {column, plain ? literal(*plain, typeOf(column)) : std::get<ElementPtr>(value)};
}

inline ElementPtr insertT(const QList<Assignment> &row)
{
    Insert node;
    node.table = tableT();
    node.rows = {row};
    return make(node);
}

inline ElementPtr updateT(const QList<Assignment> &assignments, const Elements &where = {})
{
    Update node;
    node.table = tableT();
    node.set = assignments;
    node.where = where;
    return make(node);
}

inline ElementPtr deleteT(const Elements &where = {})
{
    Delete node;
    node.table = tableT();
    node.where = where;
    return make(node);
}

inline ElementPtr conflict(const QList<Assignment> &row, const OnConflict &what)
{
    Insert node;
    node.table = tableT();
    node.rows = {row};
    node.onConflict = what;
    return make(node);
}

/// A table of a MetaData: its INSERT asks for the key.
inline ElementPtr metadataTable(const QString &name, const QList<ColumnInfo> &columns)
{
    Table node;
    node.name = name;
    node.columns = columns;
    node.identity = newIdentity();
    node.fromMetadata = true;
    return make(node);
}

inline ElementPtr insertM(bool withKey)
{
    ColumnInfo id = info("id", types::integer());
    id.primaryKey = true;
    id.autoincrement = true;
    ColumnInfo made = info("made", types::dateTime());
    made.defaultValue = fn("now", {});
    Insert node;
    node.table = metadataTable(u"m"_s, {id, info("name", types::string()), made});
    QList<Assignment> row{set(of(node.table, "name"), v("x"))};
    if (withKey)
        row.append(set(of(node.table, "id"), v(5)));
    node.rows = {row};
    return make(node);
}

inline Cases inserts()
{
    return {
        {u"insert"_s, [] { return Made(insertT({set(t("name"), v("x")), set(t("id"), v(1))})); }},
        {u"insert none"_s, [] { return Made(insertT({set(t("name"), none()), set(t("flag"), v(true))})); }},
        {u"insert expression"_s,
            [] {
                return Made(insertT({set(t("name"), fn("lower", {v("X")})), set(t("id"), literalColumn(u"1 + 1"_s))}));
            }},
        {u"insert several"_s,
            [] {
                Insert node;
                node.table = tableT();
                node.multipleRows = true;
                node.rows = {{set(t("id"), v(1)), set(t("name"), v("a"))}, {set(t("id"), v(2)), set(t("name"), v("b"))}};
                return Made(make(node));
            }},
        {u"insert select"_s,
            [] {
                Insert node;
                node.table = tableT();
                node.selectColumns = {u"id"_s, u"name"_s};
                node.select = select({u("tid"), u("v")});
                return Made(make(node));
            }},
        {u"insert scalar"_s,
            [] {
                const ElementPtr most = scalarSubquery(select({fn("max", {u("tid")})}));
                return Made(insertT({set(t("id"), most), set(t("name"), v("x"))}));
            }},
        {u"insert quoted"_s, [] { return Made(insertT({set(t("order"), v(5))})); }},
        {u"insert returning"_s,
            [] {
                Insert node = *insertT({set(t("id"), v(1))})->as<Insert>();
                node.returning = Elements{t("id"), t("name")};
                return Made(make(node));
            }},
        {u"insert unknown"_s, [] { return Made(insertT({set(column(u"zz"_s), v(1))})); }},
        {u"insert metadata"_s, [] { return Made(insertM(false)); }},
        {u"insert metadata key"_s, [] { return Made(insertM(true)); }},
        {u"insert text key"_s,
            [] {
                ColumnInfo num = info("num", types::string(32));
                num.primaryKey = true;
                Insert node;
                node.table = metadataTable(u"ver"_s, {num});
                node.rows = {{set(of(node.table, "num"), literalColumn(u"'x'"_s))}};
                return Made(make(node));
            }},
        {u"insert conflict nothing"_s, [] { return Made(conflict({set(t("id"), v(1))}, {})); }},
        {u"insert conflict target"_s,
            [] {
                OnConflict what;
                what.indexElements = {t("id")};
                return Made(conflict({set(t("id"), v(1))}, what));
            }},
        {u"insert conflict update"_s,
            [] {
                OnConflict what;
                what.update = true;
                what.indexElements = {t("id")};
                what.set = {set(t("name"), v("y"))};
                what.where = got(eq(t("id"), v(2)));
                return Made(conflict({set(t("id"), v(1)), set(t("name"), v("x"))}, what));
            }},
    };
}

inline Cases updates()
{
    return {
        {u"update"_s, [] { return Made(updateT({set(t("flag"), v(true))})); }},
        {u"update where"_s, [] { return Made(updateT({set(t("name"), none())}, {got(eq(t("flag"), v(true)))})); }},
        {u"update concat"_s,
            [] {
                const ElementPtr longer = got(op(Operator::Add, t("name"), v("_x")));
                return Made(updateT({set(t("name"), longer)}, {got(op(Operator::Is, t("flag"), v(true)))}));
            }},
        {u"update order"_s, [] { return Made(updateT({set(t("name"), v("x")), set(t("id"), plus(1))})); }},
        {u"update case"_s, [] { return Made(updateT({set(t("name"), bigOrSmall())})); }},
        {u"update subquery"_s,
            [] { return Made(updateT({set(t("name"), scalarSubquery(make(query({u("v")}, {tidIsId()}))))})); }},
        {u"update from"_s, [] { return Made(updateT({set(t("name"), u("v"))}, {idIsTid()})); }},
        {u"update in"_s,
            [] {
                const ElementPtr wanted = make(query({u("tid")}, {got(eq(u("v"), v("q")))}));
                return Made(updateT({set(t("name"), v("z"))}, {got(inSelect(t("id"), wanted))}));
            }},
        {u"update condition"_s, [] { return Made(updateT({set(t("flag"), got(op(Operator::Gt, t("id"), v(5))))})); }},
        {u"update null"_s, [] { return Made(updateT({set(t("name"), null())})); }},
        {u"update function"_s, [] { return Made(updateT({set(t("ts"), fn("now", {}))})); }},
        {u"update schema"_s,
            [] {
                Update node;
                node.table = tableU();
                node.set = {set(u("v"), v("y"))};
                node.where = {got(eq(u("v"), v("x")))};
                return Made(make(node));
            }},
        {u"update returning"_s,
            [] {
                Update node = *updateT({set(t("id"), v(1))})->as<Update>();
                node.returning = Elements{t("id")};
                return Made(make(node));
            }},
        {u"update two wheres"_s,
            [] {
                const ElementPtr aOrB = either(got(eq(t("name"), v("a"))), got(eq(t("name"), v("b"))));
                return Made(updateT({set(t("id"), v(2))}, {got(eq(t("id"), v(1))), aOrB}));
            }},
        {u"update quoted"_s, [] { return Made(updateT({set(t("order"), v(2))}, {got(eq(t("order"), v(1)))})); }},
        {u"update unknown"_s, [] { return Made(updateT({set(column(u"zz"_s), v(1))})); }},
        {u"delete"_s, [] { return Made(deleteT()); }},
        {u"delete where"_s, [] { return Made(deleteT({got(eq(t("id"), v(5)))})); }},
        {u"delete in"_s, [] { return Made(deleteT({got(inList(t("id"), {v(1), v(2)}))})); }},
        {u"delete exists"_s, [] { return Made(deleteT({existsU()})); }},
        {u"delete using"_s, [] { return Made(deleteT({idIsTid()})); }},
        {u"delete returning"_s,
            [] {
                Delete node = *deleteT()->as<Delete>();
                node.returning = Elements{t("id")};
                return Made(make(node));
            }},
    };
}

} // namespace expressioncases
