// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/commandtext.h"

#include "model/script/authoring/hookcommand.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

QString commandProgram(const script::ProjectSnapshotPtr &snapshot)
{
    return commandText(snapshot, {});
}

QString commandText(const script::ProjectSnapshotPtr &snapshot, const QStringList &words)
{
    QString program = u"alembic"_s;
    QStringList options;
    if (snapshot && snapshot->project.kind == script::ProjectKind::FlaskMigrate) {
        program = u"flask"_s;
        options << u"db"_s;
    } else if (snapshot && snapshot->project.iniSection != "alembic"_L1) {
        options << u"-n"_s << snapshot->project.iniSection;
    }
    return script::authoring::HookCommand{{}, program, options + words, {}}.text();
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
