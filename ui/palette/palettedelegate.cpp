// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palettedelegate.h"

#include "ui/models/palettemodel.h"
#include "ui/theme/icons.h"
#include "ui/widgets/rowframe.h"

#include <QPainter>
#include <QTextLayout>

namespace retort::ui {

PaletteDelegate::PaletteDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_font(scaledFont(1.0))
    , m_noteFont(scaledFont(0.9))
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    Q_UNUSED(index);
    return {option.rect.width(), QFontMetrics(m_font).height() + 12};
}

int PaletteDelegate::paintNote(QPainter *painter, const QRect &area, const QString &note) const
{
    painter->setFont(m_noteFont);
    painter->setPen(Theme::current().color(Role::MutedText));
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, note);
    return note.isEmpty() ? 0 : QFontMetrics(m_noteFont).horizontalAdvance(note) + 14;
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    painter->save();
    paintRowFrame(*painter, option.rect, option.state & ~QStyle::State_HasFocus, 5);
    const bool isFaint = !index.data(PaletteModel::ObstacleRole).toString().isEmpty();
    const QRect whole = option.rect.adjusted(10, 0, -10, 0);
    const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, whole, rect); };
    const int icon = iconSize();
    paintIcon(*painter, placed(QRect(whole.left(), whole.center().y() - icon / 2, icon, icon)), Icon(index.data(PaletteModel::IconRole).toInt()),
              theme.color(isFaint ? Role::DisabledText : Role::MutedText));
    constexpr int gap = 9;
    const int note = paintNote(painter, whole, index.data(PaletteModel::NoteRole).toString());
    const QRect area = placed(whole.adjusted(icon + gap, 0, -note, 0));
    const QString text = QFontMetrics(m_font).elidedText(index.data().toString(), Qt::ElideRight, area.width());

    QTextLayout layout(text, m_font);
    QList<QTextLayout::FormatRange> formats;
    QTextCharFormat mark;
    mark.setForeground(theme.color(isFaint ? Role::MutedText : Role::Link));
    mark.setFontWeight(QFont::DemiBold);
    for (const qsizetype at : index.data(PaletteModel::MarksRole).value<QList<qsizetype>>())
        if (at < text.size())
            formats.append({int(at), 1, mark});
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter->setPen(theme.color(isFaint ? Role::DisabledText : Role::Text));
    if (line.isValid())
        layout.draw(painter, QPointF(option.direction == Qt::RightToLeft ? area.right() - line.naturalTextWidth() : area.left(),
                                     area.top() + (area.height() - line.height()) / 2));
    painter->restore();
}

} // namespace retort::ui
