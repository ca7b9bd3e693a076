// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace retort::ui {

/// A row of colours to choose one from.
class ColorSwatches : public QWidget
{
    Q_OBJECT

public:
    explicit ColorSwatches(QWidget *parent = nullptr);

    int color() const;
    void setColor(int color);

private:
    QButtonGroup *m_group;
};

} // namespace retort::ui
