// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace retort::ui {

/// One thing that the window can do.
struct WindowAction
{
    QString name; ///< the object name, for tests
    QString text;
    QKeySequence keys;                  ///< may be empty
    std::function<void()> run;
    std::function<QString()> obstacle;  ///< why it cannot be done now, or nothing; may be empty when it always can
    std::function<QString()> command = {}; ///< the same on the command line; may be empty when there is none
};

/// The table of all actions: shortcuts, command palette and the list of shortcuts are made from it.
class WindowActions : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QWidget *window);

    /// The shortcut works in the whole window, or in `place` alone when there is one.
    void add(WindowAction action, QWidget *place = nullptr);
    /// Asks all actions again whether they can be done.
    void refresh();
    const QList<QAction *> &all() const { return m_actions; }
    QAction *find(const QString &name) const; ///< null when there is none of that name

private:
    QWidget *m_window;
    QList<QAction *> m_actions;
    QList<std::function<QString()>> m_obstacles;
    QList<std::function<QString()>> m_commands;
};

/// Why an action of the table cannot be done now; empty when it can.
QString obstacleOf(const QAction &action);
/// The command line that does the same as an action of the table; empty when there is none.
QString commandOf(const QAction &action);

} // namespace retort::ui
