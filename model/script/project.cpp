// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/project.h"

#include "model/script/environmentreader.h"
#include "model/script/projectconfig.h"
#include "model/script/projectsearch.h"
#include "model/script/scriptcodes.h"

#include <QDir>
#include <QFileInfo>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxLevelsUp = 4;

QString parentOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

/// The configuration of the two files, either of which may be missing, and nothing else yet.
Result<Project> readConfiguration(const QString &iniPath, const QString &tomlPath, const QString &section)
{
    Project project;
    project.iniSection = section;
    std::optional<AlembicToml> toml;
    if (!iniPath.isEmpty()) {
        auto ini = Ini::read(iniPath);
        if (!ini)
            return failure(ini.error());
        project.iniPath = iniPath;
        project.ini = std::move(*ini);
        project.root = parentOf(iniPath);
    }
    if (!tomlPath.isEmpty()) {
        auto read = AlembicToml::read(tomlPath);
        // Beside an ini, a pyproject.toml of somebody else's is no reason to stop.
        if (!read && iniPath.isEmpty())
            return failure(read.error());
        if (read && *read) {
            toml = std::move(*read);
            project.tomlPath = tomlPath;
            project.root = project.root.isEmpty() ? parentOf(tomlPath) : project.root;
            project.postWriteHooks.clear();
            for (const auto &hook : toml->postWriteHooks)
                project.postWriteHooks.append({hook.value(u"name"_s), hook});
        }
    }
    const ProjectConfig config(project.ini, section, toml);
    if (const auto configured = configure(project, config); !configured)
        return failure(configured.error());
    return project;
}

/// `[post_write_hooks]`: `hooks = a, b`, then `a.type = …`.
void readHooks(Project &project)
{
    const QString section = u"post_write_hooks"_s;
    const auto names = project.ini.value(section, u"hooks"_s);
    if (!names || !*names)
        return;
    for (const QString &part : (*names)->split(u',')) {
        for (const QString &name : part.split(u' ', Qt::SkipEmptyParts)) {
            PostWriteHook hook{name, {}};
            for (const QString &option : project.ini.options(section)) {
                if (option.startsWith(name.toLower() + u'.'))
                    hook.settings.insert(
                        option.mid(name.size() + 1), project.ini.raw(section, option).value_or(QString()));
            }
            project.postWriteHooks.append(hook);
        }
    }
}

/// A relative script_location starts from where Alembic is called, most often the ini's folder, else one above it.
void findScriptLocation(Project &project)
{
    const QString written = project.scriptLocation;
    const QString home = project.root;
    QString root = home;
    for (int level = 0; level <= maxLevelsUp; ++level) {
        project.root = root;
        const QString folder = locate(project, written);
        if (QFileInfo(folder).isDir()) {
            project.scriptLocation = folder;
            return;
        }
        if (parentOf(root) == root)
            break;
        root = parentOf(root);
    }
    project.root = home;
    project.scriptLocation = locate(project, written);
}

Result<Project> finish(Project project)
{
    if (!QFileInfo(project.scriptLocation).isDir()) {
        Error error;
        error.code = ScriptLocationMissing;
        error.message = u"Path doesn't exist: %1.  Please use the 'init' command to create a new scripts folder."_s.arg(
            project.scriptLocation);
        error.range = project.ini.range(project.iniSection, u"script_location"_s);
        return failure(std::move(error));
    }
    if (const QString env = project.scriptLocation + "/env.py"_L1; QFileInfo(env).isFile())
        project.envPath = env;
    if (project.versionLocations.isEmpty())
        project.versionLocations = {project.scriptLocation + "/versions"_L1};
    if (project.fileTemplate.isEmpty())
        project.fileTemplate = u"%(rev)s_%(slug)s"_s;
    readHooks(project);
    readEnvironment(project);
    return project;
}

