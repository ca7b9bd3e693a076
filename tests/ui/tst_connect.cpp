// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/postgrescluster.h"
#include "tests/support/silentserver.h"
#include "tests/ui/driving.h"
#include "ui/databases/connectdialog.h"
#include "ui/messages.h"
#include "ui/projectsession.h"
#include "ui/settings.h"
#include "ui/themestyle.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::picture;

namespace {

QString text(QWidget &parent, const QString &name)
{
    return child<QLabel>(parent, name)->text();
}

/// Everything that the dialog says, for a look at the facts of a test.
QString allText(QWidget &parent)
{
    QString all;
    for (const QLabel *label : parent.findChildren<QLabel *>())
        if (label->isVisible())
            all += label->text() + u'\n';
    return all;
}

void type(QWidget &parent, const QString &name, const QString &text)
{
    auto *field = child<QLineEdit>(parent, name);
    QVERIFY2(field && field->isVisible(), qPrintable(name));
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

} // namespace

/// The connect dialog, filled in with keys and tried out with its button.
class TestConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void rareFieldsAreFolded();
    void fieldsAndUrlFillEachOther();
    void urlKeepsWhatItDoesNotSay();
    void everythingIsRememberedButPasswords();
    void testsASqliteFile();
    void testsAServer();
    void testTellsWhatIsWrong();
    void testIsCancelled();
    void everyControlHasAName();
    void tabFollowsTheEye();

private:
    std::unique_ptr<ConnectDialog> dialog(const DatabaseEntry *existing = nullptr);
    void choosePostgres(ConnectDialog &dialog) { child<QComboBox>(dialog, u"engineField"_s)->setCurrentIndex(1); }

    QTemporaryDir m_settings;
    test::PostgresCluster m_cluster;
    std::unique_ptr<ProjectSession> m_session;
};

void TestConnect::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    QVERIFY2(m_cluster.start(), m_cluster.error());
}

void TestConnect::init()
{
    m_session = std::make_unique<ProjectSession>();
}

std::unique_ptr<ConnectDialog> TestConnect::dialog(const DatabaseEntry *existing)
{
    auto dialog = std::make_unique<ConnectDialog>(*m_session, existing);
    dialog->show();
    return QTest::qWaitForWindowExposed(dialog.get()) ? std::move(dialog) : nullptr;
}

void TestConnect::rareFieldsAreFolded()
{
    const auto form = dialog();
    QVERIFY(form);
    QVERIFY(!child<QPushButton>(*form, u"moreButton"_s)->isVisible()); // SQLite has none of them
    picture(*form, u"connect-sqlite"_s);
    choosePostgres(*form);
    picture(*form, u"connect-folded"_s);
    QVERIFY(!child<QComboBox>(*form, u"sslModeField"_s)->isVisible());
    const int folded = form->height();
    click(*form, u"moreButton"_s);
    QVERIFY(child<QComboBox>(*form, u"sslModeField"_s)->isVisible());
    QVERIFY(form->height() > folded);
    picture(*form, u"connect-unfolded"_s);
    child<QComboBox>(*form, u"sslModeField"_s)->setCurrentIndex(1);
    type(*form, u"roleField"_s, u"deployer"_s);
    click(*form, u"moreButton"_s);
    QCOMPARE(text(*form, u"moreSummary"_s), u"verify-full · deployer"_s); // what is folded is not forgotten
    QCOMPARE(form->height(), folded);
}

