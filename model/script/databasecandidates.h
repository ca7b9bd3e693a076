// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/project.h"

#include <optional>

namespace retort::script {

/// A database URL found in the project or in the environment, as written there (SQLAlchemy's form).
struct DatabaseCandidate
{
    enum class Source { Ini, DotEnv, Environment, FlaskConfig };

    Source source = Source::Ini;
    QString url; ///< may hold a password: show redactedUrl(url) instead
    QString name; ///< the option or variable, such as "sqlalchemy.url" or "DATABASE_URL"
    QString relativeTo; ///< absolute folder that a relative SQLite path most likely starts from
    SourceRange where; ///< without a file for environment variables
    std::optional<QString> engine = {}; ///< of a project for several databases: which one the configuration says it is

    QString displayUrl() const; ///< without the password
};

/// All candidates, the likeliest first, no URL twice. `environment` is the process environment (or what a test gives);
/// only DATABASE_URL, SQLALCHEMY_DATABASE_URI and what the project's own files name are looked at. Reads a bounded
/// number of files.
QList<DatabaseCandidate> databaseCandidates(const Project &project, const QMap<QString, QString> &environment = {});

/// One of several databases of a project, and where its configuration says that it is.
struct EngineDatabase
{
    QString name; ///< as env.py passes it to the scripts; empty: Flask-Migrate's default database
    std::optional<DatabaseCandidate> candidate; ///< nothing: no file tells it

    QString displayName() const { return name.isEmpty() ? QStringLiteral("<default>") : name; } ///< as Flask-Migrate logs it
};

/// The databases that a project for several of them names, in the order in which its env.py goes through them (spec §3.3, §3.4): the
/// `databases` of the ini file, each with a section of its own; for Flask the default one, then the keys of SQLALCHEMY_BINDS. Empty
/// where there is one database, or where the names are nowhere but in the scripts.
QList<EngineDatabase> engineDatabases(const Project &project, const QMap<QString, QString> &environment = {});

/// The URL with its password replaced by ***. Works on anything that looks like a URL, however broken.
QString redactedUrl(const QString &url);

} // namespace retort::script
