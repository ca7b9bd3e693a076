// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;
class QWidget;

namespace retort::ui {

enum class ThemeChoice { Light, Dark, Automatic };

/// Gives the program its look: style, palette, fonts and style sheet. Automatic follows the desktop's palette.
void applyTheme(QApplication &application, ThemeChoice choice);

/// Marks the one button of a group that does what the window is for: filled with the accent colour.
void setPrimary(QWidget *button, bool primary = true);
/// Names the part that a widget plays for the style sheet ("heading", "muted", "card", …).
void setPart(QWidget *widget, const char *part);

} // namespace retort::ui
