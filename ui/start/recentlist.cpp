// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recentlist.h"

#include "model/script/projectsnapshot.h"
#include "ui/background.h"
#include "ui/settings.h"
#include "ui/theme/icons.h"
#include "ui/widgets/rowframe.h"

#include <QContextMenuEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Name and state in the first line, the place below.
class RecentDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.rect.width(), QFontMetrics(nameFont()).height() + QFontMetrics(smallFont()).height() + 18};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const QRect frame = option.rect.adjusted(0, 1, 0, -1);
        paintRowFrame(*painter, frame, option.state & QStyle::State_Active ? option.state : option.state & ~QStyle::State_Selected);
        const QFont nameFace = nameFont();
        const QFont smallFace = smallFont();
        const QRect whole = frame.adjusted(10, 7, -10, -7);
        const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, whole, rect); };
        const int icon = iconSize() + 2;
        const int line = QFontMetrics(nameFace).height();
        paintIcon(*painter, placed(QRect(whole.left(), whole.top() + (line - icon) / 2, icon, icon)), Icon::Folder,
            Theme::current().color(Role::MutedText));
        const QRect content = whole.adjusted(icon + 10, 0, 0, 0);
        const QString state = index.data(RecentProjectsModel::StateTextRole).toString();
        const int stateWidth = QFontMetrics(smallFace).horizontalAdvance(state);
        draw(*painter, placed(QRect(content.left(), content.top(), content.width() - stateWidth - 12, line)), nameFace, Role::Text,
            index.data().toString(), Qt::AlignLeading, Qt::ElideRight);
        draw(*painter, placed(QRect(content.left(), content.top(), content.width(), line)), smallFace, stateRole(index), state,
            Qt::AlignTrailing, Qt::ElideNone);
        draw(*painter, placed(QRect(content.left(), content.top() + line + 2, content.width(), QFontMetrics(smallFace).height())), smallFace,
            Role::MutedText, index.data(RecentProjectsModel::ShownPathRole).toString(), Qt::AlignLeading, Qt::ElideMiddle);
        painter->restore();
    }

private:
    static Role stateRole(const QModelIndex &index)
    {
        const auto state = RecentProject::State(index.data(RecentProjectsModel::StateRole).toInt());
        if (state == RecentProject::State::Missing || state == RecentProject::State::Unreadable)
            return Role::Danger;
        return index.data(RecentProjectsModel::HeadsRole).toInt() > 1 ? Role::Warning : Role::MutedText;
    }

    static void draw(QPainter &painter, const QRect &area, const QFont &font, Role role, const QString &text,
        Qt::Alignment alignment, Qt::TextElideMode elide)
    {
        painter.setFont(font);
        painter.setPen(Theme::current().color(role));
        painter.drawText(
            area, int(alignment | Qt::AlignVCenter), QFontMetrics(font).elidedText(text, elide, area.width()));
    }

    static QFont nameFont() { return scaledFont(1.02, QFont::DemiBold); }
    static QFont smallFont() { return scaledFont(0.9); }
};

} // namespace

RecentProject lookAtProject(const QString &path, std::stop_token stop)
{
    RecentProject project;
    project.path = path;
    if (!QFileInfo::exists(script::ProjectAddress::parse(path).path)) {
        project.state = RecentProject::State::Missing;
        return project;
    }
    script::LoadOptions options;
    options.stop = stop;
    const auto snapshot = script::loadSnapshot(path, options);
    project.state = snapshot ? RecentProject::State::Known : RecentProject::State::Unreadable;
    if (snapshot) {
        project.revisions = (*snapshot)->map.revisionCount();
        project.heads = int((*snapshot)->map.heads().size());
    } else {
        project.trouble = snapshot.error().message;
    }
    return project;
}

RecentList::RecentList(QWidget *parent)
    : QListView(parent)
{
    setObjectName("recentProjects"_L1);
    setAccessibleName(tr("Recent projects"));
    setModel(&m_model);
    setItemDelegate(new RecentDelegate(this));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    connect(this, &QListView::clicked, this,
        [this](const QModelIndex &index) { Q_EMIT chosen(index.data(RecentProjectsModel::PathRole).toString()); });
}

RecentList::~RecentList()
{
    m_stop.request_stop();
}

void RecentList::stop()
{
    ++m_generation;
    m_stop.request_stop();
    m_looking = 0;
}

void RecentList::load()
{
    stop();
    const QStringList paths = Settings().recentProjects();
    m_model.setPaths(paths);
    fit();
    if (!paths.isEmpty())
        setCurrentIndex(m_model.index(0));
}

void RecentList::look()
{
    stop();
    m_stop = {};
    for (int row = 0; row < m_model.rowCount(); ++row)
        lookAt(m_model.index(row).data(RecentProjectsModel::PathRole).toString());
}

void RecentList::lookAt(const QString &path)
{
    ++m_looking;
    inBackground(
        databaseThreads(), this, [path, stop = m_stop.get_token()] { return lookAtProject(path, stop); },
        [this, generation = m_generation, stop = m_stop.get_token()](const RecentProject &project) {
            if (generation != m_generation || stop.stop_requested())
                return;
            --m_looking;
            m_model.update(project);
        });
}

/// All rows are seen as far as there is room; the page scrolls nothing else.
void RecentList::fit()
{
    constexpr int mostSeen = 6;
    const int rows = std::min(m_model.rowCount(), mostSeen);
    setFixedHeight(rows == 0 ? 0 : rows * sizeHintForRow(0) + 2);
}

void RecentList::removeRow(int row)
{
    const QString path = m_model.index(row).data(RecentProjectsModel::PathRole).toString();
    if (path.isEmpty())
        return;
    Settings().removeRecentProject(path);
    m_model.remove(row);
    fit();
    if (m_model.rowCount() == 0)
        Q_EMIT emptied();
}

void RecentList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        removeRow(currentIndex().row());
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT chosen(currentIndex().data(RecentProjectsModel::PathRole).toString());
    } else {
        QListView::keyPressEvent(event);
    }
}

void RecentList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Open")), &QAction::triggered, this,
        [this, path = index.data(RecentProjectsModel::PathRole).toString()] { Q_EMIT chosen(path); });
    connect(menu->addAction(tr("&Remove from this list")), &QAction::triggered, this,
        [this, row = QPersistentModelIndex(index)] { removeRow(row.row()); });
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace retort::ui
