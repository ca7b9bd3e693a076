// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checks/restorebackup.h"

#include <QDialog>

class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace retort::ui {

class NoteCard;
class WorkerThread;

/// Says what a restore overwrites, and with what; then does it.
class RestoreDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RestoreDialog(RestoreRequest request, QWidget *parent = nullptr);
    ~RestoreDialog() override;

    bool isRunning() const;

Q_SIGNALS:
    /// The database may have changed.
    void restored();

public Q_SLOTS:
    void reject() override;

private:
    enum class Phase { Looking, Ready, Impossible, Running, Finished };

    void buildLayout();
    QLabel *addFact(QFormLayout *form, const QString &name, const QString &objectName);
    void look();
    void showPreview(const RestorePreview &preview);
    void setPhase(Phase phase);
    void updateButtons();
    void start();
    void take(const runtime::BackupProgress &progress);
    void finish();
    QString missing() const;

    RestoreRequest m_request;
    Phase m_phase = Phase::Looking;
    QLabel *m_backup;
    QLabel *m_database;
    QLabel *m_kept;
    NoteCard *m_note;
    QLineEdit *m_typedName = nullptr; ///< where the name has to be typed
    QProgressBar *m_progress;
    QLabel *m_status;
    QPushButton *m_cancel;
    QPushButton *m_restore;
    RestoreOutcome m_outcome;         ///< written by the thread, read after its end
    std::unique_ptr<WorkerThread> m_worker;
};

} // namespace retort::ui
