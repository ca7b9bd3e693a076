// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/posthooks.h"
#include "app/cli/translation.h"

#include "model/runtime/agreements.h"
#include "model/runtime/process.h"
#include "model/runtime/projectprogram.h"
#include "model/script/authoring/hookcommand.h"

#include <iostream>
#include <string>
#include <unistd.h>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;
using script::authoring::HookCommand;

namespace {

inline constexpr ErrorCode hookFailed("cli.hook-failed");

bool asksOnTerminal(Invocation &invocation, const QList<HookCommand> &commands)
{
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0)
        return false;
    QStringList lines{tr("This project wants to run over each new script:")};
    for (const HookCommand &command : commands)
        lines << u"    "_s + command.text();
    lines << tr("Run this, now and in future? [y/N]");
    invocation.output.ask(lines.join(u'\n'));
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

bool isAgreed(Invocation &invocation, const QList<HookCommand> &commands)
{
    const script::Project &project = invocation.project->project;
    const runtime::Agreements agreements;
    const QByteArray shown = script::authoring::agreedText(project.postWriteHooks);
    if (agreements.holds(project.scriptLocation, script::authoring::hooksSubject, shown))
        return true;
    if (!invocation.arguments.has(u"run-hooks"_s) && !asksOnTerminal(invocation, commands))
        return false;
    agreements.add(project.scriptLocation, script::authoring::hooksSubject, shown);
    return true;
}

} // namespace

int runPostWriteHooks(Invocation &invocation, const QString &path)
{
    const script::Project &project = invocation.project->project;
    if (project.postWriteHooks.isEmpty())
        return Success;
    const auto commands = script::authoring::hookCommands(
        project.postWriteHooks, path, [&](const QString &name) { return runtime::findProjectProgram(project.root, name); });
    if (!commands)
        return invocation.output.fail(commands.error());
    if (!isAgreed(invocation, *commands)) {
        for (const HookCommand &command : *commands)
            invocation.output.warn(tr("The post-write hook %1 was not run: %2").arg(command.hook, command.text()));
        invocation.output.warn(tr("Use --run-hooks once to agree to the hooks of this project."));
        return Success;
    }
    for (const HookCommand &command : *commands) {
        invocation.output.print(u"Running post write hook '%1' ..."_s.arg(command.hook));
        invocation.output.flush();
        const runtime::TerminalResult result = runtime::runOnTerminal(command.program, command.arguments, command.folder);
        if (result.exitCode < 0) {
            return invocation.output.fail({hookFailed, tr("The post-write hook %1 could not be run").arg(command.hook),
                tr("The script %1 was written.").arg(path), result.errorText, {}, {}});
        }
        invocation.output.print(u"  done"_s);
    }
    return Success;
}

} // namespace retort::cli
