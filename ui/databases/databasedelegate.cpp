// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/databasedelegate.h"

#include "ui/models/databasemodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace retort::ui {

namespace {

QColor standingColor(int standing, const Theme &theme)
{
    switch (standing) {
    case DatabaseModel::Good:
        return theme.color(Role::Success);
    case DatabaseModel::Attention:
        return theme.color(Role::Warning);
    case DatabaseModel::Bad:
        return theme.color(Role::Danger);
    default:
        return theme.color(Role::MutedText);
    }
}

} // namespace

DatabaseDelegate::DatabaseDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_nameFont(scaledFont(1.02, QFont::DemiBold))
    , m_standingFont(scaledFont(0.88, QFont::DemiBold))
    , m_smallFont(scaledFont(0.88))
{
}

QSize DatabaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index);
    return {option.rect.width(), QFontMetrics(m_nameFont).height() + QFontMetrics(m_smallFont).height() + 18};
}

void DatabaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect frame = option.rect.adjusted(6, 1, -6, -1);
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(selected ? Role::Selection : Role::Hover));
        painter->drawRoundedRect(frame, 7, 7);
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
        painter->setPen(QPen(theme.color(Role::Accent), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    }

    const QRect content = frame.adjusted(9, 7, -9, -7);
    const QFontMetrics nameMetrics(m_nameFont);
    const QFontMetrics standingMetrics(m_standingFont);
    const int lineHeight = nameMetrics.height();
    painter->setPen(Qt::NoPen);
    painter->setBrush(index.data(DatabaseModel::ColorRole).value<QColor>());
    painter->drawEllipse(QPointF(content.left() + 6, content.top() + lineHeight / 2.0), 6, 6);

    const QString standing = index.data(DatabaseModel::StandingTextRole).toString();
    const int standingWidth = standingMetrics.horizontalAdvance(standing);
    const int textLeft = content.left() + 22;
    const QRect nameRect(textLeft, content.top(), content.right() - textLeft - standingWidth - 8, lineHeight);
    painter->setFont(m_nameFont);
    painter->setPen(theme.color(Role::Text));
    painter->drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter,
                      nameMetrics.elidedText(index.data().toString(), Qt::ElideRight, nameRect.width()));
    painter->setFont(m_standingFont);
    painter->setPen(standingColor(index.data(DatabaseModel::StandingRole).toInt(), theme));
    painter->drawText(QRect(content.left(), content.top(), content.width(), lineHeight),
                      Qt::AlignRight | Qt::AlignVCenter, standing);

    const QFontMetrics smallMetrics(m_smallFont);
    const QRect engineRect(textLeft, content.top() + lineHeight + 2, content.right() - textLeft, smallMetrics.height());
    painter->setFont(m_smallFont);
    painter->setPen(theme.color(Role::MutedText));
    painter->drawText(engineRect, Qt::AlignLeft | Qt::AlignVCenter,
                      smallMetrics.elidedText(index.data(DatabaseModel::EngineRole).toString(), Qt::ElideMiddle,
                                              engineRect.width()));
    painter->restore();
}

} // namespace retort::ui
