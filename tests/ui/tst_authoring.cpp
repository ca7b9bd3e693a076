// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/authoring/revisiondialog.h"
#include "ui/authoring/scriptediting.h"
#include "ui/changenotice.h"
#include "ui/history/historyview.h"
#include "ui/mainwindow.h"
#include "ui/messages.h"
#include "ui/review/reviewdialog.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::chooseFromMenu;
using test::click;
using test::createTable;
using test::picture;
using test::scriptText;
using test::TemporaryProject;
using test::whenOpened;

namespace {

const QByteArray ini = "[alembic]\nscript_location = %(here)s/migrations\nfile_template = %%(rev)s\n";

/// aaaa, then the heads of `children`.
QMap<QString, QByteArray> project(const QByteArrayList &children = {"bbbb"}, const QByteArray &configuration = ini)
{
    QMap<QString, QByteArray> files{
        {u"alembic.ini"_s, configuration},
        {u"migrations/env.py"_s, "from alembic import context\n"},
        {u"migrations/versions/aaaa.py"_s, scriptText("aaaa", "", createTable("t_aaaa"), "op.drop_table('t_aaaa')")}};
    for (const QByteArray &id : children)
        files.insert(u"migrations/versions/"_s + QString::fromLatin1(id) + ".py"_L1,
                     scriptText(id, "aaaa", createTable("t_" + id), "op.drop_table('t_" + id + "')"));
    return files;
}

} // namespace

/// Revisions and merges that are made in the window, and taken back.
class TestAuthoring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void newRevisionAndUndo();
    void undoLeavesWhatSomebodyEdited();
    void fieldsAreChecked_data();
    void fieldsAreChecked();
    void anythingElseThanAHeadSplices();
    void aFileInTheWayStays();
    void headsAreMerged();
    void firstRevisionOfAnEmptyProject();
    void hooksRunOnceAgreedTo();
    void aScriptIsEdited();
    void editsStayWithTheirScript();
    void outsideChangesAreNotOverwritten_data();
    void outsideChangesAreNotOverwritten();
    void whatIsAppliedIsNotEdited();
    void otherEncodingsAreLeftAlone();

private:
    void open(const TemporaryProject &folder);
    QStringList scripts(const TemporaryProject &folder)
    {
        return QDir(folder.path(u"migrations/versions"_s)).entryList(QDir::Files, QDir::Name);
    }
    QString notice() { return child<QLabel>(*m_window, u"changeText"_s)->text(); }
    void createRevision(const QString &id, const QString &message);
    /// F4, and the words at the start of the script.
    void type(const QString &id, const QString &text);
    CodeView &view() { return *m_window->details().findChild<CodeView *>(u"scriptView"_s); }
    QByteArray file(const TemporaryProject &folder, const QString &id)
    {
        return folder.read(u"migrations/versions/"_s + id + ".py"_L1);
    }

    QTemporaryDir m_settings;
    Messages m_messages;
    std::unique_ptr<MainWindow> m_window;
};

void TestAuthoring::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, qEnvironmentVariableIsSet("RETORT_TEST_DARK") ? ThemeChoice::Dark : ThemeChoice::Light);
    m_messages = messages();
}

void TestAuthoring::cleanup()
{
    m_window.reset();
    messages() = m_messages;
}

void TestAuthoring::open(const TemporaryProject &folder)
{
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->open(folder.path());
    QTRY_VERIFY(m_window->session().history());
    QTRY_VERIFY(m_window->isSettled());
}

/// As a user in a hurry: the key, the words, Enter.
void TestAuthoring::createRevision(const QString &id, const QString &message)
{
    bool done = false;
    m_window->activateWindow(); // offscreen nobody does it when a dialog closes
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    whenOpened<RevisionDialog>(m_window.get(), [&](RevisionDialog &dialog) {
        QTest::keyClicks(dialog.focusWidget(), message);
        click(dialog, u"moreButton"_s);
        auto *field = child<QLineEdit>(dialog, u"idField"_s);
        field->selectAll();
        QTest::keyClicks(field, id);
        QTest::keyClick(field, Qt::Key_Return);
        done = true;
    });
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(done);
    QTRY_COMPARE(m_window->historyView().selectedRevision(), id);
}

