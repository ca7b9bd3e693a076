// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fittingrow.h"

#include <QEvent>
#include <QLayout>
#include <QPushButton>

namespace retort::ui {

void FittingRow::setFolding(const QList<QPushButton *> &buttons)
{
    m_folding = buttons;
    fit();
}

/// Pixels that a button's text takes, or would take.
int FittingRow::textWidth(const QPushButton *button) const
{
    const QString text = m_folded.contains(button) ? m_folded[button].text : button->text();
    return button->isVisibleTo(this) ? button->fontMetrics().size(Qt::TextShowMnemonic, text).width() : 0;
}

/// Pixels of the texts that are not shown.
int FittingRow::foldedWidth() const
{
    int width = 0;
    for (const QPushButton *button : m_folding)
        if (m_folded.contains(button))
            width += textWidth(button);
    return width;
}

void FittingRow::fit()
{
    if (!layout())
        return;
    for (QPushButton *button : m_folding)
        if (m_folded.contains(button) && !button->text().isEmpty()) { // it was given another one
            m_folded[button].text = button->text();
            unfold(button);
        }
    int needed = layout()->sizeHint().width() + foldedWidth();
    for (QPushButton *button : m_folding) {
        const bool folds = needed > width();
        if (folds)
            needed -= textWidth(button);
        if (folds && !m_folded.contains(button))
            fold(button);
        else if (!folds && m_folded.contains(button))
            unfold(button);
    }
}

void FittingRow::fold(QPushButton *button)
{
    const Folded folded {button->text(), button->accessibleName().isEmpty(), button->toolTip().isEmpty()};
    m_folded.insert(button, folded);
    const QString text = QString(folded.text).remove(u'&');
    if (folded.gotName)
        button->setAccessibleName(text);
    if (folded.gotTip)
        button->setToolTip(text);
    const QKeySequence key = button->shortcut(); // the letter behind '&' goes on working
    button->setText({});
    button->setShortcut(key);
}

void FittingRow::unfold(QPushButton *button)
{
    const Folded folded = m_folded.take(button);
    button->setText(folded.text);
    if (folded.gotName)
        button->setAccessibleName({});
    if (folded.gotTip)
        button->setToolTip({});
}

QSize FittingRow::minimumSizeHint() const
{
    QSize size = QWidget::minimumSizeHint();
    if (!layout())
        return size;
    size.setWidth(layout()->minimumSize().width() + foldedWidth());
    for (const QPushButton *button : m_folding)
        size.rwidth() -= textWidth(button);
    return size;
}

bool FittingRow::event(QEvent *event)
{
    const bool result = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return result;
}

void FittingRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace retort::ui
