// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/historymodel.h"

#include <QCoreApplication>
#include <QPoint>

#include <optional>

namespace retort::ui {

/// What a drop asks for.
struct RevisionDrop
{
    QString database; ///< id of the one to be moved; empty for a head
    QString head;     ///< to be merged; empty for a database
    QString target;   ///< revision
    bool stamp = false; ///< Shift was held
};

/// A database on its way to another revision, or a head on its way to another head, by the mouse. Letting go runs nothing: the
/// view tells what is asked for.
class RevisionDrag
{
    Q_DECLARE_TR_FUNCTIONS(RevisionDrag)

public:
    /// Nothing where the chip stays where it is: databases can be moved, and heads where there are several.
    static std::optional<RevisionDrag> begin(const HistoryModel &model, int row, const Chip &chip, QPoint position);

    const Chip &chip() const { return m_chip; }
    bool isDatabase() const { return m_chip.kind == Chip::Kind::Database; }
    /// The mouse goes on. Returns isMoving().
    bool follow(QPoint position);
    /// Whether it has been far enough from where it was pressed to be no click.
    bool isMoving() const { return m_isMoving; }
    /// The row below the mouse; one that takes no drop counts as none (-1). Returns whether it takes one.
    bool setTarget(int row);
    int target() const { return m_target; }
    /// What letting go at the target would do.
    QString text() const;
    /// Nothing without a target, and for a click.
    std::optional<RevisionDrop> drop(Qt::KeyboardModifiers modifiers) const;

private:
    RevisionDrag(const HistoryModel &model, const Chip &chip, int row, QPoint position);
    bool takesDrop(int row) const;

    const HistoryModel *m_model;
    Chip m_chip;
    QPoint m_start;
    int m_from;
    int m_target = -1;
    bool m_isMoving = false;
};

} // namespace retort::ui
