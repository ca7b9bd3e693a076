// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/windowsize.h"

#include "ui/theme/theme.h"

#include <QLayout>
#include <QScreen>
#include <QWidget>

namespace retort::ui {

namespace {

constexpr int titleBar = 40; ///< pixels that the desktop may take around a window

QSize roomFor(const QWidget &window)
{
    return window.screen() ? window.screen()->availableSize() - QSize(titleBar, titleBar) : window.size();
}

} // namespace

void resizeForLetters(QWidget &window, QSize drawn)
{
    window.resize(drawn.expandedTo((QSizeF(drawn) * textUnit()).toSize().boundedTo(roomFor(window))));
}

void growToTexts(QWidget &window)
{
    const QLayout *layout = window.layout();
    if (!layout || !layout->hasHeightForWidth())
        return;
    const int needed = std::min(layout->totalHeightForWidth(window.width()), roomFor(window).height());
    if (needed > window.height())
        window.resize(window.width(), needed);
}

} // namespace retort::ui
