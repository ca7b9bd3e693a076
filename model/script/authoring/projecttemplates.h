// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/authoring/filechange.h"
#include "model/script/project.h"

namespace retort::script::authoring {

/// A kind of migration environment that can be made.
struct ProjectTemplate
{
    QString name; ///< "generic"
    QString summary; ///< the first line of its README
};

/// Ours: generic, multidb and pyproject for Alembic, flask and flask-multidb for Flask-Migrate.
QList<ProjectTemplate> projectTemplates();

/// The script.py.mako for a project whose own cannot be used; for several databases where there are engines.
QString revisionTemplate(ProjectKind kind, const QStringList &engines);

/// What `alembic init` and `flask db init` are asked for.
struct InitRequest
{
    QString folder; ///< of the scripts; absolute
    bool folderIsAbsolute = false; ///< as the user gave it: then script_location is written as it is
    QString shownFolder; ///< as the user gave it, for messages
    QString templateName = QStringLiteral("generic");
    QString templateFolder; ///< absolute: a template of the user's own, as Alembic keeps them (alembic.ini.mako, env.py, …); mostly empty
    bool package = false; ///< __init__.py in both folders
    QString iniPath; ///< absolute
    QString tomlPath; ///< absolute; used by the pyproject template
};

/// One thing that initialising does, in order.
struct InitStep
{
    enum class Kind { MakeFolder, WriteFile, AppendToFile, AddPackageFile, KeepFile };
    Kind kind = Kind::WriteFile;
    QString path; ///< absolute
    QByteArray content; ///< of the whole file afterwards
    QByteArray before; ///< of a file that is appended to
    bool hasSection = false; ///< KeepFile: a pyproject.toml that has [tool.alembic] already
};

/// The request for a template as the command line names it: one of ours, or with a slash in it the folder of one's own (spec §1.4). A
/// relative path starts from `base`.
void nameTemplate(InitRequest &request, const QString &given, const QString &base);

/// What would be done; nothing is written. Errors have Alembic's texts (spec §1.2).
Result<QList<InitStep>> planInit(const InitRequest &request);
/// Does it, and undoes what was done when a step fails.
Result<QList<FileChange>> initialise(const QList<InitStep> &steps);

} // namespace retort::script::authoring
