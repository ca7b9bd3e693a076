// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/batchorder.h"

#include <QHash>
#include <QSet>

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;

namespace {

using Pair = std::pair<QString, QString>;

/// Each round puts out, in the order of `columns`, all that wait for nothing that is still to come.
OrRaised<QStringList> byLevels(const QList<Pair> &pairs, const QStringList &columns)
{
    QHash<QString, QSet<QString>> waitsFor;
    for (const Pair &pair : pairs) {
        if (pair.first != pair.second)
            waitsFor[pair.second].insert(pair.first);
    }
    QStringList todo = columns;
    QStringList result;
    while (!todo.isEmpty()) {
        const QSet<QString> open(todo.begin(), todo.end());
        QStringList ready;
        QStringList rest;
        for (const QString &column : std::as_const(todo))
            (waitsFor.value(column).intersects(open) ? rest : ready) << column;
        if (ready.isEmpty())
            return schema::raised(u"CircularDependencyError"_s, u"Circular dependency detected."_s);
        result << ready;
        todo = rest;
    }
    return result;
}

} // namespace

OrRaised<void> BatchOrder::add(const QString &column, QString before, QString after)
{
    const auto keyError = [](const QString &name) { return schema::raised(u"KeyError"_s, u'\'' + name + u'\''); };
    if (m_partial.isEmpty() && !after.isEmpty() && before.isEmpty()) {
        if (const qsizetype position = m_existing.indexOf(after); position >= 0) {
            before = m_existing.value(position + 1);
        } else {
            bool found = false;
            for (const Pair &pair : std::as_const(m_added)) {
                if (pair.first == after) {
                    before = pair.second;
                    found = true;
                }
            }
            if (!found)
                return keyError(after);
        }
    } else if (m_partial.isEmpty() && !before.isEmpty() && after.isEmpty()) {
        if (const qsizetype position = m_existing.indexOf(before); position >= 0) {
            after = position > 0 ? m_existing.at(position - 1) : QString();
        } else {
            bool found = false;
            for (const Pair &pair : std::as_const(m_added)) {
                if (pair.second == before) {
                    after = pair.first;
                    found = true;
                }
            }
            if (!found)
                return keyError(before);
        }
    }
    if (!before.isEmpty())
        m_added << Pair(column, before);
    if (!after.isEmpty())
        m_added << Pair(after, column);
    if (m_partial.isEmpty() && before.isEmpty() && after.isEmpty() && !m_existing.isEmpty())
        m_added << Pair(m_existing.last(), column);
    return {};
}

OrRaised<QStringList> BatchOrder::sorted(const QStringList &columns) const
{
    if (m_partial.isEmpty() && m_added.isEmpty())
        return columns;
    QList<Pair> pairs = m_added;
    for (const QStringList &chain : m_partial) {
        for (qsizetype i = 1; i < chain.size(); ++i)
            pairs << Pair(chain.at(i - 1), chain.at(i));
    }
    for (qsizetype i = 1; m_partial.isEmpty() && i < m_existing.size(); ++i)
        pairs << Pair(columns.value(i - 1), m_existing.at(i));
    return byLevels(pairs, columns);
}

} // namespace retort::dialect
