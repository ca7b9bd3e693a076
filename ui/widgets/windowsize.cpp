// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/windowsize.h"

#include "ui/theme/theme.h"

#include <QEvent>
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

void grow(QWidget &window)
{
    const QLayout *layout = window.layout();
    if (!layout || !layout->hasHeightForWidth())
        return;
    const int needed = std::min(layout->totalHeightForWidth(window.width()), roomFor(window).height());
    if (needed > window.height())
        window.resize(window.width(), needed);
}

/// Grows the window that it belongs to.
class Growing : public QObject
{
public:
    explicit Growing(QWidget &window)
        : QObject(&window)
        , m_window(window)
    {
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == &m_window && (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show))
            grow(m_window);
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget &m_window;
};

} // namespace

void resizeForLetters(QWidget &window, QSize drawn)
{
    window.resize(drawn.expandedTo((QSizeF(drawn) * textUnit()).toSize().boundedTo(roomFor(window))));
}

void growWithTexts(QWidget &window)
{
    new Growing(window);
}

} // namespace retort::ui
