// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/schemapicture.h"

#include <QFont>
#include <QFontMetrics>
#include <QRectF>

namespace retort::ui {

/// What the boxes of a diagram are written with. Fonts of its own: those of the program belong to the GUI thread.
struct DiagramFonts
{
    DiagramFonts();

    QFont title, text;
    QFontMetrics titleMetrics, metrics;

    int titleHeight() const;
    int lineHeight() const;
    QSize sizeOf(const DiagramTable &table) const;

    static constexpr int padding = 10;
};

/// A diagram of which it is known where everything goes: a value that any thread can paint.
struct PlacedPicture
{
    SchemaPicture picture;
    QList<QRectF> boxes; ///< of the tables
    QRectF bounds;       ///< of the whole, with some air around it
};

/// Measures and places; takes a moment with hundreds of tables. May run in any thread.
PlacedPicture placePicture(SchemaPicture picture);

} // namespace retort::ui
