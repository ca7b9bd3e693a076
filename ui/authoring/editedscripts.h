// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/journal.h"
#include "model/script/projectsnapshot.h"
#include "ui/models/databaseentry.h"

#include <QObject>

namespace retort::ui {

/// Scripts that are not what they were when they were applied to a database, as far as the journal of this machine knows.
class EditedScripts : public QObject
{
    Q_OBJECT

public:
    explicit EditedScripts(const QString &journalFile, QObject *parent = nullptr);

    /// Looks on a worker; changed() tells when something came out. Without a database, or with one that is not known, there is
    /// nothing to find.
    void look(const script::ProjectSnapshotPtr &snapshot, const DatabaseEntry *database);

    QStringList revisions() const { return m_edited.keys(); }
    /// When a revision was applied, if its script was edited since; else invalid.
    QDateTime appliedBeforeEdit(const QString &revision) const { return m_edited.value(revision); }

Q_SIGNALS:
    void changed();

private:
    void take(const QMap<QString, QDateTime> &edited);

    QString m_journalFile;
    QMap<QString, QDateTime> m_edited;
    int m_generation = 0;
};

} // namespace retort::ui
