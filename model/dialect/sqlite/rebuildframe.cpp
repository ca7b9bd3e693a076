// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/rebuildframe.h"

#include "model/dialect/quoting.h"
#include "model/dialect/sqlite/constraintddl.h"
#include "model/dialect/sqlite/relatedschema.h"
#include "model/dialect/tableddl.h"

/// A rebuilt table is a new one, and SQLite drops with the old one what hangs on it. Triggers of the table are made again at the
/// end. Views, and triggers of other tables, stay; but SQLite refuses to rename a table while one of them mentions a table that
/// is not there, unless it is told to leave them alone as it did before version 3.25. Where a column is renamed SQLite itself
/// says, on a copy in memory, how their SQL reads then; and it says there which of them no longer work.
namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;
using schema::StoredObject;

namespace {

constexpr Dialect Own = Dialect::Sqlite;

bool isSame(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

QString displayed(const StoredObject &object)
{
    return (object.kind == StoredObject::Kind::View ? u"view "_s : u"trigger "_s) + object.name.name;
}

/// What is wrong with a view or trigger. SQLite may take a column that is gone, in double quotes, for a string: that counts as
/// a fault in an object that needs no such reading before.
struct Faults
{
    QString plain;
    QString withoutStrings;
};

Faults faultsOf(const StoredObject &object, SqlParser &parser)
{
    Faults faults;
    faults.plain = faultOf(object, parser);
    parser.allowStringsInDoubleQuotes(false);
    faults.withoutStrings = faultOf(object, parser);
    parser.allowStringsInDoubleQuotes(true);
    return faults;
}

class Framer
{
public:
    Framer(const schema::Catalog &catalog, const schema::Table &known, const RebuiltTable &rebuilt)
        : m_known(known)
        , m_rebuilt(rebuilt)
        , m_related(relatedSchema(catalog, {known.name.text.toLower()}))
    {
    }

    RebuildFrame run(const schema::Catalog &catalog)
    {
        keepCounter();
        warnOfReferences(catalog);
        if (!m_related.objects.isEmpty()) {
            keepNames();
            keepObjects();
        }
        return m_frame;
    }

private:
    struct Fate
    {
        StoredObject before;
        StoredObject after;
        Faults already; ///< before anything was done: not this batch's
        QString fault;  ///< why it does not work afterwards, if it did before
    };

    bool isOwnTrigger(const StoredObject &object) const
    {
        return object.kind == StoredObject::Kind::Trigger && isSame(object.table.name, m_known.name.text);
    }

    void keepCounter();
    void warnOfReferences(const schema::Catalog &catalog);
    void keepNames();
    void keepObjects();
    QList<Fate> fates();
    void rename(QList<Fate> &fates, SqlParser &parser);
    void tryAfterwards(QList<Fate> &fates);
    void warn(const QString &text)
    {
        m_frame.warnings << u"The batch on table %1 %2"_s.arg(m_known.name.text, text);
    }

    const schema::Table &m_known;
    const RebuiltTable &m_rebuilt;
    RelatedSchema m_related;
    RebuildFrame m_frame;
};

/// Without this, ids of rows that were deleted would be given again.
void Framer::keepCounter()
{
    if (!hasInlinePrimaryKey(m_known))
        return;
    if (!hasInlinePrimaryKey(m_rebuilt.table)) {
        warn(u"loses AUTOINCREMENT: its primary key is another one, or refers to a table"_s);
        return;
    }
    m_frame.beforeCopy << u"INSERT INTO sqlite_sequence (name, seq) SELECT %1, seq FROM sqlite_sequence WHERE name = %2"_s.arg(
        stringLiteral(m_rebuilt.table.name.text), stringLiteral(m_known.name.text));
}

/// Foreign keys of other tables are not rewritten.
void Framer::warnOfReferences(const schema::Catalog &catalog)
{
    for (const auto &table : catalog.tables()) {
        if (isSame(table->name.text, m_known.name.text))
            continue;
        for (const schema::Constraint &constraint : table->constraints) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint);
            if (!key || !isSame(key->referredTable.text, m_known.name.text) || !key->referredSchema.isEmpty())
                continue;
            for (const QString &column : key->referredColumns) {
                if (m_rebuilt.dropped.contains(column, Qt::CaseInsensitive) || m_rebuilt.renamed.contains(column))
                    warn(u"breaks a foreign key of table %1, which refers to column %2"_s.arg(table->name.text, column));
            }
        }
    }
}

