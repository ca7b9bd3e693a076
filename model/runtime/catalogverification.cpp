// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/catalogverification.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

void compareCatalogs(Connection &connection, const plan::MigrationPlan &plan, Verification &verification)
{
    const bool known = !plan.steps.isEmpty() && plan.steps.last().after;
    verification.reason = known ? u"the schema of %1 cannot be read back yet"_s.arg(connection.serverDescription())
                                : u"the plan does not know the schema behind its last revision"_s;
}

} // namespace retort::runtime
