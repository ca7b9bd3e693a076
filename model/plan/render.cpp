// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rendering a whole history. Scripts are evaluated on all cores first, for one evaluation knows nothing of another. Then each
// dialect walks the history once, base first, and hands the schema from a revision to those that follow it, so that a rebuild on
// SQLite finds its table without anything being replayed twice.
#include "model/plan/render.h"

#include "model/plan/historyreplay.h"
#include "model/plan/scriptsource.h"
#include "model/plan/transcript.h"
#include "model/script/migrationsteps.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;
using script::StepKind;

namespace {

ErrorCode codeOf(PreviewStatus status)
{
    switch (status) {
    case PreviewStatus::Exact:
        return PreviewWarning;
    case PreviewStatus::NeedsData:
        return PreviewNeedsData;
    case PreviewStatus::NeedsPython:
        return PreviewNeedsPython;
    case PreviewStatus::Error:
        return PreviewError;
    }
    Q_UNREACHABLE();
}

Diagnostics diagnosticsOf(const PlannedStep &step)
{
    Diagnostics diagnostics;
    if (step.status != PreviewStatus::Exact) {
        Diagnostic reason{Severity::Error, codeOf(step.status), step.reason, {}, step.reasonRange, {step.step.revision}};
        if (reason.range.file.isEmpty())
            reason.range.file = step.file;
        diagnostics.append(reason);
    }
    for (const QString &warning : step.warnings)
        diagnostics.append({Severity::Warning, PreviewWarning, warning, {}, {step.file, 0, 0, 0, 0}, {step.step.revision}});
    return diagnostics;
}

/// The script's own statements as `--sql` prints them.
QString scriptSql(const PlannedStep &step)
{
    QStringList statements;
    for (const dialect::Statement &statement : step.statements)
        statements.append(printed(statement));
    return statements.join("\n\n"_L1);
}

/// The walk of one dialect, and of one engine where there are several.
class Walk
{
public:
    Walk(const script::RevisionMap &map, HistoryReplay &replay, dialect::Dialect dialect, bindings::EvaluationContext context)
        : m_map(map)
        , m_replay(replay)
        , m_dialect(dialect)
        , m_context(std::move(context))
    {
        for (int index = 0; index < m_map.size(); ++index)
            for (const int down : m_map.normalizedDown(index))
                ++m_waiting[down];
    }

    /// Both directions of a revision. Revisions come in topological order, none left out.
    QList<PlannedStep> take(int index, const QList<StepKind> &wanted, std::stop_token stop)
    {
        const QStringList below = m_map.ids(m_map.normalizedDown(index));
        ReplayState state = m_replay.start(m_dialect, catalogBelow(index, stop));
        QList<PlannedStep> steps;
        const PlannedStep up = step(StepKind::Upgrade, index, below, state, stop);
        if (wanted.contains(StepKind::Upgrade))
            steps.append(up);
        keep(index, state.compile.catalog);
        if (wanted.contains(StepKind::Downgrade)) {
            ReplayState back = m_replay.start(m_dialect, state.compile.catalog);
            steps.append(step(StepKind::Downgrade, index, {m_map.id(index)}, back, stop));
        }
        return steps;
    }

private:
    PlannedStep step(StepKind kind, int index, const QStringList &rows, ReplayState &state, std::stop_token stop)
    {
        return m_replay.planStep(script::stepOf(m_map, kind, index, rows), rows, m_context, state, stop);
    }

    /// The schema that a revision finds: that of the one revision below it, or what all of several make together.
    std::shared_ptr<const schema::Catalog> catalogBelow(int index, std::stop_token stop)
    {
        const std::span<const int> below = m_map.normalizedDown(index);
        if (below.empty())
            return emptyCatalog(m_dialect);
        const auto catalog = below.size() == 1 ? m_catalogs.value(below.front()) : nullptr;
        for (const int down : below)
            if (--m_waiting[down] == 0)
                m_catalogs.remove(down);
        return catalog ? catalog : m_replay.catalogAt(m_map.ids(below), m_context, stop);
    }

    void keep(int index, std::shared_ptr<const schema::Catalog> catalog)
    {
        if (m_waiting.value(index) > 0)
            m_catalogs.insert(index, std::move(catalog));
    }

    const script::RevisionMap &m_map;
    HistoryReplay &m_replay;
    dialect::Dialect m_dialect;
    bindings::EvaluationContext m_context;
    QHash<int, int> m_waiting; ///< how many revisions still need the schema behind this one
    QHash<int, std::shared_ptr<const schema::Catalog>> m_catalogs;
};

/// The databases that scripts name (spec §3.3), and which script names which.
class Engines
{
public:
    explicit Engines(const script::ProjectSnapshot &snapshot)
    {
        for (int index = 0; index < snapshot.scripts.size(); ++index) {
            const QStringList names = engineNames(snapshot.scripts.at(index), snapshot.project);
            if (!names.isEmpty())
                m_ofScript.insert(index, names);
            for (const QString &name : names)
                if (!m_all.contains(name))
                    m_all.append(name);
        }
    }

    /// One walk through the history for each; an ordinary history has one, of no name.
    QList<std::optional<QString>> walks() const
    {
        QList<std::optional<QString>> result(m_all.cbegin(), m_all.cend());
        return result.isEmpty() ? QList<std::optional<QString>>{std::nullopt} : result;
    }

    /// Whether a script has a track in this walk: one that names no engine has a single one, in the first walk.
    bool hasTrack(int index, const std::optional<QString> &engine) const
    {
        const auto names = m_ofScript.constFind(index);
        return names == m_ofScript.cend() ? engine == walks().constFirst() : engine && names->contains(*engine);
    }

