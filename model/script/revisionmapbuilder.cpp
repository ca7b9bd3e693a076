// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/revisionmapbuilder.h"

#include "model/script/revisionlookup.h"
#include "model/script/scriptcodes.h"

#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

RevisionMap::Built RevisionMap::build(QList<Revision> revisions)
{
    RevisionMapBuilder builder(std::move(revisions));
    return {RevisionMap(std::move(builder.data)), std::move(builder.diagnostics)};
}

RevisionMapBuilder::RevisionMapBuilder(QList<Revision> revisions)
    : data(std::make_shared<RevisionMapData>())
{
    data->revisions = std::move(revisions);
    data->revisionCount = size();
    registerIds();
    registerLabels();
    resolveEdges();
    invertEdges();
    collectEnds();
    orderTopologically();
    findCycles();
    normalizeDependencies();
    propagateLabels();
}

void RevisionMapBuilder::report(
    Severity severity, ErrorCode code, const QString &message, const QStringList &revisions, const QString &hint)
{
    diagnostics.append({severity, code, message, hint, {}, revisions});
}

void RevisionMapBuilder::registerIds()
{
    data->shadowed.assign(size_t(size()), false);
    data->loadPosition.resize(size_t(size()));
    data->indexOf.reserve(size());
    for (int index = 0; index < size(); ++index) {
        const QString &id = data->revisions.at(index).id;
        if (const auto legal = checkNewIdentifier(id); !legal)
            report(Severity::Error, legal.error().code, legal.error().message, {id});
        data->loadPosition[size_t(index)] = index;
        const auto known = data->indexOf.find(id);
        if (known == data->indexOf.end()) {
            data->indexOf.insert(id, index);
            continue;
        }
        report(Severity::Warning, DuplicateRevision, u"Revision %1 is present more than once"_s.arg(id), {id},
            u"The script that is read last is used. Give one of them an id of its own, or remove it."_s);
        data->shadowed[size_t(*known)] = true;
        data->loadPosition[size_t(index)] = data->loadPosition[size_t(*known)];
        *known = index;
    }
}

void RevisionMapBuilder::registerLabels()
{
    const auto clash = [this](const QString &label, int index, int other) {
        const QString message = u"Branch name '%1' in revision %2 already used by revision %3"_s.arg(
            label, data->revisions.at(index).id, data->revisions.at(other).id);
        report(Severity::Error, LabelClash, message, {data->revisions.at(index).id, data->revisions.at(other).id});
        return message;
    };
    for (int index = 0; index < data->revisionCount; ++index) {
        for (const QString &label : data->revisions.at(index).branchLabels) {
            if (const int other = data->indexOf.value(label, -1); other >= 0) {
                clash(label, index, other);
                continue;
            }
            const int known = data->labelIndex.value(label, -1);
            if (known < 0) {
                data->labelIndex.insert(label, int(data->labels.size()));
                data->labels.push_back({label, index, {}});
                continue;
            }
            auto &declaredBy = data->labels[size_t(known)].declaredBy;
            const QString message = clash(label, index, declaredBy);
            if (declaredBy != index)
                data->labelClash.insert(label, message);
        }
    }
    for (auto it = data->labelClash.cbegin(); it != data->labelClash.cend(); ++it)
        data->labels[size_t(data->labelIndex.value(it.key()))].declaredBy = -1;
}

/// An id that is absent becomes a ghost, so that the graph shows where the history is torn and all else goes on
/// working.
int RevisionMapBuilder::ghost(const QString &id, int referredFrom)
{
    const QString &child = data->revisions.at(referredFrom).id;
    const QString message = u"Revision %1 referenced from %2 is not present"_s.arg(id, child);
    report(Severity::Error, MissingRevision, message, {child, id},
        u"Add the missing script, or correct the reference to it. Nothing can run through this gap."_s);
    const int known = data->indexOf.value(id, -1);
    if (known >= 0)
        return known;
    const int index = size();
    data->revisions.append(Revision{id, {}, {}, {}, {}});
    data->indexOf.insert(id, index);
    data->shadowed.push_back(false);
    data->loadPosition.push_back(index);
    data->missingText.insert(id, message);
    return index;
}

/// The index of what a revision refers to; -1 for itself.
int RevisionMapBuilder::resolveParent(int child, const QString &id, bool isDependency)
{
    const QString &own = data->revisions.at(child).id;
    if (id == own) {
        const QString message = (isDependency ? u"Dependency self-loop is detected in revisions (%1)"_s
                                              : u"Self-loop is detected in revisions (%1)"_s)
                                    .arg(own);
        report(Severity::Error, isDependency ? DependencySelfLoopDetected : SelfLoopDetected, message, {own});
        data->cycleText = message;
        data->broken[size_t(child)] = true;
        data->anyBroken = true;
        return -1;
    }
    const int index = data->indexOf.value(id, -1);
    if (index >= 0 && index < data->revisionCount)
        return index;
    if (isDependency && index < 0) {
        const int label = data->labelIndex.value(id, -1);
        if (label >= 0 && data->labels[size_t(label)].declaredBy >= 0)
            return data->labels[size_t(label)].declaredBy;
    }
    return ghost(id, child);
}

