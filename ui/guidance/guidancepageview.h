// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/guidance/guidancepage.h"

#include <QScrollArea>

class QAction;
class QVBoxLayout;

namespace retort::ui {

/// A page of explanation: texts that can be selected, and a button for each thing that can be done.
class GuidancePageView : public QScrollArea
{
    Q_OBJECT

public:
    /// Of `actions` those are offered that pages name; what cannot be done now says why.
    explicit GuidancePageView(const QList<QAction *> &actions, QWidget *parent = nullptr);

    void show(const GuidanceTopic &topic, const GuidancePage &page);

Q_SIGNALS:
    void actionChosen(QAction *action);
    void revisionChosen(const QString &id);

private:
    QWidget *makeStep(const GuidanceStep &step, QWidget *parent);
    void addRevisions(QVBoxLayout *layout, const QStringList &revisions);

    QList<QAction *> m_actions;
};

} // namespace retort::ui
