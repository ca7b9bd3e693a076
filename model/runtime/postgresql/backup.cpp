// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/backup.h"

#include "model/runtime/connection.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/process.h"
#include "model/runtime/sshtunnel.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

namespace {

/// Where Debian keeps the programs of each major version, the newest first; pg_dump of a newer version reads older servers.
QStringList versionFolders()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    QStringList numbers = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(numbers.begin(), numbers.end(), [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    QStringList folders;
    for (const QString &number : numbers)
        folders.append(versions.filePath(number + u"/bin"_s));
    return folders;
}

/// libpq's own variables carry what a command line must not; parameters that have none go into the connection string, which
/// then holds no secret.
QMap<QString, QString> environmentOf(const ConnectionSpec &spec, const ServerAddress &address)
{
    QMap<QString, QString> variables{{u"PGAPPNAME"_s, u"retort (backup)"_s}, {u"LC_MESSAGES"_s, u"C"_s},
        {u"PGCONNECT_TIMEOUT"_s, QString::number(spec.connectTimeout)}};
    const auto set = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            variables.insert(name, value);
    };
    set(u"PGHOST"_s, address.host);
    set(u"PGPORT"_s, address.port ? QString::number(address.port) : QString());
    set(u"PGHOSTADDR"_s, address.hostAddress);
    set(u"PGUSER"_s, spec.user);
    set(u"PGDATABASE"_s, spec.database);
    set(u"PGPASSWORD"_s, spec.password);
    for (auto it = spec.options.cbegin(); it != spec.options.cend(); ++it) {
        static const QMap<QString, QString> names{{u"sslmode"_s, u"PGSSLMODE"_s}, {u"sslcert"_s, u"PGSSLCERT"_s},
            {u"sslkey"_s, u"PGSSLKEY"_s}, {u"sslrootcert"_s, u"PGSSLROOTCERT"_s}, {u"sslcrl"_s, u"PGSSLCRL"_s},
            {u"service"_s, u"PGSERVICE"_s}, {u"passfile"_s, u"PGPASSFILE"_s}, {u"hostaddr"_s, u"PGHOSTADDR"_s},
            {u"gssencmode"_s, u"PGGSSENCMODE"_s}, {u"channel_binding"_s, u"PGCHANNELBINDING"_s},
            {u"target_session_attrs"_s, u"PGTARGETSESSIONATTRS"_s}, {u"requirepeer"_s, u"PGREQUIREPEER"_s},
            {u"krbsrvname"_s, u"PGKRBSRVNAME"_s}, {u"gsslib"_s, u"PGGSSLIB"_s}, {u"sslsni"_s, u"PGSSLSNI"_s},
            {u"sslcrldir"_s, u"PGSSLCRLDIR"_s}, {u"ssl_min_protocol_version"_s, u"PGSSLMINPROTOCOLVERSION"_s}};
        if (const QString name = names.value(it.key()); !name.isEmpty())
            variables.insert(name, it.value());
    }
    return variables;
}

int majorOf(const QString &text)
{
    static const QRegularExpression number(u"(\\d+)(\\.\\d+)?"_s);
    return number.match(text).captured(1).toInt();
}

/// The first pg_dump that is new enough.
Result<QString> dumpProgramFor(int serverMajor)
{
    QStringList programs;
    if (const QString found = findProgram(u"pg_dump"_s); !found.isEmpty())
        programs.append(found);
    for (const QString &folder : versionFolders())
        programs.append(folder + u"/pg_dump"_s);
    int newest = 0;
    for (const QString &program : programs) {
        const ProgramResult answer = runProgram({program, {u"--version"_s}, {}, {}}, {});
        const int major = answer.end == ProgramResult::End::Exited ? majorOf(QString::fromUtf8(answer.output)) : 0;
        if (major >= serverMajor)
            return program;
        newest = qMax(newest, major);
    }
    if (newest > 0) {
        return failure({backupProgramTooOld, u"pg_dump %1 cannot read a server of version %2"_s.arg(newest).arg(serverMajor),
            u"Install pg_dump of version %1, or go on without a backup of this program."_s.arg(serverMajor), {}, {}, {}});
    }
    return failure({backupNoProgram, u"pg_dump is not installed"_s,
        u"Install postgresql-client, or go on without a backup of this program."_s, {}, {}, {}});
}

Result<QString> dumpProgram(const ConnectionSpec &spec)
{
    const auto connection = Connection::open(spec);
    if (!connection)
        return failure(connection.error());
    return dumpProgramFor(majorOf((*connection)->serverDescription()));
}

QString withoutPassword(QString text, const ConnectionSpec &spec)
{
    return spec.password.isEmpty() ? text : text.replace(spec.password, u"***"_s);
}

} // namespace

Result<void> dumpIsPossible(const ConnectionSpec &spec)
{
    return dumpProgram(spec).map([](const QString &) {});
}

Result<void> dumpToFile(const ConnectionSpec &spec, const QString &file, std::stop_token stop, const BackupSink &sink)
{
    const auto program = dumpProgram(spec);
    if (!program)
        return failure(program.error());
    std::unique_ptr<SshTunnel> tunnel;
    if (spec.ssh.isUsed()) {
        auto opened = SshTunnel::open(spec);
        if (!opened)
            return failure(opened.error());
        tunnel = std::move(*opened);
    }
    ProgramCall call{*program, {u"--format=custom"_s, u"--no-password"_s, u"--verbose"_s, u"--file"_s, file},
        environmentOf(spec, tunnel ? tunnel->entrance() : spec.address()), {}};
    if (!spec.role.isEmpty())
        call.arguments << u"--role"_s << spec.role;
    qint64 done = 0;
    call.line = [&](const QString &line) {
        if (sink)
            sink(BackupProgress{++done, 0, withoutPassword(line, spec)});
    };
    const ProgramResult result = runProgram(call, stop);
    if (result.end == ProgramResult::End::Stopped)
        return failure({databaseInterrupted, u"The backup was stopped"_s, {}, {}, {}, {}});
    if (result.end == ProgramResult::End::Exited && result.exitCode == 0)
        return {};
    return failure({backupFailed, u"pg_dump has failed"_s, u"Nothing was changed."_s, withoutPassword(result.errorText, spec), {}, {}});
}

} // namespace retort::runtime::postgresql
