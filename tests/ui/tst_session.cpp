// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runjob.h"
#include "model/script/scriptcodes.h"
#include "tests/support/temporaryproject.h"
#include "ui/banner.h"
#include "ui/models/commandtext.h"
#include "ui/projectsession.h"
#include "ui/settings.h"
#include "ui/start/recentlist.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::TemporaryProject;

namespace {

QByteArray scriptText(const QByteArray &id, const QByteArray &down)
{
    return "\"\"\"add " + id + "\n\nRevision ID: " + id + "\nCreate Date: 2026-01-01 10:00:00\n\n\"\"\"\n"
        + "from alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + id + "'\ndown_revision = "
        + (down.isEmpty() ? QByteArray("None") : "'" + down + "'")
        + "\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    op.create_table('t_" + id
        + "', sa.Column('id', sa.Integer(), primary_key=True))\n\n\ndef downgrade():\n    op.drop_table('t_" + id + "')\n";
}

QMap<QString, QByteArray> smallProject()
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa_first.py"_s, scriptText("aaaa", "")},
            {u"migrations/versions/bbbb_second.py"_s, scriptText("bbbb", "aaaa")}};
}

DatabaseEntry sqliteEntry(const QString &file)
{
    DatabaseEntry entry;
    entry.id = u"test"_s;
    entry.spec.name = u"dev"_s;
    entry.spec.file = file;
    entry.spec.createFile = true;
    return entry;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensAndCloses();
    void failsWithAReason_data();
    void failsWithAReason();
    void offersSeveralProjects();
    void offersTheSectionsOfAnIni_data();
    void offersTheSectionsOfAnIni();
    void reloadsWhenAFileAppears();
    void keepsTheLastStateWhenAReloadFails();
    void remembersDatabasesWithoutPasswords();
    void bannerFollowsTheDatabase();
    void previewsAreMadeOnce();
    void previewOfAMissingRevisionIsNotAsked();
    void planFailsWithAReason();
    void planKeepsWhatTheDatabaseHas();
    void newestRequestWins();
};

void TestSession::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    static QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
}

void TestSession::opensAndCloses()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    QCOMPARE(int(session.state()), int(ProjectSession::State::NoProject));
    session.open(project.path());
    QCOMPARE(int(session.state()), int(ProjectSession::State::Loading));
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    QCOMPARE(session.snapshot()->map.revisionCount(), 2);
    QCOMPARE(session.history()->rows.first().id, u"bbbb"_s);
    session.close();
    QCOMPARE(int(session.state()), int(ProjectSession::State::NoProject));
    QVERIFY(!session.history());
}

void TestSession::failsWithAReason_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("no such folder") << u"/nonexistent/project"_s;
    QTest::newRow("no project inside") << QDir::tempPath() + u"/."_s;
}

void TestSession::failsWithAReason()
{
    QTemporaryDir empty;
    QFETCH(QString, path);
    if (path.endsWith(u'.'))
        path = empty.path();
    ProjectSession session;
    session.open(path);
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Failed));
    QVERIFY(!session.error().message.isEmpty());
    QVERIFY(session.choices().isEmpty());
}

void TestSession::offersSeveralProjects()
{
    TemporaryProject folder;
    for (const QString &name : {u"one/"_s, u"two/"_s})
        for (const auto &[path, content] : smallProject().asKeyValueRange())
            QVERIFY(folder.write(name + path, content));
    ProjectSession session;
    session.open(folder.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Failed));
    QCOMPARE(session.error().code, script::SeveralProjects);
    QCOMPARE(session.choices().size(), 2);
    session.open(session.choices().first().path);
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
}

void TestSession::offersTheSectionsOfAnIni_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("folder") << u"."_s;
    QTest::newRow("ini") << u"alembic.ini"_s;
}

void TestSession::offersTheSectionsOfAnIni()
{
    QFETCH(QString, path);
    TemporaryProject project({{u"alembic.ini"_s, "[shop]\nscript_location = %(here)s/shop\n[billing]\nscript_location = %(here)s/billing\n"},
                              {u"shop/env.py"_s, "from alembic import context\n"},
                              {u"shop/versions/aaaa_.py"_s, scriptText("aaaa", "")},
                              {u"billing/env.py"_s, "from alembic import context\n"},
                              {u"billing/versions/bbbb_.py"_s, scriptText("bbbb", "")}});
    ProjectSession session;
    session.open(project.path(path));
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Failed));
    QStringList names;
    for (const script::ProjectLocation &choice : session.choices())
        names << choice.displayPath;
    QCOMPARE(names, (QStringList {u"alembic.ini [shop]"_s, u"alembic.ini [billing]"_s}));
    session.open(session.choices()[1].path);
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    QVERIFY(session.snapshot()->map.indexOf(u"bbbb"_s) >= 0);
    QVERIFY2(session.snapshot()->project.name().endsWith("[billing]"_L1), qPrintable(session.snapshot()->project.name()));
    QCOMPARE(int(lookAtProject(session.path(), {}).state), int(RecentProject::State::Known));
    QCOMPARE(stepCommand(session.snapshot(), script::StepKind::Upgrade, u"head"_s), u"alembic -n billing upgrade head"_s);

    QVERIFY(project.write(u"alembic.ini"_s, "[shop]\nscript_location = %(here)s/shop\n")); // there is nothing to choose from
    session.open(project.path(path));
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    QVERIFY(session.snapshot()->map.indexOf(u"aaaa"_s) >= 0);
}

