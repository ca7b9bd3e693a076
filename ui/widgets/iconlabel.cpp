// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/iconlabel.h"

#include <QEvent>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

IconLabel::IconLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void IconLabel::setIcon(Icon icon, Role role)
{
    m_icon = icon;
    m_role = role;
    setVisible(icon != Icon::None);
    update();
}

QSize IconLabel::sizeHint() const
{
    const int edge = iconSize() + 2;
    return {edge, edge};
}

void IconLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event);
    QPainter painter(this);
    const double edge = std::min(width(), height());
    paintIcon(painter, QRectF((width() - edge) / 2, (height() - edge) / 2, edge, edge), m_icon, Theme::current().color(m_role));
}

void IconLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

void setSeverity(IconLabel &label, QLatin1StringView part)
{
    if (part.endsWith("Danger"_L1))
        label.setIcon(Icon::Error, Role::Danger);
    else if (part.endsWith("Warning"_L1))
        label.setIcon(Icon::Warning, Role::Warning);
    else if (part.endsWith("Success"_L1))
        label.setIcon(Icon::Ok, Role::Success);
    else
        label.setIcon(Icon::Info, Role::Link);
}

} // namespace retort::ui
