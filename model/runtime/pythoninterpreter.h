// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QStringList>

#include <functional>
#include <stop_token>

namespace retort::runtime {

/// Where the interpreter of a project may be, the likeliest first: the virtual environment of VIRTUAL_ENV, then `.venv` and `venv` of
/// the folder and of those above it up to the one that has `pyproject.toml`, `setup.py` or `.git`. Which folders have such a file is
/// told by `isProjectRoot`. Looks at nothing.
QStringList interpreterCandidates(const QString &projectFolder, const QMap<QString, QString> &environment,
    const std::function<bool(const QString &)> &isProjectRoot);

/// The same, looking at the folders.
QStringList interpreterCandidates(const QString &projectFolder, const QMap<QString, QString> &environment);

/// The first of them that is there and can be executed; else the one that Poetry names (`poetry env info -p`), asked within ten
/// seconds and only where one of these folders has a `poetry.lock`. Empty when there is none: the user has to choose.
QString findInterpreter(const QString &projectFolder, const QMap<QString, QString> &environment, std::stop_token stop = {});

} // namespace retort::runtime
