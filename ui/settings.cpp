// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include "ui/models/environment.h"

#include <QCryptographicHash>
#include <QVariantMap>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr int recentCount = 8;

QString groupOf(const QString &project)
{
    const QByteArray hash = QCryptographicHash::hash(project.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return u"project-"_s + QString::fromLatin1(hash);
}

void write(QSettings &settings, const DatabaseEntry &entry)
{
    const runtime::ConnectionSpec &spec = entry.spec;
    const bool sqlite = spec.dialect == dialect::Dialect::Sqlite;
    settings.setValue("id"_L1, entry.id);
    settings.setValue("name"_L1, spec.name);
    settings.setValue("color"_L1, entry.color);
    if (entry.engine) // one without a name is one too
        settings.setValue("engine"_L1, QString(u'=' + *entry.engine));
    settings.setValue("dialect"_L1, sqlite ? u"sqlite"_s : u"postgresql"_s);
    settings.setValue("readOnly"_L1, spec.readOnly);
    settings.setValue("environment"_L1, environmentKey(spec.environment));
    if (sqlite) {
        settings.setValue("file"_L1, spec.file);
        settings.setValue("createFile"_L1, spec.createFile);
        return;
    }
    settings.setValue("host"_L1, spec.host);
    settings.setValue("port"_L1, spec.port);
    settings.setValue("database"_L1, spec.database);
    settings.setValue("user"_L1, spec.user);
    settings.setValue("searchPath"_L1, spec.searchPath);
    settings.setValue("role"_L1, spec.role);
    settings.setValue("connectTimeout"_L1, spec.connectTimeout);
    settings.setValue("ssh"_L1, spec.ssh.isUsed() ? spec.ssh.displayText() : QString());
    settings.setValue("sshKey"_L1, spec.ssh.keyFile);
    settings.setValue("keychain"_L1, entry.passwordInKeychain);
    QVariantMap options;
    for (auto it = spec.options.cbegin(); it != spec.options.cend(); ++it)
        if (!it.key().contains("password"_L1, Qt::CaseInsensitive))
            options.insert(it.key(), it.value());
    settings.setValue("options"_L1, options);
}

DatabaseEntry read(const QSettings &settings)
{
    DatabaseEntry entry;
    entry.id = settings.value("id"_L1).toString();
    entry.color = settings.value("color"_L1).toInt();
    entry.passwordInKeychain = settings.value("keychain"_L1).toBool();
    if (const QString engine = settings.value("engine"_L1).toString(); engine.startsWith(u'='))
        entry.engine = engine.mid(1);
    runtime::ConnectionSpec &spec = entry.spec;
    spec.name = settings.value("name"_L1).toString();
    spec.dialect = settings.value("dialect"_L1) == u"postgresql"_s ? dialect::Dialect::Postgresql : dialect::Dialect::Sqlite;
    spec.readOnly = settings.value("readOnly"_L1).toBool();
    spec.environment = environmentOf(settings.value("environment"_L1).toString());
    spec.file = settings.value("file"_L1).toString();
    spec.createFile = settings.value("createFile"_L1).toBool();
    spec.host = settings.value("host"_L1).toString();
    spec.port = settings.value("port"_L1).toInt();
    spec.database = settings.value("database"_L1).toString();
    spec.user = settings.value("user"_L1).toString();
    spec.searchPath = settings.value("searchPath"_L1).toString();
    spec.role = settings.value("role"_L1).toString();
    spec.connectTimeout = std::max(1, settings.value("connectTimeout"_L1, spec.connectTimeout).toInt());
    if (const QString ssh = settings.value("ssh"_L1).toString(); !ssh.isEmpty()) // what cannot be read stays, and is refused at the connection
        spec.ssh = runtime::SshServer::parse(ssh).value_or(runtime::SshServer {ssh, 0, {}, {}});
    spec.ssh.keyFile = settings.value("sshKey"_L1).toString();
    const QVariantMap options = settings.value("options"_L1).toMap();
    for (auto it = options.cbegin(); it != options.cend(); ++it)
        spec.options.insert(it.key(), it.value().toString());
    return entry;
}

} // namespace

Settings::Settings()
    : m_settings(QSettings::IniFormat, QSettings::UserScope, u"retort"_s, u"retort"_s)
{
}

QStringList Settings::recentProjects() const
{
    return m_settings.value("recentProjects"_L1).toStringList();
}

void Settings::addRecentProject(const QString &path)
{
    QStringList paths = recentProjects();
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue("recentProjects"_L1, QStringList(paths.mid(0, recentCount)));
}

void Settings::removeRecentProject(const QString &path)
{
    QStringList paths = recentProjects();
    paths.removeAll(path);
    m_settings.setValue("recentProjects"_L1, paths);
}

QList<DatabaseEntry> Settings::databases(const QString &project) const
{
    QList<DatabaseEntry> entries;
    m_settings.beginGroup(groupOf(project));
    const int count = m_settings.beginReadArray("databases"_L1);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        entries << read(m_settings);
    }
    m_settings.endArray();
    m_settings.endGroup();
    entries.removeIf([](const DatabaseEntry &entry) { return entry.id.isEmpty(); });
    return entries;
}

void Settings::setDatabases(const QString &project, const QList<DatabaseEntry> &entries)
{
    m_settings.beginGroup(groupOf(project));
    m_settings.remove("databases"_L1);
    m_settings.setValue("path"_L1, project);
    m_settings.beginWriteArray("databases"_L1, int(entries.size()));
    for (int i = 0; i < entries.size(); ++i) {
        m_settings.setArrayIndex(i);
        write(m_settings, entries[i]);
    }
    m_settings.endArray();
    m_settings.endGroup();
}

QString Settings::selectedDatabase(const QString &project) const
{
    return m_settings.value(QString(groupOf(project) + u"/selected"_s)).toString();
}

void Settings::setSelectedDatabase(const QString &project, const QString &id)
{
    m_settings.setValue(QString(groupOf(project) + u"/selected"_s), id);
}

std::optional<bool> Settings::folding(const QString &project) const
{
    const QVariant value = m_settings.value(QString(groupOf(project) + u"/folding"_s));
    return value.isValid() ? std::optional(value.toBool()) : std::nullopt;
}

void Settings::setFolding(const QString &project, bool folding)
{
    m_settings.setValue(QString(groupOf(project) + u"/folding"_s), folding);
}

} // namespace retort::ui
