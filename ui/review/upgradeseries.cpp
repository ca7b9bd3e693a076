// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/upgradeseries.h"

#include "ui/projectsession.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The connected database of an engine; the selected one where several are.
const DatabaseEntry *databaseOf(ProjectSession &session, const QString &engine)
{
    const DatabaseEntry *selected = session.databases().selected();
    if (selected && selected->engine == engine)
        return selected;
    const QList<DatabaseEntry> &entries = session.databases().entries();
    const auto found = std::find_if(entries.cbegin(), entries.cend(), [&](const DatabaseEntry &entry) { return entry.engine == engine; });
    return found == entries.cend() ? nullptr : &*found;
}

} // namespace

UpgradeSeries::UpgradeSeries(ProjectSession &session)
    : m_session(session)
{
    connect(&session, &ProjectSession::planFailed, this, &UpgradeSeries::stop);
}

QString UpgradeSeries::obstacle() const
{
    if (m_session.engines().isEmpty())
        return m_session.history() ? tr("This project has one database.") : tr("No project is open.");
    for (const script::EngineDatabase &engine : m_session.engines()) {
        if (!databaseOf(m_session, engine.name))
            return tr("The database %1 is not connected.").arg(engine.displayName());
    }
    return m_session.isPreparing() ? tr("Another plan is being made.") : QString();
}

void UpgradeSeries::start()
{
    if (!obstacle().isEmpty())
        return;
    m_waiting.clear();
    for (const script::EngineDatabase &engine : m_session.engines())
        m_waiting << databaseOf(m_session, engine.name)->id;
    m_count = int(m_waiting.size());
    prepareNext();
}

void UpgradeSeries::prepareNext()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT finished(m_count);
        return;
    }
    m_session.databases().select(m_waiting.constFirst());
    m_session.prepare({script::StepKind::Upgrade, u"heads"_s, m_waiting.constFirst()});
}

bool UpgradeSeries::skips(const PreparedPlan &plan)
{
    if (m_waiting.isEmpty())
        return false;
    if (m_waiting.constFirst() != plan.request.database) { // the user has turned to something else
        stop();
        return false;
    }
    if (!plan.plan.steps.isEmpty())
        return false;
    m_waiting.removeFirst();
    prepareNext();
    return true;
}

void UpgradeSeries::reviewed(const PreparedPlan &plan, bool ran)
{
    if (m_waiting.isEmpty() || m_waiting.constFirst() != plan.request.database)
        return;
    if (ran)
        prepareNext();
    else
        stop();
}

} // namespace retort::ui
