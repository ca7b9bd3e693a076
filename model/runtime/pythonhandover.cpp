// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/pythonhandover.h"

#include "model/plan/engines.h"
#include "model/runtime/agreements.h"
#include "model/runtime/databaseurl.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/process.h"
#include "model/runtime/versiontable.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

QString sortedText(QStringList heads)
{
    heads.sort();
    return heads.isEmpty() ? u"nothing"_s : heads.join(", "_L1);
}

/// The rows that the step leaves of these; nothing when it does not start from them.
std::optional<QStringList> rowsAfter(QStringList heads, const plan::PlannedStep &step)
{
    using Kind = script::VersionRowChange::Kind;
    for (const script::VersionRowChange &change : step.step.rowChanges) {
        if (change.kind != Kind::Insert && !heads.removeOne(change.from))
            return std::nullopt;
        if (change.kind != Kind::Delete)
            heads.append(change.to);
    }
    return heads;
}

ProgramCall callFor(const plan::PlannedStep &step, script::StepKind kind, const PythonHandover &handover)
{
    ProgramCall call;
    call.program = handover.interpreter;
    call.folder = handover.folder;
    call.timeLimit = handover.timeLimit * 1000;
    call.line = handover.line;
    call.environment.insert(u"PYTHONUNBUFFERED"_s, u"1"_s);
    call.environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    call.arguments = {u"-m"_s};
    if (handover.flask)
        call.arguments << u"flask"_s << u"db"_s;
    else
        call.arguments << u"alembic"_s << u"-c"_s << handover.ini;
    if (!handover.flask && !handover.section.isEmpty())
        call.arguments << u"-n"_s << handover.section;
    const bool up = kind == script::StepKind::Upgrade;
    call.arguments << (up ? u"upgrade"_s : u"downgrade"_s);
    if (handover.flask)
        call.arguments << u"-d"_s << handover.ini;
    call.arguments << u"--"_s << (up ? step.step.revision : step.step.toVersions.value(0, u"base"_s));
    return call;
}

Result<void> check(Connection &connection, const PythonHandover &handover)
{
    const QString unchanged = u"Nothing was run and nothing was changed."_s;
    if (!QFileInfo(handover.interpreter).isExecutable())
        return failure({handoverNoInterpreter, u"There is no Python interpreter at %1"_s.arg(handover.interpreter), unchanged, {}, {}, {}});
    const bool known = handover.projectDatabase && isSameDatabase(*handover.projectDatabase, connection.spec());
    if (!known && !handover.otherDatabaseAgreed) {
        const QString other = handover.projectDatabase ? handover.projectDatabase->displayText() : u"a database that could not be read"_s;
        return failure({handoverOtherDatabase,
            u"The project's own configuration leads to %1 and not to %2"_s.arg(other, connection.spec().displayText()), unchanged, {}, {}, {}});
    }
    return {};
}

Result<void> judged(const ProgramResult &result, const QString &revision)
{
    using End = ProgramResult::End;
    const QString hint = u"What Alembic committed before is kept; the version table tells how far it came."_s;
    if (result.end == End::Exited && result.exitCode == 0)
        return {};
    const QString how = result.end == End::NotFound ? u"could not be started"_s
        : result.end == End::Stopped                ? u"was stopped"_s
        : result.end == End::TimedOut               ? u"took too long and was stopped"_s
        : result.end == End::Crashed                ? u"crashed"_s
                                                    : u"failed"_s;
    return failure({result.end == End::Stopped ? databaseInterrupted : handoverFailed,
        u"The Python interpreter that was to run %1 %2"_s.arg(revision, how), hint, result.errorText, {}, {}});
}

} // namespace

PythonHandover handoverFor(const script::ProjectSnapshot &snapshot, const QString &interpreter)
{
    const script::Project &project = snapshot.project;
    PythonHandover handover;
    handover.interpreter = interpreter;
    handover.folder = project.root;
    handover.flask = project.kind == script::ProjectKind::FlaskMigrate;
    handover.ini = handover.flask ? project.scriptLocation : project.iniPath.isEmpty() ? project.tomlPath : project.iniPath;
    handover.section = project.iniSection;
    if (!plan::projectEngines(snapshot, processEnvironment()).isEmpty())
        return handover;
    const QList<script::DatabaseCandidate> candidates = script::databaseCandidates(project, processEnvironment());
    if (const auto url = candidates.isEmpty() ? std::nullopt : std::optional(DatabaseUrl::parse(candidates.constFirst().url)); url && *url)
        handover.projectDatabase = ConnectionSpec::fromUrl(**url, candidates.constFirst().relativeTo);
    return handover;
}