/// `path` is the one that was asked for.
Result<Project> openConfigurations(const QString &ini, const QString &toml, const QString &path, const QString &section)
{
    const bool isToml = QFileInfo(path).fileName() == "pyproject.toml"_L1;
    const QString folder = parentOf(path);
    auto project = readConfiguration(
        QFileInfo(ini).isFile() ? ini : QString(), QFileInfo(toml).isFile() ? toml : QString(), section);
    if (!project)
        return project;
    if (!project->scriptLocation.isEmpty()) {
        findScriptLocation(*project);
        return finish(std::move(*project));
    }
    // Flask-Migrate's ini stands in the script folder and does not say so.
    if (isScriptFolder(folder)) {
        project->kind = ProjectKind::FlaskMigrate;
        project->scriptLocation = folder;
        project->root = parentOf(folder);
        return finish(std::move(*project));
    }
    if (!isToml && !project->ini.hasSection(section)) {
        return failure(
            ConfigNoSection, u"No config file '%1' found, or file has no '[%2]' section"_s.arg(path, section));
    }
    return failure(ConfigNoScriptLocation, u"No 'script_location' key found in configuration."_s);
}

/// The ini and the toml that belong together: those of one folder.
Result<Project> openConfiguration(const QString &path, const QString &section)
{
    const bool isToml = QFileInfo(path).fileName() == "pyproject.toml"_L1;
    const QString folder = parentOf(path);
    return openConfigurations(isToml ? folder + "/alembic.ini"_L1 : path, folder + "/pyproject.toml"_L1, path, section);
}

/// The configuration further up that leads to this script folder.
std::optional<Project> openFromAbove(const QString &scriptFolder, const QString &section)
{
    QString folder = scriptFolder;
    for (int level = 0; level < maxLevelsUp && parentOf(folder) != folder; ++level) {
        folder = parentOf(folder);
        const auto location = projectIn(folder);
        if (!location || location->kind != ProjectKind::Alembic)
            continue;
        for (const ProjectLocation &candidate : sectionsOf(*location)) {
            const ProjectAddress address = ProjectAddress::parse(candidate.path, section);
            auto project = openConfiguration(address.path, address.section);
            if (project && QFileInfo(project->scriptLocation).canonicalFilePath() == QFileInfo(scriptFolder).canonicalFilePath())
                return std::move(*project);
        }
    }
    return std::nullopt;
}

Result<Project> openScriptFolder(const QString &folder, const QString &section)
{
    if (auto project = openFromAbove(folder, section))
        return std::move(*project);
    const QString ini = folder + "/alembic.ini"_L1;
    if (QFileInfo(ini).isFile())
        return openConfiguration(ini, section);
    Project project;
    project.kind = isFlaskFolder(folder) ? ProjectKind::FlaskMigrate : ProjectKind::ScriptFolder;
    project.iniSection = section;
    project.scriptLocation = folder;
    project.root = parentOf(folder);
    project.outputEncoding = u"utf-8"_s;
    return finish(std::move(project));
}

/// Scripts without the env.py that Alembic would want to run: enough for reading them.
std::optional<Result<Project>> openScriptsAlone(const QString &folder, const QString &section)
{
    if (QFileInfo(folder).fileName() == "versions"_L1 && holdsRevisions(folder))
        return openScriptFolder(parentOf(folder), section);
    if (holdsRevisions(folder + "/versions"_L1))
        return openScriptFolder(folder, section);
    if (!holdsRevisions(folder))
        return std::nullopt;
    return openScriptFolder(folder, section).map([&](Project project) {
        project.versionLocations = {folder};
        return project;
    });
}

Result<Project> openLocation(const ProjectLocation &location, const QString &section)
{
    const ProjectAddress address = ProjectAddress::parse(location.path, section);
    return location.kind == ProjectKind::Alembic ? openConfiguration(address.path, address.section)
                                                 : openScriptFolder(address.path, address.section);
}

