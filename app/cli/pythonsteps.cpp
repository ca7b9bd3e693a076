// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pythonsteps.h"

#include "app/cli/translation.h"
#include "model/runtime/process.h"
#include "model/runtime/pythoninterpreter.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

inline constexpr ErrorCode noInterpreter("cli.no-interpreter");
inline constexpr ErrorCode notAgreed("cli.python-not-agreed");

QString interpreterOf(const Invocation &invocation)
{
    if (const QString given = invocation.arguments.value(u"python"_s); !given.isEmpty())
        return given;
    return runtime::findInterpreter(invocation.project->project.root, runtime::processEnvironment());
}

} // namespace

Result<QString> agreedInterpreter(const Invocation &invocation)
{
    const QString interpreter = interpreterOf(invocation);
    if (interpreter.isEmpty()) {
        return failure(noInterpreter,
            tr("Nothing was changed. The project has no virtual environment of its own: name its interpreter with --python."));
    }
    if (runtime::isPythonAgreed(invocation.project->project, interpreter))
        return interpreter;
    if (!invocation.arguments.has(u"run-python"_s)) {
        return failure(notAgreed,
            tr("Nothing was changed. With --run-python you agree that %1 runs such revisions of this project with its own Alembic.")
                .arg(interpreter));
    }
    runtime::agreeToPython(invocation.project->project, interpreter);
    return interpreter;
}

Result<runtime::PythonHandover> handoverFor(const Invocation &invocation)
{
    return agreedInterpreter(invocation).map([&](const QString &interpreter) { return runtime::handoverFor(*invocation.project, interpreter); });
}

} // namespace retort::cli
