// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace retort::dialect {

enum class Dialect { Sqlite, Postgresql };

/// Text to send to a server in one go. It is run exactly as it stands; `--sql` prints it with every tab as four spaces and a
/// semicolon (spec §0.1). A tab in it can only come from the script's own SQL, where it may be data.
struct Statement
{
    QString sql;               ///< without the closing semicolon
    int operation = -1;        ///< index of the step's operation it came from; -1 for the bookkeeping of the version table
    bool transactional = true; ///< false inside an autocommit_block: it must run outside any transaction

    friend bool operator==(const Statement &, const Statement &) = default;
};

using Statements = QList<Statement>;

} // namespace retort::dialect
