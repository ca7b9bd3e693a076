// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/themestyle.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

/// Resources of a static library are linked only when somebody asks for them; the macro must stand outside of namespaces.
static void initializeResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace retort::ui {

namespace {

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.color(Role::Window));
    palette.setColor(QPalette::WindowText, theme.color(Role::Text));
    palette.setColor(QPalette::Base, theme.color(Role::Surface));
    palette.setColor(QPalette::AlternateBase, theme.color(Role::SideBar));
    palette.setColor(QPalette::Text, theme.color(Role::Text));
    palette.setColor(QPalette::PlaceholderText, theme.color(Role::MutedText));
    palette.setColor(QPalette::Button, theme.color(Role::Surface));
    palette.setColor(QPalette::ButtonText, theme.color(Role::Text));
    palette.setColor(QPalette::BrightText, theme.color(Role::Danger));
    palette.setColor(QPalette::Highlight, theme.color(Role::Selection));
    palette.setColor(QPalette::HighlightedText, theme.color(Role::Text));
    palette.setColor(QPalette::Link, theme.color(Role::Link));
    palette.setColor(QPalette::LinkVisited, theme.color(Role::Link));
    palette.setColor(QPalette::ToolTipBase, theme.color(Role::Surface));
    palette.setColor(QPalette::ToolTipText, theme.color(Role::Text));
    palette.setColor(QPalette::Light, theme.color(Role::Surface));
    palette.setColor(QPalette::Midlight, theme.color(Role::GridLine));
    palette.setColor(QPalette::Mid, theme.color(Role::Border));
    palette.setColor(QPalette::Dark, theme.color(Role::FaintText));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.color(Role::DisabledText));
    return palette;
}

struct NamedRole
{
    const char *name;
    Role role;
};

constexpr NamedRole namedRoles[] = {
    {"window", Role::Window}, {"surface", Role::Surface}, {"sidebar", Role::SideBar}, {"border", Role::Border},
    {"gridline", Role::GridLine}, {"text", Role::Text}, {"muted", Role::MutedText}, {"faint", Role::FaintText},
    {"disabled", Role::DisabledText}, {"link", Role::Link}, {"accent", Role::Accent}, {"accentHover", Role::AccentHover}, {"accentPressed", Role::AccentPressed},
    {"onAccent", Role::OnAccent}, {"selection", Role::Selection}, {"hover", Role::Hover}, {"success", Role::Success},
    {"warning", Role::Warning}, {"danger", Role::Danger}, {"warningBackground", Role::WarningBackground},
    {"warningBorder", Role::WarningBorder}, {"dangerBackground", Role::DangerBackground},
    {"dangerBorder", Role::DangerBorder}, {"infoBackground", Role::InfoBackground}, {"infoBorder", Role::InfoBorder},
    {"successBackground", Role::SuccessBackground}, {"successBorder", Role::SuccessBorder},
};

