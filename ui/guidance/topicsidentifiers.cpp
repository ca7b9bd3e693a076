// SPDX-License-Identifier: GPL-3.0-or-later
// What was asked for by a name: revisions that are not found, prefixes, labels, relative steps.
#include "model/plan/planner.h"
#include "model/script/authoring/revisiondraft.h"
#include "model/script/migrationsteps.h"
#include "model/script/scriptcodes.h"
#include "ui/guidance/guidancepage.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of these pages.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Guidance)
};

QStringList rowsWithoutScript(const DatabaseEntry &entry, const script::RevisionMap &map)
{
    return entry.state == DatabaseEntry::State::Known ? script::unknownRows(map, entry.rows) : QStringList();
}

void unknownRevision(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A revision is not in this folder");
    page.meaning = Text::tr("The version table of the database, or the command, names a revision that has no script "
                            "here. Mostly the database was "
                            "migrated from another branch or a newer checkout, or the script was deleted. The database "
                            "itself is not damaged: "
                            "do not delete its version row, since nobody would know any more what it has.");
    if (facts.snapshot) {
        for (const DatabaseEntry &entry : facts.databases)
            if (const QStringList missing = rowsWithoutScript(entry, facts.snapshot->map); !missing.isEmpty())
                page.here << Text::tr("%1 is at %2; none of the %Ln script(s) of this folder declares it.", nullptr,
                    facts.snapshot->map.revisionCount())
                                 .arg(entry.name(), missing.join(u", "_s));
        for (const QString &folder : facts.snapshot->project.versionLocations)
            page.here << Text::tr("Scripts are read from %1.").arg(folder);
    }
    if (!facts.error.hint.isEmpty())
        page.here << facts.error.hint;
    page.offer(Text::tr("Get the script: pull, or switch to the branch that has it. Then read the project again."),
        u"readAgain"_s, u"git log --all --diff-filter=D -- migrations"_s);
    page.offer(Text::tr("Find it in the git repository: deleted files and other branches are searched, and the script "
                        "can be put back."),
        u"rescue"_s, u"retort rescue"_s);
    page.offer(Text::tr("Only when its changes are known: stamp the revision that the database matches. No SQL runs, "
                        "only the record changes."),
        u"stampHere"_s, u"alembic stamp --purge REVISION"_s);
}

void ambiguous(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Several revisions begin with these letters");
    page.meaning = Text::tr("An id may be shortened as long as one revision alone begins so. Ids of up to three "
                            "characters have to be given in full.");
    const QStringList given = revisionsOf(facts.error);
    if (facts.snapshot && !given.isEmpty()) {
        const script::RevisionMap &map = facts.snapshot->map;
        QStringList fitting;
        for (int index = 0; index < map.revisionCount(); ++index)
            if (map.id(index).startsWith(given.constFirst()))
                fitting << map.id(index);
        if (!fitting.isEmpty())
            page.here << Text::tr("“%1” is the beginning of:").arg(given.constFirst()) << revisionTexts(facts, fitting);
        page.revisions = fitting;
    }
    page.offer(Text::tr("Choose the revision in the history, or write a few more letters."), u"find"_s);
}

void branchName(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("There is no such branch, or the revision is not on it");
    page.meaning = Text::tr("“label@revision” means a revision on the branch of that label. A label is declared by "
                            "branch_labels in a script, and "
                            "holds for everything above it.");
    if (facts.snapshot) {
        QStringList labels;
        for (int index = 0; index < facts.snapshot->map.revisionCount(); ++index)
            labels << facts.snapshot->map.at(index).branchLabels;
        page.here << (labels.isEmpty() ? Text::tr("This history declares no branch label.")
                                       : Text::tr("Labels of this history: %1").arg(labels.mid(0, 12).join(u", "_s)));
    }
    page.offer(Text::tr("Use the id of the revision alone, or one of the labels above."), u"find"_s,
        u"alembic branches --verbose"_s);
}

