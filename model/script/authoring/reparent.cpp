// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/reparent.h"

#include "model/python/text.h"
#include "model/script/identifierresolver.h"
#include "model/script/migrationsteps.h"
#include "model/script/scriptcodes.h"
#include "model/script/scriptloader.h"

#include <QStringDecoder>

#include <algorithm>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString unchanged = u"No file was changed"_s;

tl::unexpected<Error> notEditable(const MigrationScript &script)
{
    return failure({HeaderNotEditable, u"The down_revision of %1 is no plain assignment that could be rewritten"_s.arg(script.path),
        u"Change it by hand. "_s + unchanged, {}, script.downRevisionRange, {script.revision.id}});
}

bool isUtf8(const QByteArray &source)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(source);
    return !decoder.hasError();
}

/// Byte offset of a place that is given in lines and code points, both from 1; -1 outside.
qsizetype byteOffset(const QByteArray &source, int line, int column)
{
    const bool wide = isUtf8(source);
    qsizetype at = source.startsWith("\xef\xbb\xbf") ? 3 : 0;
    for (int i = 1; i < line; ++i) {
        const qsizetype end = source.indexOf('\n', at);
        if (end < 0)
            return -1;
        at = end + 1;
    }
    for (int i = 1; i < column; ++i) {
        if (at >= source.size())
            return -1;
        ++at;
        while (wide && at < source.size() && (uchar(source.at(at)) & 0xc0) == 0x80)
            ++at;
    }
    return at;
}

/// Where the value starts behind the assignment's `=`, which an annotation may stand before.
qsizetype valueStart(QByteArrayView statement)
{
    int depth = 0;
    for (qsizetype i = 0; i < statement.size(); ++i) {
        const char c = statement.at(i);
        depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
        if (c == '=' && depth == 0) {
            ++i;
            while (i < statement.size() && (statement.at(i) == ' ' || statement.at(i) == '\t'))
                ++i;
            return i;
        }
    }
    return -1;
}

QByteArray literal(const QString &id, char quote)
{
    const QString text = python::quoted(id);
    const bool plain = !id.contains(u'\'') && !id.contains(u'"') && !id.contains(u'\\');
    return plain ? quote + id.toUtf8() + quote : text.toUtf8();
}

QByteArray value(const QStringList &ids, char quote)
{
    if (ids.isEmpty())
        return "None";
    if (ids.size() == 1)
        return literal(ids.constFirst(), quote);
    QByteArrayList all;
    for (const QString &id : ids)
        all << literal(id, quote);
    return '(' + all.join(", ") + ')';
}

Result<QStringList> resolved(const RevisionMap &map, const QStringList &identifiers)
{
    QStringList ids;
    if (identifiers.isEmpty())
        return ids;
    const auto found = IdentifierResolver(map).revisions(identifiers);
    if (!found)
        return failure(inCommandWords(found.error()));
    for (const int index : *found) {
        if (!ids.contains(map.id(index)))
            ids << map.id(index);
    }
    return ids;
}

} // namespace

Result<QByteArray> withDownRevisions(const MigrationScript &script, const QByteArray &source, const QStringList &downRevisions)
{
    const SourceRange &range = script.downRevisionRange;
    if (!range.isValid())
        return notEditable(script);
    const qsizetype start = byteOffset(source, range.startLine, range.startColumn);
    const qsizetype end = byteOffset(source, range.endLine, range.endColumn);
    if (start < 0 || end <= start || end > source.size())
        return notEditable(script);
    const QByteArray statement = source.mid(start, end - start);
    const qsizetype from = valueStart(statement);
    if (!statement.startsWith("down_revision") || from < 0)
        return notEditable(script);
    const QByteArray old = statement.mid(from);
    const char quote = old.contains('"') && !old.contains('\'') ? '"' : '\'';
    const QByteArray changed = source.left(start + from) + value(downRevisions, quote) + source.mid(end);

    // Read back as the loader will: everything but the down revisions is what it was.
    const auto again = parseScript(changed, script.path);
    if (!again || again->revision.id != script.revision.id || again->revision.downRevisions != downRevisions
        || again->revision.dependsOn != script.revision.dependsOn || again->revision.branchLabels != script.revision.branchLabels)
        return notEditable(script);
    return changed;
}

Result<Reparenting> planReparent(
    const ProjectSnapshot &snapshot, const QString &revision, const QStringList &downRevisions, const QList<DatabaseRows> &databases)
{
    const RevisionMap &map = snapshot.map;
    const auto moved = IdentifierResolver(map).revision(revision);
    if (!moved)
        return failure(inCommandWords(moved.error()));
    const MigrationScript *script = moved->has_value() ? snapshot.script(**moved) : nullptr;
    if (!script)
        return failure({RevisionNotFound, u"Can't locate revision identified by '%1'"_s.arg(revision), unchanged, {}, {}, {}});
    const int index = **moved;
    const auto parents = resolved(map, downRevisions);
    if (!parents)
        return failure(parents.error());
    const RevisionMap::Set above = map.descendants(std::span(&index, 1), RevisionMap::Edges::All);
    for (const QString &parent : *parents) {
        if (above[size_t(map.indexOf(parent))]) {
            return failure({CycleDetected, u"Revision %1 cannot come after %2, which comes after it: Cycle is detected in revisions (%1, %2)"_s
                .arg(script->revision.id, parent), unchanged, {}, {}, {script->revision.id, parent}});
        }
    }
    for (const DatabaseRows &database : databases) {
        if (appliedSet(map, database.rows)[size_t(index)]) {
            return failure({AppliedAlready, u"The database %1 has applied revision %2: what it ran would no longer be what the history says"_s
                .arg(database.name, script->revision.id), u"Downgrade it below that revision first. "_s + unchanged, {}, {}, {script->revision.id}});
        }
    }
    const auto source = script->readSource();
    if (!source)
        return failure(source.error());
    const auto changed = withDownRevisions(*script, *source, *parents);
    if (!changed)
        return failure(changed.error());
    return Reparenting{script->path, *source, *changed};
}

} // namespace retort::script::authoring
