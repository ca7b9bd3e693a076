// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/constraint.h"

#include "model/base/compiledoncemembers.h"
#include "model/base/overloaded.h"

template struct retort::CompiledOnce<retort::schema::Constraint::Alternatives>;

namespace retort::schema {

const ConstraintTraits &traits(const Constraint &constraint)
{
    return std::visit([](const ConstraintTraits &base) -> const ConstraintTraits & { return base; }, constraint);
}

ConstraintTraits &traits(Constraint &constraint)
{
    return std::visit([](ConstraintTraits &base) -> ConstraintTraits & { return base; }, constraint);
}

QStringList columnsOf(const Constraint &constraint)
{
    return std::visit(Overloaded{
                          [](const PrimaryKey &key) { return key.columns; },
                          [](const Unique &unique) { return unique.columns; },
                          [](const ForeignKey &key) { return key.columns; },
                          [](const Check &check) {
                              return check.boundColumn.isEmpty() ? QStringList() : QStringList{check.boundColumn};
                          },
                          [](const Exclude &exclude) {
                              QStringList columns;
                              for (const Exclude::Element &element : exclude.elements) {
                                  if (!element.column.isEmpty())
                                      columns << element.column;
                              }
                              return columns;
                          },
                      },
        constraint);
}

} // namespace retort::schema
