// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/alterddl.h"

#include "model/dialect/altercolumn.h"
#include "model/dialect/constraintddl.h"
#include "model/dialect/quoting.h"

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<schema::Raised> noAlterOfConstraints()
{
    return schema::raised(u"NotImplementedError"_s,
        u"No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which allows for SQLite "
        "migrations using a copy-and-move strategy."_s);
}

bool isTypeCheck(const schema::Constraint &constraint)
{
    const auto *check = std::get_if<schema::Check>(&constraint);
    return check && check->boundType;
}

} // namespace

OrRaised<void> alterColumn(const operations::AlterColumn &op, Emitter &emitter)
{
    if (const OrRaised<void> altered = alterColumnInOrder(op, emitter); !altered)
        return altered;
    if (!op.newName.isEmpty()) {
        emitter.emit(alterTable(op, Dialect::Sqlite) + u" RENAME COLUMN "_s + quoted(op.column, Dialect::Sqlite) + u" TO "_s
            + quoted(op.newName, Dialect::Sqlite));
    }
    return {};
}

OrRaised<void> addConstraint(const schema::Constraint &constraint, const schema::Table &, Emitter &emitter)
{
    if (!isTypeCheck(constraint))
        return noAlterOfConstraints();
    if (needsTypeCheck(*std::get<schema::Check>(constraint).boundType, Dialect::Sqlite)) {
        emitter.warn(u"Skipping unsupported ALTER for creation of implicit constraint. Please refer to the batch mode feature which "
                     "allows for SQLite migrations using a copy-and-move strategy."_s);
    }
    return {};
}

OrRaised<void> dropConstraint(const operations::DropConstraint &, const schema::Identifier &, Emitter &)
{
    return noAlterOfConstraints();
}

OrRaised<void> dropTypeCheck(const schema::Check &, const schema::Table &, Emitter &)
{
    return {};
}

} // namespace retort::dialect::sqlite
