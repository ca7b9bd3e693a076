// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rowframe.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace retort::ui {

void paintRowFrame(QPainter &painter, const QRectF &frame, QStyle::State state, double radius)
{
    const Theme &theme = Theme::current();
    const bool isSelected = state & QStyle::State_Selected;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (isSelected || state & QStyle::State_MouseOver) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isSelected ? Role::Selection : Role::Hover));
        painter.drawRoundedRect(frame, radius, radius);
    }
    const bool hasKeyboard = state & QStyle::State_HasFocus && state & QStyle::State_KeyboardFocusChange;
    const bool isFramed = theme.isHighContrast() && (isSelected || state & QStyle::State_HasFocus);
    if (hasKeyboard || isFramed) {
        const double width = isFramed ? 2 : 1;
        painter.setPen(QPen(theme.color(isFramed ? Role::Text : Role::Accent), width));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    }
    painter.restore();
}

} // namespace retort::ui
