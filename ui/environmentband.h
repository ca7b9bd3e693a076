// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/databaseentry.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace retort::ui {

/// A coloured band that says what kind of database is about to be changed, and lets a production database be unlocked. Hidden for
/// databases of development.
class EnvironmentBand : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentBand(QWidget *parent = nullptr);

    /// `entry` may be null: no band.
    void show(const DatabaseEntry *entry);
    /// No unlocking while a run goes on.
    void setButtonEnabled(bool enabled);

Q_SIGNALS:
    void unlockRequested();
    void lockRequested();

private:
    QLabel *m_kind;
    QLabel *m_text;
    QPushButton *m_button;
    bool m_isLocked = false;
};

} // namespace retort::ui
