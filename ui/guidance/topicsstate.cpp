// SPDX-License-Identifier: GPL-3.0-or-later
// Where a database stands: behind, without a version table, edited scripts, drift, nothing to generate.
#include "model/runtime/errorcodes.h"
#include "model/script/migrationsteps.h"
#include "model/script/scriptcodes.h"
#include "ui/guidance/guidancepage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

inline constexpr ErrorCode checkedNotUpToDate("cli.not-up-to-date");
inline constexpr ErrorCode checkedDrift("cli.drift");

/// The translation context of these pages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guidance)
};

QStringList pendingOf(const GuidanceFacts &facts)
{
    const DatabaseEntry *entry = facts.selected();
    if (!entry || !facts.snapshot || entry->state != DatabaseEntry::State::Known)
        return {};
    const QList<int> pending = script::pending(facts.snapshot->map, entry->rows);
    return facts.snapshot->map.ids(std::vector<int>(pending.cbegin(), pending.cend()));
}

void sayPending(GuidancePage &page, const GuidanceFacts &facts)
{
    const DatabaseEntry *entry = facts.selected();
    if (!entry || entry->state != DatabaseEntry::State::Known)
        return;
    const QStringList pending = pendingOf(facts);
    page.here << (entry->rows.isEmpty() ? Text::tr("%1 has no revision yet.").arg(entry->name())
                                        : Text::tr("%1 is at %2.").arg(entry->name(), entry->rows.join(u", "_s)));
    if (pending.isEmpty()) {
        page.here << Text::tr("Nothing is pending there.");
        return;
    }
    page.here << Text::tr("%Ln revision(s) are pending, in this order:", nullptr, int(pending.size()))
              << revisionTexts(facts, pending);
    page.revisions = pending;
}

void behind(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database is behind its scripts");
    page.meaning = Text::tr(
        "There are revisions that this database does not have. Before a revision can be generated from your models "
        "Alembic wants "
        "the database to have all of them: else it would find the same changes once more. It is a state, not damage.");
    sayPending(page, facts);
    page.offer(Text::tr("Upgrade the database; the review shows every statement first."), u"upgradeHeads"_s,
        u"alembic upgrade head"_s);
    page.offer(
        Text::tr(
            "If the tables are there already (made by create_all, or by hand): record that without running anything."),
        u"stampHeads"_s, u"alembic stamp head"_s);
}

void noChanges(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("No changes are found, or the new script is empty");
    page.meaning =
        Text::tr("Autogenerate compares the models that env.py knows with the tables of the database. It finds nothing "
                 "when the models are not imported by env.py "
                 "(target_metadata is None or empty), when the tables exist already because something called "
                 "create_all, when another database is compared, or "
                 "for changes that Alembic does not look for: renames, primary keys, CHECK texts, enum values.");
    if (facts.snapshot && !facts.snapshot->project.envPath.isEmpty())
        page.here << Text::tr("The models are imported by %1.").arg(facts.snapshot->project.envPath);
    if (const DatabaseEntry *entry = facts.selected(); entry && entry->state == DatabaseEntry::State::Known)
        page.here << Text::tr("%1 has %Ln table(s) beside the version table.", nullptr, entry->otherTables)
                         .arg(entry->name());
    sayPending(page, facts);
    page.offer(Text::tr("Import all models in env.py before target_metadata is set."), {},
        u"target_metadata = Base.metadata"_s);
    page.offer(
        Text::tr(
            "Compare the database with what the revisions make of it: what differs there is what create_all made."),
        u"compareDatabase"_s, u"retort check"_s);
    page.offer(Text::tr("Write the revision yourself."), u"newRevision"_s, u"alembic revision -m \"…\""_s);
}

void noVersionTable(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database has tables but no version table");
    page.meaning = Text::tr("Nothing tells which revisions it has. Either Alembic never worked here (create_all or "
                            "another tool made the tables), or the version table has another "
                            "name or schema. An upgrade would begin at the first revision and fail at the first table "
                            "that exists already.");
    if (const DatabaseEntry *entry = facts.selected(); entry && entry->state == DatabaseEntry::State::Known)
        page.here << Text::tr("%1 has %Ln table(s).", nullptr, entry->otherTables).arg(entry->name());
    if (facts.snapshot) {
        const auto &settings = facts.snapshot->project.environment;
        page.here << Text::tr("This project keeps its record in the table %1.").arg(settings.versionTable);
    }
    page.offer(Text::tr("Find the revision whose tables these are: select it and look at its schema."), u"tab5"_s);
    page.offer(Text::tr("Stamp that revision: only the record changes, no SQL of the scripts runs."), u"stampHere"_s,
        u"alembic stamp REVISION"_s);
}

