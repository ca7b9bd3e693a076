// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/historymarks.h"

#include <QScrollBar>

namespace retort::ui {

/// A scroll bar with a mark for each head, database, danger and hit; a click on a mark goes there.
class HistoryScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    explicit HistoryScrollBar(const HistoryModel &model, QWidget *parent = nullptr);

    /// The row whose mark is at (or next to) a height, as it is drawn; -1 for none.
    int rowAt(int y) const;
    /// Where the mark of a row is drawn.
    int positionOf(int row) const;

Q_SIGNALS:
    void rowRequested(int row);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void invalidate();
    const QList<HistoryMark> &marks() const;
    /// Thousands of marks fall on the same pixels: one of each kind and colour for a pixel.
    std::vector<HistoryMark> paintedMarks() const;

    const HistoryModel &m_model;
    mutable QList<HistoryMark> m_marks;
    std::vector<HistoryMark> m_painted; ///< those below others first; made anew after a change and for another height
    mutable bool m_isStale = true;
    bool m_isPaintedStale = true;
    bool m_isJumping = false; ///< the button that is down was pressed on a mark
};

} // namespace retort::ui
