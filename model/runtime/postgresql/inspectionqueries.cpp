// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/inspectionqueries.h"

// Schemas of the server itself, and what an extension brought along.
#define USER_SCHEMA "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"
#define NOT_OF_AN_EXTENSION(CLASS, OID) \
    "NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = '" CLASS "'::regclass AND e.objid = " OID " AND e.deptype = 'e')"
// The names of columns by their numbers, in the order of the array.
#define COLUMN_NAMES(NUMBERS, TABLE) \
    "(SELECT string_agg(a.attname, chr(31) ORDER BY k.place) FROM unnest(" NUMBERS ") WITH ORDINALITY AS k(number, place) " \
    "JOIN pg_attribute a ON a.attrelid = " TABLE " AND a.attnum = k.number)"

namespace retort::runtime::postgresql {

const char currentSchema[] = "SELECT coalesce(current_schema(), 'public')";

const char schemaNames[] = "SELECT n.nspname FROM pg_namespace n WHERE " USER_SCHEMA " AND "
    NOT_OF_AN_EXTENSION("pg_namespace", "n.oid") " ORDER BY 1";

const char enumTypes[] =
    "SELECT n.nspname, t.typname, (SELECT string_agg(e.enumlabel, chr(31) ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) "
    "FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND " USER_SCHEMA " AND "
    NOT_OF_AN_EXTENSION("pg_type", "t.oid") " ORDER BY 1, 2";

const char domainTypes[] =
    "SELECT n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod), t.typnotnull, t.typdefault, c.conname, "
    "regexp_replace(pg_get_constraintdef(c.oid), '^CHECK \\((.*)\\)( NOT VALID)?$', '\\1') "
    "FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN LATERAL (SELECT oid, conname FROM pg_constraint "
    "WHERE contypid = t.oid AND contype = 'c' ORDER BY conname LIMIT 1) c ON true "
    "WHERE t.typtype = 'd' AND " USER_SCHEMA " AND " NOT_OF_AN_EXTENSION("pg_type", "t.oid") " ORDER BY 1, 2";

const char tables[] =
    "SELECT n.nspname, c.relname, obj_description(c.oid, 'pg_class'), "
    "CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END, c.relpersistence "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND " USER_SCHEMA " AND "
    NOT_OF_AN_EXTENSION("pg_class", "c.oid") " ORDER BY 1, 2";

const char columns[] =
    "SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), "
    "a.attidentity, a.attgenerated, CASE WHEN a.attcollation <> t.typcollation THEN l.collname END, "
    "col_description(c.oid, a.attnum), EXISTS (SELECT 1 FROM pg_depend s JOIN pg_class q ON q.oid = s.objid AND q.relkind = 'S' "
    "WHERE s.refobjid = c.oid AND s.refobjsubid = a.attnum AND s.deptype = 'a' AND s.classid = 'pg_class'::regclass) "
    "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    "JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_collation l ON l.oid = a.attcollation "
    "LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum "
    "WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND " USER_SCHEMA " ORDER BY 1, 2, a.attnum";

const char constraints[] =
    "SELECT n.nspname, c.relname, o.conname, o.contype, " COLUMN_NAMES("o.conkey", "o.conrelid") ", o.condeferrable, o.condeferred, "
    "rn.nspname, r.relname, " COLUMN_NAMES("o.confkey", "o.confrelid") ", o.confupdtype, o.confdeltype, o.confmatchtype, "
    "CASE WHEN o.contype = 'c' THEN regexp_replace(pg_get_constraintdef(o.oid), '^CHECK \\((.*)\\)( NO INHERIT)?( NOT VALID)?$', '\\1') "
    "ELSE pg_get_constraintdef(o.oid) END, o.convalidated "
    "FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
    "LEFT JOIN pg_class r ON r.oid = o.confrelid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace "
    "WHERE o.contype IN ('p', 'u', 'f', 'c', 'x') AND c.relkind IN ('r', 'p') AND " USER_SCHEMA
    " ORDER BY 1, 2, o.contype = 'p' DESC, o.oid";

// The column of to_jsonb() is there since PostgreSQL 15 only.
const char indexes[] =
    "SELECT n.nspname, c.relname, i.relname, x.indisunique, "
    "(SELECT string_agg(coalesce(a.attname, ''), chr(31) ORDER BY k.place) FROM unnest(x.indkey::int2[]) WITH ORDINALITY AS k(number, place) "
    "LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = k.number AND k.number > 0), "
    "(SELECT string_agg(pg_get_indexdef(x.indexrelid, g, false) "
    "|| CASE WHEN g <= x.indnkeyatts AND NOT p.opcdefault THEN ' ' || p.opcname ELSE '' END "
    "|| CASE WHEN g > x.indnkeyatts OR m.amname <> 'btree' THEN '' ELSE CASE x.indoption[g - 1] "
    "WHEN 3 THEN ' DESC' WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST' ELSE '' END END, chr(31) ORDER BY g) "
    "FROM generate_series(1, x.indnatts) AS g LEFT JOIN pg_opclass p ON g <= x.indnkeyatts AND p.oid = x.indclass[g - 1]), "
    "x.indnkeyatts::int, m.amname, pg_get_expr(x.indpred, x.indrelid), x.indisvalid, "
    "coalesce((to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, false) "
    "FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am m ON m.oid = i.relam "
    "WHERE c.relkind IN ('r', 'p') AND " USER_SCHEMA
    " AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = x.indexrelid AND o.contype IN ('p', 'u', 'x')) "
    "ORDER BY 1, 2, i.oid";

const char sequences[] =
    "SELECT n.nspname, c.relname, s.seqstart, s.seqincrement FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " USER_SCHEMA " AND NOT EXISTS (SELECT 1 FROM pg_depend d "
    "WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i', 'e')) ORDER BY 1, 2";

const char functions[] =
    "SELECT n.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', pg_get_functiondef(p.oid) "
    "FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.prokind IN ('f', 'p') AND " USER_SCHEMA " AND "
    NOT_OF_AN_EXTENSION("pg_proc", "p.oid") " ORDER BY p.oid";

const char views[] =
    "SELECT n.nspname, c.relname, pg_get_viewdef(c.oid), c.relkind = 'm' FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('v', 'm') AND " USER_SCHEMA " AND " NOT_OF_AN_EXTENSION("pg_class", "c.oid") " ORDER BY c.oid";

const char triggers[] =
    "SELECT n.nspname, t.tgname, pg_get_triggerdef(t.oid), c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND " USER_SCHEMA " ORDER BY t.oid";

} // namespace retort::runtime::postgresql
