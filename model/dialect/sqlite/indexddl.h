// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/ddltext.h"

namespace retort::dialect::sqlite {

/// CREATE INDEX (spec §4.5)
OrRaised<QString> createIndex(const schema::Index &index, const schema::Table &table, bool ifNotExists);

/// DROP INDEX (spec §4.5)
OrRaised<QString> dropIndex(const schema::Identifier &name, const schema::Identifier &schemaName, bool ifExists,
    const schema::DialectOptions &options);

} // namespace retort::dialect::sqlite