void TestAuthoring::newRevisionAndUndo()
{
    TemporaryProject folder(project());
    open(folder);
    bool done = false;
    whenOpened<RevisionDialog>(m_window.get(), [&](RevisionDialog &dialog) {
        QCOMPARE(dialog.focusWidget(), child<QLineEdit>(dialog, u"messageField"_s));
        QTest::keyClicks(dialog.focusWidget(), u"add phone"_s);
        const auto *preview = child<CodeView>(dialog, u"filePreview"_s);
        QTRY_VERIFY(preview->text().contains("\"\"\"add phone"_L1));
        QVERIFY(preview->text().contains("down_revision"_L1));
        QCOMPARE(scripts(folder).size(), 2); // shown, not written
        const QString id = child<QLineEdit>(dialog, u"idField"_s)->text();
        QCOMPARE(child<QLabel>(dialog, u"pathLabel"_s)->text(),
                 u"This file will be written: migrations/versions/%1.py"_s.arg(id));
        const QString command = u"retort -c %1 revision -m 'add phone'"_s.arg(folder.path(u"migrations"_s));
        QCOMPARE(child<QLabel>(dialog, u"commandLine"_s)->text(), command);
        click(dialog, u"copyCommand"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), command);
        picture(dialog, u"newrevision"_s);
        click(dialog, u"createButton"_s);
        QTRY_COMPARE(m_window->historyView().selectedRevision(), id);
        QCOMPARE(folder.read(u"migrations/versions/%1.py"_s.arg(id)), preview->text().toUtf8());
        done = true;
    });
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(done);
    QVERIFY2(notice().endsWith(".py was created."_L1), qPrintable(notice()));
    picture(*m_window, u"created"_s);
    click(*m_window, u"changeUndo"_s);
    QTRY_COMPARE(scripts(folder), (QStringList{u"aaaa.py"_s, u"bbbb.py"_s}));
    QTRY_COMPARE(m_window->session().snapshot()->map.revisionCount(), 2);
    QVERIFY2(notice().endsWith(".py was removed again."_L1), qPrintable(notice()));
}

void TestAuthoring::undoLeavesWhatSomebodyEdited()
{
    TemporaryProject folder(project());
    open(folder);
    createRevision(u"cccc"_s, u"third"_s);
    QVERIFY(folder.write(u"migrations/versions/cccc.py"_s, scriptText("cccc", "bbbb", "pass", "pass")));
    click(*m_window, u"changeUndo"_s);
    QTRY_VERIFY2(notice().startsWith("cccc.py was not taken back:"_L1), qPrintable(notice()));
    QCOMPARE(scripts(folder).size(), 3);
}

void TestAuthoring::fieldsAreChecked_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("id is taken") << u"idField"_s << u"aaaa"_s << u"idError"_s;
    QTest::newRow("id is empty") << u"idField"_s << u" "_s << u"idError"_s;
    QTest::newRow("id is a path") << u"idField"_s << u"../evil"_s << u"idError"_s;
    QTest::newRow("id has a meaning") << u"idField"_s << u"head"_s << u"idError"_s;
    QTest::newRow("label has a meaning") << u"labelField"_s << u"a@b"_s << u"labelError"_s;
    QTest::newRow("label is a path") << u"labelField"_s << u"x/y"_s << u"labelError"_s;
    QTest::newRow("label is a revision") << u"labelField"_s << u"aaaa"_s << u"labelError"_s;
    QTest::newRow("dependency is not there") << u"dependsField"_s << u"aaaa, zzzz"_s << u"dependsError"_s;
}

void TestAuthoring::fieldsAreChecked()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, error);
    TemporaryProject folder(project());
    open(folder);
    bool done = false;
    whenOpened<RevisionDialog>(m_window.get(), [&](RevisionDialog &dialog) {
        auto *create = child<QPushButton>(dialog, u"createButton"_s);
        QTRY_VERIFY(!child<QLabel>(dialog, u"pathLabel"_s)->text().isEmpty());
        click(dialog, u"moreButton"_s);
        auto *edit = child<QLineEdit>(dialog, field);
        edit->selectAll();
        QTest::keyClicks(edit, text);
        auto *label = child<QLabel>(dialog, error);
        QTRY_VERIFY(label->isVisible() && !label->text().isEmpty());
        QVERIFY(!create->isEnabled());
        picture(dialog, u"error-"_s + field);
        QTest::keyClick(edit, Qt::Key_Return);
        QTest::qWait(20);
        QVERIFY(dialog.isVisible());
        edit->selectAll();
        QTest::keyClicks(edit, u"bbbb2"_s); // a free identifier, a free label
        if (field != "dependsField"_L1) {
            QTRY_VERIFY(create->isEnabled());
            QVERIFY(!label->isVisible());
        }
        click(dialog, u"cancelButton"_s);
        done = true;
    });
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(done);
    QCOMPARE(scripts(folder).size(), 2);
}

