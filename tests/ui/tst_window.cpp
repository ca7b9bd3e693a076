// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/connection.h"
#include "model/runtime/databasestate.h"
#include "model/runtime/errorcodes.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/databases/connectdialog.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/review/reviewdialog.h"
#include "ui/widgets/elidedlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::TemporaryProject;
using test::whenOpened;

namespace {

QByteArray scriptText(const QByteArray &id, const QByteArray &down, const QByteArray &body)
{
    return "\"\"\"message " + id + "\n\nCreate Date: 2026-01-01 10:00:00\n\n\"\"\"\n"
        + "from alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + id + "'\ndown_revision = "
        + (down.isEmpty() ? QByteArray("None") : "'" + down + "'") + "\n\n\ndef upgrade():\n    " + body
        + "\n\n\ndef downgrade():\n    op.drop_table('t_" + id + "')\n";
}

QByteArray createTable(const QByteArray &id)
{
    return "op.create_table('t_" + id + "', sa.Column('id', sa.Integer(), primary_key=True))";
}

QMap<QString, QByteArray> project(const QByteArray &secondBody = createTable("bbbb"))
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\nsqlalchemy.url = sqlite:///app.db\n"},
            {u"migrations/env.py"_s, "from alembic import context\n"},
            {u"migrations/versions/aaaa_first.py"_s, scriptText("aaaa", "", createTable("aaaa"))},
            {u"migrations/versions/bbbb_second.py"_s, scriptText("bbbb", "aaaa", secondBody)}};
}

template<typename Widget>
Widget *child(QWidget &parent, const QString &name)
{
    return parent.findChild<Widget *>(name);
}

