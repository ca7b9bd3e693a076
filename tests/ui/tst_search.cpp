// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cputimer.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/history/historysearch.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::createTable;
using test::scriptText;
using test::TemporaryProject;

namespace {

QMap<QString, QByteArray> project()
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa_.py"_s, scriptText("aaaa", "", createTable("orders"), "op.drop_table('orders')")},
            {u"migrations/versions/bbbb_.py"_s,
             scriptText("bbbb", "aaaa", "op.add_column('orders', sa.Column('phone', sa.String(20)))", "op.drop_column('orders', 'phone')")},
            {u"migrations/versions/cccc_.py"_s,
             scriptText("cccc", "bbbb", "op.drop_column('orders', 'phone')", "raise NotImplementedError()")},
            {u"migrations/versions/dddd_.py"_s, scriptText("dddd", "cccc", createTable("users"), "op.drop_table('users')")}};
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void findsWhatScriptsDo_data();
    void findsWhatScriptsDo();
    void goesThroughHitsByKeys();
    void completesWhileTyping();
    void asksGitWhoWroteAScript();
    void followsTheSelectedDatabase();
    void keepsWhatIsKnownThroughAReload();
    void keyPressesAreQuick();

private:
    void openProject(const QString &path);
    QLineEdit &field() { return *child<QLineEdit>(*m_window, u"searchField"_s); }
    QString hitsText() { return child<QLabel>(*m_window, u"searchHits"_s)->text(); }
    HistoryModel &model() { return static_cast<HistoryModel &>(*m_window->historyView().model()); }
    QString hitIds();

    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestSearch::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
}

void TestSearch::init()
{
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestSearch::openProject(const QString &path)
{
    m_window->open(path);
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

QString TestSearch::hitIds()
{
    QStringList ids;
    for (const int row : model().hits())
        ids << model().row(row).id;
    return ids.join(u' ');
}

void TestSearch::findsWhatScriptsDo_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("ids");
    QTest::newRow("table") << u"table:orders"_s << u"cccc bbbb aaaa"_s;
    QTest::newRow("column") << u"column:phone"_s << u"cccc bbbb"_s;
    QTest::newRow("operation") << u"op:drop_column"_s << u"cccc"_s;
    QTest::newRow("risk") << u"risk:irreversible"_s << u"cccc"_s;
    QTest::newRow("status") << u"status:exact table:users"_s << u"dddd"_s;
    QTest::newRow("text and table") << u"message bbbb table:orders"_s << u"bbbb"_s;
}

void TestSearch::findsWhatScriptsDo()
{
    QFETCH(QString, query);
    QFETCH(QString, ids);
    TemporaryProject folder(project());
    openProject(folder.path());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&field(), query);
    QTRY_COMPARE(hitIds(), ids);
    QTRY_VERIFY2(!hitsText().contains("looking"_L1), qPrintable(hitsText()));
    for (int row = 0; row < model().rowCount(); ++row)
        QCOMPARE(model().isDimmed(row), !ids.contains(model().row(row).id));
    test::picture(*m_window, u"search-"_s + QString::fromLatin1(QTest::currentDataTag()));
}

void TestSearch::goesThroughHitsByKeys()
{
    TemporaryProject folder(project());
    openProject(folder.path());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(&field(), u"column:phone"_s);
    QTRY_COMPARE(hitIds(), u"cccc bbbb"_s);
    const auto selected = [this] { return m_window->historyView().selectedRevision(); };
    QTest::keyClick(m_window.get(), Qt::Key_F3);
    QTRY_COMPARE(selected(), u"cccc"_s);
    QTRY_COMPARE(hitsText(), u"1 of 2"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F3);
    QCOMPARE(selected(), u"bbbb"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F3);
    QCOMPARE(selected(), u"cccc"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(selected(), u"bbbb"_s);
    QTest::keyClick(&field(), Qt::Key_Escape); // closes what is offered, if anything is
    if (!field().text().isEmpty())
        QTest::keyClick(&field(), Qt::Key_Escape);
    QVERIFY(field().text().isEmpty());
    QVERIFY(model().hits().empty());
    QVERIFY(!model().isDimmed(0));
    QVERIFY(hitsText().isEmpty());
}

void TestSearch::completesWhileTyping()
{
    TemporaryProject folder(project());
    openProject(folder.path());
    field().setFocus();
    QTest::keyClicks(&field(), u"op:drop_c"_s);
    auto *choices = field().findChild<QListView *>(u"searchChoices"_s);
    if (!choices) // a popup is a window of its own
        choices = qobject_cast<QListView *>(QApplication::activePopupWidget());
    QVERIFY(choices);
    QTRY_VERIFY(choices->isVisible());
    QCOMPARE(choices->model()->index(0, 0).data().toString(), u"op:drop_column"_s);
    QTest::keyClick(choices, Qt::Key_Down);
    QTest::keyClick(choices, Qt::Key_Return);
    QCOMPARE(field().text(), u"op:drop_column "_s);
    QTRY_COMPARE(hitIds(), u"cccc"_s);
}

void TestSearch::asksGitWhoWroteAScript()
{
    TemporaryProject folder(project());
    const auto git = [&folder](const QStringList &arguments, const QString &author) {
        const QStringList identity {u"-C"_s, folder.path(), u"-c"_s, u"user.name="_s + author, u"-c"_s, u"user.email=x@example.org"_s};
        const test::ProcessResult result = test::runProcess(u"git"_s, identity + arguments);
        QVERIFY2(result.ok(), result.describe().constData());
    };
    git({u"init"_s, u"-q"_s}, u"Ann"_s);
    git({u"add"_s, u"migrations/versions/aaaa_.py"_s, u"migrations/versions/bbbb_.py"_s}, u"Ann"_s);
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"one"_s}, u"Ann"_s);
    git({u"add"_s, u"."_s}, u"Bob"_s);
    git({u"commit"_s, u"-q"_s, u"-m"_s, u"two"_s}, u"Bob"_s);
    openProject(folder.path());
    field().setFocus();
    QTest::keyClicks(&field(), u"author:ann"_s);
    QTRY_COMPARE(hitIds(), u"bbbb aaaa"_s);
    field().clear();
    QTest::keyClicks(&field(), u"author:bob"_s);
    QTRY_COMPARE(hitIds(), u"dddd cccc"_s);
}

