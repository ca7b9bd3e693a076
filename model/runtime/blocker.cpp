// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/blocker.h"

#include "model/runtime/connection.h"
#include "model/runtime/sqltext.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

Result<bool> endBlocker(Connection &connection, const Blocker &blocker, EndBlocker how)
{
    const QString function = how == EndBlocker::CancelStatement ? u"pg_cancel_backend"_s : u"pg_terminate_backend"_s;
    const auto reply = connection.query(u"SELECT %1(pid) FROM pg_stat_activity WHERE pid = %2 AND backend_start::text = %3"_s.arg(
        function, QString::number(blocker.pid), quoteLiteral(blocker.backendStart)));
    if (!reply)
        return tl::unexpected(reply.error().error);
    return !reply->rows.isEmpty() && reply->rows.first().value(0).toBool();
}

} // namespace retort::runtime
