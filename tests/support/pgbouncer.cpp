// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pgbouncer.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::test {

bool PgBouncer::start(int serverPort, Pool pool)
{
    m_port = freePort();
    const QString users = m_folder.filePath(u"users.txt"_s);
    const QString settings = m_folder.filePath(u"pgbouncer.ini"_s);
    const QByteArray text = "[databases]\n* = host=127.0.0.1 port=" + QByteArray::number(serverPort)
        + "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " + QByteArray::number(m_port)
        + "\nunix_socket_dir =\nauth_type = trust\nauth_file = " + users.toLocal8Bit()
        + "\npool_mode = " + (pool == Pool::Session ? "session" : "transaction") + "\ndefault_pool_size = 5\n";
    if (!writePrivately(users, "\"postgres\" \"\"\n") || !writePrivately(settings, text) || !giveToServerUser(users)
        || !giveToServerUser(settings) || !giveToServerUser(m_folder.path())) {
        m_error = "PgBouncer: its settings cannot be written";
        return false;
    }
    // Debian has it among the programs of administrators, which are not in everybody's PATH.
    const bool started = m_server.start(m_folder.path(), asServerUser(), {u"/usr/sbin/pgbouncer"_s, settings}, "TERM",
                                        [this] { return isListening(m_port); });
    m_error = "PgBouncer (package pgbouncer): " + m_server.error();
    return started;
}

} // namespace retort::test
