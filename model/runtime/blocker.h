// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QList>

namespace retort::runtime {

class Connection;

/// Another session of a PostgreSQL server that holds what a run waits for, as pg_stat_activity shows it.
struct Blocker
{
    qint64 pid = 0;
    QString backendStart;          ///< with the process id it names the session: process ids are used again
    QString user;
    QString application;
    QString client;                ///< address; empty for a Unix socket
    QString state;                 ///< "active", "idle in transaction", …
    qint64 stateSeconds = 0;       ///< how long it has been in this state
    qint64 transactionSeconds = 0; ///< how long its transaction is open; 0 when it has none
    QString query;                 ///< the last or running one, shortened; empty where the role may not see it

    friend bool operator==(const Blocker &, const Blocker &) = default;
};

using Blockers = QList<Blocker>;

enum class EndBlocker {
    CancelStatement, ///< pg_cancel_backend: does nothing to a session that is idle in a transaction
    EndSession,      ///< pg_terminate_backend
};

/// Asks the server to break off what a blocker does. False when that session is gone already, or the server did not obey. Takes
/// a connection of its own, not that of the run, which waits. Only ever after a person has confirmed it.
Result<bool> endBlocker(Connection &connection, const Blocker &blocker, EndBlocker how);

} // namespace retort::runtime
