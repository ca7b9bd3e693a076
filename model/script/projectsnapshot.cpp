// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/projectsnapshot.h"

#include "model/script/scriptcodes.h"
#include "model/script/scriptloader.h"

#include <QDateTime>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;
using Clock = std::chrono::steady_clock;

const MigrationScript *ProjectSnapshot::script(int index) const
{
    return index >= 0 && index < scripts.size() ? &scripts.at(index) : nullptr;
}

const MigrationScript *ProjectSnapshot::script(const QString &revision) const
{
    return script(map.indexOf(revision));
}

namespace {

/// The map knows no files; the culprit's down_revision is where a reader looks first.
Diagnostics located(Diagnostics diagnostics, const ProjectSnapshot &snapshot)
{
    for (Diagnostic &diagnostic : diagnostics) {
        const QString culprit = diagnostic.revisions.value(0);
        if (const MigrationScript *script = snapshot.script(culprit)) {
            const bool aboutId = diagnostic.code == DuplicateRevision || diagnostic.code == IllegalIdentifier;
            diagnostic.range = aboutId ? script->revisionRange : script->downRevisionRange;
            diagnostic.range.file = script->path;
        }
    }
    return diagnostics;
}

/// Said before it hurts: SQLite takes any length, and the first PostgreSQL database refuses it in the middle of an upgrade.
Diagnostics longIdentifiers(const ProjectSnapshot &snapshot)
{
    constexpr qsizetype columnWidth = 32; // of version_num, VARCHAR(32)
    Diagnostics diagnostics;
    for (const MigrationScript &script : snapshot.scripts) {
        if (script.revision.id.size() <= columnWidth)
            continue;
        Diagnostic diagnostic{Severity::Warning, IdentifierTooLong,
            u"Revision identifier '%1' is longer than 32 characters"_s.arg(script.revision.id),
            u"PostgreSQL refuses it in the version table, VARCHAR(32). Give it a shorter one before a database has it."_s, script.revisionRange, {script.revision.id}};
        diagnostic.range.file = script.path;
        diagnostics.append(diagnostic);
    }
    return diagnostics;
}

/// When reading began, by both clocks: one to compare with files, one to measure.
struct Start
{
    qint64 wall = QDateTime::currentMSecsSinceEpoch();
    Clock::time_point steady = Clock::now();
};

Result<ProjectSnapshotPtr> load(Project project, const std::stop_token &stop, const Start &start)
{
    auto snapshot = std::make_shared<ProjectSnapshot>();
    snapshot->project = std::move(project);
    snapshot->readSince = start.wall;
    LoadedScripts loaded = loadScripts(snapshot->project, stop);
    if (loaded.stopped)
        return failure(LoadStopped, u"Loading was stopped"_s);
    snapshot->scripts = std::move(loaded.scripts);
    snapshot->folders = std::move(loaded.folders);
    QList<Revision> revisions;
    revisions.reserve(snapshot->scripts.size());
    for (const MigrationScript &script : std::as_const(snapshot->scripts))
        revisions.append(script.revision);
    auto built = RevisionMap::build(std::move(revisions));
    snapshot->map = std::move(built.map);
    snapshot->diagnostics =
        snapshot->project.diagnostics + loaded.diagnostics + located(std::move(built.diagnostics), *snapshot) + longIdentifiers(*snapshot);
    snapshot->duration = Clock::now() - start.steady;
    return ProjectSnapshotPtr(std::move(snapshot));
}

} // namespace

Result<ProjectSnapshotPtr> loadSnapshot(const QString &path, const LoadOptions &options)
{
    const Start start;
    auto project = options.tomlPath.isEmpty() ? Project::open(path, options.iniSection)
                                              : Project::openFiles(path, options.tomlPath, options.iniSection);
    if (!project)
        return failure(project.error());
    return load(std::move(*project), options.stop, start);
}

Result<ProjectSnapshotPtr> loadSnapshot(Project project, std::stop_token stop)
{
    return load(std::move(project), stop, Start());
}

} // namespace retort::script