namespace {

const QString agreement = u"python"_s;

} // namespace

bool isPythonAgreed(const script::Project &project, const QString &interpreter)
{
    return Agreements().holds(project.scriptLocation, agreement, interpreter.toUtf8());
}

bool agreeToPython(const script::Project &project, const QString &interpreter)
{
    return Agreements().add(project.scriptLocation, agreement, interpreter.toUtf8());
}

bool isSameDatabase(const ConnectionSpec &one, const ConnectionSpec &other)
{
    if (one.dialect != other.dialect || !(one.ssh == other.ssh))
        return false;
    if (one.dialect == dialect::Dialect::Sqlite) {
        const auto place = [](const ConnectionSpec &spec) {
            const QString real = QFileInfo(spec.file).canonicalFilePath();
            return real.isEmpty() ? QDir::cleanPath(spec.file) : real;
        };
        return !one.file.isEmpty() && place(one) == place(other);
    }
    const auto host = [](const ConnectionSpec &spec) { return spec.host == "localhost"_L1 ? u"127.0.0.1"_s : spec.host; };
    const auto port = [](const ConnectionSpec &spec) { return spec.port == 0 ? 5432 : spec.port; };
    return host(one) == host(other) && port(one) == port(other) && one.database == other.database && !one.database.isEmpty();
}

QString handoverCommand(const plan::PlannedStep &step, script::StepKind kind, const PythonHandover &handover)
{
    const ProgramCall call = callFor(step, kind, handover);
    QStringList words {call.program};
    static const QRegularExpression plain(u"^[\\w@%+=:,./-]+$"_s);
    for (const QString &argument : call.arguments)
        words << (plain.match(argument).hasMatch() ? argument : u'\'' + QString(argument).replace(u"'"_s, u"'\\''"_s) + u'\'');
    return words.join(u' ');
}

Result<HandoverResult> handOver(const plan::PlannedStep &step, script::StepKind kind, const plan::VersionTableName &versionTable,
    Connection &connection, const PythonHandover &handover, std::stop_token stop)
{
    if (const auto checked = check(connection, handover); !checked)
        return failure(checked.error());
    const auto before = readVersionTable(connection, versionTable);
    if (!before)
        return failure(before.error());
    const QString unchanged = u"Nothing was run and nothing was changed."_s;
    const auto expected = rowsAfter(before->heads, step);
    if (!expected) {
        return failure({runHeadsChanged, u"The database stands at %1, where %2 does not start"_s.arg(sortedText(before->heads), step.step.revision),
            unchanged, {}, {}, {}});
    }
    // A target that other branches stand on would take them down as well.
    const bool alone = before->heads == QStringList{step.step.revision} && step.step.toVersions.size() <= 1;
    if (kind == script::StepKind::Downgrade && !alone)
        return failure({handoverNotOneStep, u"Alembic cannot be told to undo %1 alone"_s.arg(step.step.revision), unchanged, {}, {}, {}});
    const auto ended = judged(runProgram(callFor(step, kind, handover), std::move(stop)), step.step.revision);
    if (!ended)
        return failure(ended.error());
    const auto after = readVersionTable(connection, versionTable);
    if (!after)
        return failure(after.error());
    if (sortedText(after->heads) != sortedText(*expected)) {
        return failure({handoverNotDone, u"Alembic ended without an error, but the database stands at %1 and not at %2"_s.arg(
            sortedText(after->heads), sortedText(*expected)),
            u"See whether the project's configuration leads to another database."_s, {}, {}, {}});
    }
    const auto catalog = readCatalog(connection);
    if (!catalog)
        return failure(catalog.error());
    return HandoverResult{after->heads, *catalog};
}

} // namespace retort::runtime
