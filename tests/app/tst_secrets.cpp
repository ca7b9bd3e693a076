// SPDX-License-Identifier: GPL-3.0-or-later
// A password that the program knows leaves it neither in a core file, nor through another process of the user, nor in what it says
// (spec: reliability E.3). The engine's own part of that is in tests/runtime/tst_hardship.cpp.
#include "tests/support/process.h"
#include "tests/support/serverprocess.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <signal.h>

using namespace Qt::Literals::StringLiterals;
using namespace retort::test;

namespace {

const QByteArray canary = "kanarienvogel-7f3a92";

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A server that takes connections and never answers, so that the program stays at work with the password in its memory.
QStringList silentServer(int port)
{
    return {u"/usr/bin/python3"_s, u"-c"_s, u"import socket,time\ns=socket.create_server(('127.0.0.1',%1))\ntime.sleep(600)"_s.arg(port)};
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private:
    TemporaryProject m_project{{{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/m\n"}, {u"m/env.py"_s, "from alembic import context\n"},
        {u"m/versions/a.py"_s, "revision = 'a'\ndown_revision = None\ndef upgrade():\n    pass\ndef downgrade():\n    pass\n"}}};
    ServerProcess m_server;
    int m_port = 0;

    /// The core that a program leaves in `folder` when it is aborted with no limit set on the size of cores; the folder's other files too.
    QStringList leftBehind(const QString &folder, const QString &command, QByteArray *said, bool whileItRuns)
    {
        QProcess process;
        process.setWorkingDirectory(folder);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DATABASE_URL"_s, u"postgresql://bird:%1@127.0.0.1:%2/nest"_s.arg(QString::fromLatin1(canary)).arg(m_port));
        environment.insert(u"PGCONNECT_TIMEOUT"_s, u"60"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"sh"_s, {u"-c"_s, u"ulimit -c unlimited 2>/dev/null; exec "_s + command});
        if (!process.waitForStarted())
            return {u"not started"_s};
        const pid_t pid = pid_t(process.processId());
        QTest::qWait(1500); // it is connecting
        if (whileItRuns) {
            m_cores = content(u"/proc/%1/limits"_s.arg(pid));
            m_processes.clear();
            for (const QString &id : QDir(u"/proc"_s).entryList(QDir::Dirs))
                if (id.front().isDigit())
                    m_processes += content(u"/proc/%1/cmdline"_s.arg(id)) + '\n';
        }
        ::kill(pid, SIGABRT);
        process.waitForFinished();
        *said = process.readAll();
        QStringList files;
        for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
            files << it.next();
        return files;
    }

    QByteArray m_cores;
    QByteArray m_processes;

private Q_SLOTS:
    void nothingIsLeftBehind()
    {
        QTemporaryDir server;
        m_port = freePort();
        QVERIFY2(m_server.start(server.path(), {}, silentServer(m_port), "TERM", [this] { return isListening(m_port); }), m_server.error().constData());
        QByteArray said;
        const QString program = QStringLiteral(RETORT_BINARY_DIR) + u"/retort -c "_s + m_project.path(u"alembic.ini"_s) + u" current"_s;
        QTemporaryDir folder;
        const QStringList files = leftBehind(folder.path(), program, &said, true);
        QVERIFY2(m_cores.contains("Max core file size        0 "), m_cores.constData());
        QVERIFY(m_processes.contains("current"));
        QVERIFY(!m_processes.contains(canary));
        QVERIFY2(!said.contains(canary), said.constData());
        QVERIFY2(files.isEmpty(), qPrintable(files.join(u'\n')));
        for (QDirIterator it(m_project.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext();)
            QVERIFY(!content(it.next()).contains(canary));

        // The same end of a program that does not care: whether this system writes cores here at all.
        QTemporaryDir other;
        const QStringList cores = leftBehind(other.path(), u"sleep 60"_s, &said, false);
        qInfo("core_pattern %s: an ordinary program left %lld file(s), this one none", content(u"/proc/sys/kernel/core_pattern"_s).trimmed().constData(),
            qint64(cores.size()));
    }

    /// Another process of the same user may not read its memory (ptrace(2), PR_SET_DUMPABLE).
    void itsMemoryIsItsOwn()
    {
        QTemporaryDir server;
        QProcess process;
        process.start(u"sh"_s, {u"-c"_s, u"exec "_s + QStringLiteral(RETORT_BINARY_DIR) + u"/retort -c "_s + m_project.path(u"alembic.ini"_s)
                + u" --url postgresql://bird@127.0.0.1:%1/nest current"_s.arg(m_port)});
        QVERIFY(process.waitForStarted());
        QTest::qWait(1500);
        QCOMPARE(process.state(), QProcess::Running);
        const QByteArray owner = runProcess(u"stat"_s, {u"-c"_s, u"%U"_s, u"/proc/%1/mem"_s.arg(process.processId())}).out.trimmed();
        QCOMPARE(owner, QByteArray("root")); // what the kernel makes of a process that cannot be dumped (proc(5))
        process.kill();
        process.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
