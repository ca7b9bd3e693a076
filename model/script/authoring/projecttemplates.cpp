// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/projecttemplates.h"

#include "model/script/filereading.h"
#include "model/script/pyproject.h"
#include "model/script/scriptcodes.h"

#include <QDir>
#include <QFileInfo>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString root = u":/templates/"_s;

QByteArray templateFile(const QString &name, const QString &file)
{
    QFile resource(root + name + u'/' + file);
    return resource.open(QIODevice::ReadOnly) ? resource.readAll() : QByteArray();
}

/// A template may be another one with some files of its own.
const QMap<QString, QString> basedOn{{u"pyproject"_s, u"generic"_s}};

/// The files of a template with the folder that each comes from.
QMap<QString, QString> filesOf(const QString &name)
{
    QMap<QString, QString> files;
    for (const QString &folder : {basedOn.value(name, name), name}) {
        for (const QString &file : QDir(root + folder).entryList(QDir::Files, QDir::Name))
            files.insert(file, folder);
    }
    return files;
}

bool isTemplate(const QString &name)
{
    return !name.contains(u'/') && filesOf(name).contains(u"script.py.mako"_s);
}

/// `%(here)s/…` from the folder of a configuration file to the scripts.
QString locationSeenFrom(const QString &configPath, const InitRequest &request)
{
    if (request.folderIsAbsolute)
        return QString(request.folder).replace(u'%', "%%"_L1);
    const QString relative = QFileInfo(configPath).absoluteDir().relativeFilePath(request.folder);
    return "%(here)s/"_L1 + QString(relative).replace(u'%', "%%"_L1);
}

QByteArray filledIn(QByteArray text, const QString &location, const QString &folder)
{
    text.replace("${script_location}", location.toUtf8());
    return text.replace("${folder}", folder.toUtf8());
}

/// Files of a template of the user's own, which somebody may have written for another purpose.
constexpr qint64 mostBytes = 1024 * 1024;
constexpr qsizetype mostFiles = 100;

Error badTemplate(const QString &message)
{
    return {TemplateNotUnderstood, message, u"Nothing was written"_s, {}, {}, {}};
}

/// A configuration file of a template with its variables filled in. They are few: whatever else Mako has is refused.
Result<QByteArray> filledInMako(const QByteArray &text, const QString &path, const QString &location)
{
    QByteArray filled;
    for (QByteArray line : text.split('\n')) {
        const QByteArray start = line.trimmed();
        if (start.startsWith("##")) // a comment of Mako's
            continue;
        if (start.startsWith("%%"))
            line.replace(line.indexOf("%%"), 2, "%");
        else if (start.startsWith('%'))
            return failure(badTemplate(u"The template %1 has a line that is not understood: %2"_s.arg(path, QString::fromUtf8(start.left(80)))));
        line.replace("${script_location}", location.toUtf8());
        if (line.contains("${") || line.contains("<%"))
            return failure(badTemplate(u"The template %1 has a line that is not understood: %2"_s.arg(path, QString::fromUtf8(start.left(80)))));
        filled += line + '\n';
    }
    filled.chop(1);
    return filled;
}

class Planner
{
public:
    explicit Planner(const InitRequest &request)
        : m_request(request)
    {
    }

    Result<QList<InitStep>> run()
    {
        const QDir folder(m_request.folder);
        if (folder.exists() && !folder.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System))
            return refuse(FileExists, u"Directory %1 already exists and is not empty"_s.arg(m_request.shownFolder));
        if (!folder.exists() && QFileInfo::exists(m_request.folder))
            return refuse(FileExists, u"%1 exists already and is no directory"_s.arg(m_request.shownFolder));
        for (QString above = QFileInfo(m_request.folder).path(); above != QFileInfo(above).path(); above = QFileInfo(above).path()) {
            if (QFileInfo::exists(above) && !QFileInfo(above).isDir())
                return refuse(FileExists, u"%1 exists already and is no directory"_s.arg(above));
        }
        const bool isOwn = !m_request.templateFolder.isEmpty();
        if (isOwn ? !QFileInfo(m_request.templateFolder).isDir() : !isTemplate(m_request.templateName))
            return refuse(TemplateNotUnderstood, u"No such template %1"_s.arg(isOwn ? m_request.templateFolder : m_request.templateName));
        if (!folder.exists())
            add(InitStep::Kind::MakeFolder, m_request.folder);
        add(InitStep::Kind::MakeFolder, m_request.folder + "/versions"_L1);
        if (isOwn)
            planOwnTemplate();
        else
            planTemplate();
        if (m_request.package) {
            add(InitStep::Kind::AddPackageFile, m_request.folder + "/__init__.py"_L1);
            add(InitStep::Kind::AddPackageFile, m_request.folder + "/versions/__init__.py"_L1);
        }
        if (m_failure)
            return failure(*m_failure);
        return m_steps;
    }

