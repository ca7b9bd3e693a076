// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporaryproject.h"
#include "ui/projectwatcher.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::TemporaryProject;

namespace {

constexpr int longEnough = 600; // ms: more than a burst is waited for

QByteArray scriptText(const QByteArray &id, const QByteArray &down)
{
    return "revision = '" + id + "'\ndown_revision = " + (down.isEmpty() ? QByteArray("None") : "'" + down + "'") + "\n";
}

QMap<QString, QByteArray> smallProject()
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa_first.py"_s, scriptText("aaaa", "")}};
}

/// Read when its files had come to rest.
script::ProjectSnapshotPtr readLater(const TemporaryProject &project)
{
    QTest::qWait(60);
    return script::loadSnapshot(project.path()).value_or(nullptr);
}

} // namespace

class TestProjectWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isQuietWhenNothingChanged();
    void tellsOfEachChange();
    void tellsOfWhatChangedBeforeItCame_data();
    void tellsOfWhatChangedBeforeItCame();
    void aFileFromTheFutureIsNoChange();
    void aBurstIsNotToldFileByFile();
};

void TestProjectWatcher::isQuietWhenNothingChanged()
{
    TemporaryProject project(smallProject());
    const auto snapshot = readLater(project);
    QVERIFY(snapshot);
    ProjectWatcher watcher;
    QSignalSpy spy(&watcher, &ProjectWatcher::projectChanged);
    watcher.watch(*snapshot);
    watcher.watch(*snapshot);
    QTest::qWait(longEnough);
    QCOMPARE(spy.count(), 0);
}

void TestProjectWatcher::tellsOfEachChange()
{
    TemporaryProject project(smallProject());
    const auto snapshot = readLater(project);
    QVERIFY(snapshot);
    ProjectWatcher watcher;
    QSignalSpy spy(&watcher, &ProjectWatcher::projectChanged);
    watcher.watch(*snapshot);
    QTest::qWait(longEnough);
    QVERIFY(project.write(u"alembic.ini"_s, "[alembic]\nscript_location = migrations\n"));
    QTRY_VERIFY(spy.count() > 0);
    QTest::qWait(longEnough);
    spy.clear();
    QVERIFY(project.write(u"migrations/versions/bbbb_second.py"_s, scriptText("bbbb", "aaaa")));
    QTRY_VERIFY(spy.count() > 0);
    watcher.clear();
    QTest::qWait(longEnough);
    spy.clear();
    QVERIFY(project.remove(u"migrations/versions/bbbb_second.py"_s));
    QTest::qWait(longEnough);
    QCOMPARE(spy.count(), 0);
}

void TestProjectWatcher::tellsOfWhatChangedBeforeItCame_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("removed");
    QTest::newRow("new script") << u"migrations/versions/bbbb_second.py"_s << false;
    QTest::newRow("edited script") << u"migrations/versions/aaaa_first.py"_s << false;
    QTest::newRow("removed script") << u"migrations/versions/aaaa_first.py"_s << true;
    QTest::newRow("edited configuration") << u"alembic.ini"_s << false;
    QTest::newRow("edited env.py") << u"migrations/env.py"_s << false;
    QTest::newRow("removed env.py") << u"migrations/env.py"_s << true;
}

void TestProjectWatcher::tellsOfWhatChangedBeforeItCame()
{
    QFETCH(QString, path);
    QFETCH(bool, removed);
    TemporaryProject project(smallProject());
    const auto snapshot = readLater(project);
    QVERIFY(snapshot);
    QVERIFY(removed ? project.remove(path) : project.write(path, scriptText("bbbb", "aaaa")));
    ProjectWatcher watcher;
    QSignalSpy spy(&watcher, &ProjectWatcher::projectChanged);
    watcher.watch(*snapshot);
    QTRY_COMPARE(spy.count(), 1);
    QTest::qWait(longEnough);
    QCOMPARE(spy.count(), 1);
}

void TestProjectWatcher::aFileFromTheFutureIsNoChange()
{
    TemporaryProject project(smallProject());
    QFile script(project.path() + u"/migrations/versions/aaaa_first.py"_s);
    QVERIFY(script.open(QIODevice::ReadWrite));
    QVERIFY(script.setFileTime(QDateTime::currentDateTimeUtc().addDays(1), QFileDevice::FileModificationTime));
    script.close();
    const auto snapshot = readLater(project);
    QVERIFY(snapshot);
    ProjectWatcher watcher;
    QSignalSpy spy(&watcher, &ProjectWatcher::projectChanged);
    watcher.watch(*snapshot);
    QTest::qWait(longEnough);
    QCOMPARE(spy.count(), 0);
}

void TestProjectWatcher::aBurstIsNotToldFileByFile()
{
    TemporaryProject project(smallProject());
    const auto snapshot = readLater(project);
    QVERIFY(snapshot);
    ProjectWatcher watcher;
    QSignalSpy spy(&watcher, &ProjectWatcher::projectChanged);
    watcher.watch(*snapshot);
    QTest::qWait(longEnough);
    for (int i = 0; i < 100; ++i)
        QVERIFY(project.write(u"migrations/versions/n%1.py"_s.arg(i), scriptText("n", "aaaa")));
    QTRY_VERIFY(spy.count() > 0);
    QTest::qWait(longEnough);
    QVERIFY2(spy.count() < 10, qPrintable(QString::number(spy.count()))); // a slow disk makes several bursts of it, not a hundred
}

QTEST_GUILESS_MAIN(TestProjectWatcher)
#include "tst_projectwatcher.moc"
