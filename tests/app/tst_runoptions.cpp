// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"
#include "tests/support/temporaryproject.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using retort::test::TemporaryProject;

/// What the options of upgrade, downgrade and stamp do to a SQLite file.
class TestRunOptions : public QObject
{
    Q_OBJECT

private:
    TemporaryProject m_project{{{u"alembic.ini"_s, "[alembic]\nscript_location = m\n"}, {u"m/env.py"_s, ""},
        {u"m/versions/a.py"_s, "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a'\ndown_revision = None\n"
            "def upgrade():\n    op.create_table('t', sa.Column('id', sa.Integer))\ndef downgrade():\n    op.drop_table('t')\n"},
        {u"m/versions/b.py"_s, "from alembic import op\nrevision = 'b'\ndown_revision = 'a'\n"
            "def upgrade():\n    op.execute('SELECT * FROM nowhere')\ndef downgrade():\n    pass\n"}}};

    int command(const QStringList &words) const
    {
        return retort::cli::run(QStringList{u"-q"_s, u"-c"_s, m_project.path(u"alembic.ini"_s), u"--url"_s,
            u"sqlite:///"_s + m_project.path(u"app.db"_s)} + words);
    }

    /// Whether the file has this text in it: SQLite keeps names and identifiers as they are.
    bool contains(const QString &file, const QByteArray &text) const { return m_project.read(file).contains(text); }

private Q_SLOTS:
    void init() { QFile::remove(m_project.path(u"app.db"_s)); }

    void badValuesAreRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("time-out") << QStringList{u"--lock-timeout"_s, u"soon"_s};
        QTest::newRow("negative") << QStringList{u"--lock-retries=-1"_s};
        QTest::newRow("too long") << QStringList{u"--statement-timeout"_s, u"86401"_s};
        QTest::newRow("environment") << QStringList{u"--environment"_s, u"prod"_s};
        QTest::newRow("extent") << QStringList{u"--transaction"_s, u"all"_s};
    }
    void badValuesAreRefused()
    {
        QFETCH(QStringList, options);
        QCOMPARE(command(QStringList{u"upgrade"_s, u"a"_s} + options), 255);
        QVERIFY(!QFileInfo::exists(m_project.path(u"app.db"_s)));
    }

    void aDryRunMakesNothing()
    {
        QCOMPARE(command({u"upgrade"_s, u"a"_s, u"--dry-run"_s}), 255); // there is no file, and none is made for a rehearsal
        QVERIFY(!QFileInfo::exists(m_project.path(u"app.db"_s)));
        QCOMPARE(command({u"upgrade"_s, u"a"_s}), 0);
        const QByteArray before = m_project.read(u"app.db"_s);
        QCOMPARE(command({u"downgrade"_s, u"base"_s, u"--dry-run"_s}), 0);
        QCOMPARE(command({u"upgrade"_s, u"b"_s, u"--dry-run"_s}), 255);
        QCOMPARE(m_project.read(u"app.db"_s), before);
    }

    void transactionsAsChosen()
    {
        QCOMPARE(command({u"upgrade"_s, u"head"_s, u"--transaction"_s, u"run"_s}), 255);
        QVERIFY(!contains(u"app.db"_s, "CREATE TABLE t"));
        QCOMPARE(command({u"upgrade"_s, u"head"_s, u"--transaction"_s, u"revision"_s}), 255);
        QVERIFY(contains(u"app.db"_s, "CREATE TABLE t"));
    }

    void backupJournalAndTable()
    {
        QCOMPARE(command({u"upgrade"_s, u"a"_s}), 0);
        QCOMPARE(command({u"downgrade"_s, u"base"_s, u"--backup"_s, m_project.path(u"safe/app.db"_s), u"--journal"_s,
            m_project.path(u"journal.db"_s), u"--history-table"_s, u"--environment"_s, u"production"_s}), 0);
        QVERIFY(contains(u"safe/app.db"_s, "CREATE TABLE t"));
        QVERIFY(contains(u"journal.db"_s, "DROP TABLE t"));
        QVERIFY(contains(u"app.db"_s, "alembic_history"));
    }
};

QTEST_GUILESS_MAIN(TestRunOptions)
#include "tst_runoptions.moc"
