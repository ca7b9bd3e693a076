// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temporaryproject.h"
#include "ui/details/exportdialog.h"
#include "ui/messages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;

namespace {

script::ProjectSnapshotPtr history(test::TemporaryProject &project, int revisions)
{
    project.write(u"migrations/env.py"_s, "");
    for (int i = 1; i <= revisions; ++i) {
        const QByteArray down = i == 1 ? QByteArray("None") : "'r" + QByteArray::number(i - 1) + '\'';
        project.write(u"migrations/versions/r%1.py"_s.arg(i),
            "from alembic import op\nrevision = 'r" + QByteArray::number(i) + "'\ndown_revision = " + down
                + "\n\ndef upgrade():\n    op.execute('SELECT 1')\n\ndef downgrade():\n    raise ValueError\n");
    }
    const auto snapshot = script::loadSnapshot(project.path(u"migrations"_s));
    if (!snapshot)
        qFatal("%s", qPrintable(snapshot.error().message));
    return *snapshot;
}

template<typename Widget>
Widget *child(QWidget &parent, const QString &name)
{
    auto *widget = parent.findChild<Widget *>(name);
    if (!widget)
        qFatal("no %s", qPrintable(name));
    return widget;
}

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesFiles();
    void writesJson();
    void asksForWhatIsMissing();
    void saysWhyItFailed();
    void canBeStopped();
};

void TestExportDialog::writesFiles()
{
    test::TemporaryProject project;
    ExportDialog dialog(history(project, 2));
    dialog.show();
    child<QLineEdit>(dialog, u"pathField"_s)->setText(project.path(u"out"_s));
    QTest::mouseClick(child<QPushButton>(dialog, u"exportButton"_s), Qt::LeftButton);
    QVERIFY(dialog.isRunning());
    QTRY_VERIFY(!dialog.isRunning());
    QVERIFY2(child<QLabel>(dialog, u"exportResult"_s)->text().startsWith("8 file"_L1), // the plural is a translation's matter
        qPrintable(child<QLabel>(dialog, u"exportResult"_s)->text()));
    QCOMPARE(QDir(project.path(u"out/sqlite"_s)).entryList(QDir::Files).size(), 4);
    QVERIFY(project.read(u"out/postgresql/1_r1.upgrade.sql"_s).endsWith("\nSELECT 1;\n"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestExportDialog::writesJson()
{
    test::TemporaryProject project;
    ExportDialog dialog(history(project, 2));
    child<QComboBox>(dialog, u"formatBox"_s)->setCurrentIndex(1);
    child<QCheckBox>(dialog, u"sqliteBox"_s)->setChecked(false);
    const QString file = project.path(u"all.jsonl"_s);
    messages().saveFile = [file](QWidget *, const QString &, const QString &, const QString &) { return file; };
    for (QPushButton *button : dialog.findChildren<QPushButton *>())
        if (button->accessibleName().startsWith("Choose"_L1))
            button->click();
    QCOMPARE(child<QLineEdit>(dialog, u"pathField"_s)->text(), QDir::toNativeSeparators(file));
    child<QPushButton>(dialog, u"exportButton"_s)->click();
    QTRY_VERIFY(!dialog.isRunning());
    QCOMPARE(project.read(u"all.jsonl"_s).count('\n'), 4);
    QVERIFY(!project.read(u"all.jsonl"_s).contains("sqlite"));
}

void TestExportDialog::asksForWhatIsMissing()
{
    test::TemporaryProject project;
    ExportDialog dialog(history(project, 1));
    auto *button = child<QPushButton>(dialog, u"exportButton"_s);
    QVERIFY(button->isEnabled());
    child<QLineEdit>(dialog, u"pathField"_s)->clear();
    QVERIFY(!button->isEnabled());
    child<QLineEdit>(dialog, u"pathField"_s)->setText(u"x"_s);
    child<QCheckBox>(dialog, u"sqliteBox"_s)->setChecked(false);
    QVERIFY(button->isEnabled());
    child<QCheckBox>(dialog, u"postgresqlBox"_s)->setChecked(false);
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->toolTip().isEmpty());
}

void TestExportDialog::saysWhyItFailed()
{
    test::TemporaryProject project;
    ExportDialog dialog(history(project, 1));
    child<QLineEdit>(dialog, u"pathField"_s)->setText(project.path(u"migrations/env.py"_s));
    child<QPushButton>(dialog, u"exportButton"_s)->click();
    QTRY_VERIFY(!dialog.isRunning());
    QVERIFY(child<QLabel>(dialog, u"exportResult"_s)->text().startsWith("Can't write"_L1));
    QVERIFY(child<QPushButton>(dialog, u"exportButton"_s)->isEnabled());
}

void TestExportDialog::canBeStopped()
{
    test::TemporaryProject project;
    ExportDialog dialog(history(project, 400));
    child<QLineEdit>(dialog, u"pathField"_s)->setText(project.path(u"out"_s));
    child<QPushButton>(dialog, u"exportButton"_s)->click();
    QTest::keyClick(&dialog, Qt::Key_Escape); // stops; it does not close what still writes
    QTRY_VERIFY(!dialog.isRunning());
    QVERIFY2(child<QLabel>(dialog, u"exportResult"_s)->text().startsWith("Stopped"_L1),
        qPrintable(child<QLabel>(dialog, u"exportResult"_s)->text()));
    QVERIFY(QDir(project.path(u"out/sqlite"_s)).entryList(QDir::Files).size() < 800);
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
