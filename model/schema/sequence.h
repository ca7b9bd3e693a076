// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/identifier.h"
#include "model/schema/sqltype.h"

#include <optional>

namespace retort::schema {

/// Options that identity columns and sequences share, in the order in which they are printed (spec §4.2).
struct SequenceOptions
{
    std::optional<qint64> increment;
    std::optional<qint64> start;
    std::optional<qint64> minValue;
    std::optional<qint64> maxValue;
    bool noMinValue = false;
    bool noMaxValue = false;
    std::optional<qint64> cache;
    std::optional<bool> cycle;

    friend bool operator==(const SequenceOptions &, const SequenceOptions &) = default;
};

struct Sequence
{
    Identifier name;
    Identifier schema;
    SequenceOptions options;
    std::optional<SqlType> dataType; ///< CREATE SEQUENCE s AS BIGINT
    bool optional = false; ///< only where the dialect cannot do without: PostgreSQL uses SERIAL then

    friend bool operator==(const Sequence &, const Sequence &) = default;
};

} // namespace retort::schema
