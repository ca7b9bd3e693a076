// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/revisionformat.h"

#include <QRegularExpression>

namespace retort::script {

using namespace Qt::Literals::StringLiterals;

namespace {

QString parents(const Revision &revision)
{
    return revision.downRevisions.isEmpty() ? u"<base>"_s : revision.downRevisions.join(", "_L1);
}

QString marks(bool head, bool effectiveHead, bool current, bool branchPoint, bool mergePoint)
{
    QString text;
    if (head)
        text += " (head)"_L1;
    if (effectiveHead)
        text += " (effective head)"_L1;
    if (current)
        text += " (current)"_L1;
    if (branchPoint)
        text += " (branchpoint)"_L1;
    if (mergePoint)
        text += " (mergepoint)"_L1;
    return text;
}

/// As Python's str.splitlines().
QStringList splitLines(const QString &text)
{
    static const QRegularExpression lineBreak(u"\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]"_s);
    if (text.isEmpty())
        return {};
    QStringList lines = text.split(lineBreak);
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace

QString formatOneLine(const RevisionMap &map, int index, const LineFormat &format, bool isCurrent)
{
    const Revision &revision = map.at(index);
    QString text;
    if (format.parents) {
        text = parents(revision);
        if (format.dependencies && !revision.dependsOn.isEmpty())
            text += u" (%1)"_s.arg(revision.dependsOn.join(", "_L1));
        text += " -> "_L1;
    }
    text += revision.id;
    if (format.branchLabels) {
        if (const QStringList labels = map.labels(index); !labels.isEmpty())
            text += u" (%1)"_s.arg(labels.join(", "_L1));
    }
    text += marks(map.isRealHead(index), map.isHead(index) && !map.isRealHead(index), isCurrent,
        format.marks && map.isBranchPoint(index), format.marks && map.isMergePoint(index));
    if (format.doc)
        text += ", "_L1 + revision.doc;
    return text;
}

QString formatVerbose(const RevisionMap &map, int index, const MigrationScript &script, bool isCurrent)
{
    const Revision &revision = map.at(index);
    // Here "(head)" means that no down_revision points to it, and "(current)" comes last.
    QString text = "Rev: "_L1 + revision.id
        + marks(map.isHead(index), false, false, map.isBranchPoint(index), map.isMergePoint(index))
        + (isCurrent ? " (current)"_L1 : ""_L1) + u'\n';
    text += (map.isMergePoint(index) ? "Merges: "_L1 : "Parent: "_L1) + parents(revision) + u'\n';
    if (!revision.dependsOn.isEmpty())
        text += "Also depends on: "_L1 + revision.dependsOn.join(", "_L1) + u'\n';
    if (map.isBranchPoint(index))
        text += "Branches into: "_L1 + map.ids(map.nextRevisions(index)).join(", "_L1) + u'\n';
    if (const QStringList labels = map.labels(index); !labels.isEmpty())
        text += "Branch names: "_L1 + labels.join(", "_L1) + u'\n';
    text += "Path: "_L1 + script.path + "\n\n"_L1;
    QStringList lines = splitLines(script.docstring);
    for (QString &line : lines)
        line.prepend("    "_L1);
    return text + lines.join(u'\n') + u'\n';
}

QString formatBranchPoint(const RevisionMap &map, int index, const MigrationScript *verboseScript)
{
    LineFormat child = LineFormat::branches();
    child.doc = verboseScript != nullptr;
    QString text =
        verboseScript ? formatVerbose(map, index, *verboseScript) : formatOneLine(map, index, LineFormat::branches());
    for (int next : map.nextRevisions(index)) {
        text += u'\n' + QString(map.id(index).size(), u' ') + " -> "_L1 + formatOneLine(map, next, child);
    }
    return text + u'\n';
}

QString formatRunning(const RevisionMap &map, const MigrationStep &step, bool withDoc)
{
    const QString verb = step.kind == StepKind::Upgrade ? u"upgrade"_s
        : step.kind == StepKind::Downgrade              ? u"downgrade"_s
                                                        : u"stamp_revision"_s;
    QString text =
        "Running "_L1 + verb + u' ' + step.fromVersions.join(", "_L1) + " -> "_L1 + step.toVersions.join(", "_L1);
    const int index = withDoc && step.kind != StepKind::Stamp ? map.indexOf(step.revision) : -1;
    if (index >= 0 && !map.at(index).doc.isEmpty())
        text += ", "_L1 + map.at(index).doc;
    return text;
}

} // namespace retort::script
