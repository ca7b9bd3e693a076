// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/fromobjects.h"

namespace retort::dialect {

using namespace retort::expression;

namespace {

bool isFrom(const ElementPtr &element)
{
    return element->as<Table>() || element->as<Alias>() || element->as<Cte>() || element->as<Join>()
        || element->as<TableValued>() || element->as<Values>();
}

bool isSubquery(const ElementPtr &element)
{
    return element->as<Select>() || element->as<CompoundSelect>() || element->as<ScalarSelect>()
        || element->as<TextualSelect>();
}

/// What a join brings along: its sides are in FROM only as parts of it.
void collectHidden(const ElementPtr &from, FromSet &hidden)
{
    const auto *join = from->as<Join>();
    if (!join)
        return;
    for (const ElementPtr &side : {join->left, join->right}) {
        hidden.insert(identityOf(side));
        collectHidden(side, hidden);
    }
}

void collect(const ElementPtr &element, Elements &found)
{
    if (const auto *column = element->as<ColumnRef>()) {
        if (column->from)
            found.append(column->from);
        return;
    }
    if (isFrom(element)) {
        found.append(element);
        return;
    }
    if (isSubquery(element))
        return;
    for (const ElementPtr &child : childrenOf(*element))
        collect(child, found);
}

} // namespace

quint64 identityOf(const ElementPtr &from)
{
    if (const auto *table = from->as<Table>())
        return table->identity;
    if (const auto *alias = from->as<Alias>())
        return alias->identity;
    if (const auto *cte = from->as<Cte>())
        return cte->identity;
    if (const auto *valued = from->as<TableValued>())
        return valued->identity;
    if (const auto *values = from->as<Values>())
        return values->identity;
    // Pointers are even and identities small, so that the two never meet.
    return quint64(quintptr(from.get()));
}

Elements fromsOf(const ElementPtr &element)
{
    Elements found;
    if (element)
        collect(element, found);
    return found;
}

void appendFroms(Elements &froms, const ElementPtr &element)
{
    for (const ElementPtr &from : fromsOf(element)) {
        const auto same = [&](const ElementPtr &other) { return identityOf(other) == identityOf(from); };
        if (std::none_of(froms.cbegin(), froms.cend(), same))
            froms.append(from);
    }
}

FromSet expandedFroms(const Elements &froms)
{
    FromSet set;
    for (const ElementPtr &from : froms) {
        set.insert(identityOf(from));
        collectHidden(from, set);
    }
    return set;
}

Elements displayedFroms(const Select &select, const FromSet &explicitCorrelate, const FromSet &implicitCorrelate)
{
    Elements froms;
    for (const ElementPtr &element : select.from) {
        // select_from(text("t")) names no table that could be found in it.
        if (element->as<Text>() || element->as<LiteralColumn>())
            froms.append(element);
        else
            appendFroms(froms, element);
    }
    for (const Elements &part : {select.columns, select.where}) {
        for (const ElementPtr &element : part)
            appendFroms(froms, element);
    }
    FromSet hidden;
    for (const ElementPtr &from : froms)
        collectHidden(from, hidden);
    froms.removeIf([&](const ElementPtr &from) { return hidden.contains(identityOf(from)); });

    if (select.correlate) {
        const FromSet wanted = expandedFroms(*select.correlate);
        froms.removeIf([&](const ElementPtr &from) {
            return wanted.contains(identityOf(from)) && explicitCorrelate.contains(identityOf(from));
        });
        return froms;
    }
    if (select.correlateExcept) {
        const FromSet kept = expandedFroms(*select.correlateExcept);
        froms.removeIf([&](const ElementPtr &from) {
            return !kept.contains(identityOf(from)) && explicitCorrelate.contains(identityOf(from));
        });
        return froms;
    }
    if (!implicitCorrelate.isEmpty() && froms.size() > 1)
        froms.removeIf([&](const ElementPtr &from) { return implicitCorrelate.contains(identityOf(from)); });
    return froms;
}

Elements extraFroms(const ElementPtr &table, const Elements &mentioned)
{
    FromSet seen = expandedFroms({table});
    Elements extra;
    for (const ElementPtr &element : mentioned) {
        for (const ElementPtr &from : fromsOf(element)) {
            if (!seen.contains(identityOf(from)))
                extra.append(from);
            seen.insert(identityOf(from));
        }
    }
    return extra;
}

} // namespace retort::dialect
