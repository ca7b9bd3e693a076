// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace retort::ui {

/// A line with a name and a number that can be clicked.
class CountButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CountButton(const QString &name, QWidget *parent = nullptr);

    void setCount(int count, bool needsAttention = false);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_count = 0;
    bool m_attention = false;
};

} // namespace retort::ui
