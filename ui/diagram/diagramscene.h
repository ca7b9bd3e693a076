// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/diagram/placedpicture.h"

#include <QGraphicsScene>

namespace retort::ui {

/// Tables as boxes, foreign keys as curves between them, in the colours of the theme. A table that is selected makes its keys stand out.
class DiagramScene : public QGraphicsScene
{
    Q_OBJECT

public:
    explicit DiagramScene(QObject *parent = nullptr);

    void setPicture(const PlacedPicture &placed);
    bool isEmpty() const { return m_tableCount == 0; }
    int tableCount() const { return m_tableCount; }

private:
    int m_tableCount = 0;
};

} // namespace retort::ui
