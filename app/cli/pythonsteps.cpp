// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pythonsteps.h"

#include "app/cli/database.h"
#include "app/cli/translation.h"
#include "model/runtime/agreements.h"
#include "model/runtime/process.h"
#include "model/runtime/pythoninterpreter.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

inline constexpr ErrorCode noInterpreter("cli.no-interpreter");
inline constexpr ErrorCode notAgreed("cli.python-not-agreed");
const QString subject = u"python"_s;

QString interpreterOf(const Invocation &invocation)
{
    if (const QString given = invocation.arguments.value(u"python"_s); !given.isEmpty())
        return given;
    return runtime::findInterpreter(invocation.project->project.root, runtime::processEnvironment());
}

/// The database that the project's own configuration names, without the command line's say.
std::optional<runtime::ConnectionSpec> projectDatabase(const Invocation &invocation)
{
    Invocation plain{invocation.arguments, invocation.output, invocation.project};
    plain.arguments.values.remove(u"url"_s);
    const auto choice = chooseDatabase(plain);
    return choice ? std::optional(choice->spec) : std::nullopt;
}

} // namespace

Result<QString> agreedInterpreter(const Invocation &invocation)
{
    const QString interpreter = interpreterOf(invocation);
    if (interpreter.isEmpty()) {
        return failure(noInterpreter,
            tr("Nothing was changed. The project has no virtual environment of its own: name its interpreter with --python."));
    }
    const runtime::Agreements agreements;
    const QString &project = invocation.project->project.scriptLocation;
    if (agreements.holds(project, subject, interpreter.toUtf8()))
        return interpreter;
    if (!invocation.arguments.has(u"run-python"_s)) {
        return failure(notAgreed,
            tr("Nothing was changed. With --run-python you agree that %1 runs such revisions of this project with its own Alembic.")
                .arg(interpreter));
    }
    agreements.add(project, subject, interpreter.toUtf8());
    return interpreter;
}

Result<runtime::PythonHandover> handoverFor(const Invocation &invocation)
{
    const auto interpreter = agreedInterpreter(invocation);
    if (!interpreter)
        return failure(interpreter.error());
    const script::Project &project = invocation.project->project;
    runtime::PythonHandover handover;
    handover.interpreter = *interpreter;
    handover.folder = project.root;
    handover.flask = project.kind == script::ProjectKind::FlaskMigrate;
    handover.ini = handover.flask ? project.scriptLocation : project.iniPath.isEmpty() ? project.tomlPath : project.iniPath;
    handover.section = project.iniSection;
    handover.projectDatabase = projectDatabase(invocation);
    return handover;
}

} // namespace retort::cli
