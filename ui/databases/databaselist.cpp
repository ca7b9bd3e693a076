// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databases/databaselist.h"

#include "model/runtime/databasestate.h"
#include "model/runtime/errorcodes.h"
#include "ui/background.h"
#include "ui/preferences/preferences.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"

namespace retort::ui {

Result<runtime::DatabaseState> readState(const runtime::ConnectionSpec &spec, const plan::VersionTableName &versionTable)
{
    auto state = runtime::readDatabaseState(spec, versionTable);
    if (!state && state.error().code == runtime::databaseMissingFile && spec.createFile) {
        runtime::DatabaseState empty;
        empty.serverDescription = QStringLiteral("SQLite");
        return empty;
    }
    return state;
}

DatabaseList::DatabaseList(QObject *parent)
    : QObject(parent)
    , m_passwords(std::make_unique<runtime::PasswordStore>())
{
    constexpr int step = 5'000; // milliseconds: the chip tells minutes
    m_lockClock.setInterval(step);
    connect(&m_lockClock, &QTimer::timeout, this, &DatabaseList::watchLocks);
}

void DatabaseList::setPasswordStore(std::unique_ptr<runtime::PasswordStore> store)
{
    m_passwords = std::move(store);
    m_passwordTrouble = {};
    connect(m_passwords.get(), &runtime::PasswordStore::fellBackToMemory, this, [this](const Error &error) {
        m_passwordTrouble = error;
        Q_EMIT changed();
    });
}

void DatabaseList::setProject(const QString &project, const plan::VersionTableName &versionTable)
{
    m_project = project;
    m_versionTable = versionTable;
    m_temporary.clear();
    const Settings settings;
    m_entries = settings.databases(project);
    m_selected = settings.selectedDatabase(project);
    if (!find(m_selected))
        m_selected = m_entries.isEmpty() ? QString() : m_entries.first().id;
    Q_EMIT changed();
    Q_EMIT selectionChanged();
    refreshAll();
}

void DatabaseList::setVersionTable(const plan::VersionTableName &versionTable)
{
    if (versionTable == m_versionTable)
        return;
    m_versionTable = versionTable;
    refreshAll();
}

void DatabaseList::clear()
{
    m_project.clear();
    m_entries.clear();
    m_temporary.clear();
    m_selected.clear();
    Q_EMIT changed();
    Q_EMIT selectionChanged();
}

const DatabaseEntry *DatabaseList::find(const QString &id) const
{
    for (const DatabaseEntry &entry : m_entries)
        if (entry.id == id)
            return &entry;
    return nullptr;
}

DatabaseEntry *DatabaseList::findEntry(const QString &id)
{
    for (DatabaseEntry &entry : m_entries)
        if (entry.id == id)
            return &entry;
    return nullptr;
}

void DatabaseList::select(const QString &id)
{
    if (id == m_selected || !find(id))
        return;
    m_selected = id;
    remember();
    Q_EMIT selectionChanged();
}

void DatabaseList::insert(DatabaseEntry entry)
{
    entry.state = DatabaseEntry::State::NotRead;
    if (!runtime::defaultsOf(entry.spec.environment).readOnlyUntilUnlocked)
        entry.unlockedUntil = {};
    const QString id = entry.id;
    DatabaseEntry *existing = findEntry(id);
    if (existing)
        *existing = std::move(entry);
    else
        m_entries.append(std::move(entry));
    Q_EMIT changed();
    if (!existing) {
        m_selected = id;
        Q_EMIT selectionChanged();
    }
    refresh(id);
}

void DatabaseList::put(DatabaseEntry entry)
{
    const DatabaseEntry *before = find(entry.id);
    if (entry.passwordInKeychain && !entry.spec.password.isEmpty())
        m_passwords->save(entry.id, entry.spec.password);
    else if (before && before->passwordInKeychain && !entry.passwordInKeychain)
        m_passwords->remove(entry.id);
    insert(std::move(entry));
    remember();
}

void DatabaseList::putTemporary(DatabaseEntry entry)
{
    m_temporary << entry.id;
    insert(std::move(entry));
}

void DatabaseList::remove(const QString &id)
{
    m_entries.removeIf([&id](const DatabaseEntry &entry) { return entry.id == id; });
    m_temporary.removeAll(id);
    m_passwords->remove(id);
    const bool wasSelected = m_selected == id;
    if (wasSelected)
        m_selected = m_entries.isEmpty() ? QString() : m_entries.first().id;
    remember();
    Q_EMIT changed();
    if (wasSelected)
        Q_EMIT selectionChanged();
}

void DatabaseList::setPassword(const QString &id, const QString &password)
{
    if (DatabaseEntry *entry = findEntry(id)) {
        entry->spec.password = password;
        if (entry->passwordInKeychain)
            m_passwords->save(id, password);
        refresh(id);
    }
}

int DatabaseList::unlockMinutes()
{
    return Preferences::current().unlockMinutes;
}

void DatabaseList::unlock(const QString &id)
{
    if (DatabaseEntry *entry = findEntry(id)) {
        entry->unlockedUntil = QDateTime::currentDateTimeUtc().addSecs(60 * unlockMinutes());
        m_lockClock.start();
        Q_EMIT changed();
    }
}

void DatabaseList::lock(const QString &id)
{
    if (DatabaseEntry *entry = findEntry(id)) {
        entry->unlockedUntil = {};
        Q_EMIT changed();
    }
}

void DatabaseList::watchLocks()
{
    bool anyUnlocked = false;
    for (DatabaseEntry &entry : m_entries) {
        if (entry.unlockedUntil.isValid() && entry.isLocked())
            entry.unlockedUntil = {};
        anyUnlocked = anyUnlocked || entry.unlockedUntil.isValid();
    }
    if (!anyUnlocked)
        m_lockClock.stop();
    Q_EMIT changed();
}

void DatabaseList::refreshAll()
{
    for (const DatabaseEntry &entry : QList<DatabaseEntry>(m_entries))
        refresh(entry.id);
}

bool DatabaseList::isBusy() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(),
                       [](const DatabaseEntry &entry) { return entry.state == DatabaseEntry::State::Reading; });
}

