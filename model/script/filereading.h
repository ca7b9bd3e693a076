// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace retort::script {

struct FileRead
{
    QByteArray data;
    qint64 size = 0; ///< of the whole file
    qint64 modified = 0; ///< nanoseconds since the epoch
    bool truncated = false;
};

/// The first `limit` bytes of a regular file; the error is the system's reason. Never waits: a pipe or a device is
/// refused.
tl::expected<FileRead, QString> readFile(const QString &path, qint64 limit);

/// Text of a file in UTF-8 (with or without a byte order mark), or in Latin-1 when it is not valid UTF-8.
QString decodeText(const QByteArray &data);

} // namespace retort::script
