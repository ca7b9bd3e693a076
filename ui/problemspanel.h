// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/problemsmodel.h"
#include "ui/projectsession.h"

#include <QDialog>

class QLabel;
class QListView;

namespace retort::ui {

/// What is wrong in the project, each with what can be done about it and the revision it concerns.
class ProblemsPanel : public QDialog
{
    Q_OBJECT

public:
    explicit ProblemsPanel(ProjectSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void revisionRequested(const QString &id);

private:
    void update();

    ProjectSession &m_session;
    ProblemsModel m_model;
    QLabel *m_title;
    QListView *m_list;
};

} // namespace retort::ui
