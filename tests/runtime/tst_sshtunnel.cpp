// SPDX-License-Identifier: GPL-3.0-or-later
// Databases behind a machine that is reached with ssh: a real OpenSSH server, a real PostgreSQL server.
#include "tests/runtime/runtimefixture.h"
#include "tests/support/process.h"
#include "tests/support/serverprocess.h"
#include "tests/support/sshserver.h"

#include "model/runtime/backup.h"
#include "model/runtime/connectiontest.h"
#include "model/runtime/errorcodes.h"

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

class TestSshTunnel : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    SshServerOfTests m_ssh;

    ConnectionSpec behind(const ConnectionSpec &direct)
    {
        ConnectionSpec spec = direct;
        spec.ssh = {u"127.0.0.1"_s, m_ssh.port(), m_ssh.user(), m_ssh.keyFile()};
        return spec;
    }

    /// How many tunnels to the test's server there are.
    int tunnels()
    {
        const QString pattern = u"^/usr/bin/ssh .*-p %1 "_s.arg(m_ssh.port());
        return runProcess(u"pgrep"_s, {u"-fc"_s, pattern}).out.trimmed().toInt();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(cluster().start(), cluster().error());
        QVERIFY2(m_ssh.start(), m_ssh.error());
        qputenv("PATH", m_ssh.programs().toLocal8Bit() + ':' + qgetenv("PATH"));
    }
    void cleanupTestCase() { cluster().stop(); }

    void names_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("alias") << u"bastion"_s << u"|bastion|0"_s;
        QTest::newRow("all") << u" alice@bastion.example.org:2222 "_s << u"alice|bastion.example.org|2222"_s;
        QTest::newRow("IPv6") << u"a@[fe80::1%eth0]:22"_s << u"a|fe80::1%eth0|22"_s;
        QTest::newRow("an option") << u"-oProxyCommand=touch"_s << u"ssh.malformed"_s;
        QTest::newRow("an option as a user") << u"-oProxyCommand=x@host"_s << u"ssh.malformed"_s;
        QTest::newRow("a command") << u"host;id"_s << u"ssh.malformed"_s;
        QTest::newRow("a substitution") << u"`id`@host"_s << u"ssh.malformed"_s;
        QTest::newRow("a blank") << u"host name"_s << u"ssh.malformed"_s;
        QTest::newRow("a port too far") << u"host:70000"_s << u"ssh.malformed"_s;
        QTest::newRow("no port") << u"host:0"_s << u"ssh.malformed"_s;
        QTest::newRow("nothing") << QString() << u"ssh.malformed"_s;
    }
    void names()
    {
        QFETCH(QString, text);
        const auto server = SshServer::parse(text);
        QTEST(server ? QStringList({server->user, server->host, QString::number(server->port)}).join(u'|') : QString(server.error().code), "read");
        if (server)
            QCOMPARE(SshServer::parse(server->displayText()).value(), *server);
    }

    void leadsToTheServer_data()
    {
        QTest::addColumn<QString>("way");
        QTest::newRow("host name") << u"name"_s;
        QTest::newRow("socket of the other machine") << u"socket"_s;
    }
    void leadsToTheServer()
    {
        QFETCH(QString, way);
        const PostgresDatabase database = cluster().createDatabase();
        ConnectionSpec spec = behind(specOf(database));
        if (way == u"socket"_s)
            spec.host = database.socketDirectory;
        const auto connection = Connection::open(spec);
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().message + connection.error().detail));
        QCOMPARE((*connection)->query(u"SELECT current_database()"_s)->rows.first().first().toString(), database.name);
        QVERIFY((*connection)->spec().displayText().endsWith(u" through %1"_s.arg(spec.ssh.displayText())));
        QVERIFY(tunnels() > 0);
    }

    /// The certificate is that of the server behind the tunnel, and is checked for the name that the SSH server knows it by.
    void certificatesAreCheckedThroughIt()
    {
        const PostgresDatabase database = cluster().createDatabase();
        const QString certificate = database.socketDirectory + u"/data/server.crt"_s;
        const QString key = database.socketDirectory + u"/data/server.key"_s;
        QVERIFY(runProcess(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                               u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=DNS:localhost"_s, u"-keyout"_s, key, u"-out"_s, certificate}).ok());
        QVERIFY(giveToServerUser(key) && QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner));
        cluster().query(database, u"ALTER SYSTEM SET ssl = on"_s);
        cluster().query(database, u"SELECT pg_reload_conf()"_s);
        ConnectionSpec spec = behind(specOf(database));
        spec.options.insert(u"sslmode"_s, u"verify-full"_s);
        spec.options.insert(u"sslrootcert"_s, certificate);
        spec.host = u"localhost"_s;
        QTRY_VERIFY(testConnection(spec, {}));
        const auto tested = testConnection(spec, {});
        QVERIFY(tested && tested->encrypted && tested->certificateVerified);
        spec.host = u"127.0.0.1"_s; // reaches the same server, but is not the name in its certificate
        const auto other = Connection::open(spec);
        QVERIFY(!other);
        QVERIFY2(other.error().detail.contains(u"localhost"_s), qPrintable(other.error().detail));
    }

    void everythingGoesThroughIt()
    {
        const ConnectionSpec spec = behind(freshDatabase(Dialect::Postgresql, m_folder));
        const RunOutcome outcome = runOn(spec, planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE t (id INTEGER)"_s}),
                                                             step(u"a"_s, u"b"_s, {u"INSERT INTO t VALUES (1)"_s})}));
        QCOMPARE(dump(outcome), u"Succeeded applied 0,1 rolled back - partial - at <b>"_s);
        QVERIFY(outcome.warnings.isEmpty());
        const auto tested = testConnection(spec, {});
        QVERIFY(tested);
        QCOMPARE(tested->version.heads, QStringList{u"b"_s});
        const auto saved = backUp(spec, m_folder.filePath(u"saved.dump"_s), {}, {});
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().message + saved.error().detail));
        QCOMPARE(tunnels(), 0); // each ended with what it was made for
    }

    void aStatementIsInterruptedThroughIt()
    {
        const auto connection = Connection::open(behind(freshDatabase(Dialect::Postgresql, m_folder)));
        QVERIFY(connection);
        QElapsedTimer clock;
        clock.start();
        std::thread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            (*connection)->interrupt();
        });
        const auto reply = (*connection)->execute(u"SELECT pg_sleep(60)"_s);
        other.join();
        QVERIFY(!reply);
        QCOMPARE(QString(reply.error().error.code), QString(databaseInterrupted));
        QVERIFY(clock.elapsed() < 5000);
    }

    void aCutTunnelIsALostConnection()
    {
        const auto connection = Connection::open(behind(freshDatabase(Dialect::Postgresql, m_folder)));
        QVERIFY(connection);
        QVERIFY(runProcess(u"pkill"_s, {u"-f"_s, u"^/usr/bin/ssh .*-p %1 "_s.arg(m_ssh.port())}).ok());
        const auto reply = (*connection)->query(u"SELECT 1"_s);
        QVERIFY(!reply);
        QCOMPARE(QString(reply.error().error.code), QString(databaseConnectionLost));
    }

    void failuresSayWhatToDo_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("hint");
        QTest::newRow("unknown host key") << u"host key"_s << QString(sshFailed) << u"compare the key"_s;
        QTest::newRow("refused key") << u"key"_s << QString(sshFailed) << u"ssh-add"_s;
        QTest::newRow("nobody listens") << u"port"_s << QString(sshFailed) << u"in a terminal"_s;
        QTest::newRow("no such machine") << u"machine"_s << QString(sshFailed) << u"in a terminal"_s;
        QTest::newRow("the database's host is not there") << u"database host"_s << QString(databaseUnreachable) << u"as the SSH server sees them"_s;
        QTest::newRow("several hosts") << u"hosts"_s << QString(sshNotSupported) << u"one server"_s;
        QTest::newRow("a service") << u"service"_s << QString(sshNotSupported) << u"one server"_s;
        QTest::newRow("an option for a host") << u"option"_s << QString(sshMalformed) << u"user@host:port"_s;
    }
    void failuresSayWhatToDo()
    {
        QFETCH(QString, change);
        ConnectionSpec spec = behind(freshDatabase(Dialect::Postgresql, m_folder));
        spec.password = u"canary"_s;
        spec.connectTimeout = 5;
        if (change == u"key"_s)
            spec.ssh.keyFile = m_ssh.otherKeyFile();
        else if (change == u"port"_s)
            spec.ssh.port = 1;
        else if (change == u"machine"_s)
            spec.ssh.host = u"machine.invalid"_s;
        else if (change == u"database host"_s)
            spec.port = 1;
        else if (change == u"hosts"_s)
            spec.host = u"a,b"_s;
        else if (change == u"service"_s)
            spec.options.insert(u"service"_s, u"x"_s);
        else if (change == u"option"_s)
            spec.ssh.host = u"-oProxyCommand=touch"_s;
        QVERIFY(m_ssh.setKnown(change != u"host key"_s));
        const auto connection = Connection::open(spec);
        QVERIFY(m_ssh.setKnown(true));
        QVERIFY(!connection);
        const Error error = connection.error();
        QTEST(QString(error.code), "code");
        QFETCH(QString, hint);
        QVERIFY2(error.hint.contains(hint), qPrintable(error.hint + u" | "_s + error.detail));
        QVERIFY(!(error.message + error.hint + error.detail).contains(u"canary"_s));
    }

    void aMachineThatIsSilentDoesNotHang()
    {
        ServerProcess silent; // takes connections and says nothing
        const int port = freePort();
        QVERIFY2(silent.start(m_folder.path(), {}, {u"/usr/bin/python3"_s, u"-c"_s,
                     u"import socket,time\ns=socket.create_server(('127.0.0.1',%1))\ntime.sleep(600)"_s.arg(port)}, "TERM",
                     [&] { return isListening(port); }), silent.error().constData());
        ConnectionSpec spec = behind(freshDatabase(Dialect::Postgresql, m_folder));
        spec.ssh.port = port;
        spec.connectTimeout = 2;
        QElapsedTimer clock;
        clock.start();
        const auto connection = Connection::open(spec);
        QVERIFY(!connection);
        QCOMPARE(QString(connection.error().code), QString(sshFailed));
        QVERIFY(clock.elapsed() < 6000);
    }
};

QTEST_GUILESS_MAIN(TestSshTunnel)
#include "tst_sshtunnel.moc"
