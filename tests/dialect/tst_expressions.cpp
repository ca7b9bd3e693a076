// SPDX-License-Identifier: GPL-3.0-or-later
// Every expression that tests/data/expressions/generate.py had SQLAlchemy 2.0 print must read the same here, on both dialects.
#include "tests/dialect/changecases.h"
#include "tests/dialect/operatorcases.h"

#include "model/dialect/expressioncompiler.h"

#include <QFile>
#include <QTest>

using namespace expressioncases;
using dialect::Dialect;

class ExpressionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void everyCaseIsRecorded();
    void deepExpressionsAreErrors();
    void dumpsTellTreesApart();
    void indexExpressionsAreGrouped();
};

namespace {

const Cases &allCases()
{
    static const Cases cases = [] {
        Cases merged;
        for (const Cases &part : {comparisons(), arithmetic(), patterns(), constructs(), functions(), texts(), selects(),
                 inserts(), updates()})
            merged.insert(part);
        return merged;
    }();
    return cases;
}

QString unescaped(const QString &text)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'\\' || i + 1 == text.size()) {
            out += text.at(i);
            continue;
        }
        ++i;
        out += text.at(i) == u'n' ? u'\n' : text.at(i);
    }
    return out;
}

QList<QStringList> records()
{
    QFile file(QStringLiteral(RETORT_TEST_DATA "/expressions/expressions.txt"));
    QList<QStringList> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        rows.append(line.split(u'\t'));
    return rows;
}

QString textOf(const Made &made, Dialect dialect)
{
    if (!made)
        return u'!' + made.error().type + u": "_s + made.error().message;
    const OrRaised<QString> text = dialect::compileStatement(*made, dialect);
    return text ? *text : u'!' + text.error().type + u": "_s + text.error().message;
}

} // namespace

void ExpressionsTest::reads_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("sqlite");
    QTest::addColumn<QString>("expected");
    const QList<QStringList> rows = records();
    QVERIFY(rows.size() > 400);
    for (const QStringList &row : rows) {
        QTest::newRow(qPrintable(row.at(0) + u' ' + row.at(1)))
            << row.at(0) << (row.at(1) == "sqlite"_L1) << unescaped(row.at(2));
    }
}

void ExpressionsTest::reads()
{
    QFETCH(QString, name);
    QFETCH(bool, sqlite);
    QFETCH(QString, expected);
    QVERIFY2(allCases().contains(name), qPrintable(u"no builder for "_s + name));
    QCOMPARE(textOf(allCases().value(name)(), sqlite ? Dialect::Sqlite : Dialect::Postgresql), expected);
}

void ExpressionsTest::everyCaseIsRecorded()
{
    QStringList recorded;
    for (const QStringList &row : records())
        recorded += row.at(0);
    for (const QString &name : allCases().keys())
        QVERIFY2(recorded.contains(name), qPrintable(name));
}

void ExpressionsTest::deepExpressionsAreErrors()
{
    ElementPtr deep = t("id");
    for (int i = 0; i < 100'000; ++i)
        deep = negative(deep);
    QVERIFY(!dialect::compileExpression(deep, Dialect::Sqlite));
    ElementPtr wide = t("name");
    for (int i = 0; i < 100; ++i)
        wide = got(op(Operator::Add, wide, wide));
    QVERIFY(!dialect::compileExpression(wide, Dialect::Sqlite));
}

void ExpressionsTest::dumpsTellTreesApart()
{
    QVERIFY(sameSql(got(eq(t("id"), v(5))), got(eq(t("id"), v(5)))));
    QVERIFY(!sameSql(got(eq(t("id"), v(5))), got(eq(t("id"), v(6)))));
    QVERIFY(!sameSql(got(eq(t("id"), v(5))), nullptr));
    QVERIFY(sameSql(nullptr, nullptr));
}

void ExpressionsTest::indexExpressionsAreGrouped()
{
    QCOMPARE(*dialect::compileIndexExpression(fn("lower", {t("name")}), Dialect::Postgresql), u"lower(name)"_s);
    QCOMPARE(*dialect::compileIndexExpression(got(op(Operator::Add, t("id"), v(1))), Dialect::Postgresql), u"(id + 1)"_s);
    QCOMPARE(*dialect::compileDdlExpression(got(op(Operator::Gt, u("tid"), v(1))), Dialect::Sqlite), u"tid > 1"_s);
}

QTEST_GUILESS_MAIN(ExpressionsTest)
#include "tst_expressions.moc"
