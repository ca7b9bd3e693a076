// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/revisionhistory.h"
#include "ui/details/schemacomparer.h"
#include "ui/details/statementtext.h"
#include "ui/projectsession.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace retort::ui {

class CodeView;
class EngineChooser;
class OperationsView;
class PreviewStatusBar;
class RevisionHistoryView;
class SchemaView;
class ScriptEditing;

/// What the selected revision is and does: upgrade and downgrade SQL, its script, its operations, the schema after it.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    enum Tab { UpgradeTab, DowngradeTab, ScriptTab, OperationsTab, SchemaTab, HistoryTab };

    explicit DetailsPanel(ProjectSession &session, QWidget *parent = nullptr);

    void showTab(Tab tab);
    void focusContents();
    /// Whether everything that the current tab shows has arrived.
    bool isComplete() const;
    ScriptEditing &editing() { return *m_editing; }
    /// Shows a line of the selected revision's script, as soon as the script is there.
    void showScriptLine(const SourceRange &range);
    /// Shows how a database differs from what the selected revision makes.
    void compareWithDatabase(const QString &id);
    /// Runs or commits may have been added.
    void refreshHistory();
    void toggleFolds();
    void openInEditor();

private:
    void update();
    void updateDialect();
    void updateSql(CodeView &view, StatementText &text, script::StepKind kind);
    void updateScript();
    void updateOperations();
    void connectSchema();
    void updateSchema();
    void compareSchema();
    bool isComparing() const;
    void updateHistory();
    void buildMore();
    const script::MigrationScript *selectedScript() const;
    void updateStatus();
    const DatabaseEntry *askable() const;
    void resolve();
    void showPreview(const Result<plan::PlannedStep> &preview, const DatabaseEntry *database);
    void showEdit();
    void showUnresolved(const PreviewKey &key, const Error &error);
    void loadScript(const script::MigrationScript &script);
    void markScript(const SourceRange &range);
    void operationPicked(int operation, const SourceRange &range);
    void sqlLineClicked(script::StepKind kind, int line);
    void copy();
    void save();
    QString currentText() const;
    PreviewKey key(script::StepKind kind) const;
    PreviewKey shownKey() const; ///< of what the current tab shows
    const plan::PlannedStep *step(script::StepKind kind);

    ProjectSession &m_session;
    QTabBar *m_tabs;
    EngineChooser *m_engine;
    QComboBox *m_dialect;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_more;
    QAction *m_withVersionTable = nullptr;
    PreviewStatusBar *m_status;
    QStackedWidget *m_stack;
    CodeView *m_upgrade;
    CodeView *m_downgrade;
    CodeView *m_script;
    OperationsView *m_operations;
    SchemaView *m_schema;
    RevisionHistoryView *m_history;
    ScriptEditing *m_editing;
    SchemaComparer m_comparer;
    RevisionHistory m_past;
    QString m_compared;   ///< what was asked for last
    QString m_shownPast;  ///< path of the script whose past is shown or waited for
    PreviewPtr m_shownSchema; ///< what the schema tab shows: a new look would fold what was opened
    StatementText m_upgradeText, m_downgradeText;
    QString m_shownScript; ///< path of the script that the script tab holds or waits for
    SourceRange m_mark;    ///< to be marked in it
    int m_scriptGeneration = 0;
    bool m_scriptLoading = false;
    bool m_dialectChosen = false; ///< by the user; else it follows the selected database
    bool m_complete = false;
    script::StepKind m_direction = script::StepKind::Upgrade; ///< the SQL tab last looked at; the operations follow it
};

} // namespace retort::ui