void TestConnect::fieldsAndUrlFillEachOther()
{
    const auto form = dialog();
    QVERIFY(form);
    choosePostgres(*form);
    click(*form, u"moreButton"_s);
    type(*form, u"hostField"_s, u"/var/run/postgresql"_s);
    type(*form, u"databaseField"_s, u"shop"_s);
    type(*form, u"serviceField"_s, u"main"_s);
    type(*form, u"sslRootField"_s, u"/etc/ca.pem"_s);
    child<QComboBox>(*form, u"sslModeField"_s)->setCurrentIndex(2);
    const QString url = child<QLineEdit>(*form, u"urlField"_s)->text();
    for (const char *part : {"host=", "/shop", "service=main", "sslmode=verify-ca", "sslrootcert="})
        QVERIFY2(url.contains(QLatin1StringView(part)), qPrintable(url));

    const auto other = dialog();
    type(*other, u"urlField"_s, url);
    const runtime::ConnectionSpec spec = other->entry().spec;
    QCOMPARE(spec.host, u"/var/run/postgresql"_s);
    QCOMPARE(spec.database, u"shop"_s);
    QCOMPARE(spec.options.value(u"service"_s), u"main"_s);
    QCOMPARE(spec.options.value(u"sslmode"_s), u"verify-ca"_s);
    QCOMPARE(spec.options.value(u"sslrootcert"_s), u"/etc/ca.pem"_s);
    QCOMPARE(child<QLineEdit>(*other, u"sslRootField"_s)->text(), u"/etc/ca.pem"_s);
}

void TestConnect::urlKeepsWhatItDoesNotSay()
{
    const auto form = dialog();
    QVERIFY(form);
    choosePostgres(*form);
    click(*form, u"moreButton"_s);
    type(*form, u"roleField"_s, u"deployer"_s);
    type(*form, u"searchPathField"_s, u"app, public"_s);
    child<QSpinBox>(*form, u"connectTimeoutField"_s)->setValue(4);
    child<QComboBox>(*form, u"environmentField"_s)->setCurrentIndex(3);
    type(*form, u"urlField"_s, u"postgresql://ada@db.example/shop"_s);
    const runtime::ConnectionSpec spec = form->entry().spec;
    QCOMPARE(spec.user, u"ada"_s);
    QCOMPARE(spec.role, u"deployer"_s);
    QCOMPARE(spec.searchPath, u"app, public"_s);
    QCOMPARE(spec.connectTimeout, 4);
    QCOMPARE(int(spec.environment), int(runtime::EnvironmentKind::Production));
}

void TestConnect::everythingIsRememberedButPasswords()
{
    DatabaseEntry entry;
    {
        const auto form = dialog();
        QVERIFY(form);
        choosePostgres(*form);
        click(*form, u"moreButton"_s);
        type(*form, u"hostField"_s, u"db.example"_s);
        type(*form, u"databaseField"_s, u"shop"_s);
        type(*form, u"passwordField"_s, u"canary-7f3a"_s);
        type(*form, u"roleField"_s, u"deployer"_s);
        type(*form, u"sslKeyField"_s, u"/etc/client.key"_s);
        type(*form, u"sshField"_s, u"-oProxyCommand=touch"_s);
        QVERIFY(!child<QPushButton>(*form, u"acceptButton"_s)->isEnabled());
        type(*form, u"sshField"_s, u"ada@bastion.example:2222"_s);
        QVERIFY(child<QPushButton>(*form, u"acceptButton"_s)->isEnabled());
        type(*form, u"sshKeyField"_s, u"/home/ada/.ssh/id"_s);
        child<QSpinBox>(*form, u"keepAliveField"_s)->setValue(75);
        child<QSpinBox>(*form, u"connectTimeoutField"_s)->setValue(3);
        child<QComboBox>(*form, u"sslModeField"_s)->setCurrentIndex(3);
        child<QComboBox>(*form, u"environmentField"_s)->setCurrentIndex(2);
        child<QCheckBox>(*form, u"readOnlyField"_s)->click();
        entry = form->entry();
        QVERIFY(!child<QLineEdit>(*form, u"urlField"_s)->text().contains("canary"_L1));
    }
    QCOMPARE(entry.spec.password, u"canary-7f3a"_s);
    Settings().setDatabases(u"/project"_s, {entry});
    const QList<DatabaseEntry> read = Settings().databases(u"/project"_s);
    QCOMPARE(read.size(), 1);
    const auto form = dialog(&read.first());
    runtime::ConnectionSpec again = form->entry().spec;
    QCOMPARE(again.password, QString());
    QCOMPARE(again.host, entry.spec.host);
    QCOMPARE(again.role, u"deployer"_s);
    QCOMPARE(again.connectTimeout, 3);
    QCOMPARE(again.ssh, (runtime::SshServer {u"bastion.example"_s, 2222, u"ada"_s, u"/home/ada/.ssh/id"_s}));
    QCOMPARE(again.options, entry.spec.options);
    QCOMPARE(again.options.value(u"keepalives_idle"_s), u"75"_s);
    QCOMPARE(again.options.value(u"sslmode"_s), u"require"_s);
    QCOMPARE(int(again.environment), int(runtime::EnvironmentKind::Staging));
    QVERIFY(again.readOnly);
    QDirIterator files(m_settings.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("canary-7f3a"), qPrintable(file.fileName()));
    }
}

