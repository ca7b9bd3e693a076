// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace retort::ui {

/// A statement of a run: state, SQL as it is sent, rows and time.
class StatementDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StatementDelegate(QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int columnsIn(int width) const;

    QFont m_font, m_codeFont, m_smallFont;
    int m_lineHeight = 0;
    double m_characterWidth = 8;
    int m_timeWidth = 0;
};

/// A step of a run: state, revision and message, and a quiet second line.
class StepDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StepDelegate(QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QFont m_font, m_boldFont, m_smallFont;
};

} // namespace retort::ui
