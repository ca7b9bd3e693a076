// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace retort::ui {

class ProjectSession;

/// Which of a project's several databases the SQL is for. Not there where there is one.
class EngineChooser : public QComboBox
{
    Q_OBJECT

public:
    explicit EngineChooser(ProjectSession &session, QWidget *parent = nullptr);

    /// Whether what is shown is made for one of them; there is something to choose then.
    void setWanted(bool wanted);

private:
    void fill();
    void follow();

    ProjectSession &m_session;
    bool m_wanted = true;
};

} // namespace retort::ui
