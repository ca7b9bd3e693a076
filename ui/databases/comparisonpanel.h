// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/databasecomparison.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace retort::ui {

/// What one of two databases has and the other lacks, as two lists, and the way to make that even.
class ComparisonPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonPanel(QWidget *parent = nullptr);

    void show(const HistoryPtr &history, const DatabaseComparison &comparison);
    const DatabaseComparison &comparison() const { return m_comparison; }

Q_SIGNALS:
    void closeRequested();
    void revisionRequested(const QString &id);
    /// To review what brings a database to a target.
    void upgradeRequested(const QString &database, const QString &target);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// What belongs to one of the two.
    struct Side
    {
        QLabel *heading = nullptr;
        QListWidget *list = nullptr;
        QPushButton *upgrade = nullptr; ///< of the other one, to where this one is
    };
    Side makeSide(const QString &name);
    void fill(const Side &side, const DatabaseShare &share, const DatabaseShare &other);
    void copy();

    HistoryPtr m_history;
    DatabaseComparison m_comparison;
    QLabel *m_title;
    QLabel *m_summary;
    QPushButton *m_copy;
    QPushButton *m_close;
    Side m_first, m_second;
};

} // namespace retort::ui
