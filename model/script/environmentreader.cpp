// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/environmentreader.h"

#include "model/python/staticreader.h"
#include "model/script/filereading.h"
#include "model/script/pythonfiles.h"
#include "model/script/scriptcodes.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;
using python::FoundCall;
using python::Literal;

namespace {

constexpr qint64 maxEnvSize = 1024 * 1024;

const QStringList &settingNames()
{
    static const QStringList names{u"version_table"_s, u"version_table_schema"_s, u"version_table_pk"_s,
        u"render_as_batch"_s, u"transaction_per_migration"_s, u"transactional_ddl"_s, u"compare_type"_s,
        u"compare_server_default"_s, u"include_schemas"_s};
    return names;
}

/// The text of a call, to see what stands where a keyword's value is no literal.
QString textOf(const QString &source, const SourceRange &range)
{
    const QStringList lines = source.split(u'\n');
    return range.isValid() && range.endLine <= lines.size()
        ? lines.mid(range.startLine - 1, range.endLine - range.startLine + 1).join(u'\n')
        : QString();
}

class Reader
{
public:
    explicit Reader(Project &project)
        : m_project(project)
        , m_settings(project.environment)
    {
    }

    void run()
    {
        const auto env = readFile(m_project.envPath, maxEnvSize);
        if (env) {
            readConfigure(env->data);
            readNamingConvention({{m_project.envPath, env->data}});
        }
        if (m_settings.usesFlask)
            readMigrate();
        if (m_settings.namingConvention.isEmpty() && !m_settings.notKnown.contains(u"naming_convention"_s)) {
            readNamingConvention(pythonFilesWith(m_project.root, {"naming_convention"}, m_project.versionLocations));
        }
        reportUnknown();
    }

private:
    void readConfigure(const QByteArray &source)
    {
        m_settings.usesFlask = source.contains("current_app") || source.contains("configure_args");
        auto calls = python::findCalls(source, u"context.configure"_s, m_project.envPath);
        if (calls.isEmpty())
            calls = python::findCalls(source, u"configure"_s, m_project.envPath);
        // The online call counts: it is the one that runs against a database.
        std::stable_sort(calls.begin(), calls.end(), [](const FoundCall &a, const FoundCall &b) {
            return a.keywords.contains(u"connection"_s) && !b.keywords.contains(u"connection"_s);
        });
        for (const FoundCall &call : std::as_const(calls))
            readKeywords(call, source);
    }

    /// `Migrate(app, db, …)` and `migrate.init_app(app, db, …)`: their keywords reach context.configure().
    void readMigrate()
    {
        const auto files =
            pythonFilesWith(m_project.root, {"Migrate(", "migrate.init_app("}, m_project.versionLocations);
        for (const PythonFile &file : files) {
            for (const QString &callee : {u"Migrate"_s, u"migrate.init_app"_s}) {
                for (const FoundCall &call : python::findCalls(file.source, callee, file.path))
                    readKeywords(call, file.source);
            }
        }
        // Flask-Migrate's own defaults since 4.0.
        if (!m_settings.ranges.contains(u"compare_type"_s) && !m_settings.notKnown.contains(u"compare_type"_s))
            m_settings.compareType = true;
        if (!m_settings.ranges.contains(u"render_as_batch"_s) && !m_settings.notKnown.contains(u"render_as_batch"_s))
            m_settings.renderAsBatch = true;
    }

    void readKeywords(const FoundCall &call, const QByteArray &source)
    {
        for (const QString &name : settingNames()) {
            const auto keyword = call.keywords.constFind(name);
            if (keyword == call.keywords.cend() || m_settings.ranges.contains(name))
                continue;
            const Literal value = keyword->isUnknown() ? behindName(name, call, source) : *keyword;
            if (store(name, value)) {
                m_settings.ranges.insert(name, call.range);
                m_settings.notKnown.remove(name);
            } else if (!m_settings.notKnown.contains(name)) {
                m_settings.notKnown.insert(name, call.range);
            }
        }
    }

