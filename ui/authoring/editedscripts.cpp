// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/authoring/editedscripts.h"

#include "model/script/migrationsteps.h"
#include "ui/background.h"

#include <QFileInfo>

namespace retort::ui {

namespace {

using Edited = QMap<QString, QDateTime>; ///< revision, and when it was applied

/// Only what is in the database now counts: what was taken back may well be edited.
Edited findEdited(const script::ProjectSnapshot &snapshot, const QString &database, const QStringList &rows, const QString &journalFile)
{
    if (!QFileInfo::exists(journalFile))
        return {};
    const auto applied = script::appliedSet(snapshot.map, rows);
    QMap<QString, QString> hashes;
    for (int index = 0; index < snapshot.map.revisionCount() && size_t(index) < applied.size(); ++index) {
        const script::MigrationScript *script = applied[size_t(index)] ? snapshot.script(index) : nullptr;
        if (!script)
            continue;
        if (const auto hash = script->hash())
            hashes.insert(snapshot.map.id(index), QString::fromLatin1(hash->toHex()));
    }
    const auto journal = runtime::Journal::open(journalFile);
    const auto found = journal ? (*journal)->editedSinceApplied(database, hashes) : Result<QList<runtime::EditedRevision>>();
    Edited edited;
    if (found)
        for (const runtime::EditedRevision &one : *found)
            edited.insert(one.revision, one.applied);
    return edited;
}

} // namespace

EditedScripts::EditedScripts(const QString &journalFile, QObject *parent)
    : QObject(parent)
    , m_journalFile(journalFile)
{
}

void EditedScripts::look(const script::ProjectSnapshotPtr &snapshot, const DatabaseEntry *database)
{
    const int generation = ++m_generation;
    if (!snapshot || !database || database->state != DatabaseEntry::State::Known) {
        take({});
        return;
    }
    inBackground(databaseThreads(), this,
                 [snapshot, name = database->spec.displayText(), rows = database->rows, file = m_journalFile] {
                     return findEdited(*snapshot, name, rows, file);
                 },
                 [this, generation](const Edited &edited) {
                     if (generation == m_generation)
                         take(edited);
                 });
}

void EditedScripts::take(const Edited &edited)
{
    if (edited == m_edited)
        return;
    m_edited = edited;
    Q_EMIT changed();
}

} // namespace retort::ui
