// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/backup.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/postgresql/backup.h"
#include "model/runtime/sqlite/backup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

tl::unexpected<Error> cannotWrite(const QString &file, const QString &why)
{
    return failure({backupFailed, u"The backup %1 cannot be written"_s.arg(file),
        u"Nothing was changed. Choose another place for the backup."_s, why, {}, {}});
}

} // namespace

Result<BackupRecord> backUp(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink)
{
    const QFileInfo target(file);
    if (!QDir().mkpath(target.absolutePath()))
        return cannotWrite(file, {});
    const QString unfinished = target.absoluteFilePath() + u".unfinished"_s;
    QFile::remove(unfinished);
    // The rows of a database are nobody else's business: the file is private before anything is in it.
    QFile privateFile(unfinished);
    if (!privateFile.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || !privateFile.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return cannotWrite(file, privateFile.errorString());
    privateFile.close();
    const Result<void> copied = spec.dialect == dialect::Dialect::Sqlite
        ? sqlite::copyToFile(spec, unfinished, stop, sink)
        : postgresql::dumpToFile(spec, unfinished, stop, sink);
    if (!copied) {
        QFile::remove(unfinished);
        return failure(copied.error());
    }
    const QByteArray from = QFile::encodeName(unfinished);
    const QByteArray to = QFile::encodeName(target.absoluteFilePath());
    if (std::rename(from.constData(), to.constData()) != 0) { // replaces what is there in one go, which QFile::rename refuses
        QFile::remove(unfinished);
        return cannotWrite(file, {});
    }
    return BackupRecord{BackupRecord::Kind::Made, target.absoluteFilePath(), QFileInfo(file).size(), {}};
}

Result<void> restoreBackup(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink)
{
    if (spec.dialect == dialect::Dialect::Postgresql) {
        return failure({backupFailed, u"A PostgreSQL backup is not restored from here"_s,
            u"Restore it with pg_restore, into a new database first."_s, {}, {}, {}});
    }
    return sqlite::restoreFromFile(spec, file, stop, sink);
}

Result<void> backupIsPossible(const ConnectionSpec &spec)
{
    if (spec.dialect == dialect::Dialect::Postgresql)
        return postgresql::dumpIsPossible(spec);
    if (!spec.file.isEmpty())
        return {};
    return failure({backupFailed, u"A database in memory is not backed up"_s, {}, {}, {}, {}});
}

} // namespace retort::runtime
