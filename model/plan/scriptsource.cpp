// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/scriptsource.h"

#include "model/bindings/enginenames.h"
#include "model/plan/standardmodulenames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxModuleSize = 2 * 1024 * 1024;
constexpr int maximumLevels = 8;

bool isPackageFolder(const QString &folder)
{
    return QFileInfo::exists(folder + "/__init__.py"_L1);
}

/// Whether the folder is where a repository or a distribution begins.
bool hasMarker(const QString &folder, const QStringList &markers)
{
    return std::any_of(markers.cbegin(), markers.cend(),
        [&](const QString &marker) { return QFileInfo::exists(folder + u'/' + marker); });
}

/// The folders above the scripts, innermost first, up to where the project begins: its repository, else the outermost folder
/// that says so by its files, else the one that holds the outermost package.
QStringList projectFolders(const QString &scriptLocation)
{
    static const QStringList repository{u".git"_s, u".hg"_s, u".svn"_s};
    static const QStringList distribution{u"pyproject.toml"_s, u"setup.py"_s, u"setup.cfg"_s, u"requirements.txt"_s, u"Pipfile"_s,
        u"tox.ini"_s, u"README.md"_s, u"README.rst"_s, u"README"_s, u"LICENSE"_s, u"Dockerfile"_s, u"package.json"_s};
    QStringList folders;
    qsizetype count = 0;
    QString folder = QDir::cleanPath(scriptLocation);
    bool inPackage = true;
    for (int level = 0; level < maximumLevels; ++level) {
        const QString parent = QFileInfo(folder).path();
        if (parent == folder || folder == QDir::homePath() || folder == QDir::rootPath())
            break;
        folders.append(folder);
        if (inPackage || hasMarker(folder, distribution))
            count = folders.size();
        inPackage = inPackage && isPackageFolder(folder);
        if (hasMarker(folder, repository)) {
            count = folders.size();
            break;
        }
        folder = parent;
    }
    return folders.first(std::max<qsizetype>(count, std::min<qsizetype>(2, folders.size())));
}

/// Where Python would look, most likely first. A folder that is a package itself is on no path, unless something is run from
/// there, and then its modules hide nothing that stands elsewhere.
QStringList searchPathOf(const script::Project &project, const QStringList &folders)
{
    static const QStringList sourceFolders{u"src"_s, u"lib"_s, u"backend"_s, u"server"_s, u"api"_s, u"app"_s, u"python"_s};
    QStringList path = project.prependSysPath;
    QStringList packages;
    QStringList within;
    for (const QString &folder : QStringList{project.root} + folders) {
        if (!isPackageFolder(folder))
            path.append(folder);
        else if (folder == project.root || folder == project.scriptLocation)
            packages.append(folder);
        for (const QString &name : sourceFolders)
            if (const QString inner = folder + u'/' + name; QFileInfo(inner).isDir() && !isPackageFolder(inner))
                within.append(inner);
    }
    path += within + packages + project.versionLocations;
    path.removeAll(QString());
    path.removeDuplicates();
    return path;
}

bool isInside(const QString &canonicalPath, const QStringList &canonicalRoots)
{
    return std::any_of(canonicalRoots.cbegin(), canonicalRoots.cend(),
        [&](const QString &root) { return canonicalPath.startsWith(root + u'/'); });
}

std::optional<bindings::ModuleText> readModule(const QString &path, bool isPackage, const QStringList &roots)
{
    const QFileInfo info(path);
    if (!info.isFile() || info.size() > maxModuleSize || !isInside(info.canonicalFilePath(), roots))
        return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return bindings::ModuleText{path, file.read(maxModuleSize), isPackage};
}

/// The folders that a project's files lie in.
QStringList projectRoots(const script::Project &project, const QStringList &folders)
{
    QStringList roots;
    for (const QString &folder : {project.root, project.scriptLocation, folders.value(folders.size() - 1)})
        if (const QString canonical = QFileInfo(folder).canonicalFilePath(); !canonical.isEmpty())
            roots << canonical;
    return roots;
}

