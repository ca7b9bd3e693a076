// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/columnelements.h"

#include <QStringList>

/// SELECT in all its forms, INSERT, UPDATE and DELETE.
namespace retort::expression {

struct ForUpdate
{
    bool read = false;
    bool nowait = false;
    bool skipLocked = false;
    bool keyShare = false;
    Elements of;
};

struct Select
{
    Elements columns;
    Elements from; ///< select_from() and joins; the tables of the columns and conditions follow by themselves
    Elements where;
    Elements groupBy;
    Elements having;
    Elements orderBy;
    ElementPtr limit;
    ElementPtr offset;
    ElementPtr fetch; ///< FETCH FIRST … ROWS ONLY
    bool fetchPercent = false;
    bool fetchWithTies = false;
    bool distinct = false;
    Elements distinctOn;
    std::optional<ForUpdate> forUpdate;
    std::optional<Elements> correlate;       ///< set: only these; an empty list means none
    std::optional<Elements> correlateExcept;
    QStringList prefixes;
    QStringList suffixes;
    Elements ctes; ///< of add_cte(): written even if nothing mentions them
};

enum class CompoundKind { Union, UnionAll, Intersect, IntersectAll, Except, ExceptAll };

struct CompoundSelect
{
    CompoundKind kind = CompoundKind::Union;
    Elements selects;
    Elements orderBy;
    Elements groupBy;
    ElementPtr limit;
    ElementPtr offset;
};

/// A SELECT in parentheses that stands for one value.
struct ScalarSelect
{
    ElementPtr select;
    SqlType type;
};

/// A column to set and the value to set it to.
struct Assignment
{
    ElementPtr column; ///< a ColumnRef, or an expression on the left side
    ElementPtr value;
};

struct OnConflict
{
    bool update = false;
    QString constraint;
    Elements indexElements;
    ElementPtr indexWhere;
    QList<Assignment> set;
    ElementPtr where;
};

struct Insert
{
    ElementPtr table;
    QList<QList<Assignment>> rows; ///< one row, or several for a multi-row VALUES
    bool multipleRows = false;     ///< values([…]): VALUES (…), (…)
    QStringList selectColumns;     ///< of from_select
    bool includeDefaults = true;   ///< from_select adds the columns that have a default
    ElementPtr select;
    std::optional<Elements> returning;
    std::optional<OnConflict> onConflict;
    QStringList prefixes;
    QString ofDialect;             ///< whose insert() made it, which decides how ON CONFLICT may be written; empty for sa.insert()
    bool inlineDefaults = false; ///< no implicit RETURNING
    bool parametersGiven = false; ///< made by bulk_insert: exactly the columns of the rows, None is NULL
    Elements ctes;
};

struct Update
{
    ElementPtr table;
    QList<Assignment> set;
    bool ordered = false; ///< ordered_values(): as given; else in the order of the table's columns
    Elements where;
    std::optional<Elements> returning;
    QStringList prefixes;
    Elements ctes;
};

struct Delete
{
    ElementPtr table;
    Elements where;
    std::optional<Elements> returning;
    QStringList prefixes;
    Elements ctes;
};

} // namespace retort::expression
