// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagramscene.h"

#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QGraphicsItem>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionGraphicsItem>
#include <QSvgGenerator>

using namespace Qt::Literals::StringLiterals;
using retort::plan::SchemaChange;

namespace retort::ui {

namespace {

constexpr int padding = 10;
constexpr int lineSpace = 4;
constexpr int typeGap = 18;
constexpr int margin = 32; ///< around the diagram
constexpr double closest = 0.45; ///< below this scale texts are no more than grey: only boxes and names are painted

struct Fonts
{
    QFont title = scaledFont(1.0, QFont::DemiBold);
    QFont text = scaledFont(0.92);
    QFontMetrics titleMetrics{title};
    QFontMetrics metrics{text};

    int titleHeight() const { return titleMetrics.height() + 2 * padding - 4; }
    int lineHeight() const { return metrics.height() + lineSpace; }
};

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

class TableItem : public QGraphicsItem
{
public:
    TableItem(DiagramTable table, const Fonts &fonts);

    QSize size() const { return m_size; }
    QRectF rect() const { return {pos(), QSizeF(m_size)}; }
    QRectF boundingRect() const override { return QRectF(QPointF(), QSizeF(m_size)).adjusted(-2, -2, 2, 2); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintColumns(QPainter &painter, const Theme &theme) const;

    DiagramTable m_table;
    Fonts m_fonts;
    QSize m_size;
};

TableItem::TableItem(DiagramTable table, const Fonts &fonts)
    : m_table(std::move(table))
    , m_fonts(fonts)
{
    setFlag(ItemIsSelectable);
    setZValue(1);
    int width = m_fonts.titleMetrics.horizontalAdvance(m_table.name);
    for (const DiagramColumn &column : m_table.columns)
        width = std::max(width,
            m_fonts.lineHeight() + m_fonts.metrics.horizontalAdvance(column.name) + typeGap
                + m_fonts.metrics.horizontalAdvance(column.type));
    const int lines = int(m_table.columns.size()) + (m_table.hidden > 0 ? 1 : 0);
    m_size = {width + 2 * padding, m_fonts.titleHeight() + (lines > 0 ? lines * m_fonts.lineHeight() + padding : 0)};
}

void TableItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const Theme &theme = Theme::current();
    const QRectF box{QPointF(), QSizeF(m_size)};
    const bool isMarked = m_table.change != SchemaChange::None;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(
        thinnest(theme.color(isSelected() ? Role::Accent : roleOf(m_table.change)), isSelected() || isMarked ? 2 : 1));
    painter->setBrush(theme.color(Role::Surface));
    painter->drawRoundedRect(box, 6, 6);
    painter->setFont(m_fonts.title);
    painter->setPen(theme.color(isMarked ? roleOf(m_table.change) : Role::Text));
    painter->drawText(QRectF(padding, 0, m_size.width() - 2 * padding, m_fonts.titleHeight()),
        Qt::AlignLeft | Qt::AlignVCenter, m_table.name);
    if (m_table.columns.isEmpty())
        return;
    painter->setPen(theme.color(Role::GridLine));
    painter->drawLine(QPointF(1, m_fonts.titleHeight()), QPointF(m_size.width() - 1, m_fonts.titleHeight()));
    if (QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform()) >= closest)
        paintColumns(*painter, theme);
}

void TableItem::paintColumns(QPainter &painter, const Theme &theme) const
{
    painter.setFont(m_fonts.text);
    int y = m_fonts.titleHeight() + padding / 2;
    const auto area = [&](int left) { return QRectF(left, y, m_size.width() - left - padding, m_fonts.lineHeight()); };
    for (const DiagramColumn &column : m_table.columns) {
        painter.setPen(theme.color(column.isKey ? Role::Accent : Role::MutedText));
        painter.drawText(area(padding), Qt::AlignLeft | Qt::AlignVCenter, markOf(column));
        painter.setPen(theme.color(column.change == SchemaChange::None ? Role::Text : roleOf(column.change)));
        painter.drawText(area(padding + m_fonts.lineHeight()), Qt::AlignLeft | Qt::AlignVCenter, column.name);
        painter.setPen(theme.color(Role::MutedText));
        painter.drawText(area(padding), Qt::AlignRight | Qt::AlignVCenter, column.type);
        y += m_fonts.lineHeight();
    }
    if (m_table.hidden > 0) {
        painter.setPen(theme.color(Role::FaintText));
        painter.drawText(area(padding + m_fonts.lineHeight()), Qt::AlignLeft | Qt::AlignVCenter,
            QCoreApplication::translate("DiagramScene", "and %Ln more", nullptr, m_table.hidden));
    }
}

/// From the left side of what refers to the right side of what it refers to, with an arrow there.
class ReferenceItem : public QGraphicsItem
{
public:
    ReferenceItem(const TableItem *from, const TableItem *to);

