// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/dialectoptions.h"
#include "model/schema/identifier.h"
#include "model/schema/sqltype.h"

#include <optional>

namespace retort::schema {

/// What every constraint may have.
struct ConstraintTraits
{
    Identifier name; ///< empty: the server names it
    std::optional<bool> deferrable;
    QString initially; ///< DEFERRED, IMMEDIATE or empty
    DialectOptions options;
};

struct PrimaryKey : ConstraintTraits
{
    QStringList columns;   ///< keys of the columns
    bool implicit = false; ///< made of the primary_key=True columns, not written as a constraint
};

struct Unique : ConstraintTraits
{
    QStringList columns;
};

/// Options of a reference, shared by ForeignKey("t.c") on a column and ForeignKeyConstraint (spec §4.2).
struct ReferenceTraits : ConstraintTraits
{
    QString onDelete; ///< kept as typed
    QString onUpdate;
    QString match;
    bool useAlter = false;
};

struct ForeignKey : ReferenceTraits
{
    QStringList columns;
    Identifier referredTable;
    Identifier referredSchema;   ///< empty: the default schema, whatever the schema of the referring table
    QStringList referredColumns; ///< an empty name stands for "the column of the same name"
    /// Written behind its column: SQLAlchemy's look at a SQLite table then finds neither its name nor its options (spec §6.4).
    bool inlined = false;
};

struct Check : ConstraintTraits
{
    SqlPtr condition;                 ///< null when the type below makes it
    std::optional<SqlType> boundType; ///< Boolean or Enum with create_constraint=True
    QString boundColumn;              ///< the key of that type's column
    bool columnLevel = false;         ///< written inside Column(…): printed behind the column
};

/// EXCLUDE USING gist (…) of PostgreSQL.
struct Exclude : ConstraintTraits
{
    struct Element
    {
        QString column;    ///< a column's name, or empty …
        SqlPtr expression; ///< … for an expression
        QString op;        ///< the operator, such as "&&"
    };
    QList<Element> elements;
    QString using_ = QStringLiteral("gist");
    SqlPtr where;
};

using Constraint = CompiledOnce<std::variant<PrimaryKey, Unique, ForeignKey, Check, Exclude>>;

/// The part that every kind has.
const ConstraintTraits &traits(const Constraint &constraint);
ConstraintTraits &traits(Constraint &constraint);

/// The keys of the columns that the constraint names; none for a CHECK of free text.
QStringList columnsOf(const Constraint &constraint);

} // namespace retort::schema
