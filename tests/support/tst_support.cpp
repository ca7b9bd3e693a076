// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"
#include "tests/support/postgrescluster.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QFileInfo>
#include <QTest>
#include <signal.h>

using namespace Qt::Literals::StringLiterals;
using namespace retort::test;

/// The tools of the other tests, tested.
class SupportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void processReportsOutputAndExitCode()
    {
        ProcessOptions options;
        options.environment = {{u"GREETING"_s, u"hello"_s}};
        options.input = "input\n";
        const ProcessResult result = runProcess(
            u"sh"_s, {u"-c"_s, u"cat; echo $GREETING; echo trouble >&2; exit 3"_s}, options);
        QVERIFY2(result.finished, result.describe());
        QCOMPARE(result.exitCode, 3);
        QCOMPARE(result.out, "input\nhello\n");
        QCOMPARE(result.err, "trouble\n");
        QVERIFY(!result.ok());
    }

    void processThatHangsIsEnded()
    {
        ProcessOptions options;
        options.timeout = 100;
        const ProcessResult result = runProcess(u"sleep"_s, {u"60"_s}, options);
        QVERIFY(!result.finished);
        QVERIFY2(result.error.contains(u"did not finish"_s), qPrintable(result.error));
    }

    void missingProgramIsAnError()
    {
        QVERIFY(!runProcess(u"no-such-program-anywhere"_s, {}).finished);
    }

    void projectIsWrittenCopiedAndRemoved()
    {
        QString path;
        {
            TemporaryProject first({{u"alembic.ini"_s, "[alembic]\n"}, {u"a/b/c.py"_s, "pass\n"}});
            QVERIFY(first.isValid());
            path = first.path();
            QVERIFY(QFileInfo::exists(first.path(u"a/b/c.py"_s)));
            TemporaryProject second;
            QVERIFY(second.copyFrom(path));
            QCOMPARE(second.read(u"a/b/c.py"_s), "pass\n");
            QVERIFY(second.remove(u"alembic.ini"_s));
            QVERIFY(!QFileInfo::exists(second.path(u"alembic.ini"_s)));
        }
        QVERIFY(!QFileInfo::exists(path));
    }

    void goldenFileTellsTheFirstDifference()
    {
        if (qEnvironmentVariableIsSet("UPDATE_GOLDEN"))
            return; // a comparison would rewrite the file
        RETORT_COMPARE_GOLDEN(u"support/golden.txt"_s, "one\ntwo\n");
        const QByteArray difference = compareWithGolden(u"support/golden.txt"_s, "one\nthree\n");
        QVERIFY2(difference.contains("line 2\n  expected: two\n  actual:   three"), difference);
        QVERIFY(compareWithGolden(u"support/none.txt"_s, "").contains("cannot read"));
    }

    void clusterServesDatabases()
    {
        PostgresCluster cluster;
        QVERIFY2(cluster.start(), cluster.error());
        const PostgresDatabase first = cluster.createDatabase();
        const PostgresDatabase second = cluster.createDatabase();
        QVERIFY2(!first.name.isEmpty() && !second.name.isEmpty(), cluster.error());
        QVERIFY(first.name != second.name);
        QCOMPARE(cluster.query(first, u"CREATE TABLE t (n int)"_s), "");
        QCOMPARE(cluster.query(first, u"INSERT INTO t VALUES (4), (5) RETURNING n"_s), "4\n5");
        QVERIFY(cluster.query(second, u"SELECT * FROM t"_s).isEmpty());
        QVERIFY(QByteArray(cluster.error()).contains("\"t\" does not exist"));

        cluster.stop();
        QVERIFY(!cluster.isRunning());
        QVERIFY2(cluster.start(), cluster.error());
        QCOMPARE(cluster.query(first, u"SELECT sum(n) FROM t"_s), "9");

        QVERIFY2(cluster.setAuthentication("local all all trust\nhost all all 127.0.0.1/32 reject\n"), cluster.error());
        QCOMPARE(cluster.query(first, u"SELECT sum(n) FROM t"_s), "9");
    }

    void clusterLeavesNothingBehind()
    {
        QString folder;
        {
            PostgresCluster cluster;
            QVERIFY2(cluster.start(), cluster.error());
            folder = cluster.createDatabase().socketDirectory;
            QVERIFY(QFileInfo::exists(folder));
        }
        QVERIFY(!QFileInfo::exists(folder));
    }
};

QTEST_GUILESS_MAIN(SupportTest)
#include "tst_support.moc"