void TestConnect::testsASqliteFile()
{
    QTemporaryDir folder;
    runtime::ConnectionSpec spec;
    spec.file = folder.filePath(u"app.db"_s);
    spec.createFile = true;
    {
        auto connection = runtime::Connection::open(spec);
        QVERIFY(connection);
        QVERIFY((*connection)->execute(u"CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL); "
                                       "INSERT INTO alembic_version VALUES ('abcd')"_s));
    }
    const auto form = dialog();
    QVERIFY(form);
    type(*form, u"fileField"_s, spec.file);
    click(*form, u"testButton"_s);
    QTRY_VERIFY2(text(*form, u"testResult"_s).startsWith("Connected: SQLite"_L1), qPrintable(text(*form, u"testResult"_s)));
    const QString facts = allText(*form);
    picture(*form, u"connect-tested-sqlite"_s);
    QVERIFY2(facts.contains("at revision abcd"_L1) && facts.contains("Writable\nyes"_L1) && facts.contains("journal mode"_L1), qPrintable(facts));
    child<QCheckBox>(*form, u"readOnlyField"_s)->click(); // what was said is no longer about these fields
    QVERIFY(!child<QLabel>(*form, u"testResult"_s)->isVisible());
    click(*form, u"testButton"_s);
    QTRY_VERIFY2(allText(*form).contains("no: the connection is read-only"_L1), qPrintable(allText(*form)));
}

void TestConnect::testsAServer()
{
    const test::PostgresDatabase database = m_cluster.createDatabase();
    const auto form = dialog();
    QVERIFY(form);
    choosePostgres(*form);
    type(*form, u"hostField"_s, database.socketDirectory);
    child<QSpinBox>(*form, u"portField"_s)->setValue(database.port);
    type(*form, u"userField"_s, database.user);
    type(*form, u"databaseField"_s, database.name);
    click(*form, u"testButton"_s);
    QTRY_VERIFY2(text(*form, u"testResult"_s).startsWith("Connected: PostgreSQL"_L1), qPrintable(text(*form, u"testResult"_s)));
    picture(*form, u"connect-tested"_s);
    for (const auto fact : {"none, local socket"_L1, "Writable\nyes"_L1, "Version table\nnone yet"_L1, " ms"_L1})
        QTRY_VERIFY2(allText(*form).contains(fact), qPrintable(allText(*form))); // the rows come with the next layout
    type(*form, u"hostField"_s, database.host);
    click(*form, u"testButton"_s);
    QTRY_VERIFY2(allText(*form).contains("not encrypted"_L1), qPrintable(allText(*form)));
}

void TestConnect::testTellsWhatIsWrong()
{
    const test::PostgresDatabase database = m_cluster.createDatabase();
    const auto form = dialog();
    QVERIFY(form);
    choosePostgres(*form);
    type(*form, u"hostField"_s, database.host);
    child<QSpinBox>(*form, u"portField"_s)->setValue(database.port);
    type(*form, u"userField"_s, database.user);
    type(*form, u"databaseField"_s, u"nowhere"_s);
    click(*form, u"testButton"_s);
    QTRY_VERIFY2(allText(*form).contains("nowhere"_L1) && child<QPushButton>(*form, u"testButton"_s)->isEnabled(), qPrintable(allText(*form)));
    picture(*form, u"connect-failed"_s);
    QVERIFY(!text(*form, u"testResult"_s).startsWith("Connected"_L1));
}

