// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporaryproject.h"
#include "tests/ui/driving.h"
#include "ui/authoring/revisiondialog.h"
#include "ui/databases/connectdialog.h"
#include "ui/details/exportdialog.h"
#include "ui/messages.h"
#include "ui/projectsession.h"
#include "ui/settings.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using test::child;
using test::scriptText;
using test::TemporaryProject;

namespace {

const QStringList &badValues()
{
    static const QStringList values{QString(), u"   "_s, QString(20'000, u'x'), u"é…ü漢字"_s, u"../../x"_s, u"/dev/null/x"_s, u"a\\..\\b"_s,
        u"'; DROP TABLE alembic_version; --"_s, u"\"\"\"\nimport os"_s, u"$(touch pwned)`touch pwned`"_s, u"%s%n%(here)s${x}"_s,
        QString(u"a"_s) + QChar(0) + u"b"_s, QString(QChar(0x1b)) + u"[31m"_s, QString(QChar(0x202e)) + u"x"_s, u"a@b"_s, u"a:b"_s, u"-1"_s, u"head"_s};
    return values;
}

} // namespace

/// Every field that can be typed in, of every dialog that asks for something, with what nobody should write there: nothing happens to
/// project and database before a button is pressed, and where the button can be pressed, what it does is shown.
class TestBadFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void revision_data();
    void revision();
    void revisionIsWhatIsShown_data();
    void revisionIsWhatIsShown();
    void merge();
    void connection();
    void exporting();

private:
    QByteArray hash() const
    {
        QMap<QString, QByteArray> files;
        QDirIterator all(m_folder->path(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = QDir(m_folder->path()).relativeFilePath(all.next());
            files.insert(path, all.fileInfo().isDir() ? QByteArray() : m_folder->read(path));
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            hash.addData(file.key().toUtf8());
            hash.addData(file.value());
        }
        return hash.result();
    }
    static bool saysSomething(QDialog &dialog)
    {
        for (const QLabel *label : dialog.findChildren<QLabel *>(QRegularExpression(u"Error$"_s)))
            if (label->isVisible() && !label->text().isEmpty())
                return true;
        return false;
    }

    QTemporaryDir m_settings;
    std::unique_ptr<TemporaryProject> m_folder;
    std::unique_ptr<ProjectSession> m_session;
};

void TestBadFields::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestBadFields::init()
{
    m_folder = std::make_unique<TemporaryProject>(QMap<QString, QByteArray>{{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/m\n"},
        {u"m/env.py"_s, ""}, {u"m/versions/aaaa.py"_s, scriptText("aaaa", "", "pass", "pass")},
        {u"m/versions/bbbb.py"_s, scriptText("bbbb", "aaaa", "pass", "pass")}, {u"m/versions/cccc.py"_s, scriptText("cccc", "aaaa", "pass", "pass")},
        {u"app.db"_s, ""}});
    m_session = std::make_unique<ProjectSession>();
    m_session->open(m_folder->path());
    QTRY_VERIFY(m_session->history());
}

void TestBadFields::revision_data()
{
    QTest::addColumn<QString>("field");
    for (const QString &field : {u"messageField"_s, u"idField"_s, u"labelField"_s, u"dependsField"_s})
        QTest::addRow("%s", qPrintable(field)) << field;
}

void TestBadFields::revision()
{
    QFETCH(QString, field);
    const QByteArray before = hash();
    ScriptChanges changes;
    RevisionDialog dialog(RevisionDialog::Mode::Revision, *m_session, changes, {u"bbbb"_s});
    dialog.show();
    auto *edit = child<QLineEdit>(dialog, field);
    QVERIFY(edit);
    auto *button = child<QPushButton>(dialog, u"createButton"_s);
    for (const QString &value : badValues()) {
        edit->setText(value);
        QTest::qWait(5);
        QTRY_VERIFY2(saysSomething(dialog) || !dialog.findChild<CodeView *>()->text().isEmpty(), qPrintable(value.left(30)));
        QCOMPARE(hash(), before);
        if (saysSomething(dialog) && !dialog.findChild<CodeView *>()->text().contains("revision"_L1))
            QVERIFY2(!button->isEnabled() || !button->isVisible(), qPrintable(value.left(30)));
    }
}

void TestBadFields::revisionIsWhatIsShown_data()
{
    QTest::addColumn<QString>("message");
    for (const QString &value : badValues())
        QTest::addRow("%s", qPrintable(value.left(20).simplified())) << value;
}

// Whatever the message: either it is refused, or the one file that was shown is there, in the version folder, and is a script.
void TestBadFields::revisionIsWhatIsShown()
{
    QFETCH(QString, message);
    ScriptChanges changes;
    RevisionDialog dialog(RevisionDialog::Mode::Revision, *m_session, changes, {u"bbbb"_s});
    dialog.show();
    child<QLineEdit>(dialog, u"messageField"_s)->setText(message);
    QTest::qWait(5);
    auto *view = dialog.findChild<CodeView *>();
    QTRY_VERIFY(saysSomething(dialog) || view->text().contains("revision"_L1));
    const QByteArray before = hash();
    if (saysSomething(dialog)) {
        QCOMPARE(hash(), before);
        return;
    }
    const QStringList known = QDir(m_folder->path(u"m/versions"_s)).entryList(QDir::Files);
    const QString shown = view->text();
    test::click(dialog, u"createButton"_s);
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QStringList made = QDir(m_folder->path(u"m/versions"_s)).entryList(QDir::Files);
    made.removeIf([&](const QString &name) { return known.contains(name); });
    QCOMPARE(made.size(), 1);
    QCOMPARE(QString::fromUtf8(m_folder->read(u"m/versions/"_s + made.constFirst())), shown);
    const auto snapshot = script::loadSnapshot(m_folder->path());
    QVERIFY(snapshot && (*snapshot)->script(dialog.revision()) && (*snapshot)->diagnostics.isEmpty());
}

void TestBadFields::merge()
{
    const QByteArray before = hash();
    ScriptChanges changes;
    RevisionDialog dialog(RevisionDialog::Mode::Merge, *m_session, changes);
    dialog.show();
    for (const QString &field : {u"messageField"_s, u"idField"_s, u"labelField"_s}) {
        auto *edit = child<QLineEdit>(dialog, field);
        const QString good = edit->text();
        for (const QString &value : badValues()) {
            edit->setText(value);
            QTest::qWait(5);
            QTRY_VERIFY2(saysSomething(dialog) || !dialog.findChild<CodeView *>()->text().isEmpty(), qPrintable(field + value.left(30)));
            QCOMPARE(hash(), before);
        }
        edit->setText(good);
    }
}

void TestBadFields::connection()
{
    const QByteArray before = hash();
    for (const int engine : {0, 1}) {
        ConnectDialog dialog(*m_session, nullptr);
        dialog.show();
        child<QComboBox>(dialog, u"engineField"_s)->setCurrentIndex(engine);
        for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
            const QString good = edit->text();
            for (const QString &value : badValues()) {
                edit->setText(value);
                const DatabaseEntry entry = dialog.entry();
                QVERIFY(!entry.spec.displayText().contains(QChar(0)) || edit->text().contains(QChar(0)));
                Settings().setDatabases(u"/bad"_s, {entry}); // what is remembered can be read again
                QCOMPARE(Settings().databases(u"/bad"_s).size(), 1);
            }
            edit->setText(good);
        }
        QCOMPARE(hash(), before);
    }
}

void TestBadFields::exporting()
{
    const QByteArray before = hash();
    ExportDialog dialog(m_session->snapshot());
    dialog.show();
    for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
        for (const QString &value : badValues())
            edit->setText(value);
    }
    QTest::qWait(50);
    QCOMPARE(hash(), before);
}

QTEST_MAIN(TestBadFields)
#include "tst_badfields.moc"
