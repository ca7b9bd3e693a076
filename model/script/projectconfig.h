// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/project.h"
#include "model/script/pyproject.h"

namespace retort::script {

/// The options of an ini and of a pyproject.toml as one: the ini wins (spec §3.1). Interpolated.
class ProjectConfig
{
public:
    ProjectConfig(Ini ini, QString section, std::optional<AlembicToml> toml);

    Result<std::optional<QString>> text(const QString &name) const;
    /// A list as TOML gives it; nothing when the ini has the option or nobody has.
    Result<std::optional<QStringList>> list(const QString &name) const;
    SourceRange range(const QString &name) const;

private:
    Result<QString> interpolated(const QString &name, const QString &text) const;
    const AlembicToml::Entry *entry(const QString &name) const;

    Ini m_ini;
    QString m_section;
    std::optional<AlembicToml> m_toml;
};

/// Fills everything of the project that the configuration decides; `project.root` is where relative paths start.
Result<void> configure(Project &project, const ProjectConfig &config);

/// An absolute path for `dir`, `/dir`, or `package:dir`.
QString locate(const Project &project, const QString &location);

} // namespace retort::script
