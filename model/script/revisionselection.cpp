// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/revisionselection.h"

#include "model/script/relativetarget.h"
#include "model/script/revisionmapdata.h"
#include "model/script/scriptcodes.h"

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;
using Edges = RevisionMap::Edges;
using Targets = Lookup<std::vector<int>>;

namespace {

bool contains(const std::vector<int> &list, int value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

RevisionMap::Set minus(RevisionMap::Set set, const RevisionMap::Set &other)
{
    for (size_t at = 0; at < set.size(); ++at)
        set[at] = set[at] && !other[at];
    return set;
}

RevisionMap::Set both(RevisionMap::Set set, const RevisionMap::Set &other)
{
    for (size_t at = 0; at < set.size(); ++at)
        set[at] = set[at] && other[at];
    return set;
}

bool any(const RevisionMap::Set &set)
{
    return std::find(set.begin(), set.end(), true) != set.end();
}

std::vector<int> members(const RevisionMap::Set &set)
{
    std::vector<int> list;
    for (size_t at = 0; at < set.size(); ++at) {
        if (set[at])
            list.push_back(int(at));
    }
    return list;
}

/// The ancestors of `revisions`, which must not be each other's.
Lookup<RevisionMap::Set> checkedAncestors(const RevisionMap &map, const std::vector<int> &revisions)
{
    if (revisions.size() > 1) {
        for (int revision : revisions) {
            const auto below = map.ancestors(std::span<const int>(&revision, 1), Edges::All);
            QStringList overlaps;
            for (int other : revisions) {
                if (other != revision && below[size_t(other)] && !overlaps.contains(map.id(other)))
                    overlaps.append(map.id(other));
            }
            if (!overlaps.isEmpty()) {
                return lookupFailure(OverlappingRevisions,
                    u"Requested revision %1 overlaps with other requested revisions %2"_s.arg(
                        map.id(revision), overlaps.join(", "_L1)));
            }
        }
    }
    return map.ancestors(revisions, Edges::All);
}

tl::unexpected<LookupFailure> outOfRange(const RelativeTarget &target, const QString &number)
{
    return lookupFailure(RelativeOutOfRange, target.outOfRange(number), target.written);
}

/// Where `label@+N` starts when no row is on the label's line: the tips of what is applied there.
Lookup<std::vector<int>> appliedTipsOf(
    const IdentifierResolver &resolver, const RevisionMap &map, const std::vector<int> &rows, const QString &label)
{
    const auto active = resolver.lineage(members(map.ancestors(rows, Edges::All)), label);
    if (!active)
        return tl::unexpected(active.error());
    RevisionMap::Set covered(size_t(map.size()), false);
    for (int revision : *active) {
        for (int parent : map.normalizedDown(revision))
            covered[size_t(parent)] = true;
    }
    std::vector<int> tips;
    for (int revision : *active) {
        if (!covered[size_t(revision)])
            tips.push_back(revision);
    }
    return tips;
}

/// `+N` and `label@+N`.
Targets upgradeFromRows(const RevisionMap &map, const RelativeTarget &target, const QStringList &rows)
{
    const IdentifierResolver resolver(map);
    const auto current = resolver.revisions(rows);
    if (!current)
        return tl::unexpected(current.error());
    std::vector<int> starts = *current;
    if (!target.label.isEmpty()) {
        auto filtered = resolver.lineage(*current, target.label);
        if (filtered && filtered->empty() && !current->empty())
            filtered = appliedTipsOf(resolver, map, *current, target.label);
        if (!filtered)
            return tl::unexpected(filtered.error());
        starts = std::move(*filtered);
    }
    if (starts.size() > 1)
        return lookupFailure(AmbiguousWalk, u"Ambiguous upgrade from multiple current revisions"_s);
    const auto start = starts.empty() ? WalkPosition() : WalkPosition::at(starts.front());
    const auto end = resolver.walk(start, target.steps, target.label);
    if (!end)
        return tl::unexpected(end.error());
    if (end->kind != WalkPosition::Kind::Revision)
        return outOfRange(target, target.written);
    return std::vector<int>{end->index};
}

Targets upgradeTargets(const RevisionMap &map, const QString &text, const QStringList &rows)
{
    const IdentifierResolver resolver(map);
    const auto relative = RelativeTarget::parse(text);
    if (!relative)
        return resolver.revisions(text);
    if (relative->symbol.isEmpty()) {
        if (relative->steps <= 0)
            return outOfRange(*relative, QString::number(relative->steps));
        return upgradeFromRows(map, *relative, rows);
    }
    const bool qualified = relative->steps <= 0 && !relative->label.isEmpty();
    const auto start = resolver.revision(qualified ? relative->label + u'@' + relative->symbol : relative->symbol);
    if (!start)
        return tl::unexpected(start.error());
    const auto end = resolver.walk(*start ? WalkPosition::at(**start) : WalkPosition(), relative->steps,
        relative->steps > 0 ? relative->label : QString());
    if (!end)
        return tl::unexpected(end.error());
    if (end->kind == WalkPosition::Kind::Outside)
        return outOfRange(*relative, relative->written);
    return end->kind == WalkPosition::Kind::Base ? std::vector<int>() : std::vector<int>{end->index};
}

struct DowngradeTarget
{
    QString label;
    std::optional<int> revision; ///< none: base
    Diagnostics diagnostics;
};

/// The symbol and the label that `-N` and `label@-N` start from.
Lookup<QString> downgradeStart(
    const RevisionMap &map, const RelativeTarget &target, const QStringList &rows, DowngradeTarget &result)
{
    const IdentifierResolver resolver(map);
    if (!target.label.isEmpty()) {
        const auto current = resolver.revisions(rows);
        if (!current)
            return tl::unexpected(current.error());
        auto lines = resolver.lineage(*current, target.label);
        if (lines && lines->empty())
            lines = resolver.lineage(branchTips(map, *current), target.label);
        if (!lines)
            return tl::unexpected(lines.error());
        if (lines->empty())
            return outOfRange(target, target.written);
        if (lines->size() > 1) {
            return lookupFailure(AmbiguousWalk,
                u"Ambiguous downgrade: %1 are all on branch '%2'"_s.arg(map.ids(*lines).join(", "_L1), target.label));
        }
        return map.id(lines->front());
    }
    if (rows.isEmpty())
        return outOfRange(target, target.written);
    QStringList distinct = rows;
    distinct.removeDuplicates();
    if (distinct.size() > 1) {
        result.diagnostics.append({Severity::Warning, AmbiguousWalk,
            u"downgrade -1 from multiple heads is ambiguous; this usage will be disallowed in a future release."_s,
            u"Only the branch of %1 is walked down. Name a branch: <branch>%2"_s.arg(
                rows.front(), u"@"_s + target.written),
            {}, distinct});
    }
    result.label = rows.front();
    return rows.front();
}

Lookup<DowngradeTarget> downgradeTarget(const RevisionMap &map, const QString &text, const QStringList &rows)
{
    const IdentifierResolver resolver(map);
    DowngradeTarget result;
    const auto relative = RelativeTarget::parse(text);
    if (!relative) {
        const auto at = text.lastIndexOf(u'@');
        result.label = text.left(std::max<qsizetype>(at, 0));
        const auto revision = resolver.revision(text.mid(at + 1));
        if (!revision)
            return tl::unexpected(revision.error());
        result.revision = *revision;
        return result;
    }
    const bool fromRows = relative->symbol.isEmpty();
    const bool down = relative->written.startsWith(u'-') && relative->steps < 0;
    result.label = relative->label;
    QString symbol = relative->symbol;
    if (!down && fromRows)
        return outOfRange(*relative, relative->written);
    if (fromRows) {
        const auto start = downgradeStart(map, *relative, rows, result);
        if (!start)
            return tl::unexpected(start.error());
        symbol = *start;
    }
    const auto start = resolver.revision(down && !result.label.isEmpty() ? result.label + u'@' + symbol : symbol);
    if (!start)
        return tl::unexpected(start.error());
    const auto end = resolver.walk(
        *start ? WalkPosition::at(**start) : WalkPosition(), relative->steps, down ? QString() : result.label);
    if (!end)
        return tl::unexpected(end.error());
    if (end->kind == WalkPosition::Kind::Outside) {
        if (fromRows)
            return outOfRange(*relative, relative->written);
        return lookupFailure(RelativeOutOfRange, u"Walked too far"_s, text);
    }
    if (end->kind == WalkPosition::Kind::Revision)
        result.revision = end->index;
    return result;
}

/// What a downgrade takes away first of all: the children of its target, or all bases.
Lookup<std::vector<int>> downgradeRoots(const RevisionMap &map, const DowngradeTarget &target)
{
    std::vector<int> roots;
    qsizetype keys = 0; // Alembic counts a labelled base once for its id and once for each label
    if (target.revision) {
        const auto next = map.nextRevisions(*target.revision);
        roots.assign(next.begin(), next.end());
        keys = qsizetype(roots.size());
    } else {
        for (int base : map.bases()) {
            if (!map.isShadowed(base)) {
                roots.push_back(base);
                keys += 1 + map.at(base).branchLabels.size();
            }
        }
        for (int ghost = map.revisionCount(); ghost < map.size(); ++ghost)
            roots.push_back(ghost);
    }
    if (target.label.isEmpty() || keys <= 1)
        return roots;
    const auto branch = IdentifierResolver(map).branch(target.label);
    if (!branch)
        return tl::unexpected(branch.error());
    const auto below = map.ancestors(std::span<const int>(&*branch, 1), Edges::DownRevisions);
    std::erase_if(roots, [&](int root) { return !below[size_t(root)]; });
    if (roots.empty())
        return lookupFailure(NotADowngradeTarget, u"Not a valid downgrade target from current heads"_s);
    return roots;
}

Lookup<int> labelOwnerFor(const RevisionMap &map, const QString &label)
{
    const auto revision = IdentifierResolver(map).revision(label);
    if (!revision)
        return tl::unexpected(revision.error());
    if (!*revision)
        return lookupFailure(NoSuchBranch, u"No such branch: '%1'"_s.arg(label), label);
    return **revision;
}

/// `label@…` as the start of a range keeps to that label's branch.
Lookup<std::vector<int>> keepToBranch(const RevisionMap &map, std::vector<int> targets, const QString &start)
{
    QString label = start.left(start.indexOf(u'@'));
    const auto owner = labelOwnerFor(map, label);
    if (!owner)
        return tl::unexpected(owner.error());
    if (map.id(*owner) == label) {
        const QStringList labels = map.labels(*owner);
        if (labels.size() != 1)
            return IdentifierResolver(map).lineage(targets, label);
        label = labels.front();
    }
    std::erase_if(targets, [&](int target) { return !map.hasLabel(target, label); });
    return targets;
}

} // namespace

std::vector<int> branchTips(const RevisionMap &map, const std::vector<int> &rows)
{
    const auto active = map.ancestors(rows, Edges::All);
    const auto isTip = [&](int index) {
        const auto next = map.nextRevisions(index);
        return std::none_of(next.begin(), next.end(), [&](int child) { return active[size_t(child)]; });
    };
    std::vector<int> tips;
    for (int row : rows) {
        if (isTip(row) && !contains(tips, row))
            tips.push_back(row);
    }
    for (int index : members(active)) {
        if (!map.isGhost(index) && isTip(index) && !contains(tips, index))
            tips.push_back(index);
    }
    return tips;
}

Lookup<Selection> selectUpgrade(const RevisionMap &map, const QStringList &texts, const QStringList &rows)
{
    const auto targets =
        texts.size() == 1 ? upgradeTargets(map, texts.front(), rows) : IdentifierResolver(map).revisions(texts);
    if (!targets)
        return tl::unexpected(targets.error());
    const auto required = checkedAncestors(map, *targets);
    if (!required)
        return tl::unexpected(required.error());
    const auto current = IdentifierResolver(map).revisions(rows);
    if (!current)
        return tl::unexpected(current.error());
    const auto applied = checkedAncestors(map, *current);
    if (!applied)
        return tl::unexpected(applied.error());
    return Selection{minus(*required, *applied), *targets, {}};
}

Lookup<Selection> selectDowngrade(const RevisionMap &map, const QString &target, const QStringList &rows)
{
    auto parsed = downgradeTarget(map, target, rows);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const auto roots = downgradeRoots(map, *parsed);
    if (!roots)
        return tl::unexpected(roots.error());
    const auto heads = IdentifierResolver(map).revisions(rows);
    if (!heads)
        return tl::unexpected(heads.error());
    Selection selection;
    selection.revisions = both(map.descendants(*roots, Edges::All), map.ancestors(*heads, Edges::All));
    selection.heads = *heads;
    selection.diagnostics = std::move(parsed->diagnostics);
    if (parsed->revision && !any(selection.revisions) && !contains(*heads, *parsed->revision))
        return lookupFailure(NotAnAncestor, u"Nothing to drop"_s);
    return selection;
}

Lookup<Selection> selectRange(const RevisionMap &map, const RangeEnd &start, const RangeEnd &end)
{
    const IdentifierResolver resolver(map);
    auto targets = end.rows ? resolver.revisions(*end.rows)
                            : upgradeTargets(map, end.text, start.rows ? *start.rows : QStringList{start.text});
    if (targets && !start.rows && start.text.contains(u'@'))
        targets = keepToBranch(map, *targets, start.text);
    if (!targets)
        return tl::unexpected(targets.error());
    const auto required = checkedAncestors(map, *targets);
    if (!required)
        return tl::unexpected(required.error());
    const auto lower = start.rows ? resolver.revisions(*start.rows) : resolver.revisions(start.text);
    if (!lower && lower.error().error.code == RelativeOutOfRange)
        return lookupFailure(NotAnAncestor, lower.error().error.message);
    if (!lower)
        return tl::unexpected(lower.error());
    if (!std::all_of(lower->begin(), lower->end(), [&](int revision) { return (*required)[size_t(revision)]; }))
        return lookupFailure(NotAnAncestor, u"Revision is not an ancestor"_s);
    const auto below = checkedAncestors(map, *lower);
    if (!below)
        return tl::unexpected(below.error());
    Selection selection{minus(*required, *below), *targets, {}};
    for (int revision : *lower)
        selection.revisions[size_t(revision)] = true;
    if (!lower->empty())
        selection.revisions = both(selection.revisions, map.descendants(*lower, Edges::DownRevisions));
    return selection;
}

} // namespace retort::script
