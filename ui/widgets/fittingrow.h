// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QPushButton;

namespace retort::ui {

/// A row of buttons that gets along with little room: in a narrow window, and with large letters, those that matter least keep their
/// icon only. Their tool tip and their name for screen readers say the rest.
class FittingRow : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The buttons with icons that may lose their texts, in the order in which they do.
    void setFolding(const QList<QPushButton *> &buttons);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// What a button without its text had, and got instead.
    struct Folded
    {
        QString text;
        bool gotName = false;
        bool gotTip = false;
    };

    void fit();
    void fold(QPushButton *button);
    void unfold(QPushButton *button);
    int textWidth(const QPushButton *button) const;
    int foldedWidth() const;

    QList<QPushButton *> m_folding;
    QHash<const QPushButton *, Folded> m_folded;
};

} // namespace retort::ui