    /// `version_table=VERSION_TABLE`, or `=config.get_main_option("version_table")`.
    Literal behindName(const QString &keyword, const FoundCall &call, const QByteArray &source) const
    {
        const QString text = textOf(decodeText(source), call.range);
        const QRegularExpression variable(u"\\b%1\\s*=\\s*([A-Za-z_]\\w*)\\s*[,)]"_s.arg(keyword));
        if (const auto match = variable.match(text); match.hasMatch()) {
            const auto found = python::findAssignments(source, match.captured(1));
            if (found.size() == 1)
                return found.front().value;
        }
        const QRegularExpression option(u"\\b%1\\s*=\\s*[\\w.]*get_main_option\\(\\s*[\"'](\\w+)[\"']"_s.arg(keyword));
        if (const auto match = option.match(text); match.hasMatch()) {
            const auto value = m_project.ini.value(m_project.iniSection, match.captured(1));
            Literal literal;
            if (value && *value) {
                literal.kind = Literal::Kind::Str;
                literal.text = **value;
            }
            return literal;
        }
        Literal unknown;
        unknown.kind = Literal::Kind::Unknown;
        return unknown;
    }

    bool store(const QString &name, const Literal &value)
    {
        if (name == "version_table"_L1 && value.isStr() && !value.text.isEmpty()) {
            m_settings.versionTable = value.text;
            return true;
        }
        if (name == "version_table_schema"_L1 && (value.isStr() || value.isNone())) {
            m_settings.versionTableSchema = value.text;
            return true;
        }
        if (name.startsWith("version_table"_L1) && name != "version_table_pk"_L1)
            return name == "version_table"_L1 && value.isNone();
        if (value.isNone())
            return true;
        if (value.kind != Literal::Kind::Bool && value.kind != Literal::Kind::Int)
            return false;
        const bool flag = value.integer != 0;
        if (name == "version_table_pk"_L1)
            m_settings.versionTablePrimaryKey = flag;
        else if (name == "render_as_batch"_L1)
            m_settings.renderAsBatch = flag;
        else if (name == "transaction_per_migration"_L1)
            m_settings.transactionPerMigration = flag;
        else if (name == "transactional_ddl"_L1)
            m_settings.transactionalDdl = flag;
        else if (name == "compare_type"_L1)
            m_settings.compareType = flag;
        else if (name == "compare_server_default"_L1)
            m_settings.compareServerDefault = flag;
        else
            m_settings.includeSchemas = flag;
        return true;
    }

    static QMap<QString, QString> conventionOf(const Literal &literal)
    {
        QMap<QString, QString> convention;
        for (qsizetype at = 0; literal.kind == Literal::Kind::Dict && at + 1 < literal.items.size(); at += 2) {
            if (literal.items.at(at).isStr() && literal.items.at(at + 1).isStr())
                convention.insert(literal.items.at(at).text, literal.items.at(at + 1).text);
        }
        return convention;
    }

    /// MetaData(naming_convention={…}) wherever it is; two different ones leave the question open.
    void readNamingConvention(const QList<PythonFile> &files)
    {
        const QString name = u"naming_convention"_s;
        for (const PythonFile &file : files) {
            for (const FoundCall &call : python::findCalls(file.source, u"MetaData"_s, file.path)) {
                const auto keyword = call.keywords.constFind(name);
                if (keyword == call.keywords.cend())
                    continue;
                const auto convention =
                    conventionOf(keyword->isUnknown() ? behindName(name, call, file.source) : *keyword);
                const bool same = m_settings.namingConvention.isEmpty() || m_settings.namingConvention == convention;
                if (convention.isEmpty() || !same) {
                    m_settings.notKnown.insert(name, call.range);
                    m_settings.namingConvention.clear();
                    m_settings.ranges.remove(name);
                    return;
                }
                m_settings.namingConvention = convention;
                m_settings.ranges.insert(name, call.range);
            }
        }
    }

    void reportUnknown()
    {
        QStringList names = m_settings.notKnown.keys();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            const SourceRange range = m_settings.notKnown.value(name);
            m_project.diagnostics.append({Severity::Warning, SettingNotKnown,
                u"'%1' is not known: %2 line %3 does not give it as a literal"_s
                    .arg(name, QFileInfo(range.file).fileName())
                    .arg(range.startLine),
                u"Alembic's default is assumed."_s, range, {}});
        }
    }

    Project &m_project;
    EnvironmentSettings &m_settings;
};

} // namespace

void readEnvironment(Project &project)
{
    Reader(project).run();
}

} // namespace retort::script
