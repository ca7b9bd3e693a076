// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, from its start to its end by a signal: a database that does not answer holds it up neither here nor there.
#include "tests/support/silentserver.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

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
    const retort::test::SilentServer server;
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
