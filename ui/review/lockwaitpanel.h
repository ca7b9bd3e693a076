// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/runevent.h"
#include "ui/models/blockersmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace retort::ui {

/// Who is in the way while a run waits for a lock, and what can be done about it.
class LockWaitPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LockWaitPanel(QWidget *parent = nullptr);

    void show(const runtime::LockWait &wait);
    /// The wait is over.
    void end();

Q_SIGNALS:
    void cancelRequested(); ///< the own run
    void endRequested(const retort::runtime::Blocker &blocker, retort::runtime::EndBlocker how);

private:
    void buildLayout();
    void updateButtons();
    void request(runtime::EndBlocker how);
    QList<qint64> processes() const;

    BlockersModel m_model;
    QLabel *m_heading;
    QLabel *m_text;
    QTreeView *m_table;
    QPushButton *m_wait;
    QPushButton *m_cancelMine;
    QPushButton *m_cancelTheirs;
    QPushButton *m_endSession;
    QList<qint64> m_accepted; ///< the user waits for these
    bool m_isFolded = false;
};

} // namespace retort::ui
