// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/lostrevision.h"
#include "ui/repair/repairdialog.h"

#include <stop_token>

class QComboBox;
class QProgressBar;

namespace retort::ui {

/// Looks for a revision that the folder does not have in the git repository: shows the scripts that declare it and the missing ones below
/// it, restores them, or leads to a stamp of the nearest revision that is there. Looking changes nothing and can be broken off.
class RescueDialog : public RepairDialog
{
    Q_OBJECT

public:
    /// `database` is the one that names the revision; empty when a script does.
    RescueDialog(ProjectSession &session, const QString &revision, const QString &database = {}, QWidget *parent = nullptr);
    ~RescueDialog() override;

Q_SIGNALS:
    /// Put the database at these revisions, whose scripts are there; the review of that is still to come.
    void stampRequested(const QString &database, const QString &target);

private:
    void buildFields();
    void look();
    void take(const Result<runtime::LostRevision> &lost);
    void showScript(int index);
    void apply() override;
    void offerStamp(const runtime::LostRevision &lost);

    QString m_revision;
    QString m_database;
    script::ProjectSnapshotPtr m_snapshot;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QPushButton *m_again;
    QLabel *m_found;
    QComboBox *m_scripts;
    QPushButton *m_stamp;
    QLabel *m_stampNote;
    runtime::LostRevision m_lost;
    std::stop_source m_stopSource;
    int m_generation = 0;
};

} // namespace retort::ui
