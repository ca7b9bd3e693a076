// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/countbutton.h"

#include "ui/theme/icons.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

CountButton::CountButton(const QString &name, QWidget *parent)
    : QPushButton(name, parent)
    , m_name(name)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCount(0);
}

void CountButton::setCount(int count, bool needsAttention)
{
    m_count = count;
    m_attention = needsAttention;
    setAccessibleName(u"%1: %2"_s.arg(m_name).arg(count));
    setEnabled(count > 0);
    update();
}

QSize CountButton::sizeHint() const
{
    const QFontMetrics metrics(scaledFont(0.95, QFont::DemiBold));
    const int number = metrics.horizontalAdvance(QLocale().toString(m_count)) + (m_attention ? ui::iconSize() + 5 : 0);
    constexpr int margins = 30 + 14; // left, right, and between the name and the number
    return {metrics.horizontalAdvance(m_name) + number + margins, fontMetrics().height() + 9};
}

QSize CountButton::minimumSizeHint() const
{
    return sizeHint();
}

void CountButton::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event);
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(6.5, 0.5, -6.5, -0.5);
    if (underMouse() && isEnabled()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(Role::Hover));
        painter.drawRoundedRect(frame, 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(theme.color(Role::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 6, 6);
    }
    const QRect content = rect().adjusted(15, 0, -15, 0);
    painter.setFont(scaledFont(0.95));
    painter.setPen(theme.color(isEnabled() ? Role::Text : Role::MutedText));
    painter.drawText(content, Qt::AlignLeft | Qt::AlignVCenter, m_name);
    painter.setPen(theme.color(m_attention ? Role::Warning : Role::MutedText));
    QRect number = content;
    if (m_attention) {
        painter.setFont(scaledFont(0.95, QFont::DemiBold));
        const int icon = ui::iconSize();
        const QRect sign(content.right() - icon + 1, content.center().y() - icon / 2, icon, icon);
        paintIcon(painter, QStyle::visualRect(layoutDirection(), content, sign), Icon::Warning, theme.color(Role::Warning));
        number = QStyle::visualRect(layoutDirection(), content, content.adjusted(0, 0, -icon - 5, 0));
    }
    painter.drawText(number, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(m_count));
}

} // namespace retort::ui
