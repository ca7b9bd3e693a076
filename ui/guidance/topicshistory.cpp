// SPDX-License-Identifier: GPL-3.0-or-later
// What can be wrong with the history itself: heads, parents, cycles, revisions that are there twice.
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

/// Where the heads part: the newest revisions that all of them have below them.
QStringList forksOf(const script::RevisionMap &map)
{
    using Edges = script::RevisionMap::Edges;
    script::RevisionMap::Set common(size_t(map.size()), true);
    for (const int head : map.heads()) {
        const int ends[] = {head};
        const auto below = map.ancestors(ends, Edges::DownRevisions);
        for (size_t i = 0; i < common.size(); ++i)
            common[i] = common[i] && below[i];
    }
    QStringList forks;
    for (int index = 0; index < map.size(); ++index) {
        if (!common[size_t(index)])
            continue;
        const auto next = map.nextRevisions(index);
        if (std::none_of(next.begin(), next.end(), [&](int child) { return common[size_t(child)]; }))
            forks << map.id(index);
    }
    return forks;
}

void multipleHeads(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The history has several heads");
    page.meaning = Text::tr("A head is a revision that no other one follows. Two people who each add a revision after "
                            "the same one leave two "
                            "heads behind, and “head” no longer says which one is meant.");
    page.offer(
        Text::tr("Merge them: a new revision that follows all heads and changes nothing by itself. It is always safe."),
        u"mergeHeads"_s, u"alembic merge heads -m \"merge heads\""_s);
    page.offer(Text::tr("Go through the heads and look at what each side does."), u"showHeads"_s,
        u"alembic heads --verbose"_s);
    page.offer(Text::tr("Upgrade to all of them without a merge: “heads” means every head."), u"upgradeHeads"_s,
        u"alembic upgrade heads"_s);
    if (!facts.snapshot || facts.snapshot->map.heads().size() < 2)
        return;
    const script::RevisionMap &map = facts.snapshot->map;
    const QStringList heads = map.ids(map.heads());
    page.here << Text::tr("These are the %Ln heads of this history:", nullptr, int(heads.size()))
              << revisionTexts(facts, heads);
    const QStringList forks = forksOf(map);
    page.here << (forks.isEmpty() ? Text::tr("They have no revision in common.")
                                  : Text::tr("They part after %1.").arg(revisionText(facts, forks.constFirst())));
    for (const DatabaseEntry &entry : facts.databases)
        if (entry.state == DatabaseEntry::State::Known && !entry.rows.isEmpty())
            page.here << Text::tr("%1 is at %2.").arg(entry.name(), entry.rows.join(u", "_s));
    page.revisions = heads;
}

void duplicateRevision(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Two scripts have the same revision id");
    page.meaning = Text::tr(
        "Each id may be there once. It mostly comes from a copied script whose “revision” line was not changed. "
        "Alembic then uses the script that it reads last and forgets the other one.");
    const QStringList ids = revisionsOf(facts.error);
    if (facts.snapshot)
        for (const script::MigrationScript &script : facts.snapshot->scripts)
            if (ids.contains(script.revision.id))
                page.here << Text::tr("%1 says that it is %2.").arg(script.path, script.revision.id);
    page.offer(Text::tr("Give the newer one an id of its own, or remove the copy."), u"editScript"_s,
        u"alembic edit REVISION"_s);
    page.offer(Text::tr("See all problems of the project."), u"showProblems"_s);
    page.revisions = ids;
}

void cycle(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The revisions run in a circle");
    page.meaning = Text::tr("A revision comes, over its down_revision or depends_on, after itself. There is no order "
                            "in which these could run; "
                            "everything outside of the circle still works here.");
    const QStringList ids = revisionsOf(facts.error);
    if (!ids.isEmpty())
        page.here << Text::tr("These revisions are part of it:") << revisionTexts(facts, ids);
    page.offer(Text::tr("Open the newest of them and correct its down_revision: it has to name an older revision."),
        u"editScript"_s);
    page.offer(Text::tr("See where the problem was found."), u"showProblems"_s);
    page.revisions = ids;
}

