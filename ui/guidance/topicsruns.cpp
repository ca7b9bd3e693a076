// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the way of a preview or a run, and what a run may leave behind.
#include "model/plan/render.h"
#include "model/runtime/errorcodes.h"
#include "ui/guidance/guidancepage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

inline constexpr ErrorCode offlineRange("cli.offline-range");
inline constexpr ErrorCode notExact("cli.not-exact");

/// The translation context of these pages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guidance)
};

void sayWhat(GuidancePage &page, const GuidanceFacts &facts)
{
    if (!facts.error.message.isEmpty())
        page.here << facts.error.message;
    if (!facts.error.hint.isEmpty())
        page.here << facts.error.hint;
    page.revisions = facts.error.revisions;
}

void offline(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The SQL cannot be made without a database");
    page.meaning =
        Text::tr("Offline mode (--sql) writes SQL without a connection. A batch operation on SQLite needs to know the "
                 "table as it is, which Alembic reads from the database. "
                 "Retort knows it from the revisions before, so that its preview and export mostly work without one.");
    sayWhat(page, facts);
    page.offer(Text::tr("Export the SQL from here."), u"exportSql"_s, u"retort render"_s);
    page.offer(Text::tr("Connect the database, and the preview asks it."), u"connectDatabase"_s);
}

void needsData(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("What a revision does depends on what the database holds");
    page.meaning = Text::tr("The script asks the database (for rows, or for which tables there are) and goes on "
                            "according to the answer. Without it the SQL would be a guess, and a guess is "
                            "never shown.");
    sayWhat(page, facts);
    page.offer(
        Text::tr("Connect the database and let the preview ask it; nothing is changed by that."), u"connectDatabase"_s);
}

void needsPython(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A revision needs your application's Python");
    page.meaning = Text::tr("The script imports code of the application or does something that Retort does not follow. "
                            "Reading a project never runs its code, so this revision has no exact "
                            "preview. Everything before and after it is not affected.");
    sayWhat(page, facts);
    page.offer(Text::tr("Look at the line that is the reason."), u"tab3"_s);
    page.offer(Text::tr("Run this one with your own Python, which the review offers or Alembic does."),
        u"upgradeHeads"_s, u"alembic upgrade +1"_s);
}

void otherRun(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Somebody else migrates this database right now");
    page.meaning = Text::tr("Two runs at the same time leave a half-built schema. Alembic has no lock against that; "
                            "Retort holds one while it runs and has found another run.");
    sayWhat(page, facts);
    page.offer(Text::tr("Wait until it is done and read the database again."), u"readAgain"_s, u"alembic current"_s);
}

void pooler(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The connection goes through a pooler, or a second one is refused");
    page.meaning = Text::tr("A run needs a connection of its own from beginning to end, and a second one to stop it. A "
                            "pooler that gives out connections for one transaction breaks locks and "
                            "settings of the session.");
    sayWhat(page, facts);
    page.offer(Text::tr("Connect to the server itself instead of the pooler."), u"editConnection"_s);
}

void unknownOutcome(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("It is not known whether the run took effect");
    page.meaning = Text::tr("The connection broke while the transaction was ending. The server has either done all of "
                            "it or nothing; only a new look can tell.");
    sayWhat(page, facts);
    page.offer(Text::tr("Read the database again: its revision tells."), u"readAgain"_s, u"alembic current"_s);
    page.offer(Text::tr("The journal has every statement of the run."), u"showJournal"_s);
}

void rowsLost(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A rebuilt table would lose something");
    page.meaning = Text::tr("SQLite's tables are changed by building them anew. Before the commit Retort counts rows "
                            "and triggers and checks foreign keys; something was missing, so it undid everything.");
    sayWhat(page, facts);
    page.offer(Text::tr("Look at the script: what the batch does to the rows or triggers."), u"tab3"_s);
}

void scriptRaised(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The script itself gave up");
    page.meaning = Text::tr("It raised an exception, ended its own transaction, or asked for something that cannot be "
                            "done while it runs. Some downgrades raise on purpose, to say that there is no way back.");
    sayWhat(page, facts);
    page.offer(Text::tr("Look at the line."), u"tab3"_s);
}

void invalidIndex(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("An index was begun and is not valid");
    page.meaning = Text::tr(
        "CREATE INDEX CONCURRENTLY that fails leaves an index behind which costs every write and helps no query.");
    sayWhat(page, facts);
    page.offer(Text::tr("Drop it, then run the revision again."), {}, u"DROP INDEX CONCURRENTLY NAME"_s);
}

void backup(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("No backup could be made");
    page.meaning = Text::tr("A SQLite file is copied and checked before a run, a PostgreSQL database dumped by pg_dump "
                            "of at least its own version. One of these did not work; the run did not begin.");
    sayWhat(page, facts);
    page.offer(Text::tr("Make room or install the program, or go on without a backup: the review asks."),
        u"upgradeHeads"_s, u"apt install postgresql-client"_s);
}

void handover(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Your Python did not do what was asked");
    page.meaning = Text::tr("A revision was handed to the project's own Alembic for one step. It was not found, works "
                            "on another database, or ended without the expected revision, and what follows would no "
                            "longer be what was reviewed.");
    sayWhat(page, facts);
    page.offer(
        Text::tr("Try the step in a terminal, in the project's environment."), u"readAgain"_s, u"alembic upgrade +1"_s);
}

} // namespace

std::vector<GuidanceTopic> runTopics()
{
    using namespace runtime;
    return {
        {"offline-mode"_L1, {offlineRange},
            {u"This operation cannot proceed in --sql mode; batch mode with dialect sqlite requires a live database connection with which to reflect the table \"…\"."_s},
            u"cannot proceed in --sql mode"_s, offline},
        {"needs-data"_L1, {plan::PreviewNeedsData}, {}, {}, needsData},
        {"needs-python"_L1, {plan::PreviewNeedsPython, plan::PreviewError, runNotRunnable, runWrongDialect, notExact},
            {}, {}, needsPython},
        {"other-run"_L1, {runOtherRun}, {}, {}, otherRun},
        {"pooler"_L1, {runTransactionPooler, runNoSecondConnection}, {}, {}, pooler},
        {"unknown-outcome"_L1, {runOutcomeUnknown}, {}, {}, unknownOutcome},
        {"rebuilt-table"_L1, {runRowsLost, runTriggersLost}, {}, {}, rowsLost},
        {"script-raised"_L1, {runScriptRaised, runScriptRolledBack, runCommitInDryRun}, {}, {}, scriptRaised, true},
        {"invalid-index"_L1, {runInvalidIndex}, {}, {}, invalidIndex},
        {"backup"_L1, {backupFailed, backupNotSound, backupNoProgram, backupProgramTooOld, scratchRefused},
            {u"pg_dump: error: server version: …; pg_dump version: …"_s}, u"pg_dump: error"_s, backup},
        {"handover"_L1,
            {handoverNoInterpreter, handoverOtherDatabase, handoverNotOneStep, handoverFailed, handoverNotDone,
                runNotAsShown},
            {}, {}, handover},
    };
}

} // namespace retort::ui
