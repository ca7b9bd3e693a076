// SPDX-License-Identifier: GPL-3.0-or-later
// The server is started as a direct child, not with pg_ctl, so that the kernel can be asked to stop it when the test program
// dies for whatever reason (a crash, a time-out of CTest). setpriv arranges that, and the change of user that PostgreSQL
// insists on when the tests run as root: it replaces itself by the program, where su and runuser would stay in between.
#include "tests/support/postgrescluster.h"

#include "tests/support/process.h"

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

constexpr int portAttempts = 5;
constexpr int startTimeout = 30'000; // milliseconds; a loaded machine takes its time

bool isRoot()
{
    return ::geteuid() == 0;
}

/// A port that nobody listens on at this moment; 0 when there is none.
int freePort()
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor < 0)
        return 0;
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    const bool bound = ::bind(descriptor, generic, length) == 0 && ::getsockname(descriptor, generic, &length) == 0;
    ::close(descriptor);
    return bound ? ntohs(address.sin_port) : 0;
}

/// Arguments of setpriv in front of every PostgreSQL program.
QStringList asServerUser()
{
    QStringList arguments;
    if (isRoot())
        arguments << u"--reuid=postgres"_s << u"--regid=postgres"_s << u"--init-groups"_s;
    return arguments;
}

} // namespace

QString PostgresDatabase::url() const
{
    return u"postgresql://%1@%2:%3/%4"_s.arg(user, host, QString::number(port), name);
}

PostgresCluster::PostgresCluster() = default;

PostgresCluster::~PostgresCluster()
{
    stop();
}

bool PostgresCluster::start()
{
    if (isRunning())
        return true;
    if (!m_initialised && (!findPrograms() || !initialise()))
        return false;
    // Another program may take the port between the look and the start, so a new cluster tries a few. A restarted one
    // keeps its port: the tests hold connection parameters.
    if (m_port != 0)
        return launch(m_port);
    for (int attempt = 0; attempt < portAttempts; ++attempt) {
        const int port = freePort();
        if (port != 0 && launch(port)) {
            m_port = port;
            return true;
        }
    }
    return false;
}

void PostgresCluster::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(static_cast<pid_t>(m_server.processId()), SIGQUIT); // PostgreSQL's immediate shutdown
    if (!m_server.waitForFinished(10'000)) {
        m_server.kill();
        m_server.waitForFinished();
    }
}

bool PostgresCluster::isRunning() const
{
    return m_server.state() == QProcess::Running;
}

PostgresDatabase PostgresCluster::createDatabase()
{
    PostgresDatabase database{u"127.0.0.1"_s, m_port, m_folder ? m_folder->path() : QString(), u"postgres"_s, u"postgres"_s};
    const QString name = u"retort_%1"_s.arg(++m_databases);
    query(database, u"CREATE DATABASE %1 TEMPLATE template0"_s.arg(name));
    database.name = m_error.isEmpty() ? name : QString();
    return database;
}

QByteArray PostgresCluster::query(const PostgresDatabase &database, const QString &sql)
{
    const QStringList arguments = {u"-X"_s, u"-A"_s, u"-t"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s,
        database.socketDirectory, u"-p"_s, QString::number(database.port), u"-U"_s, u"postgres"_s, u"-d"_s,
        database.name, u"-c"_s, sql};
    QByteArray output;
    return runTool(u"psql"_s, arguments, &output) ? output.trimmed() : QByteArray();
}

QByteArray PostgresCluster::dump(const PostgresDatabase &database)
{
    QByteArray output;
    const bool dumped = runTool(u"pg_dump"_s,
        {u"--inserts"_s, u"--no-owner"_s, u"-h"_s, database.socketDirectory, u"-p"_s, QString::number(database.port),
            u"-U"_s, u"postgres"_s, database.name},
        &output);
    if (!dumped)
        return {};
    // pg_dump guards its text with a key of its own for each run.
    QByteArrayList lines = output.split('\n');
    lines.removeIf([](const QByteArray &line) { return line.startsWith("\\restrict") || line.startsWith("\\unrestrict"); });
    return lines.join('\n');
}

