// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/sqltype.h"

#include <QTest>

using namespace retort::schema;
using namespace Qt::Literals::StringLiterals;

namespace {

SqlType ofClass(QStringView module, QStringView name)
{
    return SqlType(*findTypeClass(module, name));
}

} // namespace

class SqlTypeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClassIsFoundAndShown();
    void reprs_data();
    void reprs();
    void equality();
    void variants();
    void thirdParties();
};

void SqlTypeTest::everyClassIsFoundAndShown()
{
    QVERIFY(typeClasses().size() > 120);
    for (const TypeClass &typeClass : typeClasses()) {
        QCOMPARE(findTypeClass(QString(typeClass.module), QString(typeClass.name))->kind, typeClass.kind);
        QVERIFY(SqlType(typeClass).repr().startsWith(QString(typeClass.name)));
        QVERIFY(SqlType(typeClass) == ofClass(QString(typeClass.module), QString(typeClass.name)));
    }
    QVERIFY(!findTypeClass(u"sa", u"TINYINT"));
    QCOMPARE(findTypeClass(u"sa", u"INT")->name, "INTEGER"_L1);
}

void SqlTypeTest::reprs_data()
{
    QTest::addColumn<SqlType>("type");
    QTest::addColumn<QString>("repr");
    const auto row = [](const char *repr, const SqlType &type) { QTest::newRow(repr) << type << QString::fromLatin1(repr); };
    row("String(length=50)", types::string(50));
    row("String()", types::string());
    row("Numeric(precision=10, scale=2)", types::numeric(10, 2));
    row("DateTime(timezone=True)", types::dateTime(true));
    row("ARRAY(Integer())", types::array(types::integer()));
    row("Enum('a', 'bbb', name='en')", types::enumeration({u"a"_s, u"bbb"_s}, u"en"_s));
    row("JSONB(astext_type=Text())", ofClass(u"postgresql", u"JSONB"));
    row("BIT(length=1)", ofClass(u"postgresql", u"BIT"));
    row("BIT(varying=True)", ofClass(u"postgresql", u"BIT").with("varying"_L1, true));
    row("DOUBLE(asdecimal=True)", ofClass(u"mysql", u"DOUBLE"));
    row("INTEGER(display_width=11)", ofClass(u"mysql", u"INTEGER").with("display_width"_L1, qint64(11)));
    row("String(length=5, collation='de_DE')", types::string(5).with("collation"_L1, u"de_DE"_s));
    row("NullType()", types::null());
}

void SqlTypeTest::reprs()
{
    QFETCH(SqlType, type);
    QFETCH(QString, repr);
    QCOMPARE(type.repr(), repr);
}

void SqlTypeTest::equality()
{
    QVERIFY(types::string(5) == types::string(5));
    QVERIFY(!(types::string(5) == types::string(6)));
    QVERIFY(!(types::string(5) == types::text()));
    QVERIFY(types::array(types::string(5)) == types::array(types::string(5)));
    QVERIFY(!(types::array(types::string(5)) == types::array(types::string(6))));
    QVERIFY(!(types::enumeration({u"a"_s}, u"e"_s) == types::enumeration({u"b"_s}, u"e"_s)));
}

void SqlTypeTest::variants()
{
    const SqlType type = types::bigInteger().withVariant(types::integer(), {u"sqlite"_s});
    QVERIFY(type.forDialect(u"sqlite") == types::integer());
    QCOMPARE(type.forDialect(u"postgresql").kind(), TypeKind::BigInteger);
    QVERIFY(!(type == types::bigInteger()));
    const SqlType decorated = SqlType::decorator(type, u"app.Id"_s, u"Id()"_s);
    QCOMPARE(decorated.forDialect(u"sqlite").kind(), TypeKind::Integer);
    QCOMPARE(decorated.affinity(), TypeAffinity::Integer);
    QCOMPARE(decorated.repr(), u"Id()"_s);
}

void SqlTypeTest::thirdParties()
{
    const auto email = thirdPartyType(u"sqlalchemy_utils.types.email.EmailType", {{u"length"_s, qint64(255)}});
    QVERIFY(email);
    QVERIFY(email->forDialect(u"sqlite") == types::string(255));
    QVERIFY(thirdPartyType(u"pgvector.sqlalchemy.Vector", {{u"0"_s, qint64(3)}}));
    QVERIFY(!thirdPartyType(u"somewhere.EmailType", {}));
    QVERIFY(!thirdPartyType(u"EmailType", {}));
}

QTEST_GUILESS_MAIN(SqlTypeTest)
#include "tst_sqltype.moc"