/// What needs the database's rows on one engine may be exact on the other.
void TestSearch::followsTheSelectedDatabase()
{
    QMap<QString, QByteArray> files = project();
    files.insert(u"migrations/versions/eeee_.py"_s,
                 scriptText("eeee", "dddd", "op.get_bind().dialect.name == 'sqlite' and op.drop_table('orders')", "pass"));
    TemporaryProject folder(files);
    openProject(folder.path());
    DatabaseEntry entry;
    for (const auto &[id, dialect] : {std::pair {u"pg"_s, dialect::Dialect::Postgresql}, {u"lite"_s, dialect::Dialect::Sqlite}}) {
        entry.id = id;
        entry.spec.name = id;
        entry.spec.dialect = dialect;
        entry.spec.host = u"127.0.0.1"_s;
        entry.spec.port = 1; // nothing answers there
        entry.spec.file = folder.path(u"none.db"_s);
        m_window->session().databases().putTemporary(entry);
    }
    QTRY_VERIFY(m_window->isSettled());
    m_window->session().databases().select(u"pg"_s);
    field().setText(u"op:drop_table"_s);
    QTRY_VERIFY2(!hitsText().contains("looking"_L1), qPrintable(hitsText()));
    QCOMPARE(hitIds(), QString());
    m_window->session().databases().select(u"lite"_s);
    QTRY_COMPARE(hitIds(), u"eeee"_s);
    m_window->session().databases().select(u"pg"_s);
    QCOMPARE(hitIds(), QString()); // at once: that is known already
}

void TestSearch::keepsWhatIsKnownThroughAReload()
{
    TemporaryProject folder(project());
    openProject(folder.path());
    field().setText(u"column:phone"_s);
    QTRY_COMPARE(hitIds(), u"cccc bbbb"_s);
    QTRY_VERIFY(!hitsText().contains("looking"_L1));
    folder.write(u"migrations/versions/eeee_.py"_s, scriptText("eeee", "dddd", "op.drop_column('users', 'phone')", "pass"));
    QString atOnce;
    connect(&m_window->session(), &ProjectSession::historyChanged, m_window.get(), [&] { atOnce = hitIds(); });
    m_window->session().reload();
    QTRY_COMPARE(hitIds(), u"eeee cccc bbbb"_s);
    QCOMPARE(atOnce, u"cccc bbbb"_s);
    folder.write(u"migrations/versions/bbbb_.py"_s, scriptText("bbbb", "aaaa", "op.add_column('orders', sa.Column('mail', sa.String(20)))", "pass"));
    m_window->session().reload();
    QTRY_COMPARE(hitIds(), u"eeee cccc"_s);
}

void TestSearch::keyPressesAreQuick()
{
    constexpr int count = 10'000;
    constexpr int limit = 50; ///< milliseconds, the median of the presses of a query
    QTemporaryDir place;
    const QString path = place.filePath(u"project"_s);
    const test::ProcessResult generated = test::runProcess(u"python3"_s,
        {QStringLiteral(RETORT_SOURCE_DIR "/tests/bench/generate.py"), QString::number(count), path, u"--branches"_s, u"6"_s});
    QVERIFY2(generated.ok(), generated.describe().constData());
    m_window->open(path);
    QTRY_VERIFY_WITH_TIMEOUT(model().history() && model().history()->rows.size() == count, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isSettled(), 30'000);
    field().setFocus();
    QList<qint64> times;
    for (const QChar c : u"add column table:t_1"_s) {
        const test::CpuTimer timer;
        QTest::keyClick(&field(), c.toLatin1());
        m_window->historyView().viewport()->repaint();
        times << timer.milliseconds();
    }
    std::sort(times.begin(), times.end());
    qInfo("key presses: median %lld ms, longest %lld ms", static_cast<long long>(times[times.size() / 2]),
          static_cast<long long>(times.last()));
    QVERIFY2(times[times.size() / 2] < limit, qPrintable(QString::number(times[times.size() / 2])));
    field().clear();
}

QTEST_MAIN(TestSearch)
#include "tst_search.moc"
