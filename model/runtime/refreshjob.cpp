// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/refreshjob.h"

namespace retort::runtime {

static ConnectionSpec onlyLooking(ConnectionSpec spec)
{
    spec.createFile = false;
    return spec;
}

RefreshJob::RefreshJob(const ConnectionSpec &spec, const plan::VersionTableName &name, QObject *parent)
    : QObject(parent)
    , m_name(name)
    , m_task(onlyLooking(spec), [this](Result<std::unique_ptr<Connection>> &connection, std::stop_token) {
        if (connection)
            m_state = readDatabaseState(**connection, m_name);
        else
            m_state = tl::unexpected(connection.error());
    })
{
    connect(&m_task, &DatabaseTask::finished, this, [this] {
        if (m_state)
            Q_EMIT refreshed(*m_state);
        else
            Q_EMIT failed(m_state.error());
    });
}

RefreshJob::~RefreshJob() = default;

} // namespace retort::runtime
