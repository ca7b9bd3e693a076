// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/tablelayout.h"
#include "tests/support/cputimer.h"

#include <QRect>
#include <QTest>

using namespace retort::graph;

namespace {

QList<QRect> rectsOf(const TableLayout &layout, const QList<QSize> &boxes)
{
    QList<QRect> rects;
    for (qsizetype i = 0; i < boxes.size(); ++i)
        rects << QRect(layout.positions[i], boxes[i]);
    return rects;
}

/// Boxes of different sizes, so that a mistake does not hide.
QList<QSize> boxesOf(int count)
{
    QList<QSize> boxes;
    for (int i = 0; i < count; ++i)
        boxes << QSize(120 + (i * 37) % 90, 60 + (i * 53) % 200);
    return boxes;
}

/// "0>1 2>1": 0 and 2 refer to 1.
QList<TableReference> referencesOf(const QString &notation)
{
    QList<TableReference> references;
    for (const QString &word : notation.split(u' ', Qt::SkipEmptyParts))
        references << TableReference {word.section(u'>', 0, 0).toInt(), word.section(u'>', 1).toInt()};
    return references;
}

} // namespace

class TestTableLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesEveryBox_data();
    void placesEveryBox();
    void referringIsToTheRight_data();
    void referringIsToTheRight();
    void aWideSchemaIsNoEndlessColumn();
    void threeHundredTablesAreQuick();
    void aLongChainIsFollowed();
};

void TestTableLayout::placesEveryBox_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("references");
    QTest::newRow("nothing") << 0 << "";
    QTest::newRow("one") << 1 << "";
    QTest::newRow("lonely ones") << 30 << "";
    QTest::newRow("to itself") << 2 << "0>0 1>0";
    QTest::newRow("twice") << 2 << "1>0 1>0";
    QTest::newRow("circle") << 3 << "0>1 1>2 2>0";
    QTest::newRow("circle with a tail") << 5 << "0>1 1>0 2>1 3>2 4>0";
    QTest::newRow("two groups") << 6 << "0>1 2>1 3>4 5>4";
    QTest::newRow("diamond") << 4 << "3>1 3>2 1>0 2>0";
    QTest::newRow("out of range") << 2 << "0>7 -1>1 9>9";
}

void TestTableLayout::placesEveryBox()
{
    QFETCH(int, count);
    QFETCH(QString, references);
    const QList<QSize> boxes = boxesOf(count);
    const TableLayout layout = layoutTables(boxes, referencesOf(references));
    QCOMPARE(layout.positions.size(), count);
    const QList<QRect> rects = rectsOf(layout, boxes);
    for (qsizetype i = 0; i < rects.size(); ++i) {
        QVERIFY(QRect(QPoint(), layout.size).contains(rects[i]));
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY2(!rects[i].intersects(rects[j]), qPrintable(QString::number(i) + u' ' + QString::number(j)));
    }
    QCOMPARE(layoutTables(boxes, referencesOf(references)).positions, layout.positions);
}

void TestTableLayout::referringIsToTheRight_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("references");
    QTest::newRow("chain") << 4 << "0>1 1>2 2>3";
    QTest::newRow("tree") << 6 << "1>0 2>0 3>1 4>1 5>2";
    QTest::newRow("skipping a column") << 4 << "3>1 3>0 2>1 1>0 2>0";
}

void TestTableLayout::referringIsToTheRight()
{
    QFETCH(int, count);
    QFETCH(QString, references);
    const QList<QSize> boxes = boxesOf(count);
    const QList<QRect> rects = rectsOf(layoutTables(boxes, referencesOf(references)), boxes);
    for (const TableReference &reference : referencesOf(references))
        QVERIFY(rects[reference.referring].left() > rects[reference.referred].right());
}

void TestTableLayout::aWideSchemaIsNoEndlessColumn()
{
    const QList<QSize> boxes(200, QSize(180, 120));
    QList<TableReference> references;
    for (int i = 1; i < 200; ++i)
        references << TableReference {i, 0}; // everybody refers to users
    const TableLayout layout = layoutTables(boxes, references);
    const double shape = double(layout.size.width()) / layout.size.height();
    QVERIFY2(shape > 0.4 && shape < 4, qPrintable(QString::number(shape)));
}

void TestTableLayout::threeHundredTablesAreQuick()
{
    const QList<QSize> boxes = boxesOf(300);
    QList<TableReference> references;
    for (int i = 1; i < 300; ++i)
        references << TableReference {i, (i * 7) % i} << TableReference {i, i / 2} << TableReference {i, (i * i + 5) % 300};
    const retort::test::CpuTimer timer;
    const TableLayout layout = layoutTables(boxes, references);
    const qint64 milliseconds = timer.milliseconds();
    qInfo("300 tables, 900 references: %lld ms", milliseconds);
    QVERIFY(milliseconds < 1000);
    const QList<QRect> rects = rectsOf(layout, boxes);
    for (qsizetype i = 0; i < rects.size(); ++i)
        for (qsizetype j = 0; j < i; ++j)
            QVERIFY(!rects[i].intersects(rects[j]));
}

void TestTableLayout::aLongChainIsFollowed()
{
    constexpr int count = 20'000;
    QList<TableReference> references;
    for (int i = 1; i < count; ++i)
        references << TableReference {i, i - 1};
    references << TableReference {0, count - 1};
    const TableLayout layout = layoutTables(QList<QSize>(count, QSize(10, 10)), references);
    QCOMPARE(layout.positions.size(), count);
    const double shape = double(layout.size.width()) / layout.size.height();
    QVERIFY2(shape > 0.2 && shape < 5, qPrintable(QString::number(shape)));
}

QTEST_GUILESS_MAIN(TestTableLayout)
#include "tst_tablelayout.moc"
