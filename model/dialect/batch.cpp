// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/batch.h"

#include "model/dialect/batchtable.h"
#include "model/dialect/compiler.h"
#include "model/dialect/postgresql/indexddl.h"
#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/indexddl.h"
#include "model/dialect/sqlite/rebuildframe.h"
#include "model/dialect/sqlite/reflection.h"
#include "model/dialect/tableddl.h"
#include "model/operations/effect.h"
#include "model/schema/tablebuilder.h"

/// A batch lets a script change what SQLite cannot alter. Alembic looks at the table as it is in the database, applies the
/// queued changes to that picture, creates a table of this shape under another name, copies the rows, drops the old table and
/// renames the new one. We take the picture from the replayed history or from the inspected database, print what Alembic prints,
/// and where its picture lacks something of the table (sqlite::reflected(), KeptSql) or of what hangs on it
/// (sqlite::rebuildFrame()) we keep that too: what cannot be kept is warned of. Where the catalog itself is in doubt there is no
/// SQL, only a reason.
namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

class Batch
{
public:
    Batch(const operations::BatchAlterTable &op, CompileContext &context, CompileOutcome &outcome, int operationIndex)
        : m_op(op)
        , m_context(context)
        , m_outcome(outcome)
        , m_index(operationIndex)
        , m_emitter(context, outcome, operationIndex)
    {
    }

    OrRaised<void> run()
    {
        const auto steps = batchSteps(m_op, m_context.namingConvention, m_context.dialect);
        if (!steps)
            return tl::unexpected(steps.error());
        return isRecreated(*steps) ? recreate(*steps) : direct();
    }

private:
    bool isRecreated(const QList<BatchStep> &steps) const
    {
        using Recreate = operations::BatchAlterTable::Recreate;
        switch (m_op.recreate) {
        case Recreate::Always: return true;
        case Recreate::Never: return false;
        case Recreate::Auto: break;
        }
        return m_context.dialect == Dialect::Sqlite && needsRecreate(steps);
    }

    OrRaised<void> direct();
    OrRaised<void> recreate(const QList<BatchStep> &steps);
    OrRaised<std::optional<schema::Table>> source();
    OrRaised<std::optional<schema::Table>> knownTable();
    OrRaised<schema::Table> lookedAt(const schema::Table &known);
    sqlite::RebuildFrame frameAround(const RebuiltTable &rebuilt);
    OrRaised<void> emitRebuilt(const schema::Table &old, const RebuiltTable &rebuilt, const sqlite::RebuildFrame &frame);
    void replaceInCatalog(const schema::Table &old, const RebuiltTable &rebuilt, const sqlite::RebuildFrame &frame);

    const operations::BatchAlterTable &m_op;
    CompileContext &m_context;
    CompileOutcome &m_outcome;
    int m_index;
    Emitter m_emitter;
};

bool isPlaced(const operations::BatchItem &item)
{
    const auto *add = std::get_if<operations::AddColumn>(&item);
    return add && !(add->insertBefore.isEmpty() && add->insertAfter.isEmpty());
}

OrRaised<void> Batch::direct()
{
    if (std::any_of(m_op.items.begin(), m_op.items.end(), isPlaced)) {
        return schema::raised(u"CommandError"_s,
            u"Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'"_s);
    }
    for (const operations::BatchItem &item : m_op.items) {
        const CompileOutcome one = compile(operations::plainOperation(item, m_op), m_context, m_index);
        m_outcome.statements << one.statements;
        m_outcome.warnings << one.warnings;
        m_outcome.unknown = one.unknown;
        if (one.raised)
            return tl::unexpected(*one.raised);
        if (!one.unknown.isEmpty())
            return {};
    }
    return {};
}

