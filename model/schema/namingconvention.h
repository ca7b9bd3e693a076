// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/raised.h"
#include "model/schema/table.h"

namespace retort::schema {

/// MetaData(naming_convention={…}): a format for each kind of constraint (spec §4.7).
struct NamingConvention
{
    QMap<QString, QString> formats{{QStringLiteral("ix"), QStringLiteral("ix_%(column_0_label)s")}};
    /// Tokens that are functions of the project: their result cannot be known without running Python.
    QStringList callables;

    friend bool operator==(const NamingConvention &, const NamingConvention &) = default;
};

/// The name that the constraint gets on that table; unchanged when no convention speaks of it. Raises "NeedsPython", which is
/// no Python exception, where the name comes from one of `callables`.
OrRaised<Identifier> conventionalName(const NamingConvention &convention, const Constraint &constraint, const Table &table);
OrRaised<Identifier> conventionalName(const NamingConvention &convention, const Index &index, const Table &table);

/// The name under which op.drop_constraint('x', 't', type_='check') looks; `prefix` is pk, uq, fk, ck.
OrRaised<Identifier> conventionalDropName(const NamingConvention &convention, const QString &prefix, const Identifier &name,
    const Table &table);

} // namespace retort::schema