void TestConnect::testIsCancelled()
{
    const test::SilentServer server;
    QVERIFY(server.port() > 0);
    const auto form = dialog();
    QVERIFY(form);
    choosePostgres(*form);
    click(*form, u"moreButton"_s);
    child<QSpinBox>(*form, u"connectTimeoutField"_s)->setValue(2);
    type(*form, u"hostField"_s, u"127.0.0.1"_s);
    child<QSpinBox>(*form, u"portField"_s)->setValue(server.port());
    type(*form, u"databaseField"_s, u"shop"_s);
    click(*form, u"testButton"_s);
    QVERIFY(!child<QPushButton>(*form, u"testButton"_s)->isEnabled());
    QVERIFY(child<QWidget>(*form, u"testProgress"_s)->isVisible());
    picture(*form, u"connect-testing"_s);
    click(*form, u"cancelTest"_s);
    QCOMPARE(text(*form, u"testResult"_s), u"The test was cancelled."_s);
    QVERIFY(child<QPushButton>(*form, u"testButton"_s)->isEnabled());
    for (int more = 0; more < 5; ++more) { // those that still wait keep nobody waiting
        click(*form, u"testButton"_s);
        click(*form, u"cancelTest"_s);
    }
    child<QComboBox>(*form, u"engineField"_s)->setCurrentIndex(0);
    QTemporaryDir folder;
    type(*form, u"fileField"_s, folder.filePath(u"none.db"_s));
    QElapsedTimer timer;
    timer.start();
    click(*form, u"testButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!text(*form, u"testResult"_s).contains("Connecting"_L1), 1'500);
    const QString said = text(*form, u"testResult"_s);
    QTest::qWait(std::max<qint64>(1, 2'500 - timer.elapsed())); // the answers that still come are not taken
    QCOMPARE(text(*form, u"testResult"_s), said);
}

void TestConnect::everyControlHasAName()
{
    const auto form = dialog();
    QVERIFY(form);
    choosePostgres(*form);
    click(*form, u"moreButton"_s);
    for (const QWidget *widget : form->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<const QLabel *>(widget))
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY(accessible);
        const QWidget *parent = widget->parentWidget();
        const bool isPart = parent && (parent->inherits("QAbstractSpinBox") || parent->inherits("QComboBox"));
        const QString what = widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className());
        QVERIFY2(isPart || !accessible->text(QAccessible::Name).isEmpty(), qPrintable(what));
    }
}

/// The Tab key visits the fields from top to bottom, and from left to right.
void TestConnect::tabFollowsTheEye()
{
    const auto form = dialog();
    QVERIFY(form);
    for (const int engine : {0, 1}) {
        child<QComboBox>(*form, u"engineField"_s)->setCurrentIndex(engine);
        if (engine == 1)
            click(*form, u"moreButton"_s);
        child<QLineEdit>(*form, u"urlField"_s)->setFocus();
        QPoint before(0, -1);
        QStringList visited;
        for (int i = 0; i < 40 && QApplication::focusWidget()->objectName() != "nameField"_L1; ++i) {
            const QWidget *now = QApplication::focusWidget();
            const QPoint place = now->mapTo(form.get(), QPoint(0, now->height() / 2));
            visited << now->objectName();
            constexpr int sameRow = 8;
            const bool isFurther = place.y() > before.y() + sameRow || (qAbs(place.y() - before.y()) <= sameRow && place.x() > before.x());
            QVERIFY2(isFurther, qPrintable(visited.join(u' ')));
            before = place;
            QTest::keyClick(form.get(), Qt::Key_Tab);
        }
        QVERIFY2(visited.size() > (engine == 1 ? 16 : 5), qPrintable(visited.join(u' ')));
        QVERIFY(visited.contains(u"environmentField"_s));
    }
}

QTEST_MAIN(TestConnect)
#include "tst_connect.moc"
