// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/placedpicture.h"
#include "ui/theme/theme.h"

#include <QPainterPath>
#include <QPolygonF>

class QPainter;

namespace retort::ui {

/// A foreign key on its way from one box to another, with an arrow at its end.
struct ReferencePath
{
    QPainterPath path;
    QPolygonF arrow;
};

/// From the side of what refers to the side of what it refers to that are nearest; a loop when both are the same box.
ReferencePath referencePath(const QRectF &from, const QRectF &to);

/// Paints tables and foreign keys, on the screen or into a file. Made for a moment: theme and fonts are its maker's.
class DiagramPainter
{
public:
    DiagramPainter(const Theme &theme, const DiagramFonts &fonts)
        : m_theme(theme)
        , m_fonts(fonts)
    {
    }

    /// With its upper left corner at the origin.
    void paintTable(QPainter &painter, const DiagramTable &table, QSizeF size, bool isSelected) const;
    void paintReference(QPainter &painter, const ReferencePath &reference, bool isActive) const;
    void paintAll(QPainter &painter, const PlacedPicture &placed) const;

private:
    void paintColumns(QPainter &painter, const DiagramTable &table, double width) const;

    const Theme &m_theme;
    const DiagramFonts &m_fonts;
};

/// A whole diagram as the content of a file, light as all pictures in files are. May run in any thread.
QByteArray diagramSvg(const PlacedPicture &placed);
/// Empty when there is not enough memory; in less detail when it would be too large.
QByteArray diagramPng(const PlacedPicture &placed);

} // namespace retort::ui
