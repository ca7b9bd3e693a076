// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/banner.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace retort::ui {

class IconLabel;

/// Shows a Banner above the history.
class BannerWidget : public QWidget
{
    Q_OBJECT

public:
    explicit BannerWidget(QWidget *parent = nullptr);

    void setBanner(const Banner &banner);

Q_SIGNALS:
    void triggered(retort::ui::BannerAction action);
    void explanationRequested(const retort::ui::Banner &banner);

private:
    IconLabel *m_icon;
    QLabel *m_text;
    QLabel *m_detail;
    QPushButton *m_explain;
    QPushButton *m_action;
    QPushButton *m_second;
    Banner m_banner;
};

} // namespace retort::ui
