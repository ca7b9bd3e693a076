// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runsafety.h"

#include "model/runtime/journal.h"

#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

template<typename Change>
void addIfDropped(QStringList &dropped, const Change &change)
{
    constexpr bool drops = std::is_same_v<Change, operations::DropTable> || std::is_same_v<Change, operations::DropColumn>
        || std::is_same_v<Change, operations::DropSchema>;
    if constexpr (drops) {
        dropped << operations::describe(operations::Operation(change));
    } else if constexpr (std::is_same_v<Change, operations::BatchAlterTable>) {
        for (const operations::BatchItem &item : change.items)
            std::visit([&dropped](const auto &one) { addIfDropped(dropped, one); }, item);
    }
}

} // namespace

QStringList droppedData(const plan::MigrationPlan &plan)
{
    QStringList dropped;
    for (const plan::PlannedStep &step : plan.steps)
        for (const operations::Operation &operation : step.operations)
            std::visit([&dropped](const auto &change) { addIfDropped(dropped, change); }, operation);
    return dropped;
}

bool mustTypeName(const plan::MigrationPlan &plan, const DatabaseEntry &entry, bool everywhere)
{
    using Confirm = runtime::EnvironmentDefaults::Confirm;
    if (runtime::defaultsOf(entry.spec.environment).confirm != Confirm::TypeName && !everywhere)
        return false;
    return plan.kind != script::StepKind::Upgrade || !droppedData(plan).isEmpty();
}

QString nameToType(const DatabaseEntry &entry)
{
    if (entry.spec.dialect == dialect::Dialect::Sqlite)
        return QFileInfo(entry.spec.file).fileName();
    if (!entry.spec.database.isEmpty())
        return entry.spec.database;
    return entry.name();
}

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/retort"_s;
}

QString backupFolder()
{
    return dataFolder() + u"/backups"_s;
}

QString journalFile()
{
    return runtime::Journal::defaultFile();
}

QString backupFileFor(const DatabaseEntry &entry, const QDateTime &now)
{
    static const QRegularExpression unusual(u"[^\\w.-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype longestName = 80;
    QString name = entry.spec.dialect == dialect::Dialect::Sqlite ? QFileInfo(entry.spec.file).completeBaseName() : nameToType(entry);
    name = name.replace(unusual, u"_"_s).left(longestName);
    if (name.isEmpty() || name.startsWith(u'.'))
        name.prepend(u"database"_s);
    const QString ending = entry.spec.dialect == dialect::Dialect::Sqlite ? u".sqlite"_s : u".dump"_s;
    return u"%1/%2-%3%4"_s.arg(backupFolder(), name, now.toString(u"yyyy-MM-dd-HHmmss"_s), ending);
}

} // namespace retort::ui
