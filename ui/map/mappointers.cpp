// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/mappointers.h"

#include <QEasingCurve>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int walkMilliseconds = 450;

} // namespace

MapPointers::MapPointers(QObject *parent)
    : QObject(parent)
{
    m_walk.setStartValue(0.0);
    m_walk.setEndValue(1.0);
    m_walk.setDuration(walkMilliseconds);
    m_walk.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_walk, &QVariantAnimation::valueChanged, this, &MapPointers::moved);
    connect(&m_walk, &QVariantAnimation::finished, this, &MapPointers::moved);
}

QPointF MapPointers::positionOf(const Pointer &pointer) const
{
    const double part = isWalking() ? m_walk.currentValue().toDouble() : 1.0;
    return pointer.from + (pointer.to - pointer.from) * part;
}

void MapPointers::update(const HistoryModel &model, const MapScene &scene)
{
    QHash<QString, QPointF> before;
    for (const Pointer &pointer : m_pointers)
        before.insert(pointer.key, positionOf(pointer));
    QList<Pointer> pointers;
    QHash<int, int> standing; // by vertex
    bool moves = false;
    for (const DatabaseColumn &database : model.databases()) {
        for (qsizetype i = 0; i < database.rows.size(); ++i) {
            const int row = model.rowOf(database.rows[i]);
            if (row < 0 || row >= scene.boxCount())
                continue;
            const int vertex = model.folded().layout().vertexAt(row);
            Pointer pointer;
            pointer.key = u"%1#%2"_s.arg(database.id).arg(i);
            pointer.chip = {Chip::Kind::Database, database.name, database.color, database.id};
            pointer.vertex = vertex;
            pointer.to = scene.rectOf(vertex).bottomLeft();
            pointer.from = before.value(pointer.key, pointer.to);
            pointer.place = standing[vertex]++;
            moves = moves || pointer.from != pointer.to;
            pointers << pointer;
        }
    }
    m_walk.stop();
    m_pointers = pointers;
    if (moves)
        m_walk.start();
    Q_EMIT moved();
}

} // namespace retort::ui
