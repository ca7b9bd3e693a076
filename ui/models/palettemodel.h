// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QAbstractListModel>

namespace retort::ui {

/// Something that the command palette can do or go to.
struct PaletteEntry
{
    QString text;     ///< searched
    QString prefix;   ///< shown in front of it and searched too: the id of a revision
    QString note;     ///< at the end of the line: a shortcut, a date
    QString obstacle; ///< why it cannot be done now; empty when it can
    int key = 0;      ///< what it is, for the one who filled the palette
    QString command = {}; ///< the same on the command line; may be empty
    Icon icon = Icon::None;
};

/// The entries that answer to what was typed, the best one first.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole { PrefixRole = Qt::UserRole + 1, NoteRole, ObstacleRole, KeyRole, MarksRole, CommandRole, IconRole };

    explicit PaletteModel(QObject *parent = nullptr);

    /// In the order in which they stand when nothing is typed.
    void setEntries(QList<PaletteEntry> entries);
    void setQuery(const QString &text);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Found
    {
        int entry = 0;
        int score = 0;
    };

    void find();

    QList<PaletteEntry> m_entries;
    QString m_query;
    std::vector<Found> m_found;
};

} // namespace retort::ui
