// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/pythoninterpreter.h"

#include "model/runtime/process.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

constexpr int mostFolders = 12; // above the project's own

bool isRoot(const QString &folder)
{
    const QDir directory(folder);
    return directory.exists(u"pyproject.toml"_s) || directory.exists(u"setup.py"_s) || directory.exists(u".git"_s);
}

/// The folder itself and those above it, up to the project's root.
QStringList foldersUpToRoot(const QString &projectFolder, const std::function<bool(const QString &)> &isProjectRoot)
{
    QStringList folders;
    QString folder = QDir::cleanPath(projectFolder);
    for (int i = 0; i < mostFolders; ++i) {
        folders << folder;
        const qsizetype slash = folder.lastIndexOf(u'/');
        if (isProjectRoot(folder) || slash < 0 || folder == "/"_L1)
            break;
        folder = slash == 0 ? u"/"_s : folder.first(slash);
    }
    return folders;
}

QString poetryInterpreter(const QString &projectFolder, std::stop_token stop)
{
    constexpr int limit = 10'000; // milliseconds
    const QString poetry = findProgram(u"poetry"_s);
    if (poetry.isEmpty())
        return {};
    const QStringList folders = foldersUpToRoot(projectFolder, isRoot);
    const auto locked = std::find_if(folders.begin(), folders.end(), [](const QString &folder) { return QDir(folder).exists(u"poetry.lock"_s); });
    if (locked == folders.end())
        return {};
    ProgramCall call;
    call.program = poetry;
    call.arguments = {u"env"_s, u"info"_s, u"-p"_s};
    call.folder = *locked;
    call.timeLimit = limit;
    const ProgramResult result = runProgram(call, std::move(stop));
    const QString folder = QString::fromLocal8Bit(result.output).trimmed();
    const bool told = result.end == ProgramResult::End::Exited && result.exitCode == 0 && !folder.isEmpty();
    return told ? folder + u"/bin/python"_s : QString();
}

} // namespace

QStringList interpreterCandidates(const QString &projectFolder, const QMap<QString, QString> &environment,
    const std::function<bool(const QString &)> &isProjectRoot)
{
    QStringList candidates;
    if (const QString active = environment.value(u"VIRTUAL_ENV"_s); !active.isEmpty())
        candidates << active + u"/bin/python"_s;
    for (const QString &folder : foldersUpToRoot(projectFolder, isProjectRoot)) {
        for (const QLatin1StringView name : {"/.venv"_L1, "/venv"_L1})
            candidates << QDir::cleanPath(folder + name + "/bin/python"_L1);
    }
    return candidates;
}

QStringList interpreterCandidates(const QString &projectFolder, const QMap<QString, QString> &environment)
{
    return interpreterCandidates(projectFolder, environment, isRoot);
}

QString findInterpreter(const QString &projectFolder, const QMap<QString, QString> &environment, std::stop_token stop)
{
    for (const QString &candidate : interpreterCandidates(projectFolder, environment)) {
        if (QFileInfo(candidate).isExecutable())
            return candidate;
    }
    const QString told = poetryInterpreter(projectFolder, std::move(stop));
    return QFileInfo(told).isExecutable() ? told : QString();
}

} // namespace retort::runtime
