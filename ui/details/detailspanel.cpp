// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/detailspanel.h"

#include "ui/authoring/scriptediting.h"
#include "ui/details/enginechooser.h"
#include "ui/details/operationsview.h"
#include "ui/details/previewstatusbar.h"
#include "ui/details/revisionhistoryview.h"
#include "ui/details/schemaview.h"
#include "ui/models/runsafety.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/fittingrow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QPushButton *makeLink(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    setPart(button, "link");
    return button;
}

} // namespace

DetailsPanel::DetailsPanel(ProjectSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tabs(new QTabBar(this))
    , m_engine(new EngineChooser(session, this))
    , m_dialect(new QComboBox(this))
    , m_copy(makeLink(tr("&Copy"), this))
    , m_save(makeLink(tr("Sa&ve .sql…"), this))
    , m_more(makeLink(tr("More ▾"), this))
    , m_status(new PreviewStatusBar(this))
    , m_stack(new QStackedWidget(this))
    , m_upgrade(new CodeView(CodeView::Language::Sql, this))
    , m_downgrade(new CodeView(CodeView::Language::Sql, this))
    , m_script(new CodeView(CodeView::Language::Python, this))
    , m_operations(new OperationsView(this))
    , m_schema(new SchemaView(this))
    , m_history(new RevisionHistoryView(this))
    , m_editing(new ScriptEditing(session, m_script, this))
    , m_past(journalFile())
{
    m_tabs->setObjectName("detailTabs"_L1);
    m_tabs->setAccessibleName(tr("Details of the revision"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString &title : {tr("Upgrade SQL"), tr("Downgrade SQL"), tr("Script"), tr("Operations"), tr("Schema"), tr("History")})
        m_tabs->addTab(title);
    m_dialect->setObjectName("dialectSwitch"_L1);
    m_dialect->setAccessibleName(tr("SQL dialect"));
    m_dialect->addItem(u"SQLite"_s, int(dialect::Dialect::Sqlite));
    m_dialect->addItem(u"PostgreSQL"_s, int(dialect::Dialect::Postgresql));
    m_copy->setObjectName("copySql"_L1);
    m_save->setObjectName("saveSql"_L1);
    setButtonIcon(m_copy, Icon::Copy);
    setButtonIcon(m_save, Icon::Save);
    m_upgrade->setAccessibleName(tr("SQL of the upgrade"));
    m_downgrade->setAccessibleName(tr("SQL of the downgrade"));
    m_script->setObjectName("scriptView"_L1);
    m_script->setAccessibleName(tr("Script of the revision"));

    auto *tabRow = new FittingRow(this);
    tabRow->setAttribute(Qt::WA_StyledBackground);
    setPart(tabRow, "tabrow");
    auto *rowLayout = new QHBoxLayout(tabRow);
    rowLayout->setContentsMargins(10, 1, 12, 0);
    rowLayout->setSpacing(4);
    rowLayout->addWidget(m_tabs);
    rowLayout->addStretch();
    rowLayout->addWidget(m_engine);
    rowLayout->addWidget(m_dialect);
    for (QPushButton *button : m_editing->buttons())
        rowLayout->addWidget(button);
    rowLayout->addWidget(m_copy);
    rowLayout->addWidget(m_save);
    rowLayout->addWidget(m_more);
    tabRow->setFolding(m_editing->buttons() + QList<QPushButton *> {m_save, m_copy});
    for (QWidget *page : std::initializer_list<QWidget *> {m_upgrade, m_downgrade, m_script, m_operations, m_schema, m_history})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tabRow);
    layout->addWidget(m_status);
    auto *frame = new QWidget(this); // a little air between the tabs and the first line
    frame->setAttribute(Qt::WA_StyledBackground);
    setPart(frame, "surface");
    auto *frameLayout = new QVBoxLayout(frame);
    const auto setAir = [this, frameLayout] { // tables have a header, which needs none
        constexpr int air = 8;
        frameLayout->setContentsMargins(0, qobject_cast<CodeView *>(m_stack->currentWidget()) ? air : 0, 0, 0);
    };
    frameLayout->addWidget(m_stack);
    setAir();
    connect(m_stack, &QStackedWidget::currentChanged, this, setAir);
    layout->addWidget(frame, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        if (tab == UpgradeTab || tab == DowngradeTab) {
            m_direction = tab == UpgradeTab ? script::StepKind::Upgrade : script::StepKind::Downgrade;
            m_tabs->setTabToolTip(OperationsTab, tab == UpgradeTab ? tr("Operations of the upgrade")
                                                                   : tr("Operations of the downgrade"));
        }
        update();
    });
    buildMore();
    connectSchema();
    connect(m_editing, &ScriptEditing::reloadRequested, this, [this] {
        m_shownScript.clear();
        update();
    });
    connect(m_editing, &ScriptEditing::stateChanged, this, [this] {
        m_tabs->setTabText(ScriptTab, m_editing->isModified() ? tr("Script •") : tr("Script"));
        m_tabs->setTabToolTip(ScriptTab, m_editing->isModified() ? tr("Not saved yet") : QString());
    });
    connect(m_dialect, &QComboBox::activated, this, [this] {
        m_dialectChosen = true;
        update();
    });
    connect(m_copy, &QPushButton::clicked, this, &DetailsPanel::copy);
    connect(m_save, &QPushButton::clicked, this, &DetailsPanel::save);
    connect(m_status, &PreviewStatusBar::lineRequested, this, &DetailsPanel::showScriptLine);
    connect(m_status, &PreviewStatusBar::resolveRequested, this, &DetailsPanel::resolve);
    connect(&session.previews(), &PreviewLoader::unresolved, this, &DetailsPanel::showUnresolved);
    connect(m_operations, &OperationsView::picked, this, &DetailsPanel::operationPicked);
    connect(m_operations, &OperationsView::lineRequested, this, &DetailsPanel::showScriptLine);
    connect(m_upgrade, &CodeView::lineActivated, this, [this](int line) { sqlLineClicked(script::StepKind::Upgrade, line); });
    connect(m_downgrade, &CodeView::lineActivated, this,
            [this](int line) { sqlLineClicked(script::StepKind::Downgrade, line); });
    connect(&session, &ProjectSession::selectionChanged, this, &DetailsPanel::update);
    connect(&session, &ProjectSession::historyChanged, this, [this] {
        m_editing->leave();
        m_shownScript.clear();
        m_shownPast.clear();
        update();
    });
    connect(&session.databases(), &DatabaseList::selectionChanged, this, [this] {
        m_dialectChosen = false;
        update();
    });
    connect(&session.databases(), &DatabaseList::changed, this, [this] {
        updateDialect();
        if (m_tabs->currentIndex() == SchemaTab)
            updateSchema();
        updateStatus();
    });
    connect(&session.previews(), &PreviewLoader::ready, this, &DetailsPanel::update);
    connect(&session, &ProjectSession::editsChanged, this, &DetailsPanel::updateStatus);
    connect(&session, &ProjectSession::shownEngineChanged, this, &DetailsPanel::update);
}

void DetailsPanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void DetailsPanel::focusContents()
{
    m_stack->currentWidget()->setFocus();
}

bool DetailsPanel::isComplete() const
{
    return m_complete;
}

PreviewKey DetailsPanel::key(script::StepKind kind) const
{
    return {m_session.selectedRevision(), kind, dialect::Dialect(m_dialect->currentData().toInt()), false, m_session.shownEngine()};
}

PreviewKey DetailsPanel::shownKey() const
{
    const bool isSchema = m_tabs->currentIndex() == SchemaTab;
    PreviewKey shown = key(isSchema ? script::StepKind::Upgrade : m_direction);
    shown.withSchema = isSchema;
    return shown;
}

const plan::PlannedStep *DetailsPanel::step(script::StepKind kind)
{
    const PreviewPtr preview = m_session.previews().request(key(kind));
    return preview && *preview ? &**preview : nullptr; // the loader keeps it alive
}

void DetailsPanel::updateDialect()
{
    const DatabaseEntry *database = m_session.databases().selected();
    if (m_dialectChosen || !database)
        return;
    const int index = m_dialect->findData(int(database->spec.dialect));
    if (index == m_dialect->currentIndex())
        return;
    m_dialect->setCurrentIndex(index);
    update();
}

void DetailsPanel::update()
{
    updateDialect();
    switch (m_tabs->currentIndex()) {
    case UpgradeTab:
        updateSql(*m_upgrade, m_upgradeText, script::StepKind::Upgrade);
        break;
    case DowngradeTab:
        updateSql(*m_downgrade, m_downgradeText, script::StepKind::Downgrade);
        break;
    case ScriptTab:
        updateScript();
        break;
    case SchemaTab:
        updateSchema();
        break;
    case HistoryTab:
        updateHistory();
        break;
    default:
        updateOperations();
        break;
    }
    updateStatus();
    const bool hasText = !currentText().isEmpty();
    m_copy->setEnabled(hasText);
    m_save->setEnabled(hasText);
    const bool isSql = m_tabs->currentIndex() != SchemaTab && m_tabs->currentIndex() != HistoryTab;
    m_save->setVisible(isSql);
    m_save->setText(m_tabs->currentIndex() == ScriptTab ? tr("Sa&ve a copy…") : tr("Sa&ve .sql…"));
    m_dialect->setVisible(m_tabs->currentIndex() != ScriptTab && m_tabs->currentIndex() != HistoryTab);
    m_engine->setWanted(m_tabs->currentIndex() != ScriptTab && m_tabs->currentIndex() != HistoryTab);
    m_editing->setShown(m_tabs->currentIndex() == ScriptTab);
}

