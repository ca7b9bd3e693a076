// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/errorcodes.h"
#include "model/runtime/lostrevision.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::runtime;

/// Scripts that were deleted, found again in a repository made for each test.
class TestLostRevision : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void foundBy_data();
    void foundBy();
    void waysDown();
    void notThere();
    void noRepository();
    void identifierIsNoOption();
    void configurationStartsNothing();

private:
    void git(const QString &arguments)
    {
        test::ProcessOptions options;
        options.workingDirectory = m_project->path();
        const test::ProcessResult result = test::runProcess(u"git"_s,
            QStringList{u"-c"_s, u"user.name=Jane"_s, u"-c"_s, u"user.email=jane@example.org"_s, u"-c"_s, u"init.defaultBranch=main"_s}
                + arguments.split(u' '), options);
        QVERIFY2(result.ok(), result.describe());
    }
    void script(const QString &file, const QByteArray &id, const QByteArray &down)
    {
        QVERIFY(m_project->write(u"m/versions/"_s + file, "revision = '" + id + "'\ndown_revision = " + down + "\ndef upgrade():\n    pass\n"));
    }
    void commit(const QString &message)
    {
        git(u"add -A"_s);
        git(u"commit -q -m "_s + message);
    }
    Result<LostRevision> find(const QString &revision)
    {
        const auto snapshot = script::loadSnapshot(m_project->path(u"alembic.ini"_s));
        return snapshot ? findLostRevision(**snapshot, revision) : failure(snapshot.error());
    }

    std::unique_ptr<test::TemporaryProject> m_project;
};

void TestLostRevision::init()
{
    m_project = std::make_unique<test::TemporaryProject>();
    m_project->write(u"alembic.ini"_s, "[alembic]\nscript_location = m\n");
    m_project->write(u"m/env.py"_s, "");
    script(u"a.py"_s, "aaaa1111", "None");
    git(u"init -q"_s);
    commit(u"first"_s);
}

void TestLostRevision::foundBy_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("where");
    QTest::newRow("name, deleted") << u"bbbb2222_more.py"_s << u"deleted"_s;
    QTest::newRow("text, deleted") << u"more.py"_s << u"deleted"_s;
    QTest::newRow("name, on another branch") << u"bbbb2222_more.py"_s << u"branch"_s;
    QTest::newRow("text, reset away") << u"more.py"_s << u"reset"_s;
}

void TestLostRevision::foundBy()
{
    QFETCH(QString, file);
    QFETCH(QString, where);
    if (where == "branch"_L1)
        git(u"checkout -q -b side"_s);
    script(file, "bbbb2222", "'aaaa1111'");
    commit(u"more"_s);
    if (where == "deleted"_L1) {
        m_project->remove(u"m/versions/"_s + file);
        commit(u"away"_s);
    } else if (where == "branch"_L1) {
        git(u"checkout -q main"_s);
    } else {
        git(u"reset -q --hard HEAD^"_s);
    }
    const auto lost = find(u"bbbb2222"_s);
    QVERIFY2(lost, qPrintable(lost ? QString() : lost.error().message));
    QCOMPARE(lost->scripts.size(), 1);
    QCOMPARE(lost->scripts[0].revision, u"bbbb2222"_s);
    QCOMPARE(lost->scripts[0].path, m_project->path(u"m/versions/"_s + file));
    QCOMPARE(lost->scripts[0].author, u"Jane"_s);
    QVERIFY(lost->scripts[0].date.isValid());
    QVERIFY(lost->scripts[0].content.contains("bbbb2222"));
    QCOMPARE(lost->knownAncestors, QStringList{u"aaaa1111"_s});
    QVERIFY(lost->reachesKnown);
}

void TestLostRevision::waysDown()
{
    script(u"b.py"_s, "bbbb2222", "'aaaa1111'");
    script(u"c.py"_s, "cccc3333", "'bbbb2222'");
    script(u"d.py"_s, "dddd4444", "('cccc3333', 'never0000')");
    commit(u"more"_s);
    for (const QString &file : {u"b.py"_s, u"c.py"_s, u"d.py"_s})
        m_project->remove(u"m/versions/"_s + file);
    commit(u"away"_s);
    const auto whole = find(u"cccc3333"_s);
    QVERIFY(whole && whole->reachesKnown);
    QCOMPARE(whole->scripts.size(), 2);
    QCOMPARE(whole->knownAncestors, QStringList{u"aaaa1111"_s});
    const auto part = find(u"dddd4444"_s);
    QVERIFY(part && !part->reachesKnown);
    QCOMPARE(part->scripts.size(), 3);
}

void TestLostRevision::notThere()
{
    const auto lost = find(u"0123456789ab"_s);
    QVERIFY(lost && lost->scripts.isEmpty() && !lost->reachesKnown);
}

void TestLostRevision::noRepository()
{
    const test::TemporaryProject plain({{u"alembic.ini"_s, "[alembic]\nscript_location = m\n"}, {u"m/env.py"_s, ""}, {u"m/versions/x"_s, ""}});
    const auto snapshot = script::loadSnapshot(plain.path(u"alembic.ini"_s));
    QVERIFY(snapshot.has_value());
    const auto lost = findLostRevision(**snapshot, u"bbbb2222"_s);
    QVERIFY(!lost && lost.error().code == runtime::noRepository);
}

void TestLostRevision::identifierIsNoOption()
{
    for (const QString &id : {u"--output=/tmp/x"_s, u"x y"_s, u"../../etc"_s, u"*"_s, u":(top)x"_s}) {
        const auto lost = find(id);
        QVERIFY2(lost && lost->scripts.isEmpty(), qPrintable(id));
    }
}

// A repository may name programs in its configuration: none of them runs.
void TestLostRevision::configurationStartsNothing()
{
    const QString mark = m_project->path(u"ran"_s);
    m_project->write(u"touch.sh"_s, "#!/bin/sh\ntouch " + mark.toUtf8() + "\ncat \"$1\"\n");
    QFile::setPermissions(m_project->path(u"touch.sh"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    script(u"bbbb2222.py"_s, "bbbb2222", "'aaaa1111'");
    m_project->write(u".gitattributes"_s, "*.py diff=evil filter=evil\n");
    commit(u"more"_s);
    for (const QString &key : {u"core.fsmonitor"_s, u"core.pager"_s, u"diff.external"_s, u"diff.evil.textconv"_s, u"diff.evil.command"_s,
             u"filter.evil.smudge"_s, u"core.sshCommand"_s, u"gpg.program"_s})
        git(u"config "_s + key + u' ' + m_project->path(u"touch.sh"_s));
    git(u"config log.showSignature true"_s);
    m_project->remove(u"m/versions/bbbb2222.py"_s);
    QFile::remove(mark);
    const auto lost = find(u"bbbb2222"_s);
    QVERIFY(lost && lost->scripts.size() == 1);
    const auto other = find(u"cccc3333"_s);
    QVERIFY(other && other->scripts.isEmpty());
    QVERIFY(!QFileInfo::exists(mark));
}

QTEST_GUILESS_MAIN(TestLostRevision)
#include "tst_lostrevision.moc"
