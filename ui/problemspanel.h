// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/problemsmodel.h"
#include "ui/projectsession.h"
#include "ui/repair/repairs.h"

#include <QDialog>

class QLabel;
class QListView;
class QPushButton;

namespace retort::ui {

/// What is wrong in the project, each with what can be done about it and the revision it concerns.
class ProblemsPanel : public QDialog
{
    Q_OBJECT

public:
    explicit ProblemsPanel(ProjectSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void revisionRequested(const QString &id);
    void repairRequested(const retort::ui::Repair &repair);
    /// The problem that is selected, as an error.
    void explanationRequested(const retort::Error &error);

private:
    void update();
    void showRepairs();
    void updateExplain();
    Error selectedError() const;

    ProjectSession &m_session;
    ProblemsModel m_model;
    QLabel *m_title;
    QListView *m_list;
    QWidget *m_repairs; ///< a button for each thing that can be done about the selected problem
    QPushButton *m_explain;
};

} // namespace retort::ui
