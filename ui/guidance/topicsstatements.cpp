// SPDX-License-Identifier: GPL-3.0-or-later
// Why a database refuses a statement of a migration. The servers' own words tell these apart.
#include "model/runtime/errorcodes.h"
#include "ui/guidance/guidancepage.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of these pages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guidance)
};

void sayWhat(GuidancePage &page, const GuidanceFacts &facts)
{
    if (!facts.error.message.isEmpty())
        page.here << facts.error.message;
    if (!facts.error.range.file.isEmpty() && facts.error.range.isValid())
        page.here << Text::tr("The statement comes from %1, line %2.")
                         .arg(facts.error.range.file)
                         .arg(facts.error.range.startLine);
    const DatabaseEntry *entry = facts.selected();
    if (entry && entry->state == DatabaseEntry::State::Known)
        page.here << (entry->rows.isEmpty() ? Text::tr("%1 has no revision yet.").arg(entry->name())
                                            : Text::tr("%1 is at %2.").arg(entry->name(), entry->rows.join(u", "_s)));
    page.revisions = facts.error.revisions;
}

void alreadyExists(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("What a revision makes is there already");
    page.meaning = Text::tr("The table, column, index or type exists, but the version table does not know the revision "
                            "that makes it. Mostly create_all, another tool or a run that failed "
                            "half-way made it; dropping it loses its data.");
    sayWhat(page, facts);
    page.offer(Text::tr("See how the database differs from what its revisions make."), u"compareDatabase"_s,
        u"retort check"_s);
    page.offer(Text::tr("If it has everything that the revision makes: stamp that revision, then upgrade the rest."),
        u"stampHere"_s, u"alembic stamp REVISION"_s);
}

void doesNotExist(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("What a revision works on is not there");
    page.meaning =
        Text::tr("A table, column, index or constraint that an earlier revision makes is missing, has another name, or "
                 "is in another schema. A stamp past revisions that never ran "
                 "leads here, as does a search_path that differs, or a constraint whose name the database chose.");
    sayWhat(page, facts);
    page.offer(Text::tr("See how the database differs from what its revisions make."), u"compareDatabase"_s,
        u"retort check"_s);
    page.offer(Text::tr("If it was stamped too far: stamp the last revision that really ran, then upgrade."),
        u"stampHere"_s, u"alembic stamp REVISION"_s);
}

void leftover(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A failed batch operation left a table behind");
    page.meaning = Text::tr(
        "To change a table of SQLite, a batch operation builds a new one named _alembic_tmp_…, copies the rows and "
        "takes its place. With Alembic a failure leaves it "
        "behind and each retry stops there. Runs of Retort undo it, since the whole revision is one transaction.");
    sayWhat(page, facts);
    page.offer(Text::tr("Look at it: while the original table is complete, the leftover can be dropped."),
        u"compareDatabase"_s, u"DROP TABLE _alembic_tmp_NAME"_s);
}

void nullValues(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Rows that exist have no value for a required column");
    page.meaning = Text::tr("NOT NULL holds for the rows that are there already. An empty development database accepts "
                            "it, one with data does not.");
    sayWhat(page, facts);
    page.offer(Text::tr("In the script: add the column as nullable or with a server_default, fill it with an UPDATE, "
                        "then set nullable=False."),
        u"editScript"_s);
}

void duplicates(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Rows that exist are not unique");
    page.meaning = Text::tr(
        "The new unique index or constraint holds for the rows that are there already, and some have the same values.");
    sayWhat(page, facts);
    page.offer(Text::tr("Find them, decide which one stays, and clean up in the script before the index is made."),
        u"editScript"_s, u"SELECT a, count(*) FROM t GROUP BY a HAVING count(*) > 1"_s);
}

void foreignKeys(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Rows refer to others that are not there");
    page.meaning = Text::tr("A foreign key is broken by rows that exist, or would be by what the revision deletes. "
                            "SQLite looks at the end of the transaction, PostgreSQL at once.");
    sayWhat(page, facts);
    page.offer(Text::tr("Clean up such rows in the script before the key is made."), u"editScript"_s,
        u"PRAGMA foreign_key_check"_s);
}

void sqliteAlter(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("SQLite cannot change a table like this");
    page.meaning = Text::tr("SQLite has no ALTER for types, constraints and most of columns. Alembic's batch "
                            "operations build the table anew instead.");
    sayWhat(page, facts);
    page.offer(Text::tr("Put the change into a batch: “with op.batch_alter_table('t') as batch: "
                        "batch.alter_column(…)”. New scripts get that with render_as_batch=True in env.py."),
        u"editScript"_s, u"render_as_batch=True"_s);
}

void transactionBlock(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("This statement cannot run inside of a transaction");
    page.meaning = Text::tr("CREATE INDEX CONCURRENTLY and a few others need to stand alone, and a new value of an "
                            "enum type can be used only after its transaction ended. Alembic runs each "
                            "revision, or all of them, in one transaction.");
    sayWhat(page, facts);
    page.offer(Text::tr("Wrap it in “with op.get_context().autocommit_block():”. What ran before it is committed then "
                        "and not undone by a failure."),
        u"editScript"_s);
}

