// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/revisionmap.h"

#include "model/script/revisionmapdata.h"

namespace retort::script {

RevisionMap::RevisionMap()
    : RevisionMap(build({}).map)
{
}

RevisionMap::RevisionMap(std::shared_ptr<const RevisionMapData> data)
    : d(std::move(data))
{
}

int RevisionMap::size() const
{
    return int(d->revisions.size());
}
int RevisionMap::revisionCount() const
{
    return d->revisionCount;
}
const Revision &RevisionMap::at(int index) const
{
    return d->revisions[index];
}

QStringList RevisionMap::ids(std::span<const int> indices) const
{
    QStringList names;
    names.reserve(qsizetype(indices.size()));
    for (int index : indices)
        names.append(id(index));
    return names;
}

int RevisionMap::indexOf(const QString &id) const
{
    return d->indexOf.value(id, -1);
}

int RevisionMap::indexOfLabel(const QString &label) const
{
    const int at = d->labelIndex.value(label, -1);
    return at < 0 ? -1 : d->labels[size_t(at)].declaredBy;
}

bool RevisionMap::isGhost(int index) const
{
    return index >= d->revisionCount;
}
bool RevisionMap::isShadowed(int index) const
{
    return d->shadowed[size_t(index)];
}
bool RevisionMap::isBroken(int index) const
{
    return d->broken[size_t(index)];
}
bool RevisionMap::isHead(int index) const
{
    return !isGhost(index) && nextRevisions(index).empty();
}
bool RevisionMap::isRealHead(int index) const
{
    return !isGhost(index) && allNextRevisions(index).empty();
}
bool RevisionMap::isBase(int index) const
{
    return !isGhost(index) && at(index).downRevisions.isEmpty();
}
bool RevisionMap::isRealBase(int index) const
{
    return isBase(index) && at(index).dependsOn.isEmpty();
}
bool RevisionMap::isBranchPoint(int index) const
{
    return nextRevisions(index).size() > 1;
}
bool RevisionMap::isMergePoint(int index) const
{
    return downRevisions(index).size() > 1;
}

std::span<const int> RevisionMap::heads() const
{
    return d->heads;
}
std::span<const int> RevisionMap::realHeads() const
{
    return d->realHeads;
}
std::span<const int> RevisionMap::bases() const
{
    return d->bases;
}
std::span<const int> RevisionMap::realBases() const
{
    return d->realBases;
}

std::span<const int> RevisionMap::downRevisions(int index) const
{
    return d->down.of(index);
}
std::span<const int> RevisionMap::dependencies(int index) const
{
    return d->dependencies.of(index);
}
std::span<const int> RevisionMap::normalizedDependencies(int index) const
{
    return d->normalizedDependencies.of(index);
}
std::span<const int> RevisionMap::allDown(int index) const
{
    return d->allDown.of(index);
}
std::span<const int> RevisionMap::normalizedDown(int index) const
{
    return d->normalizedDown.of(index);
}
std::span<const int> RevisionMap::nextRevisions(int index) const
{
    return d->next.of(index);
}
std::span<const int> RevisionMap::allNextRevisions(int index) const
{
    return d->allNext.of(index);
}
std::span<const int> RevisionMap::topologicalOrder() const
{
    return d->topological;
}

QStringList RevisionMap::labels(int index) const
{
    QStringList names = at(index).branchLabels;
    for (const auto &label : d->labels) {
        if (label.members[size_t(index)] && !names.contains(label.name))
            names.append(label.name);
    }
    return names;
}

bool RevisionMap::hasLabel(int index, const QString &label) const
{
    const int known = d->labelIndex.value(label, -1);
    return known >= 0 ? d->labels[size_t(known)].members[size_t(index)] : at(index).branchLabels.contains(label);
}

namespace {

RevisionMap::Set closure(std::span<const int> of, const EdgeTable &edges, int size)
{
    RevisionMap::Set seen(size_t(size), false);
    std::vector<int> todo;
    for (int index : of) {
        if (!seen[size_t(index)]) {
            seen[size_t(index)] = true;
            todo.push_back(index);
        }
    }
    while (!todo.empty()) {
        const int index = todo.back();
        todo.pop_back();
        for (int end : edges.of(index)) {
            if (!seen[size_t(end)]) {
                seen[size_t(end)] = true;
                todo.push_back(end);
            }
        }
    }
    return seen;
}

} // namespace

RevisionMap::Set RevisionMap::ancestors(std::span<const int> of, Edges edges) const
{
    // Normalizing leaves out only what is reached through an ancestor anyway.
    return closure(of, edges == Edges::DownRevisions ? d->down : d->allDown, size());
}

RevisionMap::Set RevisionMap::descendants(std::span<const int> of, Edges edges) const
{
    return closure(of, edges == Edges::DownRevisions ? d->next : d->allNext, size());
}

} // namespace retort::script
