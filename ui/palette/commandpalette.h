// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/palettemodel.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QLineEdit;
class QListView;
QT_END_NAMESPACE

namespace retort::ui {

class HistoryModel;

/// Everything that the window can do and every revision, found by a few letters and without a mouse.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const QList<QAction *> &actions, const HistoryModel &history, QWidget *parent);

Q_SIGNALS:
    /// Sent once the palette is closed, as is the trigger of an action.
    void revisionChosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &text);
    void showObstacle();
    void accept() override;

    QList<QAction *> m_actions;
    PaletteModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_note;
};

/// The actions that have a shortcut, with it: the table behind `?`.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent);
};

/// What an action is called, without the mark of its mnemonic.
QString plainText(const QAction &action);

} // namespace retort::ui
