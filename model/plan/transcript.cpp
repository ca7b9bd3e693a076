// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/transcript.h"

#include "model/script/revisionformat.h"

namespace retort::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Alembic prints tabs as four spaces (spec §0.1); what is run keeps them, for they may stand in a string.
QString printed(QString sql)
{
    return sql.replace(u'\t', "    "_L1) + u';';
}

void print(QString &text, const QString &sql)
{
    text += printed(sql) + "\n\n"_L1;
}

/// The statements of a step in order; the borders of an autocommit block close and open the transaction around it (spec §4.5).
void printStatements(QString &text, const PlannedStep &step, bool transactionalDdl)
{
    qsizetype next = 0;
    for (qsizetype i = 0; i < step.operations.size(); ++i) {
        if (transactionalDdl && std::holds_alternative<operations::BeginAutocommit>(step.operations.at(i)))
            print(text, u"COMMIT"_s);
        for (; next < step.statements.size() && step.statements.at(next).operation <= i; ++next)
            print(text, step.statements.at(next).sql);
        if (transactionalDdl && std::holds_alternative<operations::EndAutocommit>(step.operations.at(i)))
            print(text, u"BEGIN"_s);
    }
    for (; next < step.statements.size(); ++next)
        print(text, step.statements.at(next).sql);
}

} // namespace

Transcript transcript(const MigrationPlan &plan, const script::RevisionMap &map)
{
    Transcript transcript;
    QString &text = transcript.text;
    const bool wholeRun = plan.transactionalDdl && !plan.transactionPerMigration;
    const bool eachStep = plan.transactionalDdl && plan.transactionPerMigration;
    if (wholeRun)
        print(text, u"BEGIN"_s);
    if (plan.isVersionTableOnly())
        print(text, plan.createVersionTable.sql);
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const PlannedStep &step = plan.steps.at(i);
        if (eachStep)
            print(text, u"BEGIN"_s);
        if (i == 0 && plan.startingHeads.isEmpty())
            print(text, plan.createVersionTable.sql);
        text += "-- "_L1 + script::formatRunning(map, step.step, false) + "\n\n"_L1;
        printStatements(text, step, plan.transactionalDdl);
        if (step.status != PreviewStatus::Exact) {
            transcript.incompleteStep = int(i);
            return transcript;
        }
        for (const dialect::Statement &statement : step.versionStatements)
            print(text, statement.sql);
        if (eachStep)
            print(text, u"COMMIT"_s);
    }
    if (wholeRun)
        print(text, u"COMMIT"_s);
    return transcript;
}

QString printed(const dialect::Statement &statement)
{
    return printed(statement.sql);
}

QString stepSql(const PlannedStep &step, dialect::Dialect dialect, bool withVersionStatements)
{
    QString text;
    printStatements(text, step, dialect == dialect::Dialect::Postgresql);
    if (withVersionStatements && step.status == PreviewStatus::Exact)
        for (const dialect::Statement &statement : step.versionStatements)
            print(text, statement.sql);
    return text;
}

} // namespace retort::plan
