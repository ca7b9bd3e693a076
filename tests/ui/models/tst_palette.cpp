// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fuzzymatch.h"
#include "ui/models/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::ui;

class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void theBestComesFirst_data();
    void theBestComesFirst();
    void keepsTheOrderWithoutAQuery();
};

void TestPalette::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked"); ///< the matched characters in capitals, all others small; empty: no match
    QTest::newRow("nothing typed") << u""_s << u"open"_s << u"open"_s;
    QTest::newRow("piece") << u"jour"_s << u"show journal"_s << u"show JOURnal"_s;
    QTest::newRow("piece at a word rather than within one") << u"to"_s << u"stop to"_s << u"stop TO"_s;
    QTest::newRow("starts of words") << u"sj"_s << u"show the journal"_s << u"Show the Journal"_s;
    QTest::newRow("blanks do not count") << u"up nw"_s << u"upgrade to newest"_s << u"UPgrade to NeWest"_s;
    QTest::newRow("a word too far") << u"ab"_s << u"xabx a"_s << u"xABx a"_s;
    QTest::newRow("order matters") << u"ba"_s << u"a b"_s << u""_s;
    QTest::newRow("absent") << u"xyz"_s << u"open"_s << u""_s;
}

void TestPalette::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(QString, marked);
    const auto match = fuzzyMatch(pattern, text);
    QCOMPARE(match.has_value(), !marked.isEmpty());
    if (!match)
        return;
    QString result = text;
    for (const qsizetype at : match->positions)
        result[at] = result[at].toUpper();
    QCOMPARE(result, marked);
}

void TestPalette::theBestComesFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::newRow("id") << u"ab1"_s << u"ab12  Add phone"_s;
    QTest::newRow("word") << u"phone"_s << u"ab12  Add phone"_s;
    QTest::newRow("start of the line before its middle") << u"open"_s << u"Open a project"_s;
    QTest::newRow("scattered") << u"opro"_s << u"Open a project"_s;
}

void TestPalette::theBestComesFirst()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    PaletteModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setEntries({{u"Reopen"_s, {}, {}, {}, 0}, {u"Open a project"_s, {}, u"Ctrl+O"_s, {}, 1},
                      {u"Add phone"_s, u"ab12"_s, {}, {}, 2}, {u"Do it"_s, {}, {}, u"not now"_s, 3}});
    model.setQuery(query);
    QVERIFY(model.rowCount() > 0);
    QCOMPARE(model.index(0, 0).data().toString(), first);
    model.setQuery(u"qqqq"_s);
    QCOMPARE(model.rowCount(), 0);
}

void TestPalette::keepsTheOrderWithoutAQuery()
{
    PaletteModel model;
    model.setEntries({{u"b"_s, {}, {}, {}, 7}, {u"a"_s, {}, {}, u"not now"_s, 8}});
    QCOMPARE(model.index(0, 0).data(PaletteModel::KeyRole).toInt(), 7);
    QCOMPARE(model.index(1, 0).data(PaletteModel::ObstacleRole).toString(), u"not now"_s);
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"
