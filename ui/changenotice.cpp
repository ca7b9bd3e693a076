// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/changenotice.h"

#include "ui/messages.h"
#include "ui/themestyle.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

ChangeNotice::ChangeNotice(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(this))
    , m_text(new QLabel(this))
    , m_undo(new QPushButton(tr("Undo"), this))
    , m_details(new QPushButton(tr("Details"), this))
    , m_close(new QPushButton(tr("Dismiss"), this))
{
    setObjectName("changeNotice"_L1);
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName("changeText"_L1);
    m_undo->setObjectName("changeUndo"_L1);
    m_details->setObjectName("changeDetails"_L1);
    m_close->setObjectName("changeDismiss"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 5, 10, 5);
    layout->setSpacing(6);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    for (QPushButton *button : {m_undo, m_details, m_close}) {
        setPart(button, "link");
        layout->addWidget(button);
    }
    setButtonIcon(m_undo, Icon::Undo);
    connect(m_undo, &QPushButton::clicked, this, &ChangeNotice::undoRequested);
    connect(m_details, &QPushButton::clicked, this,
            [this] { messages().error(window(), tr("What the programs said"), m_text->text(), m_detail); });
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void ChangeNotice::showDone(const QString &text, bool undoable, const QString &detail)
{
    show("bannerInfo", text, undoable, detail);
}

void ChangeNotice::showTrouble(const QString &text, const QString &detail, bool undoable)
{
    show("bannerWarning", text, undoable, detail);
}

void ChangeNotice::show(const char *part, const QString &text, bool undoable, const QString &detail)
{
    setPart(this, part);
    setSeverity(*m_icon, QLatin1StringView(part));
    m_text->setText(text);
    setAccessibleName(text);
    m_detail = detail;
    m_undo->setVisible(undoable);
    m_details->setVisible(!detail.isEmpty());
    setVisible(true);
}

} // namespace retort::ui