    QString nameOf(int index, const std::optional<QString> &engine) const
    {
        return m_ofScript.contains(index) ? engine.value_or(QString()) : QString();
    }

private:
    QStringList m_all;
    QHash<int, QStringList> m_ofScript;
};

RenderedRevision rendered(const PlannedStep &step, const script::ProjectSnapshot &snapshot, dialect::Dialect dialect)
{
    RenderedRevision result;
    result.revision = step.step.revision;
    result.downRevisions = snapshot.map.at(snapshot.map.indexOf(result.revision)).downRevisions;
    result.file = QDir(snapshot.project.scriptLocation).relativeFilePath(step.file);
    result.dialect = dialect;
    result.direction = step.step.kind;
    result.status = step.status;
    result.sql = scriptSql(step);
    result.diagnostics = diagnosticsOf(step);
    return result;
}

} // namespace

bool render(const script::ProjectSnapshotPtr &snapshot, const RenderRequest &request, const RenderSink &sink, std::stop_token stop)
{
    const script::RevisionMap &map = snapshot->map;
    const Engines engines(*snapshot);
    const auto isWanted = [&](int index, const std::optional<QString> &engine) {
        return (request.revisions.isEmpty() || request.revisions.contains(index)) && engines.hasTrack(index, engine);
    };
    QList<int> order;
    for (const int index : map.topologicalOrder())
        if (!map.isGhost(index) && !map.isShadowed(index)) // of two scripts with one id, only one is ever found
            order.append(index);

    HistoryReplay replay(snapshot);
    QList<bindings::EvaluationContext> contexts;
    qsizetype tracks = 0;
    for (const dialect::Dialect dialect : request.dialects) {
        for (const std::optional<QString> &engine : engines.walks()) {
            contexts.append(previewContext(dialect));
            contexts.last().engineName = engine;
            tracks += std::count_if(order.cbegin(), order.cend(), [&](int index) { return isWanted(index, engine); });
        }
    }
    const int total = int(tracks * request.directions.size());
    int done = 0;
    replay.evaluateAll(contexts, request.directions, stop);

    for (const bindings::EvaluationContext &context : std::as_const(contexts)) {
        const dialect::Dialect dialect
            = context.dialectName == "sqlite"_L1 ? dialect::Dialect::Sqlite : dialect::Dialect::Postgresql;
        Walk walk(map, replay, dialect, context);
        for (const int index : std::as_const(order)) {
            const bool wanted = isWanted(index, context.engineName);
            for (const PlannedStep &step : walk.take(index, wanted ? request.directions : QList<StepKind>(), stop)) {
                if (stop.stop_requested())
                    return false;
                RenderedRevision revision = rendered(step, *snapshot, dialect);
                revision.engine = engines.nameOf(index, context.engineName);
                sink(revision, ++done, total);
            }
            if (stop.stop_requested())
                return false;
        }
    }
    return true;
}

QLatin1StringView statusWord(PreviewStatus status)
{
    switch (status) {
    case PreviewStatus::Exact:
        return "exact"_L1;
    case PreviewStatus::NeedsData:
        return "needs data"_L1;
    case PreviewStatus::NeedsPython:
        return "needs python"_L1;
    case PreviewStatus::Error:
        return "error"_L1;
    }
    Q_UNREACHABLE();
}

QLatin1StringView dialectWord(dialect::Dialect dialect)
{
    return dialect == dialect::Dialect::Sqlite ? "sqlite"_L1 : "postgresql"_L1;
}

QLatin1StringView directionWord(StepKind kind)
{
    return kind == StepKind::Downgrade ? "downgrade"_L1 : "upgrade"_L1;
}

QByteArray jsonLine(const RenderedRevision &revision, const QString &scriptFolder)
{
    QJsonValue down;
    if (revision.downRevisions.size() == 1)
        down = revision.downRevisions.constFirst();
    else if (!revision.downRevisions.isEmpty())
        down = QJsonArray::fromStringList(revision.downRevisions);
    QJsonArray diagnostics;
    for (const Diagnostic &diagnostic : revision.diagnostics) {
        diagnostics.append(QJsonObject{{u"code"_s, QString(diagnostic.code)}, {u"message"_s, diagnostic.message},
            {u"file"_s, QDir(scriptFolder).relativeFilePath(diagnostic.range.file)}, {u"line"_s, diagnostic.range.startLine},
            {u"column"_s, diagnostic.range.startColumn}});
    }
    QJsonObject line{{u"revision"_s, revision.revision}, {u"down_revision"_s, down}, {u"file"_s, revision.file},
        {u"dialect"_s, QString(dialectWord(revision.dialect))}, {u"direction"_s, QString(directionWord(revision.direction))},
        {u"status"_s, QString(statusWord(revision.status))}, {u"sql"_s, revision.sql}, {u"diagnostics"_s, diagnostics}};
    if (!revision.engine.isEmpty())
        line.insert(u"engine"_s, revision.engine);
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

QByteArray sqlFile(const RenderedRevision &revision)
{
    QString text = u"-- %1 %2, %3: %4\n-- %5\n"_s.arg(directionWord(revision.direction), revision.revision,
        revision.engine.isEmpty() ? QString(dialectWord(revision.dialect))
                                  : u"%1 on %2"_s.arg(dialectWord(revision.dialect), revision.engine),
        statusWord(revision.status), revision.file);
    for (const Diagnostic &diagnostic : revision.diagnostics) {
        // A message of several lines must not leave its comment.
        const QString place = diagnostic.range.isValid() ? u"line %1: "_s.arg(diagnostic.range.startLine) : QString();
        text += "-- "_L1 + place + diagnostic.message.simplified() + u'\n';
    }
    if (!revision.sql.isEmpty())
        text += u'\n' + revision.sql + u'\n';
    return text.toUtf8();
}

} // namespace retort::plan
