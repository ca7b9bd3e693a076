// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/historylayout.h"
#include "tests/support/cputimer.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace retort::graph;

namespace {

/// "a b<-a c<-a,b d<-c~a": names with their parents, after ~ their dependencies.
QList<Vertex> parse(const QString &notation)
{
    const QStringList words = notation.split(u' ', Qt::SkipEmptyParts);
    QStringList names;
    for (const QString &word : words)
        names << word.section("<-"_L1, 0, 0).section(u'~', 0, 0);
    const auto indices = [&names](const QString &list) {
        QList<int> result;
        for (const QString &name : list.split(u',', Qt::SkipEmptyParts))
            result << int(names.indexOf(name));
        return result;
    };
    QList<Vertex> vertices;
    for (const QString &word : words) {
        const QString parents = word.contains("<-"_L1) ? word.section("<-"_L1, 1).section(u'~', 0, 0) : QString();
        vertices.append({indices(parents), indices(word.section(u'~', 1)), vertices.size()});
    }
    return vertices;
}

QList<Vertex> randomHistory(quint32 seed, int count, int branching)
{
    QRandomGenerator random(seed);
    QList<Vertex> vertices;
    for (int i = 0; i < count; ++i) {
        Vertex vertex;
        vertex.age = qint64(random.bounded(count));
        if (i > 0) {
            const int window = qMin(i, branching);
            const int parents = random.bounded(10) == 0 ? 2 : random.bounded(20) == 0 ? 0 : 1;
            for (int p = 0; p < parents; ++p)
                vertex.parents << i - 1 - random.bounded(window);
            if (random.bounded(15) == 0)
                vertex.dependencies << random.bounded(i);
        }
        vertices << vertex;
    }
    return vertices;
}

/// Follows every edge through its segments and reports the first thing that is wrong, or nothing.
QString brokenInvariant(const QList<Vertex> &vertices, const HistoryLayout &layout)
{
    if (layout.rowCount() != vertices.size())
        return u"rows"_s;
    std::vector<int> lane(layout.edges().size(), -1);
    std::vector<bool> ended(layout.edges().size(), false);
    for (int row = 0; row < layout.rowCount(); ++row) {
        const int vertex = layout.vertexAt(row);
        if (layout.rowOf(vertex) != row)
            return u"row %1 and its vertex disagree"_s.arg(row);
        if (row + 1 == layout.rowCount())
            break;
        const int below = layout.vertexAt(row + 1);
        std::set<std::pair<int, int>> taken;
        for (const Segment &segment : layout.segmentsBelow(row)) {
            const Edge &edge = layout.edges()[size_t(segment.edge)];
            if (!taken.insert({segment.fromLane, segment.toLane}).second)
                return u"two edges on each other below row %1"_s.arg(row);
            if (segment.fromLane >= layout.lanesAt(row) || segment.toLane >= layout.lanesAt(row + 1))
                return u"row %1 is wider than it says"_s.arg(row);
            if (edge.child == vertex) {
                if (segment.fromLane != layout.laneOf(vertex))
                    return u"an edge does not begin at its child in row %1"_s.arg(row);
            } else if (lane[size_t(segment.edge)] != segment.fromLane) {
                return u"an edge jumps at row %1"_s.arg(row);
            } else if (segment.fromLane == layout.laneOf(vertex)) {
                return u"an edge runs through the revision of row %1"_s.arg(row);
            }
            lane[size_t(segment.edge)] = segment.toLane;
            if (edge.parent == below) {
                if (segment.toLane != layout.laneOf(below))
                    return u"an edge misses its parent in row %1"_s.arg(row + 1);
                ended[size_t(segment.edge)] = true;
            }
        }
    }
    for (size_t i = 0; i < layout.edges().size(); ++i) {
        const Edge &edge = layout.edges()[i];
        if (edge.cyclic)
            continue;
        if (layout.rowOf(edge.parent) <= layout.rowOf(edge.child))
            return u"a parent stands above its child"_s;
        if (!ended[i])
            return u"edge %1 does not arrive"_s.arg(i);
    }
    return {};
}

QString drawing(const HistoryLayout &layout, const QString &names)
{
    QStringList rows;
    for (int row = 0; row < layout.rowCount(); ++row)
        rows << QString(layout.laneOf(layout.vertexAt(row)), u'.') + names[layout.vertexAt(row)];
    return rows.join(u' ');
}

} // namespace

class TestHistoryLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shapes_data();
    void shapes();
    void randomHistories_data();
    void randomHistories();
    void coloursStayWhenRevisionsAreAdded();
    void everyEdgeOfAnAcyclicHistoryIsDrawn();
    void lanesAreBoundedByOpenEdges();
    void cyclesAndNonsenseAreDrawnToo_data();
    void cyclesAndNonsenseAreDrawnToo();
    void tenThousandRowsTakeMilliseconds();
};

void TestHistoryLayout::shapes_data()
{
    QTest::addColumn<QString>("notation");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("lanes");
    QTest::newRow("empty") << u""_s << u""_s << u""_s << 0;
    QTest::newRow("single") << u"a"_s << u"a"_s << u"a"_s << 1;
    QTest::newRow("linear") << u"a b<-a c<-b"_s << u"abc"_s << u"c b a"_s << 1;
    QTest::newRow("two heads") << u"a b<-a c<-a"_s << u"abc"_s << u"c .b a"_s << 2;
    QTest::newRow("two bases") << u"a b c<-a d<-b"_s << u"abcd"_s << u"d .c b .a"_s << 2;
    QTest::newRow("merge") << u"a b<-a c<-a d<-b,c"_s << u"abcd"_s << u"d .c b a"_s << 2;
    QTest::newRow("trunk stays left")
        << u"a b<-a c<-b d<-b e<-c,d f<-d g<-e"_s << u"abcdefg"_s << u"g .f e .d c b a"_s << 3;
    QTest::newRow("dependency") << u"a b<-a x y<-x~b"_s << u"abxy"_s << u"y x .b .a"_s << 2;
    QTest::newRow("dependency equal to the parent") << u"a b<-a~a"_s << u"ab"_s << u"b a"_s << 1;
}

