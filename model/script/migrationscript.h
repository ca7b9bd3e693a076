// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/script/revision.h"

#include <QByteArray>
#include <optional>

namespace retort::script {

/// A revision and the file it was read from. Loading reads the head of a file only; the rest is read on demand.
struct MigrationScript
{
    Revision revision;
    QString path; ///< absolute
    QString docstring; ///< whole, stripped of white space at both ends; empty when there is none
    QString createDate; ///< what the docstring says behind "Create Date:"; empty when it does not
    qint64 size = 0; ///< bytes
    qint64 modified = 0; ///< nanoseconds since the epoch
    SourceRange revisionRange; ///< the assignment of `revision`
    SourceRange downRevisionRange; ///< the assignment of `down_revision`

    /// The whole file as it is on disk now; refuses files larger than `maxSourceSize`.
    Result<QByteArray> readSource() const;
    /// SHA-256 of the whole file as it is on disk now (32 raw bytes).
    Result<QByteArray> hash() const;

    static constexpr qint64 maxSourceSize = 64 * 1024 * 1024;
};

/// SHA-256 of a source that was read already, for comparing with MigrationScript::hash().
QByteArray sourceHash(const QByteArray &source);

} // namespace retort::script
