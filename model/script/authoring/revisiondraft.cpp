// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/revisiondraft.h"

#include "model/script/authoring/scriptfilename.h"
#include "model/script/identifierresolver.h"
#include "model/script/revisionlookup.h"
#include "model/script/scriptcodes.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString unchanged = u"No file was written"_s;

tl::unexpected<Error> refused(ErrorCode code, const QString &message, const QString &hint = unchanged, const QStringList &revisions = {})
{
    return failure({code, message, hint, {}, {}, revisions});
}

/// An identifier and a label are typed again later, and the identifier names a file.
Result<void> checkTypeable(const QString &text, const QString &what, ErrorCode code)
{
    static const QStringList symbols{u"head"_s, u"heads"_s, u"base"_s, u"current"_s};
    if (symbols.contains(text))
        return refused(code, u"'%1' has a meaning of its own and cannot be %2"_s.arg(text, what));
    for (const QChar c : text) {
        if (c == u'/' || c == u'\\' || c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            return refused(code,
                u"%1 cannot hold a slash, white space or a control character"_s.arg(what.at(0).toUpper() + what.mid(1)));
    }
    if (text.startsWith(u'.') || text.toUtf8().size() > 200)
        return refused(code, u"%1 cannot start with a point, nor be longer than 200 bytes"_s.arg(what.at(0).toUpper() + what.mid(1)));
    return {};
}

Result<void> checkIdentifier(const RevisionMap &map, const QString &id)
{
    if (id.isEmpty())
        return refused(IdentifierNotAllowed, u"A revision needs an identifier"_s);
    if (auto allowed = checkNewIdentifier(id); !allowed)
        return allowed;
    if (auto allowed = checkTypeable(id, u"a revision identifier"_s, IdentifierNotAllowed); !allowed)
        return allowed;
    const int existing = map.indexOf(id);
    if (existing >= 0 && !map.isGhost(existing))
        return refused(DuplicateRevision, u"Revision %1 is present more than once"_s.arg(id), u"Choose another identifier. "_s + unchanged, {id});
    if (map.indexOfLabel(id) >= 0)
        return refused(IdentifierIsLabel, u"'%1' is a branch label already"_s.arg(id));
    return {};
}

Result<void> checkLabels(const RevisionMap &map, const QString &id, const QStringList &labels)
{
    for (const QString &label : labels) {
        if (auto allowed = checkTypeable(label, u"a branch label"_s, LabelNotAllowed); !allowed)
            return allowed;
        if (label.contains(u'@') || label.contains(u'+') || label.contains(u'-') || label.contains(u':'))
            return refused(LabelNotAllowed, u"A branch label cannot hold the characters @ + - :, which have a meaning in identifiers"_s);
        int user = map.indexOf(label);
        for (int i = 0; user < 0 && i < map.revisionCount(); ++i)
            user = map.at(i).branchLabels.contains(label) ? i : -1;
        if (user >= 0)
            return refused(LabelClash, u"Branch name '%1' in revision %2 already used by revision %3"_s.arg(label, id, map.id(user)),
                u"Choose another label. "_s + unchanged, {map.id(user)});
    }
    return {};
}

Result<QStringList> downRevisions(const RevisionMap &map, const RevisionRequest &request)
{
    const auto found = IdentifierResolver(map).revisions(request.heads);
    if (!found) {
        CommandWording wording;
        wording.multipleHeads =
            u"Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge."_s;
        return failure(inCommandWords(found.error(), wording));
    }
    QStringList ids;
    for (const int index : *found) {
        if (ids.contains(map.id(index)))
            return refused(DuplicateHeads, u"Duplicate head revisions specified"_s);
        ids.append(map.id(index));
    }
    return ids;
}

Result<void> checkHeads(const RevisionMap &map, const QStringList &ids)
{
    for (const QString &id : ids) {
        if (!map.isHead(map.indexOf(id))) {
            return refused(NotAHead,
                u"Revision %1 is not a head revision; please specify --splice to create a new branch from this revision"_s.arg(id),
                unchanged, {id});
        }
    }
    return {};
}

Result<QStringList> dependencies(const RevisionMap &map, const QStringList &texts)
{
    QStringList ids;
    for (const QString &text : texts) {
        const auto found = IdentifierResolver(map).revision(text);
        if (!found)
            return failure(inCommandWords(found.error()));
        if (!found->has_value())
            return refused(RevisionNotFound, u"Can't locate revision identified by '%1'"_s.arg(text));
        const int index = **found;
        ids << (map.at(index).branchLabels.contains(text) || map.hasLabel(index, text) ? text : map.id(index));
    }
    return ids;
}

Result<QString> versionFolder(const ProjectSnapshot &snapshot, const RevisionRequest &request, const QStringList &down)
{
    const QStringList &locations = snapshot.project.versionLocations;
    if (request.versionPath.isEmpty()) {
        if (locations.size() == 1)
            return locations.constFirst();
        for (const QString &id : down) {
            if (const MigrationScript *script = snapshot.script(id))
                return QFileInfo(script->path).absolutePath();
        }
        return refused(VersionPathUnknown, u"Multiple version locations present, please specify --version-path"_s);
    }
    const QString wanted = QDir::cleanPath(request.versionPath);
    const auto isSame = [&](const QString &location) {
        const QString canonical = QFileInfo(location).canonicalFilePath();
        return location == wanted || (!canonical.isEmpty() && canonical == QFileInfo(wanted).canonicalFilePath());
    };
    const auto location = std::find_if(locations.cbegin(), locations.cend(), isSame);
    if (location == locations.cend())
        return refused(VersionPathUnknown, u"Path %1 is not represented in current version locations"_s.arg(request.versionPath));
    return *location;
}

} // namespace

