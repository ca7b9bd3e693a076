// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/database.h"

#include "model/runtime/process.h"
#include "model/script/authoring/hookcommand.h"
#include "model/script/revisionlookup.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

inline constexpr ErrorCode noRevisionFiles("cli.no-revision-files");
inline constexpr ErrorCode noEditor("cli.no-editor");
inline constexpr ErrorCode editorFailed("cli.editor-failed");

/// A program with the arguments that the user's variable gives it ("code --wait").
struct Editor
{
    QString program;
    QStringList arguments;
};

std::optional<Editor> found(const QStringList &words)
{
    if (words.isEmpty())
        return std::nullopt;
    const QString program = QFileInfo(words.constFirst()).isExecutable() && words.constFirst().contains(u'/')
        ? words.constFirst()
        : runtime::findProgram(words.constFirst());
    return program.isEmpty() ? std::nullopt : std::optional(Editor{program, words.mid(1)});
}

/// VISUAL, EDITOR, then what Debian and its users have.
std::optional<Editor> usersEditor()
{
    for (const char *variable : {"VISUAL", "EDITOR"}) {
        const QString value = qEnvironmentVariable(variable);
        if (const auto whole = found({value}); whole && !value.isEmpty())
            return whole;
        if (const auto words = script::authoring::shellWords(value); words) {
            if (const auto editor = found(*words))
                return editor;
        }
    }
    for (const QString &name : {u"sensible-editor"_s, u"editor"_s, u"nano"_s, u"vim"_s, u"code"_s}) {
        if (const auto editor = found({name}))
            return editor;
    }
    return std::nullopt;
}

Result<QList<int>> revisionsToEdit(Invocation &invocation, const QString &identifier)
{
    if (identifier != "current"_L1) {
        auto revisions = script::resolve(invocation.map(), identifier);
        if (revisions && revisions->isEmpty())
            return failure({noRevisionFiles, u"No revision files indicated by symbol '%1'"_s.arg(identifier), {}, {}, {}, {}});
        return revisions;
    }
    const auto databases = databaseRows(invocation);
    if (!databases)
        return failure(databases.error());
    QList<int> revisions;
    for (const QStringList &rows : *databases) {
        const auto current = revisionsOf(invocation, rows);
        if (!current)
            return failure(current.error());
        for (const int index : *current) {
            if (!revisions.contains(index)) // several databases are mostly on the same one
                revisions.append(index);
        }
    }
    if (revisions.isEmpty())
        return failure({noRevisionFiles, u"No current revisions"_s, {}, {}, {}, {}});
    return revisions;
}

} // namespace

int edit(Invocation &invocation)
{
    const auto revisions = revisionsToEdit(invocation, invocation.arguments.positionals.constFirst());
    if (!revisions)
        return invocation.output.fail(revisions.error());
    const auto editor = usersEditor();
    if (!editor) {
        return invocation.output.fail(
            {noEditor, u"No suitable editor found. Please set the EDITOR or VISUAL environment variables"_s, {}, {}, {}, {}});
    }
    for (const int index : *revisions) {
        const script::MigrationScript *script = invocation.project->script(index);
        if (!script)
            continue;
        invocation.output.flush();
        const auto result = runtime::runOnTerminal(editor->program, editor->arguments + QStringList{script->path});
        if (result.exitCode != 0) {
            const QString reason = result.exitCode > 0 ? QCoreApplication::translate("CommandLine", "exit code %1").arg(result.exitCode)
                                                       : result.errorText;
            return invocation.output.fail({editorFailed, u"Error executing editor (%1)"_s.arg(reason), {}, {}, {}, {}});
        }
    }
    return Success;
}

} // namespace retort::cli
