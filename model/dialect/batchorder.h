// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/raised.h"

#include <QList>
#include <QStringList>

namespace retort::dialect {

using schema::OrRaised;

/// Where the columns of a table made anew go (spec §6.3).
class BatchOrder
{
public:
    BatchOrder(const QStringList &existing, const QList<QStringList> &partial)
        : m_existing(existing)
        , m_partial(partial)
    {
    }

    /// A column is added, behind or before another one if they are not empty.
    OrRaised<void> add(const QString &column, QString before, QString after);
    void remove(const QString &column) { m_existing.removeOne(column); }

    /// The columns in their final order; `columns` are all of them in the order of their coming.
    OrRaised<QStringList> sorted(const QStringList &columns) const;

private:
    using Pair = std::pair<QString, QString>;

    QStringList m_existing;
    QList<QStringList> m_partial;
    QList<Pair> m_added;
};

} // namespace retort::dialect
