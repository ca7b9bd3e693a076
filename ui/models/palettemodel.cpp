// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/palettemodel.h"

#include "ui/models/fuzzymatch.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

constexpr size_t mostFound = 300; // nobody reads more

/// What is searched, and shown: "a1b2c3  Add phone to users".
QString lineOf(const PaletteEntry &entry)
{
    return entry.prefix.isEmpty() ? entry.text : entry.prefix + u"  "_s + entry.text;
}

} // namespace

PaletteModel::PaletteModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void PaletteModel::setEntries(QList<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    find();
    endResetModel();
}

void PaletteModel::setQuery(const QString &text)
{
    beginResetModel();
    m_query = text;
    find();
    endResetModel();
}

void PaletteModel::find()
{
    m_found.clear();
    for (int i = 0; i < m_entries.size(); ++i)
        if (const auto match = fuzzyMatch(m_query, lineOf(m_entries[i])))
            m_found.push_back({i, match->score});
    std::stable_sort(m_found.begin(), m_found.end(), [](const Found &a, const Found &b) { return a.score > b.score; });
    if (m_found.size() > mostFound)
        m_found.resize(mostFound);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_found.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteEntry &entry = m_entries[m_found[size_t(index.row())].entry];
    switch (role) {
    case Qt::DisplayRole:
        return lineOf(entry);
    case Qt::ToolTipRole:
        return entry.obstacle.isEmpty() ? entry.command : entry.obstacle;
    case ObstacleRole:
        return entry.obstacle;
    case CommandRole:
        return entry.command;
    case Qt::AccessibleTextRole: {
        QStringList parts {lineOf(entry), entry.note, entry.obstacle, entry.command};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    case PrefixRole:
        return entry.prefix;
    case IconRole:
        return int(entry.icon);
    case NoteRole:
        return entry.note;
    case KeyRole:
        return entry.key;
    case MarksRole: {
        const auto match = fuzzyMatch(m_query, lineOf(entry));
        return QVariant::fromValue(match ? match->positions : QList<qsizetype>());
    }
    default:
        return {};
    }
}

} // namespace retort::ui
