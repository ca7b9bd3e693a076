// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/table.h"

#include <QMap>
#include <QSet>

namespace retort::dialect {

/// The SQL that a table brings from the database into a batch: conditions and expressions in which columns go by their old names.
/// What the script adds itself is not among it and is left alone. SQLite only.
class KeptSql
{
public:
    KeptSql() = default;
    explicit KeptSql(const schema::Table &source);

    /// Tells what became of the columns: old name → new name, and the names of those that are gone.
    void setFate(const QMap<QString, QString> &renamed, const QStringList &dropped);

    bool contains(const schema::SqlPtr &sql) const { return sql && m_own.contains(sql.get()); }
    /// The dropped columns that SQL of the table mentions; none for SQL of the script.
    QStringList droppedIn(const schema::SqlPtr &sql) const;
    bool mentionsKeptColumn(const schema::SqlPtr &sql) const;
    /// The SQL under the new names; nothing when that cannot be told for sure.
    std::optional<schema::SqlPtr> renamed(const schema::SqlPtr &sql) const;
    /// SQL that stays although a column of it is gone: SQLite is to refuse it, not to take the name for a string.
    schema::SqlPtr refusable(const schema::SqlPtr &sql) const;
    const QMap<QString, QString> &renames() const { return m_renamed; }

private:
    void add(const schema::SqlPtr &sql);

    QSet<const schema::SqlElement *> m_own;
    QStringList m_columns;
    QMap<QString, QString> m_renamed;
    QStringList m_dropped;
};

/// The text of SQL that came from a database.
QString storedText(const schema::SqlPtr &sql);

} // namespace retort::dialect
