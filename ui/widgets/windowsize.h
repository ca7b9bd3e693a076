// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

class QWidget;

namespace retort::ui {

/// Makes a window as large as it is drawn, and larger where the letters are, as far as the screen goes. In pixels.
void resizeForLetters(QWidget &window, QSize drawn);

/// From now on a window becomes higher when its wrapped texts need it at its width, as far as the screen goes: layouts of windows do
/// not see to that.
void growWithTexts(QWidget &window);

} // namespace retort::ui
