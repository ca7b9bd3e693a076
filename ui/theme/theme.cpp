// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

struct RoleColors
{
    Role role;
    QRgb light;
    QRgb dark;
};

constexpr RoleColors roleColors[] = {
    {Role::Window, 0xfff5f6f8, 0xff1f2227},
    {Role::Surface, 0xffffffff, 0xff181a1f},
    {Role::SideBar, 0xfff5f6f8, 0xff1f2227},
    {Role::Border, 0xffdcdfe5, 0xff343941},
    {Role::GridLine, 0xffeef0f3, 0xff24282e},
    {Role::Text, 0xff1c1f24, 0xffe4e6ea},
    {Role::MutedText, 0xff5f6673, 0xffa0a7b4},
    {Role::FaintText, 0xff878e9b, 0xff747c8a},
    {Role::Accent, 0xff2d6cdf, 0xff3f7ee8},
    {Role::AccentHover, 0xff2560cc, 0xff5590f2},
    {Role::AccentPressed, 0xff1e52b2, 0xff336fd4},
    {Role::OnAccent, 0xffffffff, 0xffffffff},
    {Role::Selection, 0xffe4ebfb, 0xff2a3752},
    {Role::Hover, 0xffeff2f7, 0xff262b33},
    {Role::Success, 0xff1a7f4b, 0xff58c08a},
    {Role::Warning, 0xffa85500, 0xffe0a04a},
    {Role::Danger, 0xffc42b2f, 0xfff07a7d},
    {Role::WarningBackground, 0xfffff7e2, 0xff33291a},
    {Role::WarningBorder, 0xffeedcab, 0xff5a4726},
    {Role::DangerBackground, 0xfffdeeee, 0xff3a2023},
    {Role::DangerBorder, 0xfff0c6c7, 0xff693338},
    {Role::InfoBackground, 0xffedf3fe, 0xff1f2a3f},
    {Role::InfoBorder, 0xffcfdef9, 0xff33476b},
    {Role::SuccessBackground, 0xffebf7f0, 0xff1b2f26},
    {Role::SuccessBorder, 0xffc3e3d1, 0xff2f5643},
    {Role::HeadChip, 0xff7a4fc9, 0xff8e66d8},
    {Role::LabelChip, 0xff5d6572, 0xff626b79},
    {Role::OnChip, 0xffffffff, 0xffffffff},
    {Role::GhostLine, 0xff9aa1ad, 0xff6d7583},
    {Role::SearchHit, 0xffffe38a, 0xff6b5618},
    {Role::HitMark, 0xffe8a800, 0xffd9a92e},
    {Role::CodeComment, 0xff6b7280, 0xff8b93a1},
    {Role::CodeKeyword, 0xff1d55b8, 0xff7fb0ff},
    {Role::CodeString, 0xff1a7048, 0xff85cfa5},
    {Role::CodeNumber, 0xff9a4d00, 0xffe0b06c},
    {Role::CodeMark, 0xffe8effc, 0xff263656},
};

constexpr QRgb lightLines[] = {0xff2d6cdf, 0xff1a7f4b, 0xffb85c00, 0xff7a4fc9, 0xffc4336f, 0xff0d7d8c, 0xff8a6d00, 0xff5d6572};
constexpr QRgb darkLines[] = {0xff5b95f5, 0xff4fb983, 0xffe0944a, 0xffa283ec, 0xffe8719f, 0xff45b5c4, 0xffc7a83a, 0xff9aa3b2};
constexpr QRgb lightDatabases[] = {0xff2d6cdf, 0xffb25a00, 0xffc42b2f, 0xff1a7f4b, 0xff7a4fc9, 0xff0d7d8c, 0xffb83280, 0xff5d6572};
constexpr QRgb darkDatabases[] = {0xff5b95f5, 0xffdc8b3c, 0xffea6266, 0xff4fb983, 0xffa283ec, 0xff45b5c4, 0xffe070b0, 0xff9aa3b2};

const Theme *currentTheme = nullptr;

} // namespace

Theme::Theme(bool dark)
    : m_dark(dark)
{
    for (const RoleColors &entry : roleColors)
        m_colors[size_t(entry.role)] = QColor::fromRgba(dark ? entry.dark : entry.light);
    for (size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i] = QColor::fromRgba(dark ? darkLines[i] : lightLines[i]);
    for (size_t i = 0; i < m_databases.size(); ++i)
        m_databases[i] = QColor::fromRgba(dark ? darkDatabases[i] : lightDatabases[i]);
}

const Theme &Theme::light()
{
    static const Theme theme(false);
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme(true);
    return theme;
}

const Theme &Theme::current()
{
    return currentTheme ? *currentTheme : light();
}

void Theme::setCurrent(const Theme &theme)
{
    currentTheme = &theme;
}

namespace {

QString codeFontFamily;

} // namespace

void setCodeFontFamily(const QString &family)
{
    codeFontFamily = family;
}

QFont codeFont()
{
    QFont font = codeFontFamily.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont(codeFontFamily);
    font.setStyleHint(QFont::Monospace);
    font.setPointSizeF(QGuiApplication::font().pointSizeF() * 0.96);
    return font;
}

QFont scaledFont(double factor, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

} // namespace retort::ui
