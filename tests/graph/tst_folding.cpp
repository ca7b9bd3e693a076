// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/graph/folding.h"
#include "tests/support/cputimer.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace retort::graph;

namespace {

constexpr int shortest = 4;

struct Case
{
    QList<Vertex> vertices;
    std::vector<bool> plain, open;
};

/// Mostly linear, with branches, merges, dependencies and a cycle now and then.
Case randomCase(quint32 seed, int count)
{
    QRandomGenerator random(seed);
    Case made;
    const int plainness = 2 + random.bounded(40);
    for (int i = 0; i < count; ++i) {
        Vertex vertex;
        vertex.age = qint64(random.bounded(count));
        if (i > 0) {
            vertex.parents << (random.bounded(12) == 0 ? random.bounded(i) : i - 1);
            if (random.bounded(15) == 0)
                vertex.parents << random.bounded(i);
            if (random.bounded(25) == 0)
                vertex.dependencies << random.bounded(count); // perhaps a cycle
        }
        made.vertices << vertex;
        made.plain.push_back(random.bounded(plainness) != 0);
        made.open.push_back(random.bounded(count) == 0);
    }
    return made;
}

std::vector<int> membersOf(const FoldedHistory &folded, int row, int revisions)
{
    std::vector<int> members;
    for (int revision = 0; revision < revisions; ++revision)
        if (folded.rowOf(revision) == row)
            members.push_back(revision);
    return members;
}

/// The first thing that is wrong with one row; nothing when all is well.
QString brokenRow(const Case &made, const HistoryLayout &whole, const FoldedHistory &folded, int row)
{
    const Run &run = folded.runAt(row);
    const std::vector<int> members = membersOf(folded, row, whole.rowCount());
    if (int(members.size()) != run.count)
        return u"row %1 stands for %2 revisions and says %3"_s.arg(row).arg(members.size()).arg(run.count);
    if (folded.layout().lineOf(folded.layout().vertexAt(row)) != whole.lineOf(run.top))
        return u"row %1 has another colour"_s.arg(row);
    if (run.count == 1)
        return run.top == run.bottom && run.top == members.front() ? QString() : u"row %1 names another revision"_s.arg(row);
    if (run.count < shortest)
        return u"row %1 folds %2 only"_s.arg(row).arg(run.count);
    for (const int member : members) {
        if (!made.plain[size_t(member)])
            return u"row %1 hides a revision that must be seen"_s.arg(row);
        if (made.open[size_t(member)])
            return u"row %1 hides a revision that was opened"_s.arg(row);
        int parents = 0;
        int children = 0;
        for (const Edge &edge : whole.edges()) {
            parents += edge.child == member;
            children += edge.parent == member;
            const bool isInside = edge.child == member && folded.rowOf(edge.parent) == row;
            if (isInside && (edge.dependency || member == run.bottom))
                return u"row %1 is no chain"_s.arg(row);
        }
        if (parents != 1 || children != 1)
            return u"row %1 hides a branch or a merge"_s.arg(row);
    }
    return {};
}

/// Each edge of the whole history is one of the folded one, or inside of a run.
QString brokenEdges(const HistoryLayout &whole, const FoldedHistory &folded)
{
    std::multiset<std::tuple<int, int, bool>> wanted, found;
    for (const Edge &edge : whole.edges())
        if (folded.rowOf(edge.child) != folded.rowOf(edge.parent))
            wanted.insert({folded.rowOf(edge.child), folded.rowOf(edge.parent), edge.dependency});
    for (const Edge &edge : folded.layout().edges())
        found.insert({folded.layout().rowOf(edge.child), folded.layout().rowOf(edge.parent), edge.dependency});
    return wanted == found ? QString() : u"the folded history has other edges"_s;
}

} // namespace

class TestFolding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatMustBeSeen_data();
    void keepsWhatMustBeSeen();
    void foldsTheLongestRuns();
    void unfoldedIsTheWhole();
    void findsTheChainAroundARevision();
    void anOpenedHistoryIsQuick();
};

void TestFolding::keepsWhatMustBeSeen_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("count");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("seed %u", seed) << seed << int(seed * 3);
}

