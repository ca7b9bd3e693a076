// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/historyfilter.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;

namespace {

QString dump(const HistoryFilter &filter)
{
    const QStringList names {u"text"_s, u"id"_s, u"table"_s, u"column"_s, u"op"_s, u"author"_s, u"after"_s, u"before"_s,
        u"pending"_s, u"status"_s, u"risk"_s};
    QStringList terms;
    for (const HistoryFilter::Term &term : filter.terms())
        terms << names[int(term.key)] + u'=' + term.value;
    return terms.join(u'|');
}

QStringList vocabularyOf(HistoryFilter::Key key)
{
    switch (key) {
    case HistoryFilter::Key::Table:
        return {u"orders"_s, u"order_lines"_s, u"users"_s};
    case HistoryFilter::Key::Status:
        return statusNames();
    default:
        return {};
    }
}

} // namespace

class TestHistoryFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void matches_data();
    void matches();
    void completes_data();
    void completes();
};

void TestHistoryFilter::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("terms");
    QTest::newRow("nothing") << u"  "_s << QString();
    QTest::newRow("words are one phrase") << u" add   phone"_s << u"text=add phone"_s;
    QTest::newRow("key") << u"table:orders"_s << u"table=orders"_s;
    QTest::newRow("key in capitals, short name") << u"COL:id"_s << u"column=id"_s;
    QTest::newRow("quoted value") << u"status:\"needs data\" x"_s << u"status=needs data|text=x"_s;
    QTest::newRow("quote is open") << u"status:\"needs d"_s << u"status=needs d"_s;
    QTest::newRow("key in quotes is text") << u"\"table:orders\""_s << u"text=table:orders"_s;
    QTest::newRow("unknown key is text") << u"fix: orders"_s << u"text=fix: orders"_s;
    QTest::newRow("value still to come") << u"x table: y"_s << u"text=x|text=y"_s;
    QTest::newRow("colon first") << u":table"_s << u"text=:table"_s;
    QTest::newRow("value with a colon") << u"author:a:b"_s << u"author=a:b"_s;
    QTest::newRow("all together") << u"add op:drop_column after:2026-01-01 phone"_s
                                  << u"text=add|op=drop_column|after=2026-01-01|text=phone"_s;
}

void TestHistoryFilter::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, terms);
    QCOMPARE(dump(HistoryFilter::parse(text)), terms);
}

void TestHistoryFilter::matches_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("unknown"); ///< before facts and authors were read
    const auto row = [](const char *text, bool known, bool unknown) {
        QTest::newRow(text) << QString::fromLatin1(text) << known << unknown;
    };
    row("", false, false);
    row("ADD phone", true, true);
    row("phone add", false, false);
    row("id:ab", true, true);
    row("id:b1", false, false);
    row("table:users", true, false);
    row("table:shop.us", true, false);
    row("table:orders", false, false);
    row("column:phone", true, false);
    row("op:drop", true, false);
    row("op:create_table", false, false);
    row("op:drop phone", true, false);
    row("author:ann", true, false);
    row("author:bob", false, false);
    row("after:2026-03", true, true);
    row("after:2026-05", false, false);
    row("before:2026-05-01", true, true);
    row("pending:prod", true, true);
    row("pending:dev", false, false);
    row("status:exact", false, false);
    row("status:needs-data", true, false);
    row("status:edit", true, true);
    row("risk:data", true, false);
    row("risk:irreversible", false, false);
}

void TestHistoryFilter::matches()
{
    QFETCH(QString, text);
    QFETCH(bool, known);
    QFETCH(bool, unknown);
    RevisionFacts facts;
    facts.tables = {u"shop.users"_s, u"users"_s};
    facts.columns = {u"phone"_s};
    facts.operations = {u"drop_column"_s};
    facts.risks = {u"data loss"_s};
    facts.status = plan::PreviewStatus::NeedsData;
    const Authorship authorship {u"Ann Example <ann@example.org>"_s, u"2026-04-02"_s};
    FilterSubject subject;
    subject.id = u"ab12";
    subject.text = u"add phone to users";
    subject.status = u"edited"_s;
    subject.created = u"2026-04-01";
    subject.pendingOn = {u"prod"_s};
    const HistoryFilter filter = HistoryFilter::parse(text);
    QCOMPARE(filter.matches(subject), unknown);
    subject.facts = &facts;
    subject.authorship = &authorship;
    QCOMPARE(filter.matches(subject), known);
}

void TestHistoryFilter::completes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("start");
    QTest::addColumn<QString>("choices");
    QTest::newRow("nothing") << u""_s << 0 << u""_s;
    QTest::newRow("behind a blank") << u"table:orders "_s << 0 << u""_s;
    QTest::newRow("key") << u"ta"_s << 0 << u"table:"_s;
    QTest::newRow("keys") << u"add a"_s << 4 << u"author:|after:"_s;
    QTest::newRow("values") << u"x table:Ord"_s << 2 << u"table:orders|table:order_lines"_s;
    QTest::newRow("whole value") << u"table:users"_s << 0 << u""_s;
    QTest::newRow("value with a blank") << u"status:needs"_s << 0 << u"status:\"needs data\"|status:\"needs python\""_s;
    QTest::newRow("in an open quote") << u"status:\"needs d"_s << 0 << u"status:\"needs data\""_s;
    QTest::newRow("no key") << u"zzz"_s << 0 << u""_s;
}

void TestHistoryFilter::completes()
{
    QFETCH(QString, text);
    QFETCH(int, start);
    QFETCH(QString, choices);
    const FilterCompletion completion = completeFilter(text, text.size(), vocabularyOf);
    QCOMPARE(completion.choices.join(u'|'), choices);
    QCOMPARE(int(completion.start), start);
}

QTEST_GUILESS_MAIN(TestHistoryFilter)
#include "tst_historyfilter.moc"
