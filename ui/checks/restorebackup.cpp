// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/restorebackup.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/journal.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Restore)
};

Result<runtime::DatabaseState> stateOf(const QString &file, const plan::VersionTableName &versionTable)
{
    runtime::ConnectionSpec spec;
    spec.file = file;
    spec.readOnly = true;
    return runtime::readDatabaseState(spec, versionTable);
}

/// A sound copy where the file is sound. A damaged database is a good reason to restore, so its bytes will do then.
Result<void> keep(const RestoreRequest &request, std::stop_token stop)
{
    const runtime::ConnectionSpec &spec = request.database.spec;
    if (QFileInfo::exists(request.keptFile))
        return failure({runtime::backupFailed, Text::tr("%1 exists already.").arg(request.keptFile), {}, {}, {}, {}});
    const auto copied = runtime::backUp(spec, request.keptFile, stop);
    if (copied)
        return {};
    if (stop.stop_requested())
        return failure(copied.error());
    QFile::remove(request.keptFile);
    if (!QFile::copy(spec.file, request.keptFile))
        return failure({runtime::backupFailed, Text::tr("The present file could not be kept as %1.").arg(request.keptFile),
            Text::tr("Nothing was changed."), copied.error().message, {}, {}});
    if (QFileInfo::exists(spec.file + u"-wal"_s))
        QFile::copy(spec.file + u"-wal"_s, request.keptFile + u"-wal"_s);
    return {};
}

void record(const RestoreRequest &request, const QStringList &before, const QDateTime &started, const RestoreOutcome &outcome)
{
    if (request.journalFile.isEmpty())
        return;
    auto journal = runtime::Journal::open(request.journalFile);
    if (!journal)
        return;
    runtime::JournalRun run;
    run.started = started;
    run.finished = QDateTime::currentDateTimeUtc();
    run.kind = u"restore"_s;
    run.project = request.project;
    run.connection = request.database.spec.name;
    run.database = request.database.spec.displayText();
    run.server = request.database.server.isEmpty() ? u"SQLite"_s : request.database.server;
    run.systemUser = qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME")) + u'@' + QSysInfo::machineHostName();
    run.program = QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion();
    run.target = request.backup;
    run.fromHeads = before;
    run.toHeads = outcome.heads;
    run.outcome = outcome.error.message.isEmpty() ? u"succeeded"_s
        : outcome.error.code == runtime::databaseInterrupted ? u"stopped"_s : u"failed"_s;
    run.error = outcome.error.message;
    run.errorCode = outcome.error.code;
    run.backup = outcome.isKept ? request.keptFile : QString();
    static_cast<void>((*journal)->add(run)); // like a run, a restore goes on without its record
}

} // namespace

QString keptFileFor(const QString &databaseFile, const QDateTime &now)
{
    const QFileInfo file(databaseFile);
    const QString ending = file.suffix().isEmpty() ? QString() : QString(u'.' + file.suffix());
    return file.absoluteDir().filePath(
        u"%1.before-restore-%2%3"_s.arg(file.completeBaseName(), now.toString(u"yyyy-MM-dd-HHmmss"_s), ending));
}

RestorePreview lookBeforeRestore(const RestoreRequest &request)
{
    RestorePreview preview;
    const QFileInfo backup(request.backup);
    const QFileInfo database(request.database.spec.file);
    preview.backupBytes = backup.size();
    preview.backupTime = backup.lastModified();
    preview.databaseExists = database.exists();
    preview.databaseBytes = database.size();
    preview.backup = stateOf(request.backup, request.versionTable);
    preview.database = stateOf(request.database.spec.file, request.versionTable);
    return preview;
}

RestoreOutcome restore(const RestoreRequest &request, std::stop_token stop, const runtime::BackupSink &sink)
{
    RestoreOutcome outcome;
    const QDateTime started = QDateTime::currentDateTimeUtc();
    const QString file = request.database.spec.file;
    const auto before = stateOf(file, request.versionTable);
    Result<void> done;
    if (QFileInfo::exists(file)) {
        done = keep(request, stop);
        outcome.isKept = done.has_value();
    }
    if (done)
        done = runtime::restoreBackup(request.database.spec, request.backup, stop, sink);
    if (!done)
        outcome.error = done.error();
    if (const auto after = stateOf(file, request.versionTable))
        outcome.heads = after->version.heads;
    record(request, before ? before->version.heads : QStringList(), started, outcome);
    return outcome;
}

} // namespace retort::ui