void cannotCast(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("PostgreSQL does not know how to convert the column");
    page.meaning = Text::tr("There is no automatic conversion between the old type and the new one, so it has to be "
                            "written down; values that do not fit stop it.");
    sayWhat(page, facts);
    page.offer(Text::tr("Give op.alter_column a postgresql_using, such as 'name::integer'."), u"editScript"_s);
}

void dependents(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Something else needs what is to be dropped");
    page.meaning = Text::tr("A view, foreign key, default or function uses it. PostgreSQL names them in the detail of "
                            "the message; CASCADE would drop them all.");
    sayWhat(page, facts);
    if (!facts.error.detail.isEmpty())
        page.here << facts.error.detail;
    page.offer(Text::tr("Drop and remake what depends on it in the same script."), u"editScript"_s);
}

void permission(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("This user may not do that");
    page.meaning = Text::tr("Only the owner of a table may change it, and a schema has to allow that tables are made "
                            "in it (since PostgreSQL 15 “public” does not).");
    sayWhat(page, facts);
    page.offer(Text::tr("Connect as the owner, or let the connection take its role."), u"editConnection"_s,
        u"GRANT CREATE ON SCHEMA public TO NAME"_s);
}

void refused(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database refused a statement");
    page.meaning = Text::tr("The message is the database's own. What ran in the same transaction was undone; the "
                            "outcome tells what stayed.");
    sayWhat(page, facts);
    page.offer(
        Text::tr("Rehearse after a correction: everything runs for real and is rolled back."), u"upgradeHeads"_s);
    page.offer(Text::tr("Edit the script."), u"editScript"_s);
}

} // namespace

std::vector<GuidanceTopic> statementTopics()
{
    using namespace runtime;
    return {
        {"leftover-batch-table"_L1, {}, {u"table _alembic_tmp_… already exists"_s},
            u"_alembic_tmp_\\S* already exists"_s, leftover},
        {"already-exists"_L1, {},
            {u"relation \"…\" already exists"_s, u"table … already exists"_s, u"duplicate column name: …"_s,
                u"type \"…\" already exists"_s},
            u"(already exists|duplicate column name)"_s, alreadyExists},
        {"does-not-exist"_L1, {},
            {u"no such table: …"_s, u"no such column: …"_s, u"relation \"…\" does not exist"_s,
                u"column \"…\" does not exist"_s, u"No such constraint: '…'"_s},
            u"(no such (table|column|index)|does not exist|No such constraint)"_s, doesNotExist},
        {"null-values"_L1, {},
            {u"column \"…\" of relation \"…\" contains null values"_s, u"NOT NULL constraint failed: …"_s,
                u"Cannot add a NOT NULL column with default value NULL"_s},
            u"(contains null values|NOT NULL constraint failed|violates not-null|Cannot add a NOT NULL column)"_s,
            nullValues},
        {"not-unique"_L1, {},
            {u"could not create unique index \"…\""_s, u"UNIQUE constraint failed: …"_s,
                u"duplicate key value violates unique constraint \"…\""_s},
            u"(could not create unique index|UNIQUE constraint failed|duplicate key value)"_s, duplicates},
        {"foreign-keys"_L1, {runForeignKeys},
            {u"FOREIGN KEY constraint failed"_s, u"violates foreign key constraint \"…\""_s},
            u"(FOREIGN KEY constraint failed|violates foreign key)"_s, foreignKeys},
        {"sqlite-alter"_L1, {},
            {u"No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite migrations using a copy-and-move strategy."_s,
                u"near \"ALTER\": syntax error"_s},
            u"(No support for ALTER of constraints|near \"(ALTER|CONSTRAINT|MODIFY)\": syntax error)"_s, sqliteAlter},
        {"in-transaction"_L1, {},
            {u"CREATE INDEX CONCURRENTLY cannot run inside a transaction block"_s,
                u"unsafe use of new value \"…\" of enum type …"_s},
            u"(cannot run inside a transaction block|cannot be executed from a function|unsafe use of new value)"_s,
            transactionBlock},
        {"cannot-cast"_L1, {}, {u"column \"…\" cannot be cast automatically to type …"_s},
            u"cannot be cast automatically"_s, cannotCast},
        {"dependents"_L1, {}, {u"cannot drop … because other objects depend on it"_s}, u"other objects depend on it"_s,
            dependents},
        {"permission"_L1, {}, {u"permission denied for schema public"_s, u"must be owner of table …"_s},
            u"(permission denied for|must be owner of)"_s, permission},
        {"statement-refused"_L1, {databaseStatement, databaseInterrupted},
            {u"sqlalchemy.exc.OperationalError"_s, u"sqlalchemy.exc.ProgrammingError"_s}, u"sqlalchemy\\.exc\\."_s,
            refused, true},
    };
}

} // namespace retort::ui
