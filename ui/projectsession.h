// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/databasecandidates.h"
#include "ui/authoring/editedscripts.h"
#include "ui/authoring/scriptchanges.h"
#include "ui/databases/databaselist.h"
#include "ui/details/previewloader.h"
#include "ui/models/history.h"
#include "ui/projectwatcher.h"
#include "ui/review/planpreparation.h"

namespace retort::ui {

/// The open project: what the window shows, without any widget. All reading happens on worker threads; what arrives for a
/// question that is out of date is dropped.
class ProjectSession : public QObject
{
    Q_OBJECT

public:
    enum class State { NoProject, Loading, Ready, Failed };

    explicit ProjectSession(QObject *parent = nullptr);
    ~ProjectSession() override;

    /// Opens any path that Project::open() takes; by value, since it may be one of choices(), which go.
    void open(QString path);
    /// Reads the same project again; what is shown stays until the new one is there.
    void reload();
    void close();

    State state() const { return m_state; }
    QString path() const { return m_path; } ///< as it was asked for
    const Error &error() const { return m_error; } ///< when Failed, or when a reload failed
    bool hasReloadError() const { return m_state == State::Ready && !m_error.code.isEmpty(); }
    /// Several projects were found in the folder that was opened: which one?
    const QList<script::ProjectLocation> &choices() const { return m_choices; }
    const HistoryPtr &history() const { return m_history; } ///< null until Ready
    script::ProjectSnapshotPtr snapshot() const { return m_history ? m_history->snapshot : nullptr; }

    /// Of a project for several databases, in its order; empty for the others.
    const QList<script::EngineDatabase> &engines() const { return m_engines; }
    /// The one whose SQL is shown: that of the selected database, else the one chosen last. Nothing where there is one database.
    std::optional<QString> shownEngine() const;
    void showEngine(const QString &engine);

    const std::shared_ptr<plan::Planner> &planner() const { return m_planner; } ///< null until Ready

    DatabaseList &databases() { return m_databases; }
    PreviewLoader &previews() { return m_previews; }
    /// Scripts written from the window.
    ScriptChanges &changes() { return m_changes; }
    /// Of the selected database.
    const EditedScripts &edited() const { return m_edited; }
    /// The journal, or what the database holds, may say something else now.
    void lookForEdits();

    QString selectedRevision() const { return m_selectedRevision; }
    void selectRevision(const QString &id);

    /// Reads the database, plans, and tells planReady() or planFailed(). A later request replaces an earlier one.
    void prepare(const ActionRequest &request);
    bool isPreparing() const { return m_preparing; }

Q_SIGNALS:
    void stateChanged();
    void historyChanged();
    void selectionChanged();
    void preparingChanged();
    void editsChanged();
    void shownEngineChanged();
    void planReady(const std::shared_ptr<const retort::ui::PreparedPlan> &plan);
    void planFailed(const retort::ui::ActionRequest &request, const retort::Error &error);

private:
    struct Loaded;
    void load(const QString &path, bool isReload);
    void take(const Loaded &loaded, bool isReload);
    void fail(const Loaded &loaded, bool isReload);
    void watchDatabase();

    State m_state = State::NoProject;
    QString m_path;
    Error m_error;
    QList<script::ProjectLocation> m_choices;
    HistoryPtr m_history;
    QList<script::EngineDatabase> m_engines;
    std::optional<QString> m_chosenEngine;
    std::shared_ptr<plan::Planner> m_planner;
    DatabaseList m_databases;
    PreviewLoader m_previews;
    EditedScripts m_edited;
    ProjectWatcher m_watcher;
    ScriptChanges m_changes;
    QString m_answering; ///< the selected database and where it is
    QString m_selectedRevision;
    std::stop_source m_stopLoading, m_stopPreparing;
    int m_generation = 0;
    int m_preparation = 0;
    bool m_preparing = false;
};

} // namespace retort::ui
