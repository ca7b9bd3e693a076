// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/pythonfiles.h"

#include "model/script/filereading.h"

#include <QDir>
#include <QSet>

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxDepth = 4;
constexpr int maxFilesRead = 400;
constexpr int maxEntries = 20'000;
constexpr qint64 maxFileSize = 256 * 1024;
constexpr qint64 maxTotal = 16 * 1024 * 1024;
constexpr qsizetype maxFound = 16;

} // namespace

bool isForeignFolder(const QString &name)
{
    static const QSet<QString> foreign{u"node_modules"_s, u"venv"_s, u"env"_s, u"virtualenv"_s, u"site-packages"_s,
        u"__pycache__"_s, u"__pypackages__"_s, u"bower_components"_s};
    return name.startsWith(u'.') || foreign.contains(name) || name.endsWith(".egg-info"_L1);
}

QList<PythonFile> pythonFilesWith(const QString &root, const QList<QByteArray> &words, const QStringList &except)
{
    struct Folder
    {
        QString path;
        int depth;
    };
    QList<PythonFile> found;
    QList<Folder> todo{{root, 0}};
    int filesRead = 0;
    int entries = 0;
    qint64 total = 0;
    for (qsizetype at = 0; at < todo.size(); ++at) {
        const Folder folder = todo.at(at);
        const auto infos = QDir(folder.path).entryInfoList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &info : infos) {
            if (++entries > maxEntries || filesRead >= maxFilesRead || total >= maxTotal || found.size() >= maxFound)
                return found;
            const QString path = info.absoluteFilePath();
            if (info.isDir()) {
                if (folder.depth < maxDepth && !info.isSymLink() && !isForeignFolder(info.fileName())
                    && !except.contains(path))
                    todo.append({path, folder.depth + 1});
                continue;
            }
            if (info.suffix() != "py"_L1 || info.size() > maxFileSize)
                continue;
            const auto file = readFile(path, maxFileSize);
            ++filesRead;
            if (!file)
                continue;
            total += file->data.size();
            if (std::any_of(
                    words.begin(), words.end(), [&](const QByteArray &word) { return file->data.contains(word); }))
                found.append({path, file->data});
        }
    }
    return found;
}

} // namespace retort::script
