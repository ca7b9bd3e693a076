// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guidance/guidancepageview.h"

#include "ui/palette/commandpalette.h"
#include "ui/palette/windowactions.h"
#include "ui/themestyle.h"
#include "ui/widgets/commandline.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QLabel *addText(QVBoxLayout *layout, const QString &text, const char *part, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // scripts and servers must not bring mark-up
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setPart(label, part);
    layout->addWidget(label);
    return label;
}

void addSection(QVBoxLayout *layout, const QString &text, QWidget *parent)
{
    layout->addSpacing(12);
    addText(layout, text, "section", parent)->setTextInteractionFlags(Qt::NoTextInteraction);
}

/// Buttons look like what they do, and the words of the text are enough to know what that is.
QPushButton *makeButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

} // namespace

GuidancePageView::GuidancePageView(const QList<QAction *> &actions, QWidget *parent)
    : QScrollArea(parent)
    , m_actions(actions)
{
    setObjectName("guidancePage"_L1);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void GuidancePageView::show(const GuidanceTopic &topic, const GuidancePage &page)
{
    auto *content = new QWidget(this);
    content->setAttribute(Qt::WA_StyledBackground);
    setPart(content, "surface");
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 18, 24, 22);
    layout->setSpacing(6);
    addText(layout, page.title, "title", content)->setObjectName("guidanceTitle"_L1);
    for (const QString &wording : topic.wordings)
        setCodeLetters(addText(layout, wording, "muted", content));
    addSection(layout, tr("WHAT IT MEANS"), content);
    addText(layout, page.meaning, "", content)->setObjectName("guidanceMeaning"_L1);
    if (!page.here.isEmpty()) {
        addSection(layout, tr("HERE"), content);
        auto *card = new QWidget(content);
        card->setAttribute(Qt::WA_StyledBackground);
        setPart(card, "quietCard");
        auto *cardLayout = new QVBoxLayout(card);
        cardLayout->setContentsMargins(14, 10, 14, 10);
        cardLayout->setSpacing(3);
        for (const QString &line : page.here)
            addText(cardLayout, line, "", card)->setObjectName("guidanceFact"_L1);
        addRevisions(cardLayout, page.revisions);
        layout->addWidget(card);
    }
    addSection(layout, tr("WHAT CAN BE DONE"), content);
    for (const GuidanceStep &step : page.steps)
        layout->addWidget(makeStep(step, content));
    layout->addStretch(1);
    setWidget(content); // deletes the page before
    setAccessibleName(page.title);
}

void GuidancePageView::addRevisions(QVBoxLayout *layout, const QStringList &revisions)
{
    constexpr qsizetype most = 4;
    if (revisions.isEmpty())
        return;
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->setContentsMargins(0, 4, 0, 0);
    for (const QString &id : revisions.mid(0, most)) {
        QPushButton *button = makeButton(tr("Show %1").arg(id.left(16)), this);
        setPart(button, "link");
        button->setAccessibleName(tr("Show %1 in the history").arg(id));
        connect(button, &QPushButton::clicked, this, [this, id] { Q_EMIT revisionChosen(id); });
        row->addWidget(button);
    }
    row->addStretch();
    layout->addLayout(row);
}

QWidget *GuidancePageView::makeStep(const GuidanceStep &step, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 2, 0, 6);
    layout->setSpacing(5);
    addText(layout, step.text, "", box);
    const auto found = std::find_if(m_actions.cbegin(), m_actions.cend(),
        [&](const QAction *action) { return action->objectName() == step.action; });
    if (found != m_actions.cend()) {
        QPushButton *button = makeButton((*found)->text(), box);
        button->setObjectName(step.action);
        button->setEnabled((*found)->isEnabled());
        button->setAccessibleName(plainText(**found));
        connect(button, &QPushButton::clicked, this, [this, action = *found] { Q_EMIT actionChosen(action); });
        auto *row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(button);
        auto *obstacle = new QLabel(obstacleOf(**found), box);
        obstacle->setWordWrap(true);
        setPart(obstacle, "small");
        row->addWidget(obstacle, 1);
        layout->addLayout(row);
    }
    auto *command = new CommandLine(box);
    layout->addWidget(command);
    command->setCommand(step.command);
    return box;
}

} // namespace retort::ui