Result<RevisionDraft> draftRevision(const ProjectSnapshot &snapshot, const RevisionRequest &request)
{
    RevisionDraft draft{request.id, request.message, {}, request.branchLabels, {}, {}, {}, {}};
    draft.branchLabels.removeAll(QString());
    if (const auto allowed = checkIdentifier(snapshot.map, draft.id); !allowed)
        return failure(allowed.error());
    if (draft.message && draft.message->contains(QChar::Null))
        return refused(TextNotAllowed, u"A message cannot hold a NUL character"_s);
    const auto down = downRevisions(snapshot.map, request);
    if (!down)
        return failure(down.error());
    draft.downRevisions = *down;
    const auto date = createDate(request.moment, snapshot.project.timezone);
    if (!date)
        return failure(date.error());
    draft.createDate = date->text();
    const auto folder = versionFolder(snapshot, request, draft.downRevisions);
    if (!folder)
        return failure(folder.error());
    if (const auto allowed = checkHeads(snapshot.map, draft.downRevisions); !allowed && !request.splice)
        return failure(allowed.error());
    if (const auto allowed = checkLabels(snapshot.map, draft.id, draft.branchLabels); !allowed)
        return failure(allowed.error());
    const auto depends = dependencies(snapshot.map, request.dependsOn);
    if (!depends)
        return failure(depends.error());
    draft.dependsOn = *depends;
    const auto name = scriptFileName(
        snapshot.project.fileTemplate, snapshot.project.truncateSlugLength, draft.id, draft.message.value_or(QString()), *date);
    if (!name)
        return failure(name.error());
    draft.path = QDir::cleanPath(*folder + u'/' + *name);
    if (draft.id.size() > versionColumnWidth) {
        draft.warnings.append({Severity::Warning, IdentifierTooLong,
            u"Revision identifier '%1' is longer than 32 characters: PostgreSQL refuses it in the version table, VARCHAR(32)"_s.arg(draft.id),
            u"Choose a shorter one"_s, {}, {draft.id}});
    }
    return draft;
}

QString newRevisionId()
{
    return QUuid::createUuid().toString(QUuid::Id128).right(12);
}

} // namespace retort::script::authoring
