// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, from its start to its end by a signal: a database that does not answer holds it up neither here nor there.
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <csignal>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes connections and never says a word.
class SilentServer
{
public:
    SilentServer()
        : m_socket(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(m_socket, reinterpret_cast<sockaddr *>(&address), size) == 0 && listen(m_socket, 5) == 0
            && getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &size) == 0)
            m_port = ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(m_socket); }
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

} // namespace

class TestLeaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotWaitForAServer();

private:
    QTemporaryDir m_home;
};

void TestLeaving::doesNotWaitForAServer()
{
    const SilentServer server;
    QVERIFY(server.port() > 0);
    const QStringList words {QStringLiteral(RETORT_SOURCE_DIR "/resources/sample"), u"--url"_s,
        u"postgresql://nobody@127.0.0.1:%1/silent?connect_timeout=60"_s.arg(server.port())};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s})
        environment.insert(name, m_home.path());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(RETORT_BINARY_DIR "/retort"), words);
    QVERIFY(program.waitForStarted());
    constexpr int atMost = 30'000; // milliseconds, for a start on a machine that does other things
    QVERIFY2(server.waitForConnection(atMost), program.readAllStandardError().constData());
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(::kill(pid_t(program.processId()), SIGTERM), 0);
    QVERIFY(program.waitForFinished(atMost));
    qInfo("ended in %lld ms", timer.elapsed());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestLeaving)
#include "tst_leaving.moc"
