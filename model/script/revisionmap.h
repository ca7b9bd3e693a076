// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"
#include "model/script/revision.h"

#include <QList>
#include <memory>
#include <span>
#include <vector>

namespace retort::script {

struct RevisionMapData;

/// The graph of revisions (spec §2.2): a pure value that knows no files and is cheap to copy. Revisions are named by
/// their index: first those that build() was given, in that order, then a ghost for each id that is referred to but
/// absent. Whatever is wrong with some revisions is a diagnostic; everything else goes on working. Looking up what a
/// user wrote is in revisionlookup.h, what to run for it in migrationsteps.h.
class RevisionMap
{
public:
    struct Built;
    /// Never fails. The diagnostics say what Alembic would refuse or warn about, in its words.
    static Built build(QList<Revision> revisions);

    RevisionMap(); ///< an empty map

    int size() const; ///< ghosts included
    int revisionCount() const; ///< without ghosts: indices below are those of build()'s list
    bool isEmpty() const { return revisionCount() == 0; }

    const Revision &at(int index) const;
    const QString &id(int index) const { return at(index).id; }
    QStringList ids(std::span<const int> indices) const;
    int indexOf(const QString &id) const; ///< exact id, ghosts included; -1 when there is none
    int indexOfLabel(
        const QString &label) const; ///< the revision that declares the branch label; -1 when none or several do

    bool isGhost(int index) const; ///< referred to, but absent
    bool isShadowed(int index) const; ///< a later script has the same id
    bool isBroken(int index) const; ///< part of a cycle: nothing can run through it
    bool isHead(int index) const; ///< no down_revision points here
    bool isRealHead(int index) const; ///< and no depends_on either
    bool isBase(int index) const; ///< no down_revision
    bool isRealBase(int index) const; ///< and no depends_on
    bool isBranchPoint(int index) const;
    bool isMergePoint(int index) const;

    // In load order.
    std::span<const int> heads() const;
    std::span<const int> realHeads() const;
    std::span<const int> bases() const;
    std::span<const int> realBases() const;

    // Edges. Ghosts are ordinary ends of edges; a revision's edge to itself is left out.
    std::span<const int> downRevisions(int index) const; ///< as written
    std::span<const int> dependencies(int index) const; ///< depends_on, labels resolved
    std::span<const int> normalizedDependencies(int index) const; ///< without those that an ancestor has already
    std::span<const int> allDown(int index) const; ///< down revisions, then dependencies
    std::span<const int> normalizedDown(int index) const; ///< down revisions, then normalized dependencies
    std::span<const int> nextRevisions(int index) const; ///< the revisions whose down_revision this is
    std::span<const int> allNextRevisions(int index) const; ///< and those which depend on it

    /// Branch labels, declared and inherited (spec §2.2.7), declared ones first.
    QStringList labels(int index) const;
    bool hasLabel(int index, const QString &label) const;

    /// All revisions in an order where parents precede their children (both kinds of edges), as far as cycles allow it.
    std::span<const int> topologicalOrder() const;

    /// A set over the indices of one map.
    using Set = std::vector<bool>;
    enum class Edges { DownRevisions, All };
    Set ancestors(std::span<const int> of, Edges edges) const; ///< `of` included
    Set descendants(std::span<const int> of, Edges edges) const; ///< `of` included

    const RevisionMapData &data() const { return *d; } ///< for this room only

private:
    explicit RevisionMap(std::shared_ptr<const RevisionMapData> data);

    std::shared_ptr<const RevisionMapData> d;
};

struct RevisionMap::Built
{
    RevisionMap map;
    Diagnostics diagnostics;
};

} // namespace retort::script