void TestSession::reloadsWhenAFileAppears()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    session.selectRevision(u"aaaa"_s);
    QVERIFY(project.write(u"migrations/versions/cccc_third.py"_s, scriptText("cccc", "bbbb")));
    QTRY_COMPARE(session.snapshot()->map.revisionCount(), 3);
    QCOMPARE(session.selectedRevision(), u"aaaa"_s);
    QVERIFY(project.remove(u"migrations/versions/aaaa_first.py"_s));
    QTRY_COMPARE(session.snapshot()->map.revisionCount(), 2);
    QVERIFY(session.snapshot()->map.isGhost(session.snapshot()->map.indexOf(u"aaaa"_s)));
}

void TestSession::keepsTheLastStateWhenAReloadFails()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    QVERIFY(project.write(u"alembic.ini"_s, "[alembic\nscript_location"));
    QTRY_VERIFY(session.hasReloadError());
    QCOMPARE(session.snapshot()->map.revisionCount(), 2);
    QCOMPARE(int(bannerFor(session).action), int(BannerAction::Retry));
    QVERIFY(project.write(u"alembic.ini"_s, smallProject().value(u"alembic.ini"_s)));
    QTRY_VERIFY(!session.hasReloadError());
}

void TestSession::remembersDatabasesWithoutPasswords()
{
    TemporaryProject project(smallProject());
    DatabaseEntry entry;
    entry.id = u"pg"_s;
    entry.spec.dialect = dialect::Dialect::Postgresql;
    entry.spec.name = u"staging"_s;
    entry.spec.host = u"127.0.0.1"_s;
    entry.spec.port = 1; // nobody listens there
    entry.spec.database = u"shop"_s;
    entry.spec.password = u"correct horse"_s;
    entry.spec.options.insert(u"sslpassword"_s, u"battery staple"_s);
    entry.color = 3;
    Settings().setDatabases(project.path(), {entry});
    const QList<DatabaseEntry> read = Settings().databases(project.path());
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.first().name(), u"staging"_s);
    QCOMPARE(read.first().spec.port, 1);
    QCOMPARE(read.first().color, 3);
    QVERIFY(read.first().spec.password.isEmpty());
    QFile file(QSettings(QSettings::IniFormat, QSettings::UserScope, u"retort"_s, u"retort"_s).fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray stored = file.readAll();
    QVERIFY(!stored.contains("horse"));
    QVERIFY(!stored.contains("staple"));
}

void TestSession::bannerFollowsTheDatabase()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    QCOMPARE(int(bannerFor(session).action), int(BannerAction::Connect));

    session.databases().put(sqliteEntry(project.path(u"app.db"_s)));
    QTRY_COMPARE(int(session.databases().selected()->state), int(DatabaseEntry::State::Known));
    QCOMPARE(int(bannerFor(session).action), int(BannerAction::Upgrade));

    {
        auto connection = runtime::Connection::open(sqliteEntry(project.path(u"old.db"_s)).spec);
        QVERIFY(connection);
        QVERIFY((*connection)->execute(u"CREATE TABLE a (id INTEGER); CREATE TABLE b (id INTEGER)"_s));
    }
    session.databases().put(sqliteEntry(project.path(u"old.db"_s)));
    QTRY_COMPARE(session.databases().selected()->otherTables, 2);
    QCOMPARE(int(bannerFor(session).action), int(BannerAction::Stamp));

    QVERIFY(project.write(u"broken.db"_s, QByteArray(4096, 'x')));
    session.databases().put(sqliteEntry(project.path(u"broken.db"_s)));
    QTRY_COMPARE(int(session.databases().selected()->state), int(DatabaseEntry::State::Failed));
    QCOMPARE(int(bannerFor(session).action), int(BannerAction::Retry));
    QVERIFY(!bannerFor(session).detail.isEmpty());

    session.databases().remove(u"test"_s);
    QCOMPARE(int(bannerFor(session).action), int(BannerAction::Connect));
}

