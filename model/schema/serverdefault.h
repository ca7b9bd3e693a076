// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/compiledonce.h"
#include "model/schema/sequence.h"
#include "model/schema/sqlelement.h"

#include <variant>

namespace retort::schema {

/// No DEFAULT; in AlterColumn "DROP DEFAULT".
struct NoDefault
{
    friend bool operator==(const NoDefault &, const NoDefault &) = default;
};

/// server_default='x': always printed as a string literal (spec §4.3).
struct LiteralDefault
{
    QString text;

    friend bool operator==(const LiteralDefault &, const LiteralDefault &) = default;
};

/// text(), func.now(), false() …
struct SqlDefault
{
    SqlPtr sql;

    friend bool operator==(const SqlDefault &, const SqlDefault &) = default;
};

/// FetchedValue(): the server has one, and nothing is printed.
struct FetchedDefault
{
    friend bool operator==(const FetchedDefault &, const FetchedDefault &) = default;
};

/// GENERATED ALWAYS AS (…)
struct Computed
{
    SqlPtr sql;
    std::optional<bool> persisted; ///< STORED, VIRTUAL, or what the server does by itself

    friend bool operator==(const Computed &, const Computed &) = default;
};

/// GENERATED … AS IDENTITY
struct Identity
{
    bool always = false;
    bool onNull = false;
    SequenceOptions options;

    friend bool operator==(const Identity &, const Identity &) = default;
};

/// What fills a column on the server; SQLAlchemy keeps all of them in Column.server_default. SQL compares by its address.
using ServerDefault = CompiledOnce<std::variant<NoDefault, LiteralDefault, SqlDefault, FetchedDefault, Computed, Identity>>;

} // namespace retort::schema
