// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

#include <functional>

namespace retort::test {

/// A port of the loopback interface that nobody listens on at this moment; 0 when there is none.
int freePort();

/// Whether somebody listens there.
bool isListening(int port);

/// Writes a file of a server's settings; no more than its owner can read it.
bool writePrivately(const QString &path, const QByteArray &content);

bool isRoot();

/// Arguments of setpriv for programs that refuse to run as root; empty for anybody else.
QStringList asServerUser();

/// Gives a file or folder to the user of asServerUser(); nothing where that is this user.
bool giveToServerUser(const QString &path);

/// A server for a test. It is a direct child, and the kernel is asked to stop it when the test program dies for whatever reason
/// (a crash, a time-out of CTest): a server that detaches itself would stay.
class ServerProcess
{
public:
    ~ServerProcess() { stop(); }

    /// Starts `program` through setpriv and waits until `isReady` or the end of the process. `stopSignal` is what ends it at once.
    bool start(const QString &folder, const QStringList &privileges, const QStringList &command, const QByteArray &stopSignal,
               const std::function<bool()> &isReady);
    void stop();
    bool isRunning() const { return m_process.state() == QProcess::Running; }

    /// Why start() failed, with what the server said.
    QByteArray error() const { return m_error; }

private:
    QProcess m_process;
    int m_stopSignal = 0;
    QByteArray m_error;
};

} // namespace retort::test
