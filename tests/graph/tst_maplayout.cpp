// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/maplayout.h"
#include "tests/support/cputimer.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace retort::graph;

namespace {

QList<Vertex> randomHistory(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    const int branching = 1 + random.bounded(12);
    QList<Vertex> vertices;
    for (int i = 0; i < count; ++i) {
        Vertex vertex;
        vertex.age = qint64(random.bounded(count));
        if (i > 0 && random.bounded(25) != 0)
            vertex.parents << i - 1 - random.bounded(qMin(i, branching));
        if (i > 0 && random.bounded(8) == 0)
            vertex.parents << random.bounded(i);
        if (random.bounded(15) == 0)
            vertex.dependencies << random.bounded(count); // perhaps a cycle
        vertices << vertex;
    }
    return vertices;
}

/// The cells that an edge runs through between its ends; none for what runs beside the tracks.
std::vector<MapCell> cellsOn(const MapLayout &map, const MapLayout::Edge &edge)
{
    const MapCell &parent = map.cellOf(edge.parent);
    const MapCell &child = map.cellOf(edge.child);
    std::vector<MapCell> cells;
    if (edge.route != MapRoute::Beside) {
        const int track = edge.route == MapRoute::Late ? parent.track : child.track;
        for (int column = parent.column + 1; column < child.column; ++column)
            cells.push_back({column, track});
    }
    return cells;
}

} // namespace

class TestMapLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void invariants_data();
    void invariants();
    void tenThousandTakeMilliseconds();
};

void TestMapLayout::shapes_data()
{
    QTest::addColumn<QList<QList<int>>>("parents");
    QTest::addColumn<QString>("cells"); // column.track of each
    using Parents = QList<QList<int>>;
    QTest::newRow("empty") << Parents {} << u""_s;
    QTest::newRow("linear") << Parents {{}, {0}, {1}} << u"0.0 1.0 2.0"_s;
    QTest::newRow("two heads") << Parents {{}, {0}, {0}} << u"0.0 1.0 1.1"_s;
    QTest::newRow("merge") << Parents {{}, {0}, {0}, {1, 2}} << u"0.0 1.0 1.1 2.0"_s;
    QTest::newRow("a free track is taken again") << Parents {{}, {0}, {0}, {1, 2}, {3}, {3}, {4, 5}} << u"0.0 1.0 1.1 2.0 3.0 3.1 4.0"_s;
    QTest::newRow("two bases") << Parents {{}, {}, {0}, {1}} << u"0.0 0.1 1.0 1.1"_s;
}

void TestMapLayout::shapes()
{
    QFETCH(QList<QList<int>>, parents);
    QList<Vertex> vertices;
    for (const QList<int> &of : parents)
        vertices.append({of, {}, vertices.size()}); // the oldest is the trunk
    const MapLayout map = layoutMap(layoutHistory(vertices));
    QStringList cells;
    for (int vertex = 0; vertex < map.vertexCount(); ++vertex)
        cells << u"%1.%2"_s.arg(map.cellOf(vertex).column).arg(map.cellOf(vertex).track);
    QTEST(cells.join(u' '), "cells");
}

void TestMapLayout::invariants_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 80; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestMapLayout::invariants()
{
    QFETCH(quint32, seed);
    const QList<Vertex> vertices = randomHistory(seed, int(seed) * 4);
    const HistoryLayout history = layoutHistory(vertices);
    const MapLayout map = layoutMap(history);
    std::map<std::pair<int, int>, int> vertexAt;
    for (int vertex = 0; vertex < map.vertexCount(); ++vertex) {
        const MapCell &cell = map.cellOf(vertex);
        QVERIFY2(vertexAt.insert({{cell.column, cell.track}, vertex}).second, "two revisions in one cell");
        QVERIFY(cell.column >= 0 && cell.column < map.columnCount());
        QVERIFY(cell.track >= 0 && cell.track < map.trackCount());
    }
    size_t drawn = 0;
    for (const Edge &edge : history.edges())
        drawn += !edge.cyclic;
    QCOMPARE(map.edges().size(), drawn);
    for (const MapLayout::Edge &edge : map.edges()) {
        QVERIFY2(map.cellOf(edge.child).column > map.cellOf(edge.parent).column, "an edge leads backwards");
        if (edge.route == MapRoute::Straight)
            QCOMPARE(map.cellOf(edge.child).track, map.cellOf(edge.parent).track);
        for (const MapCell &cell : cellsOn(map, edge))
            QVERIFY2(!vertexAt.contains({cell.column, cell.track}), "an edge runs through a revision");
    }
}

void TestMapLayout::tenThousandTakeMilliseconds()
{
    const HistoryLayout history = layoutHistory(randomHistory(5, 10'000));
    const retort::test::CpuTimer timer;
    const MapLayout map = layoutMap(history);
    QCOMPARE(map.vertexCount(), 10'000);
    QVERIFY2(timer.milliseconds() < 1000, qPrintable(QString::number(timer.milliseconds())));
}

QTEST_GUILESS_MAIN(TestMapLayout)
#include "tst_maplayout.moc"
