// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/history.h"

#include <QFont>
#include <QFontMetrics>
#include <QRect>

#include <optional>
#include <vector>

class QPainter;

namespace retort::ui {

class Theme;

/// Paints the small labels in front of a message: head, base, branch labels, databases.
class ChipPainter
{
public:
    /// @p size is that of the letters, as a factor of what chips have in a list.
    explicit ChipPainter(double size = 1);

    /// Paints as many chips as fit into `area` from where reading begins, folds the others into "+n", and returns the pixels used.
    int paint(QPainter *painter, const QRect &area, const QList<Chip> &chips, const Theme &theme,
              Qt::LayoutDirection direction = Qt::LeftToRight) const;

    /// The chip under a position, when they are painted into that area.
    std::optional<Chip> chipAt(const QRect &area, const QList<Chip> &chips, QPoint position,
                               Qt::LayoutDirection direction = Qt::LeftToRight) const;

private:
    struct Placed
    {
        QRect rect;
        Chip chip;
        QString text;
    };

    std::vector<Placed> place(const QRect &area, const QList<Chip> &chips, Qt::LayoutDirection direction) const;
    int widthOf(const QString &text) const;
    void paintOne(QPainter *painter, const QRect &rect, const Chip &chip, const QString &text, const Theme &theme) const;

    QFont m_font;
    QFontMetrics m_metrics;
};

} // namespace retort::ui
