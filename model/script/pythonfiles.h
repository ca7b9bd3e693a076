// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace retort::script {

struct PythonFile
{
    QString path;
    QByteArray source;
};

/// Whether a folder holds nothing of the project's own: version control, virtual environments, caches, packages.
bool isForeignFolder(const QString &name);

/// The project's own Python files that contain one of `words`, nearest first. Bounded in depth, number, size and total;
/// folders in `except` are passed over.
QList<PythonFile> pythonFilesWith(const QString &root, const QList<QByteArray> &words, const QStringList &except = {});

} // namespace retort::script