private:
    void planTemplate()
    {
        const QString folder = QFileInfo(m_request.folder).fileName();
        const QMap<QString, QString> files = filesOf(m_request.templateName);
        for (auto entry = files.cbegin(); entry != files.cend(); ++entry) {
            const QString &file = entry.key();
            if (file == "alembic.ini"_L1)
                planIni(filledIn(templateFile(m_request.templateName, file), locationSeenFrom(m_request.iniPath, m_request), folder));
            else if (file == "pyproject.toml"_L1)
                planToml(filledIn(templateFile(m_request.templateName, file), locationSeenFrom(m_request.tomlPath, m_request), folder));
            else
                add(InitStep::Kind::WriteFile, m_request.folder + u'/' + file, templateFile(entry.value(), file));
        }
    }

    /// As Alembic does it: the two configuration files are filled in, every other file is copied as it is, folders are passed over.
    void planOwnTemplate()
    {
        const QDir source(m_request.templateFolder);
        const QStringList files = source.entryList(QDir::Files | QDir::Hidden, QDir::Name);
        if (!files.contains("alembic.ini.mako"_L1) || !files.contains("env.py"_L1) || !files.contains("script.py.mako"_L1) || files.size() > mostFiles) {
            m_failure = badTemplate(u"%1 is no template: one has alembic.ini.mako, env.py and script.py.mako, and at most %2 files"_s.arg(m_request.templateFolder)
                                        .arg(mostFiles));
            return;
        }
        for (const QString &file : files) {
            const auto content = readFile(source.filePath(file), mostBytes);
            if (!content || content->truncated) {
                m_failure = badTemplate(u"The file %1 cannot be read, or is too large"_s.arg(source.filePath(file)));
                return;
            }
            const bool isIni = file == "alembic.ini.mako"_L1;
            if (!isIni && file != "pyproject.toml.mako"_L1) {
                add(InitStep::Kind::WriteFile, m_request.folder + u'/' + file, content->data);
                continue;
            }
            const auto filled = filledInMako(content->data, source.filePath(file), locationSeenFrom(isIni ? m_request.iniPath : m_request.tomlPath, m_request));
            if (!filled) {
                m_failure = filled.error();
                return;
            }
            isIni ? planIni(*filled) : planToml(*filled);
        }
    }

    void planIni(const QByteArray &content)
    {
        if (QFileInfo::exists(m_request.iniPath))
            add(InitStep::Kind::KeepFile, m_request.iniPath);
        else
            add(InitStep::Kind::WriteFile, m_request.iniPath, content);
    }

    void planToml(const QByteArray &content)
    {
        if (!QFileInfo::exists(m_request.tomlPath)) {
            add(InitStep::Kind::WriteFile, m_request.tomlPath, content);
            return;
        }

        const auto present = readFile(m_request.tomlPath, AlembicToml::maxSize);
        const auto parsed = present && !present->truncated ? AlembicToml::parse(present->data, m_request.tomlPath)
                                                           : Result<std::optional<AlembicToml>>(std::nullopt);
        if (!present || present->truncated || !parsed) {
            m_failure = parsed ? Error{ConfigUnreadable, u"The file %1 cannot be read"_s.arg(m_request.tomlPath), u"Nothing was written"_s, {}, {}, {}}
                               : parsed.error();
            return;
        }
        if (parsed->has_value()) {
            add(InitStep::Kind::KeepFile, m_request.tomlPath);
            m_steps.last().hasSection = true;
            return;
        }
        add(InitStep::Kind::AppendToFile, m_request.tomlPath, present->data + "\n\n" + content);
        m_steps.last().before = present->data;
    }

    void add(InitStep::Kind kind, const QString &path, const QByteArray &content = {}) { m_steps.append({kind, path, content, {}, false}); }

    static tl::unexpected<Error> refuse(ErrorCode code, const QString &message)
    {
        return failure({code, message, u"Nothing was written"_s, {}, {}, {}});
    }

    const InitRequest &m_request;
    QList<InitStep> m_steps;
    std::optional<Error> m_failure;
};

} // namespace

QList<ProjectTemplate> projectTemplates()
{
    QList<ProjectTemplate> templates;
    for (const QString &name : QDir(root).entryList(QDir::Dirs, QDir::Name))
        templates.append({name, QString::fromUtf8(templateFile(name, u"README"_s)).section(u'\n', 0, 0)});
    return templates;
}

QString revisionTemplate(ProjectKind kind, const QStringList &engines)
{
    const bool isFlask = kind == ProjectKind::FlaskMigrate;
    const QString name = engines.isEmpty() ? (isFlask ? u"flask"_s : u"generic"_s) : (isFlask ? u"flask-multidb"_s : u"multidb"_s);
    return QString::fromUtf8(templateFile(name, u"script.py.mako"_s));
}

void nameTemplate(InitRequest &request, const QString &given, const QString &base)
{
    request.templateName = given;
    const bool isPath = given.contains(u'/') || given.contains(u'\\');
    request.templateFolder = isPath ? QDir::cleanPath(QDir(base).absoluteFilePath(given)) : QString();
}

Result<QList<InitStep>> planInit(const InitRequest &request)
{
    return Planner(request).run();
}

Result<QList<FileChange>> initialise(const QList<InitStep> &steps)
{
    QList<FileChange> changes;
    QStringList folders;
    const auto takeBack = [&](const Error &error) {
        for (auto change = changes.crbegin(); change != changes.crend(); ++change)
            (void)undo(*change);
        for (auto folder = folders.crbegin(); folder != folders.crend(); ++folder)
            QDir().rmdir(*folder);
        return failure(error);
    };
    for (const InitStep &step : steps) {
        Result<FileChange> change = FileChange{};
        switch (step.kind) {
        case InitStep::Kind::MakeFolder:
            if (!QFileInfo::exists(step.path)) {
                if (!QDir().mkpath(step.path))
                    return takeBack({FileNotWritten, u"The folder %1 cannot be made"_s.arg(step.path), u"Nothing was written"_s, {}, {}, {}});
                folders.append(step.path);
            }
            continue;
        case InitStep::Kind::KeepFile:
            continue;
        case InitStep::Kind::WriteFile:
        case InitStep::Kind::AddPackageFile:
            change = writeNewFile(step.path, step.content);
            break;
        case InitStep::Kind::AppendToFile:
            change = replaceFile(step.path, step.before, step.content);
            break;
        }
        if (!change)
            return takeBack(change.error());
        changes.append(*change);
    }
    return changes;
}

} // namespace retort::script::authoring
