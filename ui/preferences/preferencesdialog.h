// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preferences/preferences.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFontComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace retort::ui {

/// Shows and changes the preferences. The look changes while the dialog is open, and goes back when it is cancelled.
class PreferencesDialog : public QDialog
{
    Q_OBJECT

public:
    explicit PreferencesDialog(QWidget *parent = nullptr);

    void reject() override;

private:
    void buildLook(QFormLayout *form);
    void buildEditing(QFormLayout *form);
    void buildRuns(QFormLayout *form);
    QSpinBox *makeNumber(const char *name, int least, int most, const QString &suffix, const QString &whenLeast = {});
    void fill(const Preferences &preferences);
    Preferences entered() const;
    void tryOut();

    const Preferences m_before;
    bool m_isFilling = false;
    QComboBox *m_theme = nullptr;
    QSpinBox *m_textSize = nullptr;
    QFontComboBox *m_codeFont = nullptr;
    QCheckBox *m_ownCodeFont = nullptr;
    QComboBox *m_dates = nullptr;
    QLineEdit *m_editor = nullptr;
    QLabel *m_editorProblem = nullptr;
    QList<QSpinBox *> m_lockTimeouts; ///< by EnvironmentKind
    QSpinBox *m_connectTimeout = nullptr;
    QSpinBox *m_unlockMinutes = nullptr;
    QCheckBox *m_typeName = nullptr;
    QSpinBox *m_notifyAfter = nullptr;
};

} // namespace retort::ui
