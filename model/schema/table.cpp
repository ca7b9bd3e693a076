// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/table.h"

#include "model/base/compiledoncemembers.h"

#include <algorithm>

template struct retort::CompiledOnce<retort::schema::TableItem::Alternatives>;

namespace retort::schema {

namespace {

template<typename List, typename Predicate>
auto *findIn(List &list, Predicate predicate)
{
    const auto it = std::find_if(list.begin(), list.end(), predicate);
    return it == list.end() ? nullptr : &*it;
}

} // namespace

const Column *Table::column(const QString &key) const
{
    return findIn(columns, [&key](const Column &column) { return column.effectiveKey() == key; });
}

Column *Table::column(const QString &key)
{
    return findIn(columns, [&key](const Column &column) { return column.effectiveKey() == key; });
}

const PrimaryKey *Table::primaryKey() const
{
    const Constraint *found = findIn(constraints, [](const Constraint &c) { return std::holds_alternative<PrimaryKey>(c); });
    return found ? std::get_if<PrimaryKey>(found) : nullptr;
}

PrimaryKey *Table::primaryKey()
{
    Constraint *found = findIn(constraints, [](const Constraint &c) { return std::holds_alternative<PrimaryKey>(c); });
    return found ? std::get_if<PrimaryKey>(found) : nullptr;
}

qsizetype Table::constraintIndex(const QString &constraintName) const
{
    for (qsizetype i = 0; i < constraints.size(); ++i) {
        if (traits(constraints.at(i)).name.text == constraintName)
            return i;
    }
    return -1;
}

qsizetype Table::indexIndex(const QString &indexName) const
{
    for (qsizetype i = 0; i < indexes.size(); ++i) {
        if (indexes.at(i).name.text == indexName)
            return i;
    }
    return -1;
}

} // namespace retort::schema
