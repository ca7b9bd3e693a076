// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/statementtext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

class TestStatementText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAStep_data();
    void showsAStep();
};

void TestStatementText::showsAStep_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("expected");

    QTest::newRow("exact") << int(plan::PreviewStatus::Exact)
                           << u"-- Running upgrade a1 -> b2\n\nSELECT 1;\n\nUPDATE v;\n"_s;
    // Half a revision is not recorded as a whole one.
    QTest::newRow("needs data") << int(plan::PreviewStatus::NeedsData)
                                << u"-- Running upgrade a1 -> b2\n\nSELECT 1;\n\n-- Incomplete: the rows of a query\n"_s;
}

void TestStatementText::showsAStep()
{
    QFETCH(int, status);
    QFETCH(QString, expected);
    plan::PlannedStep step;
    step.step = {script::StepKind::Upgrade, u"b2"_s, {u"a1"_s}, {u"b2"_s}, {}};
    step.status = plan::PreviewStatus(status);
    if (step.status != plan::PreviewStatus::Exact)
        step.reason = u"the rows\nof a query"_s;
    step.statements = {{u"SELECT 1"_s, 0, true}};
    step.versionStatements = {{u"UPDATE v"_s, -1, true}};
    QCOMPARE(ui::statementText(step).text, expected);
}

QTEST_GUILESS_MAIN(TestStatementText)
#include "tst_statementtext.moc"
