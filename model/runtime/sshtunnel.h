// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/runtime/connectionspec.h"
#include "model/runtime/process.h"

#include <memory>

class QTemporaryDir;

namespace retort::runtime {

/// A way to a PostgreSQL server through a machine that is reached with the system's `ssh` (ssh(1), -L). It is there as long as
/// this object, and ends with the thread that made it even when that is killed.
///
/// This end is a socket in a folder that only this user can enter: nobody else on this machine can go through, or listen in its
/// place. TLS however needs a TCP connection (libpq, "sslmode"): where the connection asks for it, a port of the loopback interface
/// is used, and the server's certificate is still checked for the server's own name. ssh asks nothing: a host key that it does not
/// know yet, or a key with a passphrase that is in no agent, is an error that says what to do.
class SshTunnel
{
public:
    /// Blocks for at most the spec's time-out. Errors: sshNotInstalled, sshNotSupported, sshFailed.
    static Result<std::unique_ptr<SshTunnel>> open(const ConnectionSpec &spec);
    ~SshTunnel();

    /// Where libpq has to go instead of `spec.address()`.
    const ServerAddress &entrance() const { return m_entrance; }

    /// What ssh said about a connection that it could not make from the other machine; empty when it did not complain.
    QString complaint();

private:
    SshTunnel();
    Result<QString> makeEntrance(const ConnectionSpec &spec);

    std::unique_ptr<QTemporaryDir> m_folder;
    CompanionProgram m_ssh;
    ServerAddress m_entrance;
};

} // namespace retort::runtime
