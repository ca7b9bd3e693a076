// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrescluster.h"

#include "tests/support/process.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace retort::test {

namespace {

constexpr int portAttempts = 5;

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
    m_server.stop(); // SIGQUIT: PostgreSQL's immediate shutdown
}

bool PostgresCluster::isRunning() const
{
    return m_server.isRunning();
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
    if (!giveToServerUser(m_folder->path()))
        return fail("the tests run as root, and the temporary folder cannot be given to a user postgres to run the server as");
    m_initialised = runTool(u"initdb"_s,
        {u"-D"_s, m_folder->filePath(u"data"_s), u"-U"_s, u"postgres"_s, u"--auth=trust"_s, u"--encoding=UTF8"_s,
            u"--locale=C"_s, u"--no-sync"_s, u"--no-instructions"_s, u"--wal-segsize=1"_s});
    return m_initialised;
}

bool PostgresCluster::launch(int port)
{
    m_error.clear();
    const QStringList command {tool(u"postgres"_s), u"-D"_s, m_folder->filePath(u"data"_s), u"-k"_s, m_folder->path(), u"-h"_s,
        u"127.0.0.1"_s, u"-p"_s, QString::number(port), u"-F"_s, u"-c"_s, u"max_connections=40"_s,
        // A new database is 7 MB in its files and 4 MB in the log, and several clusters run at once.
        u"-c"_s, u"max_wal_size=32MB"_s, u"-c"_s, u"min_wal_size=2MB"_s};
    const QStringList ready = {u"-q"_s, u"-h"_s, m_folder->path(), u"-p"_s, QString::number(port)};
    return m_server.start(m_folder->path(), asServerUser(), command, "QUIT", [&] { return runProcess(tool(u"pg_isready"_s), ready).ok(); })
        || fail(m_server.error());
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
