// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/historymodel.h"

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
    /// Goes to the next row that contains the searched text (or to the previous one); wraps around.
    void goToHit(bool forward);

Q_SIGNALS:
    void revisionSelected(const QString &id);
    void menuRequested(const QString &id, const QPoint &globalPosition);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void restoreSelection();
    void layOutColumns();
    void followLane(bool towardsParent);

    HistoryModel *m_model;
    HistoryDelegate *m_delegate;
    QString m_selected;
    bool m_isResetting = false;
};

} // namespace retort::ui
