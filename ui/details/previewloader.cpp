// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/previewloader.h"

#include "model/runtime/previewresolution.h"
#include "ui/background.h"

#include <QHashFunctions>

namespace retort::ui {

namespace {

constexpr qsizetype mostPreviews = 400; // some are large; those one looked at last matter

} // namespace

size_t qHash(const PreviewKey &key, size_t seed)
{
    return qHashMulti(seed, key.revision, int(key.kind), int(key.dialect), key.withSchema, key.engine.has_value(), key.engine.value_or(QString()));
}

PreviewLoader::PreviewLoader(QObject *parent)
    : QObject(parent)
{
}

PreviewLoader::~PreviewLoader()
{
    m_stop.request_stop();
}

void PreviewLoader::setPlanner(std::shared_ptr<plan::Planner> planner)
{
    ++m_generation;
    m_stop.request_stop();
    m_stop = {};
    m_running.reset();
    m_waiting.reset();
    m_resolving.reset();
    m_answered.clear();
    m_previews.clear();
    m_planner = std::move(planner);
}

PreviewPtr PreviewLoader::request(const PreviewKey &key)
{
    if (const PreviewPtr known = m_previews.value(key))
        return known;
    if (!m_planner || !m_planner->snapshot()->script(key.revision) || m_running == key)
        return {};
    if (m_running)
        m_waiting = key;
    else
        start(key);
    return {};
}

void PreviewLoader::start(const PreviewKey &key)
{
    m_running = key;
    inBackground(this, [planner = m_planner, key, stop = m_stop.get_token()] {
        return std::make_shared<const Result<plan::PlannedStep>>(
            planner->preview(key.revision, key.kind, key.dialect, stop, key.withSchema, key.engine));
    }, [this, key, generation = m_generation](const PreviewPtr &preview) {
        if (generation != m_generation)
            return;
        keep(key, preview);
        m_running.reset();
        if (const auto waiting = std::exchange(m_waiting, std::nullopt); waiting && !m_previews.contains(*waiting))
            start(*waiting);
        Q_EMIT ready(key);
    });
}

void PreviewLoader::keep(const PreviewKey &key, const PreviewPtr &preview)
{
    if (m_previews.size() >= mostPreviews) {
        m_previews.clear();
        m_answered.clear();
    }
    m_previews.insert(key, preview);
}

void PreviewLoader::resolve(const PreviewKey &key, const runtime::ConnectionSpec &database)
{
    if (!m_planner || m_resolving)
        return;
    m_resolving = key;
    inBackground(this, [planner = m_planner, key, database, stop = m_stop.get_token()] {
        return std::make_shared<const Result<plan::PlannedStep>>(
            runtime::resolvePreview(*planner, key.revision, key.kind, database, stop, key.engine));
    }, [this, key, generation = m_generation](const PreviewPtr &preview) {
        if (generation != m_generation)
            return;
        m_resolving.reset();
        if (*preview) {
            keep(key, preview);
            m_answered.insert(key);
            Q_EMIT ready(key);
        } else {
            Q_EMIT unresolved(key, preview->error());
        }
    });
}

void PreviewLoader::forgetAnswers()
{
    for (const PreviewKey &key : std::exchange(m_answered, {}))
        m_previews.remove(key);
}

} // namespace retort::ui
