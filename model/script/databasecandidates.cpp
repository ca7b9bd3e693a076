// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/databasecandidates.h"

#include "model/python/staticreader.h"
#include "model/script/filereading.h"
#include "model/script/pythonfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;
using Source = DatabaseCandidate::Source;

namespace {

constexpr qint64 maxDotEnvSize = 256 * 1024;
constexpr qint64 maxEnvironmentSize = 1024 * 1024;

bool looksLikeUrl(const QString &text)
{
    static const QRegularExpression url(
        u"^(sqlite|postgres(ql)?)(\\+\\w+)?://"_s, QRegularExpression::CaseInsensitiveOption);
    return url.match(text).hasMatch();
}

/// What `alembic init` writes into the ini.
bool isPlaceholder(const QString &url)
{
    return url.startsWith("driver://"_L1);
}

class Collector
{
public:
    Collector(const Project &project, const QMap<QString, QString> &environment)
        : m_project(project)
        , m_environment(environment)
    {
        const QString instance = project.root + "/instance"_L1;
        m_base = project.environment.usesFlask && QFileInfo(instance).isDir() ? instance : project.root;
    }

    QList<DatabaseCandidate> run()
    {
        readEngineNames();
        readIni();
        readDotEnv();
        readEnvPy();
        readConfigFiles();
        for (const QString &name : {u"DATABASE_URL"_s, u"SQLALCHEMY_DATABASE_URI"_s, u"SQLALCHEMY_DATABASE_URL"_s})
            addVariable(name);
        return std::move(m_found);
    }

    /// The engines; run() has filled in where each of them is.
    QList<EngineDatabase> engines()
    {
        const QList<DatabaseCandidate> candidates = run();
        const QString option = u"sqlalchemy.url"_s;
        QList<EngineDatabase> result;
        for (const QString &name : std::as_const(m_engineNames)) {
            // Flask's default database has no key of its own: it is what any other project's only one would be.
            const auto found = std::find_if(candidates.cbegin(), candidates.cend(), [&](const DatabaseCandidate &candidate) {
                return name.isEmpty() ? !candidate.engine && candidate.name != option : candidate.engine == name;
            });
            result.append({name, found == candidates.cend() ? std::nullopt : std::optional(*found)});
        }
        return result;
    }

private:
    void add(Source source, const QString &url, const QString &name, const SourceRange &where, const QString &base = {})
    {
        const QString text = url.trimmed();
        if (!looksLikeUrl(text) || isPlaceholder(text))
            return;
        if (std::any_of(m_found.begin(), m_found.end(),
                [&](const DatabaseCandidate &known) { return known.url == text && known.engine == m_engine; }))
            return;
        m_found.append({source, text, name, base.isEmpty() ? m_base : base, where, m_engine});
    }

    /// Only an env.py that tells its scripts which database they run on has several of them.
    void readEngineNames()
    {
        const auto env = readFile(m_project.envPath, maxEnvironmentSize);
        static const QRegularExpression passes(u"\\brun_migrations\\(\\s*\\w+\\s*="_s);
        const QString text = env ? decodeText(env->data) : QString();
        if (!passes.match(text).hasMatch())
            return;
        if (m_project.environment.usesFlask) {
            m_isFlaskMulti = text.contains("SQLALCHEMY_BINDS"_L1) || text.contains("bind_names"_L1);
            if (m_isFlaskMulti)
                m_engineNames << QString();
            return;
        }
        static const QRegularExpression separators(u",\\s*"_s);
        const auto databases = m_project.ini.value(m_project.iniSection, u"databases"_s);
        for (const QString &name : (databases && *databases ? **databases : QString()).split(separators, Qt::SkipEmptyParts))
            m_engineNames << name.trimmed();
        m_engineNames.removeDuplicates();
    }

