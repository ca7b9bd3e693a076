// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/revisionlookup.h"

#include "model/script/identifierresolver.h"
#include "model/script/scriptcodes.h"

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

Error inCommandWords(const LookupFailure &failure, const CommandWording &wording)
{
    Error error = failure.error;
    if (error.code == NotAnAncestor) {
        const QString pattern = wording.notAnAncestor.isEmpty()
            ? u"Requested range %1:%2 does not refer to ancestor/descendant revisions along the same branch"_s
            : wording.notAnAncestor;
        error.message = QString(pattern).replace("%1"_L1, wording.start).replace("%2"_L1, wording.end);
    } else if (error.code == MultipleHeads) {
        const QString argument = wording.end.isEmpty() ? failure.argument : wording.end;
        error.message = !wording.multipleHeads.isEmpty()
            ? wording.multipleHeads
            : u"Multiple head revisions are present for given argument '%1'; please specify a specific target "
              u"revision, "
              "'<branchname>@%1' to narrow to a specific head, or 'heads' for all heads"_s.arg(argument);
        error.hint = u"The heads are: %1"_s.arg(error.revisions.join(", "_L1));
    } else if (error.code == RevisionNotFound || error.code == AmbiguousIdentifier || error.code == NoSuchBranch
        || error.code == NotInBranch) {
        error.hint = error.message;
        error.message = u"Can't locate revision identified by '%1'"_s.arg(failure.argument);
    }
    return error;
}

namespace {

template <typename Value, typename From, typename Convert>
Result<Value> plain(const Lookup<From> &lookup, Convert convert, bool commandWords = false)
{
    if (!lookup)
        return failure(commandWords ? inCommandWords(lookup.error()) : lookup.error().error);
    return convert(*lookup);
}

QList<int> asList(const std::vector<int> &indices)
{
    return QList<int>(indices.begin(), indices.end());
}

} // namespace

Result<QList<int>> getRevisions(const RevisionMap &map, const QString &text)
{
    return plain<QList<int>>(IdentifierResolver(map).revisions(text), asList);
}

Result<std::optional<int>> getRevision(const RevisionMap &map, const QString &text)
{
    return plain<std::optional<int>>(
        IdentifierResolver(map).revision(text), [](std::optional<int> index) { return index; });
}

Result<QList<int>> resolve(const RevisionMap &map, const QString &text)
{
    return plain<QList<int>>(IdentifierResolver(map).revisions(text), asList, true);
}

QList<int> sharedLineage(
    const RevisionMap &map, std::span<const int> targets, std::span<const int> check, bool includeDependencies)
{
    const auto edges = includeDependencies ? RevisionMap::Edges::All : RevisionMap::Edges::DownRevisions;
    const auto up = map.descendants(check, edges);
    const auto down = map.ancestors(check, edges);
    QList<int> shared;
    for (int target : targets) {
        if (up[size_t(target)] || down[size_t(target)])
            shared.append(target);
    }
    return shared;
}

Result<void> checkNewIdentifier(const QString &id)
{
    QStringList illegal;
    for (const QChar character : u"+-:@"_s) {
        if (id.contains(character))
            illegal.append(character);
    }
    if (!illegal.isEmpty()) {
        return failure(IllegalIdentifier,
            u"Character(s) '%1' not allowed in revision identifier '%2'"_s.arg(illegal.join(", "_L1), id));
    }
    return {};
}

} // namespace retort::script
