// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/objectname.h"

#include <QList>

namespace retort::schema {

/// One way in which a catalog is not the expected one.
struct CatalogDifference
{
    enum class Change { Missing, Extra, Changed };
    /// In the order in which differences of one table are told.
    enum class Subject {
        Schema, Table, Column, ColumnType, Nullability, DefaultValue, Identity, Computed, ColumnComment, PrimaryKey, Unique,
        ForeignKey, Check, Exclude, Index, TableComment, UserType, EnumLabels, Sequence, View, MaterializedView, Trigger, Function,
    };

    Change change = Change::Changed;
    Subject subject = Subject::Table;
    ObjectName table; ///< empty for what belongs to no table
    QString object;   ///< the column, constraint, index, type …; the columns of a constraint without a name; empty for the table itself
    QString expected; ///< as the dialect's spelling has it; empty when missing there
    QString actual;

    friend bool operator==(const CatalogDifference &, const CatalogDifference &) = default;
};

/// What could not be judged, since one side is not known for certain or spells it in a way that tells nothing.
struct Uncompared
{
    CatalogDifference::Subject subject = CatalogDifference::Subject::Table;
    ObjectName table;
    QString object;
    QString reason;

    friend bool operator==(const Uncompared &, const Uncompared &) = default;
};

struct CatalogComparison
{
    QList<CatalogDifference> differences;
    QList<Uncompared> uncompared;
};

/// A word for programs: "column-type", "foreign-key".
QString subjectCode(CatalogDifference::Subject subject);
/// "missing", "extra" or "changed".
QString changeCode(CatalogDifference::Change change);

/// "The column t.name allows NULL", "The index ix of t is missing".
QString describe(const CatalogDifference &difference);

} // namespace retort::schema
