// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts that ask their database, previewed on one: what they would do, without anything having been done.
#include "tests/runtime/runtimefixture.h"
#include "tests/support/temporaryproject.h"

#include "model/plan/planner.h"
#include "model/runtime/previewqueries.h"
#include "model/runtime/schemareader.h"

#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;
using plan::PreviewStatus;
using script::StepKind;

namespace {

QByteArray scriptText(const QByteArray &id, const QByteArray &down, const QByteArray &body)
{
    return "from alembic import op\nimport sqlalchemy as sa\nimport datetime, enum, json, uuid\n"
           "from sqlalchemy.orm import Session, declarative_base\nrevision = '" + id + "'\ndown_revision = " + down
        + "\ndef upgrade():\n    " + QByteArray(body).replace("\n", "\n    ") + "\ndef downgrade():\n    pass\n";
}

const QString setup = u"CREATE TABLE users (id INTEGER NOT NULL, name VARCHAR(20), born DATE, admin BOOLEAN, PRIMARY KEY (id));"
                      "INSERT INTO users (id, name, born, admin) VALUES (1, 'Ada', '1815-12-10', %1);"
                      "INSERT INTO users (id, name) VALUES (2, 'Tim');"
                      "CREATE INDEX ix_name ON users (name);"
                      "CREATE TABLE empty (id INTEGER NOT NULL, PRIMARY KEY (id))"_s;

} // namespace

