// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace retort::test {

/// A server at 127.0.0.1 that lets everybody in and never says a word: the kernel accepts, and nobody ever answers.
class SilentServer
{
public:
    SilentServer()
        : m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        constexpr int backlog = 64;
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) == 0 && listen(m_socket, backlog) == 0
            && getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    SilentServer(const SilentServer &) = delete;
    SilentServer &operator=(const SilentServer &) = delete;
    ~SilentServer() { ::close(m_socket); }

    /// 0 when there is none.
    int port() const { return m_port; }
    bool waitForConnection(int milliseconds) const
    {
        pollfd descriptor {m_socket, POLLIN, 0};
        return ::poll(&descriptor, 1, milliseconds) == 1;
    }

private:
    int m_socket;
    int m_port = 0;
};

} // namespace retort::test
