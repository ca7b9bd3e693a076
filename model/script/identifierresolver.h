// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/script/revisionmap.h"

#include <optional>

namespace retort::script {

/// An error of the map's own, with what a command needs to say it in its own words.
struct LookupFailure
{
    Error error;
    QString argument; ///< the part of the user's text that failed
};

template <typename T>
using Lookup = tl::expected<T, LookupFailure>;

/// How a command words the failures of the map (spec §2.3, end).
struct CommandWording
{
    QString start;
    QString end;
    QString notAnAncestor; ///< empty: that of a range; %1 is the start, %2 the end
    QString multipleHeads; ///< empty: the general one
};
Error inCommandWords(const LookupFailure &failure, const CommandWording &wording = {});

tl::unexpected<LookupFailure> lookupFailure(ErrorCode code, const QString &message, const QString &argument = {});

/// Where a walk of relative steps stands: on a revision, below all bases (also its start for "nothing applied"), or
/// outside.
struct WalkPosition
{
    enum class Kind { Revision, Base, Outside };
    Kind kind = Kind::Base;
    int index = -1;

    static WalkPosition at(int index) { return {Kind::Revision, index}; }
    static WalkPosition outside() { return {Kind::Outside, -1}; }
};

/// Turns what a user wrote into revisions of a map (spec §2.3, §2.4).
class IdentifierResolver
{
public:
    explicit IdentifierResolver(const RevisionMap &map)
        : m_map(map)
    {
    }

    Lookup<std::vector<int>> revisions(const QString &text) const;
    Lookup<std::vector<int>> revisions(const QStringList &texts) const;
    Lookup<std::optional<int>> revision(const QString &text) const;
    /// What a branch label, or an id used as one, stands for.
    Lookup<int> branch(const QString &label) const;

    /// Those of `targets` that share a line of descent with what `check` names; all of them when it names nothing.
    Lookup<std::vector<int>> lineage(
        std::span<const int> targets, const QString &check, bool includeDependencies = false) const;

    /// `steps` up (to the only child within the lineage of `label`, if one is given) or down. The start may be Base.
    Lookup<WalkPosition> walk(WalkPosition start, qint64 steps, const QString &label = {}) const;

private:
    struct Symbols
    {
        QStringList ids;
        QString label; ///< empty: none
    };
    Lookup<Symbols> symbols(const QString &text) const;
    Lookup<std::optional<int>> identified(const QString &id, const QString &label) const;
    Lookup<std::vector<int>> below(const QString &steps, const QString &label) const;
    std::vector<int> current(std::span<const int> indices) const;

    const RevisionMap &m_map;
};

} // namespace retort::script
