// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagramscene.h"

#include "ui/diagram/diagrampainter.h"

#include <QGraphicsItem>

namespace retort::ui {

namespace {

using FontsPtr = std::shared_ptr<const DiagramFonts>;

class TableItem : public QGraphicsItem
{
public:
    TableItem(DiagramTable table, const QRectF &box, FontsPtr fonts)
        : m_table(std::move(table))
        , m_fonts(std::move(fonts))
        , m_size(box.size())
    {
        setFlag(ItemIsSelectable);
        setZValue(1);
        setPos(box.topLeft());
    }

    const FontsPtr &fonts() const { return m_fonts; }
    QRectF rect() const { return {pos(), m_size}; }
    QRectF boundingRect() const override { return QRectF(QPointF(), m_size).adjusted(-2, -2, 2, 2); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        DiagramPainter(Theme::current(), *m_fonts).paintTable(*painter, m_table, m_size, isSelected());
    }

private:
    DiagramTable m_table;
    FontsPtr m_fonts;
    QSizeF m_size;
};

class ReferenceItem : public QGraphicsItem
{
public:
    ReferenceItem(const TableItem *from, const TableItem *to)
        : m_from(from)
        , m_to(to)
        , m_reference(referencePath(from->rect(), to->rect()))
    {
    }

    QRectF boundingRect() const override { return m_reference.path.boundingRect().adjusted(-8, -8, 8, 8); }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        DiagramPainter(Theme::current(), *m_from->fonts()).paintReference(*painter, m_reference, m_from->isSelected() || m_to->isSelected());
    }

private:
    const TableItem *m_from;
    const TableItem *m_to;
    ReferencePath m_reference;
};

} // namespace

DiagramScene::DiagramScene(QObject *parent)
    : QGraphicsScene(parent)
{
    connect(this, &QGraphicsScene::selectionChanged, this, [this] { update(); });
}

void DiagramScene::setPicture(const PlacedPicture &placed)
{
    clear();
    m_tableCount = int(placed.picture.tables.size());
    const auto fonts = std::make_shared<const DiagramFonts>(); // they may be others than for the last picture
    QList<TableItem *> items;
    for (qsizetype i = 0; i < placed.picture.tables.size(); ++i) {
        items << new TableItem(placed.picture.tables[i], placed.boxes[i], fonts);
        addItem(items.last());
    }
    for (const graph::TableReference &reference : placed.picture.references)
        addItem(new ReferenceItem(items[reference.referring], items[reference.referred]));
    setSceneRect(placed.bounds);
}

} // namespace retort::ui
