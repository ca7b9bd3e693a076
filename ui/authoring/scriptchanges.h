// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/script/authoring/filechange.h"
#include "model/script/authoring/hookcommand.h"
#include "ui/authoring/revisioncomposition.h"

#include <QObject>

namespace retort::ui {

/// What became of a project's post-write hooks.
struct HookRun
{
    int done = 0;
    QString failed; ///< the name of the hook that could not be run or said no; those after it were not started
    QString output; ///< what all of them said
};

/// Writes scripts and takes the last change back; runs the project's hooks over a new one. All of it on worker threads, without
/// widgets: what came out is told by signals.
class ScriptChanges : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Writes a new file exactly as it was shown.
    void create(const script::Project &project, const ComposedRevision &revision);
    /// Replaces a script that still holds `expected`.
    void save(const QString &path, const QByteArray &expected, const QByteArray &content);
    /// Replaces a script whatever it holds now; undo brings that back.
    void overwrite(const QString &path, const QByteArray &content);
    /// Writes scripts that were found again, all of them or none; `revision` is the first one's.
    void restore(const QString &revision, const QList<script::authoring::FileChange> &files);
    /// Removes a script that still holds `expected`.
    void remove(const QString &path, const QByteArray &expected);
    /// Takes the last change back, where each file is still as it was left.
    void undo();
    bool canUndo() const { return !m_last.isEmpty(); }
    bool isBusy() const { return m_busy; }

    /// After hooksWanted(): the user agreed, for now and in future.
    void agreeToHooks();

Q_SIGNALS:
    void created(const QString &revision, const QString &path);
    void createFailed(const retort::Error &error);
    void saved(const QString &path, const QByteArray &content);
    void removed(const QString &path);
    void saveFailed(const QString &path, const QByteArray &content, const retort::Error &error);
    /// `removed`: the file was a new one and is gone.
    void undone(const QString &path, bool removed);
    void undoFailed(const QString &path, const retort::Error &error);
    /// The project wants to run these programs over the new script, and nobody has agreed to that yet.
    void hooksWanted(const QStringList &commands);
    void hooksFinished(const QString &path, const retort::ui::HookRun &run);

private:
    struct Hooks;
    void prepareHooks(const script::Project &project, const QString &path);
    void runHooks(bool remember);
    void write(std::function<Result<script::authoring::FileChange>()> work, const QString &path, const QByteArray &content);

    QList<script::authoring::FileChange> m_last; ///< of one change, in the order in which they were made
    std::shared_ptr<const Hooks> m_hooks; ///< of the last new script
    bool m_busy = false;
};

} // namespace retort::ui
