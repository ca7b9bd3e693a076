// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recentprojectsmodel.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// A project is called as the folder it is in, whatever file of it was opened.
QString nameOf(const QString &path)
{
    const QFileInfo info(path);
    const bool isFile = info.suffix() == "ini"_L1 || info.suffix() == "toml"_L1 || info.suffix() == "cfg"_L1;
    return isFile ? QFileInfo(info.path()).fileName() : info.fileName();
}

} // namespace

QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

RecentProjectsModel::RecentProjectsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void RecentProjectsModel::setPaths(const QStringList &paths)
{
    beginResetModel();
    m_projects.clear();
    for (const QString &path : paths)
        m_projects.append({path, RecentProject::State::Unknown, 0, 0, {}});
    endResetModel();
}

void RecentProjectsModel::update(const RecentProject &project)
{
    for (int row = 0; row < m_projects.size(); ++row) {
        if (m_projects[row].path != project.path)
            continue;
        m_projects[row] = project;
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void RecentProjectsModel::remove(int row)
{
    if (row < 0 || row >= m_projects.size())
        return;
    beginRemoveRows({}, row, row);
    m_projects.removeAt(row);
    endRemoveRows();
}

int RecentProjectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_projects.size());
}

QVariant RecentProjectsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RecentProject &project = m_projects[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(project.path);
    case Qt::ToolTipRole:
        return project.trouble.isEmpty() ? project.path : QString(project.path + u'\n' + project.trouble);
    case Qt::AccessibleTextRole: {
        QStringList parts{nameOf(project.path), shortPath(project.path), data(index, StateTextRole).toString()};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case PathRole:
        return project.path;
    case ShownPathRole:
        return shortPath(project.path);
    case StateRole:
        return int(project.state);
    case HeadsRole:
        return project.heads;
    case StateTextRole:
        switch (project.state) {
        case RecentProject::State::Unknown:
            return QString();
        case RecentProject::State::Missing:
            return tr("not there any more");
        case RecentProject::State::Unreadable:
            return tr("cannot be read");
        case RecentProject::State::Known:
            break;
        }
        return project.heads > 1 ? tr("%1 · %2").arg(
                   tr("%Ln revision(s)", nullptr, project.revisions), tr("%Ln head(s)", nullptr, project.heads))
                                 : tr("%Ln revision(s)", nullptr, project.revisions);
    default:
        return {};
    }
}

} // namespace retort::ui
