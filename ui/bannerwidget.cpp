// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bannerwidget.h"

#include "ui/guidance/guidancepage.h"
#include "ui/themestyle.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

const char *partOf(Banner::Tone tone)
{
    switch (tone) {
    case Banner::Tone::Information:
        return "bannerInfo";
    case Banner::Tone::Attention:
        return "bannerWarning";
    case Banner::Tone::Danger:
        return "bannerDanger";
    case Banner::Tone::Calm:
        break;
    }
    return "bannerSuccess";
}

void fill(QPushButton &button, const QString &text)
{
    button.setVisible(!text.isEmpty());
    button.setText(text);
}

} // namespace

BannerWidget::BannerWidget(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(this))
    , m_text(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_explain(new QPushButton(tr("What does this mean?"), this))
    , m_action(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    setObjectName("banner"_L1);
    setAttribute(Qt::WA_StyledBackground);
    m_action->setObjectName("bannerAction"_L1);
    m_second->setObjectName("bannerSecondAction"_L1);
    m_text->setObjectName("bannerText"_L1);
    m_explain->setObjectName("bannerExplain"_L1);
    setPart(m_explain, "link");
    setPart(m_text, "heading");
    setPart(m_detail, "muted");
    m_text->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_text);
    texts->addWidget(m_detail);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addSpacing(2);
    layout->addLayout(texts, 1);
    layout->addWidget(m_explain);
    layout->addWidget(m_action);
    layout->addWidget(m_second);
    connect(m_action, &QPushButton::clicked, this, [this] { Q_EMIT triggered(m_banner.action); });
    connect(m_second, &QPushButton::clicked, this, [this] { Q_EMIT triggered(m_banner.secondAction); });
    connect(m_explain, &QPushButton::clicked, this, [this] { Q_EMIT explanationRequested(m_banner); });
    setBanner({});
}

void BannerWidget::setBanner(const Banner &banner)
{
    m_banner = banner;
    setVisible(!banner.isEmpty());
    setPart(this, partOf(banner.tone));
    setSeverity(*m_icon, QLatin1StringView(partOf(banner.tone)));
    m_text->setText(banner.text);
    m_detail->setText(banner.detail);
    m_detail->setVisible(!banner.detail.isEmpty());
    m_explain->setVisible(findTopic(banner.topic) || isExplained(banner.about));
    fill(*m_action, banner.actionText);
    fill(*m_second, banner.secondText);
    setAccessibleName(banner.text);
}

} // namespace retort::ui
