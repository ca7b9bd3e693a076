// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/mappainter.h"
#include "ui/map/mappointers.h"
#include "ui/models/revisiondrag.h"

#include <QAbstractItemView>
#include <QTimer>

class QPushButton;

namespace retort::ui {

/// The history as a map: boxes from base to head, databases as pointers, to be zoomed and walked through. It shows the rows of the
/// same model as the list, so that folding, search and selection are one.
class MapView : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit MapView(HistoryModel *model, QWidget *parent = nullptr);
    ~MapView() override;

    /// Empty until the boxes of a large history have been placed, which happens in the background.
    const MapScene &scene() const { return m_scene; }
    bool isPlacing() const { return m_isPlacing; }
    const MapPointers &pointers() const { return m_pointers; }
    /// Where it is painted, in pixels of the viewport.
    QRect areaOf(const MapPointers::Pointer &pointer) const;
    /// Pixels for a unit of the scene; textUnit() is 100 %.
    double scale() const { return m_scale; }
    MapScene::Direction direction() const { return m_direction; }
    void setDirection(MapScene::Direction direction);

    /// Keeps what is at a point of the viewport where it is.
    void zoom(double factor, QPointF around);
    void zoomIn();
    void zoomOut();
    /// Everything at once.
    void fit();

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;

Q_SIGNALS:
    /// Enter, or a double click, on a row that stands for several.
    void runActivated();
    void exportRequested();
    void menuRequested(const QString &id, const QPoint &globalPosition);
    /// A database's pointer was dropped on a revision, or a head on another one. Nothing has been done yet.
    void dropped(const retort::ui::RevisionDrop &drop);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void buildButtons();
    void invalidate();
    void invalidateBoxes();
    void place();
    void take(MapScene scene);
    void readBoxes();
    void showChanges();
    void fitFirst();
    int vertexOf(const QModelIndex &index) const;
    QModelIndex indexOf(int vertex) const;
    QPointF origin() const; ///< of the scene, in the viewport
    QPointF toScene(QPointF point) const { return (point - origin()) / m_scale; }
    int step(int vertex, bool towardsHead) const;
    int beside(int vertex, int tracks) const;
    void paintPointers(QPainter *painter) const;
    void startDrag(QPoint position);
    void dragTo(QPoint position);
    void endDrag();
    void paintDrag(QPainter *painter) const;

    void followFont();
    QSize pointerSize() const; ///< in pixels

    HistoryModel *m_model;
    MapScene m_scene;
    bool m_isStale = true;   ///< boxes may be elsewhere: what is on the screen is no longer in the model
    bool m_isPlacing = false;
    bool m_scrollsToMiddle = false; ///< once it is placed
    int m_generation = 0;
    QTimer m_factsTimer;                   ///< what scripts do becomes known bit by bit: not every bit is worth a new picture
    MapScene::Direction m_direction = MapScene::Direction::Rightwards;
    MapPointers m_pointers;
    ChipPainter m_chips;
    QWidget *m_buttons = nullptr;
    QPushButton *m_turn = nullptr;
    double m_unit = 1; ///< textUnit() that the scale was chosen for
    double m_scale = 1;
    bool m_isFitted = false; ///< a scale was chosen for what was seen first
    std::optional<QPoint> m_pan; ///< where the mouse was
    std::optional<RevisionDrag> m_drag;
    QPoint m_dragged; ///< where it has come to
};

} // namespace retort::ui
