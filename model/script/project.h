// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"
#include "model/base/result.h"
#include "model/script/environmentsettings.h"
#include "model/script/ini.h"

namespace retort::script {

/// How a project was recognised.
enum class ProjectKind {
    Alembic, ///< an alembic.ini or pyproject.toml with a script_location
    FlaskMigrate, ///< a migrations folder with Flask-Migrate's alembic.ini or env.py
    ScriptFolder, ///< env.py and versions/ without any configuration
};

/// Where a project is, in one text: a path, and behind '#' a section of the ini, as in "/srv/shop/alembic.ini#billing" (spec §3.1, -n
/// NAME). A file with such a name is meant itself.
struct ProjectAddress
{
    QString path;
    QString section = QStringLiteral("alembic");

    /// @p section is the one where the text names none.
    static ProjectAddress parse(const QString &text, const QString &section = QStringLiteral("alembic"));
    QString text() const { return path + QLatin1Char('#') + section; }
};

/// A place that can be opened: what findProjects() offers.
struct ProjectLocation
{
    ProjectKind kind = ProjectKind::Alembic;
    QString path; ///< absolute: the ini (or a ProjectAddress with a section of it), the toml or the script folder; give it to Project::open()
    QString displayPath; ///< relative to the folder that was searched

    friend bool operator==(const ProjectLocation &, const ProjectLocation &) = default;
};

/// One `[post_write_hooks]` entry (spec §3.1). Only shown: no process is started for it here.
struct PostWriteHook
{
    QString name;
    QMap<QString, QString> settings; ///< type, entrypoint, options, …
};

/// A migration environment: its configuration and where its scripts are. Reading one runs nothing and writes nothing.
struct Project
{
    ProjectKind kind = ProjectKind::Alembic;
    QString root; ///< absolute: the folder that relative paths of the configuration start from
    QString iniPath; ///< absolute; empty when there is none
    QString tomlPath; ///< absolute; empty when there is none or it has no [tool.alembic]
    QString iniSection;
    QString scriptLocation; ///< absolute folder with env.py
    QString envPath; ///< absolute; empty when there is no env.py
    QStringList versionLocations; ///< absolute, in the configured order; at least one
    bool versionLocationsConfigured = false; ///< else the only one is <script_location>/versions
    bool recursiveVersionLocations = false;
    bool sourceless = false;
    QStringList prependSysPath; ///< absolute
    QString fileTemplate;
    int truncateSlugLength = 40;
    QString timezone; ///< empty: local time
    QString outputEncoding; ///< of generated files
    bool revisionEnvironment = false;
    QList<PostWriteHook> postWriteHooks;
    EnvironmentSettings environment;
    Ini ini; ///< empty when there is no ini
    Diagnostics diagnostics;

    /// Opens a project given any of: a folder, an alembic.ini (any *.ini or *.cfg), a section of one (ProjectAddress), a pyproject.toml,
    /// a migrations folder, a bare script folder. When a folder holds several projects, the error SeveralProjects lists them: ask
    /// with findProjects().
    static Result<Project> open(const QString &path, const QString &iniSection = QStringLiteral("alembic"));

    /// The same with an ini and a pyproject.toml that may stand in different folders, as two `-c` of the command line name them; one that
    /// does not exist counts for nothing.
    static Result<Project> openFiles(const QString &iniPath, const QString &tomlPath, const QString &iniSection = QStringLiteral("alembic"));

    QString name() const; ///< short, for titles: the name of the folder that holds the project
};

/// All projects in or below a folder, nearest first, or in an ini of several sections. Bounded in depth and in entries; skips .git,
/// virtual environments, and so on.
QList<ProjectLocation> findProjects(const QString &path);

} // namespace retort::script
