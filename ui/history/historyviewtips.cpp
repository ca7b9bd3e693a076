// SPDX-License-Identifier: GPL-3.0-or-later
// What the words on the chips of the history mean.
#include "ui/guidance/glossary.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historyview.h"

#include <QHelpEvent>
#include <QToolTip>

namespace retort::ui {

namespace {

/// Empty for chips that are names.
QStringView termOf(Chip::Kind kind)
{
    switch (kind) {
    case Chip::Kind::Head:
        return u"head";
    case Chip::Kind::Base:
        return u"base";
    case Chip::Kind::Label:
        return u"branch";
    case Chip::Kind::Database:
    case Chip::Kind::Missing:
        break;
    }
    return {};
}

} // namespace

bool HistoryView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        const auto chip = index.isValid() && index.column() == HistoryModel::MessageColumn
            ? m_delegate->chipAt(visualRect(index), index.row(), help->pos())
            : std::nullopt;
        if (const QStringView term = chip ? termOf(chip->kind) : QStringView(); !term.isEmpty()) {
            QToolTip::showText(help->globalPos(), glossaryTip(term), viewport());
            return true;
        }
    }
    return QTreeView::viewportEvent(event);
}

QString HistoryView::helpForSelected() const
{
    const HistoryPtr &history = m_model->history();
    const int index = history ? history->snapshot->map.indexOf(selectedRevision()) : -1;
    if (index < 0)
        return {};
    const script::RevisionMap &map = history->snapshot->map;
    QString text;
    if (map.isHead(index))
        text += glossaryTip(u"head");
    if (map.isBase(index))
        text += glossaryTip(u"base");
    if (map.isMergePoint(index))
        text += glossaryTip(u"merge");
    if (map.isBranchPoint(index))
        text += glossaryTip(u"branch");
    if (!map.dependencies(index).empty())
        text += glossaryTip(u"depends_on");
    return text.isEmpty() ? glossaryTip(u"revision") : text;
}

} // namespace retort::ui
