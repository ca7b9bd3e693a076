// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagrampainter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QSvgGenerator>

using namespace Qt::Literals::StringLiterals;
using retort::plan::SchemaChange;

namespace retort::ui {

namespace {

constexpr double closest = 0.45; ///< below this scale texts are no more than grey: only boxes and names are painted

Role roleOf(SchemaChange change)
{
    switch (change) {
    case SchemaChange::None:
        break;
    case SchemaChange::Added:
        return Role::Success;
    case SchemaChange::Changed:
        return Role::Warning;
    case SchemaChange::Removed:
        return Role::Danger;
    }
    return Role::Border;
}

/// As wide on the screen however small the diagram is shown: else it would fade away.
QPen thinnest(const QColor &color, int width)
{
    QPen pen(color, width);
    pen.setCosmetic(true);
    return pen;
}

QString markOf(const DiagramColumn &column)
{
    return column.isKey ? u"●"_s : column.isReference ? u"→"_s : QString();
}

} // namespace

ReferencePath referencePath(const QRectF &from, const QRectF &to)
{
    const bool leftwards = to.center().x() <= from.center().x();
    const bool isLoop = from == to;
    const QPointF start = isLoop ? QPointF(from.right(), from.top() + from.height() * 0.35)
                                 : QPointF(leftwards ? from.left() : from.right(), from.center().y());
    const QPointF end = isLoop ? QPointF(from.right(), from.top() + from.height() * 0.7)
                               : QPointF(leftwards ? to.right() : to.left(), to.center().y());
    const double bow = isLoop ? 36 : std::clamp(std::abs(start.x() - end.x()) / 2, 30.0, 160.0);
    const double out = isLoop || !leftwards ? bow : -bow;
    const double tip = isLoop || leftwards ? 7 : -7;
    ReferencePath reference;
    reference.path.moveTo(start);
    reference.path.cubicTo(start + QPointF(out, 0), end + QPointF(isLoop ? bow : -out, 0), end);
    reference.arrow << end << end + QPointF(tip, -4) << end + QPointF(tip, 4);
    return reference;
}

void DiagramPainter::paintTable(QPainter &painter, const DiagramTable &table, QSizeF size, bool isSelected) const
{
    constexpr int padding = DiagramFonts::padding;
    const bool isMarked = table.change != SchemaChange::None;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(thinnest(m_theme.color(isSelected ? Role::Accent : roleOf(table.change)), isSelected || isMarked ? 2 : 1));
    painter.setBrush(m_theme.color(Role::Surface));
    painter.drawRoundedRect(QRectF(QPointF(), size), 6, 6);
    painter.setFont(m_fonts.title);
    painter.setPen(m_theme.color(isMarked ? roleOf(table.change) : Role::Text));
    painter.drawText(QRectF(padding, 0, size.width() - 2 * padding, m_fonts.titleHeight()), Qt::AlignLeft | Qt::AlignVCenter, table.name);
    if (table.columns.isEmpty())
        return;
    painter.setPen(m_theme.color(Role::GridLine));
    painter.drawLine(QPointF(1, m_fonts.titleHeight()), QPointF(size.width() - 1, m_fonts.titleHeight()));
    if (QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform()) >= closest)
        paintColumns(painter, table, size.width());
}

void DiagramPainter::paintColumns(QPainter &painter, const DiagramTable &table, double width) const
{
    constexpr int padding = DiagramFonts::padding;
    painter.setFont(m_fonts.text);
    int y = m_fonts.titleHeight() + padding / 2;
    const auto area = [&](int left) { return QRectF(left, y, width - left - padding, m_fonts.lineHeight()); };
    for (const DiagramColumn &column : table.columns) {
        painter.setPen(m_theme.color(column.isKey ? Role::Accent : Role::MutedText));
        painter.drawText(area(padding), Qt::AlignLeft | Qt::AlignVCenter, markOf(column));
        painter.setPen(m_theme.color(column.change == SchemaChange::None ? Role::Text : roleOf(column.change)));
        painter.drawText(area(padding + m_fonts.lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, column.name);
        painter.setPen(m_theme.color(Role::MutedText));
        painter.drawText(area(padding), Qt::AlignRight | Qt::AlignVCenter, column.type);
        y += m_fonts.lineHeight();
    }
    if (table.hidden > 0) {
        painter.setPen(m_theme.color(Role::FaintText));
        painter.drawText(area(padding + m_fonts.lineHeight()), Qt::AlignLeft | Qt::AlignVCenter,
            QCoreApplication::translate("DiagramScene", "and %Ln more", nullptr, table.hidden));
    }
}

void DiagramPainter::paintReference(QPainter &painter, const ReferencePath &reference, bool isActive) const
{
    const QColor color = m_theme.color(isActive ? Role::Accent : Role::FaintText);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(thinnest(color, isActive ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(reference.path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(reference.arrow);
}

void DiagramPainter::paintAll(QPainter &painter, const PlacedPicture &placed) const
{
    painter.fillRect(placed.bounds, m_theme.color(Role::Surface));
    for (const graph::TableReference &reference : placed.picture.references)
        paintReference(painter, referencePath(placed.boxes[reference.referring], placed.boxes[reference.referred]), false);
    for (qsizetype i = 0; i < placed.boxes.size(); ++i) {
        painter.save();
        painter.translate(placed.boxes[i].topLeft());
        paintTable(painter, placed.picture.tables[i], placed.boxes[i].size(), false);
        painter.restore();
    }
}

QByteArray diagramSvg(const PlacedPicture &placed)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(placed.bounds.size().toSize());
    generator.setViewBox(QRectF(QPointF(), placed.bounds.size()));
    generator.setTitle(u"Schema"_s);
    QPainter painter(&generator);
    painter.translate(-placed.bounds.topLeft());
    DiagramPainter(Theme::light(), DiagramFonts()).paintAll(painter, placed);
    painter.end();
    return buffer.data();
}

QByteArray diagramPng(const PlacedPicture &placed)
{
    constexpr double sharpness = 2;
    constexpr double mostPixels = 120e6;
    const QSizeF whole = placed.bounds.size();
    const double scale = std::min(sharpness, std::sqrt(mostPixels / std::max(1.0, whole.width() * whole.height())));
    QImage image((whole * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-placed.bounds.topLeft());
    DiagramPainter(Theme::light(), DiagramFonts()).paintAll(painter, placed);
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace retort::ui
