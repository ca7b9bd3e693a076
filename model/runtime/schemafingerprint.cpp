// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/schemafingerprint.h"

#include "model/runtime/sqltext.h"
#include "model/runtime/versiontable.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

/// %1: the condition on a class `c` in a namespace `n` that makes it ours.
constexpr auto postgresQuery = R"(
SELECT 'table ' || n.nspname || '.' || c.relname, c.relkind::text || COALESCE(' partition of ' || pg_get_expr(c.relpartbound, c.oid), '')
    || COALESCE(' ' || array_to_string(c.reloptions, ','), '') || COALESCE(' comment ' || obj_description(c.oid, 'pg_class'), '')
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') AND %1
UNION ALL SELECT 'column ' || n.nspname || '.' || c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || COALESCE(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
    || CASE WHEN a.attidentity <> '' THEN ' identity ' || a.attidentity::text ELSE '' END
    || CASE WHEN a.attgenerated <> '' THEN ' generated' ELSE '' END
    || CASE WHEN a.attcollation <> t.typcollation THEN ' collate ' || a.attcollation::regcollation::text ELSE '' END
    || COALESCE(' comment ' || col_description(c.oid, a.attnum), '')
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f') AND %1
UNION ALL SELECT 'constraint ' || n.nspname || '.' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid)
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE k.contype <> 't' AND %1
UNION ALL SELECT 'index ' || n.nspname || '.' || i.relname, pg_get_indexdef(i.oid) || CASE WHEN x.indisvalid THEN '' ELSE ' invalid' END
  FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %1
UNION ALL SELECT 'view ' || n.nspname || '.' || c.relname, pg_get_viewdef(c.oid)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('v', 'm') AND %1
UNION ALL SELECT 'sequence ' || n.nspname || '.' || c.relname, concat_ws(' ', format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement,
    s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
  FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %1
UNION ALL SELECT 'trigger ' || n.nspname || '.' || c.relname || '.' || g.tgname, pg_get_triggerdef(g.oid) || ' ' || g.tgenabled::text
  FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT g.tgisinternal AND %1
UNION ALL SELECT 'policy ' || n.nspname || '.' || c.relname || '.' || p.polname, concat_ws(' ', p.polcmd::text, p.polpermissive,
    p.polroles::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %1
UNION ALL SELECT 'function ' || n.nspname || '.' || f.proname || '(' || pg_get_function_identity_arguments(f.oid) || ')', pg_get_functiondef(f.oid)
  FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace WHERE f.prokind IN ('f', 'p') AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = f.oid AND e.deptype = 'e')
UNION ALL SELECT 'type ' || n.nspname || '.' || t.typname, t.typtype::text || ' ' || concat_ws(' ',
    (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
    CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod) || ' ' || t.typnotnull || COALESCE(' ' || t.typdefault, '')
      || COALESCE((SELECT string_agg(pg_get_constraintdef(k.oid), ' ' ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid), '') END)
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r') AND left(n.nspname, 3) <> 'pg_'
  AND n.nspname <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = t.oid AND e.deptype = 'e')
UNION ALL SELECT 'extension ' || e.extname, e.extversion FROM pg_extension e
UNION ALL SELECT 'schema ' || n.nspname, '' FROM pg_namespace n WHERE left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema'
)"_L1;

constexpr auto sqliteQuery = R"(
SELECT 'table ' || m.name, CASE WHEN m.sql LIKE '%WITHOUT%ROWID%' THEN 'without rowid ' ELSE '' END
    || CASE WHEN m.sql LIKE '%AUTOINCREMENT%' THEN 'autoincrement' ELSE '' END FROM sqlite_master m WHERE m.type = 'table' AND %1
UNION ALL SELECT 'column ' || m.name || '.' || c.name, upper(c.type) || CASE WHEN c."notnull" THEN ' not null' ELSE '' END
    || COALESCE(' default ' || c.dflt_value, '') || ' key ' || c.pk || ' hidden ' || c.hidden
  FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND %1
UNION ALL SELECT 'foreign key ' || m.name || '(' || group_concat(f."from") || ')', f."table" || '(' || group_concat(COALESCE(f."to", '')) || ') '
    || f.on_update || ' ' || f.on_delete || ' ' || f.match
  FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND %1 GROUP BY m.name, f.id
UNION ALL SELECT 'unique ' || m.name || '(' || (SELECT group_concat(COALESCE(x.name, '')) FROM pragma_index_info(i.name) x) || ')', i.origin
  FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin <> 'c' AND %1
UNION ALL SELECT m.type || ' ' || m.name, m.sql FROM sqlite_master m WHERE m.type IN ('index', 'view', 'trigger') AND m.sql IS NOT NULL
)"_L1;

QString queryFor(dialect::Dialect dialect, const plan::VersionTableName &versionTable)
{
    if (dialect == dialect::Dialect::Sqlite) {
        return QString(sqliteQuery).replace(u"%1"_s,
            u"m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND lower(m.name) <> lower(%1)"_s.arg(quoteLiteral(versionTable.table)));
    }
    return QString(postgresQuery).replace(u"%1"_s,
        u"(left(n.nspname, 3) <> 'pg_' AND n.nspname <> 'information_schema' AND c.oid IS DISTINCT FROM to_regclass(%1)::oid "
        "AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e'))"_s.arg(
            quoteLiteral(quotedName(versionTable))));
}

QString shown(const QString &value)
{
    constexpr qsizetype longest = 200;
    const QString line = value.simplified();
    return line.size() > longest ? line.first(longest) + u'…' : line;
}

} // namespace

SqlResult<SchemaFingerprint> schemaFingerprint(Connection &connection, const plan::VersionTableName &versionTable)
{
    return connection.query(queryFor(connection.dialect(), versionTable)).map([](const Reply &reply) {
        SchemaFingerprint print;
        for (const QVariantList &row : reply.rows)
            print.insert(row.value(0).toString(), row.value(1).toString());
        return print;
    });
}

QStringList fingerprintDifferences(const SchemaFingerprint &before, const SchemaFingerprint &after, int limit)
{
    QStringList lines;
    for (auto it = before.cbegin(); it != before.cend() && lines.size() < limit; ++it) {
        const auto now = after.constFind(it.key());
        if (now == after.cend())
            lines.append(u"missing: "_s + it.key());
        else if (now.value().simplified() != it.value().simplified())
            lines.append(u"changed: %1 from %2 to %3"_s.arg(it.key(), shown(it.value()), shown(now.value())));
    }
    for (auto it = after.cbegin(); it != after.cend() && lines.size() < limit; ++it) {
        if (!before.contains(it.key()))
            lines.append(u"added: "_s + it.key());
    }
    return lines;
}

} // namespace retort::runtime
