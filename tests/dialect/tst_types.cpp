// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLAlchemy 2.0 writes for each type on both dialects, and its repr(). The rows of tests/data/expressions/types.txt are
// "constructor | SQLite | PostgreSQL | repr"; UNSUP is an UnsupportedCompilationError, and stands once where both dialects raise it.
#include "model/dialect/typecompiler.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace retort;
using namespace Qt::Literals::StringLiterals;
using dialect::Dialect;
using schema::SqlType;
using schema::TypeValue;

namespace {

TypeValue valueOf(const QString &text)
{
    if (text == "True"_L1 || text == "False"_L1)
        return text == "True"_L1;
    if (text.startsWith(u'\''))
        return text.mid(1, text.size() - 2);
    return qint64(text.toLongLong());
}

/// The type that "sa.String(50,collation='x')" makes; only plain arguments.
SqlType typeOf(const QString &constructor)
{
    static const QRegularExpression form(u"^(\\w+)\\.(\\w+)\\((.*)\\)$"_s);
    const QRegularExpressionMatch match = form.match(constructor);
    const QHash<QString, QString> modules{{u"pg"_s, u"postgresql"_s}, {u"sl"_s, u"sqlite"_s}};
    const schema::TypeClass *found
        = schema::findTypeClass(modules.value(match.captured(1), match.captured(1)), match.captured(2));
    if (!found)
        return {};
    SqlType type(*found);
    const QStringList arguments = match.captured(3).split(u',', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const qsizetype sign = arguments.at(i).indexOf(u'=');
        const QString key = sign < 0 ? QString(found->parameters.at(i).name) : arguments.at(i).left(sign).trimmed();
        for (const schema::TypeParameter &parameter : found->parameters) {
            if (parameter.name == key)
                type = type.with(parameter.name, valueOf(arguments.at(i).mid(sign + 1).trimmed()));
        }
    }
    return type;
}

QString shown(const schema::OrRaised<QString> &text)
{
    if (text)
        return *text;
    const bool unsupported = text.error().type == "UnsupportedCompilationError"_L1;
    return unsupported ? u"UNSUP"_s : u"ERR "_s + text.error().type + u": "_s + text.error().message;
}

SqlType enumeration(bool native, const QString &name)
{
    schema::EnumDetails details;
    details.labels = {u"a"_s, u"bbb"_s};
    details.name = name;
    details.nativeEnum = native;
    return SqlType(*schema::findTypeClass(u"sa", u"Enum")).withEnumDetails(details);
}

} // namespace

class TypesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void types_data();
    void types();
    void enums();
    void arraysAndVariants();
};

void TypesTest::types_data()
{
    QTest::addColumn<QStringList>("cells");
    QFile file(QStringLiteral(RETORT_TEST_DATA "/expressions/types.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() > 120);
    for (const QString &line : lines)
        QTest::newRow(qPrintable(line.section(u" | "_s, 0, 0))) << line.split(u" | "_s);
}

void TypesTest::types()
{
    QFETCH(QStringList, cells);
    if (cells.size() == 3)
        cells.insert(2, cells.at(1));
    QCOMPARE(cells.size(), 4);
    const SqlType type = typeOf(cells.at(0));
    QCOMPARE(shown(dialect::compileType(type, Dialect::Sqlite)), cells.at(1));
    QCOMPARE(shown(dialect::compileType(type, Dialect::Postgresql)), cells.at(2));
    QCOMPARE(type.repr(), cells.at(3));
}

void TypesTest::enums()
{
    const auto both = [](const SqlType &type) {
        return shown(dialect::compileType(type, Dialect::Sqlite)) + u" | "_s + shown(dialect::compileType(type, Dialect::Postgresql));
    };
    QCOMPARE(both(enumeration(true, u"en"_s)), u"VARCHAR(3) | en"_s);
    QCOMPARE(both(enumeration(true, u"En"_s)), u"VARCHAR(3) | \"En\""_s);
    QCOMPARE(both(enumeration(false, u"en"_s)), u"VARCHAR(3) | VARCHAR(3)"_s);
    QCOMPARE(both(enumeration(true, {})), u"VARCHAR(3) | ERR CompileError: PostgreSQL Enum type requires a name."_s);
}

void TypesTest::arraysAndVariants()
{
    const SqlType collated = schema::types::array(schema::types::string(10).with("collation"_L1, u"C"_s));
    QCOMPARE(shown(dialect::compileType(collated, Dialect::Postgresql)), u"VARCHAR(10)[] COLLATE \"C\""_s);
    QCOMPARE(shown(dialect::compileType(collated, Dialect::Sqlite)), u"UNSUP"_s);
    const SqlType square = schema::types::array(schema::types::integer()).with("dimensions"_L1, qint64(2));
    QCOMPARE(shown(dialect::compileType(square, Dialect::Postgresql)), u"INTEGER[][]"_s);
    const SqlType variant = schema::types::bigInteger().withVariant(schema::types::integer(), {u"sqlite"_s});
    QCOMPARE(shown(dialect::compileType(variant, Dialect::Sqlite)), u"INTEGER"_s);
    QCOMPARE(shown(dialect::compileType(variant, Dialect::Postgresql)), u"BIGINT"_s);
    const SqlType ltree = *schema::thirdPartyType(u"sqlalchemy_utils.types.ltree.LtreeType", {});
    QCOMPARE(shown(dialect::compileType(ltree, Dialect::Sqlite)), u"UNSUP"_s);
    QCOMPARE(shown(dialect::compileType(ltree, Dialect::Postgresql)), u"LTREE"_s);
}

QTEST_GUILESS_MAIN(TypesTest)
#include "tst_types.moc"
