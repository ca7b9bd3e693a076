// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/toolbar.h"

#include "ui/history/searchfield.h"
#include "ui/themestyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

ToolBar::ToolBar(ProjectSession &session, QWidget *parent)
    : FittingRow(parent)
    , m_session(session)
    , m_open(new QPushButton(tr("&Open…"), this))
    , m_newRevision(new QPushButton(tr("&New…"), this))
    , m_export(new QPushButton(tr("&Export…"), this))
    , m_upgrade(new QPushButton(tr("&Upgrade"), this))
    , m_downgrade(new QPushButton(tr("&Downgrade"), this))
    , m_stamp(new QPushButton(tr("&Stamp"), this))
    , m_journal(new QPushButton(tr("&Journal"), this))
    , m_map(new QPushButton(tr("&Map"), this))
    , m_search(new SearchField(this))
    , m_hits(new QLabel(this))
    , m_previous(new QPushButton(this))
    , m_next(new QPushButton(this))
{
    setAttribute(Qt::WA_StyledBackground);
    setPart(this, "toolbar");
    m_open->setObjectName("openButton"_L1);
    m_newRevision->setObjectName("newRevisionButton"_L1);
    m_export->setObjectName("exportSqlButton"_L1);
    m_upgrade->setObjectName("upgradeButton"_L1);
    m_downgrade->setObjectName("downgradeButton"_L1);
    m_stamp->setObjectName("stampButton"_L1);
    m_journal->setObjectName("journalButton"_L1);
    m_journal->setCheckable(true);
    m_journal->setToolTip(tr("What was run from here, and with which outcome (Ctrl+J)"));
    m_map->setObjectName("mapButton"_L1);
    m_map->setCheckable(true);
    m_map->setToolTip(tr("The history as a map, or as a list (Ctrl+M)"));
    m_search->setObjectName("searchField"_L1);
    m_hits->setObjectName("searchHits"_L1);
    m_open->setToolTip(tr("Open a project (Ctrl+O)"));
    m_newRevision->setToolTip(tr("Write a new revision script (Ctrl+N)"));
    m_newRevision->setAccessibleName(tr("New revision"));
    m_export->setToolTip(tr("Write the SQL of every revision into files (Ctrl+E)"));
    m_upgrade->setToolTip(tr("Review the upgrade of the selected database to the newest revisions"));
    m_downgrade->setToolTip(tr("Take revisions back from the selected database"));
    m_stamp->setToolTip(tr("Change the record of applied revisions only; no SQL of the scripts runs"));
    m_search->setPlaceholderText(tr("Find revision, message, table:, column:…  Ctrl+F"));
    m_search->setMinimumWidth(150);
    m_search->setMaximumWidth(320);
    setPart(m_hits, "small");
    for (QPushButton *button : {m_previous, m_next}) {
        setPart(button, "link");
        button->hide();
    }
    m_previous->setAccessibleName(tr("Previous hit"));
    m_next->setAccessibleName(tr("Next hit"));
    auto *downgradeMenu = new QMenu(m_downgrade);
    auto *stampMenu = new QMenu(m_stamp);

    addIcons();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 9, 12, 9);
    layout->setSpacing(8);
    for (QPushButton *button : {m_open, m_newRevision, m_upgrade, m_downgrade, m_stamp, m_export, m_map, m_journal})
        layout->addWidget(button);
    layout->addStretch(1);
    layout->addWidget(m_hits);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_search, 100); // as wide as it may be; the stretch gets what is left
    setFolding({m_export, m_journal, m_map, m_open, m_newRevision, m_stamp, m_downgrade});

    connect(m_open, &QPushButton::clicked, this, &ToolBar::openRequested);
    connect(m_newRevision, &QPushButton::clicked, this, &ToolBar::newRevisionRequested);
    connect(m_export, &QPushButton::clicked, this, &ToolBar::exportRequested);
    connect(m_journal, &QPushButton::clicked, this, &ToolBar::journalRequested);
    connect(m_map, &QPushButton::clicked, this, &ToolBar::mapRequested);
    connect(m_upgrade, &QPushButton::clicked, this,
            [this] { Q_EMIT actionRequested(script::StepKind::Upgrade, u"heads"_s); });
    connect(m_downgrade, &QPushButton::clicked, this, [this, downgradeMenu] {
        fillDowngradeMenu(downgradeMenu);
        downgradeMenu->popup(m_downgrade->mapToGlobal(QPoint(0, m_downgrade->height() + 2)));
    });
    connect(m_stamp, &QPushButton::clicked, this, [this, stampMenu] {
        fillStampMenu(stampMenu);
        stampMenu->popup(m_stamp->mapToGlobal(QPoint(0, m_stamp->height() + 2)));
    });
    connect(m_search, &QLineEdit::textChanged, this, &ToolBar::searchChanged);
    connect(m_search, &SearchField::hitRequested, this, &ToolBar::hitRequested);
    connect(m_previous, &QPushButton::clicked, this, [this] { Q_EMIT hitRequested(false); });
    connect(m_next, &QPushButton::clicked, this, [this] { Q_EMIT hitRequested(true); });
    connect(&session, &ProjectSession::stateChanged, this, &ToolBar::updateActions);
    connect(&session, &ProjectSession::historyChanged, this, &ToolBar::updateActions);
    connect(&session, &ProjectSession::preparingChanged, this, &ToolBar::updateActions);
    connect(&session.databases(), &DatabaseList::changed, this, &ToolBar::updateActions);
    connect(&session.databases(), &DatabaseList::selectionChanged, this, &ToolBar::updateActions);
    updateActions();
}

