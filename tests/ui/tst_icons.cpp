// SPDX-License-Identifier: GPL-3.0-or-later
// The icon set: one style in every file, no file without use, no use without file, and an ink that is seen on every ground.
#include "tests/support/sourcetree.h"
#include "tests/ui/contrast.h"

#include "ui/mainwindow.h"
#include "ui/palette/actionicons.h"
#include "ui/themestyle.h"

#include <QAction>
#include <QDir>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using namespace retort::test;
using namespace retort::ui;

namespace {

QDir iconFolder()
{
    return QDir(QStringLiteral(RETORT_SOURCE_DIR) + u"/resources/icons/set"_s);
}

QList<Icon> allIcons()
{
    QList<Icon> icons;
    for (int icon = int(Icon::None) + 1; icon < int(Icon::Count); ++icon)
        icons << Icon(icon);
    return icons;
}

/// The strongest ink in a picture.
QColor inkOf(const QImage &image)
{
    QColor ink;
    int strongest = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (const QColor color = image.pixelColor(x, y); color.alpha() > strongest) {
                strongest = color.alpha();
                ink = color;
            }
    return ink;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }

    void everyIconHasItsFileAndEveryFileItsIcon()
    {
        QStringList wanted;
        for (const Icon icon : allIcons()) {
            QVERIFY2(!iconName(icon).isEmpty(), qPrintable(QString::number(int(icon))));
            QVERIFY2(QFile::exists(u":/retort/icons/set/%1.svg"_s.arg(iconName(icon))), qPrintable(iconName(icon)));
            wanted << iconName(icon) + u".svg"_s;
        }
        wanted.sort();
        QCOMPARE(iconFolder().entryList(QDir::Files, QDir::Name), wanted);
    }

    void noIconIsDrawnForNothing()
    {
        static const QRegularExpression use(u"\\bIcon::(\\w+)"_s);
        QSet<QString> used;
        int declared = 0;
        for (const SourceFile &file : cppFiles()) {
            if (!file.isUnder({u"ui"_s}) || file.path.startsWith("ui/theme/icons"_L1))
                continue;
            for (auto it = use.globalMatch(QString::fromUtf8(file.bare)); it.hasNext();)
                used << it.next().captured(1).toLower();
        }
        QStringList unused;
        for (const Icon icon : allIcons()) {
            ++declared;
            if (!used.contains(iconName(icon).remove(u'-')))
                unused << iconName(icon);
        }
        QVERIFY(declared > 30);
        QVERIFY2(unused.isEmpty(), qPrintable(unused.join(u' ')));
    }

    void everyFileHasTheOneStyle_data()
    {
        QTest::addColumn<QString>("path");
        for (const QFileInfo &file : iconFolder().entryInfoList(QDir::Files))
            QTest::newRow(qPrintable(file.baseName())) << file.filePath();
    }
    void everyFileHasTheOneStyle()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray source = file.readAll();
        QVERIFY(QSvgRenderer(source).isValid());
        QXmlStreamReader xml(source);
        QVERIFY(xml.readNextStartElement());
        QCOMPARE(xml.name().toString(), u"svg"_s);
        const QXmlStreamAttributes root = xml.attributes();
        QCOMPARE(root.value("viewBox"_L1).toString(), u"0 0 20 20"_s);
        QCOMPARE(root.value("fill"_L1).toString(), u"none"_s);
        QCOMPARE(root.value("stroke"_L1).toString(), u"currentColor"_s);
        QCOMPARE(root.value("stroke-width"_L1).toString(), u"1.5"_s);
        QCOMPARE(root.value("stroke-linecap"_L1).toString(), u"round"_s);
        QCOMPARE(root.value("stroke-linejoin"_L1).toString(), u"round"_s);
        static const QStringList shapes {u"path"_s, u"circle"_s, u"ellipse"_s, u"rect"_s};
        while (xml.readNextStartElement()) {
            QVERIFY2(shapes.contains(xml.name().toString()), qPrintable(xml.name().toString()));
            for (const QXmlStreamAttribute &attribute : xml.attributes()) // nothing that would make it another style
                QVERIFY2(!attribute.name().startsWith("stroke"_L1) && attribute.name() != "fill"_L1 && attribute.name() != "style"_L1
                             && attribute.name() != "opacity"_L1,
                         qPrintable(attribute.name().toString()));
            xml.skipCurrentElement();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    /// A line of 1.5 at the edge of the grid would be cut.
    void nothingIsCutAtTheEdge()
    {
        constexpr int edge = 60;
        for (const Icon icon : allIcons()) {
            const QImage image = themedIcon(icon, Role::Text).pixmap(QSize(edge, edge), 1.0).toImage();
            for (int i = 0; i < edge; ++i)
                for (const QPoint point : {QPoint(i, 0), QPoint(i, edge - 1), QPoint(0, i), QPoint(edge - 1, i)})
                    QVERIFY2(image.pixelColor(point).alpha() == 0, qPrintable(iconName(icon)));
        }
    }

    void theInkIsSeen_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("high contrast, light") << ThemeChoice::HighContrastLight;
        QTest::newRow("high contrast, dark") << ThemeChoice::HighContrastDark;
    }
    void theInkIsSeen()
    {
        QFETCH(ThemeChoice, choice);
        applyTheme(*qApp, choice);
        const Theme &theme = Theme::current();
        constexpr double graphics = 3;      // WCAG 2.1, 1.4.11
        constexpr double recognisable = 2.4; // what is disabled is exempt, but has to be told from nothing
        for (const Icon icon : allIcons()) {
            const QSize size(32, 32);
            const QColor usual = inkOf(themedIcon(icon).pixmap(size, 1.0).toImage());
            const QColor disabled = inkOf(themedIcon(icon).pixmap(size, 1.0, QIcon::Disabled).toImage());
            QVERIFY(usual != disabled);
            for (const Role ground : {Role::Window, Role::Surface, Role::SideBar, Role::Selection, Role::Hover}) {
                const QByteArray what = iconName(icon).toUtf8() + " on ground " + QByteArray::number(int(ground));
                QVERIFY2(contrast(usual, theme.color(ground)) >= graphics, what.constData());
                QVERIFY2(contrast(disabled, theme.color(ground)) >= recognisable, what.constData());
            }
        }
        applyTheme(*qApp, ThemeChoice::Light);
    }

