// SPDX-License-Identifier: GPL-3.0-or-later
// 200 types as scripts write them: their SQL on both dialects, recorded from SQLAlchemy 2.0.52.
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

class TypeVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsTheRecordedType_data();
    void printsTheRecordedType();
};

void TypeVectors::printsTheRecordedType_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("dialectName");
    QTest::addColumn<QString>("expected");
    QFile file(QStringLiteral(RETORT_TEST_DATA "/vectors/types_sa20.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int rows = 0;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        const QStringList parts = line.split(u" | "_s);
        if (parts.size() < 3)
            continue; // the heading, and what is no type
        // Types that no dialect can write have one column for both.
        const bool nowhere = parts.size() == 3;
        ++rows;
        QTest::newRow(qPrintable(parts.at(0) + u" sqlite"_s)) << parts.at(0) << u"sqlite"_s << parts.at(1);
        QTest::newRow(qPrintable(parts.at(0) + u" postgresql"_s)) << parts.at(0) << u"postgresql"_s << parts.at(nowhere ? 1 : 2);
    }
    QCOMPARE_GE(rows, 150);
}

void TypeVectors::printsTheRecordedType()
{
    QFETCH(QString, expression);
    QFETCH(QString, dialectName);
    QFETCH(QString, expected);
    const QByteArray script = "import enum\nimport sqlalchemy as sa\nfrom alembic import op\n"
                              "from sqlalchemy.dialects import mysql, postgresql as pg, sqlite as sl\n"
                              "class Color(enum.Enum):\n    red = 1\n    green = 2\n    darkblue = 3\n"
                              "op.add_column('t', sa.Column('c', "
        + expression.toUtf8() + "))\n";
    bindings::EvaluationContext surroundings;
    surroundings.dialectName = dialectName;
    bindings::ScriptEvaluator evaluator;
    const bindings::ScriptEvaluation evaluation = evaluator.evaluate(script, u"/vectors/type.py"_s, {}, surroundings);
    QString actual;
    if (evaluation.status != bindings::EvaluationStatus::Exact || evaluation.operations.size() != 1) {
        actual = u"!!"_s + evaluation.reason;
    } else {
        dialect::CompileContext context;
        context.dialect = dialectName == "postgresql"_L1 ? dialect::Dialect::Postgresql : dialect::Dialect::Sqlite;
        context.catalogIsComplete = false;
        const dialect::CompileOutcome outcome = dialect::compile(evaluation.operations.first(), context);
        const QString prefix = u"ALTER TABLE t ADD COLUMN c "_s;
        actual = outcome.raised ? u"!!"_s + outcome.raised->type
            : outcome.statements.isEmpty() ? u"(nothing)"_s
                                           : outcome.statements.first().sql.mid(prefix.size());
    }
    if (expected.startsWith("ERR"_L1) || expected.startsWith("UNSUP"_L1)) {
        QVERIFY2(actual.startsWith("!!"_L1), qPrintable(expected + u" against "_s + actual));
        return;
    }
    QCOMPARE(actual, expected);
}

QTEST_GUILESS_MAIN(TypeVectors)
#include "tst_typesvectors.moc"