    QRectF boundingRect() const override { return m_path.boundingRect().adjusted(-8, -8, 8, 8); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const TableItem *m_from;
    const TableItem *m_to;
    QPainterPath m_path;
    QPolygonF m_arrow;
};

ReferenceItem::ReferenceItem(const TableItem *from, const TableItem *to)
    : m_from(from)
    , m_to(to)
{
    const QRectF a = from->rect(), b = to->rect();
    const bool leftwards = b.center().x() <= a.center().x();
    const bool isLoop = from == to;
    const QPointF start = isLoop ? QPointF(a.right(), a.top() + a.height() * 0.35)
                                 : QPointF(leftwards ? a.left() : a.right(), a.center().y());
    const QPointF end = isLoop ? QPointF(a.right(), a.top() + a.height() * 0.7)
                               : QPointF(leftwards ? b.right() : b.left(), b.center().y());
    const double bow = isLoop ? 36 : std::clamp(std::abs(start.x() - end.x()) / 2, 30.0, 160.0);
    const double out = isLoop || !leftwards ? bow : -bow;
    m_path.moveTo(start);
    m_path.cubicTo(start + QPointF(out, 0), end + QPointF(isLoop ? bow : -out, 0), end);
    const double tip = isLoop || leftwards ? 7 : -7;
    m_arrow << end << end + QPointF(tip, -4) << end + QPointF(tip, 4);
}

void ReferenceItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const bool isActive = m_from->isSelected() || m_to->isSelected();
    const QColor color = Theme::current().color(isActive ? Role::Accent : Role::FaintText);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(thinnest(color, isActive ? 2 : 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(m_path);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawPolygon(m_arrow);
}

} // namespace

DiagramScene::DiagramScene(QObject *parent)
    : QGraphicsScene(parent)
{
    connect(this, &QGraphicsScene::selectionChanged, this, [this] { update(); });
}

void DiagramScene::setPicture(const SchemaPicture &picture)
{
    clear();
    m_tableCount = int(picture.tables.size());
    const Fonts fonts;
    QList<TableItem *> items;
    QList<QSize> sizes;
    for (const DiagramTable &table : picture.tables) {
        items << new TableItem(table, fonts);
        sizes << items.last()->size();
    }
    const graph::TableLayout layout = graph::layoutTables(sizes, picture.references);
    for (qsizetype i = 0; i < items.size(); ++i) {
        items[i]->setPos(layout.positions[i]);
        addItem(items[i]);
    }
    for (const graph::TableReference &reference : picture.references)
        addItem(new ReferenceItem(items[reference.referring], items[reference.referred]));
    setSceneRect(QRectF(QPointF(), QSizeF(layout.size)).adjusted(-margin, -margin, margin, margin));
}

void DiagramScene::paintAll(QPainter &painter, const QRectF &target)
{
    clearSelection();
    painter.fillRect(target, Theme::current().color(Role::Surface));
    render(&painter, target, sceneRect());
}

QByteArray DiagramScene::svg()
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(sceneRect().size().toSize());
    generator.setViewBox(QRectF(QPointF(), sceneRect().size()));
    generator.setTitle(u"Schema"_s);
    QPainter painter(&generator);
    paintAll(painter, QRectF(QPointF(), sceneRect().size()));
    painter.end();
    return buffer.data();
}

QByteArray DiagramScene::png()
{
    constexpr double sharpness = 2;
    constexpr double mostPixels = 120e6;
    const QSizeF whole = sceneRect().size();
    const double scale = std::min(sharpness, std::sqrt(mostPixels / std::max(1.0, whole.width() * whole.height())));
    QImage image((whole * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return {};
    QPainter painter(&image);
    paintAll(painter, QRectF(QPointF(), QSizeF(image.size())));
    painter.end();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace retort::ui