void missingParent(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("A revision follows one that is not here");
    page.meaning = Text::tr(
        "A script names a down_revision or depends_on whose own script is missing: not pulled, deleted, or on another "
        "branch. "
        "Alembic stops with a KeyError; here the missing one is drawn as a ghost and the rest goes on working.");
    const QStringList ids = revisionsOf(facts.error);
    if (!ids.isEmpty())
        page.here << Text::tr("Concerned:") << revisionTexts(facts, ids);
    page.offer(
        Text::tr("Get the missing script from the branch or the person who has it, then read the project again."),
        u"readAgain"_s, u"git log --all -- migrations"_s);
    page.offer(
        Text::tr("Or correct the down_revision, if the missing one will never come back and no database has it."),
        u"editScript"_s);
    page.revisions = ids;
}

void overlap(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("The version table names a revision and one below it");
    page.meaning = Text::tr("A row of the version table stands for a revision and everything below it. When another "
                            "row stands for one of those, "
                            "Alembic sees the same revision requested twice and refuses. It is left behind by stamps "
                            "without --purge and by rows that were edited by hand.");
    const DatabaseEntry *entry = facts.selected();
    if (entry && entry->rows.size() > 1)
        page.here << Text::tr("The version table of %1 has these rows:").arg(entry->name())
                  << revisionTexts(facts, entry->rows);
    if (!facts.error.message.isEmpty() && page.here.isEmpty())
        page.here << facts.error.message;
    page.offer(Text::tr("Remove the rows that another row covers; no table is touched."), u"repairRows"_s);
    page.offer(Text::tr("Stamp the revision that the database really has: the review shows which rows go."),
        u"stampHere"_s, u"alembic stamp --purge REVISION"_s);
    page.revisions = entry ? entry->rows : QStringList();
}

void labelClash(GuidancePage &page, const GuidanceFacts &facts)
{
    page.title = Text::tr("Two revisions declare the same branch label");
    page.meaning = Text::tr("A branch label is a name for a whole branch and has to be declared once; Alembic stops as "
                            "soon as it reads the second one.");
    const QStringList ids = revisionsOf(facts.error);
    if (!ids.isEmpty())
        page.here << Text::tr("Concerned:") << revisionTexts(facts, ids);
    page.offer(Text::tr("Take the label out of the younger script."), u"editScript"_s);
    page.revisions = ids;
}

} // namespace

std::vector<GuidanceTopic> historyTopics()
{
    return {
        {"multiple-heads"_L1, {script::MultipleHeads, script::DuplicateHeads},
            {u"Multiple head revisions are present for given argument 'head'; please specify a specific target revision, '<branchname>@head' to narrow to a specific head, or 'heads' for all heads"_s,
                u"Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge."_s},
            u"multiple heads? (revisions )?(are|is) present"_s, multipleHeads},
        {"duplicate-revision"_L1, {script::DuplicateRevision}, {u"Revision … is present more than once"_s},
            u"is present more than once"_s, duplicateRevision},
        {"cycle"_L1,
            {script::CycleDetected, script::DependencyCycleDetected, script::SelfLoopDetected,
                script::DependencySelfLoopDetected},
            {u"Cycle is detected in revisions (…)"_s, u"Dependency cycle is detected in revisions (…)"_s,
                u"Self-loop is detected in revisions (…)"_s},
            u"(cycle|self-loop) is detected in revisions"_s, cycle},
        {"missing-parent"_L1, {script::MissingRevision},
            {u"Revision … referenced from … is not present"_s, u"KeyError: '…'"_s},
            u"(referenced from .* is not present|^KeyError: )"_s, missingParent},
        {"overlap"_L1, {script::OverlappingRevisions},
            {u"Requested revision … overlaps with other requested revisions …"_s},
            u"overlaps with other requested revisions"_s, overlap},
        {"label-clash"_L1, {script::LabelClash}, {u"Branch name '…' in revision … already used by revision …"_s},
            u"already used by revision"_s, labelClash},
    };
}

} // namespace retort::ui
