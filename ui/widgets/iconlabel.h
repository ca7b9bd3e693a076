// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

namespace retort::ui {

/// An icon beside a text that says the same: how grave it is, what it is about. It follows theme and font.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    explicit IconLabel(QWidget *parent = nullptr);

    /// Nothing is shown for Icon::None.
    void setIcon(Icon icon, Role role);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    Icon m_icon = Icon::None;
    Role m_role = Role::MutedText;
};

/// How grave the notices of the style sheet are, by the end of their names: "bannerWarning", "noteDanger", ….
void setSeverity(IconLabel &label, QLatin1StringView part);

} // namespace retort::ui
