// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/projectsearch.h"

#include "model/script/filereading.h"
#include "model/script/pyproject.h"
#include "model/script/pythonfiles.h"

#include <QDir>
#include <QFileInfo>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 6;
constexpr int maxFolders = 4'000;
constexpr qsizetype maxFound = 50;
constexpr int maxInis = 10;

bool iniSaysScriptLocation(const QString &path, bool *hasSection = nullptr)
{
    const auto ini = Ini::read(path);
    // A broken alembic.ini is a project all the same: opening it says what is wrong.
    if (!ini)
        return QFileInfo(path).fileName() == "alembic.ini"_L1;
    if (hasSection)
        *hasSection = ini->hasSection(u"alembic"_s);
    return ini->hasOption(u"alembic"_s, u"script_location"_s);
}

bool tomlSaysAlembic(const QString &path)
{
    const auto toml =
        QFileInfo::exists(path) ? AlembicToml::read(path) : Result<std::optional<AlembicToml>>(std::nullopt);
    return toml && *toml;
}

} // namespace

bool isScriptFolder(const QString &folder)
{
    return QFileInfo::exists(folder + "/env.py"_L1)
        && (QFileInfo(folder + "/versions"_L1).isDir() || QFileInfo::exists(folder + "/script.py.mako"_L1));
}

bool holdsRevisions(const QString &folder)
{
    constexpr int enough = 20; // a script that is none at the front of the list must not hide the others
    const QStringList names = QDir(folder).entryList({u"*.py"_s}, QDir::Files, QDir::Name);
    return std::any_of(names.cbegin(), names.cbegin() + std::min<qsizetype>(enough, names.size()), [&](const QString &name) {
        const auto script = readFile(folder + u'/' + name, 256 * 1024);
        return script && script->data.contains("down_revision");
    });
}

bool isFlaskFolder(const QString &folder)
{
    const auto env = readFile(folder + "/env.py"_L1, 256 * 1024);
    return env && (env->data.contains("current_app") || env->data.contains("flask"));
}

std::optional<ProjectLocation> projectIn(const QString &folder)
{
    const QString ini = folder + "/alembic.ini"_L1;
    const bool scripts = isScriptFolder(folder);
    if (QFileInfo(ini).isFile() && (iniSaysScriptLocation(ini) || !scripts) && !(scripts && isFlaskFolder(folder)))
        return ProjectLocation{ProjectKind::Alembic, ini, {}};
    if (tomlSaysAlembic(folder + "/pyproject.toml"_L1))
        return ProjectLocation{ProjectKind::Alembic, folder + "/pyproject.toml"_L1, {}};
    if (scripts)
        return ProjectLocation{
            isFlaskFolder(folder) ? ProjectKind::FlaskMigrate : ProjectKind::ScriptFolder, folder, {}};
    // Some projects name it otherwise: alembic-dev.ini, setup.cfg.
    const QStringList others = QDir(folder).entryList({u"*.ini"_s, u"*.cfg"_s}, QDir::Files, QDir::Name);
    for (const QString &name : others.mid(0, maxInis)) {
        bool hasSection = false;
        if (iniSaysScriptLocation(folder + u'/' + name, &hasSection) && hasSection)
            return ProjectLocation{ProjectKind::Alembic, folder + u'/' + name, {}};
    }
    return std::nullopt;
}

QList<ProjectLocation> sectionsOf(const ProjectLocation &location)
{
    const auto ini = location.kind == ProjectKind::Alembic ? Ini::read(location.path) : Result<Ini>(Ini());
    QStringList sections = ini ? ini->sections() : QStringList();
    // What stands in [DEFAULT] says nothing about a section.
    sections.removeIf([&](const QString &section) { return !ini->options(section).contains("script_location"_L1); });
    if (sections.isEmpty() || sections == QStringList{u"alembic"_s})
        return {location};
    QList<ProjectLocation> found;
    for (const QString &section : sections.mid(0, maxFound))
        found.append({location.kind, ProjectAddress{location.path, section}.text(), u"%1 [%2]"_s.arg(location.displayPath, section)});
    return found;
}

QList<ProjectLocation> findProjects(const QString &path)
{
    if (QFileInfo(path).isFile()) {
        const ProjectLocation whole{ProjectKind::Alembic, QFileInfo(path).absoluteFilePath(), QFileInfo(path).fileName()};
        const auto sections = sectionsOf(whole);
        return sections == QList{whole} ? QList<ProjectLocation>() : sections;
    }
    struct Waiting
    {
        QString path;
        int depth;
    };
    const QString root = QFileInfo(path).absoluteFilePath();
    QList<ProjectLocation> found;
    QStringList covered; // script folders of projects that were found above them
    QList<Waiting> todo{{root, 0}};
    for (qsizetype at = 0; at < todo.size() && found.size() < maxFound; ++at) {
        const Waiting waiting = todo.at(at);
        auto location = covered.contains(waiting.path) ? std::nullopt : projectIn(waiting.path);
        if (location) {
            location->displayPath = QDir(root).relativeFilePath(location->path);
            const auto sections = sectionsOf(*location);
            for (const ProjectLocation &section : sections) {
                const QString scripts = section.kind == ProjectKind::Alembic ? scriptFolderOf(section.path) : waiting.path;
                if (!covered.contains(scripts)) {
                    found.append(section);
                    covered.append(scripts);
                }
            }
        }
        // Nothing is nested in a script folder.
        if (waiting.depth >= maxDepth || covered.contains(waiting.path) || todo.size() >= maxFolders)
            continue;
        const auto below =
            QDir(waiting.path).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
        for (const QString &name : below) {
            if (!isForeignFolder(name))
                todo.append({waiting.path + u'/' + name, waiting.depth + 1});
        }
    }
    return found;
}

} // namespace retort::script