int DatabaseList::freeColor() const
{
    for (int color = 0; color < Theme::databaseColorCount; ++color) {
        const bool taken = std::any_of(m_entries.cbegin(), m_entries.cend(),
                                       [color](const DatabaseEntry &entry) { return entry.color == color; });
        if (!taken)
            return color;
    }
    return int(m_entries.size()) % Theme::databaseColorCount;
}

void DatabaseList::refresh(const QString &id)
{
    DatabaseEntry *entry = findEntry(id);
    if (!entry)
        return;
    const int generation = ++m_generation[id];
    if (entry->state != DatabaseEntry::State::Known) { // what is known stays on the screen until there is something newer
        entry->state = DatabaseEntry::State::Reading;
        Q_EMIT changed();
    }
    if (!entry->passwordInKeychain || !entry->spec.password.isEmpty()) {
        read(id, generation);
        return;
    }
    m_passwords->read(id, this, [this, id, generation](const std::optional<QString> &password) {
        if (DatabaseEntry *current = findEntry(id); current && password)
            current->spec.password = *password;
        read(id, generation);
    });
}

void DatabaseList::read(const QString &id, int generation)
{
    const DatabaseEntry *entry = find(id);
    if (!entry || m_generation.value(id) != generation)
        return;
    inBackground(databaseThreads(), this,
        [spec = entry->guardedSpec(), table = m_versionTable] { return readState(spec, table); },
        [this, id, generation](const Result<runtime::DatabaseState> &state) {
            DatabaseEntry *current = findEntry(id);
            if (!current || m_generation.value(id) != generation)
                return;
            take(*current, state);
            Q_EMIT changed();
        });
}

void DatabaseList::take(DatabaseEntry &entry, const Result<runtime::DatabaseState> &state)
{
    if (state) {
        entry.state = DatabaseEntry::State::Known;
        entry.server = state->serverDescription;
        entry.hasVersionTable = state->version.exists;
        entry.rows = state->version.heads;
        entry.otherTables = state->userTables;
        return;
    }
    entry.error = state.error();
    const bool wantsPassword = entry.error.code == runtime::databaseAuthentication && entry.spec.password.isEmpty();
    entry.state = wantsPassword ? DatabaseEntry::State::NeedsPassword : DatabaseEntry::State::Failed;
}

void DatabaseList::remember()
{
    if (m_project.isEmpty())
        return;
    Settings settings;
    QList<DatabaseEntry> entries = m_entries;
    entries.removeIf([this](const DatabaseEntry &entry) { return m_temporary.contains(entry.id); });
    settings.setDatabases(m_project, entries);
    if (!m_temporary.contains(m_selected))
        settings.setSelectedDatabase(m_project, m_selected);
}

} // namespace retort::ui
