// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/columnelements.h"

/// What can stand in FROM.
namespace retort::expression {

/// `identity` tells two tables of one name apart, as Python's `is` would; newIdentity() gives a fresh one.
struct Table
{
    QString name;
    QString schema;
    QList<ColumnInfo> columns;
    quint64 identity = 0;
    bool fromMetadata = false; ///< an sa.Table, not a lightweight sa.table(): its INSERT returns the primary key
    std::optional<bool> quote;
    std::optional<bool> quoteSchema;
};

/// table.alias(), select.subquery(), lateral(): an element with a name of its own.
struct Alias
{
    ElementPtr element;
    QString name; ///< empty: anon_1, anon_2 … in the order of their appearance
    bool lateral = false;
    ElementPtr sample; ///< of TABLESAMPLE: bernoulli(10) …; null if none
    ElementPtr seed;   ///< of REPEATABLE
    quint64 identity = 0;
};

struct Cte
{
    ElementPtr element;
    QString name; ///< empty: made up
    bool recursive = false;
    bool nesting = false;   ///< written where it is used, not at the head of the whole statement
    QStringList prefixes;   ///< MATERIALIZED …
    QStringList suffixes;
    QString alias;          ///< another name it is used by; empty if none
    quint64 identity = 0;   ///< of this mention: an alias has one of its own
    quint64 definition = 0; ///< of the text in WITH: what union() makes of it and its aliases share it
};

struct Join
{
    ElementPtr left;
    ElementPtr right;
    ElementPtr on;
    bool outer = false;
    bool full = false;
};

/// func.x().table_valued("a", "b"), and values(): a function or rows in FROM.
struct TableValued
{
    ElementPtr function;
    QList<ColumnInfo> columns;
    QString name;                ///< empty: one is made up
    QString namedAfter;          ///< what a made-up name starts with; empty: "anon"
    bool renderDerived = false;  ///< AS name(column, …)
    bool renderTypes = false;    ///< AS name(column TYPE, …)
    bool lateral = false;
    bool withOrdinality = false;
    quint64 identity = 0;
};

struct Values
{
    QList<ColumnInfo> columns;
    QList<Elements> rows;
    QString name; ///< empty: no name at all
    bool lateral = false;
    quint64 identity = 0;
};

} // namespace retort::expression
