// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace retort::ui {

class IconLabel;

class ElidedLabel;

/// A coloured card with a heading, some lines, perhaps a piece of SQL, and perhaps a link.
class NoteCard : public QWidget
{
    Q_OBJECT

public:
    explicit NoteCard(QWidget *parent = nullptr);

    /// `part` is noteInfo, noteSuccess, noteWarning or noteDanger.
    void show(const char *part, const QString &heading, const QStringList &lines, const QString &code = {},
              const QString &link = {});

    /// A second link, to what explains it.
    void setExplained(bool explained);

Q_SIGNALS:
    void linkClicked();
    void explanationRequested();

private:
    IconLabel *m_icon;
    QLabel *m_heading;
    ElidedLabel *m_text;
    QLabel *m_code;
    QPushButton *m_link;
    QPushButton *m_explain;
};

} // namespace retort::ui
