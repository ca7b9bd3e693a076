// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/migrationsteps.h"
#include "model/script/revisionformat.h"
#include "model/script/revisionlookup.h"
#include "model/script/scriptcodes.h"
#include "tests/script/graphnotation.h"
#include "tests/support/cputimer.h"

#include <QTest>

using namespace retort;
using namespace retort::script;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString tornGraph = u"aaaa<-zzzz bbbb<-aaaa cccc dddd<-cccc"_s;

QString codes(const Diagnostics &diagnostics)
{
    QStringList list;
    for (const Diagnostic &diagnostic : diagnostics)
        list.append(diagnostic.code);
    return list.join(u' ');
}

QString stepsText(const Result<MigrationSteps> &result)
{
    if (!result)
        return u"%1: %2"_s.arg(result.error().code, result.error().message);
    QStringList steps;
    for (const MigrationStep &step : result->steps) {
        QString rows;
        for (const VersionRowChange &change : step.rowChanges) {
            const bool insert = change.kind == VersionRowChange::Kind::Insert;
            const bool remove = change.kind == VersionRowChange::Kind::Delete;
            rows += insert ? u" +%1"_s.arg(change.to)
                : remove   ? u" -%1"_s.arg(change.from)
                           : u" %1>%2"_s.arg(change.from, change.to);
        }
        steps.append(step.revision + u':' + rows);
    }
    return steps.join("; "_L1);
}

} // namespace

