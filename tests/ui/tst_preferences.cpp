// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens.h"

#include "ui/history/historyview.h"
#include "ui/models/datetext.h"
#include "ui/preferences/editorcommand.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/commandline.h"

#include <QAction>
#include <QComboBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

using namespace retort;
using namespace retort::test;
using namespace retort::ui;

class TestPreferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        answerEverything();
        applyTheme(*qApp, ThemeChoice::Light);
    }
    void init() { Preferences::set({}); }

    void theLookIsTriedOutAndTakenBack()
    {
        Preferences light;
        light.theme = ThemeChoice::Light;
        Preferences::set(light);
        const double size = QApplication::font().pointSizeF();
        PreferencesDialog dialog;
        dialog.show();
        child<QComboBox>(dialog, u"themeField"_s)->setCurrentIndex(2);
        child<QSpinBox>(dialog, u"textSizeField"_s)->setValue(150);
        QVERIFY(Theme::current().isDark());
        QCOMPARE(QApplication::font().pointSizeF(), size * 1.5);
        picture(dialog, u"preferences-large-dark"_s);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!Theme::current().isDark());
        QCOMPARE(QApplication::font().pointSizeF(), size);
        QCOMPARE(Preferences::current(), light);
    }

    /// Views of code and commands that are on the screen already take the letters that are chosen now.
    void codeOnTheScreenFollows()
    {
        CodeView code(CodeView::Language::Sql);
        code.setCode(u"SELECT 1;\n"_s);
        CommandLine command;
        command.setCommand(u"alembic upgrade head"_s);
        code.show();
        command.show();
        auto *text = child<QLabel>(command, u"commandLine"_s);
        const auto rowHeight = [&] { return int(code.SendScintilla(QsciScintillaBase::SCI_TEXTHEIGHT, 0ul)); };
        const int usualRow = rowHeight();
        const int usualMargin = code.marginWidth(0);
        QCOMPARE(text->font().pointSizeF(), codeFont().pointSizeF());
        Preferences large;
        large.theme = ThemeChoice::Light;
        large.textSize = 200;
        Preferences::set(large);
        QVERIFY2(rowHeight() > usualRow * 1.7, qPrintable(QString::number(rowHeight())));
        QVERIFY(code.marginWidth(0) > usualMargin * 1.6);
        QCOMPARE(text->font().pointSizeF(), codeFont().pointSizeF());
        const QString family = QFontDatabase::families().constFirst();
        large.codeFont = family;
        Preferences::set(large);
        QCOMPARE(text->font().family(), family);
        QCOMPARE(code.lexer()->font(0).family(), family);
    }

    void everythingIsRemembered()
    {
        PreferencesDialog dialog;
        dialog.show();
        child<QComboBox>(dialog, u"themeField"_s)->setCurrentIndex(2);
        child<QComboBox>(dialog, u"datesField"_s)->setCurrentIndex(1);
        child<QLineEdit>(dialog, u"editorField"_s)->setText(u"sh -c 'exit 0' {file}"_s);
        dialog.findChildren<QSpinBox *>(u"lockTimeoutPreference"_s).value(3)->setValue(7);
        child<QSpinBox>(dialog, u"connectTimeoutPreference"_s)->setValue(4);
        child<QSpinBox>(dialog, u"unlockMinutesField"_s)->setValue(5);
        child<QSpinBox>(dialog, u"notifyAfterField"_s)->setValue(0);
        child<QCheckBox>(dialog, u"typeNameBox"_s)->setChecked(true);
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
        Preferences wanted;
        wanted.theme = ThemeChoice::Dark;
        wanted.localDates = true;
        wanted.editor = u"sh -c 'exit 0' {file}"_s;
        wanted.lockTimeouts = {-1, -1, -1, 7};
        wanted.connectTimeout = 4;
        wanted.unlockMinutes = 5;
        wanted.notifyAfter = 0;
        wanted.typeNameEverywhere = true;
        QCOMPARE(Preferences::current(), wanted);
        QCOMPARE(Preferences::read(), wanted); // as the next start does
        QCOMPARE(wanted.lockTimeout(runtime::EnvironmentKind::Production), 7);
        QCOMPARE(wanted.lockTimeout(runtime::EnvironmentKind::Staging), runtime::defaultsOf(runtime::EnvironmentKind::Staging).lockTimeout);
        QVERIFY(dateText(QDateTime::currentDateTime()) != QDateTime::currentDateTime().toString(u"yyyy-MM-dd HH:mm"_s));
    }

    void nonsenseInTheSettingsIsNotTaken()
    {
        QSettings file(QSettings::IniFormat, QSettings::UserScope, u"retort"_s, u"retort"_s);
        file.setValue("preferences/textSize"_L1, u"9999"_s);
        file.setValue("preferences/theme"_L1, u"../../etc"_s);
        file.setValue("preferences/lockTimeout2"_L1, u"-50"_s);
        file.setValue("preferences/connectTimeout"_L1, u"many"_s);
        file.sync();
        const Preferences read = Preferences::read();
        QCOMPARE(read.textSize, Preferences::largestText);
        QCOMPARE(read.theme, ThemeChoice::Automatic);
        QCOMPARE(read.lockTimeouts[2], -1);
        QCOMPARE(read.connectTimeout, Preferences().connectTimeout);
    }

    void editors_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("good");
        QTest::newRow("nothing: the desktop's") << QString() << true;
        QTest::newRow("a program") << u"sh {file} {line}"_s << true;
        QTest::newRow("quoted") << u"sh -c 'echo \"$0\"' {file}"_s << true;
        QTest::newRow("no such program") << u"no-such-editor-here {file}"_s << false;
        QTest::newRow("open quotation mark") << u"sh 'x"_s << false;
    }
    void editors()
    {
        QFETCH(QString, command);
        QFETCH(bool, good);
        QVERIFY2(editorProblem(command).isEmpty() == good, qPrintable(editorProblem(command)));
    }

    void theEditorGetsFileAndLine()
    {
        const QString out = m_settings.filePath(u"seen"_s);
        Preferences preferences;
        preferences.editor = u"sh -c 'echo \"$1 $2\" > %1' x {file} {line}"_s.arg(out);
        Preferences::set(preferences);
        QCOMPARE(openInEditor(m_settings.filePath(u"a b.py"_s), 12), QString());
        QTRY_VERIFY(QFile::exists(out) && QFileInfo(out).size() > 0);
        QFile seen(out);
        QVERIFY(seen.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(seen.readAll()).trimmed(), m_settings.filePath(u"a b.py"_s) + u" 12"_s);
    }

    void aSecondWindowOpensAndCloses()
    {
        MainWindow first;
        first.show();
        QPointer<MainWindow> second;
        connect(&first, &MainWindow::windowOpened, this, [&](MainWindow *window) { second = window; });
        auto *action = first.findChild<QAction *>(u"newWindow"_s);
        QVERIFY(action);
        action->trigger();
        QVERIFY(second && second->isVisible());
        second->close();
        QTRY_VERIFY(second.isNull());
        QVERIFY(first.isVisible());
    }

    void eachProjectHasItsLayoutAndSelection()
    {
        const SampleCopy one;
        const auto open = [](MainWindow &window, const QString &path) {
            window.resize(1100, 700);
            window.open(path);
            window.show();
            return QTest::qWaitFor([&] { return window.isSettled() && window.session().state() == ProjectSession::State::Ready; }, 20'000);
        };
        QString selected;
        {
            MainWindow window;
            QVERIFY(open(window, one.path()));
            QTest::keyClick(&window.historyView(), Qt::Key_Down);
            QTest::keyClick(&window.historyView(), Qt::Key_Down);
            selected = window.session().selectedRevision();
            window.close();
        }
        MainWindow window;
        QVERIFY(open(window, one.path()));
        QCOMPARE(window.session().selectedRevision(), selected);
    }

private:
    QTemporaryDir m_settings;
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