class TestPreviewQueries : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    plan::PlannedStep resolved(Dialect dialect, const QByteArray &first, const QByteArray &second, ConnectionSpec *used = nullptr)
    {
        const ConnectionSpec spec = freshDatabase(dialect, m_folder);
        const QString said = ask(spec, setup.arg(dialect == Dialect::Sqlite ? u"1"_s : u"true"_s));
        if (!said.isEmpty())
            qFatal("%s", qPrintable(said));
        TemporaryProject project;
        project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
        project.write(u"migrations/env.py"_s, "from alembic import context\n");
        project.write(u"migrations/versions/a.py"_s, scriptText("a", "None", first));
        project.write(u"migrations/versions/b.py"_s, scriptText("b", "'a'", second));
        plan::Planner planner(*script::loadSnapshot(project.path(u"alembic.ini"_s)));
        auto questions = PreviewQueries::open(spec);
        if (!questions)
            qFatal("%s", qPrintable(questions.error().message));
        plan::PlanRequest request = planner.request(dialect);
        request.catalog = *readCatalog((*questions)->connection());
        request.questions = questions->get();
        const auto step = planner.resolve(u"b"_s, StepKind::Upgrade, request);
        if (!step)
            qFatal("%s", qPrintable(step.error().message));
        if (used)
            *used = spec;
        return *step;
    }

    static QString text(const plan::PlannedStep &step)
    {
        if (step.status != PreviewStatus::Exact)
            return u"%1: %2"_s.arg(step.status == PreviewStatus::NeedsData ? u"needs data"_s
                    : step.status == PreviewStatus::NeedsPython ? u"needs python"_s : u"error"_s, step.reason);
        QStringList statements;
        for (const dialect::Statement &statement : step.statements)
            statements << statement.sql.simplified();
        return statements.join(u"; "_s);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }

    void answers_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char *name, const QByteArray &body, const QString &expected, const QByteArray &before = "pass") {
            QTest::newRow(name) << before << body << expected;
        };
        const QByteArray core = "bind = op.get_bind()\n"
                                "t = sa.table('users', sa.column('id', sa.Integer), sa.column('name', sa.String), sa.column('born', sa.Date), sa.column('admin', sa.Boolean))\n";
        row("rows of text", "for row in op.get_bind().execute(sa.text('SELECT id, name FROM users ORDER BY id')):\n"
                            "    op.execute(f\"UPDATE users SET name = '{row.name}{row[0]}' WHERE id = {row.id}\")",
            u"SELECT id, name FROM users ORDER BY id; UPDATE users SET name = 'Ada1' WHERE id = 1; UPDATE users SET name = 'Tim2' WHERE id = 2"_s);
        row("types of columns", core + "row = bind.execute(sa.select(t.c.born, t.c.admin).order_by(t.c.id)).first()\n"
                                       "op.execute('-- %r %r' % (row.born, row.admin))",
            u"SELECT users.born, users.admin FROM users ORDER BY users.id; -- datetime.date(1815, 12, 10) True"_s);
        row("a scalar", "n = op.get_bind().scalar(sa.text('SELECT count(*) FROM users'))\nif n == 2:\n    op.drop_table('empty')",
            u"SELECT count(*) FROM users; DROP TABLE empty"_s);
        row("mappings, tuples, 1.3 rows", "r = op.get_bind().execute(sa.text('SELECT id, name FROM users ORDER BY id'))\n"
                                          "first = r.fetchone()\na, b = first\n"
                                          "op.execute('-- %s %s %s %s %s' % (a, b, first['name'], first._mapping['id'], dict(r.fetchone()._mapping)))",
            u"SELECT id, name FROM users ORDER BY id; -- 1 Ada Ada 1 {'id': 2, 'name': 'Tim'}"_s);
        row("the inspector", "i = sa.inspect(op.get_bind())\n"
                             "if 'extra' not in [c['name'] for c in i.get_columns('users')] and i.has_table('users') and not i.has_table('nope'):\n"
                             "    op.add_column('users', sa.Column('extra', sa.Integer()))\n"
                             "if 'extra' in [c['name'] for c in sa.inspect(op.get_bind()).get_columns('users')]:\n"
                             "    op.drop_index([x['name'] for x in i.get_indexes('users')][0], 'users')",
            u"ALTER TABLE users ADD COLUMN extra INTEGER; DROP INDEX ix_name"_s);
        row("no such table", "from sqlalchemy.exc import NoSuchTableError\ntry:\n    for c in sa.inspect(op.get_bind()).get_columns('nope'):\n        pass\n"
                             "except NoSuchTableError as e:\n    op.execute('-- none: %s' % e)",
            u"-- none: nope"_s);
        row("a reflected table", "t = sa.Table('users', sa.MetaData(), autoload_with=op.get_bind())\n"
                                 "op.execute(t.update().where(t.c.id == 1).values(name='x'))",
            u"UPDATE users SET name='x' WHERE users.id = 1"_s);
        row("a session", "Base = declarative_base()\nclass User(Base):\n    __tablename__ = 'users'\n    id = sa.Column(sa.Integer, primary_key=True)\n    name = sa.Column(sa.String)\n"
                         "s = Session(bind=op.get_bind())\nfor u in s.query(User).filter(User.id > 0).order_by(User.id):\n    u.name = u.name.upper()\ns.commit()",
            u"SELECT users.id, users.name FROM users WHERE users.id > 0 ORDER BY users.id; UPDATE users SET name='ADA' WHERE users.id = 1; UPDATE users SET name='TIM' WHERE users.id = 2"_s);
        row("behind a new column", "for (i,) in op.get_bind().execute(sa.text('SELECT id FROM users ORDER BY id')):\n    op.execute(f'-- {i}')",
            u"SELECT id FROM users ORDER BY id; -- 1; -- 2"_s, "op.add_column('users', sa.Column('extra', sa.Integer()))");
        row("of a new column", "for row in op.get_bind().execute(sa.text('SELECT extra FROM users')):\n    op.execute(f'-- {row}')",
            u"needs data: the rows of a query for what the migration makes first"_s, "op.add_column('users', sa.Column('extra', sa.Integer()))");
        row("of all columns", "for row in op.get_bind().execute(sa.text('SELECT * FROM users')):\n    op.execute(f'-- {row}')",
            u"needs data: the rows of a query for all columns"_s, "op.add_column('users', sa.Column('extra', sa.Integer()))");
        row("behind a change of rows", "if op.get_bind().scalar(sa.text('SELECT count(*) FROM users')):\n    op.execute('-- yes')",
            u"needs data: the rows of a query that comes after"_s, "op.execute('DELETE FROM users')");
        row("what writes", "n = op.get_bind().execute(sa.text(\"INSERT INTO users (id) VALUES (9) RETURNING id\")).scalar()\nop.execute(f'-- {n}')",
            u"needs data: a query that a preview cannot make"_s);
        row("the clock", "op.execute(f'-- {datetime.datetime.utcnow()}')", u"needs data: the time at which"_s);
        row("an error of the database", "for row in op.get_bind().execute(sa.text('SELECT nope FROM users')):\n    pass", u"error: "_s);
        row("an error that is caught", "from sqlalchemy.exc import SQLAlchemyError\ntry:\n    for row in op.get_bind().execute(sa.text('SELECT nope FROM users')):\n        pass\n"
                                       "except SQLAlchemyError:\n    op.execute('-- caught')", u"-- caught"_s);
        row("JSON", "op.execute('-- %s' % op.get_bind().scalar(sa.select(sa.literal_column(\"'{\\\"a\\\": [1, null]}'\", sa.Text))))",
            u"SELECT '{\"a\": [1, null]}'; -- {\"a\": [1, null]}"_s);
    }
    void answers()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, body);
        QFETCH(QString, expected);
        for (const Dialect dialect : {Dialect::Sqlite, Dialect::Postgresql}) {
            ConnectionSpec spec;
            const plan::PlannedStep step = resolved(dialect, before, body, &spec);
            const QString found = text(step);
            QVERIFY2(found == expected || (expected.contains(": "_L1) && found.startsWith(expected)), qPrintable(found));
            QCOMPARE(step.status == PreviewStatus::Exact, !step.resolvedAgainst.isEmpty());
            QCOMPARE(ask(spec, u"SELECT count(*), max(name) FROM users"_s), u"2|Tim"_s); // nothing was done
        }
    }

    void questionIsShown()
    {
        TemporaryProject project;
        project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
        project.write(u"migrations/env.py"_s, "from alembic import context\n");
        project.write(u"migrations/versions/a.py"_s,
            scriptText("a", "None", "t = sa.table('users', sa.column('id'))\nfor row in op.get_bind().execute(sa.select(t.c.id).where(t.c.id > 3)):\n    pass"));
        plan::Planner planner(*script::loadSnapshot(project.path(u"alembic.ini"_s)));
        const auto step = planner.preview(u"a"_s, StepKind::Upgrade, Dialect::Sqlite);
        QVERIFY(step);
        QCOMPARE(step->status, PreviewStatus::NeedsData);
        QCOMPARE(step->question.simplified(), u"SELECT users.id FROM users WHERE users.id > 3"_s);
    }
};

QTEST_GUILESS_MAIN(TestPreviewQueries)
#include "tst_previewqueries.moc"
