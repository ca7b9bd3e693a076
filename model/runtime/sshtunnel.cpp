// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/sshtunnel.h"

#include "model/runtime/errorcodes.h"

#include <QDir>
#include <QTemporaryDir>

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

constexpr int usualPort = 5432;
constexpr int attempts = 3; // another program can take the free port before ssh does

Error notSupported(const QString &message)
{
    return {sshNotSupported, message, u"Nothing was changed. Name one server by its host name or address as the SSH server knows it."_s, {}, {}, {}};
}

/// A port of the loopback interface that nobody listens on now; 0 when there is none.
int freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool found = descriptor >= 0 && ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), size) == 0
        && ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    ::close(descriptor);
    return found ? ntohs(address.sin_port) : 0;
}

bool asksForTls(const ConnectionSpec &spec)
{
    const QString mode = spec.options.value(u"sslmode"_s);
    return mode == "require"_L1 || mode.startsWith("verify"_L1);
}

/// The other end, as -L has it: host:port, or the socket of a folder.
Result<QString> farEnd(const ConnectionSpec &spec)
{
    const int port = spec.port ? spec.port : usualPort;
    if (spec.host.startsWith(u'/'))
        return u"%1/.s.PGSQL.%2"_s.arg(spec.host).arg(port);
    const QString host = spec.host.isEmpty() ? u"localhost"_s : spec.host;
    if (const auto checked = SshServer::parse(host.contains(u':') ? u'[' + host + u']' : host); !checked || !checked->user.isEmpty())
        return failure(notSupported(u"An SSH tunnel cannot lead to “%1”"_s.arg(host.left(200))));
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

QStringList sshArguments(const ConnectionSpec &spec, const QString &forward)
{
    const SshServer &server = spec.ssh;
    // In turn: no command and no terminal; nothing of this machine is lent to the other; no questions; no half a tunnel; a tunnel of
    // our own and not one through a shared connection; a broken line is noticed; a word when everything is in place.
    QStringList arguments {u"-N"_s, u"-T"_s, u"-a"_s, u"-x"_s, u"-o"_s, u"BatchMode=yes"_s, u"-o"_s, u"ExitOnForwardFailure=yes"_s,
        u"-o"_s, u"ControlMaster=no"_s, u"-o"_s, u"ControlPath=none"_s, u"-o"_s, u"ForkAfterAuthentication=no"_s,
        u"-o"_s, u"ClearAllForwardings=no"_s, u"-o"_s, u"ServerAliveInterval=15"_s, u"-o"_s, u"ServerAliveCountMax=3"_s,
        u"-o"_s, u"ConnectTimeout=%1"_s.arg(spec.connectTimeout), u"-o"_s, u"PermitLocalCommand=yes"_s, u"-o"_s,
        u"LocalCommand=echo retort-tunnel-open"_s, u"-L"_s, forward};
    if (server.port)
        arguments << u"-p"_s << QString::number(server.port);
    if (!server.user.isEmpty())
        arguments << u"-l"_s << server.user;
    if (!server.keyFile.isEmpty())
        arguments << u"-o"_s << u"IdentitiesOnly=yes"_s << u"-i"_s << server.keyFile;
    return arguments << u"--"_s << server.host;
}

Error failed(const ConnectionSpec &spec, const ProgramResult &result)
{
    const QString &said = result.errorText;
    Error error {sshFailed, u"The SSH server %1 cannot be used"_s.arg(spec.ssh.displayText()), {}, said, {}, {}};
    if (result.end == ProgramResult::End::TimedOut)
        error.hint = u"It did not answer within %1 s. Check its name, its port and the network."_s.arg(spec.connectTimeout);
    else if (said.contains("Host key verification failed"_L1))
        error.hint = u"Its key is not known here, or has changed. Connect once with “ssh %1” in a terminal, and compare the key."_s.arg(spec.ssh.host);
    else if (said.contains("Permission denied"_L1) || said.contains("Too many authentication failures"_L1))
        error.hint = u"It refused the keys. Add the key to ssh's agent (ssh-add), or name a key file that has no passphrase."_s;
    else
        error.hint = u"Check its name, its port and the network, or try “ssh %1” in a terminal."_s.arg(spec.ssh.host);
    return error;
}

} // namespace

SshTunnel::SshTunnel() = default;
SshTunnel::~SshTunnel() = default;

/// Decides where this end is; returns what -L needs for it.
Result<QString> SshTunnel::makeEntrance(const ConnectionSpec &spec)
{
    if (asksForTls(spec)) {
        if (spec.host.startsWith(u'/'))
            return failure(notSupported(u"There is no TLS through a socket of the SSH server"_s));
        const int port = freePort();
        m_entrance = {spec.host.isEmpty() ? u"localhost"_s : spec.host, port, u"127.0.0.1"_s};
        return u"127.0.0.1:%1"_s.arg(port);
    }
    m_folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(u"retort-ssh-XXXXXX"_s)); // QTemporaryDir: for this user alone
    const QString socket = m_folder->filePath(u".s.PGSQL.%1"_s.arg(usualPort));
    if (!m_folder->isValid() || socket.toLocal8Bit().size() >= qsizetype(sizeof(sockaddr_un::sun_path)) || socket.contains(u':')) {
        return failure({sshFailed, u"No socket can be made in %1"_s.arg(QDir::tempPath()),
            u"Nothing was changed. Set TMPDIR to a folder with a short name that can be written to."_s, m_folder->errorString(), {}, {}});
    }
    m_entrance = {m_folder->path(), usualPort, {}};
    return socket;
}

Result<std::unique_ptr<SshTunnel>> SshTunnel::open(const ConnectionSpec &spec)
{
    if (const auto server = SshServer::parse(spec.ssh.displayText()); !server) // it may come from a settings file
        return failure(server.error());
    if (spec.options.contains(u"hostaddr"_s) || spec.options.contains(u"service"_s))
        return failure(notSupported(u"An SSH tunnel goes with a host name, not with a service or hostaddr"_s));
    const Result<QString> far = farEnd(spec);
    if (!far)
        return failure(far.error());
    const QString program = findProgram(u"ssh"_s);
    if (program.isEmpty()) {
        return failure({sshNotInstalled, u"The program ssh is not installed"_s,
            u"On Debian, install openssh-client, or connect without an SSH tunnel."_s, {}, {}, {}});
    }
    ProgramResult result;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        std::unique_ptr<SshTunnel> tunnel(new SshTunnel);
        const Result<QString> near = tunnel->makeEntrance(spec);
        if (!near)
            return failure(near.error());
        ProgramCall call {program, sshArguments(spec, *near + u':' + *far), {}, {}};
        call.timeLimit = (spec.connectTimeout + 1) * 1000;
        result = tunnel->m_ssh.start(call, "retort-tunnel-open");
        if (result.end == ProgramResult::End::Exited)
            return tunnel;
        if (!result.errorText.contains("in use"_L1))
            break;
    }
    return failure(failed(spec, result));
}

QString SshTunnel::complaint()
{
    QStringList lines;
    for (const QString &line : m_ssh.errorText().split(u'\n'))
        if (line.contains("open failed"_L1))
            lines.append(line.mid(line.indexOf("open failed"_L1)));
    return lines.isEmpty() ? QString() : lines.constLast();
}

} // namespace retort::runtime