class tst_RevisionMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void diagnostics_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QString>("codes");
        QTest::addColumn<QString>("message");
        QTest::newRow("sound") << u"a b<-a"_s << QString() << QString();
        QTest::newRow("duplicate") << u"a a b<-a"_s << u"revision.duplicate"_s
                                   << u"Revision a is present more than once"_s;
        QTest::newRow("missing parent") << u"a<-z"_s << u"revision.missing"_s
                                        << u"Revision z referenced from a is not present"_s;
        QTest::newRow("missing dependency")
            << u"a+z"_s << u"revision.missing"_s << u"Revision z referenced from a is not present"_s;
        QTest::newRow("self-loop") << u"a<-a"_s << u"revision.self-loop"_s
                                   << u"Self-loop is detected in revisions (a)"_s;
        QTest::newRow("cycle") << u"a<-b b<-a"_s << u"revision.cycle"_s << u"Cycle is detected in revisions (a, b)"_s;
        QTest::newRow("cycle beside a line")
            << u"x y<-x a<-b b<-a"_s << u"revision.cycle"_s << u"Cycle is detected in revisions (a, b)"_s;
        QTest::newRow("dependency cycle") << u"a+b b<-a x"_s << u"revision.dependency-cycle"_s
                                          << u"Dependency cycle is detected in revisions (a, b)"_s;
        QTest::newRow("labels") << u"a@x b<-a@x"_s << u"revision.label-clash"_s
                                << u"Branch name 'x' in revision b already used by revision a"_s;
    }

    void diagnostics()
    {
        QFETCH(QString, graph);
        QFETCH(QString, codes);
        QFETCH(QString, message);
        const auto built = RevisionMap::build(test::revisionsOf(graph));
        QCOMPARE(::codes(built.diagnostics), codes);
        if (!codes.isEmpty())
            QCOMPARE(built.diagnostics.front().message, message);
    }

    void steps_data()
    {
        QTest::addColumn<QString>("graph");
        QTest::addColumn<QString>("request"); // up|down|stamp target from rows
        QTest::addColumn<QString>("expected");
        const QString diamond = u"a b<-a c<-a d<-b,c"_s;
        QTest::newRow("up a diamond") << diamond << u"up head"_s << u"a: +a; c: a>c; b: +b; d: -b c>d"_s;
        QTest::newRow("down a diamond") << diamond << u"down base d"_s << u"d: +b d>c; b: -b; c: c>a; a: -a"_s;
        QTest::newRow("stamp several from their merge") << diamond << u"stamp b,c d"_s << u"b: d>b; c: +c"_s;
        QTest::newRow("stamp a merge from both") << diamond << u"stamp d b,c"_s << u"d: -b c>d"_s;
        QTest::newRow("stamp base") << diamond << u"stamp base b,c"_s << u": -b; : -c"_s;
        QTest::newRow("stamp what is there") << diamond << u"stamp b b"_s << QString();
        QTest::newRow("purge unknown rows") << diamond << u"purge b gone"_s << u": -; b: +b"_s; // all rows at once
        QTest::newRow("unknown row") << diamond << u"up head gone"_s
                                     << u"revision.not-found: Can't locate revision identified by 'gone'"_s;
        QTest::newRow("beside the gap") << tornGraph << u"up dddd"_s << u"cccc: +cccc; dddd: cccc>dddd"_s;
        QTest::newRow("above the gap") << tornGraph << u"up bbbb aaaa"_s << u"bbbb: aaaa>bbbb"_s;
        QTest::newRow("through the gap") << tornGraph << u"up bbbb"_s
                                         << u"revision.missing: Revision zzzz referenced from aaaa is not present"_s;
        QTest::newRow("down into the gap") << tornGraph << u"down -1 aaaa"_s
                                           << u"revision.missing: Revision zzzz referenced from aaaa is not present"_s;
        QTest::newRow("beside a cycle") << u"xxxx yyyy<-xxxx aaaa<-bbbb bbbb<-aaaa"_s << u"up yyyy"_s
                                        << u"xxxx: +xxxx; yyyy: xxxx>yyyy"_s;
        QTest::newRow("through a cycle") << u"xxxx aaaa<-bbbb bbbb<-aaaa"_s << u"up aaaa"_s
                                         << u"revision.cycle: Cycle is detected in revisions (aaaa, bbbb)"_s;
        QTest::newRow("several heads")
            << u"aaaa bbbb"_s << u"up head"_s
            << u"revision.multiple-heads: Multiple head revisions are present for given argument "
               "'head'; please specify a specific target revision, '<branchname>@head' to narrow to a "
               "specific head, or 'heads' for all heads"_s;
        QTest::newRow("too many steps")
            << u"aaaa"_s << u"down -99999999999999999999 aaaa"_s
            << u"revision.relative-out-of-range: Relative revision -99999999999999999999 didn't "
               "produce 99999999999999999999 migrations"_s;
    }

    void steps()
    {
        QFETCH(QString, graph);
        QFETCH(QString, request);
        QFETCH(QString, expected);
        const RevisionMap map = test::mapOf(graph);
        const QStringList parts = request.split(u' ');
        const QStringList targets = parts.at(1).split(u',');
        const QStringList rows = parts.size() > 2 ? parts.at(2).split(u',') : QStringList();
        const auto result = parts.front() == "up"_L1 ? upgradeSteps(map, targets.front(), rows)
            : parts.front() == "down"_L1             ? downgradeSteps(map, targets.front(), rows)
                                                     : stampSteps(map, targets, rows, parts.front() == "purge"_L1);
        QCOMPARE(stepsText(result), expected);
    }

    void ghostsKeepTheirPlace()
    {
        const RevisionMap map = test::mapOf(tornGraph);
        QCOMPARE(map.revisionCount(), 4);
        QCOMPARE(map.size(), 5);
        QVERIFY(map.isGhost(map.indexOf(u"zzzz"_s)));
        QCOMPARE(map.ids(map.heads()), (QStringList{u"bbbb"_s, u"dddd"_s}));
        const QList<int> order = historyOrder(map);
        QCOMPARE(order.size(), 4);
        QVERIFY(!resolve(map, u"zzzz"_s));
    }

    void historyShowsCyclesToo()
    {
        const RevisionMap map = test::mapOf(u"xxxx aaaa<-bbbb bbbb<-aaaa cccc<-aaaa"_s);
        QCOMPARE(historyOrder(map).size(), 4);
        QVERIFY(map.isBroken(map.indexOf(u"aaaa"_s)));
        QVERIFY(!map.isBroken(map.indexOf(u"cccc"_s)));
    }

    void lines()
    {
        const RevisionMap map = test::mapOf(u"aaaa bbbb<-aaaa@lab cccc<-aaaa dddd<-bbbb,cccc eeee+dddd"_s);
        const auto line = [&](const QString &id, const LineFormat &format) {
            return formatOneLine(map, map.indexOf(id), format);
        };
        QCOMPARE(line(u"aaaa"_s, LineFormat::history()), u"<base> -> aaaa (branchpoint), doc of aaaa"_s);
        QCOMPARE(line(u"dddd"_s, LineFormat::history()),
            u"bbbb, cccc -> dddd (lab) (effective head) (mergepoint), doc of dddd"_s);
        QCOMPARE(line(u"eeee"_s, LineFormat::history()), u"<base> (dddd) -> eeee (head), doc of eeee"_s);
        QCOMPARE(line(u"dddd"_s, LineFormat::heads()), u"dddd (lab) (effective head)"_s);
        QCOMPARE(line(u"dddd"_s, LineFormat::current()), u"dddd (effective head) (mergepoint)"_s);
        MigrationScript script;
        script.path = u"/versions/dddd.py"_s;
        script.docstring = u"merge\n\nRevises: bbbb"_s;
        QCOMPARE(formatVerbose(map, map.indexOf(u"dddd"_s), script),
            u"Rev: dddd (head) (mergepoint)\nMerges: bbbb, cccc\nBranch names: lab\nPath: /versions/dddd.py\n\n"
            "    merge\n    \n    Revises: bbbb\n"_s);
    }

    void tenThousandAreFast()
    {
        QList<Revision> revisions;
        for (int at = 0; at < 10'000; ++at) {
            revisions.append(Revision{u"id%1"_s.arg(at + 10'000'000), {}, {}, {}, {}});
            if (at > 0)
                revisions.last().downRevisions = {revisions.at(at - 1).id};
        }
        const test::CpuTimer timer;
        const RevisionMap map = RevisionMap::build(revisions).map;
        QCOMPARE(historyOrder(map).size(), 10'000);
        QCOMPARE(historyOrder(map).front(), 9'999);
        QCOMPARE(upgradeSteps(map, u"head"_s, {})->steps.size(), 10'000);
        qInfo() << "built, ordered and planned in" << timer.milliseconds() << "ms";
        QVERIFY(timer.milliseconds() < 2'000);
    }
};

QTEST_GUILESS_MAIN(tst_RevisionMap)
#include "tst_revisionmap.moc"
