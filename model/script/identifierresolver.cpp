// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/identifierresolver.h"

#include "model/script/revisionmapdata.h"
#include "model/script/scriptcodes.h"

#include <QRegularExpression>
#include <algorithm>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

tl::unexpected<LookupFailure> lookupFailure(ErrorCode code, const QString &message, const QString &argument)
{
    Error error;
    error.code = code;
    error.message = message;
    return tl::unexpected<LookupFailure>(LookupFailure{std::move(error), argument});
}

namespace {

tl::unexpected<LookupFailure> multipleHeads(const QStringList &heads, const QString &argument)
{
    auto failure = lookupFailure(MultipleHeads,
        u"Multiple heads are present for given argument '%1'; %2"_s.arg(argument, heads.join(", "_L1)), argument);
    failure.value().error.revisions = heads;
    return failure;
}

} // namespace

Lookup<IdentifierResolver::Symbols> IdentifierResolver::symbols(const QString &text) const
{
    Symbols found;
    QString id = text;
    if (const auto at = text.indexOf(u'@'); at >= 0) {
        found.label = text.left(at);
        id = text.mid(at + 1);
    }
    if (id == "base"_L1)
        return found;
    if (id != "head"_L1 && id != "heads"_L1) {
        found.ids.append(id);
        return found;
    }
    if (id == "heads"_L1 && found.label.isEmpty()) {
        found.ids = m_map.ids(m_map.realHeads());
        return found;
    }
    const auto all = m_map.heads();
    std::vector<int> heads(all.begin(), all.end());
    if (!found.label.isEmpty()) {
        auto filtered = lineage(heads, found.label);
        if (!filtered)
            return tl::unexpected(filtered.error());
        heads = std::move(*filtered);
    }
    found.ids = m_map.ids(heads);
    if (id == "head"_L1 && heads.size() > 1)
        return multipleHeads(found.ids, found.label.isEmpty() ? id : found.label + u"@head"_s);
    return found;
}

Lookup<int> IdentifierResolver::branch(const QString &label) const
{
    const auto found = identified(label, {});
    if (!found)
        return lookupFailure(NoSuchBranch, u"No such branch: '%1'"_s.arg(label), label);
    return **found;
}

/// An exact id or label, or the start of one.
Lookup<std::optional<int>> IdentifierResolver::identified(const QString &id, const QString &label) const
{
    const RevisionMapData &data = m_map.data();
    int branchIndex = -1;
    if (!label.isEmpty()) {
        const auto found = branch(label);
        if (!found)
            return tl::unexpected(found.error());
        branchIndex = *found;
    }
    if (const auto clash = data.labelClash.constFind(id); clash != data.labelClash.cend())
        return lookupFailure(LabelClash, *clash, id);

    int index = m_map.indexOf(id);
    if (index < 0 || m_map.isGhost(index))
        index = m_map.indexOfLabel(id);
    if (index < 0 && id.isEmpty())
        return lookupFailure(MalformedIdentifier, u"A revision identifier is missing"_s, id);
    if (index < 0) {
        // Keys of three characters and less are found whole only.
        std::vector<std::pair<QString, int>> matches;
        for (int at = 0; at < m_map.revisionCount(); ++at) {
            if (!m_map.isShadowed(at) && m_map.id(at).size() > 3 && m_map.id(at).startsWith(id))
                matches.emplace_back(m_map.id(at), at);
        }
        for (const auto &known : data.labels) {
            if (known.declaredBy >= 0 && known.name.size() > 3 && known.name.startsWith(id))
                matches.emplace_back(known.name, known.declaredBy);
        }
        if (branchIndex >= 0) {
            const std::vector<int> one{branchIndex};
            const auto up = m_map.descendants(one, RevisionMap::Edges::DownRevisions);
            const auto down = m_map.ancestors(one, RevisionMap::Edges::DownRevisions);
            std::erase_if(
                matches, [&](const auto &match) { return !up[size_t(match.second)] && !down[size_t(match.second)]; });
        }
        if (matches.empty()) {
            return lookupFailure(RevisionNotFound,
                u"No such revision or branch '%1'%2"_s.arg(id,
                    id.size() < 4 ? u"; please ensure at least four characters are present for "
                                    "partial revision identifier matches"_s
                                  : QString()),
                id);
        }
        if (matches.size() > 1) {
            QStringList names;
            for (size_t at = 0; at < std::min<size_t>(matches.size(), 3); ++at)
                names.append(u"'%1'"_s.arg(matches[at].first));
            return lookupFailure(
                AmbiguousIdentifier, u"Multiple revisions start with '%1': %2..."_s.arg(id, names.join(", "_L1)), id);
        }
        index = matches.front().second;
    }
    if (branchIndex >= 0) {
        const std::vector<int> one{index};
        if (!m_map.descendants(one, RevisionMap::Edges::DownRevisions)[size_t(branchIndex)]
            && !m_map.ancestors(one, RevisionMap::Edges::DownRevisions)[size_t(branchIndex)]) {
            return lookupFailure(
                NotInBranch, u"Revision %1 is not a member of branch '%2'"_s.arg(m_map.id(index), label), id);
        }
    }
    return std::optional<int>(index);
}