    /// `SQLALCHEMY_BINDS = {"archive": "sqlite:///…", "users": {"url": …}}`
    void readBinds(const QByteArray &source, const QString &path)
    {
        const QString name = u"SQLALCHEMY_BINDS"_s;
        for (const python::FoundAssignment &binds : python::findSettings(source, name, path)) {
            for (python::FoundAssignment bind : binds.entries) {
                const QString engine = bind.target;
                if (!m_engineNames.contains(engine))
                    m_engineNames.append(engine);
                for (qsizetype at = 0; bind.value.kind == python::Literal::Kind::Dict && at + 1 < bind.value.items.size(); at += 2) {
                    if (bind.value.items.at(at).text == "url"_L1)
                        bind.value = python::Literal(bind.value.items.at(at + 1));
                }
                m_engine = engine;
                readAssignment(bind, name, path);
                m_engine.reset();
            }
        }
    }

    void readIni()
    {
        QStringList sections = m_project.ini.sections();
        sections.removeAll(m_project.iniSection);
        sections.prepend(m_project.iniSection);
        const QString option = u"sqlalchemy.url"_s;
        for (const QString &section : std::as_const(sections)) {
            const auto url = m_project.ini.value(section, option);
            if (m_engineNames.contains(section))
                m_engine = section;
            if (url && *url)
                add(Source::Ini, **url, option, m_project.ini.range(section, option), m_project.root);
            m_engine.reset();
        }
    }

    void readDotEnv()
    {
        QStringList folders{m_project.root, QFileInfo(m_project.scriptLocation).absolutePath(),
            QFileInfo(m_project.root).absolutePath()};
        folders.removeDuplicates();
        for (const QString &folder : std::as_const(folders)) {
            for (const QString &name : {u".env"_s, u".flaskenv"_s, u".env.local"_s})
                readDotEnvFile(folder + u'/' + name);
        }
    }

    void readDotEnvFile(const QString &path)
    {
        const auto file = readFile(path, maxDotEnvSize);
        if (!file)
            return;
        static const QRegularExpression assignment(u"^\\s*(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*?)\\s*$"_s);
        const QStringList lines = decodeText(file->data).split(u'\n');
        for (int line = 0; line < lines.size(); ++line) {
            const auto match = assignment.match(lines.at(line));
            if (!match.hasMatch())
                continue;
            QString value = match.captured(2);
            const bool quoted = value.size() > 1 && (value.startsWith(u'"') || value.startsWith(u'\''))
                && value.endsWith(value.front());
            if (quoted)
                value = value.mid(1, value.size() - 2);
            else if (const auto comment = value.indexOf(" #"_L1); comment >= 0)
                value = value.left(comment);
            m_dotEnv.insert(match.captured(1), value);
            add(Source::DotEnv, value, match.captured(1), {path, line + 1, 1, line + 1, 1});
        }
    }

    void addVariable(const QString &name) { add(Source::Environment, m_environment.value(name), name, {}); }

    /// `os.environ["X"]`, `os.getenv("X", "default")`: the variables that env.py itself asks for.
    void readEnvPy()
    {
        const auto env = readFile(m_project.envPath, maxEnvironmentSize);
        if (env)
            readVariables(decodeText(env->data), {m_project.envPath, 0, 0, 0, 0});
    }

    void readVariables(const QString &text, const SourceRange &where)
    {
        static const QRegularExpression variable(
            u"(?:environ(?:\\.get)?|getenv)\\s*[\\[(]\\s*[\"'](\\w+)[\"'](?:\\s*,\\s*[\"']([^\"']*)[\"'])?"_s);
        for (auto matches = variable.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            addVariable(match.captured(1));
            add(Source::DotEnv, m_dotEnv.value(match.captured(1)), match.captured(1), where);
            add(Source::FlaskConfig, match.captured(2), match.captured(1), where);
        }
    }