Result<Project> openFolder(const QString &folder, const QString &section)
{
    const auto here = projectIn(folder);
    const auto sections = here ? sectionsOf(*here) : QList<ProjectLocation>();
    if (sections.size() == 1)
        return openLocation(sections.front(), section);
    if (QFileInfo(folder).fileName() == "versions"_L1 && isScriptFolder(parentOf(folder)))
        return openScriptFolder(parentOf(folder), section);
    const auto found = findProjects(folder);
    if (found.size() == 1)
        return openLocation(found.front(), section);
    if (found.isEmpty()) {
        if (auto scripts = openScriptsAlone(folder, section))
            return std::move(*scripts);
        Error error;
        error.code = ProjectNotFound;
        error.message = u"No migrations were found in %1"_s.arg(folder);
        error.hint =
            u"Open the folder that holds alembic.ini, a pyproject.toml with [tool.alembic], or a migrations folder."_s;
        return failure(std::move(error));
    }
    QStringList paths;
    for (const ProjectLocation &location : found)
        paths.append(location.displayPath);
    Error error;
    error.code = SeveralProjects;
    error.message = u"%1 holds several migration projects"_s.arg(folder);
    error.hint = u"Open one of them: %1"_s.arg(paths.join(", "_L1));
    return failure(std::move(error));
}

} // namespace

QString scriptFolderOf(const QString &configuration)
{
    const auto [path, section] = ProjectAddress::parse(configuration);
    const bool isToml = QFileInfo(path).fileName() == "pyproject.toml"_L1;
    auto project = readConfiguration(isToml ? QString() : path, isToml ? path : QString(), section);
    if (!project || project->scriptLocation.isEmpty())
        return {};
    findScriptLocation(*project);
    return project->scriptLocation;
}

ProjectAddress ProjectAddress::parse(const QString &text, const QString &section)
{
    const qsizetype at = text.lastIndexOf(u'#');
    if (at < 0 || QFileInfo::exists(text) || !QFileInfo(text.left(at)).isFile())
        return {text, section};
    return {text.left(at), text.sliced(at + 1)};
}

Result<Project> Project::open(const QString &text, const QString &defaultSection)
{
    const auto [path, iniSection] = ProjectAddress::parse(text, defaultSection);
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const QFileInfo info(absolute);
    if (path.isEmpty() || !info.exists())
        return failure(ProjectNotFound, u"%1 does not exist"_s.arg(path.isEmpty() ? u"The path"_s : absolute));
    if (info.isDir() && !(info.isReadable() && info.isExecutable()))
        return failure(FolderUnreadable, u"Cannot read the folder %1"_s.arg(absolute));
    if (info.isDir())
        return openFolder(absolute, iniSection);
    if (info.suffix() == "py"_L1) {
        const QString folder = info.fileName() == "env.py"_L1 ? parentOf(absolute) : parentOf(parentOf(absolute));
        if (isScriptFolder(folder))
            return openScriptFolder(folder, iniSection);
    }
    return openConfiguration(absolute, iniSection);
}

Result<Project> Project::openFiles(const QString &iniPath, const QString &tomlPath, const QString &iniSection)
{
    const QString ini = QDir::cleanPath(QFileInfo(iniPath).absoluteFilePath());
    const QString toml = QDir::cleanPath(QFileInfo(tomlPath).absoluteFilePath());
    if (!QFileInfo(ini).isFile() && !QFileInfo(toml).isFile())
        return failure(ProjectNotFound, u"%1 does not exist"_s.arg(ini));
    return openConfigurations(ini, toml, QFileInfo(ini).isFile() ? ini : toml, iniSection);
}

QString Project::name() const
{
    // Folders with such names say nothing about whose they are.
    QString folder = root;
    while ((QFileInfo(folder).fileName() == "backend"_L1 || QFileInfo(folder).fileName() == "src"_L1
               || QFileInfo(folder).fileName() == "app"_L1)
        && parentOf(folder) != folder)
        folder = parentOf(folder);
    const QString last = QFileInfo(folder).fileName();
    const QString name = last.isEmpty() ? root : last;
    return iniSection == "alembic"_L1 ? name : u"%1 [%2]"_s.arg(name, iniSection);
}

} // namespace retort::script
