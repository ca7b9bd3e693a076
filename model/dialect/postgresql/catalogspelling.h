// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/catalogspelling.h"

namespace retort::dialect::postgresql {

/// PostgreSQL keeps trees and writes them anew when it is asked, so texts are compared through its own grammar.
class CatalogSpelling : public schema::CatalogSpelling
{
public:
    explicit CatalogSpelling(const QString &defaultSchema)
        : m_defaultSchema(defaultSchema)
    {
    }

    QString name(const schema::Identifier &name) const override;
    QString schemaName(const QString &schema) const override;
    schema::SpelledText type(const schema::Column &column) const override;
    schema::SpelledText serverDefault(const schema::Column &column) const override;
    schema::SpelledText expression(const schema::SqlPtr &sql) const override;
    schema::SpelledText condition(const schema::Check &check, const schema::Table &table) const override;
    schema::IndexShape shape(const schema::Index &index, const schema::Table &table) const override;
    std::optional<bool> isNullable(const schema::Column &column, const schema::Table &table) const override;
    bool exists(const schema::Constraint &constraint, const schema::Table &table) const override;
    bool keepsComments() const override { return true; }

private:
    QString m_defaultSchema;
};

} // namespace retort::dialect::postgresql
