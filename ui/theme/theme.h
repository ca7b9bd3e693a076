// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

#include <array>

namespace retort::ui {

/// What a colour is for. Views name roles; only the theme knows colours.
enum class Role {
    Window,        ///< toolbar, status bar, dialog backgrounds
    Surface,       ///< lists, editors, cards
    SideBar,
    Border,
    GridLine,      ///< between the rows of a list
    Text,
    MutedText,
    FaintText,     ///< line numbers, dashes in empty cells
    DisabledText,  ///< of what cannot be used now; the only text that need not be easy to read
    Accent,
    AccentHover,
    AccentPressed,
    OnAccent,      ///< text on Accent
    Link,          ///< text that does something when it is clicked, on any ground
    Selection,
    Hover,
    Success,
    Warning,
    Danger,
    WarningBackground,
    WarningBorder,
    DangerBackground,
    DangerBorder,
    InfoBackground,
    InfoBorder,
    SuccessBackground,
    SuccessBorder,
    HeadChip,
    LabelChip,
    OnChip,
    OnDatabase,    ///< text on the colour of a database
    GhostLine,
    SearchHit,
    HitMark,       ///< beside a row that was found
    CodeComment,
    CodeKeyword,
    CodeString,
    CodeNumber,
    CodeMark,      ///< background of the statement or line that was picked
    Count
};

/// Colours and fonts, in editions. The current one is set once for the program (see themestyle.h).
class Theme
{
public:
    enum class Edition { Light, Dark, HighContrastLight, HighContrastDark };

    static const Theme &of(Edition edition);
    static const Theme &light() { return of(Edition::Light); }
    static const Theme &dark() { return of(Edition::Dark); }
    static const Theme &current();
    static void setCurrent(const Theme &theme);

    bool isDark() const { return m_edition == Edition::Dark || m_edition == Edition::HighContrastDark; }
    /// Then nothing may be told by a tint alone: what is selected or has the focus has a frame.
    bool isHighContrast() const { return m_edition >= Edition::HighContrastLight; }
    QColor color(Role role) const { return m_colors[size_t(role)]; }
    /// Colour of a line of the graph (HistoryLayout::lineOf).
    QColor line(int number) const { return m_lines[size_t(number) % m_lines.size()]; }
    /// Colour of a database, by the index that the user chose.
    QColor database(int index) const { return m_databases[size_t(index) % m_databases.size()]; }

    static constexpr int databaseColorCount = 8;

private:
    explicit Theme(Edition edition);

    Edition m_edition;
    std::array<QColor, size_t(Role::Count)> m_colors;
    std::array<QColor, 8> m_lines;
    std::array<QColor, databaseColorCount> m_databases;
};

/// The fixed-width font for identifiers and code, as large as the program's font.
QFont codeFont();
/// Of codeFont() from now on; empty: the desktop's.
void setCodeFontFamily(const QString &family);
/// The program's font with another size (a factor) and weight.
QFont scaledFont(double factor, QFont::Weight weight = QFont::Normal);
/// How much larger the program's letters are than those that a drawing's sizes are made for; at least 1.
double textUnit();

} // namespace retort::ui
