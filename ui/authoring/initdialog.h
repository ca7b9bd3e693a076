// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script/authoring/projecttemplates.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTimer;

namespace retort::ui {

class CodeView;

/// Makes a folder of migrations where there is none: shows every file that will be written, and writes exactly those.
class InitDialog : public QDialog
{
    Q_OBJECT

public:
    /// `folder` is the project that gets the migrations.
    explicit InitDialog(const QString &folder, QWidget *parent = nullptr);

    /// After it was accepted: what to open.
    QString projectPath() const { return m_root; }

private:
    QWidget *makePreview();
    void chooseOwnTemplate();
    void buildLayout();
    script::authoring::InitRequest request() const;
    void changed();
    QString folderProblem() const;
    void plan();
    void take(const Result<QList<script::authoring::InitStep>> &steps);
    void showStep(int row);
    void showError(const Error &error);
    void initialise();
    QString stepText(const script::authoring::InitStep &step) const;

    QString m_root;
    QString m_ownTemplate; ///< folder of the user's own one; empty until it is chosen
    int m_lastTemplate = 0;
    QComboBox *m_template;
    QLineEdit *m_folder;
    QCheckBox *m_package;
    QLabel *m_error;
    QListWidget *m_list;
    CodeView *m_preview;
    QLabel *m_command;
    QPushButton *m_copy;
    QPushButton *m_cancel;
    QPushButton *m_create;
    QTimer *m_wait;
    QList<script::authoring::InitStep> m_steps;
    int m_generation = 0;
    bool m_writing = false;
};

} // namespace retort::ui
