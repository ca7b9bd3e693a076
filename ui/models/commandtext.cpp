// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/commandtext.h"

#include "model/script/authoring/hookcommand.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

QString commandProgram(const script::ProjectSnapshotPtr &snapshot)
{
    return snapshot && snapshot->project.kind == script::ProjectKind::FlaskMigrate ? u"flask db"_s : u"alembic"_s;
}

QString commandText(const script::ProjectSnapshotPtr &snapshot, const QStringList &words)
{
    const bool isFlask = snapshot && snapshot->project.kind == script::ProjectKind::FlaskMigrate;
    return script::authoring::HookCommand{
        {}, isFlask ? u"flask"_s : u"alembic"_s, isFlask ? QStringList{u"db"_s} + words : words, {}}
        .text();
}

QString stepCommand(const script::ProjectSnapshotPtr &snapshot, script::StepKind kind, const QString &target, bool purge)
{
    if (target.isEmpty())
        return {};
    const QString verb = kind == script::StepKind::Upgrade ? u"upgrade"_s
        : kind == script::StepKind::Downgrade              ? u"downgrade"_s
                                                           : u"stamp"_s;
    if (purge)
        return commandText(snapshot, QStringList {verb, u"--purge"_s} + target.split(u' ', Qt::SkipEmptyParts));
    return commandText(snapshot, {verb, target});
}

} // namespace retort::ui
