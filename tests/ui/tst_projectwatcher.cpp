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

/// A project that was read when its files had come to rest, and a watcher that does not watch it yet.
struct Reading
{
    TemporaryProject project {smallProject()};
    script::ProjectSnapshotPtr snapshot;
    ProjectWatcher watcher;
    QSignalSpy spy {&watcher, &ProjectWatcher::projectChanged};

    bool read()
    {
        QTest::qWait(60);
        snapshot = script::loadSnapshot(project.path()).value_or(nullptr);
        return snapshot != nullptr;
    }
    void watch() { watcher.watch(*snapshot); }
};

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
    Reading reading;
    QVERIFY(reading.read());
    reading.watch();
    reading.watch();
    QTest::qWait(longEnough);
    QCOMPARE(reading.spy.count(), 0);
}

void TestProjectWatcher::tellsOfEachChange()
{
    Reading reading;
    QVERIFY(reading.read());
    reading.watch();
    QTest::qWait(longEnough);
    QVERIFY(reading.project.write(u"alembic.ini"_s, "[alembic]\nscript_location = migrations\n"));
    QTRY_VERIFY(reading.spy.count() > 0);
    QTest::qWait(longEnough);
    reading.spy.clear();
    QVERIFY(reading.project.write(u"migrations/versions/bbbb_second.py"_s, scriptText("bbbb", "aaaa")));
    QTRY_VERIFY(reading.spy.count() > 0);
    reading.watcher.clear();
    QTest::qWait(longEnough);
    reading.spy.clear();
    QVERIFY(reading.project.remove(u"migrations/versions/bbbb_second.py"_s));
    QTest::qWait(longEnough);
    QCOMPARE(reading.spy.count(), 0);
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
    Reading reading;
    QVERIFY(reading.read());
    QVERIFY(removed ? reading.project.remove(path) : reading.project.write(path, scriptText("bbbb", "aaaa")));
    reading.watch();
    QTRY_COMPARE(reading.spy.count(), 1);
    QTest::qWait(longEnough);
    QCOMPARE(reading.spy.count(), 1);
}

void TestProjectWatcher::aFileFromTheFutureIsNoChange()
{
    Reading reading;
    QFile script(reading.project.path() + u"/migrations/versions/aaaa_first.py"_s);
    QVERIFY(script.open(QIODevice::ReadWrite));
    QVERIFY(script.setFileTime(QDateTime::currentDateTimeUtc().addDays(1), QFileDevice::FileModificationTime));
    script.close();
    QVERIFY(reading.read());
    reading.watch();
    QTest::qWait(longEnough);
    QCOMPARE(reading.spy.count(), 0);
}

void TestProjectWatcher::aBurstIsNotToldFileByFile()
{
    Reading reading;
    QVERIFY(reading.read());
    reading.watch();
    QTest::qWait(longEnough);
    for (int i = 0; i < 100; ++i)
        QVERIFY(reading.project.write(u"migrations/versions/n%1.py"_s.arg(i), scriptText("n", "aaaa")));
    QTRY_VERIFY(reading.spy.count() > 0);
    QTest::qWait(longEnough);
    QVERIFY2(reading.spy.count() < 10, qPrintable(QString::number(reading.spy.count()))); // a slow disk makes several bursts of it, not a hundred
}

QTEST_GUILESS_MAIN(TestProjectWatcher)
#include "tst_projectwatcher.moc"
