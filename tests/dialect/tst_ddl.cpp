// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/compile.h"
#include "model/expression/build.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::operations;
using schema::Column;
using schema::Identifier;

namespace {

Column column(const QString &name, const schema::SqlType &type)
{
    Column made;
    made.name = Identifier(name);
    made.type = type;
    return made;
}

CreateTable createTable(const QString &name, const QList<schema::TableItem> &items)
{
    CreateTable op;
    op.definition.name = Identifier(name);
    op.definition.items = items;
    return op;
}

AddColumn add(const Column &added)
{
    AddColumn op;
    op.table = Identifier(u"t"_s);
    op.column = added;
    return op;
}

AlterColumn alter()
{
    AlterColumn op;
    op.table = Identifier(u"t"_s);
    op.column = Identifier(u"c"_s);
    return op;
}

AddConstraint constraint(const schema::Constraint &added)
{
    return {Identifier(u"t"_s), {}, added};
}

CreateIndex index(const QString &name, const QStringList &columns)
{
    CreateIndex op;
    op.table = Identifier(u"t"_s);
    op.index.name = Identifier(name);
    for (const QString &key : columns)
        op.index.elements << schema::IndexElement{key, nullptr};
    return op;
}

/// Recorded texts by case and dialect.
const QHash<QString, QString> &vectors()
{
    static const QHash<QString, QString> all = [] {
        QHash<QString, QString> texts;
        QFile file(QStringLiteral(RETORT_TEST_DATA) + u"/vectors/ops_offline.jsonl"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        while (!file.atEnd()) {
            const QJsonObject record = QJsonDocument::fromJson(file.readLine()).object();
            QString text = record.value("alembic1.19.2_sa2.0.52"_L1).toString();
            texts.insert(record.value("case"_L1).toString() + u'/' + record.value("dialect"_L1).toString(),
                text.replace(u'␠', u' '));
        }
        return texts;
    }();
    return all;
}

QString compiled(const QList<Operation> &operations, dialect::Dialect dialect)
{
    dialect::CompileContext context;
    context.dialect = dialect;
    QStringList lines;
    for (const Operation &operation : operations) {
        const dialect::CompileOutcome outcome = dialect::compile(operation, context);
        for (const dialect::Statement &statement : outcome.statements)
            lines << statement.sql + u';';
        for (const QString &warning : outcome.warnings)
            lines << u"!!WARN "_s + warning;
        if (outcome.raised) {
            lines << u"!!ERR %1: %2"_s.arg(outcome.raised->type, outcome.raised->message);
            break;
        }
    }
    return lines.join(u'\n');
}

} // namespace

class TestDdl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
};

