// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/catalogverification.h"

#include "model/dialect/catalogspelling.h"
#include "model/runtime/historytable.h"
#include "model/runtime/schemareader.h"
#include "model/schema/catalogcomparison.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

using schema::CatalogDifference;
using Subject = CatalogDifference::Subject;

QString defaultSchemaOf(Connection &connection)
{
    if (connection.dialect() == dialect::Dialect::Sqlite)
        return u"main"_s;
    const auto reply = connection.query(u"SELECT current_schema()"_s);
    return reply ? reply->rows.value(0).value(0).toString() : QString();
}

/// Whether the history before this run had an object that was found beside those of the plan. Other programs may have theirs in the
/// same database, which is no difference; one that the plan should have dropped is.
bool wasPlanned(const CatalogDifference &difference, const schema::CatalogComparison &before)
{
    return std::none_of(before.differences.cbegin(), before.differences.cend(), [&](const CatalogDifference &one) {
        return one.change == CatalogDifference::Change::Extra && one.subject == difference.subject
            && one.table == difference.table && one.object == difference.object;
    });
}

bool standsAlone(const CatalogDifference &difference)
{
    switch (difference.subject) {
    case Subject::Table:
    case Subject::UserType:
    case Subject::Sequence:
    case Subject::View:
    case Subject::MaterializedView:
    case Subject::Trigger:
    case Subject::Function: return difference.change == CatalogDifference::Change::Extra;
    default: return false;
    }
}

/// Removes what belongs to others: objects that neither the schema after the run has nor the one before it had.
void forgetForeignObjects(schema::CatalogComparison &comparison, const plan::MigrationPlan &plan, const schema::Catalog &found,
    const schema::CatalogSpelling &spelling)
{
    if (std::none_of(comparison.differences.cbegin(), comparison.differences.cend(), standsAlone))
        return;
    const auto before = plan.steps.first().before;
    const schema::CatalogComparison earlier = before ? schema::compareCatalogs(*before, found, spelling) : schema::CatalogComparison();
    comparison.differences.removeIf([&](const CatalogDifference &difference) {
        return standsAlone(difference) && (!before || !wasPlanned(difference, earlier));
    });
}

void report(const schema::CatalogComparison &comparison, Verification &verification)
{
    verification.catalogCompared = true;
    verification.catalogDifferences = comparison.differences;
    verification.uncompared = comparison.uncompared;
    for (const CatalogDifference &difference : comparison.differences)
        verification.differences.append(schema::describe(difference));
    QStringList unknown;
    for (const schema::Uncompared &one : comparison.uncompared) {
        if (one.subject == Subject::Table)
            unknown.append(one.table.display());
        else if (one.subject == Subject::Schema) {
            verification.catalogCompared = false;
            verification.reason = u"the schema behind the last revision is not known exactly: "_s + one.reason;
        }
    }
    if (!unknown.isEmpty())
        verification.reason = u"what the scripts made of %1 is not known exactly"_s.arg(unknown.join(", "_L1));
}

/// The tables that we keep ourselves.
QList<schema::ObjectName> ignoredTables(const plan::VersionTableName &versionTable)
{
    return {{versionTable.schema, versionTable.table}, {versionTable.schema, historyTableName}};
}

} // namespace

Result<schema::CatalogComparison> compareWithDatabase(Connection &connection, const schema::Catalog &expected,
    const plan::VersionTableName &versionTable)
{
    const auto found = readCatalog(connection);
    if (!found)
        return failure(found.error());
    const auto spelling = dialect::catalogSpelling(connection.dialect(), defaultSchemaOf(connection));
    return schema::compareCatalogs(expected, **found, *spelling, ignoredTables(versionTable));
}

void compareCatalogs(Connection &connection, const plan::MigrationPlan &plan, Verification &verification)
{
    if (plan.kind == script::StepKind::Stamp) {
        verification.reason = u"a stamp says nothing about the schema"_s;
        return;
    }
    const auto planned = plan.steps.isEmpty() ? nullptr : plan.steps.last().after;
    if (!planned) {
        verification.reason = u"the plan does not know the schema behind its last revision"_s;
        return;
    }
    const auto found = readCatalog(connection);
    if (!found) {
        verification.reason = u"the schema could not be read: "_s + found.error().message;
        return;
    }
    const auto spelling = dialect::catalogSpelling(connection.dialect(), defaultSchemaOf(connection));
    schema::CatalogComparison comparison
        = schema::compareCatalogs(*planned, **found, *spelling, ignoredTables(plan.versionTable));
    forgetForeignObjects(comparison, plan, **found, *spelling);
    report(comparison, verification);
}

} // namespace retort::runtime
