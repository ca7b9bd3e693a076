// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr size_t editions = 4;
using Editions = std::array<QRgb, editions>; ///< light, dark, high contrast light, high contrast dark: as in Theme::Edition

struct RoleColors
{
    Role role;
    Editions colors;
};

constexpr RoleColors roleColors[] = {
    {Role::Window, {0xfff5f6f8, 0xff1f2227, 0xffffffff, 0xff000000}},
    {Role::Surface, {0xffffffff, 0xff181a1f, 0xffffffff, 0xff000000}},
    {Role::SideBar, {0xfff5f6f8, 0xff1f2227, 0xffffffff, 0xff000000}},
    {Role::Border, {0xffdcdfe5, 0xff343941, 0xff000000, 0xffffffff}},
    {Role::GridLine, {0xffeef0f3, 0xff24282e, 0xff8c8c8c, 0xff6e6e6e}},
    {Role::Text, {0xff1c1f24, 0xffe4e6ea, 0xff000000, 0xffffffff}},
    {Role::MutedText, {0xff5f6673, 0xffa0a7b4, 0xff262626, 0xffe2e2e2}},
    {Role::FaintText, {0xff687080, 0xff868e9c, 0xff454545, 0xffbdbdbd}},
    {Role::DisabledText, {0xff878e9b, 0xff747c8a, 0xff595959, 0xff9e9e9e}},
    {Role::Accent, {0xff2d6cdf, 0xff2b68d4, 0xff0037a6, 0xff8cc8ff}},
    {Role::AccentHover, {0xff2560cc, 0xff3270dc, 0xff002c85, 0xffb3dbff}},
    {Role::AccentPressed, {0xff1e52b2, 0xff2560c4, 0xff002266, 0xffcce7ff}},
    {Role::OnAccent, {0xffffffff, 0xffffffff, 0xffffffff, 0xff000000}},
    {Role::Link, {0xff2560cc, 0xff79acfa, 0xff0037a6, 0xff8cc8ff}},
    {Role::Selection, {0xffe4ebfb, 0xff2a3752, 0xffd3e2ff, 0xff0b2f5c}},
    {Role::Hover, {0xffeff2f7, 0xff262b33, 0xffececec, 0xff262626}},
    {Role::Success, {0xff167644, 0xff58c08a, 0xff004a1c, 0xff86e8ad}},
    {Role::Warning, {0xffa05000, 0xffe0a04a, 0xff653100, 0xffffcf70}},
    {Role::Danger, {0xffc42b2f, 0xfff38b8e, 0xff8f0008, 0xffffb0b0}},
    {Role::WarningBackground, {0xfffff7e2, 0xff33291a, 0xfffff6dc, 0xff2b2000}},
    {Role::WarningBorder, {0xffeedcab, 0xff5a4726, 0xff653100, 0xffffcf70}},
    {Role::DangerBackground, {0xfffdeeee, 0xff3a2023, 0xffffecec, 0xff330a0c}},
    {Role::DangerBorder, {0xfff0c6c7, 0xff693338, 0xff8f0008, 0xffffb0b0}},
    {Role::InfoBackground, {0xffedf3fe, 0xff1f2a3f, 0xffedf3ff, 0xff04203f}},
    {Role::InfoBorder, {0xffcfdef9, 0xff33476b, 0xff0037a6, 0xff8cc8ff}},
    {Role::SuccessBackground, {0xffebf7f0, 0xff1b2f26, 0xffebf9ef, 0xff062614}},
    {Role::SuccessBorder, {0xffc3e3d1, 0xff2f5643, 0xff004a1c, 0xff86e8ad}},
    {Role::HeadChip, {0xff7a4fc9, 0xff865ed0, 0xff4b1f96, 0xffd3b8ff}},
    {Role::LabelChip, {0xff5d6572, 0xff626b79, 0xff3a3f47, 0xffd0d5dc}},
    {Role::OnChip, {0xffffffff, 0xffffffff, 0xffffffff, 0xff000000}},
    {Role::OnDatabase, {0xffffffff, 0xff121418, 0xffffffff, 0xff000000}},
    {Role::GhostLine, {0xff9aa1ad, 0xff6d7583, 0xff454545, 0xffbdbdbd}},
    {Role::SearchHit, {0xffffe38a, 0xff6b5618, 0xffffe066, 0xff5c4700}},
    {Role::HitMark, {0xffe8a800, 0xffd9a92e, 0xff8a5a00, 0xffffd24d}},
    {Role::CodeComment, {0xff626977, 0xff9aa2b0, 0xff383838, 0xffcfcfcf}},
    {Role::CodeKeyword, {0xff1d55b8, 0xff7fb0ff, 0xff0037a6, 0xff9fd0ff}},
    {Role::CodeString, {0xff1a7048, 0xff85cfa5, 0xff004a1c, 0xff86e8ad}},
    {Role::CodeNumber, {0xff9a4d00, 0xffe0b06c, 0xff653100, 0xffffcf70}},
    {Role::CodeMark, {0xffe8effc, 0xff263656, 0xffd3e2ff, 0xff0b2f5c}},
};

