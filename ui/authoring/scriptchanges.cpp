// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authoring/scriptchanges.h"

#include "model/runtime/agreements.h"
#include "model/runtime/process.h"
#include "model/runtime/projectprogram.h"
#include "model/script/scriptcodes.h"
#include "ui/background.h"

#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

using script::authoring::FileChange;
using script::authoring::HookCommand;

struct ScriptChanges::Hooks
{
    QString project, path;
    QByteArray agreed; ///< what the agreement is about
    QList<HookCommand> commands;
    std::optional<Error> error;
    bool isAgreed = false;
};

namespace {

constexpr int hookTimeLimit = 2 * 60 * 1000;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The last one first; ends at one that cannot be taken back.
Result<void> takeBack(const QList<FileChange> &changes)
{
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        if (const auto undone = script::authoring::undo(*change); !undone)
            return undone;
    }
    return {};
}

HookRun runAll(const QList<HookCommand> &commands)
{
    HookRun run;
    for (const HookCommand &command : commands) {
        runtime::ProgramCall call{command.program, command.arguments, {}, {}, command.folder, hookTimeLimit};
        const runtime::ProgramResult result = runtime::runProgram(call, {});
        for (const QString &part : {QString::fromUtf8(result.output), result.errorText}) {
            if (!part.trimmed().isEmpty())
                run.output += part.trimmed() + u'\n';
        }
        if (result.end != runtime::ProgramResult::End::Exited || result.exitCode != 0) {
            run.failed = command.hook;
            break;
        }
        ++run.done;
    }
    return run;
}

} // namespace

void ScriptChanges::create(const script::Project &project, const ComposedRevision &revision)
{
    if (std::exchange(m_busy, true))
        return;
    inBackground(this, [path = revision.draft.path, content = revision.text.content] {
        return script::authoring::writeNewFile(path, content);
    }, [this, project, id = revision.draft.id](const Result<FileChange> &change) {
        m_busy = false;
        if (!change) {
            Q_EMIT createFailed(change.error());
            return;
        }
        m_last = {*change};
        Q_EMIT created(id, change->path);
        if (!project.postWriteHooks.isEmpty())
            prepareHooks(project, change->path);
    });
}

void ScriptChanges::write(std::function<Result<FileChange>()> work, const QString &path, const QByteArray &content)
{
    if (std::exchange(m_busy, true))
        return;
    inBackground(this, std::move(work), [this, path, content](const Result<FileChange> &change) {
        m_busy = false;
        if (change) {
            m_last = {*change};
            Q_EMIT saved(path, content);
        } else {
            Q_EMIT saveFailed(path, content, change.error());
        }
    });
}

void ScriptChanges::save(const QString &path, const QByteArray &expected, const QByteArray &content)
{
    write([path, expected, content] { return script::authoring::replaceFile(path, expected, content); }, path, content);
}

void ScriptChanges::overwrite(const QString &path, const QByteArray &content)
{
    write([path, content] {
        return QFile::exists(path) ? script::authoring::replaceFile(path, contentOf(path), content)
                                   : script::authoring::writeNewFile(path, content);
    }, path, content);
}

void ScriptChanges::restore(const QString &revision, const QList<FileChange> &files)
{
    if (files.isEmpty() || std::exchange(m_busy, true))
        return;
    using Written = Result<QList<FileChange>>;
    inBackground(this, [files]() -> Written {
        QList<FileChange> changes;
        for (const FileChange &file : files) {
            const auto change = script::authoring::writeNewFile(file.path, file.after);
            if (!change) {
                (void)takeBack(changes);
                return failure(change.error());
            }
            changes.append(*change);
        }
        return changes;
    }, [this, revision](const Written &changes) {
        m_busy = false;
        if (!changes) {
            Q_EMIT createFailed(changes.error());
            return;
        }
        m_last = *changes;
        Q_EMIT created(revision, changes->constFirst().path);
    });
}

void ScriptChanges::remove(const QString &path, const QByteArray &expected)
{
    if (std::exchange(m_busy, true))
        return;
    inBackground(this, [path, expected] { return script::authoring::removeFile(path, expected); }, [this, path](const Result<FileChange> &change) {
        m_busy = false;
        if (change) {
            m_last = {*change};
            Q_EMIT removed(path);
        } else {
            Q_EMIT saveFailed(path, {}, change.error());
        }
    });
}

void ScriptChanges::undo()
{
    if (m_last.isEmpty() || std::exchange(m_busy, true))
        return;
    inBackground(this, [changes = m_last] { return takeBack(changes); },
                 [this, path = m_last.constFirst().path, wasNew = !m_last.constFirst().before.has_value()](const Result<void> &result) {
        m_busy = false;
        if (result) {
            m_last.clear();
            m_hooks.reset();
            Q_EMIT undone(path, wasNew);
        } else {
            Q_EMIT undoFailed(path, result.error());
        }
    });
}

void ScriptChanges::prepareHooks(const script::Project &project, const QString &path)
{
    inBackground(this, [project, path] {
        Hooks hooks{project.scriptLocation, path, script::authoring::agreedText(project.postWriteHooks), {}, {}, false};
        const auto commands = script::authoring::hookCommands(project.postWriteHooks, path, [&](const QString &name) {
            return runtime::findProjectProgram(project.root, name);
        });
        if (commands)
            hooks.commands = *commands;
        else
            hooks.error = commands.error();
        hooks.isAgreed = runtime::Agreements().holds(hooks.project, script::authoring::hooksSubject, hooks.agreed);
        return hooks;
    }, [this](const Hooks &hooks) {
        m_hooks = std::make_shared<Hooks>(hooks);
        if (hooks.error) {
            Q_EMIT hooksFinished(hooks.path, {0, {}, hooks.error->message});
        } else if (hooks.isAgreed) {
            runHooks(false);
        } else {
            QStringList texts;
            for (const HookCommand &command : hooks.commands)
                texts << command.text();
            Q_EMIT hooksWanted(texts);
        }
    });
}

void ScriptChanges::agreeToHooks()
{
    if (m_hooks)
        runHooks(true);
}

void ScriptChanges::runHooks(bool remember)
{
    using Outcome = std::pair<HookRun, QByteArray>;
    m_busy = true;
    inBackground(this, [hooks = m_hooks, remember] {
        if (remember)
            runtime::Agreements().add(hooks->project, script::authoring::hooksSubject, hooks->agreed);
        const HookRun run = runAll(hooks->commands);
        return Outcome(run, contentOf(hooks->path));
    }, [this, path = m_hooks->path](const Outcome &outcome) {
        m_busy = false;
        if (m_last.size() == 1 && m_last.constFirst().path == path)
            m_last.first().after = outcome.second; // what the hooks did is taken back with the rest
        Q_EMIT hooksFinished(path, outcome.first);
    });
}

} // namespace retort::ui
