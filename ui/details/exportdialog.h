// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/renderedfiles.h"

#include <QDialog>
#include <atomic>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTimer;

namespace retort::ui {

class CommandLine;

/// Writes the SQL of the whole history into files (the same as `retort render`), on a worker thread.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(script::ProjectSnapshotPtr snapshot, QWidget *parent = nullptr);
    ~ExportDialog() override;

    bool isRunning() const { return m_running; }

protected:
    void reject() override;

private:
    struct Outcome;
    void buildLayout();
    void choosePath();
    void update();
    void start();
    void finish(const Outcome &outcome);
    void showResult(const char *part, const QString &text, const QString &detail);
    plan::RenderRequest request() const;
    bool isJson() const;

    script::ProjectSnapshotPtr m_snapshot;
    QComboBox *m_format;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QCheckBox *m_sqlite;
    QCheckBox *m_postgresql;
    QCheckBox *m_upgrades;
    QCheckBox *m_downgrades;
    CommandLine *m_command;
    QProgressBar *m_progress;
    QTimer *m_poll; ///< looks at m_percent, which the worker sets
    QWidget *m_result;
    QLabel *m_resultText;
    QLabel *m_resultDetail;
    QPushButton *m_close;
    QPushButton *m_export;
    std::stop_source m_stop;
    std::shared_ptr<std::atomic<int>> m_percent;
    bool m_running = false;
};

} // namespace retort::ui