void click(QWidget &parent, const QString &name)
{
    auto *button = child<QPushButton>(parent, name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

/// What the keychain's store is on a computer that has none.
class NoKeychain : public runtime::PasswordStore
{
public:
    void check() override
    {
        Q_EMIT fellBackToMemory(Error {runtime::passwordStoreUnavailable, u"nothing there"_s, {}, {}, {}, {}});
    }
};

QStringList rowsIn(const QString &file)
{
    runtime::ConnectionSpec spec;
    spec.file = file;
    const auto state = runtime::readDatabaseState(spec, {});
    return state ? state->version.heads : QStringList {u"unreadable"_s};
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void showsAHistory();
    void searchesByTyping();
    void connectsByTyping();
    void upgradesByClicking();
    void showsWhyARunFailed();
    void refusesToRunWhatIsNotExact();
    void resolvesAPreviewWithTheDatabase();
    void offersNoKeychainWhereThereIsNone();
    void elidesToLines_data();
    void elidesToLines();

private:
    void openProject(const QString &path);
    void connectFile(const QString &file);

    QTemporaryDir m_settings;
    std::unique_ptr<MainWindow> m_window;
    QString m_lastError;
};

void TestWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    messages().error = [this](QWidget *, const QString &, const QString &text, const QString &) { m_lastError = text; };
    messages().confirm = [](QWidget *, const QString &, const QString &, const QString &) { return true; };
}

void TestWindow::init()
{
    m_lastError.clear();
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1200, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestWindow::openProject(const QString &path)
{
    m_window->open(path);
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

void TestWindow::connectFile(const QString &file)
{
    whenOpened<ConnectDialog>(m_window.get(), [file](ConnectDialog &dialog) {
        auto *url = child<QLineEdit>(dialog, u"urlField"_s);
        url->setFocus();
        url->selectAll();
        QTest::keyClicks(url, u"sqlite:///"_s + file);
        child<QAbstractButton>(dialog, u"createField"_s)->setChecked(true);
        click(dialog, u"acceptButton"_s);
    });
    click(*m_window, u"connectButton"_s);
    QTRY_VERIFY(m_window->session().databases().selected());
    QTRY_COMPARE(int(m_window->session().databases().selected()->state), int(DatabaseEntry::State::Known));
}

void TestWindow::showsAHistory()
{
    TemporaryProject folder(project());
    openProject(folder.path());
    QCOMPARE(m_window->historyView().model()->rowCount(), 2);
    QCOMPARE(m_window->historyView().selectedRevision(), u"bbbb"_s);
    QTest::keyClick(&m_window->historyView(), Qt::Key_Down);
    QCOMPARE(m_window->session().selectedRevision(), u"aaaa"_s);
    auto *tabs = child<QTabBar>(*m_window, u"detailTabs"_s);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTRY_VERIFY(m_window->isSettled());
    }
    const auto firstOperation = [this] {
        return child<QTreeView>(*m_window, u"operationsList"_s)->model()->index(0, 0).data().toString();
    };
    const QString downgrade = firstOperation(); // the last SQL tab that was looked at
    tabs->setCurrentIndex(0);
    tabs->setCurrentIndex(DetailsPanel::OperationsTab);
    QTRY_VERIFY(m_window->isSettled());
    QVERIFY2(downgrade.contains("drop"_L1, Qt::CaseInsensitive), qPrintable(downgrade));
    QVERIFY2(firstOperation().contains("create"_L1, Qt::CaseInsensitive), qPrintable(firstOperation()));
    QVERIFY(child<QLabel>(*m_window, u"statusLeft"_s)->text().contains("no script was executed"_L1));

    tabs->setCurrentIndex(DetailsPanel::SchemaTab);
    QTRY_VERIFY(m_window->isSettled());
    const QAbstractItemModel *schema = child<QTreeView>(*m_window, u"schemaTree"_s)->model();
    QCOMPARE(schema->index(0, 0).data().toString(), u"t_aaaa"_s);
    QVERIFY(!schema->index(0, 2).data().toString().isEmpty());
}

void TestWindow::searchesByTyping()
{
    TemporaryProject folder(project());
    openProject(folder.path());
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    auto *search = child<QLineEdit>(*m_window, u"searchField"_s);
    QTest::keyClicks(search, u"message aaaa"_s);
    QCOMPARE(m_window->historyView().selectedRevision(), u"aaaa"_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
}

void TestWindow::connectsByTyping()
{
    TemporaryProject folder(project());
    openProject(folder.path());
    QCOMPARE(child<QPushButton>(*m_window, u"upgradeButton"_s)->isEnabled(), false);
    connectFile(folder.path(u"app.db"_s));
    QCOMPARE(m_window->session().databases().selected()->name(), u"app"_s);
    QVERIFY(child<QPushButton>(*m_window, u"upgradeButton"_s)->isEnabled());
    QVERIFY(!QFile::exists(folder.path(u"app.db"_s)));
}

void TestWindow::upgradesByClicking()
{
    TemporaryProject folder(project());
    const QString file = folder.path(u"app.db"_s);
    openProject(folder.path());
    connectFile(file);
    QString outcome;
    whenOpened<ReviewDialog>(m_window.get(), [&outcome](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        QTRY_VERIFY(child<QLabel>(dialog, u"noteHeading"_s)->isVisible());
        outcome = child<QLabel>(dialog, u"noteText"_s)->text();
        click(dialog, u"cancelButton"_s);
    });
    click(*m_window, u"upgradeButton"_s);
    QTRY_VERIFY(!outcome.isEmpty());
    QVERIFY2(outcome.contains("bbbb"_L1), qPrintable(outcome));
    QCOMPARE(rowsIn(file), QStringList {u"bbbb"_s});
    QTRY_COMPARE(m_window->session().databases().selected()->rows, QStringList {u"bbbb"_s});
}

void TestWindow::showsWhyARunFailed()
{
    TemporaryProject folder(project("op.execute('INSERT INTO nowhere VALUES (1)')"));
    const QString file = folder.path(u"app.db"_s);
    openProject(folder.path());
    connectFile(file);
    QString text;
    whenOpened<ReviewDialog>(m_window.get(), [&text](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        QTRY_VERIFY(child<QLabel>(dialog, u"noteText"_s)->isVisible());
        text = child<QLabel>(dialog, u"noteText"_s)->text();
        click(dialog, u"cancelButton"_s);
    });
    click(*m_window, u"upgradeButton"_s);
    QTRY_VERIFY(!text.isEmpty());
    QVERIFY2(text.contains("no such table: nowhere"_L1), qPrintable(text));
    QCOMPARE(rowsIn(file), QStringList());
}

void TestWindow::refusesToRunWhatIsNotExact()
{
    TemporaryProject folder(project("raise ValueError('not today')"));
    openProject(folder.path());
    connectFile(folder.path(u"app.db"_s));
    bool checked = false;
    whenOpened<ReviewDialog>(m_window.get(), [&checked](ReviewDialog &dialog) {
        QVERIFY(!child<QPushButton>(dialog, u"runButton"_s)->isEnabled());
        QVERIFY(child<QLabel>(dialog, u"noteText"_s)->text().contains("not today"_L1));
        checked = true;
        click(dialog, u"cancelButton"_s);
    });
    click(*m_window, u"upgradeButton"_s);
    QTRY_VERIFY(checked || !m_lastError.isEmpty());
    QVERIFY(checked || m_lastError.contains("not today"_L1));
}

void TestWindow::resolvesAPreviewWithTheDatabase()
{
    TemporaryProject folder(project("for (n,) in op.get_bind().execute(sa.text('SELECT count(*) FROM seed')):\n        op.execute(f'-- {n} rows')"));
    runtime::ConnectionSpec spec;
    spec.file = folder.path(u"app.db"_s);
    spec.createFile = true;
    {
        const auto connection = runtime::Connection::open(spec);
        QVERIFY(connection);
        QVERIFY((*connection)->execute(u"CREATE TABLE seed (id INTEGER); INSERT INTO seed VALUES (1), (2), (3)"_s));
    }
    openProject(folder.path());
    connectFile(spec.file);
    m_window->session().selectRevision(u"bbbb"_s);
    auto *resolve = child<QPushButton>(*m_window, u"resolvePreview"_s);
    QTRY_VERIFY(resolve->isVisible());
    QVERIFY2(resolve->text().contains("app"_L1), qPrintable(resolve->text()));
    click(*m_window, u"resolvePreview"_s);
    const auto copied = [this] {
        QTest::mouseClick(child<QPushButton>(*m_window, u"copySql"_s), Qt::LeftButton);
        return QGuiApplication::clipboard()->text();
    };
    QTRY_VERIFY2(copied().contains("-- 3 rows"_L1), qPrintable(copied()));
    QVERIFY(!resolve->isVisible());
}

void TestWindow::offersNoKeychainWhereThereIsNone()
{
    TemporaryProject folder(project());
    openProject(folder.path());
    const auto keepIsOffered = [this] {
        ConnectDialog dialog(m_window->session(), nullptr);
        auto *keep = child<QComboBox>(dialog, u"keepField"_s);
        return keep->model()->index(1, 0).flags().testFlag(Qt::ItemIsEnabled);
    };
    QVERIFY(keepIsOffered());
    m_window->session().databases().setPasswordStore(std::make_unique<NoKeychain>());
    QVERIFY(!keepIsOffered());
    DatabaseEntry entry;
    entry.id = u"kept"_s;
    entry.spec.file = folder.path(u"app.db"_s);
    entry.spec.createFile = true;
    entry.passwordInKeychain = true;
    m_window->session().databases().putTemporary(entry);
    QTRY_COMPARE(int(m_window->session().databases().selected()->state), int(DatabaseEntry::State::Known));
    QVERIFY2(bannerFor(m_window->session()).detail.contains("keychain"_L1),
             qPrintable(bannerFor(m_window->session()).detail));
}

void TestWindow::elidesToLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("isCut");
    QTest::newRow("empty") << QString() << 1 << false;
    QTest::newRow("short") << u"one two"_s << 1 << false;
    QTest::newRow("two paragraphs") << u"one\ntwo"_s << 2 << false;
    QTest::newRow("long words") << u"word "_s.repeated(200).trimmed() << 3 << true;
    QTest::newRow("one endless word") << QString(5000, u'x') << 3 << true;
    QTest::newRow("many paragraphs") << u"a\nb\nc\nd"_s << 3 << true;
}

void TestWindow::elidesToLines()
{
    QFETCH(QString, text);
    QFETCH(int, lines);
    QFETCH(bool, isCut);
    constexpr int width = 200;
    const QString elided = elidedToLines(text, QApplication::font(), width, 3);
    QCOMPARE(int(elided.count(u'\n')) + 1, lines);
    QCOMPARE(elided.endsWith(u'…'), isCut);
    for (const QString &line : elided.split(u'\n'))
        QVERIFY2(QFontMetrics(QApplication::font()).horizontalAdvance(line) <= width, qPrintable(line));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
