// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projectsession.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace retort::ui {

class CodeView;

/// What the dialogs have in common that change a script of the history: an explanation, exactly what would change, and one button that
/// does it. Each of them can be taken back from the window.
class RepairDialog : public QDialog
{
    Q_OBJECT

protected:
    RepairDialog(ProjectSession &session, const QString &title, const QString &explanation, const QString &action, QWidget *parent);

    /// Between the explanation and the change.
    QVBoxLayout &fields() { return *m_fields; }
    QPushButton &actionButton() { return *m_action; }
    CodeView &view() { return *m_view; }
    void showChange(const QString &text);
    void showError(const Error &error);
    void showText(const QString &problem);
    /// Nothing can be done until showChange().
    void forget();
    /// Waits for the outcome of something that was asked of session().changes().
    void waitForChange();
    ProjectSession &session() { return m_session; }

    virtual void apply() = 0;

private:
    ProjectSession &m_session;
    QLabel *m_title;
    QLabel *m_explanation;
    QVBoxLayout *m_fields;
    QLabel *m_error;
    CodeView *m_view;
    QPushButton *m_cancel;
    QPushButton *m_action;
    bool m_waiting = false;
};

} // namespace retort::ui
