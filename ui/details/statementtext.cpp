// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/statementtext.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

void append(StatementText &result, const dialect::Statement &statement, int &line)
{
    const QString sql = statement.sql + u';';
    const int count = int(sql.count(u'\n')) + 1;
    result.statements.append({line, line + count - 1, statement.operation});
    result.text += sql + u"\n\n"_s;
    line += count + 1;
}

} // namespace

QString stepHeading(const script::MigrationStep &step)
{
    const QString verb = step.kind == script::StepKind::Upgrade ? u"upgrade"_s
        : step.kind == script::StepKind::Downgrade              ? u"downgrade"_s
                                                                : u"stamp_revision"_s;
    return u"-- Running %1 %2 -> %3"_s.arg(verb, step.fromVersions.join(u", "_s), step.toVersions.join(u", "_s));
}

StatementText statementText(const plan::PlannedStep &step, bool withVersionTable)
{
    StatementText result;
    result.text = stepHeading(step.step) + u"\n\n"_s;
    int line = 3;
    for (const dialect::Statement &statement : step.statements)
        append(result, statement, line);
    if (step.status == plan::PreviewStatus::Exact) {
        for (const dialect::Statement &statement : withVersionTable ? step.versionStatements : dialect::Statements())
            append(result, statement, line);
    } else {
        // Whoever copies this must see that it is not all, and must not record a revision that it does not reach.
        result.text += u"-- Incomplete: %1\n\n"_s.arg(step.reason.simplified());
    }
    while (result.text.endsWith(u"\n\n"_s))
        result.text.chop(1);
    return result;
}

int StatementText::statementAt(int line) const
{
    for (int i = 0; i < statements.size(); ++i)
        if (line >= statements[i].first && line <= statements[i].last)
            return i;
    return -1;
}

StatementText::Lines StatementText::linesOf(int operation) const
{
    Lines all;
    for (const Lines &lines : statements) {
        if (lines.operation != operation || operation < 0)
            continue;
        if (all.first == 0)
            all.first = lines.first;
        all.last = lines.last;
        all.operation = operation;
    }
    return all;
}

} // namespace retort::ui
