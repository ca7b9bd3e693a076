// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/mainwindow.h"
#include "ui/settings.h"
#include "ui/start/recentlist.h"
#include "ui/start/sampleproject.h"
#include "ui/themestyle.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::createTable;
using test::scriptText;
using test::TemporaryProject;

namespace {

QMap<QString, QByteArray> project(bool forked)
{
    QMap<QString, QByteArray> files {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
                                     {u"migrations/env.py"_s, "from alembic import context\n"},
                                     {u"migrations/versions/a.py"_s, scriptText("aaaa", "", createTable("t"), "op.drop_table('t')")},
                                     {u"migrations/versions/b.py"_s, scriptText("bbbb", "aaaa", createTable("u"), "op.drop_table('u')")}};
    if (forked)
        files.insert(u"migrations/versions/c.py"_s, scriptText("cccc", "aaaa", createTable("v"), "op.drop_table('v')"));
    return files;
}

} // namespace

class TestStartPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void tellsTheStateOfRecentProjects();
    void opensByKeyboard();
    void takesAProjectOffTheList();
    void looksAtProjects_data();
    void looksAtProjects();
    void keepsItsModelRight();
    void triesTheSample();
    void anUnfinishedCopyIsMadeAnew();

private:
    void showWindow();

    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestStartPage::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, {qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light});
}

void TestStartPage::init()
{
    m_window.reset();
    for (const QString &path : Settings().recentProjects())
        Settings().removeRecentProject(path);
}

void TestStartPage::showWindow()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    auto *list = child<RecentList>(*m_window, u"recentProjects"_s);
    QTRY_VERIFY(!list->isLooking());
}

void TestStartPage::tellsTheStateOfRecentProjects()
{
    TemporaryProject line(project(false)), fork(project(true)), empty;
    Settings().addRecentProject(empty.path());
    Settings().addRecentProject(u"/nowhere/at/all"_s);
    Settings().addRecentProject(fork.path());
    Settings().addRecentProject(line.path());
    showWindow();
    auto *list = child<RecentList>(*m_window, u"recentProjects"_s);
    QVERIFY(list->isVisible());
    QStringList states;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        states << list->model()->index(row, 0).data(RecentProjectsModel::StateTextRole).toString();
    QCOMPARE(states, (QStringList {u"2 revision(s)"_s, u"3 revision(s) · 2 head(s)"_s, u"not there any more"_s, u"cannot be read"_s}));
    test::picture(*m_window, u"start"_s);
}

void TestStartPage::opensByKeyboard()
{
    TemporaryProject line(project(false)), fork(project(true));
    Settings().addRecentProject(fork.path());
    Settings().addRecentProject(line.path());
    showWindow();
    auto *list = child<RecentList>(*m_window, u"recentProjects"_s);
    QCOMPARE(m_window->focusWidget(), list);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(m_window->session().history());
    QCOMPARE(m_window->session().snapshot()->map.revisionCount(), 3);
    QTRY_VERIFY(m_window->isSettled());
}

void TestStartPage::takesAProjectOffTheList()
{
    TemporaryProject line(project(false)), fork(project(true));
    Settings().addRecentProject(fork.path());
    Settings().addRecentProject(line.path());
    showWindow();
    auto *list = child<RecentList>(*m_window, u"recentProjects"_s);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(Settings().recentProjects(), QStringList {fork.path()});
    QCOMPARE(list->model()->rowCount(), 1);
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(Settings().recentProjects().isEmpty());
    QVERIFY(!list->isVisible());
    QVERIFY(QFileInfo::exists(line.path(u"alembic.ini"_s)));
}

void TestStartPage::looksAtProjects_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("heads");
    QTest::newRow("line") << u"line"_s << int(RecentProject::State::Known) << 1;
    QTest::newRow("fork") << u"fork"_s << int(RecentProject::State::Known) << 2;
    QTest::newRow("gone") << u"gone"_s << int(RecentProject::State::Missing) << 0;
    QTest::newRow("no project any more") << u"empty"_s << int(RecentProject::State::Unreadable) << 0;
}

void TestStartPage::looksAtProjects()
{
    QFETCH(QString, kind);
    TemporaryProject folder(kind == u"empty"_s ? QMap<QString, QByteArray>() : project(kind == u"fork"_s));
    const RecentProject seen = lookAtProject(kind == u"gone"_s ? folder.path(u"gone"_s) : folder.path(), {});
    QTEST(int(seen.state), "state");
    QTEST(seen.heads, "heads");
}

void TestStartPage::keepsItsModelRight()
{
    RecentProjectsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPaths({u"/a/shop/alembic.ini"_s, u"/b/blog"_s});
    QCOMPARE(model.index(0).data().toString(), u"shop"_s);
    QCOMPARE(model.index(1).data().toString(), u"blog"_s);
    model.update({u"/b/blog"_s, RecentProject::State::Known, 5, 1, {}});
    model.update({u"/not/in/it"_s, RecentProject::State::Known, 5, 1, {}});
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"blog, /b/blog, 5 revision(s)"_s);
    model.remove(0);
    model.remove(7);
    QCOMPARE(model.rowCount(), 1);
}

void TestStartPage::triesTheSample()
{
    TemporaryProject place;
    const auto copy = copySample(QStringLiteral(RETORT_SOURCE_DIR) + u"/resources/sample"_s, place.path(u"mine"_s));
    QVERIFY(copy);
    QVERIFY(QFileInfo(place.path(u"mine/migrations/env.py"_s)).isWritable());
    showWindow();
    m_window->open(*copy);
    QTRY_VERIFY(m_window->session().history());
    QVERIFY(m_window->session().snapshot()->map.revisionCount() > 10);
    QTRY_VERIFY(m_window->isSettled());
}

void TestStartPage::anUnfinishedCopyIsMadeAnew()
{
    TemporaryProject source(project(false)), place;
    QVERIFY(place.write(u"copy.part/rubbish.py"_s, "x"));
    const auto copy = copySample(source.path(), place.path(u"copy"_s));
    QVERIFY(copy);
    QCOMPARE(place.read(u"copy/migrations/versions/a.py"_s), source.read(u"migrations/versions/a.py"_s));
    QVERIFY(!QFileInfo::exists(place.path(u"copy/rubbish.py"_s)));
    QVERIFY(place.write(u"copy/migrations/versions/a.py"_s, "mine"));
    QVERIFY(copySample(source.path(), place.path(u"copy"_s)));
    QCOMPARE(place.read(u"copy/migrations/versions/a.py"_s), QByteArray("mine")); // what the user changed stays
    QVERIFY(!copySample(place.path(u"absent"_s), place.path(u"other"_s)));
}

QTEST_MAIN(TestStartPage)
#include "tst_startpage.moc"
