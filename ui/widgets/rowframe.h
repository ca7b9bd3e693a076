// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QStyle>

class QPainter;

namespace retort::ui {

/// The ground of a row that a delegate paints: rounded where it is selected or under the mouse, with a frame where the keyboard is. In
/// high contrast what is selected has a frame too.
void paintRowFrame(QPainter &painter, const QRectF &frame, QStyle::State state, double radius = 7);

} // namespace retort::ui
