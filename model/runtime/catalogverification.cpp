// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/catalogverification.h"

#include "model/runtime/schemareader.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

using schema::Catalog;
using schema::ObjectName;
using schema::Table;

/// Compares what the plan knows with what the database has. What the plan does not speak of (other tables of the database) is no
/// difference; types and defaults are left to the comparison for drift, since the engines spell them in their own way.
class Comparison
{
public:
    Comparison(const Catalog &planned, const Catalog &found, const QString &defaultSchema, Verification &verification)
        : m_planned(planned)
        , m_insensitive(planned.nameCase() == Catalog::NameCase::Insensitive)
        , m_defaultSchema(defaultSchema)
        , m_verification(verification)
    {
        for (const auto &[name, table] : found.tables().asKeyValueRange())
            m_found.insert(folded(name), table);
    }

    void compare(const ObjectName &versionTable)
    {
        QStringList unknown;
        for (const auto &[name, table] : m_planned.tables().asKeyValueRange()) {
            if (folded(name) == folded(versionTable))
                continue;
            const auto now = m_found.value(folded(name));
            if (!table->uncertainty.isEmpty())
                unknown.append(name.display());
            else if (!now)
                m_verification.differences.append(u"The table %1 is missing"_s.arg(name.display()));
            else
                compareTables(name.display(), *table, *now);
        }
        m_verification.catalogCompared = true;
        if (!unknown.isEmpty())
            m_verification.reason = u"what the scripts made of %1 is not known exactly"_s.arg(unknown.join(", "_L1));
    }

private:
    QString folded(const QString &name) const { return m_insensitive ? name.toLower() : name; }
    ObjectName folded(const ObjectName &name) const
    {
        const QString schema = folded(name.schema);
        return {schema == m_defaultSchema ? QString() : schema, folded(name.name)};
    }

    static bool inPrimaryKey(const Table &table, const schema::Column &column)
    {
        const schema::PrimaryKey *key = table.primaryKey();
        return column.primaryKey || (key && (key->columns.contains(column.name.text) || key->columns.contains(column.effectiveKey())));
    }

    void compareTables(const QString &name, const Table &planned, const Table &found)
    {
        QMap<QString, const schema::Column *> columns;
        for (const schema::Column &column : found.columns)
            columns.insert(folded(column.name.text), &column);
        for (const schema::Column &column : planned.columns) {
            if (column.system)
                continue;
            const schema::Column *now = columns.take(folded(column.name.text));
            const QString shown = name + u'.' + column.name.text;
            if (!now)
                m_verification.differences.append(u"The column %1 is missing"_s.arg(shown));
            else if (!inPrimaryKey(planned, column) && !inPrimaryKey(found, *now) && column.isNullable() != now->isNullable())
                m_verification.differences.append(column.isNullable() ? u"The column %1 does not allow NULL"_s.arg(shown)
                                                                      : u"The column %1 allows NULL"_s.arg(shown));
        }
        for (const schema::Column *more : std::as_const(columns))
            m_verification.differences.append(u"The column %1.%2 is there beside those of the plan"_s.arg(name, more->name.text));
        compareIndexes(name, planned, found);
    }

    void compareIndexes(const QString &name, const Table &planned, const Table &found)
    {
        constexpr qsizetype longestName = 63; // PostgreSQL shortens longer ones
        QSet<QString> names;
        for (const schema::Index &index : found.indexes)
            names.insert(folded(index.name.text));
        for (const schema::Index &index : planned.indexes) {
            const QString text = index.name.text;
            if (!text.isEmpty() && text.toUtf8().size() <= longestName && !names.contains(folded(text)))
                m_verification.differences.append(u"The index %1 of %2 is missing"_s.arg(text, name));
        }
    }

    const Catalog &m_planned;
    bool m_insensitive;
    QString m_defaultSchema;
    Verification &m_verification;
    QMap<ObjectName, std::shared_ptr<const Table>> m_found;
};

QString defaultSchemaOf(Connection &connection)
{
    if (connection.dialect() == dialect::Dialect::Sqlite)
        return u"main"_s;
    const auto reply = connection.query(u"SELECT current_schema()"_s);
    return reply ? reply->rows.value(0).value(0).toString() : QString();
}

} // namespace

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
    if (!planned->uncertainty().isEmpty()) {
        verification.reason = u"the schema behind the last revision is not known exactly: "_s + planned->uncertainty();
        return;
    }
    const auto found = readCatalog(connection);
    if (!found || !*found) {
        verification.reason = u"the schema could not be read: "_s + (found ? QString() : found.error().message);
        return;
    }
    Comparison(*planned, **found, defaultSchemaOf(connection), verification)
        .compare({plan.versionTable.schema, plan.versionTable.table});
}

} // namespace retort::runtime
