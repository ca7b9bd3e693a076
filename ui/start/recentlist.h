// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/recentprojectsmodel.h"

#include <QListView>

#include <stop_token>

namespace retort::ui {

/// Looks at a project without keeping it. Blocks, perhaps for long on a slow network folder; call it on a worker.
RecentProject lookAtProject(const QString &path, std::stop_token stop);

/// The projects that were opened lately, each with its state: Enter opens one, Delete takes it off the list. Their states are read in
/// the background, one after the other, and only while the list is wanted.
class RecentList : public QListView
{
    Q_OBJECT

public:
    explicit RecentList(QWidget *parent = nullptr);
    ~RecentList() override;

    /// Reads which projects there are.
    void load();
    /// Reads what they are now.
    void look();
    void stop();
    bool isLooking() const { return m_looking > 0; }

Q_SIGNALS:
    void chosen(const QString &path);
    /// The last one is gone.
    void emptied();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void lookAt(const QString &path);
    void removeRow(int row);
    void fit();

    RecentProjectsModel m_model;
    std::stop_source m_stop;
    int m_generation = 0;
    int m_looking = 0;
};

} // namespace retort::ui
