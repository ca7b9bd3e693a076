// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/journaltext.h"
#include "ui/models/datetext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Journal)
};

QString headsText(const QStringList &heads)
{
    return heads.isEmpty() ? Text::tr("base") : heads.join(u", "_s);
}

constexpr auto waived = "waived: "_L1; ///< how the journal says that there is no backup

} // namespace

QString runKindText(const runtime::JournalRun &run)
{
    if (run.kind == "upgrade"_L1)
        return run.dryRun ? Text::tr("Rehearsal of an upgrade") : Text::tr("Upgrade");
    if (run.kind == "downgrade"_L1)
        return run.dryRun ? Text::tr("Rehearsal of a downgrade") : Text::tr("Downgrade");
    if (run.kind == "restore"_L1)
        return Text::tr("Restore");
    return run.kind == "stamp"_L1 ? Text::tr("Stamp") : run.kind;
}

QString runMoveText(const runtime::JournalRun &run)
{
    return u"%1 → %2"_s.arg(headsText(run.fromHeads), headsText(run.toHeads));
}

QString runOutcomeText(const runtime::JournalRun &run)
{
    if (run.outcome == "succeeded"_L1)
        return Text::tr("succeeded");
    if (run.outcome == "failed"_L1)
        return Text::tr("failed");
    if (run.outcome == "stopped"_L1)
        return Text::tr("stopped");
    if (run.outcome == "refused"_L1)
        return Text::tr("not begun");
    if (run.outcome == "running"_L1)
        return Text::tr("not finished");
    return Text::tr("unknown");
}

Role runOutcomeRole(const runtime::JournalRun &run)
{
    if (run.outcome == "succeeded"_L1)
        return run.verification.startsWith("differs"_L1) ? Role::Warning : Role::Success;
    if (run.outcome == "failed"_L1 || run.outcome == "unknown"_L1)
        return Role::Danger;
    return run.outcome == "running"_L1 ? Role::MutedText : Role::Warning;
}

QString runPlaceText(const runtime::JournalRun &run)
{
    return run.connection.isEmpty() ? run.database : run.connection;
}

QString runDurationText(const runtime::JournalRun &run)
{
    if (!run.finished.isValid())
        return {};
    const QLocale locale;
    const qint64 milliseconds = std::max<qint64>(0, run.started.msecsTo(run.finished));
    return milliseconds < 1000 ? Text::tr("%1 ms").arg(locale.toString(milliseconds))
                               : Text::tr("%1 s").arg(locale.toString(double(milliseconds) / 1000, 'f', 1));
}

QString runBackupFile(const runtime::JournalRun &run)
{
    return run.backup.startsWith(waived) ? QString() : run.backup;
}

bool hasRestorableBackup(const runtime::JournalRun &run)
{
    return !runBackupFile(run).isEmpty() && run.server.startsWith("SQLite"_L1);
}

QList<QPair<QString, QString>> runFacts(const runtime::JournalRun &run)
{
    QList<QPair<QString, QString>> facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({name, value});
    };
    QStringList codes {run.errorCode, run.sqlState};
    codes.removeAll(QString());
    add(Text::tr("Error"), codes.isEmpty() ? run.error : Text::tr("%1 (%2)").arg(run.error, codes.join(u", "_s)));
    const QString duration = runDurationText(run);
    const QString started = dateText(run.started, DateDetail::Seconds);
    const QString who = run.databaseUser.isEmpty() ? run.systemUser : Text::tr("%1 as %2").arg(run.systemUser, run.databaseUser);
    add(Text::tr("Started"), duration.isEmpty() ? Text::tr("%1, by %2").arg(started, who)
                                                : Text::tr("%1, by %2, took %3").arg(started, who, duration));
    add(Text::tr("Database"), run.server.isEmpty() ? run.database : Text::tr("%1 (%2)").arg(run.database, run.server));
    add(Text::tr("Verified"), run.verification == "verified"_L1 ? Text::tr("yes, on a fresh connection") : run.verification);
    add(run.kind == "restore"_L1 ? Text::tr("Kept before") : Text::tr("Backup"), run.backup);
    add(run.kind == "restore"_L1 ? Text::tr("Restored from") : Text::tr("Asked for"), run.target);
    add(Text::tr("Project"), run.project);
    add(Text::tr("Program"), run.program);
    if (run.outcome == "running"_L1)
        add(Text::tr("Outcome"), Text::tr("Not recorded: it is under way in another window, or the program ended before it did."));
    return facts;
}

QString runAsText(const runtime::JournalRun &run)
{
    QString text = u"%1, %2: %3 (%4)\n"_s.arg(runKindText(run), runPlaceText(run), runMoveText(run), runOutcomeText(run));
    for (const auto &[name, value] : runFacts(run))
        text += u"%1: %2\n"_s.arg(name, value);
    for (const runtime::JournalRevision &revision : run.revisions)
        text += u"%1 %2 %3\n"_s.arg(revision.revision, revision.state, revision.sha256).trimmed() + u'\n';
    text += u'\n';
    for (const runtime::JournalStatement &statement : run.statements)
        text += u"-- %1\n%2;\n\n"_s.arg(statement.state, statement.sql);
    return text;
}

} // namespace retort::ui
