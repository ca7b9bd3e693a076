// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/colorswatches.h"

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace retort::ui {

namespace {

class Swatch : public QAbstractButton
{
public:
    Swatch(int color, QWidget *parent)
        : QAbstractButton(parent)
        , m_color(color)
    {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setFixedSize(28, 28);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        Q_UNUSED(event);
        const Theme &theme = Theme::current();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF center = QRectF(rect()).center();
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.database(m_color));
        painter.drawEllipse(center, 8, 8);
        painter.setBrush(Qt::NoBrush);
        if (isChecked()) {
            painter.setPen(QPen(theme.database(m_color), 2));
            painter.drawEllipse(center, 11.5, 11.5);
        }
        if (hasFocus()) { // the ring is taken
            painter.setPen(QPen(theme.color(Role::Text), theme.isHighContrast() ? 2 : 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        }
    }

private:
    int m_color;
};

} // namespace

ColorSwatches::ColorSwatches(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (int color = 0; color < Theme::databaseColorCount; ++color) {
        auto *swatch = new Swatch(color, this);
        swatch->setAccessibleName(tr("Colour %1").arg(color + 1));
        m_group->addButton(swatch, color);
        layout->addWidget(swatch);
    }
    layout->addStretch();
    setColor(0);
}

int ColorSwatches::color() const
{
    return m_group->checkedId();
}

void ColorSwatches::setColor(int color)
{
    if (QAbstractButton *button = m_group->button(color))
        button->setChecked(true);
}

} // namespace retort::ui
