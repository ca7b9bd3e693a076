// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/enginechooser.h"

#include "ui/projectsession.h"

namespace retort::ui {

using namespace Qt::Literals::StringLiterals;

EngineChooser::EngineChooser(ProjectSession &session, QWidget *parent)
    : QComboBox(parent)
    , m_session(session)
{
    setObjectName("engineSwitch"_L1);
    setAccessibleName(tr("Database of the project"));
    setToolTip(tr("This project has several databases, and each has its own part of every script"));
    setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(&session, &ProjectSession::historyChanged, this, &EngineChooser::fill);
    connect(&session, &ProjectSession::shownEngineChanged, this, &EngineChooser::follow);
    connect(this, &QComboBox::activated, this, [this] { m_session.showEngine(currentData().toString()); });
    fill();
}

void EngineChooser::fill()
{
    clear();
    for (const script::EngineDatabase &engine : m_session.engines())
        addItem(engine.name.isEmpty() ? tr("default") : engine.name, engine.name);
    follow();
    setWanted(m_wanted);
}

void EngineChooser::follow()
{
    if (const auto engine = m_session.shownEngine())
        setCurrentIndex(findData(*engine));
}

void EngineChooser::setWanted(bool wanted)
{
    m_wanted = wanted;
    setVisible(wanted && count() > 0);
}

} // namespace retort::ui
