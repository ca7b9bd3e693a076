// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/quoting.h"
#include "model/dialect/statementsplitter.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using dialect::Dialect;

class TestSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void split_data();
    void split();
    void offsets();
    void quoting_data();
    void quoting();
};

void TestSplitter::split_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("postgresql");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("two") << u" SELECT 1; SELECT 2 ; "_s << true << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
    QTest::newRow("nothing") << u" -- only a comment; \n ;; /* ; */ "_s << false << QStringList{};
    QTest::newRow("strings") << u"SELECT 'a;b', \"c;d\"; SELECT 'it''s;'"_s << false
                             << QStringList{u"SELECT 'a;b', \"c;d\""_s, u"SELECT 'it''s;'"_s};
    QTest::newRow("escape string") << uR"(SELECT E'a\';b'; SELECT 'a\'; SELECT 1)"_s << true
                                   << QStringList{uR"(SELECT E'a\';b')"_s, uR"(SELECT 'a\')"_s, u"SELECT 1"_s};
    QTest::newRow("comment inside") << u"SELECT 1 -- a;b\n, 2; SELECT 3"_s << true
                                    << QStringList{u"SELECT 1 -- a;b\n, 2"_s, u"SELECT 3"_s};
    QTest::newRow("nested comment") << u"SELECT 1 /* a /* ; */ ; */; SELECT 2"_s << true
                                    << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
    QTest::newRow("dollar quote") << u"DO $x$ BEGIN a; $$b;$$ END; $x$; SELECT $1"_s << true
                                  << QStringList{u"DO $x$ BEGIN a; $$b;$$ END; $x$"_s, u"SELECT $1"_s};
    QTest::newRow("trigger")
        << u"CREATE TEMP TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; DELETE FROM u; END; SELECT 1"_s
        << false
        << QStringList{u"CREATE TEMP TRIGGER tr AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN 1 THEN 2 END; DELETE FROM u; END"_s,
               u"SELECT 1"_s};
    QTest::newRow("begin atomic")
        << u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END; SELECT 2"_s << true
        << QStringList{u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END"_s,
               u"SELECT 2"_s};
    QTest::newRow("transaction") << u"BEGIN; SELECT 1; COMMIT"_s << false
                                 << QStringList{u"BEGIN"_s, u"SELECT 1"_s, u"COMMIT"_s};
    QTest::newRow("unclosed string") << u"SELECT 'a; b"_s << true << QStringList{u"SELECT 'a; b"_s};
    QTest::newRow("brackets") << u"SELECT [a;b]; SELECT `c;d`"_s << false << QStringList{u"SELECT [a;b]"_s, u"SELECT `c;d`"_s};
}

void TestSplitter::split()
{
    QFETCH(QString, sql);
    QFETCH(bool, postgresql);
    QFETCH(QStringList, statements);
    QStringList found;
    for (const dialect::SplitStatement &statement :
        dialect::splitStatements(sql, postgresql ? Dialect::Postgresql : Dialect::Sqlite)) {
        found << statement.text;
    }
    QCOMPARE(found, statements);
}

void TestSplitter::offsets()
{
    const QString sql = u"\n  SELECT 1;\n -- note\n SELECT 2;"_s;
    for (const dialect::SplitStatement &statement : dialect::splitStatements(sql, Dialect::Sqlite))
        QCOMPARE(sql.mid(statement.offset, statement.text.size()), statement.text);
}

void TestSplitter::quoting_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("postgresql");
    const auto row = [](const QString &name, const QString &sqlite, const QString &postgresql) {
        QTest::newRow(qPrintable(name)) << name << sqlite << postgresql;
    };
    row(u"plain_1"_s, u"plain_1"_s, u"plain_1"_s);
    row(u"_x"_s, u"_x"_s, u"_x"_s);
    row(u"a$b"_s, u"a$b"_s, u"a$b"_s);
    row(u"$a"_s, u"\"$a\""_s, u"\"$a\""_s);
    row(u"1a"_s, u"\"1a\""_s, u"\"1a\""_s);
    row(u"user"_s, u"user"_s, u"\"user\""_s);
    row(u"index"_s, u"\"index\""_s, u"index"_s);
    row(u"User"_s, u"\"User\""_s, u"\"User\""_s);
    row(u"é"_s, u"\"é\""_s, u"\"é\""_s);
    row(u"a b"_s, u"\"a b\""_s, u"\"a b\""_s);
    row(u"a\"b"_s, u"\"a\"\"b\""_s, u"\"a\"\"b\""_s);
}

void TestSplitter::quoting()
{
    QFETCH(QString, name);
    QTEST(dialect::quoted(name, Dialect::Sqlite), "sqlite");
    QTEST(dialect::quoted(name, Dialect::Postgresql), "postgresql");
}

QTEST_GUILESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