/// `-2` and `label@-2`: so many steps down from every head.
Lookup<std::vector<int>> IdentifierResolver::below(const QString &steps, const QString &label) const
{
    std::vector<int> found;
    for (int head : current(m_map.realHeads())) {
        if (!label.isEmpty() && !m_map.hasLabel(head, label))
            continue;
        bool isNumber = false;
        const qint64 count = steps.toLongLong(&isNumber);
        const auto end = walk(WalkPosition::at(head), isNumber ? count : -m_map.size() - 1);
        if (!end)
            return tl::unexpected(end.error());
        if (end->kind != WalkPosition::Kind::Revision) {
            return lookupFailure(RelativeOutOfRange,
                u"Relative revision %1 didn't produce %2 migrations"_s.arg(steps, steps.mid(1)), steps);
        }
        found.push_back(end->index);
    }
    return found;
}

Lookup<std::vector<int>> IdentifierResolver::revisions(const QString &text) const
{
    const auto parts = symbols(text);
    if (!parts)
        return tl::unexpected(parts.error());
    static const QRegularExpression negative(u"^-0*[1-9][0-9]*$"_s);
    if (parts->ids.size() == 1 && negative.match(parts->ids.front()).hasMatch())
        return below(parts->ids.front(), parts->label);
    std::vector<int> found;
    for (const QString &id : parts->ids) {
        const auto index = identified(id, parts->label);
        if (!index)
            return tl::unexpected(index.error());
        found.push_back(**index);
    }
    return found;
}

Lookup<std::vector<int>> IdentifierResolver::revisions(const QStringList &texts) const
{
    std::vector<int> found;
    for (const QString &text : texts) {
        const auto some = revisions(text);
        if (!some)
            return tl::unexpected(some.error());
        found.insert(found.end(), some->begin(), some->end());
    }
    return found;
}

Lookup<std::optional<int>> IdentifierResolver::revision(const QString &text) const
{
    const auto parts = symbols(text);
    if (!parts)
        return tl::unexpected(parts.error());
    if (parts->ids.size() > 1)
        return multipleHeads(parts->ids, text);
    if (!parts->ids.isEmpty())
        return identified(parts->ids.front(), parts->label);
    if (!parts->label.isEmpty()) {
        if (const auto known = branch(parts->label); !known)
            return tl::unexpected(known.error());
    }
    return std::optional<int>();
}

Lookup<std::vector<int>> IdentifierResolver::lineage(
    std::span<const int> targets, const QString &check, bool includeDependencies) const
{
    const auto parts = symbols(check);
    if (!parts)
        return tl::unexpected(parts.error());
    QStringList names = parts->ids;
    if (!parts->label.isEmpty())
        names.prepend(parts->label);
    if (names.isEmpty() || targets.empty())
        return std::vector<int>(targets.begin(), targets.end());
    std::vector<int> lines;
    for (const QString &name : names) {
        const auto index = identified(name, {});
        if (!index)
            return tl::unexpected(index.error());
        lines.push_back(**index);
    }
    const auto edges = includeDependencies ? RevisionMap::Edges::All : RevisionMap::Edges::DownRevisions;
    const auto up = m_map.descendants(lines, edges);
    const auto down = m_map.ancestors(lines, edges);
    std::vector<int> shared;
    for (int target : targets) {
        if (up[size_t(target)] || down[size_t(target)])
            shared.push_back(target);
    }
    return shared;
}

/// Heads and bases go by their ids: of several scripts with one id, all mean the last.
std::vector<int> IdentifierResolver::current(std::span<const int> indices) const
{
    std::vector<int> found;
    for (int index : indices)
        found.push_back(m_map.indexOf(m_map.id(index)));
    return found;
}

Lookup<WalkPosition> IdentifierResolver::walk(WalkPosition start, qint64 steps, const QString &label) const
{
    WalkPosition position = start;
    bool atBottom = false; // walked below a base, unlike a start from nothing
    // More steps than this leave the map, or go round a cycle for ever.
    const qint64 limit = m_map.size() + 2;
    for (qint64 left = std::min(std::abs(steps), limit); left > 0; --left) {
        std::vector<int> next;
        if (steps > 0) {
            next = current(
                position.kind == WalkPosition::Kind::Base ? m_map.bases() : m_map.nextRevisions(position.index));
            if (!label.isEmpty()) {
                auto filtered = lineage(next, label);
                if (!filtered)
                    return tl::unexpected(filtered.error());
                next = std::move(*filtered);
            }
        } else if (atBottom) {
            return WalkPosition::outside();
        } else {
            next = current(
                position.kind == WalkPosition::Kind::Base ? m_map.heads() : m_map.downRevisions(position.index));
            if (next.empty()) {
                position = WalkPosition();
                atBottom = true;
                continue;
            }
        }
        if (next.empty())
            return WalkPosition::outside();
        if (next.size() > 1) {
            auto failure = lookupFailure(AmbiguousWalk, u"Ambiguous walk"_s);
            failure.value().error.revisions = m_map.ids(next);
            return failure;
        }
        if (m_map.isGhost(next.front())) {
            const QString &id = m_map.id(next.front());
            return lookupFailure(MissingRevision, m_map.data().missingText.value(id), id);
        }
        position = WalkPosition::at(next.front());
    }
    return std::abs(steps) < limit ? position : WalkPosition::outside();
}

} // namespace retort::script