void edited(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A script was edited after it was applied");
    page.meaning = Text::tr("The database has what the script said then. Alembic runs a script once and never looks at "
                            "it again, so that this database and a new one would differ "
                            "from now on, and nothing would say so.");
    if (!facts.edited.isEmpty())
        page.here << Text::tr("Edited since:") << revisionTexts(facts, facts.edited);
    page.offer(Text::tr("Look at the scripts."), u"showEdited"_s);
    page.offer(Text::tr("Put the old text back, and what is to change into a new revision."), u"newRevision"_s,
        u"alembic revision -m \"…\""_s);
    page.offer(
        Text::tr("See whether the database still is what the scripts make."), u"compareDatabase"_s, u"retort check"_s);
    page.revisions = facts.edited;
}

void drift(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database is not what its revisions make of it");
    page.meaning = Text::tr("All scripts up to the recorded revision were followed in memory and the result compared "
                            "with the real tables. They differ: something was changed "
                            "by hand, by create_all, or by a stamp past revisions that never ran.");
    constexpr qsizetype most = 8;
    page.here = facts.drift.mid(0, most);
    if (facts.drift.size() > most)
        page.here << Text::tr("and %Ln more", nullptr, int(facts.drift.size() - most));
    page.offer(Text::tr("Compare them side by side."), u"compareDatabase"_s, u"retort check"_s);
    page.offer(Text::tr("Write a revision that brings the difference into the history."), u"newRevision"_s);
}

void tooLong(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A revision id is longer than the version table allows");
    page.meaning = Text::tr("The column version_num holds 32 characters. SQLite does not mind; PostgreSQL refuses the "
                            "write of the record, and with it the whole revision, "
                            "however right its own statements are.");
    if (facts.snapshot) {
        constexpr qsizetype width = 32;
        QStringList longOnes;
        for (int index = 0; index < facts.snapshot->map.revisionCount(); ++index)
            if (facts.snapshot->map.id(index).size() > width)
                longOnes << facts.snapshot->map.id(index);
        if (!longOnes.isEmpty())
            page.here << Text::tr("Longer than %Ln character(s) here:", nullptr, int(width))
                      << revisionTexts(facts, longOnes);
        page.revisions = longOnes;
    }
    page.offer(Text::tr("While no database has the revision: give it a shorter id."), u"editScript"_s,
        u"alembic revision --rev-id SHORT"_s);
    page.offer(Text::tr("Else widen the column, on every database, before the upgrade."), {},
        u"ALTER TABLE alembic_version ALTER COLUMN version_num TYPE VARCHAR(64)"_s);
}

void versionRows(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The version table is not what was expected");
    page.meaning = Text::tr("Each revision ends by moving exactly one row. Somebody else moved it meanwhile (two "
                            "programs that migrate at the same time), or the table was edited by "
                            "hand. What ran in this transaction was undone.");
    if (const DatabaseEntry *entry = facts.selected(); entry && entry->state == DatabaseEntry::State::Known)
        page.here << (entry->rows.isEmpty()
                ? Text::tr("The version table of %1 is empty.").arg(entry->name())
                : Text::tr("The version table of %1 says: %2").arg(entry->name(), entry->rows.join(u", "_s)));
    if (!facts.error.message.isEmpty())
        page.here << facts.error.message;
    page.offer(
        Text::tr("Read the database again, and plan from what it says now."), u"readAgain"_s, u"alembic current"_s);
    page.offer(Text::tr("If a row is wrong: stamp the revision that the database really has."), u"stampHere"_s,
        u"alembic stamp --purge REVISION"_s);
}

} // namespace

std::vector<GuidanceTopic> stateTopics()
{
    return {
        {"not-up-to-date"_L1, {checkedNotUpToDate}, {u"Target database is not up to date."_s},
            u"Target database is not up to date"_s, behind},
        {"no-changes"_L1, {}, {u"No changes in schema detected."_s, u"No new upgrade operations detected."_s},
            u"(No changes in schema|No new upgrade operations) detected"_s, noChanges},
        {"no-version-table"_L1, {},
            {u"relation \"alembic_version\" does not exist"_s, u"no such table: alembic_version"_s},
            u"(relation \"?alembic_version\"? does not exist|no such table: alembic_version)"_s, noVersionTable},
        {"edited-after-apply"_L1, {runtime::runScriptChanged}, {}, {}, edited},
        {"drift"_L1, {checkedDrift, runtime::runNotVerified}, {u"New upgrade operations detected: …"_s},
            u"New upgrade operations detected"_s, drift},
        {"id-too-long"_L1, {script::IdentifierTooLong}, {u"value too long for type character varying(32)"_s},
            u"value too long for type character varying\\(32\\)"_s, tooLong},
        {"version-rows"_L1,
            {runtime::versionNotAString, runtime::versionNoColumn, runtime::versionRowCount, runtime::runHeadsChanged},
            {u"UPDATE statement on table 'alembic_version' expected to match 1 row(s); 0 found."_s,
                u"Online migration expected to match one row when updating '…' to '…' in 'alembic_version'; 0 found"_s},
            u"expected to match (1|one) row"_s, versionRows},
    };
}

} // namespace retort::ui
