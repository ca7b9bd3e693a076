// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"

#include "model/base/overloaded.h"
#include "model/runtime/sqlite/inspector.h"

#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

QString dump(const schema::Constraint &constraint)
{
    return std::visit(Overloaded{
        [](const schema::PrimaryKey &key) { return u"PK %1(%2)"_s.arg(key.name.text, key.columns.join(u',')); },
        [](const schema::Unique &unique) { return u"UNIQUE %1(%2)"_s.arg(unique.name.text, unique.columns.join(u',')); },
        [](const schema::ForeignKey &key) {
            return u"FK %1(%2)->%3(%4) %5"_s.arg(key.name.text, key.columns.join(u','), key.referredTable.text,
                key.referredColumns.join(u','), key.onDelete);
        },
        [](const schema::Check &check) { return u"CHECK %1"_s.arg(check.name.text); },
        [](const schema::Exclude &) { return u"EXCLUDE"_s; }}, constraint).trimmed();
}

QString dump(const schema::Table &table)
{
    QStringList parts;
    for (const schema::Column &column : table.columns)
        parts << column.name.text + (column.nullable == false ? u"!"_s : QString());
    for (const schema::Constraint &constraint : table.constraints)
        parts << dump(constraint);
    for (const schema::Index &index : table.indexes)
        parts << (index.unique ? u"UNIQUE INDEX "_s : u"INDEX "_s) + index.name.text;
    return table.uncertainty.isEmpty() ? parts.join(u"; "_s) : u"uncertain"_s;
}

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void readsTables_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        QTest::newRow("as SQLAlchemy writes")
            << u"CREATE TABLE p (id INTEGER NOT NULL, PRIMARY KEY (id));"
               "CREATE TABLE t (\n\tid INTEGER NOT NULL, \n\tname VARCHAR(20), \n\tp_id INTEGER, \n\tCONSTRAINT pk_t PRIMARY KEY (id), \n\t"
               "CONSTRAINT uq_t UNIQUE (name), \n\tCONSTRAINT fk_t FOREIGN KEY(p_id) REFERENCES p (id) ON DELETE CASCADE, \n\t"
               "CONSTRAINT ck_t CHECK (id > 0)\n);"
               "CREATE INDEX ix_t ON t (name); CREATE UNIQUE INDEX ux_t ON t (p_id) WHERE p_id > 3"_s
            << u"id!; name; p_id; PK pk_t(id); UNIQUE uq_t(name); FK fk_t(p_id)->p(id) CASCADE; CHECK ck_t; INDEX ix_t; UNIQUE INDEX ux_t"_s;
        QTest::newRow("with a column added later")
            << u"CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY); ALTER TABLE t ADD COLUMN more VARCHAR(5) DEFAULT 'x' NOT NULL"_s
            << u"id!; more!; PK (id)"_s;
        QTest::newRow("odd names") << u"CREATE TABLE \"t\" (\"a b\" TEXT, `c` INT, [d] NUMERIC(10, 2))"_s << u"a b; c; d"_s;
        QTest::newRow("renamed") << u"CREATE TABLE old (id INTEGER); ALTER TABLE old RENAME TO t; ALTER TABLE t RENAME id TO n"_s << u"n"_s;
        QTest::newRow("made by a query") << u"CREATE TABLE t AS SELECT 1 AS a, 'x' AS b"_s << u"a; b"_s;
    }
    void readsTables()
    {
        QFETCH(QString, sql);
        auto connection = Connection::open(freshDatabase(Dialect::Sqlite, m_folder));
        QVERIFY(connection && (*connection)->execute(sql));
        const auto inspection = sqlite::inspect(**connection);
        QVERIFY(inspection);
        QVERIFY(inspection->catalog->uncertainty().isEmpty());
        const auto table = inspection->catalog->table({{}, u"T"_s}); // SQLite's names know no case
        QVERIFY(table);
        QTEST(dump(*table), "expected");
    }

    void marksWhatItCannotRead()
    {
        auto connection = Connection::open(ConnectionSpec());
        QVERIFY(connection && (*connection)->execute(u"CREATE VIRTUAL TABLE t USING fts5(body); CREATE TABLE u (id INTEGER)"_s));
        const auto inspection = sqlite::inspect(**connection);
        QVERIFY(inspection);
        QCOMPARE(dump(*inspection->catalog->table({{}, u"t"_s})), u"uncertain"_s);
        QCOMPARE(dump(*inspection->catalog->table({{}, u"u"_s})), u"id"_s);
    }

    void namesViewsAndTriggers()
    {
        auto connection = Connection::open(ConnectionSpec());
        QVERIFY(connection && (*connection)->execute(
            u"CREATE TABLE t (id INTEGER); CREATE VIEW v AS SELECT id FROM t; CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END"_s));
        const auto inspection = sqlite::inspect(**connection);
        QVERIFY(inspection);
        using Kind = schema::StoredObject::Kind;
        QCOMPARE(inspection->catalog->storedObjects().size(), 2);
        QCOMPARE(inspection->catalog->storedObject(Kind::View, {{}, u"V"_s})->sql, u"CREATE VIEW v AS SELECT id FROM t"_s);
        const auto *trigger = inspection->catalog->storedObject(Kind::Trigger, {{}, u"r"_s});
        QVERIFY(trigger);
        QCOMPARE(trigger->table.name, u"t"_s);
        QCOMPARE(inspection->catalog->tables().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestInspector)
#include "tst_inspector.moc"
