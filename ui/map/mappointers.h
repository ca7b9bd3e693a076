// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/map/mapscene.h"

#include <QVariantAnimation>

namespace retort::ui {

/// The databases on the map. Where one goes to another revision, its pointer walks there.
class MapPointers : public QObject
{
    Q_OBJECT

public:
    struct Pointer
    {
        QString key; ///< database, and which of its rows
        Chip chip;
        int vertex = -1; ///< where it stands, or walks to
        QPointF from, to; ///< corners of boxes, in units of the scene
        int place = 0;    ///< among those that stand at the same box
    };

    explicit MapPointers(QObject *parent = nullptr);

    /// After the databases or the scene have changed.
    void update(const HistoryModel &model, const MapScene &scene);
    const QList<Pointer> &pointers() const { return m_pointers; }
    QPointF positionOf(const Pointer &pointer) const;
    bool isWalking() const { return m_walk.state() == QAbstractAnimation::Running; }

Q_SIGNALS:
    void moved();

private:
    QList<Pointer> m_pointers;
    QVariantAnimation m_walk;
};

} // namespace retort::ui