void TestAuthoring::anythingElseThanAHeadSplices()
{
    TemporaryProject folder(project());
    open(folder);
    bool done = false;
    whenOpened<RevisionDialog>(m_window.get(), [&](RevisionDialog &dialog) {
        QCOMPARE(child<QComboBox>(dialog, u"headField"_s)->currentData().toString(), u"aaaa"_s);
        auto *note = child<QLabel>(dialog, u"headNote"_s);
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().startsWith("aaaa is not a head"_L1), qPrintable(note->text()));
        QVERIFY(child<QLabel>(dialog, u"commandLine"_s)->text().contains("--head aaaa --splice"_L1));
        picture(dialog, u"splice"_s);
        QTest::keyClick(child<QComboBox>(dialog, u"headField"_s), Qt::Key_Down);
        QVERIFY2(note->text().startsWith("A new base"_L1), qPrintable(note->text()));
        QTest::keyClick(child<QComboBox>(dialog, u"headField"_s), Qt::Key_Up);
        click(dialog, u"createButton"_s);
        done = true;
    });
    chooseFromMenu(m_window.get(), u"New revision after this"_s);
    Q_EMIT m_window->historyView().menuRequested(u"aaaa"_s, m_window->mapToGlobal(QPoint(300, 200)));
    QTRY_VERIFY(done);
    QTRY_COMPARE(m_window->session().snapshot()->map.heads().size(), size_t(2));
}

