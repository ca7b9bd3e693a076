// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar.h"

#include "ui/databases/databasedelegate.h"
#include "ui/themestyle.h"
#include "ui/widgets/countbutton.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

QLabel *makeSection(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setPart(label, "section");
    label->setContentsMargins(15, 0, 15, 4);
    return label;
}

QStringList idsWhere(const script::RevisionMap &map, bool (script::RevisionMap::*property)(int) const)
{
    QStringList ids;
    for (int index = 0; index < map.revisionCount(); ++index)
        if ((map.*property)(index))
            ids << map.id(index);
    return ids;
}

} // namespace

SideBar::SideBar(ProjectSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new QListView(this))
    , m_connect(new QPushButton(tr("Co&nnect a database…"), this))
    , m_history(new QWidget(this))
    , m_revisions(new CountButton(tr("Revisions"), m_history))
    , m_heads(new CountButton(tr("Heads"), m_history))
    , m_branchPoints(new CountButton(tr("Branch points"), m_history))
    , m_mergePoints(new CountButton(tr("Merge points"), m_history))
    , m_missing(new CountButton(tr("Missing"), m_history))
    , m_problems(new CountButton(tr("Problems"), m_history))
{
    setAttribute(Qt::WA_StyledBackground);
    setPart(this, "sidebar");
    m_list->setObjectName("databaseList"_L1);
    m_list->setAccessibleName(tr("Databases"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new DatabaseDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setSelectionMode(QListView::ExtendedSelection); // two are compared
    m_list->setAccessibleDescription(tr("Select two of them, with Ctrl held, to compare them"));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setStyleSheet(u"background: transparent"_s);
    m_connect->setObjectName("connectButton"_L1);
    setPart(m_connect, "link");
    setButtonIcon(m_connect, Icon::Connect);

    m_heads->setObjectName("headsCount"_L1);
    m_branchPoints->setObjectName("branchPointsCount"_L1);
    m_mergePoints->setObjectName("mergePointsCount"_L1);

    auto *historyLayout = new QVBoxLayout(m_history);
    historyLayout->setContentsMargins(0, 0, 0, 0);
    historyLayout->setSpacing(0);
    historyLayout->addWidget(makeSection(tr("HISTORY"), m_history));
    for (CountButton *button : {m_revisions, m_heads, m_branchPoints, m_mergePoints, m_missing, m_problems})
        historyLayout->addWidget(button);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 1, 12);
    layout->setSpacing(2);
    layout->addWidget(makeSection(tr("DATABASES"), this));
    layout->addWidget(m_list);
    auto *connectRow = new QHBoxLayout;
    connectRow->setContentsMargins(9, 2, 9, 14);
    connectRow->addWidget(m_connect);
    connectRow->addStretch();
    layout->addLayout(connectRow);
    layout->addWidget(m_history);
    layout->addStretch(1);

    connect(m_connect, &QPushButton::clicked, this, &SideBar::connectRequested);
    connect(m_list, &QListView::customContextMenuRequested, this, &SideBar::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (!m_isUpdating && index.isValid())
            m_session.databases().select(index.data(DatabaseModel::IdRole).toString());
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SideBar::selectedDatabasesChanged);
    connect(&m_model, &DatabaseModel::modelReset, this, &SideBar::selectedDatabasesChanged);
    connect(m_list, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT editRequested(index.data(DatabaseModel::IdRole).toString()); });
    connect(m_problems, &QPushButton::clicked, this, &SideBar::problemsRequested);
    connect(m_heads, &QPushButton::clicked, this, [this] {
        const script::RevisionMap &map = m_session.snapshot()->map;
        Q_EMIT revisionsRequested(map.ids(map.heads()));
    });
    connect(m_branchPoints, &QPushButton::clicked, this, [this] {
        Q_EMIT revisionsRequested(idsWhere(m_session.snapshot()->map, &script::RevisionMap::isBranchPoint));
    });
    connect(m_mergePoints, &QPushButton::clicked, this, [this] {
        Q_EMIT revisionsRequested(idsWhere(m_session.snapshot()->map, &script::RevisionMap::isMergePoint));
    });
    connect(m_missing, &QPushButton::clicked, this, [this] {
        const script::RevisionMap &map = m_session.snapshot()->map;
        QStringList ids;
        for (int index = map.revisionCount(); index < map.size(); ++index)
            ids << map.id(index);
        Q_EMIT revisionsRequested(ids);
    });
    m_revisions->setFocusPolicy(Qt::NoFocus);
    m_revisions->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&session, &ProjectSession::historyChanged, this, [this] {
        updateDatabases();
        updateCounts();
    });
    connect(&session.databases(), &DatabaseList::changed, this, &SideBar::updateDatabases);
    connect(&session.databases(), &DatabaseList::selectionChanged, this, &SideBar::updateDatabases);
    updateDatabases();
    updateCounts();
}