    void anIconFollowsTheThemeAndTheScale()
    {
        applyTheme(*qApp, ThemeChoice::Light);
        const QIcon icon = themedIcon(Icon::Upgrade, Role::Text);
        const QPixmap light = icon.pixmap(QSize(16, 16), 1.0);
        QCOMPARE(inkOf(light.toImage()).rgb(), Theme::light().color(Role::Text).rgb());
        applyTheme(*qApp, ThemeChoice::Dark);
        QCOMPARE(inkOf(icon.pixmap(QSize(16, 16), 1.0).toImage()).rgb(), Theme::dark().color(Role::Text).rgb());
        const QPixmap doubled = icon.pixmap(QSize(16, 16), 2.0);
        QCOMPARE(doubled.size(), QSize(32, 32));
        QCOMPARE(doubled.deviceIndependentSize(), QSizeF(16, 16));
        applyTheme(*qApp, ThemeChoice::Light);
    }

    void whatPointsAlongTheLineTurnsAround()
    {
        const QIcon icon = themedIcon(Icon::External, Role::Text);
        const QIcon other = themedIcon(Icon::Upgrade, Role::Text);
        const auto image = [](const QIcon &of) { return of.pixmap(QSize(40, 40), 1.0).toImage().convertToFormat(QImage::Format_ARGB32); };
        const QImage before = image(icon);
        const QImage upright = image(other);
        QApplication::setLayoutDirection(Qt::RightToLeft);
        QVERIFY(image(icon) != before);
        QCOMPARE(image(other), upright);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QCOMPARE(image(icon), before);
    }

    void theTableNamesActionsOnly()
    {
        MainWindow window;
        QStringList unknown;
        for (const QString &name : actionsWithIcons()) {
            const auto *action = window.findChild<QAction *>(name, Qt::FindDirectChildrenOnly);
            if (!action || action->icon().isNull())
                unknown << name;
        }
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u' ')));
    }

    /// The one button that is filled with the accent colour has an icon that is seen on it.
    void theIconOfThePrimaryButtonIsLight()
    {
        QPushButton button;
        setButtonIcon(&button, Icon::Upgrade);
        QCOMPARE(inkOf(button.icon().pixmap(QSize(32, 32), 1.0).toImage()).rgb(), Theme::current().color(Role::MutedText).rgb());
        setPrimary(&button);
        QCOMPARE(inkOf(button.icon().pixmap(QSize(32, 32), 1.0).toImage()).rgb(), Theme::current().color(Role::OnAccent).rgb());
        setPrimary(&button, false);
        QCOMPARE(inkOf(button.icon().pixmap(QSize(32, 32), 1.0).toImage()).rgb(), Theme::current().color(Role::MutedText).rgb());
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
