// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/overloaded.h"
#include "model/expression/element.h"

namespace retort::expression {

/// Calls `visit` with each direct child in writing order; absent ones are left out. A column's table counts as its child.
template<typename Visit>
void visitChildren(const ElementData &data, const Visit &visit)
{
    const auto one = [&](const ElementPtr &child) {
        if (child)
            visit(child);
    };
    const auto all = [&](const Elements &children) {
        for (const ElementPtr &child : children)
            one(child);
    };
    const auto some = [&](const std::optional<Elements> &children) {
        if (children)
            all(*children);
    };
    const auto assignments = [&](const QList<Assignment> &list) {
        for (const Assignment &assignment : list) {
            one(assignment.column);
            one(assignment.value);
        }
    };
    const auto infos = [&](const QList<ColumnInfo> &columns) {
        for (const ColumnInfo &column : columns) {
            one(column.defaultValue);
            one(column.onUpdate);
        }
    };
    std::visit(
        Overloaded{
            [](const Bind &) {},
            [](const Text &) {},
            [&](const TextualSelect &n) {
                one(n.text);
                all(n.columns);
            },
            [](const LiteralColumn &) {},
            [](Constant) {},
            [](const NameReference &) {},
            [&](const ColumnRef &n) { one(n.from); },
            [&](const Unary &n) { one(n.operand); },
            [&](const Binary &n) {
                one(n.left);
                one(n.right);
            },
            [&](const OperatorList &n) { all(n.elements); },
            [&](const Grouping &n) { one(n.element); },
            [&](const Function &n) { all(n.arguments); },
            [&](const Over &n) {
                one(n.function);
                all(n.partitionBy);
                all(n.orderBy);
            },
            [&](const OrderedArgument &n) {
                one(n.element);
                all(n.orderBy);
            },
            [&](const WithinGroup &n) {
                one(n.function);
                all(n.orderBy);
            },
            [&](const Filter &n) {
                one(n.function);
                one(n.criterion);
            },
            [&](const Case &n) {
                one(n.value);
                for (const auto &[condition, result] : n.whens) {
                    one(condition);
                    one(result);
                }
                one(n.otherwise);
            },
            [&](const Cast &n) { one(n.element); },
            [&](const TypeCoerce &n) { one(n.element); },
            [&](const Extract &n) { one(n.element); },
            [](const CollationName &) {},
            [&](const Tuple &n) { all(n.elements); },
            [&](const ArrayLiteral &n) { all(n.elements); },
            [&](const Slice &n) {
                one(n.start);
                one(n.stop);
            },
            [&](const Label &n) { one(n.element); },
            [](const NextValue &) {},
            [](const FetchedValue &) {},
            [](const TooDeep &) {},
            [&](const Table &n) { infos(n.columns); },
            [&](const Alias &n) {
                one(n.element);
                one(n.sample);
                one(n.seed);
            },
            [&](const Cte &n) { one(n.element); },
            [&](const Join &n) {
                one(n.left);
                one(n.right);
                one(n.on);
            },
            [&](const TableValued &n) { one(n.function); },
            [&](const Values &n) {
                for (const Elements &row : n.rows)
                    all(row);
            },
            [&](const Select &n) {
                all(n.columns);
                all(n.from);
                all(n.where);
                all(n.groupBy);
                all(n.having);
                all(n.orderBy);
                one(n.limit);
                one(n.offset);
                one(n.fetch);
                all(n.distinctOn);
                if (n.forUpdate)
                    all(n.forUpdate->of);
                some(n.correlate);
                some(n.correlateExcept);
                all(n.ctes);
            },
            [&](const CompoundSelect &n) {
                all(n.selects);
                all(n.orderBy);
                all(n.groupBy);
                one(n.limit);
                one(n.offset);
            },
            [&](const ScalarSelect &n) { one(n.select); },
            [&](const Insert &n) {
                one(n.table);
                for (const QList<Assignment> &row : n.rows)
                    assignments(row);
                one(n.select);
                some(n.returning);
                if (n.onConflict) {
                    all(n.onConflict->indexElements);
                    one(n.onConflict->indexWhere);
                    assignments(n.onConflict->set);
                    one(n.onConflict->where);
                }
                all(n.ctes);
            },
            [&](const Update &n) {
                one(n.table);
                assignments(n.set);
                all(n.where);
                some(n.returning);
                all(n.ctes);
            },
            [&](const Delete &n) {
                one(n.table);
                all(n.where);
                some(n.returning);
                all(n.ctes);
            },
        },
        data);
}

} // namespace retort::expression
