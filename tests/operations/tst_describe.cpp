// SPDX-License-Identifier: GPL-3.0-or-later
// One line for people about an operation, and what it does to a catalog.
#include "model/operations/effect.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using operations::Operation;
using schema::Identifier;

namespace {

schema::Column column(const QString &name)
{
    schema::Column made;
    made.name = Identifier(name);
    made.type = schema::types::integer();
    return made;
}

operations::CreateTable createTable(const QString &name, const QStringList &columns)
{
    operations::CreateTable create;
    create.definition.name = Identifier(name);
    for (const QString &one : columns)
        create.definition.items.append(schema::TableItem(column(one)));
    return create;
}

/// The tables with their columns: "a(x,y) b(z)".
QString shown(const schema::Catalog &catalog, const QStringList &names)
{
    QStringList parts;
    for (const QString &name : names) {
        const auto table = catalog.table({QString(), name});
        if (!table)
            continue;
        QStringList columns;
        for (const schema::Column &one : table->columns)
            columns << one.name.text;
        parts << name + u'(' + columns.join(u',') + u')';
    }
    return parts.join(u' ');
}

} // namespace

class DescribeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describes_data();
    void describes();
    void appliesTo_data();
    void appliesTo();
    void tablesBringTheirOwnConvention();
};

void DescribeTest::describes_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("text");
    QTest::newRow("drop table") << Operation(operations::DropTable{Identifier(u"t"_s), Identifier(u"s"_s), false})
                                << u"Drop table s.t"_s;
    operations::RenameTable rename{Identifier(u"old"_s), Identifier(u"new"_s), {}};
    QTest::newRow("rename table") << Operation(rename) << u"Rename table old to new"_s;
    operations::AddColumn add;
    add.table = Identifier(u"users"_s);
    add.column = column(u"phone"_s);
    QTest::newRow("add column") << Operation(add) << u"Add column users.phone"_s;
}

void DescribeTest::describes()
{
    QFETCH(Operation, operation);
    QTEST(operations::describe(operation), "text");
}

void DescribeTest::appliesTo_data()
{
    QTest::addColumn<QList<Operation>>("steps");
    QTest::addColumn<QString>("catalog");
    const Operation created = createTable(u"a"_s, {u"x"_s, u"y"_s});
    operations::AddColumn add;
    add.table = Identifier(u"a"_s);
    add.column = column(u"z"_s);
    QTest::newRow("create") << QList<Operation>{created} << u"a(x,y)"_s;
    QTest::newRow("add column") << QList<Operation>{created, add} << u"a(x,y,z)"_s;
    QTest::newRow("rename") << QList<Operation>{created, operations::RenameTable{Identifier(u"a"_s), Identifier(u"b"_s), {}}}
                            << u"b(x,y)"_s;
    QTest::newRow("drop") << QList<Operation>{created, operations::DropTable{Identifier(u"a"_s), {}, false}} << QString();
    operations::CreateTable again = createTable(u"a"_s, {u"other"_s});
    again.ifNotExists = true;
    QTest::newRow("create if not exists") << QList<Operation>{created, again} << u"a(x,y)"_s;
    QTest::newRow("drop of what is not there") << QList<Operation>{operations::DropTable{Identifier(u"q"_s), {}, false}} << QString();
}

void DescribeTest::appliesTo()
{
    QFETCH(QList<Operation>, steps);
    schema::Catalog catalog;
    for (const Operation &step : steps)
        QVERIFY(operations::applyTo(step, catalog, {}).has_value());
    QTEST(shown(catalog, {u"a"_s, u"b"_s, u"q"_s}), "catalog");
}

void DescribeTest::tablesBringTheirOwnConvention()
{
    operations::CreateTable create = createTable(u"a"_s, {u"x"_s});
    schema::Unique unique;
    unique.columns = {u"x"_s};
    create.definition.items.append(schema::TableItem(schema::Constraint(unique)));
    schema::NamingConvention project;
    project.formats.insert(u"uq"_s, u"project_%(table_name)s"_s);
    schema::NamingConvention own;
    own.formats.insert(u"uq"_s, u"own_%(table_name)s"_s);
    for (const auto &[convention, expected] : {std::pair{std::optional(own), u"own_a"_s},
             std::pair{std::optional<schema::NamingConvention>(), u"project_a"_s}}) {
        create.convention = convention;
        schema::Catalog catalog;
        QVERIFY(operations::applyTo(create, catalog, project).has_value());
        const auto table = catalog.table({QString(), u"a"_s});
        QVERIFY(table);
        QCOMPARE(schema::traits(table->constraints.first()).name.text, expected);
    }
}

QTEST_GUILESS_MAIN(DescribeTest)
#include "tst_describe.moc"