void TestAuthoring::aFileInTheWayStays()
{
    auto files = project();
    files.insert(u"migrations/versions/cccc.py"_s, "# no revision\n");
    TemporaryProject folder(files);
    open(folder);
    bool done = false;
    whenOpened<RevisionDialog>(m_window.get(), [&](RevisionDialog &dialog) {
        click(dialog, u"moreButton"_s);
        auto *field = child<QLineEdit>(dialog, u"idField"_s);
        field->selectAll();
        QTest::keyClicks(field, u"cccc"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(child<QLabel>(dialog, u"otherError"_s)->isVisible());
        click(dialog, u"cancelButton"_s);
        done = true;
    });
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(done);
    QCOMPARE(folder.read(u"migrations/versions/cccc.py"_s), "# no revision\n");
}

void TestAuthoring::headsAreMerged()
{
    TemporaryProject folder(project({"bbbb", "cccc", "dddd"}));
    open(folder);
    bool done = false;
    whenOpened<RevisionDialog>(m_window.get(), [&](RevisionDialog &dialog) {
        auto *heads = child<QListWidget>(dialog, u"headList"_s);
        QCOMPARE(heads->count(), 3);
        auto *create = child<QPushButton>(dialog, u"createButton"_s);
        const auto toggle = [&](int row) {
            heads->setCurrentRow(row);
            QTest::keyClick(heads, Qt::Key_Space);
        };
        toggle(0);
        toggle(1);
        QTRY_VERIFY(child<QLabel>(dialog, u"headError"_s)->isVisible());
        QVERIFY(!create->isEnabled());
        toggle(0);
        QTRY_VERIFY(create->isEnabled());
        QVERIFY(child<QLabel>(dialog, u"commandLine"_s)->text().contains(" merge "_L1));
        picture(dialog, u"merge"_s);
        click(dialog, u"createButton"_s);
        done = true;
    });
    QCOMPARE(child<QPushButton>(*m_window, u"bannerSecondAction"_s)->text(), u"Merge heads…"_s);
    click(*m_window, u"bannerSecondAction"_s);
    QTRY_VERIFY(done);
    QTRY_COMPARE(m_window->session().snapshot()->map.heads().size(), size_t(2));
    const auto isMerge = [this] {
        const auto snapshot = m_window->session().snapshot();
        return snapshot->map.isMergePoint(snapshot->map.indexOf(m_window->historyView().selectedRevision()));
    };
    QTRY_VERIFY(isMerge());
}

void TestAuthoring::firstRevisionOfAnEmptyProject()
{
    TemporaryProject folder({{u"alembic.ini"_s, ini}, {u"migrations/env.py"_s, "from alembic import context\n"},
                             {u"migrations/versions/README"_s, ""}});
    m_window = std::make_unique<MainWindow>();
    m_window->show();
    m_window->open(folder.path());
    QTRY_VERIFY(m_window->session().snapshot());
    bool done = false;
    whenOpened<RevisionDialog>(m_window.get(), [&](RevisionDialog &dialog) {
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        done = true;
    });
    QTRY_VERIFY(child<QPushButton>(*m_window, u"startNewRevision"_s)->isVisible());
    click(*m_window, u"startNewRevision"_s);
    QTRY_VERIFY(done);
    QTRY_COMPARE(m_window->session().snapshot()->map.revisionCount(), 1);
    QTRY_VERIFY(m_window->historyView().isVisible());
}

void TestAuthoring::hooksRunOnceAgreedTo()
{
    TemporaryProject folder(project({"bbbb"}, ini
        + "[post_write_hooks]\nhooks = mark\nmark.type = exec\nmark.executable = sed\n"
          "mark.options = -i 1i#marked REVISION_SCRIPT_FILENAME\n"));
    open(folder);
    QStringList questions;
    bool answer = false;
    messages().confirm = [&](QWidget *, const QString &, const QString &text, const QString &) {
        questions << text;
        return answer;
    };
    createRevision(u"cccc"_s, u"third"_s);
    QTRY_COMPARE(questions.size(), 1);
    QVERIFY2(questions.constFirst().contains("sed -i '1i#marked' "_L1) || questions.constFirst().contains("sed -i 1i#marked "_L1),
             qPrintable(questions.constFirst()));
    QVERIFY(!folder.read(u"migrations/versions/cccc.py"_s).startsWith("#marked"));
    answer = true;
    createRevision(u"dddd"_s, u"fourth"_s);
    QTRY_VERIFY(folder.read(u"migrations/versions/dddd.py"_s).startsWith("#marked"));
    QCOMPARE(questions.size(), 2);
    QTRY_COMPARE(notice(), u"dddd.py was created; 1 post-write hook(s) were run."_s);
    createRevision(u"eeee"_s, u"fifth"_s);
    QTRY_VERIFY(folder.read(u"migrations/versions/eeee.py"_s).startsWith("#marked"));
    QCOMPARE(questions.size(), 2); // agreed once
    QTRY_COMPARE(notice(), u"eeee.py was created; 1 post-write hook(s) were run."_s);
    click(*m_window, u"changeUndo"_s); // with what the hook did
    QTRY_VERIFY(!scripts(folder).contains(u"eeee.py"_s));
}

void TestAuthoring::type(const QString &id, const QString &text)
{
    m_window->historyView().selectRevision(id);
    QTest::keyClick(m_window.get(), Qt::Key_F4);
    QTRY_VERIFY(m_window->details().editing().isEditing());
    view().setCursorPosition(0, 0);
    QTest::keyClicks(&view(), text);
}

void TestAuthoring::aScriptIsEdited()
{
    auto files = project();
    files[u"migrations/versions/bbbb.py"_s].replace("\n", "\r\n");
    TemporaryProject folder(files);
    open(folder);
    const QByteArray before = file(folder, u"bbbb"_s);
    type(u"bbbb"_s, u"# mine"_s);
    QTest::keyClick(&view(), Qt::Key_Return);
    auto *tabs = child<QTabBar>(*m_window, u"detailTabs"_s);
    QCOMPARE(tabs->tabText(DetailsPanel::ScriptTab), u"Script •"_s);
    picture(*m_window, u"editing"_s);
    QCOMPARE(file(folder, u"bbbb"_s), before);
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(file(folder, u"bbbb"_s), "# mine\r\n" + before); // everything else as it was
    QTRY_COMPARE(notice(), u"bbbb.py was saved."_s);
    QTRY_COMPARE(tabs->tabText(DetailsPanel::ScriptTab), u"Script"_s);
    click(*m_window, u"changeUndo"_s);
    QTRY_COMPARE(file(folder, u"bbbb"_s), before);
    QTRY_COMPARE(view().text().toUtf8(), before);
    QVERIFY(!m_window->details().editing().isEditing());
    type(u"bbbb"_s, u"# again"_s);
    click(*m_window, u"revertScript"_s);
    QTRY_COMPARE(view().text().toUtf8(), before);
    QCOMPARE(file(folder, u"bbbb"_s), before);
}

void TestAuthoring::editsStayWithTheirScript()
{
    TemporaryProject folder(project());
    open(folder);
    type(u"bbbb"_s, u"# mine "_s);
    m_window->historyView().selectRevision(u"aaaa"_s);
    QTRY_VERIFY(view().text().contains("message aaaa"_L1));
    QVERIFY(!m_window->details().editing().isEditing());
    QVERIFY(view().isReadOnly());
    QVERIFY(folder.write(u"migrations/versions/cccc.py"_s, scriptText("cccc", "bbbb", "pass", "pass")));
    m_window->session().reload();
    QTRY_COMPARE(m_window->session().snapshot()->map.revisionCount(), 3);
    m_window->historyView().selectRevision(u"bbbb"_s);
    QTRY_VERIFY(view().text().startsWith("# mine "_L1));
    QCOMPARE(m_window->details().editing().unsavedFiles(), QStringList(u"bbbb.py"_s));
    int asked = 0;
    messages().confirm = [&](QWidget *, const QString &, const QString &text, const QString &) {
        ++asked;
        return !text.contains("bbbb.py"_L1);
    };
    m_window->close();
    QCOMPARE(asked, 1);
    QVERIFY(m_window->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(file(folder, u"bbbb"_s).startsWith("# mine "));
}

void TestAuthoring::outsideChangesAreNotOverwritten_data()
{
    QTest::addColumn<int>("choice");
    QTest::newRow("keep editing") << 0;
    QTest::newRow("overwrite") << 1;
    QTest::newRow("take theirs") << 2;
}

void TestAuthoring::outsideChangesAreNotOverwritten()
{
    QFETCH(int, choice);
    TemporaryProject folder(project());
    open(folder);
    type(u"bbbb"_s, u"# mine "_s);
    const QByteArray theirs = "# theirs\n" + file(folder, u"bbbb"_s);
    QVERIFY(folder.write(u"migrations/versions/bbbb.py"_s, theirs));
    int asked = 0;
    messages().choose = [&](QWidget *, const QString &, const QString &, const QStringList &actions) {
        ++asked;
        return actions.size() == 3 ? choice : -1;
    };
    QTest::keyClick(m_window.get(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE(asked, 1);
    if (choice == 0) {
        QCOMPARE(file(folder, u"bbbb"_s), theirs);
        QVERIFY(view().text().startsWith("# mine "_L1));
        QVERIFY(m_window->details().editing().isModified());
        m_window->details().editing().forgetAll();
    } else if (choice == 1) {
        QTRY_VERIFY(file(folder, u"bbbb"_s).startsWith("# mine "));
        QTRY_COMPARE(notice(), u"bbbb.py was saved."_s);
        click(*m_window, u"changeUndo"_s);
        QTRY_COMPARE(file(folder, u"bbbb"_s), theirs);
    } else {
        QTRY_COMPARE(view().text().toUtf8(), theirs);
        QCOMPARE(file(folder, u"bbbb"_s), theirs);
        QVERIFY(!m_window->details().editing().isEditing());
    }
}

void TestAuthoring::whatIsAppliedIsNotEdited()
{
    TemporaryProject folder(project());
    open(folder);
    QString reason;
    messages().error = [&](QWidget *, const QString &, const QString &, const QString &detail) { reason = detail; };
    m_window->addTemporaryDatabase("sqlite:///"_L1 + folder.path(u"app.db"_s));
    QTRY_VERIFY(m_window->isSettled());
    bool done = false;
    whenOpened<ReviewDialog>(m_window.get(), [&](ReviewDialog &dialog) {
        click(dialog, u"runButton"_s);
        QTRY_VERIFY(!dialog.isRunning());
        dialog.reject();
        done = true;
    });
    m_window->historyView().selectRevision(u"aaaa"_s);
    chooseFromMenu(m_window.get(), u"Upgrade app to here"_s);
    Q_EMIT m_window->historyView().menuRequested(u"aaaa"_s, m_window->mapToGlobal(QPoint(300, 200)));
    QTRY_VERIFY(done);
    QTRY_COMPARE(m_window->session().databases().selected()->rows, QStringList(u"aaaa"_s));
    m_window->details().showTab(DetailsPanel::ScriptTab);
    QTRY_VERIFY(!child<QPushButton>(*m_window, u"editScript"_s)->isEnabled());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F4);
    QTRY_VERIFY2(reason.startsWith("app has applied this revision"_L1), qPrintable(reason));
    m_window->historyView().selectRevision(u"bbbb"_s); // not there yet
    QTRY_VERIFY(child<QPushButton>(*m_window, u"editScript"_s)->isEnabled());
}

void TestAuthoring::otherEncodingsAreLeftAlone()
{
    auto files = project();
    files[u"migrations/versions/bbbb.py"_s].prepend("# -*- coding: latin-1 -*-\n# \xE9t\xE9\n");
    TemporaryProject folder(files);
    open(folder);
    QString text;
    messages().error = [&](QWidget *, const QString &, const QString &message, const QString &) { text = message; };
    m_window->historyView().selectRevision(u"bbbb"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F4);
    QTRY_VERIFY2(text.contains("UTF-8"_L1), qPrintable(text));
    QVERIFY(!m_window->details().editing().isEditing());
}

QTEST_MAIN(TestAuthoring)
#include "tst_authoring.moc"
