// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/databasecomparison.h"

#include "model/script/migrationsteps.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(DatabaseComparison)
};

/// The one revision that brings all that is missing; "heads" where only all of them together do.
QString targetFor(const script::RevisionMap &map, const DatabaseEntry &has, const script::RevisionMap::Set &lacks)
{
    QStringList missing;
    for (const QString &row : has.rows)
        if (const int index = map.indexOf(row); index >= 0 && !map.isGhost(index) && !lacks[size_t(index)])
            missing << row;
    if (missing.size() == 1)
        return missing.constFirst();
    const auto heads = map.realHeads();
    const bool hasAll = !missing.isEmpty()
        && std::all_of(heads.begin(), heads.end(), [&](int head) { return has.rows.contains(map.id(head)); });
    return missing.isEmpty() ? QString() : hasAll ? u"heads"_s : missing.constFirst();
}

DatabaseShare shareOf(const script::RevisionMap &map, const DatabaseEntry &entry, const script::RevisionMap::Set &other)
{
    DatabaseShare share;
    share.id = entry.id;
    share.name = entry.name();
    share.color = entry.color;
    share.unknown = script::unknownRows(map, entry.rows);
    share.target = targetFor(map, entry, other);
    return share;
}

QStringList lines(const History &history, const QString &heading, const DatabaseShare &share)
{
    QStringList text {heading};
    for (const QString &id : share.only)
        text << u"  %1  %2"_s.arg(id, history.rows[history.rowOf(id)].message);
    if (!share.unknown.isEmpty())
        text << Text::tr("  not in the folder: %1").arg(share.unknown.join(u", "_s));
    return text;
}

} // namespace

DatabaseComparison compareDatabases(const History &history, const DatabaseEntry &first, const DatabaseEntry &second)
{
    const script::RevisionMap &map = history.snapshot->map;
    const auto inFirst = script::appliedSet(map, first.rows);
    const auto inSecond = script::appliedSet(map, second.rows);
    DatabaseComparison comparison;
    comparison.isKnown = first.state == DatabaseEntry::State::Known && second.state == DatabaseEntry::State::Known;
    comparison.first = shareOf(map, first, inSecond);
    comparison.second = shareOf(map, second, inFirst);
    if (!comparison.isKnown)
        return comparison;
    for (const HistoryRow &row : history.rows) {
        const bool isInFirst = inFirst[size_t(row.index)];
        const bool isInSecond = inSecond[size_t(row.index)];
        if (row.isGhost)
            continue;
        comparison.common += isInFirst && isInSecond;
        if (isInFirst && !isInSecond)
            comparison.first.only << row.id;
        else if (isInSecond && !isInFirst)
            comparison.second.only << row.id;
    }
    return comparison;
}

QString comparisonText(const History &history, const DatabaseComparison &comparison)
{
    const DatabaseShare &first = comparison.first;
    const DatabaseShare &second = comparison.second;
    if (!comparison.isKnown)
        return Text::tr("%1 or %2 could not be read.").arg(first.name, second.name);
    QStringList text = lines(history, Text::tr("Only %1 has %Ln revision(s)", nullptr, int(first.only.size())).arg(first.name), first);
    text += lines(history, Text::tr("Only %1 has %Ln revision(s)", nullptr, int(second.only.size())).arg(second.name), second);
    text << Text::tr("Both have %Ln revision(s)", nullptr, comparison.common);
    return text.join(u'\n') + u'\n';
}

} // namespace retort::ui
