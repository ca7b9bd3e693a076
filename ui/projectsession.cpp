// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projectsession.h"

#include "model/plan/engines.h"
#include "model/runtime/process.h"
#include "model/script/scriptcodes.h"
#include "ui/background.h"
#include "ui/models/runsafety.h"

#include <QFileInfo>

namespace retort::ui {

/// What a worker brings back.
struct ProjectSession::Loaded
{
    HistoryPtr history; ///< null when it failed
    std::shared_ptr<plan::Planner> planner;
    QList<script::EngineDatabase> engines;
    Error error;
    QList<script::ProjectLocation> choices;
};

namespace {

plan::VersionTableName versionTableOf(const plan::Planner &planner)
{
    return planner.request(dialect::Dialect::Sqlite).versionTable;
}

} // namespace

ProjectSession::ProjectSession(QObject *parent)
    : QObject(parent)
    , m_edited(journalFile())
{
    connect(&m_edited, &EditedScripts::changed, this, &ProjectSession::editsChanged);
    connect(&m_watcher, &ProjectWatcher::projectChanged, this, &ProjectSession::reload);
    connect(&m_databases, &DatabaseList::changed, this, &ProjectSession::watchDatabase);
    connect(&m_databases, &DatabaseList::selectionChanged, this, [this] {
        m_chosenEngine.reset(); // the preview follows the database that was selected
        watchDatabase();
        Q_EMIT shownEngineChanged();
    });
}

/// What a database answered holds as long as it stays selected and where it is.
void ProjectSession::watchDatabase()
{
    const DatabaseEntry *entry = m_databases.selected();
    if (entry && entry->state != DatabaseEntry::State::Known)
        return;
    const QString now = entry ? entry->id + u'\x1f' + entry->rows.join(u',') : QString();
    if (std::exchange(m_answering, now) == now)
        return;
    m_previews.forgetAnswers();
    lookForEdits();
}

void ProjectSession::lookForEdits()
{
    m_edited.look(snapshot(), m_databases.selected());
}

ProjectSession::~ProjectSession()
{
    m_stopLoading.request_stop();
    m_stopPreparing.request_stop();
}

void ProjectSession::open(QString path)
{
    m_watcher.clear();
    m_previews.setPlanner(nullptr);
    m_planner.reset();
    m_history.reset();
    m_engines.clear();
    m_error = {};
    m_choices.clear();
    m_selectedRevision.clear();
    m_databases.clear();
    m_path = QFileInfo(path).absoluteFilePath();
    m_state = State::Loading;
    Q_EMIT stateChanged();
    Q_EMIT historyChanged();
    load(m_path, false);
}

void ProjectSession::reload()
{
    if (m_state == State::NoProject || m_state == State::Loading)
        return;
    if (m_state == State::Failed)
        open(m_path);
    else
        load(m_path, true);
}

void ProjectSession::close()
{
    ++m_generation;
    m_stopLoading.request_stop();
    m_watcher.clear();
    m_previews.setPlanner(nullptr);
    m_planner.reset();
    m_history.reset();
    m_engines.clear();
    m_databases.clear();
    m_path.clear();
    m_error = {};
    m_state = State::NoProject;
    Q_EMIT stateChanged();
    Q_EMIT historyChanged();
}

void ProjectSession::load(const QString &path, bool isReload)
{
    m_stopLoading.request_stop();
    m_stopLoading = {};
    const int generation = ++m_generation;
    inBackground(this, [path, variables = runtime::processEnvironment(), stop = m_stopLoading.get_token()] {
        Loaded loaded;
        script::LoadOptions options;
        options.stop = stop;
        auto snapshot = script::loadSnapshot(path, options);
        if (snapshot) {
            loaded.history = makeHistory(*snapshot);
            loaded.planner = std::make_shared<plan::Planner>(*snapshot);
            loaded.engines = plan::projectEngines(**snapshot, variables);
        } else {
            loaded.error = snapshot.error();
            // An ini without [alembic] may hold projects in sections of other names.
            if (QList<ErrorCode> {script::SeveralProjects, script::ConfigNoSection, script::ConfigNoScriptLocation}.contains(loaded.error.code))
                loaded.choices = script::findProjects(path);
        }
        return loaded;
    }, [this, generation, isReload](const Loaded &loaded) {
        if (generation != m_generation)
            return;
        if (loaded.history)
            take(loaded, isReload);
        else
            fail(loaded, isReload);
    });
}

void ProjectSession::take(const Loaded &loaded, bool isReload)
{
    m_history = loaded.history;
    m_planner = loaded.planner;
    m_engines = loaded.engines;
    m_error = {};
    m_previews.setPlanner(m_planner);
    m_state = State::Ready;
    m_watcher.watch(*m_history->snapshot);
    if (m_history->rowOf(m_selectedRevision) < 0)
        m_selectedRevision.clear();
    if (isReload)
        m_databases.setVersionTable(versionTableOf(*m_planner));
    else
        m_databases.setProject(m_history->snapshot->project.scriptLocation, versionTableOf(*m_planner));
    lookForEdits();
    Q_EMIT stateChanged();
    Q_EMIT historyChanged();
}

void ProjectSession::fail(const Loaded &loaded, bool isReload)
{
    if (!isReload && loaded.choices.size() == 1) { // nobody has to choose
        open(loaded.choices.first().path);
        return;
    }
    m_error = loaded.error;
    if (!isReload) { // else the last good history stays
        m_choices = loaded.choices;
        m_state = State::Failed;
    }
    Q_EMIT stateChanged();
}

std::optional<QString> ProjectSession::shownEngine() const
{
    if (m_engines.isEmpty())
        return std::nullopt;
    const auto isThere = [this](const std::optional<QString> &name) {
        return name && std::any_of(m_engines.cbegin(), m_engines.cend(), [&](const script::EngineDatabase &engine) { return engine.name == *name; });
    };
    if (isThere(m_chosenEngine))
        return m_chosenEngine;
    const DatabaseEntry *database = m_databases.selected();
    return database && isThere(database->engine) ? database->engine : m_engines.constFirst().name;
}

void ProjectSession::showEngine(const QString &engine)
{
    m_chosenEngine = engine;
    Q_EMIT shownEngineChanged();
}

void ProjectSession::selectRevision(const QString &id)
{
    if (id == m_selectedRevision)
        return;
    m_selectedRevision = id;
    Q_EMIT selectionChanged();
}

void ProjectSession::prepare(const ActionRequest &request)
{
    const DatabaseEntry *entry = m_databases.find(request.database);
    if (!entry || !m_planner)
        return;
    m_stopPreparing.request_stop();
    m_stopPreparing = {};
    const int preparation = ++m_preparation;
    m_preparing = true;
    Q_EMIT preparingChanged();

    using Answer = Result<std::shared_ptr<const PreparedPlan>>;
    inBackground(this, [request, entry = *entry, planner = m_planner, stop = m_stopPreparing.get_token()] {
        return preparePlan(request, entry, *planner, stop);
    }, [this, preparation, request](const Answer &answer) {
        if (preparation != m_preparation)
            return;
        m_preparing = false;
        Q_EMIT preparingChanged();
        if (answer)
            Q_EMIT planReady(*answer);
        else
            Q_EMIT planFailed(request, answer.error());
    });
}

} // namespace retort::ui
