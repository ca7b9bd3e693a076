// SPDX-License-Identifier: GPL-3.0-or-later
// 57 SQLite batches of real Alembic on a live database: the set-up as raw SQL, the batch as script text, the statements out.
// Where Alembic's text loses something of the database ours differs on purpose: tests/data/batch_kept.txt.
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"
#include "model/expression/build.h"
#include "tests/support/keptbatches.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

QString withoutTrailingBlanks(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines) {
        while (line.endsWith(u' '))
            line.chop(1);
    }
    return lines.join(u'\n').trimmed();
}

/// Name to text of the entries of a file whose headings start with `mark`.
QList<std::pair<QString, QString>> entries(const QString &fileName, const QString &mark)
{
    QFile file(QStringLiteral(RETORT_TEST_DATA "/vectors/") + fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<std::pair<QString, QString>> result;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(mark + u' '))
            result.append({line.mid(mark.size() + 1), {}});
        else if (!result.isEmpty())
            result.last().second += line + u'\n';
    }
    return result;
}

} // namespace

class BatchVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsWhatAlembicSends_data();
    void sendsWhatAlembicSends();
};

void BatchVectors::sendsWhatAlembicSends_data()
{
    QTest::addColumn<QString>("setup");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("expected");
    const auto cases = entries(u"batch_cases.txt"_s, u"###"_s);
    const auto recorded = entries(u"batch_sqlite_new20.txt"_s, u"==="_s);
    QHash<QString, QString> results;
    for (const auto &[name, text] : recorded)
        results.insert(name.trimmed(), text);
    QCOMPARE_GE(cases.size(), 50);
    for (const auto &[name, text] : cases) {
        QVERIFY2(results.contains(name.trimmed()), qPrintable(name));
        const qsizetype split = text.indexOf("\n--\n"_L1);
        QTest::newRow(qPrintable(name)) << text.left(split) << text.mid(split + 4).toUtf8() << results.value(name.trimmed());
    }
}

void BatchVectors::sendsWhatAlembicSends()
{
    QFETCH(QString, setup);
    QFETCH(QByteArray, code);
    QFETCH(QString, expected);
    dialect::CompileContext context;
    for (const QString &statement : setup.split(u";;"_s, Qt::SkipEmptyParts)) {
        const auto outcome = dialect::compile(operations::ExecuteSql{expression::text(statement)}, context);
        QVERIFY2(!outcome.raised && outcome.unknown.isEmpty(), qPrintable(statement));
    }
    bindings::ScriptEvaluator evaluator;
    const bindings::ScriptEvaluation evaluation
        = evaluator.evaluate("import sqlalchemy as sa\nfrom alembic import op\n" + code, u"/vectors/batch.py"_s, {}, {});
    QStringList lines;
    QString end;
    for (const operations::Operation &operation : evaluation.operations) {
        const dialect::CompileOutcome outcome = dialect::compile(operation, context);
        for (const dialect::Statement &statement : outcome.statements)
            lines << statement.sql;
        for (const QString &warning : outcome.warnings)
            lines << u"!!WARN "_s + warning;
        if (outcome.raised)
            end = u"!!ERR %1: %2"_s.arg(outcome.raised->type, outcome.raised->message);
        else if (!outcome.unknown.isEmpty())
            end = u"!!UNKNOWN "_s + outcome.unknown;
        if (!end.isEmpty())
            break;
    }
    if (end.isEmpty() && evaluation.status != bindings::EvaluationStatus::Exact)
        end = u"!!ERR "_s + evaluation.reason;
    if (!end.isEmpty())
        lines << end;
    const QString actual = withoutTrailingBlanks(lines.join(u'\n'));
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const auto kept = test::keptBatches();
    if (const auto ours = kept.constFind(name); ours != kept.cend()) {
        QCOMPARE(actual, withoutTrailingBlanks(*ours));
        QVERIFY2(actual != withoutTrailingBlanks(expected), "no difference any more: take it off the list");
        return;
    }
    const qsizetype refused = std::max(expected.indexOf("!!ERR OperationalError"_L1), expected.indexOf("!!ERR IntegrityError"_L1));
    if (refused < 0) {
        QCOMPARE(actual, withoutTrailingBlanks(expected));
        return;
    }
    // The database refused a statement, where the recording ends with Alembic's clearing up. We print what was to follow.
    QString before = withoutTrailingBlanks(expected.left(refused));
    if (const qsizetype clearing = before.lastIndexOf("\nDROP TABLE _alembic_tmp_"_L1); clearing >= 0)
        before.truncate(clearing);
    QCOMPARE(actual.left(before.size()), before);
}

QTEST_GUILESS_MAIN(BatchVectors)
#include "tst_batchvectors.moc"
