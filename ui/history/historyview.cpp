// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historyview.h"

#include "ui/history/historydelegate.h"
#include "ui/history/historyscrollbar.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

HistoryView::HistoryView(HistoryModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_delegate(new HistoryDelegate(*model, this))
{
    setObjectName("historyView"_L1);
    setAccessibleName(tr("History"));
    setAccessibleDescription(tr("The revisions of the project, newest first"));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setItemDelegate(m_delegate);
    setModel(model);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setHighlightSections(false);
    header()->setMinimumSectionSize(40);

    auto *scrollBar = new HistoryScrollBar(*model, this);
    setVerticalScrollBar(scrollBar);
    connect(scrollBar, &HistoryScrollBar::rowRequested, this, &HistoryView::selectRow);
    followModel();
}

void HistoryView::followModel()
{
    connect(m_model, &HistoryModel::modelAboutToBeReset, this, [this] {
        rememberPlace();
        m_isResetting = true;
        endDrag();
        showPath(-1);
    });
    connect(m_model, &HistoryModel::modelReset, this, [this] {
        m_isResetting = false;
        layOutColumns();
        restoreSelection();
        restorePlace();
    });
    connect(m_model, &HistoryModel::columnsInserted, this, [this] {
        layOutColumns();
        if (currentIndex().isValid()) // new columns are not part of a selection that was there before them
            selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    });
    connect(m_model, &HistoryModel::columnsRemoved, this, &HistoryView::layOutColumns);
    connect(m_model, &HistoryModel::headerDataChanged, this, &HistoryView::layOutColumns);
}

void HistoryView::selectRow(int row)
{
    const QModelIndex index = m_model->index(row, HistoryModel::MessageColumn);
    setCurrentIndex(index);
    scrollTo(index);
}

void HistoryView::selectRevision(const QString &id)
{
    m_selected = id;
    m_selectedRun.clear();
    m_model->setCurrentRevision(id);
    m_model->openRun(id);
    const int row = m_model->rowOf(id);
    if (row < 0) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    selectRow(row);
}

QString HistoryView::selectedRevision() const
{
    return currentIndex().isValid() ? currentIndex().data(HistoryModel::RevisionIdRole).toString() : QString();
}

void HistoryView::restoreSelection()
{
    if (const int row = m_model->rowOf(m_selectedRun); row >= 0)
        setCurrentIndex(m_model->index(row, HistoryModel::MessageColumn));
    else if (m_model->rowOf(m_selected) >= 0)
        selectRevision(m_selected);
    else if (m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, HistoryModel::MessageColumn));
    else
        Q_EMIT revisionSelected({});
}

/// What one looks at stays where it is when rows above it fold or unfold.
void HistoryView::rememberPlace()
{
    const QModelIndex current = currentIndex();
    const bool isSeen = current.isValid() && viewport()->rect().intersects(visualRect(current));
    const QModelIndex index = isSeen ? current : indexAt({0, 0});
    m_place = index.isValid() ? m_model->topRevision(index.row()) : QString();
    m_placeTop = visualRect(index).top();
}

void HistoryView::restorePlace()
{
    const int row = m_place.isEmpty() ? -1 : m_model->rowOf(m_place);
    if (row < 0)
        return;
    executeDelayedItemsLayout();
    const int top = visualRect(m_model->index(row, HistoryModel::MessageColumn)).top();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + top - m_placeTop);
}

bool HistoryView::openRun()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !m_model->isRun(current.row()))
        return false;
    selectRevision(m_model->topRevision(current.row()));
    return true;
}

bool HistoryView::closeRun()
{
    const QString revision = m_selected;
    if (revision.isEmpty())
        return false;
    m_selected.clear();
    m_selectedRun = revision;
    if (m_model->closeRun(revision)) {
        scrollTo(currentIndex());
        return true;
    }
    m_selected = revision;
    m_selectedRun.clear();
    return false;
}

void HistoryView::goToHit(bool forward)
{
    const auto &hits = m_model->hits();
    if (hits.empty())
        return;
    const int row = currentIndex().row();
    int target = 0;
    if (forward) {
        const auto next = std::upper_bound(hits.cbegin(), hits.cend(), row);
        target = next == hits.cend() ? hits.front() : *next;
    } else {
        const auto next = std::lower_bound(hits.cbegin(), hits.cend(), row);
        target = next == hits.cbegin() ? hits.back() : *std::prev(next);
    }
    selectRow(target);
}

