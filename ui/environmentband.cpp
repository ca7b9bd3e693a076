// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environmentband.h"

#include "ui/databases/databaselist.h"
#include "ui/models/environment.h"
#include "ui/themestyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

EnvironmentBand::EnvironmentBand(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setObjectName("environmentBand"_L1);
    m_kind->setObjectName("environmentKind"_L1);
    m_kind->setContentsMargins(8, 2, 8, 2);
    m_text->setObjectName("environmentText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_button->setObjectName("unlockButton"_L1);
    m_button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 5, 10, 5);
    layout->setSpacing(10);
    layout->addWidget(m_kind);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isLocked)
            Q_EMIT unlockRequested();
        else
            Q_EMIT lockRequested();
    });
    hide();
}

void EnvironmentBand::show(const DatabaseEntry *entry)
{
    const auto kind = entry ? entry->spec.environment : runtime::EnvironmentKind::Development;
    setVisible(kind != runtime::EnvironmentKind::Development);
    if (!isVisibleTo(parentWidget()))
        return;
    const bool isProduction = kind == runtime::EnvironmentKind::Production;
    setPart(this, isProduction ? "bandProduction" : "bandStaging");
    setPart(m_kind, isProduction ? "bandDanger" : "bandWarning");
    m_kind->setText(environmentName(kind).toUpper());
    m_isLocked = entry->isLocked();
    if (entry->spec.readOnly)
        m_text->setText(tr("%1: this connection is read-only").arg(entry->name()));
    else if (m_isLocked)
        m_text->setText(tr("%1 is read-only until it is unlocked").arg(entry->name()));
    else if (isProduction)
        m_text->setText(tr("%1 can be changed (%2)").arg(entry->name(), lockText(*entry)));
    else
        m_text->setText(entry->name());
    m_button->setVisible(isProduction && !entry->spec.readOnly);
    setButtonIcon(m_button, m_isLocked ? Icon::Unlock : Icon::Lock);
    m_button->setText(m_isLocked ? tr("Unloc&k for %n minute(s)…", nullptr, DatabaseList::unlockMinutes()) : tr("Loc&k again"));
    m_button->setAccessibleDescription(m_text->text());
}

void EnvironmentBand::setButtonEnabled(bool enabled)
{
    m_button->setEnabled(enabled);
}

} // namespace retort::ui