using Row = std::array<QRgb, 8>;

constexpr std::array<Row, editions> lines {{
    {0xff2d6cdf, 0xff1a7f4b, 0xffb85c00, 0xff7a4fc9, 0xffc4336f, 0xff0d7d8c, 0xff8a6d00, 0xff5d6572},
    {0xff5b95f5, 0xff4fb983, 0xffe0944a, 0xffa283ec, 0xffe8719f, 0xff45b5c4, 0xffc7a83a, 0xff9aa3b2},
    {0xff0037a6, 0xff004a1c, 0xff7a3a00, 0xff4b1f96, 0xff7d0f52, 0xff00505c, 0xff5c4700, 0xff3a3f47},
    {0xff8cc8ff, 0xff86e8ad, 0xffffb86b, 0xffd3b8ff, 0xffffa6d6, 0xff7fe3f2, 0xffffd24d, 0xffd0d5dc},
}};
constexpr std::array<Row, editions> databases {{
    {0xff2d6cdf, 0xffb25a00, 0xffc42b2f, 0xff1a7f4b, 0xff7a4fc9, 0xff0d7d8c, 0xffb83280, 0xff5d6572},
    {0xff5b95f5, 0xffdc8b3c, 0xffea6266, 0xff4fb983, 0xffa283ec, 0xff45b5c4, 0xffe070b0, 0xff9aa3b2},
    {0xff0037a6, 0xff7a3a00, 0xff8f0008, 0xff004a1c, 0xff4b1f96, 0xff00505c, 0xff7d0f52, 0xff3a3f47},
    {0xff8cc8ff, 0xffffb86b, 0xffff9c9c, 0xff86e8ad, 0xffd3b8ff, 0xff7fe3f2, 0xffffa6d6, 0xffd0d5dc},
}};

const Theme *currentTheme = nullptr;
QString codeFontFamily;

constexpr double drawnLineHeight = 18; ///< pixels: 10 points

} // namespace

Theme::Theme(Edition edition)
    : m_edition(edition)
{
    const auto number = size_t(edition);
    for (const RoleColors &entry : roleColors)
        m_colors[size_t(entry.role)] = QColor::fromRgba(entry.colors[number]);
    for (size_t i = 0; i < m_lines.size(); ++i)
        m_lines[i] = QColor::fromRgba(lines[number][i]);
    for (size_t i = 0; i < m_databases.size(); ++i)
        m_databases[i] = QColor::fromRgba(databases[number][i]);
}

const Theme &Theme::of(Edition edition)
{
    static const std::array<Theme, editions> themes {Theme(Edition::Light), Theme(Edition::Dark), Theme(Edition::HighContrastLight),
                                                     Theme(Edition::HighContrastDark)};
    return themes[size_t(edition)];
}

const Theme &Theme::current()
{
    return currentTheme ? *currentTheme : light();
}

void Theme::setCurrent(const Theme &theme)
{
    currentTheme = &theme;
}

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

double textUnit()
{
    return std::max(1.0, QFontMetricsF(QGuiApplication::font()).height() / drawnLineHeight);
}

} // namespace retort::ui
