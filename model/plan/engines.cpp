// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/engines.h"

#include "model/plan/scriptsource.h"

namespace retort::plan {

namespace {

/// The engines that the newest scripts have functions for.
QStringList enginesOfScripts(const script::ProjectSnapshot &snapshot)
{
    QStringList names;
    for (const int head : snapshot.map.heads()) {
        if (const script::MigrationScript *script = snapshot.script(head))
            names += engineNames(*script, snapshot.project);
    }
    names.removeDuplicates();
    return names;
}

} // namespace

QList<script::EngineDatabase> projectEngines(const script::ProjectSnapshot &snapshot, const QMap<QString, QString> &environment)
{
    QList<script::EngineDatabase> engines = script::engineDatabases(snapshot.project, environment);
    // An ini file has the whole list. The binds of a Flask application may come from where they cannot be read.
    if (!engines.isEmpty() && !snapshot.project.environment.usesFlask)
        return engines;
    for (const QString &name : enginesOfScripts(snapshot)) {
        const bool isKnown = std::any_of(
            engines.cbegin(), engines.cend(), [&](const script::EngineDatabase &engine) { return engine.name == name; });
        if (!isKnown)
            engines.append({name, std::nullopt});
    }
    return engines;
}

} // namespace retort::plan
