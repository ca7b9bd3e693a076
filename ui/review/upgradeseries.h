// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/planpreparation.h"

#include <QObject>

namespace retort::ui {

class ProjectSession;

/// Upgrades all databases of a project for several, one after the other in the project's order, each with a review of its own. What one
/// has done stays, so that the next one is only asked about when it went well.
class UpgradeSeries : public QObject
{
    Q_OBJECT

public:
    explicit UpgradeSeries(ProjectSession &session);

    /// Why there can be no series; empty when there can. All databases have to be connected.
    QString obstacle() const;
    void start();
    /// Whether a plan is one of the series and has nothing to do: then the next one is being made already.
    bool skips(const PreparedPlan &plan);
    /// The review of a plan was closed. After a run the database is asked again whether something is left.
    void reviewed(const PreparedPlan &plan, bool ran);
    void stop() { m_waiting.clear(); }

Q_SIGNALS:
    /// Every database has been gone through.
    void finished(int databases);

private:
    void prepareNext();

    ProjectSession &m_session;
    QStringList m_waiting; ///< ids of the connected databases; the first one is being prepared or reviewed
    int m_count = 0;
};

} // namespace retort::ui