void TestHistoryLayout::shapes()
{
    QFETCH(QString, notation);
    QFETCH(QString, names);
    QFETCH(QString, expected);
    QFETCH(int, lanes);
    const auto vertices = parse(notation);
    const HistoryLayout layout = layoutHistory(vertices);
    QCOMPARE(brokenInvariant(vertices, layout), QString());
    QCOMPARE(drawing(layout, names), expected);
    QCOMPARE(layout.laneCount(), lanes);
}

void TestHistoryLayout::randomHistories_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("branching");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("seed %u", seed) << seed << int(20 + seed * 7) << int(1 + seed % 50);
}

void TestHistoryLayout::randomHistories()
{
    QFETCH(quint32, seed);
    QFETCH(int, count);
    QFETCH(int, branching);
    const auto vertices = randomHistory(seed, count, branching);
    QCOMPARE(brokenInvariant(vertices, layoutHistory(vertices)), QString());
}

void TestHistoryLayout::coloursStayWhenRevisionsAreAdded()
{
    const auto before = parse(u"a b<-a c<-a d<-b"_s);
    const auto after = parse(u"a b<-a c<-a d<-b e<-c f<-d g<-f h<-d"_s);
    const HistoryLayout first = layoutHistory(before);
    const HistoryLayout second = layoutHistory(after);
    for (int vertex = 0; vertex < before.size(); ++vertex)
        QCOMPARE(second.lineOf(vertex), first.lineOf(vertex));
    QCOMPARE(second.lineOf(7), 2);
}

void TestHistoryLayout::everyEdgeOfAnAcyclicHistoryIsDrawn()
{
    const auto vertices = randomHistory(7, 300, 20);
    const HistoryLayout layout = layoutHistory(vertices);
    std::set<std::pair<int, int>> wanted, drawn;
    for (int i = 0; i < vertices.size(); ++i)
        for (int parent : vertices[i].parents + vertices[i].dependencies)
            wanted.insert({i, parent});
    for (const Edge &edge : layout.edges()) {
        QVERIFY(!edge.cyclic);
        drawn.insert({edge.child, edge.parent});
    }
    QVERIFY(wanted == drawn);
}

void TestHistoryLayout::lanesAreBoundedByOpenEdges()
{
    QList<Vertex> comb {{}};
    for (int i = 1; i <= 50; ++i)
        comb.append({{0}, {}, i});
    const HistoryLayout layout = layoutHistory(comb);
    QCOMPARE(layout.laneCount(), 50);
    QCOMPARE(brokenInvariant(comb, layout), QString());

    // Branches that do not live at the same time share a lane.
    QList<Vertex> ladder {{}};
    for (int i = 0; i < 200; ++i) {
        const int trunk = i == 0 ? 0 : int(ladder.size()) - 1;
        ladder.append({{trunk}, {}, ladder.size()});
        ladder.append({{trunk}, {}, ladder.size()});
        ladder.append({{int(ladder.size()) - 2, int(ladder.size()) - 1}, {}, ladder.size()});
    }
    QCOMPARE(layoutHistory(ladder).laneCount(), 2);
}

void TestHistoryLayout::cyclesAndNonsenseAreDrawnToo_data()
{
    QTest::addColumn<QList<QList<int>>>("parents");
    using Parents = QList<QList<int>>;
    QTest::newRow("self-loop") << Parents {{0}, {0}};
    QTest::newRow("two-cycle") << Parents {{1}, {0}};
    QTest::newRow("cycle below a chain") << Parents {{2}, {0}, {1}, {2}, {3}};
    QTest::newRow("out of range") << Parents {{-1}, {0, 99}, {1, 1, 1}};
}

void TestHistoryLayout::cyclesAndNonsenseAreDrawnToo()
{
    QFETCH(QList<QList<int>>, parents);
    QList<Vertex> vertices;
    for (const auto &list : parents)
        vertices.append({list, {}, vertices.size()});
    QCOMPARE(brokenInvariant(vertices, layoutHistory(vertices)), QString());
}

void TestHistoryLayout::tenThousandRowsTakeMilliseconds()
{
    auto vertices = randomHistory(3, 10000, 25);
    for (int i = 0; i < vertices.size(); ++i)
        vertices[i] = {vertices[i].parents, {}, i};
    const retort::test::CpuTimer timer;
    const HistoryLayout layout = layoutHistory(vertices);
    const qint64 elapsed = timer.milliseconds();
    qInfo("10,000 rows, %d lanes: %lld ms", layout.laneCount(), elapsed);
    QCOMPARE(layout.rowCount(), 10000);
    QVERIFY2(elapsed < 2000, qPrintable(QString::number(elapsed))); // generous: debug builds, busy machines
    QCOMPARE(brokenInvariant(vertices, layout), QString());
}

QTEST_GUILESS_MAIN(TestHistoryLayout)
#include "tst_historylayout.moc"
