// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace retort::ui {

/// Paints a line of the command palette: the matched letters stand out, what cannot be done is faint.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PaletteDelegate(QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintNote(QPainter *painter, const QRect &area, const QString &note) const;

    QFont m_font;
    QFont m_noteFont;
};

} // namespace retort::ui
