// SPDX-License-Identifier: GPL-3.0-or-later
// A row of buttons that is too narrow for their texts: what is no longer read can still be pressed, heard and pointed at.
#include "ui/theme/icons.h"
#include "ui/themestyle.h"
#include "ui/widgets/fittingrow.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::ui;

namespace {

/// Three buttons; the last keeps its text. The row has the window's width as far as it is wanted: a window of its own would not be
/// made narrower than its texts.
struct Row
{
    QWidget window;
    FittingRow row {&window};
    QPushButton *find = nullptr;
    QPushButton *print = nullptr;
    QPushButton *apply = nullptr;

    Row()
    {
        auto *layout = new QHBoxLayout(&row);
        const auto add = [&](const QString &text) {
            auto *button = new QPushButton(themedIcon(Icon::Copy, Role::Text), text, &row);
            layout->addWidget(button);
            return button;
        };
        find = add(u"&Find in everything"_s);
        print = add(u"Print it"_s);
        apply = add(u"&Apply"_s);
        print->setToolTip(u"On paper"_s);
        row.setFolding({print, find});
        show(2000);
    }
    void show(int width)
    {
        window.resize(2000, 100);
        row.resize(width, row.sizeHint().height());
        window.show();
        window.activateWindow();
        QCoreApplication::sendPostedEvents();
    }
};

} // namespace

class TestFittingRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); } // whose buttons are as wide as their texts
    void foldsWhatMattersLeast();
    void keysGoOnWorking();
    void aNewTextIsKept();
};

void TestFittingRow::foldsWhatMattersLeast()
{
    Row row;
    QCOMPARE(row.find->text(), u"&Find in everything"_s);
    const int whole = row.row.sizeHint().width();
    row.show(whole - 10);
    QCOMPARE(row.print->text(), QString());
    QCOMPARE(row.print->toolTip(), u"On paper"_s);
    QCOMPARE(row.print->accessibleName(), u"Print it"_s);
    QCOMPARE(row.find->text(), u"&Find in everything"_s);
    row.show(row.row.minimumSizeHint().width());
    QCOMPARE(row.find->text(), QString());
    QCOMPARE(row.find->toolTip(), u"Find in everything"_s);
    QCOMPARE(row.find->accessibleName(), u"Find in everything"_s);
    QCOMPARE(row.apply->text(), u"&Apply"_s);
    row.show(whole + 100);
    QCOMPARE(row.find->text(), u"&Find in everything"_s);
    QCOMPARE(row.find->toolTip(), QString());
    QCOMPARE(row.print->text(), u"Print it"_s);
    QCOMPARE(row.print->accessibleName(), QString());
}

void TestFittingRow::keysGoOnWorking()
{
    Row row;
    QSignalSpy clicks(row.find, &QPushButton::clicked);
    const QKeySequence key = row.find->shortcut();
    QVERIFY(!key.isEmpty());
    row.show(row.row.minimumSizeHint().width());
    QCOMPARE(row.find->text(), QString());
    QCOMPARE(row.find->shortcut(), key);
    QVERIFY(QTest::qWaitForWindowActive(&row.window));
    QTest::keyClick(&row.window, Qt::Key_F, Qt::AltModifier);
    QTRY_COMPARE(clicks.count(), 1);
    row.show(2000);
    QCOMPARE(row.find->shortcut(), key);
}

void TestFittingRow::aNewTextIsKept()
{
    Row row;
    row.show(row.row.minimumSizeHint().width());
    row.find->setText(u"&Look for something else"_s);
    row.show(row.row.width() - 1);
    QCOMPARE(row.find->text(), QString());
    QCOMPARE(row.find->shortcut(), QKeySequence(u"Alt+L"_s));
    row.show(2000);
    QCOMPARE(row.find->text(), u"&Look for something else"_s);
}

QTEST_MAIN(TestFittingRow)
#include "tst_fittingrow.moc"
