// SPDX-License-Identifier: GPL-3.0-or-later
// Raw SQL on SQLite → the catalog that comes of it, as one line. SQLite itself is the judge.
#include "model/dialect/compile.h"
#include "model/dialect/sqlite/sqlparser.h"
#include "model/dialect/statementsplitter.h"
#include "model/dialect/tabledescription.h"
#include "model/expression/build.h"
#include "tests/support/cputimer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

QString dump(const schema::Catalog &catalog)
{
    QStringList lines;
    for (const auto &table : catalog.tables()) {
        QStringList parts;
        for (const dialect::TablePart &part : dialect::describeTable(*table, dialect::Dialect::Sqlite))
            parts << (part.kind == dialect::TablePart::Kind::Column ? (part.name + u' ' + part.definition).trimmed() : part.definition);
        lines << (table->uncertainty.isEmpty() ? table->name.text + u'(' + parts.join(u"; "_s) + u')' : table->name.text + u" uncertain"_s);
    }
    for (const schema::StoredObject &object : catalog.storedObjects())
        lines << (object.uncertainty.isEmpty() ? object.sql : object.name.name + u" uncertain"_s);
    if (!catalog.uncertainty().isEmpty())
        lines << u"uncertain"_s;
    return lines.join(u" / "_s);
}

schema::Catalog replayed(const QString &sql)
{
    dialect::CompileContext context;
    for (const dialect::SplitStatement &statement : dialect::splitStatements(sql, dialect::Dialect::Sqlite))
        (void)dialect::compile(operations::ExecuteSql{expression::text(statement.text)}, context);
    return context.catalog ? *context.catalog : schema::Catalog();
}

} // namespace

class TestSqliteDdl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void follows_data();
    void follows();
    void followsOperations();
    void refusesWhatReachesOut_data();
    void refusesWhatReachesOut();
    void survivesHostileInput_data();
    void survivesHostileInput();
};

void TestSqliteDdl::follows_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &sql, const QString &expected) { QTest::newRow(name) << sql << expected; };
    row("create", u"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT COLLATE NOCASE CHECK (a <> ''))"_s,
        u"t(id INTEGER PRIMARY KEY AUTOINCREMENT; a TEXT COLLATE \"NOCASE\" CHECK (a <> ''))"_s);
    row("as select", u"CREATE TABLE t (id INTEGER, a VARCHAR(5)); CREATE TABLE u AS SELECT id AS x, a FROM t"_s,
        u"t(id INTEGER; a VARCHAR(5)) / u(x INT; a TEXT)"_s);
    row("add column", u"CREATE TABLE t (id INTEGER); ALTER TABLE t ADD b TEXT DEFAULT 'x' NOT NULL"_s,
        u"t(id INTEGER; b TEXT DEFAULT 'x' NOT NULL)"_s);
    row("drop column", u"CREATE TABLE t (id INTEGER, a, b TEXT); ALTER TABLE t DROP a"_s, u"t(id INTEGER; b TEXT)"_s);
    row("rename column in CHECK, index and view",
        u"CREATE TABLE t (id INTEGER, a TEXT, CHECK (a <> 'a')); CREATE INDEX ix ON t (lower(a)); CREATE VIEW v AS SELECT a FROM t; "
        "ALTER TABLE t RENAME a TO b"_s,
        u"t(id INTEGER; b TEXT; CHECK (b <> 'a'); CREATE INDEX ix ON t (lower(b))) / CREATE VIEW v AS SELECT b FROM t"_s);
    row("rename table", u"CREATE TABLE t (id INTEGER PRIMARY KEY); CREATE TABLE c (t_id INTEGER REFERENCES t (id)); ALTER TABLE t RENAME TO u"_s,
        u"c(t_id INTEGER; FOREIGN KEY(t_id) REFERENCES u (id)) / u(id INTEGER; PRIMARY KEY (id))"_s);
    row("rename table with view and trigger",
        u"CREATE TABLE t (id INTEGER); CREATE VIEW v AS SELECT id FROM t; CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END; "
        "ALTER TABLE t RENAME TO u"_s,
        u"u(id INTEGER) / CREATE VIEW v AS SELECT id FROM \"u\" / CREATE TRIGGER r AFTER INSERT ON \"u\" BEGIN SELECT 1; END"_s);
    row("drop table", u"CREATE TABLE t (id INTEGER); CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END; DROP TABLE IF EXISTS t"_s, {});
    row("drop view, drop trigger",
        u"CREATE TABLE t (id INTEGER); CREATE VIEW v AS SELECT 1; CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END; DROP TRIGGER r; DROP VIEW v"_s,
        u"t(id INTEGER)"_s);
    row("quoted, qualified, if not exists",
        u"CREATE TABLE IF NOT EXISTS main.[a b] (`x y` int, \"z\" STRING); CREATE TABLE IF NOT EXISTS \"A B\" (other)"_s,
        u"a b(x y int; z STRING)"_s);
    row("indexes", u"CREATE TABLE t (a, b); CREATE UNIQUE INDEX i ON t (a DESC) WHERE b > 1; CREATE INDEX j ON t (b COLLATE nocase); DROP INDEX j"_s,
        u"t(a; b; CREATE UNIQUE INDEX i ON t (a DESC) WHERE b > 1)"_s);
    row("reference to a key not named", u"CREATE TABLE p (k TEXT PRIMARY KEY); CREATE TABLE c (x REFERENCES p, y REFERENCES c (x))"_s,
        u"c(x; y; FOREIGN KEY(x) REFERENCES p (k); FOREIGN KEY(y) REFERENCES c (x)) / p(k TEXT; PRIMARY KEY (k))"_s);
    row("virtual table", u"CREATE VIRTUAL TABLE t USING fts5(body)"_s, u"t uncertain"_s);
    row("refused", u"CREATE TABLE t (id INTEGER); ALTER TABLE t ADD COLUMN c UNIQUE PRIMARY"_s, u"t uncertain"_s);
    row("unknown table", u"ALTER TABLE t FROBNICATE"_s, u"t uncertain"_s);
}

