// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace retort::ui {

class IconLabel;

/// One line at the foot of the window about a file that was just written, with the way back.
class ChangeNotice : public QWidget
{
    Q_OBJECT

public:
    explicit ChangeNotice(QWidget *parent = nullptr);

    /// `detail` is what a program said: shown on demand.
    void showDone(const QString &text, bool undoable, const QString &detail = {});
    void showTrouble(const QString &text, const QString &detail = {}, bool undoable = false);

Q_SIGNALS:
    void undoRequested();

private:
    void show(const char *part, const QString &text, bool undoable, const QString &detail);

    IconLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_undo;
    QPushButton *m_details;
    QPushButton *m_close;
    QString m_detail;
};

} // namespace retort::ui
