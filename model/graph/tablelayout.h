// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QSize>

namespace retort::graph {

/// A foreign key between two boxes, by their numbers.
struct TableReference
{
    int referring = 0;
    int referred = 0;
};

/// Where the boxes of a diagram go.
struct TableLayout
{
    QList<QPoint> positions; ///< upper left corners
    QSize size;              ///< of the whole
};

/// Places boxes so that none covers another, and what refers to a table is to the right of it as far as circles allow. Tables that
/// have to do with each other stay together. The same input gives the same picture. References out of range and to the table itself
/// are ignored; takes O(boxes × log boxes + references × rounds).
TableLayout layoutTables(const QList<QSize> &boxes, const QList<TableReference> &references);

} // namespace retort::graph
