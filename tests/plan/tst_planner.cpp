// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/planner.h"
#include "model/plan/transcript.h"
#include "model/script/scriptcodes.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using dialect::Dialect;
using script::StepKind;

namespace {

/// A script with the header that `alembic revision` writes.
QByteArray migration(const QByteArray &id, const QByteArray &down, const QByteArray &upgrade, const QByteArray &downgrade = "pass",
    const QByteArray &extra = {})
{
    const auto body = [](QByteArray text) { return "    " + text.replace("\n", "\n    ") + "\n"; };
    return "\"\"\"step " + id + "\n\nRevision ID: " + id + "\n\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '"
        + id + "'\ndown_revision = " + down + "\n" + extra + "\n\ndef upgrade():\n" + body(upgrade) + "\n\ndef downgrade():\n"
        + body(downgrade);
}

const QByteArray createUsers = "op.create_table('users', sa.Column('id', sa.Integer(), nullable=False),\n"
                               "    sa.Column('name', sa.String(50)), sa.PrimaryKeyConstraint('id'))";
const QByteArray dropName = "with op.batch_alter_table('users') as batch_op:\n    batch_op.drop_column('name')";

class Shop
{
public:
    explicit Shop(const QMap<QString, QByteArray> &scripts, const QByteArray &environment = "from alembic import context\n")
    {
        m_project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
        m_project.write(u"migrations/env.py"_s, environment);
        for (auto it = scripts.cbegin(); it != scripts.cend(); ++it)
            m_project.write(u"migrations/versions/%1.py"_s.arg(it.key()), it.value());
    }

    plan::Planner planner() const
    {
        const Result<script::ProjectSnapshotPtr> snapshot = script::loadSnapshot(m_project.path(u"alembic.ini"_s));
        if (!snapshot)
            qFatal("%s", qPrintable(snapshot.error().message));
        return plan::Planner(*snapshot);
    }

private:
    test::TemporaryProject m_project;
};

/// A plan as a test reads it: the transcript, or the error.
QString print(plan::Planner &planner, const Result<plan::MigrationPlan> &plan)
{
    if (!plan)
        return "error: "_L1 + plan.error().message;
    QString text = plan::transcript(*plan, planner.snapshot()->map).text;
    for (const plan::PlannedStep &step : plan->steps)
        if (step.status != plan::PreviewStatus::Exact)
            text += u"%1 line %2: %3"_s.arg(int(step.status)).arg(step.reasonRange.startLine).arg(step.reason);
    return text;
}

} // namespace

class TestPlanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsWhatAlembicPrints_data();
    void printsWhatAlembicPrints();
    void replaysForBatch();
    void takesTheConnectedSchemaInstead();
    void doubtInThePastReachesBatches();
    void previewsOneRevision();
    void stopsAtWhatItCannotKnow();
    void remembersTheFileItRead();
    void canBeStopped();
    void takesSettingsFromTheProject();
};

void TestPlanner::printsWhatAlembicPrints_data()
{
    QTest::addColumn<int>("dialect");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");

    const QString version = u"CREATE TABLE alembic_version (\n    version_num VARCHAR(32) NOT NULL, \n"
                            "    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n);\n\n"_s;
    QTest::newRow("PostgreSQL from base")
        << int(Dialect::Postgresql) << QStringList() << u"upgrade"_s << u"head"_s
        << "BEGIN;\n\n"_L1 + version
            + u"-- Running upgrade  -> a1\n\n"
              "CREATE TABLE users (\n    id SERIAL NOT NULL, \n    name VARCHAR(50), \n    PRIMARY KEY (id)\n);\n\n"
              "INSERT INTO alembic_version (version_num) VALUES ('a1') RETURNING alembic_version.version_num;\n\n"
              "-- Running upgrade a1 -> b2\n\n"
              "ALTER TABLE users ADD COLUMN age INTEGER;\n\n"
              "UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';\n\nCOMMIT;\n\n"_s;
    QTest::newRow("SQLite from a1") << int(Dialect::Sqlite) << QStringList{u"a1"_s} << u"upgrade"_s << u"head"_s
                                    << u"-- Running upgrade a1 -> b2\n\nALTER TABLE users ADD COLUMN age INTEGER;\n\n"
                                       "UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';\n\n"_s;
    QTest::newRow("downgrade to base")
        << int(Dialect::Postgresql) << QStringList{u"a1"_s} << u"downgrade"_s << u"base"_s
        << u"BEGIN;\n\n-- Running downgrade a1 -> \n\nDROP TABLE users;\n\n"
           "DELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';\n\nCOMMIT;\n\n"_s;
    QTest::newRow("nothing to do") << int(Dialect::Postgresql) << QStringList{u"b2"_s} << u"upgrade"_s << u"head"_s
                                   << u"BEGIN;\n\nCOMMIT;\n\n"_s;
    QTest::newRow("stamp") << int(Dialect::Sqlite) << QStringList{u"a1"_s} << u"stamp"_s << u"head"_s
                           << u"-- Running stamp_revision a1 -> b2\n\n"
                              "UPDATE alembic_version SET version_num='b2' WHERE alembic_version.version_num = 'a1';\n\n"_s;
    QTest::newRow("no such revision") << int(Dialect::Sqlite) << QStringList() << u"upgrade"_s << u"zzzz"_s
                                      << u"error: Can't locate revision identified by 'zzzz'"_s;
}

