// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/revisionmap.h"

namespace retort::test {

using script::Revision;
using script::RevisionMap;

/// Revisions from one line: `id<-down,down+depends,depends@label,label`, in load order, each part optional:
/// "aaaa bbbb<-aaaa@lb cccc<-bbbb dddd<-aaaa+cccc".
inline QList<Revision> revisionsOf(const QString &notation)
{
    QList<Revision> revisions;
    for (const QString &word : notation.split(u' ', Qt::SkipEmptyParts)) {
        Revision revision;
        QString rest = word;
        const auto takeList = [&rest](QLatin1StringView mark) {
            QStringList list;
            if (const auto at = rest.indexOf(mark); at >= 0) {
                list = rest.mid(at + mark.size()).split(u',');
                rest.truncate(at);
            }
            return list;
        };
        revision.branchLabels = takeList(QLatin1StringView("@"));
        revision.dependsOn = takeList(QLatin1StringView("+"));
        revision.downRevisions = takeList(QLatin1StringView("<-"));
        revision.id = rest;
        revision.doc = QStringLiteral("doc of ") + rest;
        revisions.append(revision);
    }
    return revisions;
}

inline RevisionMap mapOf(const QString &notation)
{
    return RevisionMap::build(revisionsOf(notation)).map;
}

} // namespace retort::test
