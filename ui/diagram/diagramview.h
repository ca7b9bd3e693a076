// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/diagramscene.h"

#include <QGraphicsView>

namespace retort::ui {

/// A diagram to look around in: dragging moves it, Ctrl and the wheel or + and - zoom, 0 shows all of it.
class DiagramView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit DiagramView(QWidget *parent = nullptr);

    void setPicture(const PlacedPicture &placed);
    /// Told as long as there is nothing to be seen yet.
    void setPlacing(bool placing);
    DiagramScene &diagram() { return m_scene; }
    void showAll();
    void zoom(double factor);

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    DiagramScene m_scene;
    bool m_isPlacing = false;
    bool m_showsAll = true; ///< until the user zooms: a larger window shows it larger
};

} // namespace retort::ui
