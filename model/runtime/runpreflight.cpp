// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/runpreflight.h"

#include "model/runtime/errorcodes.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

namespace {

std::optional<Error> notExact(const plan::MigrationPlan &plan)
{
    if (plan.isRunnable())
        return std::nullopt;
    for (const plan::PlannedStep &step : plan.steps) {
        if (step.status != plan::PreviewStatus::Exact) {
            return Error{runNotRunnable,
                u"%1 cannot be run: %2"_s.arg(step.step.revision, step.reason.isEmpty() ? u"its SQL is not known"_s : step.reason),
                u"Run it with Alembic, or make the script say what it does."_s, {}, step.reasonRange, {step.step.revision}};
        }
    }
    return Error{runNotRunnable, u"The plan cannot be run"_s, {}, {}, {}, {}};
}

bool hasChanged(const plan::PlannedStep &step)
{
    if (step.file.isEmpty() || step.fileHash.isEmpty())
        return false;
    QFile file(step.file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return !file.open(QIODevice::ReadOnly) || !hash.addData(&file) || hash.result() != step.fileHash;
}

} // namespace

std::optional<Error> scriptChanged(const plan::MigrationPlan &plan)
{
    for (const plan::PlannedStep &step : plan.steps) {
        if (hasChanged(step)) {
            return Error{runScriptChanged, u"The script of %1 has changed since the plan was made"_s.arg(step.step.revision),
                u"Make the plan again and look at it."_s, step.file, SourceRange{step.file, 0, 0, 0, 0}, {step.step.revision}};
        }
    }
    return std::nullopt;
}

std::optional<Error> preflightTrouble(const plan::MigrationPlan &plan, const Connection &connection)
{
    if (plan.dialect != connection.dialect()) {
        return Error{runWrongDialect, u"The plan was made for another kind of database"_s, u"Make the plan again."_s, {}, {}, {}};
    }
    if (auto trouble = notExact(plan))
        return trouble;
    if (auto trouble = scriptChanged(plan))
        return trouble;
    if (connection.isReadOnly()) {
        return Error{databaseReadOnly, u"%1 is read-only"_s.arg(connection.spec().displayText()),
            u"Connect with the right to write."_s, {}, {}, {}};
    }
    return std::nullopt;
}

} // namespace retort::runtime
