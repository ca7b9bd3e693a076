// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace retort::ui {

/// A command that does the same, to be read, selected and copied. Takes no room without one.
class CommandLine : public QWidget
{
    Q_OBJECT

public:
    explicit CommandLine(QWidget *parent = nullptr);

    void setCommand(const QString &command);
    QString command() const;

private:
    QLabel *m_text;
    QPushButton *m_copy;
};

} // namespace retort::ui