void Framer::keepNames()
{
    const bool others = std::any_of(m_related.objects.begin(), m_related.objects.end(),
        [this](const StoredObject &object) { return !isOwnTrigger(object); });
    if (!others)
        return;
    m_frame.beforeRename << u"PRAGMA legacy_alter_table = ON"_s;
    m_frame.afterRename << u"PRAGMA legacy_alter_table = OFF"_s;
}

void Framer::rename(QList<Fate> &fates, SqlParser &parser)
{
    QString fault;
    for (auto it = m_rebuilt.renamed.cbegin(); it != m_rebuilt.renamed.cend() && fault.isEmpty(); ++it) {
        const auto renamed = parser.run(u"ALTER TABLE %1 RENAME COLUMN %2 TO %3"_s.arg(
            quoted(m_known.name, Own), quoted(it.key(), Own), quoted(it.value(), Own)));
        if (!renamed)
            fault = renamed.error();
    }
    if (!fault.isEmpty())
        return; // then tryAfterwards() finds what does not work
    const QList<QVariantList> rows = parser.rows(u"SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger')"_s);
    for (Fate &fate : fates) {
        const QString type = fate.before.kind == StoredObject::Kind::View ? u"view"_s : u"trigger"_s;
        for (const QVariantList &row : rows) {
            if (row.value(0).toString() == type && isSame(row.value(1).toString(), fate.before.name.name))
                fate.after.sql = row.value(2).toString();
        }
    }
}

/// The related schema with the new table in the place of the old one.
void Framer::tryAfterwards(QList<Fate> &fates)
{
    SqlParser parser;
    RelatedSchema others = m_related;
    others.tables.removeIf([this](const auto &table) { return isSame(table->name.text, m_known.name.text); });
    schema::Table table = m_rebuilt.table;
    table.name = m_known.name;
    const OrRaised<QString> definition = createTable(table, false, Own);
    if (!createTables(parser, others) || !definition || !parser.run(*definition))
        return;
    for (Fate &fate : fates) {
        Faults faults;
        if (const auto made = parser.run(fate.after.sql); !made)
            faults.plain = made.error();
        else
            faults = faultsOf(fate.after, parser);
        if (fate.already.plain.isEmpty() && !faults.plain.isEmpty())
            fate.fault = faults.plain;
        else if (fate.already.withoutStrings.isEmpty())
            fate.fault = faults.withoutStrings;
        if (fate.fault.isEmpty())
            continue;
        if (fate.before.kind == StoredObject::Kind::Trigger)
            (void)parser.run(u"DROP TRIGGER IF EXISTS "_s + quoted(fate.before.name.name, Own));
    }
}

QList<Framer::Fate> Framer::fates()
{
    QList<Fate> found;
    for (const StoredObject &object : std::as_const(m_related.objects))
        found << Fate{object, object, {}, {}};
    SqlParser parser;
    if (!createTables(parser, m_related))
        return found;
    for (Fate &fate : found) {
        if (const auto made = parser.run(fate.before.sql); !made)
            fate.already.plain = made.error();
        else
            fate.already = faultsOf(fate.before, parser);
    }
    if (!m_rebuilt.renamed.isEmpty())
        rename(found, parser);
    tryAfterwards(found);
    return found;
}

void Framer::keepObjects()
{
    QStringList drops;
    QStringList makes;
    QStringList remade; // views that are dropped, and with them their triggers
    for (const Fate &fate : fates()) {
        const bool own = isOwnTrigger(fate.before);
        const bool rewritten = fate.after.sql != fate.before.sql;
        if (!fate.fault.isEmpty()) {
            warn(own ? u"loses %1, which no longer works: %2"_s.arg(displayed(fate.before), fate.fault)
                     : u"leaves %1, which no longer works: %2"_s.arg(displayed(fate.before), fate.fault));
            if (own)
                m_frame.lost << fate.before;
            continue;
        }
        const bool hangsOnView = remade.contains(fate.before.table.name, Qt::CaseInsensitive);
        if (rewritten && !own && !hangsOnView) {
            const bool isView = fate.before.kind == StoredObject::Kind::View;
            drops << (isView ? u"DROP VIEW "_s : u"DROP TRIGGER "_s) + quoted(fate.before.name.name, Own);
            if (isView)
                remade << fate.before.name.name;
        }
        if (rewritten)
            m_frame.changed << fate.after;
        if (own || rewritten || hangsOnView)
            makes << fate.after.sql;
    }
    m_frame.atEnd = drops + makes;
}

} // namespace

RebuildFrame rebuildFrame(const schema::Catalog &catalog, const schema::Table &known, const RebuiltTable &rebuilt)
{
    return Framer(catalog, known, rebuilt).run(catalog);
}

} // namespace retort::dialect::sqlite