bool PostgresCluster::setAuthentication(const QByteArray &rules)
{
    QFile file(m_folder->filePath(u"data/pg_hba.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(rules) != rules.size())
        return fail("cannot write pg_hba.conf");
    file.close();
    return runTool(u"pg_ctl"_s, {u"reload"_s, u"-D"_s, m_folder->filePath(u"data"_s)});
}

bool PostgresCluster::fail(const QByteArray &message)
{
    m_error = "PostgreSQL test cluster: " + message;
    return false;
}

QString PostgresCluster::tool(const QString &name) const
{
    return m_programs + u'/' + name;
}

bool PostgresCluster::findPrograms()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList folders = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    int newest = 0;
    for (const QString &folder : folders) {
        const QString candidate = versions.filePath(folder + u"/bin"_s);
        if (folder.toInt() > newest && QFile::exists(candidate + u"/initdb"_s)) {
            newest = folder.toInt();
            m_programs = candidate;
        }
    }
    return newest > 0 || fail("no server programs under /usr/lib/postgresql; install the package postgresql");
}

bool PostgresCluster::initialise()
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/retort-pg-XXXXXX"_s);
    if (!m_folder->isValid())
        return fail("cannot make a temporary folder");
    if (isRoot()) {
        const passwd *user = ::getpwnam("postgres");
        if (!user)
            return fail("the tests run as root, and there is no user postgres to run the server as");
        if (::chown(m_folder->path().toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
            return fail("cannot give the temporary folder to the user postgres");
    }
    m_initialised = runTool(u"initdb"_s,
        {u"-D"_s, m_folder->filePath(u"data"_s), u"-U"_s, u"postgres"_s, u"--auth=trust"_s, u"--encoding=UTF8"_s,
            u"--locale=C"_s, u"--no-sync"_s, u"--no-instructions"_s});
    return m_initialised;
}

bool PostgresCluster::launch(int port)
{
    m_error.clear();
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setWorkingDirectory(m_folder->path());
    m_server.setStandardOutputFile(m_folder->filePath(u"server.log"_s));
    m_server.start(u"setpriv"_s,
        asServerUser() << u"--pdeathsig=QUIT"_s << tool(u"postgres"_s) << u"-D"_s << m_folder->filePath(u"data"_s)
                       << u"-k"_s << m_folder->path() << u"-h"_s << u"127.0.0.1"_s << u"-p"_s << QString::number(port)
                       << u"-F"_s << u"-c"_s << u"max_connections=40"_s);
    if (!m_server.waitForStarted())
        return fail("cannot start setpriv: " + m_server.errorString().toUtf8());
    const QDeadlineTimer deadline(startTimeout);
    const QStringList ready = {u"-q"_s, u"-h"_s, m_folder->path(), u"-p"_s, QString::number(port)};
    while (!deadline.hasExpired()) {
        if (m_server.waitForFinished(20))
            break;
        if (runProcess(tool(u"pg_isready"_s), ready).ok())
            return true;
        QThread::msleep(30);
    }
    stop();
    QFile log(m_folder->filePath(u"server.log"_s));
    return fail("the server did not start:\n" + (log.open(QIODevice::ReadOnly) ? log.readAll() : QByteArray()));
}

bool PostgresCluster::runTool(const QString &name, const QStringList &arguments, QByteArray *output)
{
    m_error.clear();
    ProcessOptions options;
    options.workingDirectory = m_folder->path();
    const ProcessResult result = runProcess(u"setpriv"_s, asServerUser() << tool(name) << arguments, options);
    if (output)
        *output = result.out;
    return result.ok() || fail(name.toUtf8() + ": " + result.describe());
}

} // namespace retort::test
