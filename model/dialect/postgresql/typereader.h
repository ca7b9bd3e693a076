// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/catalog.h"

namespace retort::dialect::postgresql {

/// The type that PostgreSQL's name stands for, as SQLAlchemy reflects it: `name` is written as format_type() writes it
/// ("character varying(50)", "timestamp(3) without time zone[]"). Names of the catalog's own types give ENUM and DOMAIN; any
/// other is kept by its text.
schema::SqlType readType(const QString &name, const schema::Catalog &catalog);

/// A type's name as format_type() writes it, whatever it was written as: "VARCHAR(5)" is "character varying(5)". A name in the
/// schema `public` goes without it.
QString canonicalTypeName(const QString &name);

} // namespace retort::dialect::postgresql