void TestSession::previewsAreMadeOnce()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    QSignalSpy ready(&session.previews(), &PreviewLoader::ready);
    const PreviewKey key {u"bbbb"_s, script::StepKind::Upgrade, dialect::Dialect::Sqlite};
    QVERIFY(!session.previews().request(key));
    QTRY_COMPARE(ready.count(), 1);
    const PreviewPtr preview = session.previews().request(key);
    QVERIFY(preview && *preview);
    QVERIFY((*preview)->statements.first().sql.contains("CREATE TABLE t_bbbb"_L1));
    QCOMPARE(session.previews().request(key), preview);
    QCOMPARE(ready.count(), 1);
}

void TestSession::previewOfAMissingRevisionIsNotAsked()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    QSignalSpy ready(&session.previews(), &PreviewLoader::ready);
    for (const QString &revision : {u""_s, u"zzzz"_s})
        QVERIFY(!session.previews().request({revision, script::StepKind::Upgrade, dialect::Dialect::Sqlite}));
    QVERIFY(!session.previews().request({u"aaaa"_s, script::StepKind::Upgrade, dialect::Dialect::Sqlite}));
    QTRY_COMPARE(ready.count(), 1);
}

void TestSession::planFailsWithAReason()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    session.databases().put(sqliteEntry(project.path(u"app.db"_s)));
    QSignalSpy failed(&session, &ProjectSession::planFailed);
    session.prepare({script::StepKind::Upgrade, u"nonsense"_s, u"test"_s});
    QVERIFY(session.isPreparing());
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!session.isPreparing());
    QCOMPARE(failed.first().at(1).value<Error>().code, script::RevisionNotFound);
}

/// SQLite cannot alter most of a table: it is made anew, from what the database has and not from what the scripts say.
void TestSession::planKeepsWhatTheDatabaseHas()
{
    QMap<QString, QByteArray> files = smallProject();
    QByteArray &second = files[u"migrations/versions/bbbb_second.py"_s];
    const qsizetype start = second.indexOf("    op.create_table");
    second.replace(start, second.indexOf('\n', start) - start,
                   "    with op.batch_alter_table('t_aaaa', recreate='always') as batch:\n"
                   "        batch.add_column(sa.Column('added', sa.Integer()))");
    TemporaryProject project(files);
    DatabaseEntry entry = sqliteEntry(project.path(u"app.db"_s));
    {
        auto connection = runtime::Connection::open(entry.spec);
        QVERIFY(connection);
        QVERIFY((*connection)->execute(u"CREATE TABLE t_aaaa (id INTEGER PRIMARY KEY, by_hand TEXT);"
                                       "INSERT INTO t_aaaa VALUES (7, 'kept');"
                                       "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL);"
                                       "INSERT INTO alembic_version VALUES ('aaaa')"_s));
    }
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    session.databases().put(entry);
    std::shared_ptr<const PreparedPlan> prepared;
    connect(&session, &ProjectSession::planReady, this,
            [&prepared](const std::shared_ptr<const PreparedPlan> &plan) { prepared = plan; });
    session.prepare({script::StepKind::Upgrade, u"heads"_s, u"test"_s});
    QTRY_VERIFY(prepared);
    QVERIFY(prepared->plan.isRunnable());
    runtime::RunJob job(prepared->plan, prepared->database.spec);
    QSignalSpy finished(&job, &runtime::RunJob::finished);
    job.start();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(int(finished.first().first().value<runtime::RunOutcome>().kind), int(runtime::RunOutcome::Kind::Succeeded));
    auto connection = runtime::Connection::open(entry.spec);
    QVERIFY(connection);
    const auto reply = (*connection)->query(u"SELECT id, by_hand, added FROM t_aaaa"_s);
    QVERIFY(reply);
    QCOMPARE(reply->rows, QList<QVariantList>({{7, u"kept"_s, QVariant()}}));
}

void TestSession::newestRequestWins()
{
    TemporaryProject project(smallProject());
    ProjectSession session;
    session.open(project.path());
    QTRY_COMPARE(int(session.state()), int(ProjectSession::State::Ready));
    session.databases().put(sqliteEntry(project.path(u"app.db"_s)));
    QList<int> steps;
    connect(&session, &ProjectSession::planReady, this,
            [&steps](const std::shared_ptr<const PreparedPlan> &plan) { steps << int(plan->plan.steps.size()); });
    session.prepare({script::StepKind::Upgrade, u"heads"_s, u"test"_s});
    session.prepare({script::StepKind::Upgrade, u"aaaa"_s, u"test"_s});
    QTRY_COMPARE(steps, QList<int> {1});
    QTest::qWait(100);
    QCOMPARE(steps.size(), 1);
    QVERIFY(!QFile::exists(project.path(u"app.db"_s))); // planning makes no file
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
