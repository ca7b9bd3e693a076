// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/placedpicture.h"

#include "ui/theme/theme.h"

namespace retort::ui {

namespace {

constexpr int lineSpace = 4;
constexpr int typeGap = 18;
constexpr int margin = 32; ///< around the diagram

/// A copy shares what was loaded for a font, which only one thread may use.
QFont unshared(const QFont &font)
{
    QFont own;
    own.fromString(font.toString());
    return own;
}

} // namespace

DiagramFonts::DiagramFonts()
    : title(unshared(scaledFont(1.0, QFont::DemiBold)))
    , text(unshared(scaledFont(0.92)))
    , titleMetrics(title)
    , metrics(text)
{
}

int DiagramFonts::titleHeight() const
{
    return titleMetrics.height() + 2 * padding - 4;
}

int DiagramFonts::lineHeight() const
{
    return metrics.height() + lineSpace;
}

QSize DiagramFonts::sizeOf(const DiagramTable &table) const
{
    int width = titleMetrics.horizontalAdvance(table.name);
    for (const DiagramColumn &column : table.columns)
        width = std::max(width, lineHeight() + metrics.horizontalAdvance(column.name) + typeGap + metrics.horizontalAdvance(column.type));
    const int lines = int(table.columns.size()) + (table.hidden > 0 ? 1 : 0);
    return {width + 2 * padding, titleHeight() + (lines > 0 ? lines * lineHeight() + padding : 0)};
}

PlacedPicture placePicture(SchemaPicture picture)
{
    const DiagramFonts fonts;
    QList<QSize> sizes;
    sizes.reserve(picture.tables.size());
    for (const DiagramTable &table : picture.tables)
        sizes << fonts.sizeOf(table);
    const graph::TableLayout layout = graph::layoutTables(sizes, picture.references);
    PlacedPicture placed;
    for (qsizetype i = 0; i < sizes.size(); ++i)
        placed.boxes << QRectF(layout.positions[i], QSizeF(sizes[i]));
    placed.bounds = QRectF(QPointF(), QSizeF(layout.size)).adjusted(-margin, -margin, margin, margin);
    placed.picture = std::move(picture);
    return placed;
}

} // namespace retort::ui
