// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/revisionhistoryview.h"

#include "ui/themestyle.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

RevisionHistoryView::RevisionHistoryView(QWidget *parent)
    : QWidget(parent)
    , m_note(new QLabel(this))
    , m_table(new QTreeView(this))
{
    setFocusProxy(m_table);
    m_table->setObjectName("revisionEvents"_L1);
    m_table->setAccessibleName(tr("History of the revision"));
    setPart(m_table, "table");
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->header()->setSectionResizeMode(RevisionEventsModel::WhatColumn, QHeaderView::Stretch);
    m_table->header()->resizeSection(RevisionEventsModel::WhenColumn, 150);
    m_table->header()->resizeSection(RevisionEventsModel::WhoColumn, 170);
    m_table->header()->resizeSection(RevisionEventsModel::WhereColumn, 170);
    m_note->setObjectName("revisionHistoryNote"_L1);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(16, 4, 16, 6);
    setPart(m_note, "muted");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    clear();
}

void RevisionHistoryView::showLoading()
{
    m_model.setEvents({});
    m_note->setText(tr("Asking git and the journal…"));
    m_note->show();
}

void RevisionHistoryView::setPast(const RevisionPast &past)
{
    m_model.setEvents(past.events);
    QStringList notes;
    if (!past.hasRepository)
        notes << tr("The script is in no git repository.");
    else if (!past.isCommitted)
        notes << tr("The script is not committed yet.");
    const bool wasRun = std::any_of(past.events.cbegin(), past.events.cend(),
        [](const RevisionEvent &event) { return event.kind == RevisionEvent::Kind::Run; });
    if (!wasRun)
        notes << tr("It was not run from here.");
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
}

void RevisionHistoryView::clear()
{
    m_model.setEvents({});
    m_note->hide();
}

QString RevisionHistoryView::text() const
{
    QString text;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        QStringList parts;
        for (int column = 0; column < RevisionEventsModel::ColumnCount; ++column)
            parts << m_model.index(row, column).data().toString();
        parts.removeAll(QString());
        text += parts.join(u" · "_s) + u'\n';
    }
    return text;
}

} // namespace retort::ui
