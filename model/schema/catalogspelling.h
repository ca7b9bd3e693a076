// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/catalog.h"

namespace retort::schema {

/// A piece of a definition in a canonical spelling, so that synonyms are equal texts.
struct SpelledText
{
    QString text;
    /// Whether another text means another thing. A server rewrites expressions in ways that no canonical form undoes: those are
    /// equal when their texts are, and else nothing is known.
    bool decisive = true;
};

/// What an index is made of.
struct IndexShape
{
    QList<SpelledText> elements; ///< columns with their order, or expressions
    QStringList included;
    QString method; ///< empty for the usual one
    bool unique = false;
    SpelledText predicate; ///< empty text: none
};

/// How one engine spells, keeps and compares what a catalog tells; model/dialect has one a dialect. The comparison itself knows no
/// dialect.
class CatalogSpelling
{
public:
    CatalogSpelling() = default;
    CatalogSpelling(const CatalogSpelling &) = delete;
    CatalogSpelling &operator=(const CatalogSpelling &) = delete;
    virtual ~CatalogSpelling() = default;

    /// The name under which the engine keeps an object: shortened, and folded where case does not count.
    virtual QString name(const Identifier &name) const = 0;
    /// The same for a schema; empty for the default one, named or not.
    virtual QString schemaName(const QString &schema) const = 0;

    virtual SpelledText type(const Column &column) const = 0;
    /// Empty when there is none. Identity and generated columns are asked for otherwise.
    virtual SpelledText serverDefault(const Column &column) const = 0;
    virtual SpelledText expression(const SqlPtr &sql) const = 0;
    virtual SpelledText condition(const Check &check, const Table &table) const = 0;
    virtual IndexShape shape(const Index &index, const Table &table) const = 0;

    /// Nothing where the engine and the ways to write it disagree about what a key says of its columns.
    virtual std::optional<bool> isNullable(const Column &column, const Table &table) const = 0;
    /// Whether the engine is told of the constraint at all (a CHECK of a type that it has itself is none).
    virtual bool exists(const Constraint &constraint, const Table &table) const = 0;
    virtual bool keepsComments() const = 0;
};

} // namespace retort::schema
