// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <atomic>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace retort::test {

/// Stands between libpq and a server, and breaks the connection at the first COMMIT it sees. Later connections pass.
class CommitThief
{
public:
    enum class Mode {
        LoseReply,   ///< the server gets the COMMIT, the client no answer
        LoseCommit,  ///< neither gets anything
        LoseServer,  ///< as LoseReply, and nobody can connect any more
    };

    CommitThief(int serverPort, Mode mode)
        : m_serverPort(serverPort)
        , m_mode(mode)
    {
        m_listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) || listen(m_listener, 5)
            || getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size))
            qFatal("cannot listen");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~CommitThief()
    {
        m_over = true;
        m_thread.join();
        close(m_listener);
    }
    CommitThief(const CommitThief &) = delete;
    CommitThief &operator=(const CommitThief &) = delete;

    int port() const { return m_port; }
    bool hasStruck() const { return m_struck; }

private:
    static sockaddr_in loopback(int port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<uint16_t>(port));
        return address;
    }

    void serve()
    {
        std::vector<std::thread> relays;
        while (!m_over) {
            pollfd listener{m_listener, POLLIN, 0};
            if (poll(&listener, 1, 20) <= 0)
                continue;
            const int client = accept(m_listener, nullptr, nullptr);
            if (m_struck && m_mode == Mode::LoseServer)
                close(client);
            else
                relays.emplace_back([this, client] { relay(client); });
        }
        for (std::thread &relay : relays)
            relay.join();
    }

    void relay(int client)
    {
        const int server = socket(AF_INET, SOCK_STREAM, 0);
        const sockaddr_in address = loopback(m_serverPort);
        bool open = connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
        while (open && !m_over) {
            pollfd ends[] = {{client, POLLIN, 0}, {server, POLLIN, 0}};
            if (poll(ends, 2, 20) <= 0)
                continue;
            open = (!ends[0].revents || pass(client, server, true)) && (!ends[1].revents || pass(server, client, false));
        }
        close(client);
        close(server);
    }

    bool pass(int from, int to, bool fromClient)
    {
        char buffer[65536];
        const ssize_t size = recv(from, buffer, sizeof buffer, 0);
        if (size <= 0)
            return false;
        const bool steal
            = fromClient && !m_struck && QByteArrayView(buffer, size).contains(QByteArrayView("COMMIT\0", 7));
        if (steal)
            m_struck = true;
        if (!steal || m_mode != Mode::LoseCommit) {
            if (send(to, buffer, static_cast<size_t>(size), MSG_NOSIGNAL) != size)
                return false;
        }
        return !steal;
    }

    int m_serverPort;
    Mode m_mode;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_over = false;
    std::atomic<bool> m_struck = false;
    std::thread m_thread;
};

} // namespace retort::test
