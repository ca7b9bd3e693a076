// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <arpa/inet.h>
#include <atomic>
#include <mutex>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace retort::test {

/// A connection pooler in transaction mode, as far as the simple query protocol needs one: each transaction gets the server
/// session that was given back last, and clients are told a process id that is nobody's. Passwords and TLS are not spoken.
class FakePooler
{
public:
    explicit FakePooler(int serverPort)
        : m_serverPort(serverPort)
    {
        m_listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) || listen(m_listener, 5)
            || getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size))
            qFatal("cannot listen");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { accept(); });
    }
    ~FakePooler()
    {
        m_over = true;
        m_thread.join();
        close(m_listener);
        for (const int server : m_idle)
            close(server);
    }
    FakePooler(const FakePooler &) = delete;
    FakePooler &operator=(const FakePooler &) = delete;

    int port() const { return m_port; }
    int serverSessions() const { return m_sessions; }

private:
    static sockaddr_in loopback(int port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<uint16_t>(port));
        return address;
    }

    void accept()
    {
        std::vector<std::thread> clients;
        while (!m_over) {
            pollfd listener{m_listener, POLLIN, 0};
            if (poll(&listener, 1, 20) > 0)
                clients.emplace_back([this, client = ::accept(m_listener, nullptr, nullptr)] { serve(client); });
        }
        for (std::thread &client : clients)
            client.join();
    }

    bool read(int from, char *data, qsizetype size) const
    {
        while (size > 0) {
            pollfd source{from, POLLIN, 0};
            if (m_over)
                return false;
            if (poll(&source, 1, 20) <= 0)
                continue;
            const ssize_t got = recv(from, data, static_cast<size_t>(size), 0);
            if (got <= 0)
                return false;
            data += got;
            size -= got;
        }
        return true;
    }

    /// A message with its head; `type` is false for the first one of a connection, which has none.
    std::optional<QByteArray> message(int from, bool type = true) const
    {
        const qsizetype head = type ? 5 : 4;
        QByteArray bytes(head, '\0');
        if (!read(from, bytes.data(), head))
            return std::nullopt;
        const auto length = qFromBigEndian<qint32>(bytes.constData() + head - 4);
        bytes.resize(head + length - 4);
        if (!read(from, bytes.data() + head, length - 4))
            return std::nullopt;
        return bytes;
    }

    static void write(int to, const QByteArray &bytes)
    {
        if (send(to, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) < 0)
            return; // the reading side sees the end
    }

    int lease(const QByteArray &startup, QByteArray *greeting = nullptr)
    {
        const std::lock_guard lock(m_mutex);
        if (!greeting && !m_idle.empty()) {
            const int server = m_idle.back();
            m_idle.pop_back();
            return server;
        }
        const int server = socket(AF_INET, SOCK_STREAM, 0);
        const sockaddr_in address = loopback(m_serverPort);
        if (connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address))
            return server;
        ++m_sessions;
        write(server, startup);
        while (const auto reply = message(server)) {
            if (greeting && reply->at(0) != 'K' && reply->at(0) != 'Z')
                *greeting += *reply;
            if (reply->at(0) == 'Z' || reply->at(0) == 'E')
                break;
        }
        return server;
    }

    void giveBack(int server)
    {
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(server);
    }

    void serve(int client)
    {
        std::optional<QByteArray> startup = message(client, false);
        while (startup && startup->size() == 8) { // asks for TLS or GSSAPI
            write(client, "N");
            startup = message(client, false);
        }
        if (startup) {
            QByteArray greeting;
            giveBack(lease(*startup, &greeting));
            write(client, greeting + QByteArray("K\0\0\0\x0c\0\0\0\1\0\0\0\1", 13) + QByteArray("Z\0\0\0\5I", 6));
            relay(client, *startup);
        }
        close(client);
    }

    void relay(int client, const QByteArray &startup)
    {
        int server = -1;
        for (auto request = message(client); request && request->at(0) != 'X'; request = message(client)) {
            if (server < 0)
                server = lease(startup);
            write(server, *request);
            std::optional<QByteArray> reply;
            do {
                reply = message(server);
                if (reply)
                    write(client, *reply);
            } while (reply && reply->at(0) != 'Z');
            if (!reply)
                break;
            if (reply->at(5) == 'I')
                giveBack(std::exchange(server, -1));
        }
        if (server >= 0)
            close(server);
    }

    int m_serverPort;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_over = false;
    std::atomic<int> m_sessions = 0;
    std::mutex m_mutex;
    std::vector<int> m_idle;
    std::thread m_thread;
};

} // namespace retort::test
