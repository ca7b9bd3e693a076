// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/revisiondrag.h"

#include <QTreeView>

namespace retort::ui {

class HistoryDelegate;

/// The history as a list with its graph. Remembers the selected revision by its id, also when the model is reset.
class HistoryView : public QTreeView
{
    Q_OBJECT

public:
    explicit HistoryView(HistoryModel *model, QWidget *parent = nullptr);

    /// Selects a revision and shows it; an unknown id clears the selection.
    void selectRevision(const QString &id);
    QString selectedRevision() const;
    /// The words that the selected revision is called by, explained.
    QString helpForSelected() const;
    /// Goes to the next row that contains the searched text (or to the previous one); wraps around.
    void goToHit(bool forward);

    /// Along the first parent, or back up to a child: the history's own direction, which rows by date do not follow.
    void followLane(bool towardsParent);
    /// Shows the revisions of the selected row, or folds the run that the selected revision is part of; false when there is none.
    bool openRun();
    bool closeRun();
    /// Selects the revision where the selected database stands, if it stands anywhere in this history.
    void goToDatabase();

Q_SIGNALS:
    /// A database's chip was dropped on a revision, or a head on another one. Nothing has been done yet.
    void dropped(const retort::ui::RevisionDrop &drop);
    /// Empty for a row that stands for several.
    void revisionSelected(const QString &id);
    void menuRequested(const QString &id, const QPoint &globalPosition);

protected:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles = {}) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void followModel();
    void selectRow(int row);
    void restoreSelection();
    void rememberPlace();
    void restorePlace();
    void layOutColumns();
    void showPath(int row);
    void startDrag(const QModelIndex &index, QPoint position);
    void dragTo(QPoint position);
    void endDrag();

    HistoryModel *m_model;
    HistoryDelegate *m_delegate;
    QString m_selected;
    QString m_selectedRun; ///< the newest revision of the row, when that stands for several
    QString m_place;       ///< a row that stays where it is on the screen through a reset
    int m_placeTop = 0;
    bool m_isResetting = false;
    int m_pathRow = -1; ///< whose way to base is bright
    std::optional<RevisionDrag> m_drag;
};

} // namespace retort::ui
