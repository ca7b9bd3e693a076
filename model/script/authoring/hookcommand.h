// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/project.h"

#include <functional>
#include <optional>

namespace retort::script::authoring {

/// A post-write hook as the program that it starts (spec §3.1). Shown before it may run: it is the repository's choice, not the
/// user's.
struct HookCommand
{
    QString hook; ///< its name in the configuration
    QString program; ///< absolute, or as the configuration gives it
    QStringList arguments;
    QString folder; ///< that it runs in; empty: the present one

    QString text() const; ///< for showing, words quoted as for a shell
};

/// Finds a program of the project's virtual environment or of the system; nothing when there is none.
using ProgramFinder = std::function<std::optional<QString>(const QString &name)>;

/// The commands of a project's hooks for the script at `path`. Errors have Alembic's texts.
Result<QList<HookCommand>> hookCommands(const QList<PostWriteHook> &hooks, const QString &path, const ProgramFinder &find);

/// What a user agrees to: the hooks as they are configured, whatever the script's name.
QByteArray agreedText(const QList<PostWriteHook> &hooks);
/// What the agreement is about.
inline constexpr QLatin1StringView hooksSubject("post-write-hooks");

/// Text taken apart as a POSIX shell does, without expanding anything; nothing where a quote has no end.
std::optional<QStringList> shellWords(const QString &text);

} // namespace retort::script::authoring
