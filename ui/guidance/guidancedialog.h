// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/guidance/guidancepage.h"

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace retort::ui {

class GuidancePageView;

/// Explains an error or a state, and leads on to what can be done about it. It starts nothing itself: who opened it
/// triggers what was chosen, once it is closed.
class GuidanceDialog : public QDialog
{
    Q_OBJECT

public:
    /// Without a topic all pages are offered; whoever pastes an error's text into the field finds its page.
    GuidanceDialog(
        GuidanceFacts facts, const GuidanceTopic *topic, const QList<QAction *> &actions, QWidget *parent = nullptr);

    QAction *chosenAction() const { return m_action; } ///< null when none was
    QString chosenRevision() const { return m_revision; }

private:
    QWidget *buildIndex();
    void search();
    void showTopic(const GuidanceTopic &topic);

    GuidanceFacts m_facts;
    QAction *m_action = nullptr;
    QString m_revision;
    QWidget *m_index;
    QLineEdit *m_field;
    QListWidget *m_list;
    GuidancePageView *m_page;
    QPushButton *m_all;
};

} // namespace retort::ui
