// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/authoring/initdialog.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::click;
using test::picture;
using test::TemporaryProject;
using test::whenOpened;

namespace {

/// Every file below a folder with what is in it.
QMap<QString, QByteArray> filesOf(const TemporaryProject &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator all(folder.path(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = QDir(folder.path()).relativeFilePath(all.next());
        files.insert(path, all.fileInfo().isDir() ? QByteArray("folder") : folder.read(path));
    }
    return files;
}

} // namespace

/// Migrations that are initialised in the window.
class TestInitialise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { messages() = m_messages; }
    void fromTheStartPage();
    void writesWhatItShows_data();
    void writesWhatItShows();
    void ownTemplate();
    void badFolders_data();
    void badFolders();

private:
    static void choose(InitDialog &dialog, const QString &kind)
    {
        auto *box = child<QComboBox>(dialog, u"templateField"_s);
        box->setCurrentIndex(kind.isEmpty() ? box->count() - 1 : box->findData(kind));
        Q_EMIT box->activated(box->currentIndex());
    }

    QTemporaryDir m_settings;
    Messages m_messages;
};

void TestInitialise::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    m_messages = messages();
}

void TestInitialise::fromTheStartPage()
{
    TemporaryProject folder({{u"app.py"_s, "x = 1\n"}});
    MainWindow window;
    window.resize(1280, 820);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.open(folder.path());
    QTRY_COMPARE(int(window.session().state()), int(ProjectSession::State::Failed));
    picture(window, u"init-start"_s);
    bool done = false;
    whenOpened<InitDialog>(&window, [&](InitDialog &dialog) {
        QTRY_VERIFY(child<QPushButton>(dialog, u"initButton"_s)->isEnabled());
        picture(dialog, u"init"_s);
        QTest::keyClick(&dialog, Qt::Key_Return);
        done = true;
    });
    click(window, u"startInit"_s);
    QTRY_VERIFY(done);
    QTRY_COMPARE(int(window.session().state()), int(ProjectSession::State::Ready));
    QVERIFY(QFile::exists(folder.path(u"migrations/env.py"_s)));
}

void TestInitialise::writesWhatItShows_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("package");
    for (const QString &kind : {u"generic"_s, u"multidb"_s, u"pyproject"_s, u"flask"_s, u"flask-multidb"_s}) {
        QTest::addRow("%s", qPrintable(kind)) << kind << false;
        QTest::addRow("%s, package", qPrintable(kind)) << kind << true;
    }
}

// And the command line that it shows does the same.
void TestInitialise::writesWhatItShows()
{
    QFETCH(QString, kind);
    QFETCH(bool, package);
    TemporaryProject folder({{u"pyproject.toml"_s, "[project]\nname = \"tea\"\n"}});
    InitDialog dialog(folder.path());
    dialog.show();
    choose(dialog, kind);
    child<QLineEdit>(dialog, u"folderField"_s)->setText(u"my scripts"_s);
    child<QCheckBox>(dialog, u"packageField"_s)->setChecked(package);
    QTRY_VERIFY(child<QPushButton>(dialog, u"initButton"_s)->isEnabled());
    QMap<QString, QString> shown;
    auto *steps = child<QListWidget>(dialog, u"initSteps"_s);
    for (int row = 0; row < steps->count(); ++row) {
        steps->setCurrentRow(row);
        shown.insert(steps->item(row)->text(), child<CodeView>(dialog, u"initPreview"_s)->text());
    }
    const QString command = child<QLabel>(dialog, u"initCommand"_s)->text();
    QCOMPARE(filesOf(folder).keys(), QStringList{u"pyproject.toml"_s});
    click(dialog, u"initButton"_s);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    const QMap<QString, QByteArray> files = filesOf(folder);
    QCOMPARE(shown.value(u"Write my scripts/env.py"_s).toUtf8(), files.value(u"my scripts/env.py"_s));
    QCOMPARE(files.contains(u"my scripts/__init__.py"_s), package);
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        const bool said = std::any_of(shown.keyBegin(), shown.keyEnd(), [&](const QString &text) { return text.endsWith(u' ' + file.key()) || text.contains(u' ' + file.key() + u' '); });
        QVERIFY2(said || (file.key() == "pyproject.toml"_L1 && kind != "pyproject"_L1), qPrintable(file.key()));
    }

    TemporaryProject other({{u"pyproject.toml"_s, "[project]\nname = \"tea\"\n"}});
    test::ProcessOptions options;
    options.workingDirectory = other.path();
    options.environment = {{u"PATH"_s, QStringLiteral(RETORT_BINARY_DIR ":") + qEnvironmentVariable("PATH")}};
    const auto result = test::runProcess(u"sh"_s, {u"-c"_s, command}, options);
    QVERIFY2(result.ok(), result.describe());
    QCOMPARE(filesOf(other), files);
}

void TestInitialise::ownTemplate()
{
    TemporaryProject own({{u"alembic.ini.mako"_s, "## ours\n[alembic]\nscript_location = ${script_location}\n"}, {u"env.py"_s, "# our own\n"},
        {u"script.py.mako"_s, "revision = ${repr(up_revision)}\n"}, {u"README"_s, "ours"}});
    TemporaryProject folder;
    messages().chooseFolder = [&](QWidget *, const QString &, const QString &) { return own.path(); };
    InitDialog dialog(folder.path());
    dialog.show();
    choose(dialog, {});
    QTRY_VERIFY(child<QPushButton>(dialog, u"initButton"_s)->isEnabled());
    QVERIFY(child<QLabel>(dialog, u"initCommand"_s)->text().contains(own.path()));
    picture(dialog, u"init-own"_s);
    click(dialog, u"initButton"_s);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(folder.read(u"alembic.ini"_s), "[alembic]\nscript_location = %(here)s/migrations\n");
    QCOMPARE(folder.read(u"migrations/env.py"_s), "# our own\n");
}

void TestInitialise::badFolders_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u""_s, u"  "_s, u".."_s, u"../x"_s, u"/tmp/elsewhere"_s, u"."_s, u"full"_s, u"file"_s, u"file/x"_s, QString(300, u'x'),
             QString(u"a"_s) + QChar(1), QString(QChar(0x202e)) + u"x"_s})
        QTest::addRow("%s", qPrintable(text.left(20).simplified())) << text;
}

void TestInitialise::badFolders()
{
    QFETCH(QString, text);
    TemporaryProject folder({{u"full/mine.txt"_s, "mine"}, {u"file"_s, "mine"}});
    const auto before = filesOf(folder);
    InitDialog dialog(folder.path());
    dialog.show();
    QTRY_VERIFY(child<QPushButton>(dialog, u"initButton"_s)->isEnabled());
    child<QLineEdit>(dialog, u"folderField"_s)->setText(text);
    QTRY_VERIFY(child<QLabel>(dialog, u"initError"_s)->isVisible());
    QVERIFY(!child<QLabel>(dialog, u"initError"_s)->text().isEmpty());
    QVERIFY(!child<QPushButton>(dialog, u"initButton"_s)->isEnabled());
    QCOMPARE(filesOf(folder), before);
}

QTEST_MAIN(TestInitialise)
#include "tst_initialise.moc"
