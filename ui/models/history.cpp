// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/history.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

/// When a revision was made, as far as the scripts tell: its own date, else that of its youngest parent; never older than a
/// parent, so that a copied date does not tear a branch apart.
std::vector<qint64> ages(const script::ProjectSnapshot &snapshot)
{
    const script::RevisionMap &map = snapshot.map;
    std::vector<qint64> age(size_t(map.size()), 0);
    for (int index : map.topologicalOrder()) {
        if (const auto *script = snapshot.script(index))
            age[size_t(index)] = sortableDate(script->createDate);
        for (int parent : map.allDown(index))
            age[size_t(index)] = std::max(age[size_t(index)], age[size_t(parent)]);
    }
    for (int index = map.revisionCount(); index < map.size(); ++index) { // a ghost stands right below its children
        for (int child : map.allNextRevisions(index))
            age[size_t(index)] = std::max(age[size_t(index)], age[size_t(child)]);
    }
    return age;
}

graph::HistoryLayout layOut(const script::ProjectSnapshot &snapshot)
{
    const script::RevisionMap &map = snapshot.map;
    const auto age = ages(snapshot);
    QList<graph::Vertex> vertices;
    vertices.reserve(map.size());
    for (int index = 0; index < map.size(); ++index) {
        const auto parents = map.downRevisions(index);
        const auto dependencies = map.dependencies(index);
        vertices.append({QList<int>(parents.begin(), parents.end()), QList<int>(dependencies.begin(), dependencies.end()),
                         age[size_t(index)]});
    }
    return graph::layoutHistory(vertices);
}

QString firstLine(const QString &doc)
{
    return doc.simplified();
}

QList<Chip> chipsOf(const script::RevisionMap &map, int index)
{
    QList<Chip> chips;
    if (map.isHead(index) && !map.isGhost(index))
        chips.append({Chip::Kind::Head, Text::tr("head"), 0});
    for (const QString &label : map.at(index).branchLabels)
        chips.append({Chip::Kind::Label, label, 0});
    if (map.isGhost(index))
        chips.append({Chip::Kind::Missing, Text::tr("missing"), 0});
    else if (map.isBase(index))
        chips.append({Chip::Kind::Base, Text::tr("base"), 0});
    return chips;
}

/// Everything that is read in a revision and its script's name, one thing a line.
QString searchedText(const HistoryRow &row, const script::MigrationScript *script)
{
    QStringList texts {row.message, row.id};
    if (script) {
        texts << script->docstring << QFileInfo(script->path).fileName();
        texts << script->revision.branchLabels;
    }
    return texts.join(u'\n').toLower();
}

HistoryRow makeRow(const script::ProjectSnapshot &snapshot, int index)
{
    const script::RevisionMap &map = snapshot.map;
    HistoryRow row;
    row.index = index;
    row.id = map.id(index);
    row.isGhost = map.isGhost(index);
    row.isMerge = map.isMergePoint(index);
    row.chips = chipsOf(map, index);
    if (const auto *script = snapshot.script(index)) {
        row.message = firstLine(script->revision.doc);
        if (row.message.isEmpty())
            row.message = QFileInfo(script->path).fileName();
        if (sortableDate(script->createDate) > 0)
            row.created = script->createDate.left(10);
    } else {
        row.message = Text::tr("Not in this folder, but other revisions refer to it");
    }
    row.searched = searchedText(row, snapshot.script(index));
    if (row.isGhost) {
        row.status = Text::tr("no script");
        row.severity = Severity::Error;
    } else if (map.isShadowed(index)) {
        row.status = Text::tr("id used twice");
        row.severity = Severity::Error;
    } else if (map.isBroken(index)) {
        row.status = Text::tr("in a cycle");
        row.severity = Severity::Error;
    }
    return row;
}

void addDiagnostics(History &history, const QHash<QString, int> &rowOfId)
{
    for (const Diagnostic &diagnostic : history.snapshot->diagnostics) {
        for (const QString &revision : diagnostic.revisions) {
            const int row = rowOfId.value(revision, -1);
            if (row < 0 || !history.rows[row].status.isEmpty() || diagnostic.severity == Severity::Information)
                continue;
            history.rows[row].status = diagnostic.severity == Severity::Error ? Text::tr("problem") : Text::tr("warning");
            history.rows[row].severity = diagnostic.severity;
            break; // the culprit stands first
        }
    }
}

} // namespace

qint64 sortableDate(QStringView text)
{
    qint64 number = 0;
    int digits = 0;
    for (QChar c : text) {
        if (c >= u'0' && c <= u'9') {
            if (++digits > 18)
                break;
            number = number * 10 + (c.unicode() - u'0');
        } else if (c == u'+' || c == u'Z' || (digits > 8 && c == u'-')) {
            break; // the offset to UTC
        } else if (digits == 0) {
            return 0;
        }
    }
    if (digits < 8)
        return 0;
    for (; digits < 18; ++digits)
        number *= 10;
    return number;
}

int History::rowOf(const QString &id) const
{
    const int index = snapshot->map.indexOf(id);
    return index < 0 ? -1 : layout.rowOf(index);
}

HistoryPtr makeHistory(script::ProjectSnapshotPtr snapshot)
{
    auto history = std::make_shared<History>();
    history->snapshot = std::move(snapshot);
    history->layout = layOut(*history->snapshot);
    history->rows.reserve(history->layout.rowCount());
    for (int row = 0; row < history->layout.rowCount(); ++row)
        history->rows.append(makeRow(*history->snapshot, history->layout.vertexAt(row)));
    if (!history->snapshot->diagnostics.isEmpty()) {
        QHash<QString, int> rowOfId;
        for (int row = int(history->rows.size()) - 1; row >= 0; --row)
            rowOfId.insert(history->rows[row].id, row);
        addDiagnostics(*history, rowOfId);
    }
    return history;
}

} // namespace retort::ui
