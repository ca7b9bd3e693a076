// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/authoring/revisioncomposition.h"
#include "ui/projectsession.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace retort::ui {

class CodeView;
class ScriptChanges;

/// Makes a revision, or a merge of heads: shows the file that will be written while it is described, and writes exactly that.
class RevisionDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Mode { Revision, Merge };

    /// `revisions`: in a new revision what it comes after (a head, or anything: then it splices), in a merge what is checked at first.
    RevisionDialog(Mode mode, ProjectSession &session, ScriptChanges &changes, const QStringList &revisions = {},
                   QWidget *parent = nullptr);

    QString revision() const { return m_created; } ///< of what was made

private:
    void buildFields();
    void buildMore(QVBoxLayout *layout);
    void buildLayout();
    QWidget *labelled(const QString &text, QWidget *field, QLabel *error = nullptr);
    QLabel *makeError(const QString &name);
    void fillHeads(const QStringList &revisions);
    QString headText(int index) const;
    void toggleMore();

    script::authoring::RevisionRequest request() const;
    void changed();
    void suggestMessage();
    void compose();
    void take(const Result<ComposedRevision> &composed);
    void showError(const Error &error);
    void clearErrors();
    QLabel *errorLabelFor(ErrorCode code) const;
    void explainHead();
    void updateCommand();
    void create();

    Mode m_mode;
    ProjectSession &m_session;
    ScriptChanges &m_changes;
    script::ProjectSnapshotPtr m_snapshot;
    QLineEdit *m_message;
    QComboBox *m_head; ///< Revision mode
    QListWidget *m_heads; ///< Merge mode
    QLabel *m_headNote;
    QPushButton *m_moreButton;
    QWidget *m_more;
    QLineEdit *m_id;
    QLineEdit *m_label;
    QComboBox *m_location;
    QLineEdit *m_depends;
    QLabel *m_messageError, *m_headError, *m_idError, *m_labelError, *m_locationError, *m_dependsError, *m_otherError;
    QLabel *m_path;
    CodeView *m_preview;
    QLabel *m_notes;
    QLabel *m_command;
    QPushButton *m_copy;
    QPushButton *m_cancel;
    QPushButton *m_create;
    QTimer *m_wait;
    QString m_randomId;
    qint64 m_moment;
    std::optional<ComposedRevision> m_composed; ///< of what the fields say now; nothing while it is made
    QString m_created;
    int m_generation = 0;
    bool m_composing = false;
    bool m_createWanted = false; ///< the user was faster than the composition
};

} // namespace retort::ui
