// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/databasestate.h"
#include "model/runtime/passwordstore.h"
#include "ui/models/databaseentry.h"

#include <QObject>
#include <QTimer>

namespace retort::ui {

/// Reads a database; call it on a worker. A SQLite file that is to be made by the first upgrade counts as an empty database.
Result<runtime::DatabaseState> readState(const runtime::ConnectionSpec &spec, const plan::VersionTableName &versionTable);

/// The databases of the open project: which there are, which one is selected, and what each holds now. Reads them on worker
/// threads; an answer to a question that is out of date is thrown away.
class DatabaseList : public QObject
{
    Q_OBJECT

public:
    /// Keeps passwords in memory; a keychain may take that over with setPasswordStore().
    explicit DatabaseList(QObject *parent = nullptr);
    void setPasswordStore(std::unique_ptr<runtime::PasswordStore> store);
    /// Finds out whether the store keeps passwords for later; changed() tells.
    void checkPasswordStore() { m_passwords->check(); }
    /// Why passwords are kept only until the program ends, as far as that came out; no message when they are.
    const Error &passwordTrouble() const { return m_passwordTrouble; }

    /// Forgets everything and loads what is remembered of a project; `versionTable` is where its revisions are stored.
    void setProject(const QString &project, const plan::VersionTableName &versionTable);
    const plan::VersionTableName &versionTable() const { return m_versionTable; }
    void setVersionTable(const plan::VersionTableName &versionTable);
    void clear();

    const QList<DatabaseEntry> &entries() const { return m_entries; }
    const DatabaseEntry *find(const QString &id) const;
    const DatabaseEntry *selected() const { return find(m_selected); }
    void select(const QString &id);

    /// Adds a database (or replaces the one with the same id), reads it, and selects it when it is new.
    void put(DatabaseEntry entry);
    /// Adds a database for this session only: nothing about it is remembered.
    void putTemporary(DatabaseEntry entry);
    void remove(const QString &id);
    void setPassword(const QString &id, const QString &password);

    /// Lets a production database be written to for a while. Forgotten when the program ends.
    void unlock(const QString &id);
    void lock(const QString &id);
    static int unlockMinutes();

    void refresh(const QString &id);
    void refreshAll();
    bool isBusy() const;
    /// A colour that no database has yet, as far as there are enough.
    int freeColor() const;

Q_SIGNALS:
    void changed();
    void selectionChanged();

private:
    DatabaseEntry *findEntry(const QString &id);
    void insert(DatabaseEntry entry);
    void read(const QString &id, int generation);
    void take(DatabaseEntry &entry, const Result<runtime::DatabaseState> &state);
    void remember();
    void watchLocks();

    std::unique_ptr<runtime::PasswordStore> m_passwords;
    Error m_passwordTrouble;
    QString m_project;
    plan::VersionTableName m_versionTable;
    QList<DatabaseEntry> m_entries;
    QStringList m_temporary;
    QString m_selected;
    QHash<QString, int> m_generation;
    QTimer m_lockClock; ///< while a database is unlocked: the minutes that are left, and the end
};

} // namespace retort::ui