/// The base class looks for the place of every single row, to paint no more than these: of ten thousand rows that takes longer than
/// to paint all that is seen.
void HistoryView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    constexpr int many = 200;
    if (bottomRight.row() - topLeft.row() < many || QAccessible::isActive())
        QTreeView::dataChanged(topLeft, bottomRight, roles);
    else
        viewport()->update();
}

void HistoryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (m_isResetting || current.row() == previous.row())
        return;
    const bool isRun = current.isValid() && m_model->isRun(current.row());
    m_selected = current.isValid() ? current.data(HistoryModel::RevisionIdRole).toString() : QString();
    m_selectedRun = isRun ? m_model->topRevision(current.row()) : QString();
    m_model->setCurrentRevision(m_selected);
    Q_EMIT revisionSelected(m_selected);
}

/// Gives every column what it needs and the message the rest. Where the rest is too little, columns that matter less go.
void HistoryView::layOutColumns()
{
    const int width = viewport()->width();
    const QFontMetrics metrics(codeFont());
    const int databases = m_model->columnCount() - HistoryModel::FirstDatabaseColumn;
    const int graph = m_delegate->fitGraph(width);
    const int revision = metrics.horizontalAdvance(u"0123456789ab"_s) + 24;
    const int created = QFontMetrics(font()).horizontalAdvance(u"2026-00-00"_s) + 26;
    const int status = QFontMetrics(font()).horizontalAdvance(tr("id used twice")) + 24;
    std::vector<int> databaseWidths;
    int allDatabases = 0;
    const int widestDatabase = std::max(96, header()->fontMetrics().averageCharWidth() * 13);
    for (int i = 0; i < databases; ++i) {
        databaseWidths.push_back(std::clamp(
            QFontMetrics(header()->font()).horizontalAdvance(m_model->databases()[i].name) + 22, 48, widestDatabase));
        allDatabases += databaseWidths.back();
    }

    constexpr int comfortable = 300;
    int rest = width - graph - revision - allDatabases;
    const bool showStatus = m_model->hasStatus();
    if (showStatus)
        rest -= status;
    const bool showCreated = rest - created >= comfortable;
    if (showCreated)
        rest -= created;
    setColumnHidden(HistoryModel::StatusColumn, !showStatus);
    setColumnHidden(HistoryModel::CreatedColumn, !showCreated);
    header()->resizeSection(HistoryModel::GraphColumn, graph);
    header()->resizeSection(HistoryModel::MessageColumn, std::max(rest, 160));
    header()->resizeSection(HistoryModel::RevisionColumn, revision);
    header()->resizeSection(HistoryModel::CreatedColumn, created);
    header()->resizeSection(HistoryModel::StatusColumn, status);
    for (int i = 0; i < databases; ++i)
        header()->resizeSection(HistoryModel::FirstDatabaseColumn + i, databaseWidths[size_t(i)]);
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    layOutColumns();
}

void HistoryView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        m_delegate->updateTheme();
        scheduleDelayedItemsLayout(); // the letters may be larger now
        layOutColumns();
    }
}

void HistoryView::followLane(bool towardsParent)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const script::RevisionMap &map = m_model->history()->snapshot->map;
    const graph::Run &run = m_model->folded().runAt(current.row());
    const auto next = towardsParent ? map.downRevisions(run.bottom) : map.nextRevisions(run.top);
    if (!next.empty()) // a run is a step of its own
        selectRow(m_model->folded().rowOf(next.front()));
}

void HistoryView::goToDatabase()
{
    if (const int row = m_model->selectedDatabaseRow(); row >= 0)
        selectRow(row);
}

void HistoryView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_drag) {
        endDrag();
        return;
    }
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Right;
    if (isPlain && ((opens && openRun()) || (event->key() == Qt::Key_Left && closeRun())))
        return;
    QTreeView::keyPressEvent(event);
}

void HistoryView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = currentIndex();
    QPoint position = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse)
        index = indexAt(event->pos());
    else if (index.isValid())
        position = viewport()->mapToGlobal(visualRect(index).bottomLeft() + QPoint(60, 0));
    if (index.isValid() && !m_model->isRun(index.row()))
        Q_EMIT menuRequested(index.data(HistoryModel::RevisionIdRole).toString(), position);
}

} // namespace retort::ui