/// The table as the catalog has it, if that can be relied on; else says why not.
OrRaised<std::optional<schema::Table>> Batch::knownTable()
{
    const schema::ObjectName name{m_op.schema.text, m_op.table.text};
    const auto table = m_context.catalog ? m_context.catalog->table(name) : nullptr;
    const QString doubt = table && !table->uncertainty.isEmpty() ? table->uncertainty
        : m_context.catalog                                      ? m_context.catalog->uncertainty()
                                                                 : QString();
    if (!doubt.isEmpty()) {
        m_outcome.unknown = u"The batch on table %1 depends on how the table looks, and that cannot be known: %2"_s.arg(
            name.display(), doubt);
        return std::optional<schema::Table>();
    }
    if (table)
        return std::optional<schema::Table>(*table);
    if (m_context.catalogIsComplete)
        return schema::raised(u"NoSuchTableError"_s, name.display());
    m_outcome.unknown = u"The batch on table %1 depends on how the table looks, and no earlier revision creates it."_s.arg(
        name.display());
    return std::optional<schema::Table>();
}

/// The table through the eyes of reflection, with the columns that reflect_args put in their place.
OrRaised<schema::Table> Batch::lookedAt(const schema::Table &known)
{
    OrRaised<schema::Table> found = sqlite::reflected(known, sqlite::Look::Whole);
    if (!found)
        return found;
    for (const schema::Column &given : m_op.reflectArgs) {
        if (schema::Column *column = found->column(given.effectiveKey())) {
            const schema::DialectOptions kept = std::exchange(*column, given).options;
            for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
                if (!column->options.contains(it.key()))
                    column->options.insert(it.key(), it.value());
            }
        } else {
            found->columns << given;
        }
    }
    schema::NamingConvention convention;
    if (!m_op.namingConvention.isEmpty())
        convention.formats = m_op.namingConvention;
    for (schema::Constraint &constraint : found->constraints) {
        const auto name = schema::conventionalName(convention, constraint, *found);
        if (!name)
            return tl::unexpected(name.error());
        schema::traits(constraint).name = *name;
    }
    return found;
}

OrRaised<std::optional<schema::Table>> Batch::source()
{
    using Source = OrRaised<std::optional<schema::Table>>;
    if (m_op.copyFrom) {
        auto given = schema::buildTable(*m_op.copyFrom, m_context.namingConvention);
        return given ? Source(std::move(*given)) : Source(tl::unexpected(given.error()));
    }
    const Source known = knownTable();
    if (!known || !*known)
        return known;
    if (m_context.dialect == Dialect::Postgresql) {
        m_outcome.unknown = u"A batch with recreate='always' on PostgreSQL depends on what the server tells about table %1."_s.arg(
            m_op.table.text);
        return std::optional<schema::Table>();
    }
    auto found = lookedAt(**known);
    return found ? Source(std::move(*found)) : Source(tl::unexpected(found.error()));
}

OrRaised<void> Batch::recreate(const QList<BatchStep> &steps)
{
    const auto table = source();
    if (!table)
        return tl::unexpected(table.error());
    if (!*table)
        return {};
    BatchTable batch(**table, !m_op.copyFrom, m_op, m_context.dialect);
    for (const BatchStep &step : steps) {
        if (const OrRaised<void> applied = batch.apply(step); !applied)
            return applied;
    }
    const OrRaised<RebuiltTable> rebuilt = batch.rebuild();
    if (!rebuilt)
        return tl::unexpected(rebuilt.error());
    const sqlite::RebuildFrame frame = frameAround(*rebuilt);
    m_outcome.warnings << rebuilt->warnings << frame.warnings;
    if (const OrRaised<void> emitted = emitRebuilt(**table, *rebuilt, frame); !emitted)
        return emitted;
    replaceInCatalog(**table, *rebuilt, frame);
    return {};
}

