// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/revisioneventsmodel.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// The translation context of this file.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(RevisionEvents)
};

QString stateText(const QString &state)
{
    if (state == "applied"_L1)
        return Text::tr("done");
    if (state == "undone"_L1)
        return Text::tr("undone again");
    if (state == "partial"_L1)
        return Text::tr("done in part");
    if (state == "rehearsed"_L1)
        return Text::tr("rehearsed, nothing stayed");
    return Text::tr("not reached");
}

} // namespace

QString eventText(const RevisionEvent &event)
{
    if (event.kind == RevisionEvent::Kind::Commit)
        return Text::tr("Committed: %1").arg(event.what);
    return Text::tr("%1: %2 (the run %3)").arg(event.what, stateText(event.state), event.outcome);
}

RevisionEventsModel::RevisionEventsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RevisionEventsModel::setEvents(QList<RevisionEvent> events)
{
    beginResetModel();
    m_events = std::move(events);
    endResetModel();
}

int RevisionEventsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int RevisionEventsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RevisionEventsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RevisionEvent &event = m_events[index.row()];
    if (role == Qt::ForegroundRole && index.column() == WhatColumn && event.kind == RevisionEvent::Kind::Run)
        return Theme::current().color(event.role);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case WhenColumn:
        return QLocale().toString(event.when.toLocalTime(), QLocale::ShortFormat);
    case WhatColumn:
        return eventText(event);
    case WhoColumn:
        return event.who;
    default:
        return event.kind == RevisionEvent::Kind::Commit ? event.id : event.where;
    }
}

QVariant RevisionEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case WhenColumn:
        return tr("When");
    case WhatColumn:
        return tr("What");
    case WhoColumn:
        return tr("Who");
    case WhereColumn:
        return tr("Commit or database");
    default:
        return {};
    }
}

} // namespace retort::ui
