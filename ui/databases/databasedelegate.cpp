// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/databasedelegate.h"

#include "ui/models/databasemodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/rowframe.h"

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

QFont nameFont()
{
    return scaledFont(1.02, QFont::DemiBold);
}

QFont smallFont(QFont::Weight weight = QFont::Normal)
{
    return scaledFont(0.88, weight);
}

} // namespace

QSize DatabaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index);
    return {option.rect.width(), QFontMetrics(nameFont()).height() + QFontMetrics(smallFont()).height() + 18};
}

void DatabaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect frame = option.rect.adjusted(6, 1, -6, -1);
    paintRowFrame(*painter, frame, option.state);
    const QRect content = frame.adjusted(9, 7, -9, -7);
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, content, rect); };
    const QFontMetrics nameMetrics(nameFont());
    const QFontMetrics smallMetrics(smallFont());
    const int lineHeight = nameMetrics.height();
    const int icon = std::max(14, smallMetrics.height() - 1);
    const int textLeft = content.left() + icon + 8;

    const QRect dot = placed(QRect(content.left(), content.top(), icon, lineHeight));
    painter->setPen(Qt::NoPen);
    painter->setBrush(index.data(DatabaseModel::ColorRole).value<QColor>());
    const double radius = icon * 0.4;
    painter->drawEllipse(QRectF(dot).center(), radius, radius);

    const QString standing = index.data(DatabaseModel::StandingTextRole).toString();
    const int standingWidth = QFontMetrics(smallFont(QFont::DemiBold)).horizontalAdvance(standing);
    const QRect name(textLeft, content.top(), content.right() - textLeft - standingWidth - 8, lineHeight);
    painter->setFont(nameFont());
    painter->setPen(theme.color(Role::Text));
    painter->drawText(placed(name), Qt::AlignLeft | Qt::AlignVCenter,
                      nameMetrics.elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    painter->setFont(smallFont(QFont::DemiBold));
    painter->setPen(standingColor(index.data(DatabaseModel::StandingRole).toInt(), theme));
    painter->drawText(content, Qt::AlignRight | Qt::AlignTop, standing);

    const int top = content.top() + lineHeight + 2;
    const QRect engine(textLeft, top, content.right() - textLeft, smallMetrics.height());
    paintIcon(*painter, placed(QRect(content.left(), top + (smallMetrics.height() - icon) / 2, icon, icon)),
              Icon(index.data(DatabaseModel::EngineIconRole).toInt()), theme.color(Role::MutedText));
    painter->setFont(smallFont());
    painter->setPen(theme.color(Role::MutedText));
    painter->drawText(placed(engine), Qt::AlignLeft | Qt::AlignVCenter,
                      smallMetrics.elidedText(index.data(DatabaseModel::EngineRole).toString(), Qt::ElideMiddle, engine.width()));
    painter->restore();
}

} // namespace retort::ui
