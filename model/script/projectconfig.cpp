// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/projectconfig.h"

#include "model/script/scriptcodes.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

ProjectConfig::ProjectConfig(Ini ini, QString section, std::optional<AlembicToml> toml)
    : m_ini(std::move(ini))
    , m_section(std::move(section))
    , m_toml(std::move(toml))
{
}

const AlembicToml::Entry *ProjectConfig::entry(const QString &name) const
{
    if (!m_toml || m_ini.hasOption(m_section, name))
        return nullptr;
    const auto found = m_toml->values.constFind(name);
    return found == m_toml->values.cend() ? nullptr : &*found;
}

Result<QString> ProjectConfig::interpolated(const QString &name, const QString &text) const
{
    // Only `here` can be meant in TOML, and an ini without that section lends its interpolation.
    auto lender = Ini::parse({}, m_toml->path, QFileInfo(m_toml->path).absolutePath());
    auto done = lender->interpolate(u"tool.alembic"_s, name, text);
    if (!done) {
        Error error = done.error();
        error.range = range(name);
        return failure(std::move(error));
    }
    return done;
}

Result<std::optional<QString>> ProjectConfig::text(const QString &name) const
{
    if (m_ini.hasOption(m_section, name))
        return m_ini.value(m_section, name);
    const auto *found = entry(name);
    if (!found)
        return std::optional<QString>();
    if (const auto *text = std::get_if<QString>(&found->value))
        return interpolated(name, *text).map([](const QString &done) { return std::optional<QString>(done); });
    if (const auto *flag = std::get_if<bool>(&found->value))
        return std::optional<QString>(*flag ? u"true"_s : u"false"_s);
    if (const auto *number = std::get_if<qint64>(&found->value))
        return std::optional<QString>(QString::number(*number));
    return std::optional<QString>(std::get<QStringList>(found->value).join(u'\n'));
}

Result<std::optional<QStringList>> ProjectConfig::list(const QString &name) const
{
    const auto *found = entry(name);
    const auto *texts = found ? std::get_if<QStringList>(&found->value) : nullptr;
    if (!texts)
        return std::optional<QStringList>();
    QStringList done;
    for (const QString &text : *texts) {
        const auto value = interpolated(name, text);
        if (!value)
            return failure(value.error());
        done.append(*value);
    }
    return std::optional<QStringList>(done);
}

SourceRange ProjectConfig::range(const QString &name) const
{
    const auto *found = entry(name);
    return found ? found->range : m_ini.range(m_section, name);
}

namespace {

class Configurator
{
public:
    Configurator(Project &project, const ProjectConfig &config)
        : m_project(project)
        , m_config(config)
    {
    }

    Result<void> run()
    {
        m_project.recursiveVersionLocations = text(u"recursive_version_locations"_s) == "true"_L1;
        m_project.sourceless = text(u"sourceless"_s) == "true"_L1;
        m_project.revisionEnvironment = isTrue(text(u"revision_environment"_s));
        m_project.fileTemplate = text(u"file_template"_s);
        if (m_project.fileTemplate.isEmpty())
            m_project.fileTemplate = u"%(rev)s_%(slug)s"_s;
        m_project.timezone = text(u"timezone"_s);
        m_project.outputEncoding = text(u"output_encoding"_s);
        if (m_project.outputEncoding.isEmpty())
            m_project.outputEncoding = u"utf-8"_s;
        readSlugLength();
        readSeparator();
        // prepend_sys_path comes first: a package's folder is looked for there.
        static const QRegularExpression pathSeparators(u", *|(?: +)|:"_s);
        static const QRegularExpression locationSeparators(u", *|(?: +)"_s);
        for (const QString &path : paths(u"prepend_sys_path"_s, pathSeparators))
            m_project.prependSysPath.append(QDir::cleanPath(QDir(m_project.root).absoluteFilePath(path)));
        const QStringList locations = paths(u"version_locations"_s, locationSeparators);
        m_project.versionLocationsConfigured = !locations.isEmpty();
        for (const QString &location : locations)
            m_project.versionLocations.append(locate(m_project, location));
        m_project.scriptLocation = text(u"script_location"_s);
        if (m_failure)
            return failure(*m_failure);
        return {};
    }

private:
    static bool isTrue(const QString &text)
    {
        return QStringList{u"true"_s, u"yes"_s, u"on"_s, u"y"_s, u"t"_s, u"1"_s}.contains(text.trimmed().toLower());
    }

    QString text(const QString &name)
    {
        const auto value = m_config.text(name);
        if (!value)
            m_failure = m_failure ? m_failure : std::optional<Error>(value.error());
        return value && *value ? **value : QString();
    }

    void readSlugLength()
    {
        const QString length = text(u"truncate_slug_length"_s);
        bool isNumber = false;
        const int number = length.toInt(&isNumber);
        if (isNumber && number != 0)
            m_project.truncateSlugLength = number;
        else if (!length.isEmpty() && !isNumber)
            warn(
                ConfigBadValue, u"'truncate_slug_length' is not a number: %1"_s.arg(length), u"truncate_slug_length"_s);
    }

    void readSeparator()
    {
        static const QHash<QString, QString> known{
            {u"space"_s, u" "_s}, {u"newline"_s, u"\n"_s}, {u"os"_s, u":"_s}, {u":"_s, u":"_s}, {u";"_s, u";"_s}};
        for (const QString &name : {u"path_separator"_s, u"version_path_separator"_s}) {
            const QString value = text(name);
            if (value.isEmpty())
                continue;
            m_separator = known.value(value);
            if (m_separator.isEmpty()) {
                warn(ConfigBadValue,
                    u"'%1' is not a valid value for %2; expected 'space', 'newline', 'os', ':', ';'"_s.arg(value, name),
                    name);
            }
            return;
        }
    }

    QStringList paths(const QString &name, const QRegularExpression &legacySeparators)
    {
        auto listed = m_config.list(name);
        QStringList items = listed && *listed ? **listed : QStringList();
        if (!listed)
            m_failure = listed.error();
        if (items.isEmpty()) {
            const QString all = text(name);
            items = m_separator.isEmpty() ? all.split(legacySeparators) : all.split(m_separator);
        }
        QStringList cleaned;
        for (const QString &item : std::as_const(items)) {
            if (!item.trimmed().isEmpty())
                cleaned.append(item.trimmed());
        }
        return cleaned;
    }

    void warn(ErrorCode code, const QString &message, const QString &option)
    {
        m_project.diagnostics.append({Severity::Warning, code, message, {}, m_config.range(option), {}});
    }

    Project &m_project;
    const ProjectConfig &m_config;
    QString m_separator;
    std::optional<Error> m_failure;
};

} // namespace

Result<void> configure(Project &project, const ProjectConfig &config)
{
    return Configurator(project, config).run();
}

QString locate(const Project &project, const QString &location)
{
    const auto colon = location.indexOf(u':');
    if (QDir::isAbsolutePath(location) || colon < 0)
        return QDir::cleanPath(QDir(project.root).absoluteFilePath(location));
    const QString package = location.left(colon).replace(u'.', u'/');
    QStringList roots = project.prependSysPath;
    roots << project.root << project.root + "/src"_L1 << QFileInfo(project.root).absolutePath();
    for (const QString &root : std::as_const(roots)) {
        const QString folder = QDir::cleanPath(root + u'/' + package);
        if (QFileInfo(folder).isDir())
            return QDir::cleanPath(folder + u'/' + location.mid(colon + 1));
    }
    return QDir::cleanPath(project.root + u'/' + package + u'/' + location.mid(colon + 1));
}

} // namespace retort::script