void TestFolding::keepsWhatMustBeSeen()
{
    QFETCH(quint32, seed);
    QFETCH(int, count);
    const Case made = randomCase(seed, count);
    const HistoryLayout whole = layoutHistory(made.vertices);
    const FoldedHistory folded = foldHistory(whole, made.plain, made.open, shortest);
    for (int row = 0; row < folded.rowCount(); ++row)
        QCOMPARE(brokenRow(made, whole, folded, row), QString());
    QCOMPARE(brokenEdges(whole, folded), QString());
    for (const Edge &edge : folded.layout().edges())
        if (!edge.cyclic)
            QVERIFY(folded.layout().rowOf(edge.child) < folded.layout().rowOf(edge.parent));
}

void TestFolding::foldsTheLongestRuns()
{
    // 0 <- 1 <- … <- 11: a base, ten plain ones, a head; then 5 is opened, then 5 must be seen
    QList<Vertex> vertices;
    for (int i = 0; i < 12; ++i)
        vertices.append({i > 0 ? QList<int> {i - 1} : QList<int> {}, {}, i});
    const HistoryLayout whole = layoutHistory(vertices);
    std::vector<bool> plain(12, true);
    std::vector<bool> open(12, false);
    const auto rows = [&] {
        QStringList texts;
        const FoldedHistory folded = foldHistory(whole, plain, open, shortest);
        for (int row = 0; row < folded.rowCount(); ++row)
            texts << (folded.isRun(row) ? u"(%1–%2)"_s.arg(folded.runAt(row).top).arg(folded.runAt(row).bottom)
                                        : QString::number(folded.runAt(row).top));
        return texts.join(u' ');
    };
    QCOMPARE(rows(), u"11 (10–1) 0"_s);
    plain[5] = false;
    QCOMPARE(rows(), u"11 (10–6) 5 (4–1) 0"_s);
    plain[3] = false;
    QCOMPARE(rows(), u"11 (10–6) 5 4 3 2 1 0"_s);
    open[7] = true;
    QCOMPARE(rows(), u"11 10 9 8 7 6 5 4 3 2 1 0"_s);
}

void TestFolding::unfoldedIsTheWhole()
{
    const Case made = randomCase(7, 80);
    const HistoryLayout whole = layoutHistory(made.vertices);
    const FoldedHistory unfolded = unfoldedHistory(whole);
    QVERIFY(!unfolded.isFolded());
    QCOMPARE(unfolded.rowCount(), whole.rowCount());
    for (int row = 0; row < whole.rowCount(); ++row) {
        QCOMPARE(unfolded.runAt(row).top, whole.vertexAt(row));
        QCOMPARE(unfolded.rowOf(whole.vertexAt(row)), row);
    }
    QCOMPARE(unfoldedHistory({}).rowCount(), 0);
}

void TestFolding::findsTheChainAroundARevision()
{
    QList<Vertex> vertices;
    for (int i = 0; i < 6; ++i)
        vertices.append({i > 0 ? QList<int> {i - 1} : QList<int> {}, {}, i});
    const HistoryLayout whole = layoutHistory(vertices);
    std::vector<bool> plain(6, true);
    QCOMPARE(chainAround(whole, plain, 2), (std::vector<int> {4, 3, 2, 1}));
    QCOMPARE(chainAround(whole, plain, 0), (std::vector<int> {0}));
    plain[3] = false;
    QCOMPARE(chainAround(whole, plain, 2), (std::vector<int> {2, 1}));
    QCOMPARE(chainAround(whole, plain, 3), (std::vector<int> {3}));
}

void TestFolding::anOpenedHistoryIsQuick()
{
    constexpr int count = 20'000;
    QList<Vertex> vertices;
    for (int i = 0; i < count; ++i)
        vertices.append({i > 0 ? QList<int> {i - 1} : QList<int> {}, {}, i});
    const HistoryLayout whole = layoutHistory(vertices);
    std::vector<bool> plain(count, true);
    std::vector<bool> open(count, false);
    QCOMPARE(foldHistory(whole, plain, open, shortest).rowCount(), 3);
    open[count / 2] = true;
    const retort::test::CpuTimer timer;
    QCOMPARE(foldHistory(whole, plain, open, shortest).rowCount(), count);
    QVERIFY2(timer.milliseconds() < 1000, "walks along each chain once, not once for each member");
}

QTEST_GUILESS_MAIN(TestFolding)
#include "tst_folding.moc"
