// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/schemapicture.h"
#include "ui/models/comparedtables.h"
#include "ui/models/revisioneventsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::ui;
using Change = schema::CatalogDifference::Change;
using Subject = schema::CatalogDifference::Subject;
using plan::SchemaChange;

class TestComparedTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsDifferencesByTable_data();
    void groupsDifferencesByTable();
    void whatIsUncertainStaysInTheList();
    void drawsKeysAndReferences();
    void leavesOutColumnsThatSayLittle();
    void namesEventsInWords_data();
    void namesEventsInWords();
};

void TestComparedTables::groupsDifferencesByTable_data()
{
    QTest::addColumn<schema::CatalogDifference>("difference");
    QTest::addColumn<QString>("table");
    QTest::addColumn<int>("tableChange");
    QTest::addColumn<QString>("part"); ///< name, definition and what was found; empty: none
    const schema::ObjectName users {{}, u"users"_s};
    QTest::newRow("missing table") << schema::CatalogDifference {Change::Missing, Subject::Table, users, {}, {}, {}} << u"users"_s << int(SchemaChange::Removed) << u""_s;
    QTest::newRow("extra table") << schema::CatalogDifference {Change::Extra, Subject::Table, users, {}, {}, {}} << u"users"_s << int(SchemaChange::Added) << u""_s;
    QTest::newRow("missing column") << schema::CatalogDifference {Change::Missing, Subject::Column, users, u"mail"_s, u"TEXT"_s, {}} << u"users"_s
                                    << int(SchemaChange::Changed) << u"mail|TEXT|"_s;
    QTest::newRow("another type") << schema::CatalogDifference {Change::Changed, Subject::ColumnType, users, u"mail"_s, u"TEXT"_s, u"INTEGER"_s} << u"users"_s
                                  << int(SchemaChange::Changed) << u"mail|TEXT|INTEGER"_s;
    QTest::newRow("extra index") << schema::CatalogDifference {Change::Extra, Subject::Index, users, u"ix"_s, {}, u"(mail)"_s} << u"users"_s
                                 << int(SchemaChange::Changed) << u"ix|(mail)|(mail)"_s;
    QTest::newRow("a type of its own") << schema::CatalogDifference {Change::Missing, Subject::UserType, {}, u"color"_s, u"ENUM"_s, {}} << u"color"_s
                                       << int(SchemaChange::Removed) << u"color|ENUM|"_s;
}

void TestComparedTables::groupsDifferencesByTable()
{
    QFETCH(schema::CatalogDifference, difference);
    QFETCH(QString, part);
    const QList<plan::ComparedTable> tables = comparedTables({{difference}, {}});
    QCOMPARE(tables.size(), 1);
    QTEST(tables.first().name.display(), "table");
    QTEST(int(tables.first().change), "tableChange");
    QString found;
    for (const plan::ComparedPart &one : tables.first().parts)
        found += one.part.name + u'|' + one.part.definition + u'|' + one.before;
    QCOMPARE(found, part);
}

void TestComparedTables::whatIsUncertainStaysInTheList()
{
    schema::CatalogComparison comparison;
    comparison.uncompared.append({Subject::Table, {{}, u"users"_s}, {}, u"a script changed it"_s});
    const QList<plan::ComparedTable> tables = comparedTables(comparison);
    QCOMPARE(tables.size(), 1);
    QCOMPARE(tables.first().change, SchemaChange::None);
    QCOMPARE(tables.first().uncertainty, u"a script changed it"_s);
}

void TestComparedTables::drawsKeysAndReferences()
{
    schema::Catalog catalog;
    schema::Table users;
    users.name.text = u"users"_s;
    schema::Column id;
    id.name.text = u"id"_s;
    id.primaryKey = true;
    users.columns = {id};
    schema::Table orders;
    orders.name.text = u"orders"_s;
    schema::Column user;
    user.name.text = u"user_id"_s;
    orders.columns = {id, user};
    schema::ForeignKey key;
    key.columns = {u"user_id"_s};
    key.referredTable.text = u"users"_s;
    key.referredColumns = {u"id"_s};
    orders.constraints = {key, key}; // twice the same is one line
    catalog.setTable(users);
    catalog.setTable(orders);
    const SchemaPicture picture = pictureOf(plan::compareSchemas(schema::Catalog(), catalog, dialect::Dialect::Sqlite), &catalog);
    QCOMPARE(picture.tables.size(), 2);
    QCOMPARE(picture.tables[0].name, u"orders"_s);
    QVERIFY(picture.tables[0].columns[0].isKey && !picture.tables[0].columns[0].isReference);
    QVERIFY(picture.tables[0].columns[1].isReference && !picture.tables[0].columns[1].isKey);
    QCOMPARE(picture.tables[0].change, SchemaChange::Added);
    QCOMPARE(picture.references.size(), 1);
    QCOMPARE(picture.references[0].referring, 0);
    QCOMPARE(picture.references[0].referred, 1);
    QCOMPARE(pictureOf(QList<plan::ComparedTable>(), nullptr).tables.size(), 0);
}

void TestComparedTables::leavesOutColumnsThatSayLittle()
{
    plan::ComparedTable table;
    table.name.name = u"wide"_s;
    for (int i = 0; i < 40; ++i) {
        plan::ComparedPart part;
        part.part = {dialect::TablePart::Kind::Column, u"c%1"_s.arg(i), u"VARCHAR(20) NOT NULL"_s};
        part.change = i == 39 ? SchemaChange::Added : SchemaChange::None;
        table.parts.append(part);
    }
    const SchemaPicture picture = pictureOf({table}, nullptr);
    QCOMPARE(picture.tables[0].columns.size(), 14);
    QCOMPARE(picture.tables[0].hidden, 26);
    QCOMPARE(picture.tables[0].columns.last().name, u"c39"_s);
    QCOMPARE(picture.tables[0].columns.first().type, u"VARCHAR(20)"_s);
}

void TestComparedTables::namesEventsInWords_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("text");
    QTest::newRow("applied") << u"applied"_s << u"Upgrade: done (the run succeeded)"_s;
    QTest::newRow("undone") << u"undone"_s << u"Upgrade: undone again (the run succeeded)"_s;
    QTest::newRow("rehearsed") << u"rehearsed"_s << u"Upgrade: rehearsed, nothing stayed (the run succeeded)"_s;
    QTest::newRow("planned") << u"planned"_s << u"Upgrade: not reached (the run succeeded)"_s;
    QTest::newRow("commit") << QString() << u"Committed: Upgrade"_s;
}

void TestComparedTables::namesEventsInWords()
{
    QFETCH(QString, state);
    QFETCH(QString, text);
    RevisionEventsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    RevisionEvent event;
    event.kind = state.isEmpty() ? RevisionEvent::Kind::Commit : RevisionEvent::Kind::Run;
    event.what = u"Upgrade"_s;
    event.state = state;
    event.outcome = u"succeeded"_s;
    model.setEvents({event});
    QCOMPARE(model.index(0, RevisionEventsModel::WhatColumn).data().toString(), text);
}

QTEST_GUILESS_MAIN(TestComparedTables)
#include "tst_comparedtables.moc"
