// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/project.h"

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

    QString displayUrl() const; ///< without the password
};

/// All candidates, the likeliest first, no URL twice. `environment` is the process environment (or what a test gives);
/// only DATABASE_URL, SQLALCHEMY_DATABASE_URI and what the project's own files name are looked at. Reads a bounded
/// number of files.
QList<DatabaseCandidate> databaseCandidates(const Project &project, const QMap<QString, QString> &environment = {});

/// The URL with its password replaced by ***. Works on anything that looks like a URL, however broken.
QString redactedUrl(const QString &url);

} // namespace retort::script