void RevisionMapBuilder::resolveEdges()
{
    const auto appendNew = [](EdgeTable &table, int end) {
        const auto row = table.ends.begin() + table.starts.back();
        if (std::find(row, table.ends.end(), end) == table.ends.end())
            table.ends.push_back(end);
    };
    data->broken.assign(size_t(size()), false);
    for (int index = 0; index < data->revisionCount; ++index) {
        // A copy: ghosts grow the list.
        const Revision revision = data->revisions.at(index);
        for (auto *table : {&data->down, &data->dependencies, &data->allDown})
            table->beginRow();
        for (const QString &id : revision.downRevisions) {
            if (const int parent = resolveParent(index, id, false); parent >= 0) {
                appendNew(data->down, parent);
                appendNew(data->allDown, parent);
            }
        }
        for (const QString &id : revision.dependsOn) {
            if (const int parent = resolveParent(index, id, true); parent >= 0 && parent != index) {
                appendNew(data->dependencies, parent);
                appendNew(data->allDown, parent);
            }
        }
    }
    data->broken.resize(size_t(size()), false);
    for (auto *table : {&data->down, &data->dependencies, &data->allDown}) {
        while (int(table->starts.size()) < size())
            table->beginRow();
        table->finish();
    }
}

void RevisionMapBuilder::invertEdges()
{
    const auto invert = [this](const EdgeTable &down, EdgeTable &up) {
        // A script that a later one replaces takes its edges with it, as in Alembic's map.
        std::vector<int> counts(size_t(size()) + 1, 0);
        const auto forEachEdge = [&](auto &&visit) {
            for (int index = 0; index < size(); ++index) {
                if (data->shadowed[size_t(index)])
                    continue;
                for (int parent : down.of(index))
                    visit(parent, index);
            }
        };
        forEachEdge([&](int parent, int) { ++counts[size_t(parent) + 1]; });
        for (size_t i = 1; i < counts.size(); ++i)
            counts[i] += counts[i - 1];
        up.starts = counts;
        up.ends.resize(size_t(counts.back()));
        forEachEdge([&](int parent, int child) { up.ends[size_t(counts[size_t(parent)]++)] = child; });
    };
    invert(data->down, data->next);
    invert(data->allDown, data->allNext);
}

void RevisionMapBuilder::collectEnds()
{
    for (int index = 0; index < data->revisionCount; ++index) {
        const Revision &revision = data->revisions.at(index);
        if (data->next.of(index).empty())
            data->heads.push_back(index);
        if (data->allNext.of(index).empty())
            data->realHeads.push_back(index);
        if (revision.downRevisions.isEmpty())
            data->bases.push_back(index);
        if (revision.downRevisions.isEmpty() && revision.dependsOn.isEmpty())
            data->realBases.push_back(index);
    }
}

namespace {

/// Takes away, one after the other, what has no edges left in one direction. What stays is on a cycle or behind one.
std::vector<bool> peel(
    const std::vector<bool> &among, const EdgeTable &in, const EdgeTable &out, std::vector<int> *order)
{
    const int size = int(among.size());
    std::vector<int> waiting(among.size(), 0);
    std::vector<int> ready;
    std::vector<bool> left = among;
    for (int index = 0; index < size; ++index) {
        if (!among[size_t(index)])
            continue;
        const auto edges = in.of(index);
        waiting[size_t(index)] =
            int(std::count_if(edges.begin(), edges.end(), [&](int end) { return among[size_t(end)]; }));
        if (waiting[size_t(index)] == 0)
            ready.push_back(index);
    }
    for (size_t at = 0; at < ready.size(); ++at) {
        const int index = ready[at];
        left[size_t(index)] = false;
        if (order)
            order->push_back(index);
        for (int end : out.of(index)) {
            if (among[size_t(end)] && --waiting[size_t(end)] == 0)
                ready.push_back(end);
        }
    }
    return left;
}

bool any(const std::vector<bool> &set)
{
    return std::find(set.begin(), set.end(), true) != set.end();
}

} // namespace

void RevisionMapBuilder::orderTopologically()
{
    // Edges of replaced scripts exist downwards only, so the peeling counts the upward ones.
    EdgeTable parents;
    std::vector<bool> left(size_t(size()), true);
    for (int index = 0; index < size(); ++index) {
        parents.beginRow();
        if (data->shadowed[size_t(index)])
            continue;
        for (int parent : data->allDown.of(index))
            parents.ends.push_back(parent);
    }
    parents.finish();
    left = peel(left, parents, data->allNext, &data->topological);
    // Behind a cycle there is no such order: take its oldest member first and go on.
    while (any(left)) {
        const auto first = size_t(std::find(left.begin(), left.end(), true) - left.begin());
        left[first] = false;
        data->topological.push_back(int(first));
        left = peel(left, parents, data->allNext, &data->topological);
    }
}