void TestPlanner::printsWhatAlembicPrints()
{
    QFETCH(int, dialect);
    QFETCH(QStringList, rows);
    QFETCH(QString, kind);
    QFETCH(QString, target);
    QFETCH(QString, expected);

    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers, "op.drop_table('users')")},
        {u"b2"_s, migration("b2", "'a1'", "op.add_column('users', sa.Column('age', sa.Integer()))")}});
    plan::Planner planner = shop.planner();
    plan::PlanRequest request = planner.request(Dialect(dialect));
    request.startingHeads = rows;
    const auto plan = kind == "upgrade"_L1 ? planner.upgrade(target, request)
        : kind == "downgrade"_L1           ? planner.downgrade(target, request)
                                           : planner.stamp({target}, request);
    QCOMPARE(print(planner, plan), expected);
}

void TestPlanner::replaysForBatch()
{
    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers)}, {u"b2"_s, migration("b2", "'a1'", dropName)}});
    plan::Planner planner = shop.planner();
    const auto step = planner.preview(u"b2"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(step);
    QCOMPARE(step->status, plan::PreviewStatus::Exact);
    QCOMPARE(plan::stepSql(*step, Dialect::Sqlite, false),
        u"CREATE TABLE _alembic_tmp_users (\n    id INTEGER NOT NULL, \n    PRIMARY KEY (id)\n);\n\n"
        "INSERT INTO _alembic_tmp_users (id) SELECT users.id \nFROM users;\n\n"
        "DROP TABLE users;\n\nALTER TABLE _alembic_tmp_users RENAME TO users;\n\n"_s);
    QVERIFY(step->before && step->after);
    QCOMPARE(step->before->table({{}, u"users"_s})->columns.size(), 2);
    QCOMPARE(step->after->table({{}, u"users"_s})->columns.size(), 1);
}

void TestPlanner::takesTheConnectedSchemaInstead()
{
    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers)}, {u"b2"_s, migration("b2", "'a1'", dropName)}});
    plan::Planner planner = shop.planner();
    // Somebody added a column by hand: the rebuild must carry it along.
    const auto known = planner.preview(u"b2"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(known);
    schema::Table users = *known->before->table({{}, u"users"_s});
    schema::Column extra = users.columns.constFirst();
    extra.name = u"by_hand"_s;
    extra.primaryKey = false;
    users.columns.append(extra);
    auto catalog = std::make_shared<schema::Catalog>(*known->before);
    catalog->setTable(users);

    plan::PlanRequest request = planner.request(Dialect::Sqlite);
    request.startingHeads = {u"a1"_s};
    request.catalog = catalog;
    const auto plan = planner.upgrade(u"head"_s, request);
    QVERIFY(plan);
    QVERIFY2(print(planner, plan).contains("INSERT INTO _alembic_tmp_users (id, by_hand)"_L1), qPrintable(print(planner, plan)));
}

void TestPlanner::doubtInThePastReachesBatches()
{
    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers)},
        {u"b2"_s, migration("b2", "'a1'", "import some_application\nsome_application.migrate(op)")},
        {u"c3"_s, migration("c3", "'b2'", dropName)},
        {u"d4"_s, migration("d4", "'c3'", "op.add_column('users', sa.Column('age', sa.Integer()))")}});
    plan::Planner planner = shop.planner();
    const auto unknown = planner.preview(u"b2"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(unknown);
    QCOMPARE(unknown->status, plan::PreviewStatus::NeedsPython);
    QVERIFY(unknown->reasonRange.isValid());

    const auto batch = planner.preview(u"c3"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(batch);
    QCOMPARE(batch->status, plan::PreviewStatus::NeedsData);
    QVERIFY2(batch->reason.contains("b2"_L1), qPrintable(batch->reason));

    const auto plain = planner.preview(u"d4"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(plain);
    QCOMPARE(plain->status, plan::PreviewStatus::Exact);
    const auto elsewhere = planner.preview(u"c3"_s, StepKind::Upgrade, Dialect::Postgresql);
    QVERIFY(elsewhere);
    QCOMPARE(elsewhere->status, plan::PreviewStatus::Exact);
}

void TestPlanner::previewsOneRevision()
{
    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers, "op.drop_table('users')")},
        {u"b2"_s, migration("b2", "'a1'", "pass")}, {u"c3"_s, migration("c3", "'a1'", "pass")},
        {u"d4"_s, migration("d4", "('b2', 'c3')", "op.execute('SELECT 1')")}});
    plan::Planner planner = shop.planner();
    const auto merge = planner.preview(u"d4"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(merge);
    QCOMPARE(plan::stepSql(*merge, Dialect::Sqlite),
        u"SELECT 1;\n\nDELETE FROM alembic_version WHERE alembic_version.version_num = 'b2';\n\n"
        "UPDATE alembic_version SET version_num='d4' WHERE alembic_version.version_num = 'c3';\n\n"_s);
    const auto down = planner.preview(u"a1"_s, StepKind::Downgrade, Dialect::Postgresql);
    QVERIFY(down);
    QCOMPARE(plan::stepSql(*down, Dialect::Postgresql),
        u"DROP TABLE users;\n\nDELETE FROM alembic_version WHERE alembic_version.version_num = 'a1';\n\n"_s);
    const auto absent = planner.preview(u"nope"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, script::RevisionNotFound);
}