QString sheet(const QString &name)
{
    QFile file(u":/retort/%1.qss"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What `@name` stands for in the style sheets besides the colours.
QString valueOf(QStringView name, const Theme &theme)
{
    if (name == "variant"_L1)
        return theme.isDark() ? u"dark"_s : u"light"_s;
    if (name == "check"_L1)
        return theme.color(Role::OnAccent).lightness() > 128 ? u"white"_s : u"black"_s;
    if (name == "iconSize"_L1)
        return QString::number(iconSize()) + u"px"_s;
    const auto letters = [](double factor) { return QString::number(QApplication::font().pointSizeF() * factor) + u"pt"_s; };
    const auto pixels = [](double usual) { return QString::number(qRound(usual * textUnit())) + u"px"_s; };
    if (name == "arrowSize"_L1)
        return pixels(10);
    if (name == "boxSize"_L1)
        return pixels(15);
    if (name == "lineSize"_L1) // the least height of what has letters: as high as they are
        return pixels(18);
    if (name == "fieldSize"_L1)
        return pixels(20);
    if (name == "codeFamily"_L1)
        return codeFont().family().remove(u'"');
    if (name == "codeSize"_L1)
        return QString::number(codeFont().pointSizeF()) + u"pt"_s;
    if (name == "titleSize"_L1)
        return letters(1.5);
    if (name == "smallSize"_L1)
        return letters(0.9);
    if (name == "sectionSize"_L1)
        return letters(0.85);
    return {};
}

/// The style sheet with `@role` replaced by colours.
QString styleSheetOf(const Theme &theme)
{
    initializeResources();
    const QString text = sheet(u"style"_s) + (theme.isHighContrast() ? sheet(u"contrast"_s) : QString());
    static const QRegularExpression reference(u"@([A-Za-z]+)"_s);
    QString result;
    qsizetype end = 0;
    for (auto it = reference.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        result += QStringView(text).mid(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const auto named = std::find_if(std::begin(namedRoles), std::end(namedRoles),
            [&](const NamedRole &entry) { return match.capturedView(1) == QLatin1StringView(entry.name); });
        if (named != std::end(namedRoles))
            result += theme.color(named->role).name();
        else
            result += valueOf(match.capturedView(1), theme);
    }
    result += QStringView(text).mid(end);
    return result;
}

bool desktopIsDark(const QPalette &desktop)
{
    return desktop.color(QPalette::Window).lightness() < desktop.color(QPalette::WindowText).lightness();
}

/// Without a desktop's font settings (no platform theme) Qt falls back on whatever comes first: prefer a text face.
void chooseFont(int percent)
{
    static const QFont desktop = QApplication::font(); // as it was before anybody changed it
    QFont font = desktop;
    const QString family = QFontInfo(font).family();
    const bool isFallback = family.startsWith("DejaVu"_L1) || family.startsWith("Bitstream"_L1);
    if (isFallback && QFontDatabase::families().contains("Noto Sans"_L1))
        font.setFamily(u"Noto Sans"_s);
    if (font.pointSizeF() <= 0 || font.pointSizeF() > 11 || isFallback)
        font.setPointSizeF(10);
    font.setPointSizeF(font.pointSizeF() * percent / 100);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    QApplication::setFont(font);
}

Look currentLook;
std::optional<bool> desktopSaysDark;
bool desktopHasHighContrast = false;

Theme::Edition editionOf(ThemeChoice choice, const QPalette &desktop)
{
    using Edition = Theme::Edition;
    switch (choice) {
    case ThemeChoice::Light:
        return Edition::Light;
    case ThemeChoice::Dark:
        return Edition::Dark;
    case ThemeChoice::HighContrastLight:
        return Edition::HighContrastLight;
    case ThemeChoice::HighContrastDark:
        return Edition::HighContrastDark;
    case ThemeChoice::Automatic:
        break;
    }
    const bool isDark = desktopSaysDark.value_or(desktopIsDark(desktop));
    if (desktopHasHighContrast)
        return isDark ? Edition::HighContrastDark : Edition::HighContrastLight;
    return isDark ? Edition::Dark : Edition::Light;
}

} // namespace

void applyTheme(QApplication &application, const Look &look)
{
    static const QPalette desktop = QApplication::palette();
    currentLook = look;
    const Theme &theme = Theme::of(editionOf(look.theme, desktop));
    Theme::setCurrent(theme);
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    chooseFont(look.textSize);
    setCodeFontFamily(look.codeFont);
    QApplication::setPalette(paletteOf(theme));
    application.setStyleSheet(styleSheetOf(theme));
}

void setDesktopIsDark(QApplication &application, bool dark)
{
    if (desktopSaysDark == dark)
        return;
    desktopSaysDark = dark;
    if (currentLook.theme == ThemeChoice::Automatic)
        applyTheme(application, Look(currentLook));
}

const Look &appliedLook()
{
    return currentLook;
}

void setDesktopHasHighContrast(QApplication &application, bool high)
{
    if (std::exchange(desktopHasHighContrast, high) != high && currentLook.theme == ThemeChoice::Automatic)
        applyTheme(application, Look(currentLook));
}

namespace {

constexpr char iconProperty[] = "themedIcon";

void repolish(QWidget *widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

void setButtonIcon(QAbstractButton *button, Icon icon)
{
    const bool isLink = button->property("part").toString() == "link"_L1;
    button->setProperty(iconProperty, int(icon));
    button->setIcon(themedIcon(icon, button->property("primary").toBool() ? Role::OnAccent : isLink ? Role::Link : Role::MutedText));
}

void setPrimary(QWidget *button, bool primary)
{
    if (button->property("primary").toBool() == primary)
        return;
    button->setProperty("primary", primary);
    repolish(button);
    if (auto *own = qobject_cast<QAbstractButton *>(button); own && own->property(iconProperty).isValid())
        setButtonIcon(own, Icon(own->property(iconProperty).toInt()));
}

void setCodeLetters(QWidget *widget)
{
    widget->setProperty("code", true);
    repolish(widget);
}

void setPart(QWidget *widget, const char *part)
{
    const QString name = QString::fromLatin1(part);
    if (widget->property("part").toString() == name)
        return;
    widget->setProperty("part", name);
    repolish(widget);
}

} // namespace retort::ui
