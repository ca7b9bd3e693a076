// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/windowactions.h"

#include "ui/palette/actionicons.h"

#include <QAction>
#include <QVariant>
#include <QWidget>

namespace retort::ui {

namespace {

constexpr char obstacleProperty[] = "obstacle";
constexpr char commandProperty[] = "command";

} // namespace

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void WindowActions::add(WindowAction action, QWidget *place)
{
    auto *entry = new QAction(action.text, m_window);
    entry->setObjectName(action.name);
    entry->setIcon(themedIcon(iconOfAction(action.name)));
    entry->setShortcut(action.keys);
    entry->setShortcutContext(place ? Qt::WidgetShortcut : Qt::WindowShortcut);
    connect(entry, &QAction::triggered, m_window, std::move(action.run));
    (place ? place : m_window)->addAction(entry);
    m_actions << entry;
    m_obstacles << std::move(action.obstacle);
    m_commands << std::move(action.command);
}

void WindowActions::refresh()
{
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QString obstacle = m_obstacles[i] ? m_obstacles[i]() : QString();
        m_actions[i]->setEnabled(obstacle.isEmpty());
        m_actions[i]->setProperty(obstacleProperty, obstacle);
        m_actions[i]->setStatusTip(obstacle);
        m_actions[i]->setProperty(commandProperty, m_commands[i] ? m_commands[i]() : QString());
    }
}

QAction *WindowActions::find(const QString &name) const
{
    const auto found = std::find_if(m_actions.cbegin(), m_actions.cend(), [&](const QAction *action) { return action->objectName() == name; });
    return found == m_actions.cend() ? nullptr : *found;
}

QString obstacleOf(const QAction &action)
{
    return action.property(obstacleProperty).toString();
}

QString commandOf(const QAction &action)
{
    return action.property(commandProperty).toString();
}

} // namespace retort::ui
