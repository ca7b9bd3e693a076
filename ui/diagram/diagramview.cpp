// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/diagramview.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr double smallest = 0.05, largest = 3;
constexpr double largestAtFirst = 1; ///< two tables are not blown up to fill the window

} // namespace

DiagramView::DiagramView(QWidget *parent)
    : QGraphicsView(parent)
{
    setObjectName("schemaDiagram"_L1);
    setAccessibleName(tr("Diagram of tables and foreign keys"));
    setFrameShape(NoFrame);
    setScene(&m_scene);
    setDragMode(ScrollHandDrag);
    setTransformationAnchor(AnchorUnderMouse);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Theme::current().color(Role::Surface));
}

void DiagramView::setPicture(const PlacedPicture &placed)
{
    m_isPlacing = false;
    m_scene.setPicture(placed);
    showAll();
}

void DiagramView::setPlacing(bool placing)
{
    m_isPlacing = placing;
    viewport()->update();
}

void DiagramView::drawForeground(QPainter *painter, const QRectF &rect)
{
    QGraphicsView::drawForeground(painter, rect);
    if (!m_isPlacing || !m_scene.isEmpty())
        return;
    painter->resetTransform();
    painter->setPen(Theme::current().color(Role::MutedText));
    painter->drawText(viewport()->rect(), Qt::AlignCenter, tr("Placing the tables…"));
}

void DiagramView::showAll()
{
    m_showsAll = true;
    resetTransform();
    const QRectF all = m_scene.sceneRect();
    if (all.isEmpty() || viewport()->width() < 2)
        return;
    const double fit = std::min(viewport()->width() / all.width(), viewport()->height() / all.height());
    const double factor = std::clamp(fit, smallest, largestAtFirst);
    scale(factor, factor);
    centerOn(all.center());
}

void DiagramView::zoom(double factor)
{
    const double now = transform().m11();
    const double wanted = std::clamp(now * factor, smallest, largest) / now;
    m_showsAll = false;
    scale(wanted, wanted);
}

void DiagramView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    constexpr double notch = 120;
    zoom(std::pow(1.2, event->angleDelta().y() / notch));
    event->accept();
}

void DiagramView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(1.2);
        break;
    case Qt::Key_Minus:
        zoom(1 / 1.2);
        break;
    case Qt::Key_0:
        showAll();
        break;
    default:
        QGraphicsView::keyPressEvent(event);
        return;
    }
    event->accept();
}

void DiagramView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_showsAll)
        showAll();
}

void DiagramView::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        setBackgroundBrush(Theme::current().color(Role::Surface));
        m_scene.update();
    }
}

} // namespace retort::ui
