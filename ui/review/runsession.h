// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/blocker.h"
#include "model/runtime/runjob.h"
#include "ui/review/planpreparation.h"

namespace retort::ui {

/// Runs a reviewed plan, as often as it is asked to (rehearsal, then for real), and talks to the sessions in its way. Knows no
/// widget, and leaves every database to threads.
class RunSession : public QObject
{
    Q_OBJECT

public:
    explicit RunSession(std::shared_ptr<const PreparedPlan> prepared, QObject *parent = nullptr);

    /// Interrupts the run and waits for its end.
    ~RunSession() override;

    /// `spec` is how the database may be reached now: read-only when it is locked. The run is recorded in the journal.
    /// Revisions that need Python are run by `interpreter`, which the user has agreed to; that is remembered.
    void start(const runtime::ConnectionSpec &spec, runtime::RunOptions options, const QString &interpreter = {});
    bool isRunning() const { return m_job && m_job->isRunning(); }
    void stopAfterRevision();
    void interrupt();

    /// Through a connection of its own; blockerAnswered() tells what came of it.
    void endBlocker(const runtime::Blocker &blocker, runtime::EndBlocker how);

Q_SIGNALS:
    void eventsArrived(const QList<retort::runtime::RunEvent> &events);
    void finished(const retort::runtime::RunOutcome &outcome);
    /// `trouble` has no message when the server did as it was told.
    void blockerAnswered(const retort::Error &trouble);

private:
    std::shared_ptr<const PreparedPlan> m_prepared;
    runtime::ConnectionSpec m_spec;
    std::unique_ptr<runtime::RunJob> m_job;
    Error m_blockerTrouble;                         ///< written by the thread, read after its end
    std::unique_ptr<runtime::DatabaseTask> m_blockerTask;
};

} // namespace retort::ui
