// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/projectsession.h"

#include <QHash>

#include <optional>

class QPushButton;

namespace retort::ui {

class CodeView;

/// Makes the script view an editor: what was typed stays with its script until it is saved or reverted, also while another
/// revision is looked at. A script that a connected database has applied is not edited: the database would not follow.
class ScriptEditing : public QObject
{
    Q_OBJECT

public:
    ScriptEditing(ProjectSession &session, CodeView *view, QWidget *parent);

    /// The buttons, for a row beside the script; visible while the script is.
    QList<QPushButton *> buttons() const { return {m_edit, m_saveButton, m_revert}; }
    void setShown(bool scriptTab);

    /// Puts away what was typed in the shown script, before the view shows another one.
    void leave();
    /// Shows what was typed in a script; false when nothing was.
    bool enter(const QString &path);
    /// Which script the view shows; empty: none.
    void setScript(const script::MigrationScript *script);

    bool isEditing() const { return m_isEntered; }
    bool isModified() const; ///< the shown script
    QStringList unsavedFiles() const;

    void edit();
    void forgetAll();
    void save();
    void revert();

Q_SIGNALS:
    void stateChanged();
    /// The shown script has to be read again.
    void reloadRequested();

private:
    struct Draft
    {
        QByteArray original; ///< as on disk when editing began, or as it was saved last
        QByteArray mark;     ///< the byte order mark, which the view does not show
        QString text;
    };

    void begin(const QString &path, const Result<QByteArray> &source);
    void show(const Draft &draft);
    void follow(const script::MigrationScript &script);
    bool isModified(const QString &path) const;
    void saved(const QString &path, const QByteArray &content);
    void saveFailed(const QString &path, const QByteArray &content, const Error &error);
    void update();
    QByteArray currentBytes() const;
    QString whyNot() const;

    ProjectSession &m_session;
    CodeView *m_view;
    QWidget *m_window;
    QPushButton *m_edit;
    QPushButton *m_saveButton;
    QPushButton *m_revert;
    std::optional<script::MigrationScript> m_script;
    QHash<QString, Draft> m_drafts; ///< by path
    bool m_isShown = false;
    bool m_isEntered = false; ///< the view shows the draft of m_script
};

} // namespace retort::ui
