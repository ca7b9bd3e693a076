// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/planner.h"
#include "model/runtime/connectionspec.h"

#include <QObject>
#include <QHash>
#include <QSet>

namespace retort::ui {

/// Which SQL is wanted.
struct PreviewKey
{
    QString revision;
    script::StepKind kind = script::StepKind::Upgrade;
    dialect::Dialect dialect = dialect::Dialect::Sqlite;
    bool withSchema = false; ///< with the schema before and after, which takes a replay of the history
    std::optional<QString> engine = {}; ///< of a project for several databases: whose SQL

    friend bool operator==(const PreviewKey &, const PreviewKey &) = default;
};
size_t qHash(const PreviewKey &key, size_t seed = 0);

using PreviewPtr = std::shared_ptr<const Result<plan::PlannedStep>>;

/// Makes previews on a worker thread and remembers them as long as the snapshot lives. One is made at a time; who walks
/// through the history quickly gets that of the revision where they stop.
class PreviewLoader : public QObject
{
    Q_OBJECT

public:
    explicit PreviewLoader(QObject *parent = nullptr);
    ~PreviewLoader() override;

    /// All previews of an older planner are forgotten; the running one is stopped.
    void setPlanner(std::shared_ptr<plan::Planner> planner);
    /// The preview if there is one; else null, and ready() will tell. A later request takes the place of one that waits.
    PreviewPtr request(const PreviewKey &key);
    /// Makes the preview anew with the answers of a database; ready() tells when it has taken the place of the first one, or
    /// unresolved() why it has not.
    void resolve(const PreviewKey &key, const runtime::ConnectionSpec &database);
    bool isResolving(const PreviewKey &key) const { return m_resolving == key; }
    /// Forgets what databases have answered: they have changed.
    void forgetAnswers();

Q_SIGNALS:
    void ready(const retort::ui::PreviewKey &key);
    void unresolved(const retort::ui::PreviewKey &key, const retort::Error &error);

private:
    void start(const PreviewKey &key);
    void keep(const PreviewKey &key, const PreviewPtr &preview);

    std::shared_ptr<plan::Planner> m_planner;
    QHash<PreviewKey, PreviewPtr> m_previews;
    QSet<PreviewKey> m_answered; ///< those of m_previews that a database has answered
    std::optional<PreviewKey> m_running, m_waiting, m_resolving;
    std::stop_source m_stop;
    int m_generation = 0;
};

} // namespace retort::ui
