// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/migrationscript.h"

#include "model/script/filereading.h"
#include "model/script/scriptcodes.h"

#include <QCryptographicHash>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

Result<QByteArray> MigrationScript::readSource() const
{
    auto read = readFile(path, maxSourceSize);
    if (!read)
        return failure(ScriptUnreadable, u"Cannot read the script %1: %2"_s.arg(path, read.error()));
    if (read->truncated) {
        return failure(
            ScriptUnreadable, u"The script %1 is larger than %2 MB"_s.arg(path).arg(maxSourceSize / 1024 / 1024));
    }
    return std::move(read->data);
}

Result<QByteArray> MigrationScript::hash() const
{
    return readSource().map(sourceHash);
}

QByteArray sourceHash(const QByteArray &source)
{
    return QCryptographicHash::hash(source, QCryptographicHash::Sha256);
}

} // namespace retort::script
