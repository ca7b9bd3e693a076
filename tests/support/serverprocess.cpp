// SPDX-License-Identifier: GPL-3.0-or-later
// setpriv arranges the signal at the parent's death, and the change of user that PostgreSQL insists on when the tests run as root:
// it replaces itself by the program, where su and runuser would stay in between.
#include "tests/support/serverprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace retort::test {

namespace {

constexpr int startTimeout = 30'000; // milliseconds; a loaded machine takes its time

sockaddr_in loopback(int port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(port));
    return address;
}

} // namespace

int freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool bound = descriptor >= 0 && ::bind(descriptor, generic, length) == 0 && ::getsockname(descriptor, generic, &length) == 0;
    ::close(descriptor);
    return bound ? ntohs(address.sin_port) : 0;
}

bool isListening(int port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool connected = descriptor >= 0 && ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(descriptor);
    return connected;
}

bool writePrivately(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(content) == content.size();
}

bool isRoot()
{
    return ::geteuid() == 0;
}

QStringList asServerUser()
{
    QStringList arguments;
    if (isRoot())
        arguments << u"--reuid=postgres"_s << u"--regid=postgres"_s << u"--init-groups"_s;
    return arguments;
}

bool giveToServerUser(const QString &path)
{
    if (!isRoot())
        return true;
    const passwd *user = ::getpwnam("postgres");
    return user && ::chown(path.toLocal8Bit().constData(), user->pw_uid, user->pw_gid) == 0;
}

bool ServerProcess::start(const QString &folder, const QStringList &privileges, const QStringList &command, const QByteArray &stopSignal,
                          const std::function<bool()> &isReady)
{
    const QString log = QDir(folder).filePath(u"server.log"_s);
    m_error.clear();
    m_stopSignal = stopSignal == "QUIT" ? SIGQUIT : SIGTERM;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(folder);
    m_process.setStandardOutputFile(log);
    m_process.start(u"setpriv"_s, privileges + QStringList {u"--pdeathsig="_s + QString::fromLatin1(stopSignal)} + command);
    if (!m_process.waitForStarted()) {
        m_error = "cannot start setpriv: " + m_process.errorString().toUtf8();
        return false;
    }
    const QDeadlineTimer deadline(startTimeout);
    while (!deadline.hasExpired() && !m_process.waitForFinished(20)) {
        if (isReady())
            return true;
        QThread::msleep(30);
    }
    stop();
    QFile said(log);
    m_error = "the server did not start:\n" + (said.open(QIODevice::ReadOnly) ? said.readAll() : QByteArray());
    return false;
}

void ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_process.processId()), m_stopSignal);
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

} // namespace retort::test
