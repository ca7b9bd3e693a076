// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/graph/tablelayout.h"
#include "model/plan/schemachange.h"

namespace retort::ui {

/// A column in a box.
struct DiagramColumn
{
    QString name;
    QString type;
    bool isKey = false;       ///< of the primary key
    bool isReference = false; ///< of a foreign key
    plan::SchemaChange change = plan::SchemaChange::None;
};

/// A box of a diagram.
struct DiagramTable
{
    QString name;
    plan::SchemaChange change = plan::SchemaChange::None;
    QList<DiagramColumn> columns;
    int hidden = 0; ///< columns that are left out: keys and what changed come first then
};

/// Tables and foreign keys, before anybody knows where they go.
struct SchemaPicture
{
    QList<DiagramTable> tables;
    QList<graph::TableReference> references;
};

/// The tables with their changes, and the foreign keys that `catalog` (perhaps null) has between them.
SchemaPicture pictureOf(const QList<plan::ComparedTable> &tables, const schema::Catalog *catalog);

} // namespace retort::ui
