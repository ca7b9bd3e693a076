// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sshserver.h"

#include "tests/support/process.h"

#include <QDir>
#include <QFile>

#include <pwd.h>
#include <unistd.h>

namespace retort::test {

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString SshServerOfTests::user() const
{
    const passwd *user = ::getpwuid(::geteuid());
    return user ? QString::fromLocal8Bit(user->pw_name) : QString();
}

bool SshServerOfTests::start()
{
    m_port = freePort();
    if (!QDir(m_folder.path()).mkpath(u"bin"_s) || !makeKey(u"host"_s) || !makeKey(u"key"_s) || !makeKey(u"other"_s) || !writeSettings())
        return fail("its keys and settings cannot be made (package openssh-client)");
    if (isRoot()) // where the part of it without privileges lives; the system's own start makes it otherwise
        QDir().mkpath(u"/run/sshd"_s);
    const bool started = m_server.start(m_folder.path(), {}, {u"/usr/sbin/sshd"_s, u"-D"_s, u"-e"_s, u"-f"_s, m_folder.filePath(u"sshd_config"_s)},
                                        "TERM", [this] { return isListening(m_port); });
    return started || fail("(package openssh-server): " + m_server.error());
}

bool SshServerOfTests::setKnown(bool known)
{
    const QByteArray key = content(m_folder.filePath(known ? u"host.pub"_s : u"other.pub"_s));
    return writePrivately(m_folder.filePath(u"known"_s), "[127.0.0.1]:" + QByteArray::number(m_port) + ' ' + key);
}

bool SshServerOfTests::fail(const QByteArray &why)
{
    m_error = "SSH server of the tests: " + why;
    return false;
}

bool SshServerOfTests::makeKey(const QString &name)
{
    return runProcess(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, m_folder.filePath(name)}).ok();
}

bool SshServerOfTests::writeSettings()
{
    const QByteArray folder = m_folder.path().toLocal8Bit();
    const QByteArray server = "Port " + QByteArray::number(m_port) + "\nListenAddress 127.0.0.1\nHostKey " + folder
        + "/host\nAuthorizedKeysFile " + folder + "/key.pub\nPidFile none\nUsePAM no\nStrictModes no\nPasswordAuthentication no\n"
        "KbdInteractiveAuthentication no\nPermitRootLogin yes\nAllowTcpForwarding yes\nAllowStreamLocalForwarding yes\n";
    const QByteArray client = "UserKnownHostsFile " + folder + "/known\nGlobalKnownHostsFile /dev/null\nIdentityAgent none\n";
    const QString program = m_folder.filePath(u"bin/ssh"_s);
    return setKnown(true) && writePrivately(m_folder.filePath(u"sshd_config"_s), server)
        && writePrivately(m_folder.filePath(u"ssh_config"_s), client)
        && writePrivately(program, "#!/bin/sh\nexec /usr/bin/ssh -F " + folder + "/ssh_config \"$@\"\n")
        && QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace retort::test