void TestSqliteDdl::follows()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    QCOMPARE(dump(replayed(sql)), expected);
}

/// Directives of Alembic change views and triggers as well.
void TestSqliteDdl::followsOperations()
{
    dialect::CompileContext context;
    context.catalog = std::make_shared<const schema::Catalog>(replayed(
        u"CREATE TABLE t (id INTEGER, a TEXT); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT new.a; END"_s));
    operations::AlterColumn rename;
    rename.table = schema::Identifier(u"t"_s);
    rename.column = schema::Identifier(u"a"_s);
    rename.newName = schema::Identifier(u"b"_s);
    QVERIFY(!dialect::compile(rename, context).raised);
    QCOMPARE(dump(*context.catalog), u"t(id INTEGER; b TEXT) / CREATE VIEW v AS SELECT b FROM t / "
                                     "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT new.b; END"_s);
    QVERIFY(!dialect::compile(operations::DropTable{schema::Identifier(u"t"_s), {}, false}, context).raised);
    QCOMPARE(dump(*context.catalog), u"CREATE VIEW v AS SELECT b FROM t"_s);
}

void TestSqliteDdl::refusesWhatReachesOut_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("attach") << u"ATTACH '%1' AS x"_s;
    QTest::newRow("vacuum into") << u"VACUUM INTO '%1'"_s;
    QTest::newRow("pragma") << u"PRAGMA temp_store_directory = '%1'"_s;
    QTest::newRow("pragma in a query") << u"CREATE TABLE t AS SELECT * FROM pragma_database_list"_s;
    QTest::newRow("extension") << u"CREATE TABLE t AS SELECT load_extension('%1')"_s;
    QTest::newRow("file") << u"CREATE TABLE t AS SELECT writefile('%1', 'x')"_s;
    QTest::newRow("virtual table") << u"CREATE VIRTUAL TABLE t USING csv(filename='%1')"_s;
    QTest::newRow("transaction") << u"BEGIN"_s;
    QTest::newRow("two statements") << u"CREATE TABLE a (b); CREATE TABLE c (d)"_s;
}

void TestSqliteDdl::refusesWhatReachesOut()
{
    QFETCH(QString, sql);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"made.db"_s);
    dialect::sqlite::SqlParser parser;
    const auto run = parser.run(sql.contains(u"%1"_s) ? sql.arg(file) : sql);
    QVERIFY(!run);
    QVERIFY(!run.error().isEmpty());
    QVERIFY(!QFile::exists(file));
    QVERIFY(parser.run(u"CREATE TABLE fine (a)"_s));
}

void TestSqliteDdl::survivesHostileInput_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("endless query") << u"CREATE TABLE t AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"_s;
    QTest::newRow("endless text") << u"CREATE TABLE t AS SELECT hex(zeroblob(2000000000)) AS x"_s;
    QTest::newRow("deep expression") << u"CREATE VIEW v AS SELECT "_s + u"("_s.repeated(200'000) + u'1' + u")"_s.repeated(200'000);
    QTest::newRow("wide expression") << u"CREATE TABLE t (a CHECK (a"_s + u"+1"_s.repeated(500'000) + u"))"_s;
    QTest::newRow("many columns") << u"CREATE TABLE t (a"_s + u",a"_s.repeated(100'000) + u")"_s;
    QTest::newRow("no end") << u"CREATE TABLE t (a DEFAULT 'x"_s;
    QTest::newRow("zero") << u"CREATE TABLE t"_s + QChar(0) + u"(a)"_s;
    QTest::newRow("surrogate") << u"CREATE TABLE t"_s + QChar(0xd800) + u" (a)"_s;
    QTest::newRow("trigger of itself") << u"CREATE TABLE t (a); CREATE TRIGGER r AFTER INSERT ON t BEGIN INSERT INTO t VALUES (1); END; "
                                          "CREATE TABLE u AS SELECT * FROM t; ALTER TABLE t RENAME a TO b"_s;
    QTest::newRow("views of each other") << u"CREATE VIEW v AS SELECT * FROM w; CREATE VIEW w AS SELECT * FROM v; CREATE TABLE t AS SELECT * FROM v"_s;
}

void TestSqliteDdl::survivesHostileInput()
{
    QFETCH(QString, sql);
    const test::CpuTimer clock;
    const schema::Catalog catalog = replayed(sql);
    constexpr int limit = 15'000; // a build without optimisation needs two seconds for a million words; what grows with their square would not end
    QVERIFY2(clock.milliseconds() < limit, qPrintable(QString::number(clock.milliseconds())));
    const auto table = catalog.table({{}, u"t"_s});
    if (QByteArray(QTest::currentDataTag()).startsWith("endless"))
        QVERIFY(table && !table->uncertainty.isEmpty());
}

QTEST_GUILESS_MAIN(TestSqliteDdl)
#include "tst_sqliteddl.moc"
