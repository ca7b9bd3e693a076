// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/catalogdifference.h"
#include "model/schema/catalogspelling.h"

namespace retort::schema {

/// Everything about two tables of one name; nothing when either is uncertain, which is then said.
void compareTable(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result);

/// The part about keys, constraints and indexes.
void compareConstraints(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result);
void compareIndexes(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result);

/// A difference where both texts are decisive and differ, nothing where they are equal, and a note where one is not decisive.
/// A text that is empty on one side only always tells.
void compareTexts(CatalogDifference::Subject subject, const ObjectName &table, const QString &object, const SpelledText &expected,
    const SpelledText &actual, CatalogComparison &result);

/// The stored names of the columns with these keys.
QStringList storedColumns(const QStringList &keys, const Table &table, const CatalogSpelling &spelling);

} // namespace retort::schema
