// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/runoptions.h"
#include "ui/review/planpreparation.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace retort::ui {

/// How a run is to be done: backup, transactions, time-outs, and what has to be confirmed first.
class RunOptionsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit RunOptionsPanel(const PreparedPlan &prepared, QWidget *parent = nullptr);

    runtime::RunOptions options() const;
    /// What the user still has to say before the run; empty when nothing. A rehearsal asks for none of it.
    QString missing() const;
    /// The interpreter that may run this project's code; empty without the user's consent.
    QString interpreter() const;

Q_SIGNALS:
    void changed();

private:
    QWidget *buildBackup();
    QWidget *buildWaiver();
    QWidget *buildLimits();
    QWidget *buildConfirmation();
    QWidget *buildPython();
    void chooseInterpreter();
    QSpinBox *addSeconds(QHBoxLayout *row, const QString &text, const QString &name, int value);
    void updateBackup();
    void chooseBackupFile();
    QString waiverReason() const;

    const PreparedPlan &m_prepared;
    const runtime::EnvironmentDefaults m_defaults;
    QString m_backupFile;
    QCheckBox *m_backup = nullptr;
    QLabel *m_backupPlace = nullptr;
    QPushButton *m_backupChange = nullptr;
    QWidget *m_waiverRow = nullptr;
    QCheckBox *m_waiver = nullptr;
    QLabel *m_waiverReason = nullptr;
    QComboBox *m_transactions = nullptr;
    QSpinBox *m_lockTimeout = nullptr;
    QSpinBox *m_statementTimeout = nullptr; ///< PostgreSQL only
    QCheckBox *m_historyTable = nullptr;
    QCheckBox *m_python = nullptr;          ///< where a revision needs Python
    QLabel *m_interpreterPlace = nullptr;
    QString m_interpreter;
    QLineEdit *m_typedName = nullptr;       ///< where the name has to be typed
};

} // namespace retort::ui