    void readConfigFiles()
    {
        static const QStringList names{u"SQLALCHEMY_DATABASE_URI"_s, u"SQLALCHEMY_DATABASE_URL"_s, u"DATABASE_URL"_s,
            u"DATABASE_URI"_s, u"DB_URL"_s};
        QList<QByteArray> words;
        for (const QString &name : names)
            words.append(name.toUtf8());
        if (m_isFlaskMulti)
            words.append("SQLALCHEMY_BINDS");
        const auto files = pythonFilesWith(m_project.root, words, m_project.versionLocations);
        for (const PythonFile &file : files) {
            if (m_isFlaskMulti)
                readBinds(file.source, file.path);
            for (const QString &name : names) {
                if (!file.source.contains(name.toUtf8()))
                    continue;
                for (const auto &assignment : python::findSettings(file.source, name, file.path))
                    readAssignment(assignment, name, file.path);
            }
        }
    }

    void readAssignment(const python::FoundAssignment &assignment, const QString &name, const QString &path)
    {
        if (assignment.value.isStr()) {
            add(Source::FlaskConfig, assignment.value.text, name, assignment.range);
            return;
        }
        readVariables(assignment.text, assignment.range);
        // 'sqlite:///' + os.path.join(basedir, 'app.db'), as in the best-known tutorial; basedir is the file's own
        // folder.
        static const QRegularExpression joined(
            u"[\"'](sqlite:///)[\"']\\s*\\+\\s*os\\.path\\.join\\(\\s*\\w+\\s*,\\s*[\"']([^\"']+)[\"']\\s*\\)"_s);
        static const QRegularExpression formatted(u"f[\"'](sqlite:///)\\{\\w+\\}/([^\"'{}]+)[\"']"_s);
        static const QRegularExpression added(u"[\"'](sqlite:///)[\"']\\s*\\+\\s*\\w+\\s*\\+\\s*[\"']/([^\"']+)[\"']"_s);
        for (const auto &pattern : {joined, formatted, added}) {
            const auto match = pattern.match(assignment.text);
            if (match.hasMatch()) {
                const QString file = QFileInfo(path).absolutePath() + u'/' + match.captured(2);
                add(Source::FlaskConfig, match.captured(1) + QDir::cleanPath(file), name, assignment.range);
            }
        }
        static const QRegularExpression literal(u"[\"']((?:sqlite|postgres(?:ql)?)(?:\\+\\w+)?://[^\"'{}\\s]+)[\"']"_s);
        for (auto matches = literal.globalMatch(assignment.text); matches.hasNext();) {
            const QString url = matches.next().captured(1);
            if (url != "sqlite:///"_L1)
                add(Source::FlaskConfig, url, name, assignment.range);
        }
    }

    const Project &m_project;
    const QMap<QString, QString> &m_environment;
    QHash<QString, QString> m_dotEnv;
    QString m_base;
    bool m_isFlaskMulti = false;
    QStringList m_engineNames; ///< in the order of env.py
    std::optional<QString> m_engine; ///< what is added now is the database of this one
    QList<DatabaseCandidate> m_found;
};

} // namespace

QList<DatabaseCandidate> databaseCandidates(const Project &project, const QMap<QString, QString> &environment)
{
    return Collector(project, environment).run();
}

QList<EngineDatabase> engineDatabases(const Project &project, const QMap<QString, QString> &environment)
{
    return Collector(project, environment).engines();
}

QString redactedUrl(const QString &url)
{
    const auto scheme = url.indexOf("://"_L1);
    if (scheme < 0)
        return url;
    // A password may hold an unescaped '@' or '/': everything up to the last '@' before the query belongs to the user.
    const auto query = url.indexOf(u'?', scheme);
    const auto at = url.lastIndexOf(u'@', query < 0 ? -1 : query);
    QString shown = url;
    const auto colon = url.indexOf(u':', scheme + 3);
    if (at > scheme && colon > 0 && colon < at)
        shown = url.left(colon + 1) + "***"_L1 + url.mid(at);
    static const QRegularExpression inQuery(
        u"([?&](?:password|passwd|sslpassword)=)[^&]*"_s, QRegularExpression::CaseInsensitiveOption);
    return shown.replace(inQuery, u"\\1***"_s);
}

QString DatabaseCandidate::displayUrl() const
{
    return redactedUrl(url);
}

} // namespace retort::script
