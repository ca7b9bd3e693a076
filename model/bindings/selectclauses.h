// SPDX-License-Identifier: GPL-3.0-or-later
// What the methods of select(), and of what stands in its FROM, share.
#pragma once

#include "model/bindings/expressionobject.h"

namespace retort::bindings {

/// The element that a method was called on.
expression::ElementPtr selfElement(const python::Arguments &arguments);
/// Each value as an expression; lists and tuples are taken apart. Raises ArgumentError.
expression::Elements clauses(World &world, const python::Values &values);
/// The same where names of columns and labels are taken too: order_by(), group_by() and distinct().
expression::Elements namedClauses(World &world, const python::Values &values);
/// What select() gives back. Raises ArgumentError for a name without text().
expression::Elements columnClauses(World &world, const python::Values &values);
/// Prefixes and suffixes meant for this dialect.
void addPhrases(World &world, QStringList &phrases, const python::Arguments &arguments);
/// `c` of a table, an alias or a SELECT.
python::Value collectionOf(World &world, const expression::ElementPtr &from);
/// insert(), update() and delete() with the conditions and values that they took before SQLAlchemy 2.0.
python::Value changeStatement(World &world, python::Value (*make)(World &, python::Value), python::Value table, const python::Bound &bound);

/// where(), order_by(), join() …: the methods of Select and of a UNION that give a changed copy.
void addSelectMethods(World &world, python::Class *type);

inline constexpr std::pair<QLatin1StringView, expression::CompoundKind> compoundFunctions[] = {
    {QLatin1StringView("union"), expression::CompoundKind::Union},
    {QLatin1StringView("union_all"), expression::CompoundKind::UnionAll},
    {QLatin1StringView("intersect"), expression::CompoundKind::Intersect},
    {QLatin1StringView("intersect_all"), expression::CompoundKind::IntersectAll},
    {QLatin1StringView("except_"), expression::CompoundKind::Except},
    {QLatin1StringView("except_all"), expression::CompoundKind::ExceptAll},
};

} // namespace retort::bindings
