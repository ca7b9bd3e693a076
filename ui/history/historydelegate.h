// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/graphpainter.h"
#include "ui/widgets/chippainter.h"

#include <QStyledItemDelegate>

namespace retort::ui {

/// Paints a row of the history. What it needs between rows is kept, so that scrolling allocates next to nothing.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HistoryDelegate(const HistoryModel &model, QWidget *view);

    int rowHeight() const { return m_rowHeight; }
    /// Chooses the width of lanes for the model's history in a view of that width; returns the width of the graph's column.
    int fitGraph(int viewWidth);
    void updateTheme();

    /// The chip under a position of a message's cell.
    std::optional<Chip> chipAt(const QRect &cell, int row, QPoint position) const;
    /// The revisions whose lines stay bright while all others fade; empty for all.
    void setPath(script::RevisionMap::Set path) { m_graph.setPath(std::move(path)); }
    /// The row that a database would be dropped on; -1 for none.
    void setDropRow(int row) { m_dropRow = row; }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QColor paintBackground(QPainter *painter, const QStyleOptionViewItem &option, int row) const;
    QRect chipArea(const QRect &cell, Qt::LayoutDirection direction) const;
    void paintMessage(QPainter *painter, const QRect &cell, int row, bool selected) const;
    void paintRun(QPainter *painter, const QRect &cell, int row) const;
    void paintText(QPainter *painter, const QRect &cell, const QString &text, const QFont &font, const QColor &ink) const;
    void paintHits(QPainter *painter, const QRect &cell, const QString &text, const QFontMetrics &metrics) const;
    void paintStatus(QPainter *painter, const QRect &cell, int row) const;
    void paintDatabaseDot(QPainter *painter, const QRect &cell, const QColor &background, int row, int database) const;

    const QWidget *m_view;
    const HistoryModel &m_model;
    const Theme *m_theme = nullptr;
    mutable GraphPainter m_graph;
    ChipPainter m_chips;
    QFont m_font, m_boldFont, m_codeFont, m_smallFont;
    int m_rowHeight = 33;
    int m_dropRow = -1;
};

} // namespace retort::ui