void TestPlanner::stopsAtWhatItCannotKnow()
{
    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers)},
        {u"b2"_s,
            migration("b2", "'a1'",
                "op.execute('SELECT 1')\nrows = op.get_bind().execute(sa.text('SELECT id FROM users')).fetchall()\n"
                "for row in rows:\n    op.execute('SELECT 2')")},
        {u"c3"_s, migration("c3", "'b2'", "op.execute('SELECT 3')")}});
    plan::Planner planner = shop.planner();
    plan::PlanRequest request = planner.request(Dialect::Postgresql);
    request.startingHeads = {u"a1"_s};
    request.offline = true;
    const auto plan = planner.upgrade(u"head"_s, request);
    QVERIFY(plan);
    QVERIFY(plan->isRunnable() && plan->needsData());
    QCOMPARE(plan->steps.at(0).status, plan::PreviewStatus::NeedsData);
    QCOMPARE(plan->steps.at(1).status, plan::PreviewStatus::Exact); // later revisions are unaffected
    const plan::Transcript transcript = plan::transcript(*plan, planner.snapshot()->map);
    QCOMPARE(transcript.incompleteStep, 0);
    QVERIFY(transcript.text.contains("SELECT 1;"_L1));
    QVERIFY(!transcript.text.contains("SELECT 3"_L1));
    QVERIFY2(!transcript.text.contains("COMMIT"_L1), "half a run must not be committed");
}

void TestPlanner::remembersTheFileItRead()
{
    const QByteArray text = migration("a1", "None", createUsers);
    const Shop shop({{u"a1"_s, text}});
    plan::Planner planner = shop.planner();
    const auto step = planner.preview(u"a1"_s, StepKind::Upgrade, Dialect::Sqlite);
    QVERIFY(step);
    QCOMPARE(step->fileHash, script::sourceHash(text));
    QCOMPARE(step->operationRanges.size(), step->operations.size());
    QCOMPARE(step->operationRanges.constFirst().startLine, 13);
    QCOMPARE(step->statements.constFirst().operation, 0);
}

void TestPlanner::canBeStopped()
{
    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers)}});
    plan::Planner planner = shop.planner();
    std::stop_source stop;
    stop.request_stop();
    const auto plan = planner.upgrade(u"head"_s, planner.request(Dialect::Sqlite), stop.get_token());
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, plan::PlanStopped);
    // What the stop cut short is not remembered.
    const auto again = planner.upgrade(u"head"_s, planner.request(Dialect::Sqlite));
    QVERIFY(again);
    QVERIFY(again->isRunnable());
}

void TestPlanner::takesSettingsFromTheProject()
{
    const Shop shop({{u"a1"_s, migration("a1", "None", createUsers)}},
        "from alembic import context\n\ncontext.configure(url='x', version_table='ver', version_table_schema='S x',\n"
        "    transaction_per_migration=True)\n");
    plan::Planner planner = shop.planner();
    const auto plan = planner.upgrade(u"head"_s, planner.request(Dialect::Postgresql));
    const QString text = print(planner, plan);
    QVERIFY2(text.contains("CREATE TABLE \"S x\".ver ("_L1), qPrintable(text));
    QVERIFY2(text.contains("CONSTRAINT ver_pkc PRIMARY KEY"_L1), qPrintable(text));
    QVERIFY2(text.contains("RETURNING \"S x\".ver.version_num"_L1), qPrintable(text));
    QVERIFY2(text.startsWith("BEGIN;\n\nCREATE TABLE"_L1), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestPlanner)
#include "tst_planner.moc"