void DetailsPanel::updateSql(CodeView &view, StatementText &text, script::StepKind kind)
{
    const plan::PlannedStep *planned = step(kind);
    text = planned ? statementText(*planned, m_withVersionTable->isChecked()) : StatementText();
    view.setCode(text.text);
    view.markLines(0, 0);
}

void DetailsPanel::updateOperations()
{
    const bool up = m_direction == script::StepKind::Upgrade;
    updateSql(up ? *m_upgrade : *m_downgrade, up ? m_upgradeText : m_downgradeText, m_direction);
    if (const plan::PlannedStep *planned = step(m_direction))
        m_operations->setStep(*planned, m_withVersionTable->isChecked());
    else
        m_operations->clear();
}

void DetailsPanel::updateStatus()
{
    m_complete = !m_scriptLoading;
    if (m_session.selectedRevision().isEmpty()) {
        m_status->showNothing();
        return;
    }
    if (isComparing() || m_tabs->currentIndex() == HistoryTab) {
        m_status->showNothing();
        m_complete = !m_comparer.isBusy() && !m_schema->isDrawing() && !m_past.isLooking();
        return;
    }
    if (m_tabs->currentIndex() == ScriptTab) {
        m_status->showNothing();
        showEdit();
        return;
    }
    const auto snapshot = m_session.snapshot();
    if (!snapshot || !snapshot->script(m_session.selectedRevision())) {
        m_status->showProblem(tr("No script"), tr("This revision is not in the folder; other revisions refer to it."));
        return;
    }
    const PreviewPtr preview = m_session.previews().request(shownKey());
    m_complete = preview != nullptr && !(m_tabs->currentIndex() == SchemaTab && (m_comparer.isBusy() || m_schema->isDrawing()));
    const DatabaseEntry *database = askable();
    if (database && m_session.previews().isResolving(shownKey()))
        m_status->showAsking(database->name());
    else if (preview)
        showPreview(*preview, database);
    else
        m_status->showLoading();
}

} // namespace retort::ui