std::optional<bindings::ModuleText> findModule(const QString &dottedName, const QStringList &searchPath, const QStringList &roots)
{
    QString relative = dottedName;
    relative.replace(u'.', u'/');
    // A dotted name cannot climb: its parts are Python identifiers.
    if (relative.isEmpty() || relative.contains("//"_L1) || relative.contains(u'\\') || relative.startsWith(u'/'))
        return std::nullopt;
    if (isStandardModule(dottedName.section(u'.', 0, 0)))
        return std::nullopt;
    for (const QString &folder : searchPath) {
        const QString base = folder + u'/' + relative;
        if (auto package = readModule(base + "/__init__.py"_L1, true, roots))
            return package;
        if (auto module = readModule(base + ".py"_L1, false, roots))
            return module;
    }
    for (const QString &folder : searchPath) { // a namespace package: a folder without __init__.py
        const QString base = folder + u'/' + relative;
        if (QFileInfo(base).isDir() && isInside(QFileInfo(base).canonicalFilePath(), roots))
            return bindings::ModuleText{base, {}, true};
    }
    return std::nullopt;
}

} // namespace

bindings::FileReader projectFiles(const script::Project &project)
{
    const QStringList roots = projectRoots(project, projectFolders(project.scriptLocation));
    return [roots](const QString &path) -> std::optional<QByteArray> {
        auto text = readModule(path, false, roots);
        return text ? std::optional(std::move(text->source)) : std::nullopt;
    };
}

bindings::ModuleResolver projectModules(const script::Project &project)
{
    const QStringList folders = projectFolders(project.scriptLocation);
    const QStringList searchPath = searchPathOf(project, folders);
    const QStringList roots = projectRoots(project, folders);

    // Script after script asks for the same modules.
    using Found = QHash<QString, std::optional<bindings::ModuleText>>;
    return [searchPath, roots, environment = project.envPath, found = std::make_shared<Found>()](const QString &dottedName) {
        const auto known = found->constFind(dottedName);
        if (known != found->cend())
            return *known;
        return *found->insert(dottedName, dottedName == bindings::EnvironmentModule ? readModule(environment, false, roots)
                                                                                    : findModule(dottedName, searchPath, roots));
    };
}

bindings::EvaluationContext inProject(bindings::EvaluationContext context, const script::Project &project)
{
    context.versionTable = project.environment.versionTable;
    context.versionTableSchema = project.environment.versionTableSchema;
    for (const QString &option : project.ini.options(project.iniSection)) {
        if (const auto value = project.ini.value(project.iniSection, option); value && *value)
            context.mainOptions.insert(option, **value);
    }
    // The address of the database is everybody's own.
    context.unknownOptions = QStringList{u"sqlalchemy.url"_s};
    return context;
}

QStringList engineNames(const script::MigrationScript &script, const script::Project &project)
{
    const Result<QByteArray> source = script.readSource();
    if (!source)
        return {};
    static const QRegularExpression separators(u"[,\\s]+"_s);
    const QString databases = project.ini.value(project.iniSection, u"databases"_s).value_or(std::nullopt).value_or(QString());
    return bindings::engineNames(*source, databases.split(separators, Qt::SkipEmptyParts));
}

bool takesArgument(const script::MigrationScript &script, script::StepKind kind)
{
    const Result<QByteArray> source = script.readSource();
    static const QRegularExpression upgrade(u"^def upgrade\\(\\s*\\)"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression downgrade(u"^def downgrade\\(\\s*\\)"_s, QRegularExpression::MultilineOption);
    return !source || !(kind == script::StepKind::Downgrade ? downgrade : upgrade).match(QString::fromUtf8(*source)).hasMatch();
}

} // namespace retort::plan
