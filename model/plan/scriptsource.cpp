// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/scriptsource.h"

#include "model/bindings/enginenames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 maxModuleSize = 2 * 1024 * 1024;

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

} // namespace

bindings::ModuleResolver projectModules(const script::Project &project)
{
    QStringList searchPath = project.prependSysPath;
    searchPath << project.root << project.scriptLocation << QFileInfo(project.scriptLocation).path()
               << project.versionLocations;
    searchPath.removeAll(QString());
    searchPath.removeDuplicates();

    QStringList roots;
    for (const QString &folder : {project.root, project.scriptLocation})
        if (const QString canonical = QFileInfo(folder).canonicalFilePath(); !canonical.isEmpty())
            roots << canonical;

    return [searchPath, roots](const QString &dottedName) -> std::optional<bindings::ModuleText> {
        QString relative = dottedName;
        relative.replace(u'.', u'/');
        // A dotted name cannot climb: its parts are Python identifiers.
        if (relative.isEmpty() || relative.contains("//"_L1) || relative.contains(u'\\') || relative.startsWith(u'/'))
            return std::nullopt;
        for (const QString &folder : searchPath) {
            const QString base = folder + u'/' + relative;
            if (auto package = readModule(base + "/__init__.py"_L1, true, roots))
                return package;
            if (auto module = readModule(base + ".py"_L1, false, roots))
                return module;
            if (QFileInfo(base).isDir() && isInside(QFileInfo(base).canonicalFilePath(), roots))
                return bindings::ModuleText{base, {}, true}; // a namespace package: a folder without __init__.py
        }
        return std::nullopt;
    };
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

} // namespace retort::plan
