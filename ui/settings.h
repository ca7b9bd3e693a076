// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/databaseentry.h"

#include <QSettings>

namespace retort::ui {

/// What the program remembers between two starts. Passwords are never in here.
class Settings
{
public:
    Settings();

    QStringList recentProjects() const;
    void addRecentProject(const QString &path);
    void removeRecentProject(const QString &path);

    QVariant preference(const QString &key) const { return m_settings.value(QStringLiteral("preferences/") + key); }
    void setPreference(const QString &key, const QVariant &value) { m_settings.setValue(QStringLiteral("preferences/") + key, value); }

    QByteArray bytes(const QString &key) const { return m_settings.value(key).toByteArray(); }
    void setBytes(const QString &key, const QByteArray &value) { m_settings.setValue(key, value); }

    /// The databases of a project (by the absolute path of its script folder), not read yet.
    QList<DatabaseEntry> databases(const QString &project) const;
    void setDatabases(const QString &project, const QList<DatabaseEntry> &entries);
    QString selectedDatabase(const QString &project) const;
    void setSelectedDatabase(const QString &project, const QString &id);

    /// Whether runs of plain revisions are shown as one row each; nothing when nobody has chosen yet.
    std::optional<bool> folding(const QString &project) const;
    void setFolding(const QString &project, bool folding);

private:
    mutable QSettings m_settings;
};

} // namespace retort::ui
