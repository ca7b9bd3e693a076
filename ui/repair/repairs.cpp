// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/repair/repairs.h"

#include "model/script/migrationsteps.h"
#include "model/script/scriptcodes.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr qsizetype mostRepairs = 4; ///< of one kind: a cycle may have any number of members

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Repairs)
};

/// Collects what can be done about one problem.
class Offers
{
public:
    Offers(const Diagnostic &diagnostic, const script::ProjectSnapshot &snapshot)
        : m_diagnostic(diagnostic)
        , m_snapshot(snapshot)
    {
    }

    QList<Repair> run()
    {
        if (m_diagnostic.code == script::DuplicateRevision)
            offerDuplicates();
        else if (m_diagnostic.code == script::MissingRevision)
            offerMissing();
        else if (m_diagnostic.code == script::CycleDetected || m_diagnostic.code == script::SelfLoopDetected)
            offerReparenting(m_diagnostic.revisions);
        if (m_diagnostic.range.file.endsWith(".py"_L1) && m_diagnostic.code != script::DuplicateRevision)
            edit(m_diagnostic.range);
        return m_repairs;
    }

private:
    /// Both are offered: which of them is the copy, only its author knows.
    void offerDuplicates()
    {
        const QString id = m_diagnostic.revisions.value(0);
        QList<Repair> removals;
        for (const script::MigrationScript &script : m_snapshot.scripts) {
            if (script.revision.id != id || removals.size() >= mostRepairs)
                continue;
            SourceRange range = script.revisionRange;
            range.file = script.path;
            edit(range);
            removals.append({Repair::Kind::Remove, id, script.path, range, Text::tr("Remove %1…").arg(QFileInfo(script.path).fileName())});
        }
        m_repairs += removals;
    }

    void offerMissing()
    {
        const QString missing = m_diagnostic.revisions.value(1);
        m_repairs.append({Repair::Kind::Rescue, missing, {}, {}, Text::tr("Look for %1 in the repository…").arg(missing)});
        const script::MigrationScript *child = m_snapshot.script(m_diagnostic.revisions.value(0));
        if (child && child->revision.downRevisions.contains(missing))
            offerReparenting({child->revision.id});
    }

    void offerReparenting(const QStringList &revisions)
    {
        for (const QString &id : revisions.mid(0, mostRepairs)) {
            if (const script::MigrationScript *script = m_snapshot.script(id))
                m_repairs.append({Repair::Kind::Reparent, id, script->path, script->downRevisionRange, Text::tr("Put %1 elsewhere…").arg(id)});
        }
    }

    void edit(const SourceRange &range)
    {
        m_repairs.append({Repair::Kind::Edit, m_diagnostic.revisions.value(0), range.file, range, Text::tr("Edit %1").arg(QFileInfo(range.file).fileName())});
    }

    const Diagnostic &m_diagnostic;
    const script::ProjectSnapshot &m_snapshot;
    QList<Repair> m_repairs;
};

} // namespace

QList<Repair> repairsFor(const Diagnostic &diagnostic, const script::ProjectSnapshot &snapshot)
{
    return Offers(diagnostic, snapshot).run();
}

RowRepair rowRepairFor(const DatabaseEntry &entry, const script::RevisionMap &map)
{
    RowRepair repair;
    if (entry.state != DatabaseEntry::State::Known || !script::unknownRows(map, entry.rows).isEmpty())
        return repair;
    repair.removed = script::overlappingRows(map, entry.rows);
    QStringList left = repair.removed;
    for (const QString &row : entry.rows) {
        if (!left.removeOne(row))
            repair.kept << row;
    }
    return repair;
}

QString changedLines(const QString &before, const QString &after)
{
    const QStringList old = before.split(u'\n');
    const QStringList now = after.split(u'\n');
    const qsizetype shorter = std::min(old.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && old[head] == now[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    constexpr qsizetype around = 3;
    QStringList lines;
    for (qsizetype i = std::max<qsizetype>(0, head - around); i < head; ++i)
        lines << u"  "_s + old[i];
    for (qsizetype i = head; i < old.size() - tail; ++i)
        lines << u"- "_s + old[i];
    for (qsizetype i = head; i < now.size() - tail; ++i)
        lines << u"+ "_s + now[i];
    for (qsizetype i = now.size() - tail; i < std::min(now.size(), now.size() - tail + around); ++i)
        lines << u"  "_s + now[i];
    return lines.join(u'\n');
}

} // namespace retort::ui
