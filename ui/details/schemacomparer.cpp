// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schemacomparer.h"

#include "model/runtime/catalogverification.h"
#include "model/script/revisionlookup.h"
#include "ui/background.h"
#include "ui/models/comparedtables.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

using CatalogPtr = std::shared_ptr<const schema::Catalog>;

int differencesIn(const QList<plan::ComparedTable> &tables)
{
    return int(std::count_if(tables.cbegin(), tables.cend(),
        [](const plan::ComparedTable &table) { return table.change != plan::SchemaChange::None; }));
}

QList<plan::ComparedTable> allTables(const ComparedSchema &compared, dialect::Dialect dialect)
{
    QList<plan::ComparedTable> all = plan::compareSchemas(*compared.catalog, *compared.catalog, dialect);
    QHash<schema::ObjectName, qsizetype> places;
    for (qsizetype i = 0; i < all.size(); ++i)
        places.insert(all[i].name, i);
    for (const plan::ComparedTable &table : compared.tables) {
        if (const auto place = places.constFind(table.name); place != places.cend())
            all[*place].change = table.change;
        else
            all.append(table);
    }
    return all;
}

ComparedSchema aroundStep(const plan::PlannedStep &step, dialect::Dialect dialect)
{
    ComparedSchema compared;
    compared.catalog = step.after;
    compared.tables = plan::compareSchemas(*step.before, *step.after, dialect);
    compared.drawn = compared.tables;
    compared.differences = differencesIn(compared.tables);
    compared.uncertainty = step.after->uncertainty();
    return compared;
}

Result<ComparedSchema> withDatabase(const SchemaQuestion &question, plan::Planner &planner,
    const plan::VersionTableName &versionTable, std::stop_token stop)
{
    const DatabaseEntry &database = *question.database;
    const auto connection = runtime::Connection::open(database.lookingSpec());
    if (!connection)
        return failure(connection.error());
    const QStringList revisions =
        database.rows.contains(question.revision) ? database.rows : QStringList{question.revision};
    ComparedSchema compared;
    compared.catalog = planner.catalogAt(revisions, planner.request(database.spec.dialect), stop);
    if (stop.stop_requested())
        return failure(plan::PlanStopped, u"Stopped"_s);
    const auto comparison = runtime::compareWithDatabase(**connection, *compared.catalog, versionTable);
    if (!comparison)
        return failure(comparison.error());
    compared.tables = comparedTables(*comparison);
    compared.drawn = allTables(compared, database.spec.dialect);
    compared.differences = differencesIn(compared.tables);
    compared.uncertainty = compared.catalog->uncertainty();
    return compared;
}

Result<ComparedSchema> withRevision(const SchemaQuestion &question, plan::Planner &planner, std::stop_token stop)
{
    const script::RevisionMap &map = planner.snapshot()->map;
    const auto found = script::resolve(map, question.other);
    if (!found)
        return failure(found.error());
    const QStringList others = map.ids(std::vector<int>(found->cbegin(), found->cend()));
    const plan::PlanRequest request = planner.request(question.dialect);
    const CatalogPtr before = planner.catalogAt(others, request, stop);
    ComparedSchema compared;
    compared.catalog = planner.catalogAt({question.revision}, request, stop);
    if (stop.stop_requested())
        return failure(plan::PlanStopped, u"Stopped"_s);
    compared.tables = plan::compareSchemas(*before, *compared.catalog, question.dialect);
    compared.drawn = compared.tables;
    compared.differences = differencesIn(compared.tables);
    compared.uncertainty = before->uncertainty().isEmpty() ? compared.catalog->uncertainty() : before->uncertainty();
    return compared;
}

} // namespace

Result<ComparedSchema> compareSchema(const SchemaQuestion &question, plan::Planner &planner,
    const plan::VersionTableName &versionTable, std::stop_token stop)
{
    return question.database ? withDatabase(question, planner, versionTable, stop)
                             : withRevision(question, planner, stop);
}

SchemaComparer::SchemaComparer(QObject *parent)
    : QObject(parent)
{
}

SchemaComparer::~SchemaComparer()
{
    m_stop.request_stop();
}

void SchemaComparer::stop()
{
    ++m_generation;
    m_stop.request_stop();
    m_busy = false;
}

template<typename Work>
void SchemaComparer::start(QThreadPool *pool, Work work)
{
    m_busy = true;
    inBackground(pool, this, std::move(work), [this, generation = m_generation](const Result<ComparedSchema> &schema) {
        if (generation != m_generation)
            return;
        m_busy = false;
        if (schema)
            Q_EMIT answered(*schema);
        else
            Q_EMIT failed(schema.error());
    });
}

void SchemaComparer::askStep(const PreviewPtr &step, dialect::Dialect dialect)
{
    stop();
    start(workThreads(), [step, dialect]() -> Result<ComparedSchema> { return aroundStep(**step, dialect); });
}

void SchemaComparer::ask(const SchemaQuestion &question, const std::shared_ptr<plan::Planner> &planner,
    const plan::VersionTableName &versionTable)
{
    stop();
    m_stop = {};
    start(question.database ? databaseThreads() : workThreads(),
        [question, planner, versionTable, token = m_stop.get_token()] {
            return compareSchema(question, *planner, versionTable, token);
        });
}

} // namespace retort::ui