QString RevisionMapBuilder::cycleMembers(
    const std::vector<int> &tops, const std::vector<int> &bottoms, const EdgeTable &down, const EdgeTable &up) const
{
    const auto reach = [this](std::vector<int> todo, const EdgeTable &edges) {
        std::vector<bool> seen(size_t(size()), false);
        while (!todo.empty()) {
            const int index = todo.back();
            todo.pop_back();
            if (seen[size_t(index)])
                continue;
            seen[size_t(index)] = true;
            for (int end : edges.of(index))
                todo.push_back(end);
        }
        return seen;
    };
    const auto fromTop = reach(tops, down);
    const auto fromBottom = reach(bottoms, up);
    QStringList names;
    for (int index = 0; index < data->revisionCount; ++index) {
        const bool reached = fromTop[size_t(index)] && fromBottom[size_t(index)];
        if (!data->shadowed[size_t(index)] && !(reached && !tops.empty() && !bottoms.empty()))
            names.append(data->revisions.at(index).id);
    }
    if (!tops.empty() && !bottoms.empty())
        std::sort(names.begin(), names.end());
    return names.join(", "_L1);
}

void RevisionMapBuilder::findCycles()
{
    const std::vector<bool> all(size_t(size()), true);
    const auto onCycle = [&](const EdgeTable &down, const EdgeTable &up) {
        return peel(peel(all, down, up, nullptr), up, down, nullptr);
    };
    const auto bottoms = [this](std::vector<int> ends) {
        for (int index = data->revisionCount; index < size(); ++index)
            ends.push_back(index);
        return ends;
    };
    const auto mark = [&](const std::vector<bool> &members, ErrorCode code, const QString &message) {
        QStringList names;
        for (int index = 0; index < size(); ++index) {
            if (members[size_t(index)]) {
                data->broken[size_t(index)] = true;
                names.append(data->revisions.at(index).id);
            }
        }
        data->anyBroken = true;
        data->cycleText = message;
        report(Severity::Error, code, message, names,
            u"Correct the down_revision or depends_on of one of them. Nothing can run through them."_s);
    };
    const auto members = onCycle(data->down, data->next);
    if (any(members)) {
        mark(members, CycleDetected,
            u"Cycle is detected in revisions (%1)"_s.arg(
                cycleMembers(data->heads, bottoms(data->bases), data->down, data->next)));
    }
    const auto dependencyMembers = onCycle(data->allDown, data->allNext);
    if (dependencyMembers != members) {
        mark(dependencyMembers, DependencyCycleDetected,
            u"Dependency cycle is detected in revisions (%1)"_s.arg(
                cycleMembers(data->realHeads, bottoms(data->realBases), data->allDown, data->allNext)));
    }
}

void RevisionMapBuilder::normalizeDependencies()
{
    std::vector<int> seenBy(size_t(size()), -1);
    std::vector<int> todo;
    for (int index = 0; index < size(); ++index) {
        data->normalizedDependencies.beginRow();
        data->normalizedDown.beginRow();
        auto &normalized = data->normalizedDown.ends;
        const auto down = data->down.of(index);
        normalized.insert(normalized.end(), down.begin(), down.end());
        const auto own = data->dependencies.of(index);
        std::vector<int> left(own.begin(), own.end());
        if (!left.empty()) {
            todo.assign(down.begin(), down.end());
            seenBy[size_t(index)] = index;
        }
        while (!todo.empty() && !left.empty()) {
            const int ancestor = todo.back();
            todo.pop_back();
            if (seenBy[size_t(ancestor)] == index)
                continue;
            seenBy[size_t(ancestor)] = index;
            for (int dependency : data->dependencies.of(ancestor))
                std::erase(left, dependency);
            for (int parent : data->down.of(ancestor))
                todo.push_back(parent);
        }
        for (int dependency : left) {
            data->normalizedDependencies.ends.push_back(dependency);
            if (std::find(down.begin(), down.end(), dependency) == down.end())
                normalized.push_back(dependency);
        }
    }
    data->normalizedDependencies.finish();
    data->normalizedDown.finish();
}

void RevisionMapBuilder::propagateLabels()
{
    const auto walkStopsAt = [this](int index) {
        return index >= data->revisionCount || data->allNext.of(index).size() > 1 || data->down.of(index).size() > 1;
    };
    for (auto &label : data->labels) {
        label.members.assign(size_t(size()), false);
        if (label.declaredBy < 0)
            continue;
        std::vector<int> todo{label.declaredBy};
        bool isLine = true; // no branch or merge from here to the head: only then the label reaches ancestors
        while (!todo.empty()) {
            const int index = todo.back();
            todo.pop_back();
            if (label.members[size_t(index)])
                continue;
            label.members[size_t(index)] = true;
            isLine = isLine && !walkStopsAt(index);
            for (int child : data->next.of(index))
                todo.push_back(child);
        }
        int index = label.declaredBy;
        while (isLine && !data->down.of(index).empty()) {
            index = data->down.of(index).front();
            if (walkStopsAt(index) || label.members[size_t(index)])
                break;
            label.members[size_t(index)] = true;
        }
    }
}

} // namespace retort::script
