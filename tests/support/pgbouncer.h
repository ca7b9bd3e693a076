// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/serverprocess.h"

#include <QTemporaryDir>

namespace retort::test {

/// A real PgBouncer before a server of the tests, for every database of it and the role postgres.
class PgBouncer
{
public:
    enum class Pool { Session, Transaction };

    bool start(int serverPort, Pool pool);
    int port() const { return m_port; }
    const char *error() const { return m_error.constData(); }

private:
    QTemporaryDir m_folder;
    ServerProcess m_server;
    int m_port = 0;
    QByteArray m_error;
};

} // namespace retort::test