void TestDdl::vectors_data()
{
    using namespace schema::types;
    QTest::addColumn<QList<Operation>>("operations");
    const auto row = [](const char *name, const QList<Operation> &operations) { QTest::newRow(name) << operations; };

    Column id = column(u"id"_s, integer());
    id.nullable = false;
    Column email = column(u"Email"_s, string());
    email.nullable = false;
    schema::PrimaryKey key;
    key.columns = {u"id"_s};
    schema::Unique unique;
    unique.columns = {u"Email"_s};
    row("ct basic", {createTable(u"user"_s,
                        {id, column(u"name"_s, string(50)), email, schema::Constraint(key), schema::Constraint(unique)})});
    Column keyColumn = column(u"id"_s, integer());
    keyColumn.primaryKey = true;
    row("ct column-level pk", {createTable(u"t"_s, {keyColumn, column(u"x"_s, bigInteger())})});
    CreateTable autoincrement = createTable(u"t"_s, {id, schema::Constraint(key)});
    autoincrement.definition.options.insert(u"sqlite_autoincrement"_s, true);
    row("ct sqlite autoincrement", {autoincrement});
    row("ct no columns", {createTable(u"t"_s, {})});
    CreateTable ifNotExists = createTable(u"t"_s, {column(u"id"_s, integer())});
    ifNotExists.ifNotExists = true;
    row("ct if_not_exists", {ifNotExists});
    Column typeless = column(u"b"_s, {});
    row("no type no fk", {createTable(u"d"_s, {typeless})});
    Column identity = column(u"id"_s, integer());
    identity.serverDefault = schema::Identity{};
    identity.primaryKey = true;
    row("ct identity pk", {createTable(u"d"_s, {identity})});

    row("dt basic", {DropTable{Identifier(u"user"_s), {}, false}});
    row("dt schema/if_exists", {DropTable{Identifier(u"user"_s), Identifier(u"s"_s), true}});
    row("rename", {RenameTable{Identifier(u"a"_s), Identifier(u"Order"_s), {}},
                      RenameTable{Identifier(u"a"_s), Identifier(u"b"_s), Identifier(u"s"_s)}});

    Column referring = column(u"pid"_s, integer());
    referring.references = {schema::parseColumnReference(u"p.id"_s)};
    row("add_column fk unnamed", {add(referring)});
    Column commented = column(u"e"_s, integer());
    commented.comment = u"hi 'x'"_s;
    AddColumn inSchema = add(commented);
    inSchema.schema = Identifier(u"s"_s);
    row("add_column comment", {inSchema});
    row("add_column pk", {add(keyColumn)});
    AddColumn inlineKey = add(keyColumn);
    inlineKey.inlinePrimaryKey = true;
    row("add_column pk inline", {inlineKey});
    Column indexed = column(u"b"_s, integer());
    indexed.index = true;
    row("add_column index only", {add(indexed)});

    AlterColumn all = alter();
    all.schema = Identifier(u"s"_s);
    all.nullable = false;
    all.serverDefault = schema::LiteralDefault{u"1"_s};
    all.newName = Identifier(u"d"_s);
    all.type = bigInteger();
    all.existingType = integer();
    all.comment = std::optional<QString>(u"cm"_s);
    row("alter all", {all});
    AlterColumn usingOnly = alter();
    usingOnly.postgresqlUsing = u"c::integer"_s;
    row("alter using without type", {usingOnly});
    AlterColumn change = alter();
    change.serverDefault = schema::Identity{true, false, {2, 3, {}, {}, false, false, 5, {}}};
    change.existingServerDefault = schema::Identity{false, false, {{}, 1, {}, {}, false, false, {}, {}}};
    row("alter identity change", {change});
    AlterColumn dropDefault = alter();
    dropDefault.serverDefault = schema::NoDefault{};
    row("alter default drop", {dropDefault});
    AlterColumn renamed = alter();
    renamed.newName = Identifier(u"Select"_s);
    row("alter rename", {renamed});

    row("create_index", {index(u"ix_t_a"_s, {u"a"_s, u"B"_s})});
    CreateIndex options = index(u"ix"_s, {u"a"_s, u"b"_s});
    options.index.options = {
        {u"postgresql_using"_s, u"gin"_s},
        {u"postgresql_where"_s, schema::SqlPtr(expression::text(u"a > 5"_s))},
        {u"postgresql_ops"_s, QList<std::pair<QString, QString>>{{u"a"_s, u"gin_trgm_ops"_s}}},
        {u"postgresql_with"_s, QList<std::pair<QString, QString>>{{u"fillfactor"_s, u"50"_s}}},
        {u"postgresql_include"_s, QStringList{u"c"_s, u"D"_s}},
        {u"postgresql_concurrently"_s, true},
        {u"postgresql_tablespace"_s, u"ts"_s},
        {u"sqlite_where"_s, schema::SqlPtr(expression::text(u"a > 6"_s))},
    };
    row("create_index pg opts", {options});
    row("create_index name None", {index({}, {u"a"_s})});

    schema::Unique pair;
    pair.name = Identifier(u"uq"_s);
    pair.columns = {u"a"_s, u"b"_s};
    row("create_unique", {constraint(pair)});
    schema::ForeignKey reference;
    reference.columns = {u"a"_s};
    reference.referredTable = Identifier(u"p"_s);
    reference.referredColumns = {u"id"_s};
    row("create_fk None", {constraint(reference)});
    DropConstraint dropped;
    dropped.name = Identifier(u"c1"_s);
    dropped.table = Identifier(u"t"_s);
    row("drop_constraint", {dropped});
    row("comments", {CreateTableComment{Identifier(u"t"_s), Identifier(u"s"_s), u"it's"_s},
                        DropTableComment{Identifier(u"t"_s), {}}});
    row("execute create schema", {CreateSchema{Identifier(u"foo"_s), false}});
    const schema::EnumType mood{Identifier(u"myen"_s), {}, {u"a"_s, u"b"_s}};
    row("pg enum create", {CreateNamedType{mood, false}, DropNamedType{mood.name, {}, false, false}});
}

void TestDdl::vectors()
{
    QFETCH(QList<Operation>, operations);
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    for (const auto dialect : {dialect::Dialect::Sqlite, dialect::Dialect::Postgresql}) {
        const QString key = name + (dialect == dialect::Dialect::Sqlite ? u"/sqlite"_s : u"/postgresql"_s);
        QVERIFY2(::vectors().contains(key), qPrintable(key));
        QCOMPARE(compiled(operations, dialect), ::vectors().value(key));
    }
}

QTEST_GUILESS_MAIN(TestDdl)
#include "tst_ddl.moc"
