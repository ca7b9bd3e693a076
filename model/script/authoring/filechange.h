// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace retort::script::authoring {

/// A file that was written, with what is needed to take it back.
struct FileChange
{
    QString path;
    std::optional<QByteArray> before; ///< nothing: there was no such file
    QByteArray after;
    QStringList createdFolders; ///< outermost first
    bool removed = false; ///< the file is gone; `after` is empty
};

// All writing is atomic: the text goes to a temporary file beside the target, reaches the disk (fsync) and then takes the name. A
// reader sees the old text or the new one; a failure leaves the old one.

/// Writes a file that must not exist yet (FileExists); makes the folders it needs.
Result<FileChange> writeNewFile(const QString &path, const QByteArray &content);

/// Replaces a file that still holds `expected` (else FileChanged: somebody else has edited it). Keeps its permissions.
Result<FileChange> replaceFile(const QString &path, const QByteArray &expected, const QByteArray &content);

/// Removes a file that still holds `expected` (else FileChanged).
Result<FileChange> removeFile(const QString &path, const QByteArray &expected);

/// Takes a change back where the file is still as it was written (else FileChanged); folders that it made go when they are empty.
Result<void> undo(const FileChange &change);

} // namespace retort::script::authoring
