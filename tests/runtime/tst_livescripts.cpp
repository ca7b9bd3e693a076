// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts that ask their database, run on it.
#include "tests/runtime/runtimefixture.h"
#include "tests/support/temporaryproject.h"

#include "model/plan/planner.h"
#include "model/runtime/errorcodes.h"
#include "model/runtime/schemareader.h"
#include "model/runtime/versiontable.h"

#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

QByteArray scriptText(const QByteArray &id, const QByteArray &down, const QByteArray &body)
{
    return "from alembic import op\nimport sqlalchemy as sa\nimport datetime, uuid\nfrom sqlalchemy.orm import Session, declarative_base\n"
           "revision = '" + id + "'\ndown_revision = " + down
        + "\ndef upgrade():\n    " + QByteArray(body).replace("\n", "\n    ") + "\ndef downgrade():\n    pass\n";
}

const QByteArray createUsers = "users = op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True), sa.Column('name', sa.String(60)), sa.Column('made', sa.DateTime()))\n"
                               "op.bulk_insert(users, [{'name': 'Ada'}, {'name': 'Tim'}])";

} // namespace

class TestLiveScripts : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    /// Runs a (which makes the table) and b with that body, from an empty database.
    RunOutcome run(Dialect dialect, const QByteArray &body, ConnectionSpec &spec, QList<RunEvent> *events = nullptr, RunOptions options = {})
    {
        spec = freshDatabase(dialect, m_folder);
        TemporaryProject project;
        project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
        project.write(u"migrations/env.py"_s, "from alembic import context\n");
        project.write(u"migrations/versions/a.py"_s, scriptText("a", "None", createUsers));
        project.write(u"migrations/versions/b.py"_s, scriptText("b", "'a'", body));
        project.write(u"migrations/versions/c.py"_s, scriptText("c", "'b'", "op.create_table('last', sa.Column('id', sa.Integer()))"));
        plan::Planner planner(*script::loadSnapshot(project.path(u"alembic.ini"_s)));
        auto connection = Connection::open(spec);
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        plan::PlanRequest request = planner.request(dialect);
        request.catalog = *readCatalog(**connection);
        const auto plan = planner.upgrade(u"head"_s, request);
        if (!plan)
            qFatal("%s", qPrintable(plan.error().message));
        return runtime::run(*plan, **connection, {}, [&](const RunEvent &event) {
            if (events)
                events->append(event);
        }, options);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }

    void does_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *name, const QByteArray &body, const QString &question, const QString &answer) {
            QTest::newRow(name) << body << question << answer;
        };
        const QString names = u"SELECT name FROM users ORDER BY id"_s;
        row("rows", "for row in op.get_bind().execute(sa.text('SELECT id, name FROM users')):\n    op.execute(f\"UPDATE users SET name = '{row.name}{row.id}' WHERE id = {row.id}\")",
            names, u"Ada1;Tim2"_s);
        row("sees what it did", "op.execute(\"DELETE FROM users WHERE name = 'Ada'\")\nn = op.get_bind().scalar(sa.text('SELECT count(*) FROM users'))\nop.execute(f\"UPDATE users SET name = 'only {n}'\")",
            names, u"only 1"_s);
        row("the schema as it is", "op.add_column('users', sa.Column('extra', sa.Integer()))\nif 'extra' in [c['name'] for c in sa.inspect(op.get_bind()).get_columns('users')]:\n    op.execute('UPDATE users SET extra = 7')",
            u"SELECT extra FROM users"_s, u"7;7"_s);
        row("a changed count", "r = op.get_bind().execute(sa.text(\"UPDATE users SET name = 'x'\"))\nop.execute(f\"INSERT INTO users (name) VALUES ('{r.rowcount}')\")",
            names, u"x;x;2"_s);
        row("an error that is caught", "from sqlalchemy.exc import SQLAlchemyError\nbind = op.get_bind()\ntry:\n    with bind.begin_nested():\n        bind.execute(sa.text('SELECT nope FROM users'))\n"
                                       "except SQLAlchemyError:\n    op.execute(\"UPDATE users SET name = 'caught'\")", names, u"caught;caught"_s);
        row("a session", "Base = declarative_base()\nclass User(Base):\n    __tablename__ = 'users'\n    id = sa.Column(sa.Integer, primary_key=True)\n    name = sa.Column(sa.String)\n"
                         "s = Session(bind=op.get_bind())\nfor u in s.query(User).order_by(User.id):\n    u.name = u.name.lower()\nnew = User(name='new')\ns.add(new)\ns.flush()\n"
                         "new.name = f'new {new.id}'\ns.delete(s.query(User).filter_by(name='tim').one())\ns.commit()", names, u"ada;new 3"_s);
        row("the clock", "op.execute(sa.text('UPDATE users SET made = :now').bindparams(now=datetime.datetime.utcnow()))\nop.execute(f\"UPDATE users SET name = '{len(str(uuid.uuid4()))}'\")",
            u"SELECT DISTINCT name FROM users WHERE made IS NOT NULL"_s, u"36"_s);
        row("a batch", "n = op.get_bind().scalar(sa.text('SELECT max(id) FROM users'))\nwith op.batch_alter_table('users') as b:\n    b.alter_column('name', type_=sa.String(n * 100), nullable=False)",
            names, u"Ada;Tim"_s);
        row("fetch by parts", "r = op.get_bind().execute(sa.text('SELECT id FROM users ORDER BY id'))\na = r.fetchone()[0]\nb = r.fetchall()\nop.execute(f\"UPDATE users SET name = '{a}/{len(b)}'\")",
            names, u"1/1;1/1"_s);
    }
    void does()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, question);
        QFETCH(QString, answer);
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::Postgresql}) {
            ConnectionSpec spec;
            const RunOutcome outcome = run(dialect, body, spec);
            QVERIFY2(outcome.kind == RunOutcome::Kind::Succeeded,
                qPrintable(outcome.failure ? outcome.failure->error.message + outcome.failure->error.hint : QString()));
            QCOMPARE(outcome.applied.size(), 3);
            QCOMPARE(ask(spec, question), answer);
            QCOMPARE(ask(spec, u"SELECT version_num FROM alembic_version"_s), u"c"_s);
        }
    }

    void failsWhole_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("line");
        QTest::newRow("the database refuses") << QByteArray("n = op.get_bind().scalar(sa.text('SELECT 1'))\nop.execute(f'INSERT INTO users (id) VALUES ({n})')") << u""_s << 9;
        QTest::newRow("the script raises") << QByteArray("n = op.get_bind().scalar(sa.text('SELECT 1'))\nif n == 1:\n    raise ValueError('no')") << u"The script of b raised ValueError: no"_s << 10;
        QTest::newRow("something unknown") << QByteArray("n = op.get_bind().scalar(sa.text('SELECT 1'))\nimport nowhere\nnowhere.f(n)\nop.execute(nowhere.g(n))") << u"b cannot be run: module nowhere"_s << 0;
    }
    void failsWhole()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, message);
        QFETCH(int, line);
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::Postgresql}) {
            ConnectionSpec spec;
            const RunOutcome outcome = run(dialect, body, spec);
            QVERIFY(outcome.failure);
            QVERIFY2(outcome.failure->error.message.startsWith(message), qPrintable(outcome.failure->error.message));
            if (line)
                QCOMPARE(outcome.failure->error.range.startLine, line);
            QVERIFY(outcome.changedNothing());
            QVERIFY(!schemaText(spec).contains(u"users"_s));
        }
    }

    void isRehearsed()
    {
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::Postgresql}) {
            ConnectionSpec spec;
            QList<RunEvent> events;
            RunOptions options;
            options.dryRun = true;
            const RunOutcome outcome = run(dialect, "for row in op.get_bind().execute(sa.text('SELECT id FROM users')):\n    op.execute(f'UPDATE users SET name = NULL WHERE id = {row.id}')", spec, &events, options);
            QVERIFY2(outcome.kind == RunOutcome::Kind::Succeeded, qPrintable(outcome.failure ? outcome.failure->error.message : QString()));
            QStringList sent;
            for (const RunEvent &event : std::as_const(events)) {
                if (const auto *started = std::get_if<StatementStarted>(&event); started && started->step == 1 && !started->bookkeeping)
                    sent << started->sql;
            }
            QCOMPARE(sent.size(), 3);
            QVERIFY(!schemaText(spec).contains(u"users"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestLiveScripts)
#include "tst_livescripts.moc"
