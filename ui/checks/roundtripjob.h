// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/projectsnapshot.h"
#include "ui/models/roundtripmodel.h"
#include "ui/workerthread.h"

namespace retort::ui {

/// Which revisions are tried up and down, and on what.
struct RoundTripRequest
{
    script::ProjectSnapshotPtr snapshot;
    QString target;                  ///< the last revision that is tried
    bool onlyTarget = false;         ///< what comes before it is applied without being tried
    runtime::ConnectionSpec spec;    ///< which kind of scratch database, and where; never changed itself
    bool copies = false;             ///< a copy of that database with its rows; else an empty one
    std::optional<QString> engine = {}; ///< of a project for several databases: whose part of the scripts
};

/// A round trip in a thread of its own, on a scratch database that is gone at its end.
class RoundTripJob : public QObject
{
    Q_OBJECT

public:
    explicit RoundTripJob(RoundTripRequest request, QObject *parent = nullptr);
    ~RoundTripJob() override;

    void start() { m_worker.start(); }
    bool isRunning() const { return m_worker.isRunning(); }
    /// It ends once the statement under way has.
    void requestStop();
    bool wasStopped() const { return m_wasStopped; }
    /// No message when it went to its end; what it found is in the verdicts.
    const Error &error() const { return m_error; }

Q_SIGNALS:
    void phaseChanged(const QString &text);
    void planned(const QList<retort::ui::RoundTripItem> &items);
    void judged(const retort::runtime::RoundTripVerdict &verdict);
    void finished();

private:
    Result<void> work(std::stop_token stop);
    Result<void> advance(plan::Planner &planner, const runtime::ScratchDatabase &scratch, std::stop_token stop);
    template<typename Function>
    void tell(Function function);

    RoundTripRequest m_request;
    bool m_wasStopped = false;
    Error m_error;         ///< written by the thread, read after its end
    WorkerThread m_worker; ///< last, so that its thread ends before the rest goes
};

} // namespace retort::ui
