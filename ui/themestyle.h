// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QString>

class QAbstractButton;
class QApplication;
class QWidget;

namespace retort::ui {

enum class ThemeChoice { Light, Dark, Automatic, HighContrastLight, HighContrastDark };

struct Look
{
    ThemeChoice theme = ThemeChoice::Automatic;
    int textSize = 100; ///< percent of the desktop's font
    QString codeFont;   ///< family; empty: the desktop's fixed-width font
};

/// Gives the program its look: style, palette, fonts and style sheet. It may be given another one at any time.
void applyTheme(QApplication &application, const Look &look);
/// What was applied last.
const Look &appliedLook();
inline void applyTheme(QApplication &application, ThemeChoice choice) { applyTheme(application, Look {choice, 100, {}}); }

/// What Automatic follows from now on; until the desktop has said so, its palette is looked at.
void setDesktopIsDark(QApplication &application, bool dark);
/// Whether Automatic takes the editions of high contrast.
void setDesktopHasHighContrast(QApplication &application, bool high);

/// Puts an icon in front of a button's text, in the colour that goes with what kind of button it is. Call it after setPart().
void setButtonIcon(QAbstractButton *button, Icon icon);

/// Marks the one button of a group that does what the window is for: filled with the accent colour.
void setPrimary(QWidget *button, bool primary = true);
/// Writes a widget in codeFont(), and in another one as soon as there is another.
void setCodeLetters(QWidget *widget);
/// Names the part that a widget plays for the style sheet ("heading", "muted", "card", …).
void setPart(QWidget *widget, const char *part);

} // namespace retort::ui