/// What the catalog's own table needs around the rebuild, also where the script gives another picture of it by copy_from.
sqlite::RebuildFrame Batch::frameAround(const RebuiltTable &rebuilt)
{
    if (m_context.dialect != Dialect::Sqlite || !m_context.catalog || !m_op.schema.isEmpty())
        return {};
    const auto known = m_context.catalog->table({{}, m_op.table.text});
    if (!known || !known->uncertainty.isEmpty())
        return {};
    sqlite::RebuildFrame frame = sqlite::rebuildFrame(*m_context.catalog, *known, rebuilt);
    if (!m_op.copyFrom)
        return frame;
    for (const schema::Index &index : known->indexes) {
        const bool again = std::any_of(rebuilt.indexes.begin(), rebuilt.indexes.end(),
            [&index](const schema::Index &made) { return made.name == index.name; });
        if (!again)
            frame.warnings << u"The batch on table %1 loses index %2: copy_from does not tell of it"_s.arg(
                m_op.table.text, index.name.text);
    }
    return frame;
}

OrRaised<void> Batch::emitRebuilt(const schema::Table &old, const RebuiltTable &rebuilt, const sqlite::RebuildFrame &frame)
{
    const auto emitAll = [this](const QStringList &all) {
        for (const QString &sql : all)
            m_emitter.emit(sql);
    };
    const Dialect dialect = m_context.dialect;
    const QString oldName = qualified(old.schema, old.name, dialect);
    if (dialect == Dialect::Postgresql) {
        for (const QString &name : rebuilt.keptNames)
            m_emitter.emit(u"ALTER TABLE "_s + oldName + u" DROP CONSTRAINT "_s + quoted(name, dialect));
    }
    if (const OrRaised<void> emitted = m_emitter.emit(createTable(rebuilt.table, false, dialect)); !emitted)
        return emitted;
    emitAll(frame.beforeCopy);
    m_emitter.emit(rebuilt.insert);
    m_emitter.emit(u"DROP TABLE "_s + oldName);
    emitAll(frame.beforeRename);
    m_emitter.emit(u"ALTER TABLE "_s + qualifiedByParts(rebuilt.table.schema, rebuilt.table.name, dialect) + u" RENAME TO "_s
        + quoted(old.name, dialect));
    emitAll(frame.afterRename);
    if (rebuilt.indexError)
        return tl::unexpected(*rebuilt.indexError);
    schema::Table renamed = rebuilt.table;
    renamed.name = old.name;
    for (const schema::Index &index : rebuilt.indexes) {
        const OrRaised<QString> sql = dialect == Dialect::Sqlite ? sqlite::createIndex(index, renamed, false)
                                                                 : postgresql::createIndex(index, renamed, false);
        if (const OrRaised<void> emitted = m_emitter.emit(sql); !emitted)
            return emitted;
    }
    emitAll(frame.atEnd);
    return {};
}

/// The new table under the old name; its columns are called by their new names from here on.
void Batch::replaceInCatalog(const schema::Table &old, const RebuiltTable &rebuilt, const sqlite::RebuildFrame &frame)
{
    schema::Table table = rebuilt.table;
    table.name = old.name;
    table.indexes = rebuilt.indexes;
    for (schema::Column &column : table.columns) {
        if (!column.key.isEmpty() && column.key != column.name.text) {
            const schema::Identifier name = column.name;
            operations::renameColumn(table, QString(column.key), name);
        }
    }
    if (!m_op.copyFrom)
        table.uncertainty.clear(); // its SQL was rewritten as well, or left out
    schema::Catalog &catalog = editableCatalog(m_context);
    catalog.setTable(std::move(table));
    for (const schema::StoredObject &object : frame.changed)
        catalog.setStoredObject(object);
    for (const schema::StoredObject &object : frame.lost)
        catalog.removeStoredObject(object.kind, object.name, object.table);
}

} // namespace

OrRaised<void> compileBatch(const operations::BatchAlterTable &op, CompileContext &context, CompileOutcome &outcome,
    int operationIndex)
{
    return Batch(op, context, outcome, operationIndex).run();
}

} // namespace retort::dialect
