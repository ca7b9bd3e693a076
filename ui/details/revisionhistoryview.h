// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/revisionhistory.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace retort::ui {

/// Who committed a script, and where and when it was run from here.
class RevisionHistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit RevisionHistoryView(QWidget *parent = nullptr);

    void showLoading();
    void setPast(const RevisionPast &past);
    void clear();
    /// Everything as text, a line an event; for copying.
    QString text() const;

private:
    RevisionEventsModel m_model;
    QLabel *m_note;
    QTreeView *m_table;
};

} // namespace retort::ui