QSize SideBar::minimumSizeHint() const
{
    constexpr int least = 190; // for the names of databases
    const QSize hint = QWidget::minimumSizeHint();
    return {std::max(least, hint.width()), hint.height()};
}

/// The rows are as high as the letters.
void SideBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_list->itemDelegate())
        updateDatabases();
}

void SideBar::updateDatabases()
{
    m_isUpdating = true;
    const auto snapshot = m_session.snapshot();
    m_model.setEntries(m_session.databases().entries(), snapshot ? snapshot->map : script::RevisionMap());
    const DatabaseEntry *selected = m_session.databases().selected();
    const QModelIndex current = m_model.index(selected ? m_model.rowOf(selected->id) : -1);
    if (current != m_list->currentIndex()) // else two may be selected
        m_list->setCurrentIndex(current);
    m_isUpdating = false;

    const int rows = m_model.rowCount();
    m_list->setVisible(rows > 0);
    const int rowHeight = rows > 0 ? m_list->sizeHintForRow(0) : 0;
    constexpr int mostVisible = 8;
    m_list->setFixedHeight(rowHeight * std::min(rows, mostVisible) + 2);
    m_connect->setEnabled(snapshot != nullptr);
}

void SideBar::updateCounts()
{
    const auto snapshot = m_session.snapshot();
    m_history->setVisible(snapshot != nullptr);
    if (!snapshot)
        return;
    const script::RevisionMap &map = snapshot->map;
    m_revisions->setCount(map.revisionCount());
    m_heads->setCount(int(map.heads().size()), map.heads().size() > 1);
    m_branchPoints->setCount(int(idsWhere(map, &script::RevisionMap::isBranchPoint).size()));
    m_mergePoints->setCount(int(idsWhere(map, &script::RevisionMap::isMergePoint).size()));
    const int ghosts = map.size() - map.revisionCount();
    m_missing->setVisible(ghosts > 0);
    m_missing->setCount(ghosts, ghosts > 0);
    m_problems->setCount(int(snapshot->diagnostics.size()), !snapshot->diagnostics.isEmpty());
}

QStringList SideBar::selectedDatabases() const
{
    QStringList ids;
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (m_list->selectionModel()->isRowSelected(row))
            ids << m_model.index(row).data(DatabaseModel::IdRole).toString();
    return ids;
}

void SideBar::compareWith(const QString &database)
{
    QItemSelectionModel *selection = m_list->selectionModel();
    const QModelIndex other = m_model.index(m_model.rowOf(database));
    selection->select(m_list->currentIndex(), QItemSelectionModel::ClearAndSelect);
    if (other.isValid())
        selection->select(other, QItemSelectionModel::Select);
}

void SideBar::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    const QString id = index.data(DatabaseModel::IdRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(themedIcon(Icon::Reload), tr("&Read again")), &QAction::triggered, this, [this, id] { m_session.databases().refresh(id); });
    connect(menu->addAction(themedIcon(Icon::Settings), tr("&Edit connection…")), &QAction::triggered, this, [this, id] { Q_EMIT editRequested(id); });
    if (const DatabaseEntry *entry = m_session.databases().find(id);
        entry && entry->spec.dialect == dialect::Dialect::Sqlite && !entry->spec.file.isEmpty()) {
        connect(menu->addAction(themedIcon(Icon::Backup), tr("Restore a &backup…")), &QAction::triggered, this, [this, id] { Q_EMIT restoreRequested(id); });
    }
    if (const DatabaseEntry *selected = m_session.databases().selected(); selected && selected->id != id)
        connect(menu->addAction(themedIcon(Icon::Compare), tr("&Compare with %1").arg(selected->name())), &QAction::triggered, this, [this, id] { compareWith(id); });
    menu->addSeparator();
    connect(menu->addAction(themedIcon(Icon::Remove), tr("Re&move from this list…")), &QAction::triggered, this,
            [this, id] { Q_EMIT removeRequested(id); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace retort::ui
