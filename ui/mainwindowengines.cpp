// SPDX-License-Identifier: GPL-3.0-or-later
// What the main window does for projects with several databases.
#include "ui/changenotice.h"
#include "ui/mainwindow.h"
#include "ui/palette/windowactions.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

void MainWindow::addEngineActions()
{
    m_actions->add({u"upgradeAll"_s, tr("Upgrade all databases of the project, one after the other…"), {}, [this] { m_series.start(); },
                    [this] { return m_series.obstacle(); }});
    connect(&m_series, &UpgradeSeries::finished, this,
            [this](int databases) { m_notice->showDone(tr("All %Ln database(s) are up to date.", nullptr, databases), false); });
}

} // namespace retort::ui
