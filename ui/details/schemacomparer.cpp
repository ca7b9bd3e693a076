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

void SchemaComparer::ask(const SchemaQuestion &question, const std::shared_ptr<plan::Planner> &planner,
    const plan::VersionTableName &versionTable)
{
    stop();
    m_stop = {};
    m_busy = true;
    inBackground(
        databaseThreads(), this,
        [question, planner, versionTable, token = m_stop.get_token()] {
            return compareSchema(question, *planner, versionTable, token);
        },
        [this, generation = m_generation](const Result<ComparedSchema> &schema) {
            if (generation != m_generation)
                return;
            m_busy = false;
            if (schema)
                Q_EMIT answered(*schema);
            else
                Q_EMIT failed(schema.error());
        });
}

} // namespace retort::ui
