// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/authoring/reparent.h"
#include "ui/repair/repairdialog.h"

class QLineEdit;
class QTimer;

namespace retort::ui {

/// Puts a revision in another place of the history: rewrites its `down_revision`, byte-exact elsewhere. Refused with the reason where a
/// connected database has applied it.
class ReparentDialog : public RepairDialog
{
    Q_OBJECT

public:
    ReparentDialog(ProjectSession &session, const QString &revision, QWidget *parent = nullptr);

private:
    void changed();
    void plan();
    void take(const Result<script::authoring::Reparenting> &plan);
    void apply() override;
    QStringList downRevisions() const;
    QString databasesNote() const;

    QString m_revision;
    script::ProjectSnapshotPtr m_snapshot;
    QLineEdit *m_onto;
    QTimer *m_wait;
    std::optional<script::authoring::Reparenting> m_plan;
    int m_generation = 0;
};

} // namespace retort::ui
