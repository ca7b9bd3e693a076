// SPDX-License-Identifier: GPL-3.0-or-later
// Literals of each type, as tests/data/expressions/generate.py had SQLAlchemy 2.0 write them.
#include "tests/dialect/expressioncases.h"

#include "model/dialect/literal.h"

#include <QFile>
#include <QTest>

using namespace expressioncases;
using dialect::Dialect;

class TypesLiteralsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literals_data();
    void literals();
    void aliensAreRefused();
};

namespace {

Value listOf(const QList<Value> &items)
{
    return Value{ListValue{items, false}};
}

QMap<QString, Value> values()
{
    const auto text = [](const char *latin) { return Value{QString::fromLatin1(latin)}; };
    const auto number = [](qint64 n) { return Value{n}; };
    const DictValue dict{{{u"a"_s, number(1)}, {u"b"_s, listOf({Value{true}, Value{None{}}, text("x'y")})}}};
    return {{u"None"_s, Value{None{}}}, {u"True"_s, Value{true}}, {u"False"_s, Value{false}}, {u"1"_s, number(1)},
        {u"0"_s, number(0)}, {u"2**40"_s, number(1LL << 40)}, {u"1.5"_s, Value{1.5}}, {u"1e20"_s, Value{1e20}},
        {u"1e-7"_s, Value{1e-7}}, {u"Decimal"_s, Value{Decimal{u"1.50"_s}}}, {u"quote"_s, text("it's")},
        {u"percent"_s, text("a%c:x")}, {u"bytes"_s, Value{QByteArray("ab'c")}},
        {u"binary"_s, Value{QByteArray("\xff\x00", 2)}}, {u"date"_s, Value{Date{2020, 1, 2}}},
        {u"datetime"_s, Value{DateTime{{2020, 1, 2}, {3, 4, 5, 0, {}}}}},
        {u"datetime micro"_s, Value{DateTime{{2020, 1, 2}, {3, 4, 5, 678, {}}}}}, {u"time"_s, Value{TimeOfDay{3, 4, 5, 0, {}}}},
        {u"time micro"_s, Value{TimeOfDay{3, 4, 5, 6, {}}}}, {u"timedelta"_s, Value{TimeDelta{1, 2, 500'000}}},
        {u"uuid"_s, Value{UuidValue{u"12345678-1234-5678-1234-567812345678"_s}}},
        {u"uuid text"_s, text("12345678-1234-5678-1234-567812345678")},
        {u"member"_s, Value{EnumMember{u"Color"_s, u"red"_s, u"1"_s, false}}}, {u"red"_s, text("red")},
        {u"list"_s, listOf({number(1), number(2)})},
        {u"nested list"_s, listOf({listOf({number(1), number(2)}), listOf({number(3), number(4)})})},
        {u"strings"_s, listOf({text("a"), Value{None{}}})}, {u"dict"_s, Value{dict}}, {u"digits"_s, text("12")}};
}

SqlType ofClass(const char *module, const char *name)
{
    return SqlType(*schema::findTypeClass(QString::fromLatin1(module), QString::fromLatin1(name)));
}

QMap<QString, SqlType> sqlTypes()
{
    const auto array = [](const SqlType &item) {
        return ofClass("postgresql", "ARRAY").with("item_type"_L1, std::make_shared<const SqlType>(item));
    };
    return {{u"Integer"_s, types::integer()}, {u"String"_s, types::string(10)}, {u"Boolean"_s, types::boolean()},
        {u"Numeric"_s, types::numeric(10, 2)}, {u"Float"_s, types::floating()}, {u"Date"_s, types::date()},
        {u"DateTime"_s, types::dateTime()}, {u"TIMESTAMP"_s, ofClass("sa", "TIMESTAMP")}, {u"Time"_s, types::time()},
        {u"Interval"_s, types::interval()}, {u"LargeBinary"_s, types::largeBinary()}, {u"JSON"_s, types::json()},
        {u"Uuid"_s, types::uuid()}, {u"UUID"_s, ofClass("sa", "UUID")},
        {u"Uuid text"_s, types::uuid().with("as_uuid"_L1, false)},
        {u"Enum"_s, types::enumeration({u"red"_s, u"green"_s}, u"c"_s)}, {u"ARRAY Integer"_s, array(types::integer())},
        {u"ARRAY String"_s, array(types::string())}, {u"NullType"_s, types::null()}, {u"INET"_s, ofClass("postgresql", "INET")},
        {u"HSTORE"_s, ofClass("postgresql", "HSTORE")}, {u"INTERVAL"_s, ofClass("postgresql", "INTERVAL")},
        {u"CITEXT"_s, ofClass("postgresql", "CITEXT")}};
}

} // namespace

void TypesLiteralsTest::literals_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("sqlite");
    QTest::addColumn<QString>("expected");
    QFile file(QStringLiteral(RETORT_TEST_DATA "/expressions/literals.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 1000);
    for (const QString &line : lines) {
        const QStringList cells = line.split(u'\t');
        QString expected = cells.at(3);
        expected.replace(u"\\\\"_s, u"\\"_s);
        QTest::newRow(qPrintable(cells.mid(0, 3).join(u' ')))
            << cells.at(0) << cells.at(1) << (cells.at(2) == "sqlite"_L1) << expected;
    }
}

void TypesLiteralsTest::literals()
{
    QFETCH(QString, type);
    QFETCH(QString, value);
    QFETCH(bool, sqlite);
    QFETCH(QString, expected);
    QVERIFY(sqlTypes().contains(type));
    QVERIFY(values().contains(value));
    const OrRaised<QString> text = dialect::compileLiteral(
        values().value(value), sqlTypes().value(type), sqlite ? Dialect::Sqlite : Dialect::Postgresql);
    QCOMPARE(text ? *text : u'!' + text.error().type + u": "_s + text.error().message, expected);
}

void TypesLiteralsTest::aliensAreRefused()
{
    const SqlType color = types::enumeration({u"green"_s}, u"c"_s);
    QVERIFY(!dialect::compileLiteral(Value{EnumMember{u"Color"_s, u"red"_s, u"1"_s, false}}, color, Dialect::Postgresql));
    QCOMPARE(*dialect::compileLiteral(Value{EnumMember{u"Color"_s, u"green"_s, u"g"_s, true}}, color, Dialect::Postgresql),
        u"'green'"_s);
}

QTEST_GUILESS_MAIN(TypesLiteralsTest)
#include "tst_types_literals.moc"