void relative(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("There are not that many steps, or more than one way");
    page.meaning = Text::tr("“+2” and “-1” are counted from where the database is. It has too few revisions in that "
                            "direction, or the history forks there "
                            "so that “one back” could be several revisions.");
    const DatabaseEntry *entry = facts.selected();
    if (entry && entry->state == DatabaseEntry::State::Known)
        page.here << (entry->rows.isEmpty() ? Text::tr("%1 has no revision yet.").arg(entry->name())
                                            : Text::tr("%1 is at %2.").arg(entry->name(), entry->rows.join(u", "_s)));
    if (facts.standing().kind != DatabaseStanding::Kind::Unknown)
        page.here << Text::tr("%Ln revision(s) are pending.", nullptr, facts.standing().behind);
    page.offer(Text::tr("Name the revision instead: select it in the history and upgrade or downgrade to it."),
        u"goToDatabase"_s, u"alembic downgrade REVISION"_s);
    page.revisions = entry ? entry->rows : QStringList();
}

void otherSide(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The database cannot get there in this direction");
    page.meaning = Text::tr("A downgrade leads to a revision below the one that the database has, an upgrade to one "
                            "above. The wanted revision is on the other "
                            "side, or on another branch.");
    const DatabaseEntry *entry = facts.selected();
    if (entry && !entry->rows.isEmpty())
        page.here << Text::tr("%1 is at:").arg(entry->name()) << revisionTexts(facts, entry->rows);
    const QStringList ids = revisionsOf(facts.error);
    if (!ids.isEmpty())
        page.here << Text::tr("Concerned:") << revisionTexts(facts, ids);
    page.offer(Text::tr("See where the database stands, and choose a revision above or below."), u"goToDatabase"_s,
        u"alembic current"_s);
    page.revisions = ids;
}

void spelling(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("This cannot be the name of a revision or label");
    page.meaning = Text::tr("Ids and labels are parts of a small language: “@”, “+”, “-” and “:” separate things in "
                            "it, and “head”, “heads”, “base” and “current” have a "
                            "meaning of their own. A name with any of these could not be asked for.");
    if (!facts.error.message.isEmpty())
        page.here << facts.error.message;
    page.offer(Text::tr("Use letters, digits and underscores, at most 32 characters."), u"showProblems"_s);
    page.revisions = facts.error.revisions;
}

} // namespace

std::vector<GuidanceTopic> identifierTopics()
{
    return {
        {"ambiguous-identifier"_L1, {script::AmbiguousIdentifier}, {u"Multiple revisions start with '…': …"_s},
            u"Multiple revisions start with"_s, ambiguous},
        {"unknown-revision"_L1, {script::RevisionNotFound},
            {u"Can't locate revision identified by '…'"_s, u"No such revision or branch '…'"_s,
                u"Can't find identifier in versions: '…'"_s},
            u"(Can't locate revision identified by|No such revision or branch|Can't find identifier)"_s,
            unknownRevision},
        {"branch-name"_L1, {script::NoSuchBranch, script::NotInBranch},
            {u"No such branch: '…'"_s, u"Revision … is not a member of branch '…'"_s},
            u"(No such branch|is not a member of branch)"_s, branchName},
        {"relative-step"_L1, {script::RelativeOutOfRange, script::AmbiguousWalk},
            {u"Relative revision … didn't produce … migrations"_s, u"Ambiguous walk"_s},
            u"(Relative revision .* didn't produce|Ambiguous walk)"_s, relative},
        {"other-side"_L1,
            {script::NotADowngradeTarget, script::NotAnAncestor, script::InvalidRange, plan::PlanNotThere},
            {u"Destination … is not a valid downgrade target from current head(s)"_s,
                u"Revision(s) … is not an ancestor of revision(s) …"_s},
            u"(not a valid downgrade target|is not an ancestor of)"_s, otherSide},
        {"spelling"_L1,
            {script::IllegalIdentifier, script::MalformedIdentifier, script::authoring::IdentifierNotAllowed,
                script::authoring::IdentifierIsLabel, script::authoring::LabelNotAllowed, script::TextNotAllowed},
            {u"Character(s) '…' not allowed in revision identifier '…'"_s}, u"not allowed in revision identifier"_s,
            spelling},
    };
}

} // namespace retort::ui