void ToolBar::addIcons()
{
    setButtonIcon(m_previous, Icon::Up);
    setButtonIcon(m_next, Icon::Down);
    setButtonIcon(m_open, Icon::Open);
    setButtonIcon(m_newRevision, Icon::NewRevision);
    setButtonIcon(m_upgrade, Icon::Upgrade);
    setButtonIcon(m_downgrade, Icon::Downgrade);
    setButtonIcon(m_stamp, Icon::Stamp);
    setButtonIcon(m_export, Icon::Export);
    setButtonIcon(m_map, Icon::Map);
    setButtonIcon(m_journal, Icon::Journal);
}

void ToolBar::updateActions()
{
    const DatabaseEntry *database = m_session.databases().selected();
    const bool usable = m_session.state() == ProjectSession::State::Ready && database && !m_session.isPreparing()
        && database->state == DatabaseEntry::State::Known;
    const DatabaseStanding standing
        = usable ? standingOf(*database, m_session.snapshot()->map) : DatabaseStanding();
    const bool canUpgrade = usable && standing.behind > 0;
    m_upgrade->setEnabled(canUpgrade);
    setPrimary(m_upgrade, canUpgrade);
    m_downgrade->setEnabled(usable && !database->rows.isEmpty());
    m_stamp->setEnabled(usable);
    m_newRevision->setEnabled(m_session.history() != nullptr);
    m_export->setEnabled(m_session.history() != nullptr);
    m_map->setEnabled(m_session.history() != nullptr);
    m_search->setEnabled(m_session.history() != nullptr);
}

void ToolBar::addTarget(QMenu *menu, const QString &text, script::StepKind kind, const QString &target, bool enabled)
{
    QAction *action = menu->addAction(text);
    action->setEnabled(enabled);
    connect(action, &QAction::triggered, this, [this, kind, target] { Q_EMIT actionRequested(kind, target); });
}

void ToolBar::fillDowngradeMenu(QMenu *menu)
{
    const QString revision = m_session.selectedRevision();
    menu->clear();
    addTarget(menu, tr("By &one revision…"), script::StepKind::Downgrade, u"-1"_s);
    addTarget(menu, tr("To the &selected revision %1…").arg(revision), script::StepKind::Downgrade, revision,
              !revision.isEmpty());
    menu->addSeparator();
    addTarget(menu, tr("To &base: take everything back…"), script::StepKind::Downgrade, u"base"_s);
}

void ToolBar::fillStampMenu(QMenu *menu)
{
    const QString revision = m_session.selectedRevision();
    menu->clear();
    addTarget(menu, tr("As the &selected revision %1…").arg(revision), script::StepKind::Stamp, revision,
              !revision.isEmpty());
    addTarget(menu, tr("As the &newest revisions (heads)…"), script::StepKind::Stamp, u"heads"_s);
    menu->addSeparator();
    addTarget(menu, tr("As &base: no revision…"), script::StepKind::Stamp, u"base"_s);
}

void ToolBar::setJournalShown(bool shown)
{
    m_journal->setChecked(shown);
}

void ToolBar::setMapShown(bool shown)
{
    m_map->setChecked(shown);
}

void ToolBar::clickJournal()
{
    m_journal->click();
}

void ToolBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ToolBar::showHits(const QString &text, bool found, bool isLooking)
{
    m_hits->setText(text);
    setPart(m_hits, found || isLooking || text.isEmpty() ? "small" : "danger");
    m_previous->setVisible(found);
    m_next->setVisible(found);
}

} // namespace retort::ui
