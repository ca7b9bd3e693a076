// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/catalogcomparison.h"

#include <QTest>

using namespace retort::schema;
using namespace Qt::Literals::StringLiterals;

namespace {

/// SQL that is its own text; one that begins with "~" tells nothing when it is another.
struct PlainSql : SqlElement
{
    explicit PlainSql(QString sql)
        : text(std::move(sql))
    {
    }
    QString text;
};

SqlPtr sql(const QString &text)
{
    return std::make_shared<PlainSql>(text);
}

/// An engine that spells as it is told, whose default schema is "main".
class PlainSpelling : public CatalogSpelling
{
public:
    QString name(const Identifier &name) const override { return name.text.left(8); }
    QString schemaName(const QString &schema) const override { return schema == "main"_L1 ? QString() : schema; }
    SpelledText type(const Column &column) const override { return {column.type.repr()}; }
    SpelledText serverDefault(const Column &column) const override
    {
        const auto *literal = std::get_if<LiteralDefault>(&column.serverDefault);
        return literal ? SpelledText{literal->text, !literal->text.startsWith(u'~')} : SpelledText();
    }
    SpelledText expression(const SqlPtr &sql) const override
    {
        const auto *plain = dynamic_cast<const PlainSql *>(sql.get());
        return plain ? SpelledText{plain->text, !plain->text.startsWith(u'~')} : SpelledText();
    }
    SpelledText condition(const Check &check, const Table &) const override { return {expression(check.condition).text, false}; }
    IndexShape shape(const Index &index, const Table &) const override
    {
        IndexShape shape;
        shape.unique = index.unique;
        for (const IndexElement &element : index.elements)
            shape.elements << (element.expression ? expression(element.expression) : SpelledText{element.column});
        shape.predicate = expression(optionSql(index.options, u"where"_s));
        return shape;
    }
    std::optional<bool> isNullable(const Column &column, const Table &) const override { return column.isNullable(); }
    bool exists(const Constraint &constraint, const Table &) const override { return traits(constraint).name.text != "none"_L1; }
    bool keepsComments() const override { return true; }
};

Table table(const QString &name = u"t"_s)
{
    Table made;
    made.name = name;
    for (const QString &text : {u"a"_s, u"b"_s}) {
        Column column;
        column.name = text;
        column.type = types::integer();
        made.columns << column;
    }
    return made;
}

template<typename Kind>
Kind named(const QString &name, const QStringList &columns)
{
    Kind made;
    made.name = name;
    made.columns = columns;
    return made;
}

ForeignKey reference(const QString &name, const QString &onDelete = {})
{
    ForeignKey key = named<ForeignKey>(name, {u"a"_s});
    key.referredTable = u"p"_s;
    key.referredColumns = {u"id"_s};
    key.onDelete = onDelete;
    return key;
}

Check check(const QString &name, const QString &condition)
{
    Check made;
    made.name = name;
    made.condition = sql(condition);
    return made;
}

Index index(const QString &name, const QStringList &columns, const QString &where = {})
{
    Index made;
    made.name = name;
    for (const QString &column : columns)
        made.elements << (column.startsWith(u'(') ? IndexElement{{}, sql(u'~' + column)} : IndexElement{column, nullptr});
    if (!where.isEmpty())
        made.options.insert(u"where"_s, sql(where));
    return made;
}

QString dump(const CatalogComparison &comparison)
{
    QStringList lines;
    for (const CatalogDifference &difference : comparison.differences)
        lines << describe(difference);
    for (const Uncompared &one : comparison.uncompared)
        lines << u"? %1 %2.%3"_s.arg(subjectCode(one.subject), one.table.display(), one.object);
    return lines.join(u'\n');
}

using Edit = std::function<void(Table &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestCatalogComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tables_data()
    {
        QTest::addColumn<Edit>("expected");
        QTest::addColumn<Edit>("actual");
        QTest::addColumn<QString>("text");
        const Edit nothing = [](Table &) {};
        const auto row = [](const char *name, const Edit &expected, const Edit &actual, const QString &text) {
            QTest::newRow(name) << expected << actual << text;
        };
        const auto with = [](const Constraint &constraint) { return Edit([constraint](Table &t) { t.constraints << constraint; }); };
        const auto indexed = [](const Index &made) { return Edit([made](Table &t) { t.indexes << made; }); };
        const auto filled = [](const ServerDefault &value) { return Edit([value](Table &t) { t.columns[0].serverDefault = value; }); };

        row("the same", nothing, nothing, QString());
        row("a column missing", nothing, [](Table &t) { t.columns.removeLast(); }, u"The column t.b is missing"_s);
        row("a column more", [](Table &t) { t.columns.removeFirst(); }, nothing, u"The column t.a is there beside those of the plan"_s);
        row("order of columns", nothing, [](Table &t) { t.columns.swapItemsAt(0, 1); }, QString());
        row("a system column", [](Table &t) { t.columns[0].system = true; }, [](Table &t) { t.columns.removeFirst(); }, QString());
        row("type", nothing, [](Table &t) { t.columns[0].type = types::text(); }, u"The type of the column t.a is Text() and not Integer()"_s);
        row("NULL", nothing, [](Table &t) { t.columns[0].nullable = false; }, u"The column t.a does not allow NULL"_s);
        row("default", filled(LiteralDefault{u"x"_s}), filled(LiteralDefault{u"y"_s}), u"The server default of the column t.a is y and not x"_s);
        row("default lost", filled(LiteralDefault{u"x"_s}), nothing, u"The server default of the column t.a is nothing and not x"_s);
        row("default told otherwise", filled(LiteralDefault{u"~x"_s}), filled(LiteralDefault{u"~y"_s}), u"? server-default t.a"_s);
        row("default told otherwise and lost", nothing, filled(LiteralDefault{u"~y"_s}), u"The server default of the column t.a is ~y and not nothing"_s);
        row("identity", filled(Identity{}), filled(Identity{true, false, {}}), u"The identity of the column t.a is ALWAYS and not BY DEFAULT"_s);
        row("identity lost", filled(Identity{}), [](Table &t) { t.columns[0].nullable = false; }, u"The identity of the column t.a is nothing and not BY DEFAULT"_s);
        row("computed", filled(Computed{sql(u"x"_s), {}}), filled(Computed{sql(u"~y"_s), {}}), u"? computed t.a"_s);
        row("computed lost", filled(Computed{sql(u"x"_s), {}}), filled(LiteralDefault{u"x"_s}), u"The generation expression of the column t.a is nothing and not x"_s);
        row("comments", [](Table &t) { t.comment = u"x"_s; t.columns[0].comment = QString(); }, [](Table &t) { t.columns[1].comment = u"y"_s; },
            u"The comment of the column t.b is y and not nothing\nThe comment of the table t is nothing and not x"_s);
        row("primary key", with(named<PrimaryKey>({}, {u"a"_s})), with(named<PrimaryKey>(u"pk"_s, {u"a"_s})), QString());
        row("primary key missing", with(named<PrimaryKey>(u"pk"_s, {u"a"_s})), nothing, u"The primary key pk of t is missing"_s);
        row("primary key more", nothing, with(named<PrimaryKey>(u"pk"_s, {u"a"_s})), u"The primary key of t is there beside those of the plan"_s);
        row("primary key of others", with(named<PrimaryKey>({}, {u"a"_s})), with(named<PrimaryKey>({}, {u"a"_s, u"b"_s})), u"The primary key of t is a, b and not a"_s);
        row("primary key's name", with(named<PrimaryKey>(u"x"_s, {u"a"_s})), with(named<PrimaryKey>(u"y"_s, {u"a"_s})), u"The primary key x of t is y and not x"_s);
        row("unique", with(named<Unique>(u"u"_s, {u"a"_s})), with(named<Unique>(u"u"_s, {u"a"_s})), QString());
        row("unique, cut name", with(named<Unique>(u"123456789"_s, {u"a"_s})), with(named<Unique>(u"12345678"_s, {u"a"_s})), QString());
        row("unique, named by the server", with(named<Unique>({}, {u"a"_s})), with(named<Unique>(u"t_a_key"_s, {u"a"_s})), QString());
        row("unique twice", [](Table &t) { t.constraints << named<Unique>({}, {u"a"_s}) << named<Unique>({}, {u"a"_s}); }, with(named<Unique>(u"t_a_key"_s, {u"a"_s})), QString());
        row("unique missing", with(named<Unique>({}, {u"a"_s, u"b"_s})), nothing, u"The unique constraint (a, b) of t is missing"_s);
        row("unique more", nothing, with(named<Unique>(u"u"_s, {u"a"_s})), u"The unique constraint u of t is there beside those of the plan"_s);
        row("unique renamed", with(named<Unique>(u"u"_s, {u"a"_s})), with(named<Unique>(u"v"_s, {u"a"_s})), u"The unique constraint u of t is v and not u"_s);
        row("unique of others", with(named<Unique>(u"u"_s, {u"a"_s})), with(named<Unique>(u"u"_s, {u"b"_s})), u"The unique constraint u of t is (b) and not (a)"_s);
        row("unique that does not exist", with(named<Unique>(u"none"_s, {u"a"_s})), nothing, QString());
        row("foreign key", with(reference(u"f"_s, u"no action"_s)), with(reference(u"f"_s)), QString());
        row("foreign key's action", with(reference(u"f"_s, u"cascade"_s)), with(reference(u"f"_s, u"SET NULL"_s)),
            u"The foreign key f of t is (a) REFERENCES p (id) ON DELETE SET NULL and not (a) REFERENCES p (id) ON DELETE CASCADE"_s);
        row("foreign key missing", with(reference({})), nothing, u"The foreign key (a) of t is missing"_s);
        row("foreign key to the default schema", with([] { ForeignKey key = reference(u"f"_s); key.referredSchema = u"main"_s; return key; }()), with(reference(u"f"_s)), QString());
        row("check", with(check(u"c"_s, u"a > 0"_s)), with(check(u"c"_s, u"a > 0"_s)), QString());
        row("check told otherwise", with(check(u"c"_s, u"a > 0"_s)), with(check(u"c"_s, u"0 < a"_s)), u"? check t.c"_s);
        row("check without a name told otherwise", with(check({}, u"a > 0"_s)), with(check(u"t_a_check"_s, u"0 < a"_s)), u"? check t.a > 0"_s);
        row("check missing", with(check(u"c"_s, u"a > 0"_s)), with(check(u"d"_s, u"b > 0"_s)),
            u"The check constraint c of t is missing\nThe check constraint d of t is there beside those of the plan"_s);
        row("check of a column", [](Table &t) { t.columns[0].checks << check(u"c"_s, u"a"_s); }, with(check(u"c"_s, u"a"_s)), QString());
        row("index missing", indexed(index(u"i"_s, {u"a"_s})), nothing, u"The index i of t is missing"_s);
        row("index more", nothing, indexed(index(u"i"_s, {u"a"_s})), u"The index i of t is there beside those of the plan"_s);
        row("index of others", indexed(index(u"i"_s, {u"a"_s})), indexed(index(u"i"_s, {u"a"_s, u"b"_s})), u"The index i of t is (a, b) and not (a)"_s);
        row("index told otherwise", indexed(index(u"i"_s, {u"(a + 1)"_s})), indexed(index(u"i"_s, {u"(1 + a)"_s})), u"? index t.i"_s);
        row("index told otherwise, and another column", indexed(index(u"i"_s, {u"(a + 1)"_s, u"a"_s})), indexed(index(u"i"_s, {u"(1 + a)"_s, u"b"_s})),
            u"The index i of t is (~(1 + a), b) and not (~(a + 1), a)"_s);
        row("index with another predicate", indexed(index(u"i"_s, {u"a"_s}, u"x"_s)), indexed(index(u"i"_s, {u"a"_s}, u"y"_s)), u"? index t.i"_s);
        row("index without its predicate", indexed(index(u"i"_s, {u"a"_s}, u"x"_s)), indexed(index(u"i"_s, {u"a"_s})), u"The index i of t is (a) and not (a) WHERE x"_s);
        row("uncertain", [](Table &t) { t.uncertainty = u"who knows"_s; }, [](Table &t) { t.columns.clear(); }, u"? table t."_s);
        row("uncertain in the database", nothing, [](Table &t) { t.uncertainty = u"who knows"_s; }, u"? table t."_s);
    }
    void tables()
    {
        QFETCH(Edit, expected);
        QFETCH(Edit, actual);
        Table before = table();
        Table now = table();
        expected(before);
        actual(now);
        Catalog catalog;
        Catalog found;
        catalog.setTable(before);
        found.setTable(now);
        QTEST(dump(compareCatalogs(catalog, found, PlainSpelling())), "text");
        QCOMPARE(dump(compareCatalogs(catalog, catalog, PlainSpelling())), before.uncertainty.isEmpty() ? QString() : u"? table t."_s);
    }

    void wholeCatalogs()
    {
        Catalog expected;
        Catalog actual;
        expected.addSchema(u"main"_s);
        expected.addSchema(u"other"_s);
        expected.setTable(table(u"b"_s));
        expected.setTable(table(u"a"_s));
        expected.setTable(table(u"versions"_s));
        Table elsewhere = table(u"c"_s);
        elsewhere.schema = u"main"_s;
        expected.setTable(elsewhere);
        actual.setTable(table(u"c"_s));
        actual.setTable(table(u"d"_s));
        expected.setType(EnumType{Identifier(u"e"_s), {}, {u"x"_s, u"y"_s}});
        actual.setType(EnumType{Identifier(u"e"_s), {}, {u"y"_s, u"x"_s}});
        expected.setType(EnumType{Identifier(u"f"_s), {}, {}});
        actual.setType(EnumType{Identifier(u"g"_s), {}, {}});
        expected.setSequence({Identifier(u"s"_s), {}, {}, {}, false});
        actual.setSequence({Identifier(u"r"_s), {}, {}, {}, false});
        using Kind = StoredObject::Kind;
        expected.setStoredObject({Kind::View, {{}, u"v"_s}, {}, u"x"_s, {}});
        expected.setStoredObject({Kind::View, {{}, u"w"_s}, {}, u"x"_s, u"who knows"_s});
        expected.setStoredObject({Kind::Trigger, {{}, u"t"_s}, {{}, u"a"_s}, u"x"_s, {}});
        expected.setStoredObject({Kind::Function, {{}, u"f(integer)"_s}, {}, u"x"_s, {}});
        expected.setStoredObject({Kind::Extension, {{}, u"citext"_s}, {}, u"x"_s, {}});
        actual.setStoredObject({Kind::Function, {{}, u"f(n integer)"_s}, {}, u"x"_s, {}});
        actual.setStoredObject({Kind::Trigger, {{}, u"t"_s}, {{}, u"b"_s}, u"x"_s, {}});
        QCOMPARE(dump(compareCatalogs(expected, actual, PlainSpelling(), {{u"main"_s, u"versions"_s}})),
            u"The schema other is missing\nThe table a is missing\nThe table b is missing\nThe table d is there beside those of the plan\n"
            "The list of labels of the type e is y, x and not x, y\nThe type f is missing\nThe type g is there beside those of the plan\n"
            "The sequence r is there beside those of the plan\nThe sequence s is missing\nThe view v is missing\nThe trigger t of a is missing\n"
            "The trigger t of b is there beside those of the plan\n? view .w"_s);
    }

    void nothingIsSaidOfAnUncertainCatalog()
    {
        Catalog expected;
        expected.setTable(table());
        expected.markUncertain(u"who knows"_s);
        QCOMPARE(dump(compareCatalogs(expected, Catalog(), PlainSpelling())), u"? schema ."_s);
    }

    void everySubjectHasItsCode()
    {
        QSet<QString> codes;
        for (int i = 0; i <= int(CatalogDifference::Subject::Function); ++i)
            codes.insert(subjectCode(CatalogDifference::Subject(i)));
        QVERIFY(!codes.contains(QString()));
        QCOMPARE(codes.size(), int(CatalogDifference::Subject::Function) + 1);
    }
};

QTEST_GUILESS_MAIN(TestCatalogComparison)
#include "tst_catalogcomparison.moc"
