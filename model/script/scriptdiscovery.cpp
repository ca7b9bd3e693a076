// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/scriptdiscovery.h"

#include "model/script/scriptcodes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxFiles = 200'000;
constexpr qsizetype maxFolders = 20'000;

struct Entry
{
    QString name;
    bool isLink = false;
};

struct Listing
{
    std::vector<Entry> files;
    QStringList folders; ///< links to folders are not followed, as in Alembic: that also ends loops
};

bool isRevisionFile(const QString &name)
{
    return name.endsWith(".py"_L1) && !name.startsWith(".#"_L1) && !name.startsWith("__init__"_L1);
}

bool isCompiled(const QString &name)
{
    return name.endsWith(".pyc"_L1) || name.endsWith(".pyo"_L1);
}

/// QDir would ask for the facts of each of 10,000 files; readdir knows what is needed.
std::optional<Listing> list(const QString &folder)
{
    DIR *directory = ::opendir(QFile::encodeName(folder).constData());
    if (!directory)
        return std::nullopt;
    Listing listing;
    while (const dirent *entry = ::readdir(directory)) {
        const QString name = QFile::decodeName(entry->d_name);
        if (name == "."_L1 || name == ".."_L1)
            continue;
        unsigned char type = entry->d_type;
        if (type == DT_UNKNOWN || type == DT_LNK) {
            const QFileInfo info(folder + u'/' + name);
            const bool isLink = info.isSymLink();
            if (!(info.isDir() && isLink))
                type = info.isDir() ? DT_DIR : DT_REG;
            if (info.isDir() && isLink)
                continue;
            if (type == DT_REG)
                listing.files.push_back({name, isLink});
            else
                listing.folders.append(name);
            continue;
        }
        if (type == DT_DIR)
            listing.folders.append(name);
        else
            listing.files.push_back({name, false});
    }
    const int problem = errno;
    ::closedir(directory);
    errno = problem;
    std::sort(
        listing.files.begin(), listing.files.end(), [](const Entry &a, const Entry &b) { return a.name < b.name; });
    listing.folders.sort();
    return listing;
}

class Discovery
{
public:
    Discovery(const Project &project, const std::stop_token &stop)
        : m_project(project)
        , m_stop(stop)
    {
    }

    ScriptFiles run()
    {
        for (const QString &location : m_project.versionLocations) {
            // Alembic passes over locations that do not exist, but not over the default one.
            if (!QFileInfo::exists(location)) {
                report(m_project.versionLocationsConfigured ? Severity::Information : Severity::Warning,
                    FolderUnreadable, u"The folder %1 does not exist"_s.arg(location), location);
                continue;
            }
            walk(location);
        }
        if (m_compiled > 0 && m_project.sourceless) {
            report(Severity::Warning, ScriptSourceless,
                u"%1 compiled scripts (.pyc) are left out: only sources can be read"_s.arg(m_compiled), {});
        }
        return std::move(m_result);
    }

private:
    /// Some env.py picks one of several folders below versions/ when it runs. All that can be told without running it is that
    /// the scripts are down there.
    bool holdsFoldersOnly(const Listing &listing) const
    {
        return !m_project.versionLocationsConfigured && !listing.folders.isEmpty()
            && std::none_of(listing.files.cbegin(), listing.files.cend(),
                [](const Entry &entry) { return isRevisionFile(entry.name); });
    }

    void walk(const QString &top)
    {
        bool isRecursive = m_project.recursiveVersionLocations;
        QStringList todo{top};
        while (!todo.isEmpty() && !m_stop.stop_requested()) {
            const QString folder = todo.takeFirst();
            const auto listing = list(folder);
            if (!listing) {
                report(Severity::Error, FolderUnreadable,
                    u"Cannot read the folder %1: %2"_s.arg(folder, QString::fromLocal8Bit(std::strerror(errno))),
                    folder);
                continue;
            }
            m_result.folders.append(folder);
            addFiles(folder, *listing);
            if (m_result.files.size() >= maxFiles || m_result.folders.size() >= maxFolders) {
                report(Severity::Error, TooManyScripts, u"More than %1 scripts: the rest is left out"_s.arg(maxFiles),
                    folder);
                return;
            }
            if (folder == top && !isRecursive && holdsFoldersOnly(*listing)) {
                report(Severity::Information, ScriptsInFolders,
                    u"%1 holds no script itself: those of its folders are shown together"_s.arg(folder), folder);
                isRecursive = true;
            }
            if (!isRecursive)
                return;
            // Depth first, each folder's files before those of its folders.
            QStringList below;
            for (const QString &name : listing->folders) {
                if (!name.endsWith("__pycache__"_L1))
                    below.append(folder + u'/' + name);
            }
            todo = below + todo;
        }
    }

    void addFiles(const QString &folder, const Listing &listing)
    {
        const QString real = QFileInfo(folder).canonicalFilePath();
        for (const Entry &entry : listing.files) {
            if (m_result.files.size() >= maxFiles)
                return;
            if (isCompiled(entry.name))
                ++m_compiled;
            if (!isRevisionFile(entry.name))
                continue;
            const QString path = folder + u'/' + entry.name;
            QString identity = real + u'/' + entry.name;
            if (entry.isLink) {
                const QString target = QFileInfo(path).canonicalFilePath();
                identity = target.isEmpty() ? identity : target;
            }
            if (m_seen.contains(identity)) {
                report(Severity::Warning, ScriptLoadedTwice,
                    u"File %1 loaded twice! ignoring. Please ensure version_locations is unique."_s.arg(identity),
                    path);
                continue;
            }
            m_seen.insert(identity);
            m_result.files.append(path);
        }
    }

    void report(Severity severity, ErrorCode code, const QString &message, const QString &file)
    {
        SourceRange range;
        range.file = file;
        m_result.diagnostics.append({severity, code, message, {}, range, {}});
    }

    const Project &m_project;
    const std::stop_token &m_stop;
    ScriptFiles m_result;
    QSet<QString> m_seen;
    qsizetype m_compiled = 0;
};

} // namespace

ScriptFiles findScriptFiles(const Project &project, const std::stop_token &stop)
{
    return Discovery(project, stop).run();
}

} // namespace retort::script
