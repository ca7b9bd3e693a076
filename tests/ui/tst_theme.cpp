// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of every theme can be read on every ground that it may stand on (WCAG 2.1: AA, and AAA in high contrast).
#include "tests/ui/contrast.h"

#include "ui/themestyle.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace retort::test;
using namespace retort::ui;

namespace {

using Edition = Theme::Edition;

struct Pair
{
    Role text;
    Role ground;
};

QList<Pair> pairs()
{
    QList<Pair> result;
    for (const Role ground : {Role::Window, Role::Surface, Role::SideBar, Role::Selection, Role::Hover})
        for (const Role text : {Role::Text, Role::MutedText, Role::Link, Role::Success, Role::Warning, Role::Danger})
            result.append({text, ground});
    for (const Role ground : {Role::Window, Role::Surface, Role::SideBar})
        result.append({Role::FaintText, ground});
    for (const Role ground : {Role::InfoBackground, Role::SuccessBackground, Role::WarningBackground, Role::DangerBackground})
        for (const Role text : {Role::Text, Role::MutedText, Role::Link})
            result.append({text, ground});
    for (const Role ground : {Role::Surface, Role::CodeMark})
        for (const Role text : {Role::Text, Role::CodeComment, Role::CodeKeyword, Role::CodeString, Role::CodeNumber})
            result.append({text, ground});
    result.append({{Role::OnAccent, Role::Accent}, {Role::OnAccent, Role::AccentHover}, {Role::OnAccent, Role::AccentPressed},
                   {Role::OnChip, Role::HeadChip}, {Role::OnChip, Role::LabelChip}, {Role::Text, Role::SearchHit},
                   {Role::Surface, Role::Danger}, {Role::Surface, Role::Warning}, // the words on the band of an environment
                   {Role::Warning, Role::WarningBackground}, {Role::Danger, Role::DangerBackground}, {Role::Success, Role::SuccessBackground}});
    return result;
}

/// How much the pixels of a widget differ at most when it gets the keyboard.
double focusContrast(QWidget &widget, QWidget &elsewhere)
{
    const auto seen = [&widget] { return widget.window()->grab(widget.geometry()).toImage(); }; // with what shines through
    elsewhere.setFocus(Qt::TabFocusReason);
    const QImage without = seen();
    widget.setFocus(Qt::TabFocusReason);
    const QImage with = seen();
    double most = 1;
    for (int y = 0; y < with.height(); ++y)
        for (int x = 0; x < with.width(); ++x)
            most = std::max(most, contrast(with.pixelColor(x, y), without.pixelColor(x, y)));
    return most;
}

} // namespace

Q_DECLARE_METATYPE(retort::ui::Theme::Edition)

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textCanBeRead_data()
    {
        QTest::addColumn<Edition>("edition");
        QTest::addColumn<double>("least");
        QTest::newRow("light") << Edition::Light << 4.5;
        QTest::newRow("dark") << Edition::Dark << 4.5;
        QTest::newRow("high contrast, light") << Edition::HighContrastLight << 7.0;
        QTest::newRow("high contrast, dark") << Edition::HighContrastDark << 7.0;
    }
    void textCanBeRead()
    {
        QFETCH(Edition, edition);
        QFETCH(double, least);
        const Theme &theme = Theme::of(edition);
        QStringList wrong;
        for (const Pair &pair : pairs())
            if (const double ratio = contrast(theme.color(pair.text), theme.color(pair.ground)); ratio < least)
                wrong << u"role %1 on role %2: %3"_s.arg(int(pair.text)).arg(int(pair.ground)).arg(ratio, 0, 'f', 2);
        for (int i = 0; i < Theme::databaseColorCount; ++i)
            if (const double ratio = contrast(theme.color(Role::OnDatabase), theme.database(i)); ratio < least)
                wrong << u"the name on the colour of database %1: %2"_s.arg(i).arg(ratio, 0, 'f', 2);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void linesAreSeen_data() { textCanBeRead_data(); }
    void linesAreSeen()
    {
        QFETCH(Edition, edition);
        const Theme &theme = Theme::of(edition);
        constexpr double graphics = 3; // WCAG 2.1, 1.4.11
        for (int i = 0; i < 8; ++i) {
            QVERIFY2(contrast(theme.line(i), theme.color(Role::Surface)) >= graphics, qPrintable(QString::number(i)));
            QVERIFY2(contrast(theme.database(i), theme.color(Role::Surface)) >= graphics, qPrintable(QString::number(i)));
        }
        if (theme.isHighContrast())
            QVERIFY(contrast(theme.color(Role::Border), theme.color(Role::Surface)) >= 7);
    }

    void automaticFollowsTheDesktop()
    {
        applyTheme(*qApp, ThemeChoice::Automatic);
        setDesktopIsDark(*qApp, false);
        QCOMPARE(&Theme::current(), &Theme::light());
        setDesktopHasHighContrast(*qApp, true);
        QCOMPARE(&Theme::current(), &Theme::of(Edition::HighContrastLight));
        setDesktopIsDark(*qApp, true);
        QCOMPARE(&Theme::current(), &Theme::of(Edition::HighContrastDark));
        setDesktopHasHighContrast(*qApp, false);
        QCOMPARE(&Theme::current(), &Theme::dark());
        applyTheme(*qApp, ThemeChoice::Light); // who has chosen is not overruled
        setDesktopHasHighContrast(*qApp, true);
        QCOMPARE(&Theme::current(), &Theme::light());
        setDesktopHasHighContrast(*qApp, false);
    }

    void theFocusIsSeen_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("high contrast, light") << ThemeChoice::HighContrastLight;
        QTest::newRow("high contrast, dark") << ThemeChoice::HighContrastDark;
    }
    void theFocusIsSeen()
    {
        QFETCH(ThemeChoice, choice);
        applyTheme(*qApp, choice);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *elsewhere = new QPushButton(u"elsewhere"_s, &window);
        auto *button = new QPushButton(u"button"_s, &window);
        auto *primary = new QPushButton(u"primary"_s, &window);
        auto *link = new QPushButton(u"link"_s, &window);
        auto *field = new QLineEdit(u"field"_s, &window);
        auto *tabs = new QTabBar(&window);
        tabs->addTab(u"one"_s);
        tabs->addTab(u"two"_s);
        setPrimary(primary);
        setPart(link, "link");
        for (QWidget *widget : std::initializer_list<QWidget *> {elsewhere, button, primary, link, field, tabs})
            layout->addWidget(widget);
        button->setObjectName("button"_L1);
        primary->setObjectName("primary"_L1);
        link->setObjectName("link"_L1);
        field->setObjectName("field"_L1);
        tabs->setObjectName("tabs"_L1);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const double least = Theme::current().isHighContrast() ? 7 : 1.3; // AAA asks for more than a hint
        for (QWidget *widget : std::initializer_list<QWidget *> {button, primary, link, field, tabs}) {
            const double ratio = focusContrast(*widget, *elsewhere);
            QVERIFY2(ratio >= least, qPrintable(u"%1: %2"_s.arg(widget->objectName()).arg(ratio)));
        }
        applyTheme(*qApp, ThemeChoice::Light);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
