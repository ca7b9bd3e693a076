// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"
#include "tests/support/temporaryproject.h"

#include "model/plan/planner.h"
#include "model/runtime/catalogverification.h"
#include "model/runtime/schemareader.h"
#include "model/script/projectsnapshot.h"

#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

/// A script for each text, one standing on the other.
QMap<QString, QByteArray> filesOf(const QList<QByteArray> &upgrades)
{
    QMap<QString, QByteArray> files{{u"alembic.ini"_s, "[alembic]\nscript_location = m\n"}, {u"m/env.py"_s, ""}};
    for (int i = 0; i < upgrades.size(); ++i) {
        const QByteArray down = i == 0 ? QByteArray("None") : "'r" + QByteArray::number(i - 1) + "'";
        files.insert(u"m/versions/r%1.py"_s.arg(i),
            "from alembic import op\nimport sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n"
            "revision = 'r" + QByteArray::number(i) + "'\ndown_revision = " + down + "\ndef upgrade():\n    "
                + QByteArray(upgrades.at(i)).replace("\n", "\n    ") + "\ndef downgrade():\n    pass\n");
    }
    return files;
}

/// "changed column-type t.a: integer -> text"
QString dump(const schema::CatalogDifference &difference)
{
    QString text = schema::changeCode(difference.change) + u' ' + schema::subjectCode(difference.subject) + u' '
        + difference.table.display() + (difference.object.isEmpty() ? QString() : u'.' + difference.object);
    if (!difference.expected.isEmpty() || !difference.actual.isEmpty())
        text += u": %1 -> %2"_s.arg(difference.expected, difference.actual);
    return text;
}

QString dump(const QList<schema::CatalogDifference> &differences)
{
    QStringList lines;
    for (const schema::CatalogDifference &difference : differences)
        lines << dump(difference);
    return lines.join(u'\n');
}

/// What the drift is made on: something of everything.
const QByteArray everything = R"py(op.create_table('p', sa.Column('id', sa.Integer, primary_key=True))
op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('a', sa.String(20), nullable=False, server_default='x'),
    sa.Column('b', sa.Integer), sa.Column('p_id', sa.Integer), sa.Column('c', sa.Boolean(), server_default=sa.false()),
    sa.UniqueConstraint('a', name='uq_a'), sa.CheckConstraint('b > 0', name='ck_b'),
    sa.ForeignKeyConstraint(['p_id'], ['p.id'], name='fk_p', ondelete='CASCADE'))
op.create_index('ix_b', 't', ['b', 'a'])
op.create_index('ix_part', 't', ['b'], postgresql_where=sa.text('b > 3'), sqlite_where=sa.text('b > 3'))
op.execute('CREATE VIEW v AS SELECT id FROM p'))py";

const QByteArray onlyPostgres = R"py(
op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
op.execute('CREATE SEQUENCE s')
op.create_table('q', sa.Column('id', sa.Integer, sa.Identity(), primary_key=True), sa.Column('n', sa.Integer, comment='how many'),
    sa.Column('d', sa.Integer, sa.Computed('n * 2', persisted=True)), sa.Column('e', sa.DateTime(), server_default=sa.func.now()),
    sa.Column('f', sa.Numeric(10, 2)), sa.UniqueConstraint('n'), comment='a table')
op.create_table('w', sa.Column('id', sa.Integer, primary_key=True), schema='public')
op.execute('CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$')
op.execute('CREATE TRIGGER g BEFORE UPDATE ON q FOR EACH ROW EXECUTE FUNCTION f()'))py";

} // namespace

/// Histories run on real databases are found as they were meant; whatever somebody changes by hand is found.
class TestCatalogVerification : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    /// A database as the plan wants it; each drift is made in a transaction of its own and undone.
    struct Sound
    {
        plan::MigrationPlan plan;
        std::unique_ptr<Connection> connection;
    };
    std::map<Dialect, Sound> m_sound;
    int m_histories = 0;
    int m_drifts = 0;

    /// The plan that leads an empty database to the head, from the scripts alone.
    static plan::MigrationPlan planOfProject(const TemporaryProject &project, Dialect engine)
    {
        const auto snapshot = script::loadSnapshot(project.path(u"alembic.ini"_s));
        plan::Planner planner(*snapshot);
        plan::PlanRequest request = planner.request(engine);
        request.catalog = std::make_shared<const schema::Catalog>(
            engine == Dialect::Sqlite ? schema::Catalog::NameCase::Insensitive : schema::Catalog::NameCase::Sensitive);
        const auto plan = planner.upgrade(u"head"_s, request);
        return plan ? *plan : plan::MigrationPlan();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase()
    {
        m_sound.clear();
        qInfo("%d histories were found as they were made, %d drifts were found", m_histories, m_drifts);
    }

    void nothingDiffers_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<QList<QByteArray>>("upgrades");
        enum { Both, Lite, Postgres };
        const auto row = [](const char *name, int engines, const QList<QByteArray> &upgrades) {
            if (engines != Postgres)
                QTest::addRow("sqlite, %s", name) << Dialect::Sqlite << upgrades;
            if (engines != Lite)
                QTest::addRow("postgresql, %s", name) << Dialect::Postgresql << upgrades;
        };
        const auto columns = [](std::initializer_list<const char *> all) {
            QByteArray script = "op.create_table('t', sa.Column('id', sa.Integer, primary_key=True)";
            int number = 0;
            for (const char *arguments : all)
                script += ", sa.Column('x" + QByteArray::number(number++) + "', " + arguments + ")";
            return script + ")";
        };
        row("everything", Both, {everything});
        row("what only PostgreSQL has", Postgres, {everything + onlyPostgres});

        row("types", Both, {columns({"sa.Integer", "sa.SmallInteger", "sa.BigInteger", "sa.String", "sa.String(5)", "sa.VARCHAR(7)", "sa.Unicode(3)",
                 "sa.Text", "sa.UnicodeText", "sa.CHAR(3)", "sa.CHAR", "sa.NCHAR(2)", "sa.Numeric", "sa.Numeric(10)", "sa.Numeric(10, 2)",
                 "sa.DECIMAL(5, 3)", "sa.Float", "sa.Float(10)", "sa.Float(53)", "sa.REAL", "sa.Boolean", "sa.Date", "sa.Time", "sa.DateTime",
                 "sa.DateTime(timezone=True)", "sa.TIMESTAMP", "sa.TIMESTAMP(timezone=True)", "sa.Interval", "sa.LargeBinary", "sa.JSON",
                 "sa.Enum('a', 'b', name='e')", "sa.Enum('a', 'b', name='e', native_enum=False)",
                 "sa.Enum('a', 'b', name='e', native_enum=False, create_constraint=True)", "sa.Boolean(create_constraint=True, name='ck')"})});
        row("types of PostgreSQL alone", Postgres, {columns({"postgresql.JSONB", "postgresql.UUID", "postgresql.ARRAY(sa.String(5))", "postgresql.ARRAY(sa.Integer, dimensions=2)",
                 "postgresql.INET", "postgresql.CIDR", "postgresql.TSVECTOR", "postgresql.INT4RANGE", "postgresql.BIT(3)", "postgresql.BIT(3, varying=True)",
                 "postgresql.BYTEA", "postgresql.INTERVAL(precision=3)", "postgresql.INTERVAL(fields='DAY TO SECOND', precision=3)",
                 "postgresql.TIMESTAMP(precision=3)", "postgresql.TIME(timezone=True)", "postgresql.DOUBLE_PRECISION", "postgresql.OID",
                 "postgresql.ENUM('a', 'B c', name='Mood')", "postgresql.ARRAY(postgresql.ENUM('a', name='m'))", "postgresql.MONEY"})});

        row("defaults", Both, {columns({"sa.String(9), server_default='x'", "sa.String(9), server_default=''", "sa.String(9), server_default=\"it's\"",
                 "sa.String(9), server_default=sa.text(\"'x'\")", "sa.Integer, server_default='0'", "sa.Integer, server_default=sa.text('0')",
                 "sa.Integer, server_default=sa.text('-1')", "sa.Integer, server_default='-1'", "sa.Integer, server_default=sa.text('(1)')",
                 "sa.Boolean, server_default=sa.false()", "sa.Boolean, server_default=sa.true()", "sa.Boolean, server_default='0'",
                 "sa.Numeric(5, 2), server_default='1.50'", "sa.Float, server_default=sa.text('0.0')", "sa.Integer, server_default=sa.text('NULL')",
                 "sa.DateTime, server_default=sa.func.now()", "sa.DateTime, server_default=sa.text('CURRENT_TIMESTAMP')",
                 "sa.DateTime, server_default='2020-01-01 00:00:00'", "sa.Integer, server_default=sa.text('1 + 1')",
                 "sa.Date, server_default=sa.text('CURRENT_DATE')", "sa.JSON, server_default='{\"a\": 1}'", "sa.Text, server_default=sa.text('(lower(\\'A\\'))')"})});
        row("defaults of PostgreSQL", Postgres, {columns({"sa.Boolean, server_default='f'", "sa.Boolean, server_default='t'", "sa.DateTime, server_default=sa.text('now()')",
                 "sa.String(5), server_default=sa.text(\"'x'::character varying\")", "sa.DateTime, server_default=sa.text(\"timezone('utc', now())\")",
                 "sa.DateTime, server_default=sa.text(\"(now() at time zone 'utc')\")", "postgresql.JSONB, server_default=sa.text(\"'{}'::jsonb\")",
                 "postgresql.JSONB, server_default='{\"b\":[1,2],\"a\":1}'", "postgresql.ARRAY(sa.Text), server_default='{}'",
                 "postgresql.ARRAY(sa.Text), server_default=sa.text(\"ARRAY['a', 'b']::text[]\")", "sa.Interval, server_default='1 day'",
                 "postgresql.UUID, server_default=sa.text('gen_random_uuid()')", "postgresql.ENUM('a', 'b', name='e'), server_default='a'",
                 "sa.Date, server_default=sa.text('current_date')", "sa.BigInteger, server_default=sa.text(\"(extract(epoch from now()) * 1000)::bigint\")",
                 "sa.Integer, sa.Computed('id + 1')", "sa.Integer, sa.Identity(always=True, start=5)", "sa.String(3), server_default=sa.text('current_user')"})});

        QByteArray checked = "op.create_table('t', sa.Column('id', sa.Integer, primary_key=True), sa.Column('x', sa.Integer), sa.Column('y', sa.String(9))";
        QByteArray indexed;
        int number = 0;
        for (const QByteArray &text : std::initializer_list<QByteArray>{"x > 0", "x in (1, 2)", "x between 1 and 5", "(x is not null)", "x != 3 or x is null", "NOT (x = 1 AND id = 2)", "lower(y) LIKE 'a%'",
                 "y in ('a', 'b')", "y in ('a')", "length(y) >= 3", "coalesce(x, 0) <= 10", "x not in (4, 5)", "y <> ''", "case when x > 1 then y is null else true end"}) {
            const QByteArray own = QByteArray::number(number++);
            checked += ", sa.CheckConstraint(\"" + text + "\", name='ck" + own + "'), sa.CheckConstraint(\"" + text + "\")";
            indexed += "\nop.create_index('ix" + own + "', 't', ['x'], postgresql_where=sa.text(\"" + text + "\"))";
        }
        row("checks and predicates", Both, {checked + ")" + indexed});
        const QByteArray two = "op.create_table('p', sa.Column('id', sa.Integer, primary_key=True), sa.Column('k', sa.String(9), unique=True))\n"
                               "op.create_table('t', sa.Column('id', sa.Integer, sa.ForeignKey('p.id')), sa.Column('x', sa.String(9)), sa.Column('Y', sa.Integer, index=True), "
                               "sa.Column('z', sa.Integer, sa.ForeignKey('p.id', ondelete='set null', onupdate='CASCADE', initially='DEFERRED', deferrable=True), unique=True, index=True))";
        row("keys without names", Both, {two});
        row("a table renamed", Both, {two, "op.rename_table('t', 'u')", "op.create_index('ix_u', 'u', ['x', 'Y'], unique=True)"});
        row("a referred table renamed", Both, {two, "op.rename_table('p', 'pp')"});
        row("a column renamed", Both, {two, "op.alter_column('t', 'x', new_column_name='xx')", "op.add_column('t', sa.Column('x', sa.Text))"});
        row("columns and keys later", Postgres, {two, "op.create_primary_key('pk_t', 't', ['id'])\nop.create_unique_constraint(None, 't', ['x'])\n"
            "op.create_foreign_key(None, 't', 'p', ['x'], ['k'])\nop.create_check_constraint('ck', 't', 'z > 0')\nop.alter_column('t', 'z', nullable=False, server_default='3', comment='z')",
            "op.drop_constraint('t_x_key', 't')\nop.alter_column('t', 'z', type_=sa.BigInteger)\nop.drop_column('t', 'x')"});
        row("a key that was none", Postgres, {"op.create_table('t', sa.Column('id', sa.Integer), sa.Column('n', sa.Integer))", "op.create_primary_key('pk', 't', ['id'])"});
        row("a foreign key on a serial column", Postgres, {"op.create_table('p', sa.Column('id', sa.Integer, primary_key=True))\nop.create_table('t', sa.Column('id', sa.Integer, primary_key=True))",
            "op.create_foreign_key('fk', 't', 'p', ['id'], ['id'])"});
        row("a serial column without its default", Postgres, {columns({"sa.Text"}), "op.alter_column('t', 'id', server_default=None)"});
        row("a primary key dropped", Postgres, {columns({"sa.Text"}), "op.drop_constraint('t_pkey', 't')"});
        row("batch", Both, {two, "with op.batch_alter_table('t') as b:\n    b.add_column(sa.Column('n', sa.Integer, nullable=False, server_default='1'))\n    b.drop_column('x')\n"
            "    b.create_unique_constraint('uq_n', ['n'])\n    b.alter_column('Y', type_=sa.BigInteger, nullable=False)\n    b.create_index('ix_n', ['n'])"});
        row("batch after batch", Both, {two, "with op.batch_alter_table('p') as b:\n    b.alter_column('k', new_column_name='kk', nullable=False)",
            "with op.batch_alter_table('p') as b:\n    b.alter_column('kk', type_=sa.Text, server_default='q')\n    b.create_check_constraint('ck_k', \"kk <> ''\")"});
        row("raw tables", Both, {"op.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(10) NOT NULL DEFAULT \\'x\\' UNIQUE, b INT CHECK (b > 0), c NUMERIC(4,1) DEFAULT 1.5, "
            "d TIMESTAMP DEFAULT CURRENT_TIMESTAMP, UNIQUE (a, b))')\nop.execute('CREATE UNIQUE INDEX ix ON t (b DESC) WHERE b > 3')\nop.execute('CREATE INDEX iy ON t (lower(a))')"});
        row("raw PostgreSQL", Postgres, {"op.execute('CREATE TABLE t (id SERIAL PRIMARY KEY, a varchar(10)[], b bool DEFAULT false, c int8 GENERATED BY DEFAULT AS IDENTITY)')",
            "op.execute('ALTER TABLE t ADD COLUMN d timestamptz DEFAULT now(), ALTER COLUMN b SET NOT NULL, ALTER COLUMN b DROP DEFAULT')\nop.execute('ALTER TABLE t RENAME COLUMN a TO aa')"
            "\nop.execute(\"COMMENT ON COLUMN t.aa IS 'it'\")", "op.execute('CREATE SEQUENCE s OWNED BY t.b')\nop.execute('CREATE SEQUENCE u')\nop.execute('ALTER SEQUENCE u OWNED BY t.b')"});
        row("types of PostgreSQL", Postgres, {"postgresql.ENUM('a', 'b', name='e').create(op.get_bind())\nop.create_table('t', sa.Column('x', postgresql.ENUM('a', 'b', name='e', create_type=False)))",
            "op.execute(\"ALTER TYPE e ADD VALUE 'c' BEFORE 'b'\")", "op.execute('ALTER TYPE e RENAME TO ee')\nop.execute(\"ALTER TYPE ee RENAME VALUE 'a' TO 'A'\")",
            "op.alter_column('t', 'x', type_=sa.Text)\nop.execute('DROP TYPE ee')"});
        row("another schema", Postgres, {"op.execute('CREATE SCHEMA s')\nop.create_table('p', sa.Column('id', sa.Integer, primary_key=True), schema='s')\nop.create_table('t', sa.Column('id', sa.Integer, "
            "sa.ForeignKey('s.p.id')), sa.Column('e', sa.Enum('a', name='e', schema='s')))\nop.create_index('ix', 'p', ['id'], schema='s')"});
        row("the default schema by name", Postgres, {"op.create_table('p', sa.Column('id', sa.Integer, primary_key=True), schema='public')\nop.create_table('t', sa.Column('id', sa.Integer, "
            "sa.ForeignKey('public.p.id')))", "op.execute('CREATE INDEX ix ON p (id)')\nop.execute('ALTER TABLE public.t ADD COLUMN x TEXT')\nop.create_index('iy', 't', ['x'])",
            "op.drop_index('iy', 't', schema='public')\nop.alter_column('t', 'x', nullable=False, schema='public')"});
        row("a key left to a later statement", Postgres, {"op.create_table('p', sa.Column('id', sa.Integer, primary_key=True))\n"
            "op.create_table('t', sa.Column('id', sa.Integer, sa.ForeignKey('p.id', name='fk', use_alter=True)))"});
        row("long names", Both, {"op.create_table('t', sa.Column('id', sa.Integer), sa.Column('x', sa.Integer))\nop.create_index(op.f('ix_" + QByteArray(70, 'n') + "'), 't', ['x'])"});
        row("indexes of PostgreSQL", Postgres, {"op.create_table('t', sa.Column('x', sa.Text), sa.Column('v', postgresql.TSVECTOR), sa.Column('y', sa.Integer))\n"
            "op.create_index('i1', 't', ['v'], postgresql_using='gin')\nop.create_index('i2', 't', [sa.text('lower(x)')], unique=True)\nop.create_index('i3', 't', [sa.text('y DESC NULLS LAST')])\n"
            "op.create_index('i4', 't', ['x'], postgresql_ops={'x': 'text_pattern_ops'})\nop.create_index('i5', 't', ['x'], postgresql_include=['y'])"});
        row("views and triggers", Lite, {two, "op.execute('CREATE VIEW v AS SELECT x FROM t')\nop.execute('CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM p; END')",
            "op.execute('DROP TRIGGER g')\nop.execute('DROP VIEW v')\nop.drop_table('t')"});
        row("a table with its triggers dropped", Postgres, {onlyPostgres.mid(1), "op.drop_table('q')\nop.execute('DROP FUNCTION f()')"});
    }
    void nothingDiffers()
    {
        QFETCH(Dialect, engine);
        QFETCH(QList<QByteArray>, upgrades);
        const TemporaryProject project(filesOf(upgrades));
        const plan::MigrationPlan plan = planOfProject(project, engine);
        QCOMPARE(plan.steps.size(), upgrades.size());
        QCOMPARE(plan.steps.last().reason, QString());
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const RunOutcome outcome = runOn(spec, plan);
        QCOMPARE(dump(outcome).section(u' ', 0, 0) + (outcome.failure ? outcome.failure->error.message : QString()), u"Succeeded"_s);
        QCOMPARE(dump(outcome.verification.catalogDifferences), QString());
        QCOMPARE(outcome.verification.differences, QStringList());
        for (const schema::Uncompared &one : outcome.verification.uncompared)
            qInfo("not compared: %s", qPrintable(one.table.display() + u' ' + one.object + u' ' + one.reason));
        QCOMPARE(outcome.verification.reason, QString());
        QVERIFY(outcome.verification.catalogCompared);
        ++m_histories;
    }

    void driftIsFound_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto lite = [](const char *name, const QString &sql, const QString &expected) {
            QTest::addRow("sqlite, %s", name) << Dialect::Sqlite << sql << expected;
        };
        const auto postgres = [](const char *name, const QString &sql, const QString &expected) {
            QTest::addRow("postgresql, %s", name) << Dialect::Postgresql << sql << expected;
        };
        const auto both = [&](const char *name, const QString &sql, const QString &expected) {
            lite(name, sql, expected);
            postgres(name, sql, QString(expected).replace(u"TEXT"_s, u"text"_s).replace(u"BOOLEAN"_s, u"boolean"_s));
        };
        both("a table missing", u"DROP VIEW v; DROP TABLE t; DROP TABLE p"_s, u"missing table p\nmissing table t\nmissing view .v"_s);
        both("a table more", u"CREATE TABLE zz (id INTEGER)"_s, u"extra table zz"_s);
        both("a column more", u"ALTER TABLE p ADD COLUMN zz text"_s, u"extra column p.zz:  -> TEXT"_s);
        both("a column missing", u"ALTER TABLE t DROP COLUMN c"_s, u"missing column t.c: BOOLEAN -> "_s);
        both("an index missing", u"DROP INDEX ix_b"_s, u"missing index t.ix_b: (b, a) -> "_s);
        both("an index more", u"CREATE INDEX iz ON t (c)"_s, u"extra index t.iz:  -> (c)"_s);
        both("an index unique", u"DROP INDEX ix_b; CREATE UNIQUE INDEX ix_b ON t (b, a)"_s, u"changed index t.ix_b: (b, a) -> UNIQUE (b, a)"_s);
        both("an index on other columns", u"DROP INDEX ix_b; CREATE INDEX ix_b ON t (a, b)"_s, u"changed index t.ix_b: (b, a) -> (a, b)"_s);
        both("an index of everything", u"DROP INDEX ix_part; CREATE INDEX ix_part ON t (b)"_s, u"changed index t.ix_part: (b) WHERE b > 3 -> (b)"_s);
        both("a view missing", u"DROP VIEW v"_s, u"missing view .v"_s);
        both("a view more", u"CREATE VIEW z AS SELECT a FROM t"_s, u"extra view .z"_s);
        lite("a trigger more", u"CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM p; END"_s, u"extra trigger t.g"_s);

        const QString table = u"DROP TABLE t; CREATE TABLE t (id INTEGER NOT NULL, a VARCHAR(20) DEFAULT 'x' NOT NULL, b INTEGER, p_id INTEGER, c BOOLEAN DEFAULT 0, "
            "PRIMARY KEY (id), CONSTRAINT uq_a UNIQUE (a), CONSTRAINT ck_b CHECK (b > 0), CONSTRAINT fk_p FOREIGN KEY(p_id) REFERENCES p (id) ON DELETE CASCADE);"
            "CREATE INDEX ix_b ON t (b, a); CREATE INDEX ix_part ON t (b) WHERE b > 3"_s;
        const auto rebuilt = [&](const char *name, const QString &was, const QString &is, const QString &expected) {
            lite(name, QString(table).replace(was, is), expected);
        };
        rebuilt("nothing", u"x"_s, u"x"_s, QString());
        rebuilt("synonyms", u"b INTEGER"_s, u"b INT"_s, QString());
        rebuilt("a type", u"a VARCHAR(20)"_s, u"a TEXT"_s, u"changed column-type t.a: VARCHAR(20) -> TEXT"_s);
        rebuilt("a length", u"a VARCHAR(20)"_s, u"a VARCHAR(30)"_s, u"changed column-type t.a: VARCHAR(20) -> VARCHAR(30)"_s);
        rebuilt("NULL allowed", u"'x' NOT NULL"_s, u"'x'"_s, u"changed nullability t.a: NOT NULL -> NULL"_s);
        rebuilt("NULL forbidden", u"b INTEGER"_s, u"b INTEGER NOT NULL"_s, u"changed nullability t.b: NULL -> NOT NULL"_s);
        rebuilt("a default", u"'x'"_s, u"'y'"_s, u"changed server-default t.a: 'x' -> 'y'"_s);
        rebuilt("a default lost", u"DEFAULT 'x'"_s, u""_s, u"changed server-default t.a: 'x' -> "_s);
        rebuilt("a default more", u"b INTEGER"_s, u"b INTEGER DEFAULT 7"_s, u"changed server-default t.b:  -> 7"_s);
        rebuilt("a generated column", u"b INTEGER"_s, u"b INTEGER AS (id * 2)"_s, u"changed computed t.b:  -> id * 2"_s);
        rebuilt("the primary key", u"PRIMARY KEY (id)"_s, u"PRIMARY KEY (id, a)"_s, u"changed primary-key t: id -> id, a"_s);
        rebuilt("no primary key", u"PRIMARY KEY (id), "_s, u""_s, u"missing primary-key t: id -> "_s);
        rebuilt("a unique constraint missing", u", CONSTRAINT uq_a UNIQUE (a)"_s, u""_s, u"missing unique t.uq_a: (a) -> "_s);
        rebuilt("a unique constraint more", u"CONSTRAINT ck_b"_s, u"UNIQUE (b), CONSTRAINT ck_b"_s, u"extra unique t.(b):  -> (b)"_s);
        rebuilt("a unique constraint otherwise", u"UNIQUE (a)"_s, u"UNIQUE (a, b)"_s, u"changed unique t.uq_a: (a) -> (a, b)"_s);
        rebuilt("a check missing", u"CONSTRAINT ck_b CHECK (b > 0), "_s, u""_s, u"missing check t.ck_b: b > 0 -> "_s);
        rebuilt("a check more", u"CONSTRAINT ck_b"_s, u"CONSTRAINT cz CHECK (a <> ''), CONSTRAINT ck_b"_s, u"extra check t.cz:  -> a <> ''"_s);
        rebuilt("a foreign key missing", u", CONSTRAINT fk_p FOREIGN KEY(p_id) REFERENCES p (id) ON DELETE CASCADE"_s, u""_s,
            u"missing foreign-key t.fk_p: (p_id) REFERENCES p (id) ON DELETE CASCADE -> "_s);
        rebuilt("ON DELETE", u"ON DELETE CASCADE"_s, u"ON DELETE SET NULL"_s,
            u"changed foreign-key t.fk_p: (p_id) REFERENCES p (id) ON DELETE CASCADE -> (p_id) REFERENCES p (id) ON DELETE SET NULL"_s);
        rebuilt("ON UPDATE", u"ON DELETE CASCADE"_s, u"ON DELETE CASCADE ON UPDATE CASCADE"_s, u"changed foreign-key t.fk_p: (p_id) REFERENCES p (id) ON DELETE CASCADE -> "
            "(p_id) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE"_s);
        rebuilt("a name", u"CONSTRAINT fk_p "_s, u"CONSTRAINT fk_q "_s, u"changed foreign-key t.fk_p: fk_p -> fk_q"_s);

        const QString t = u"ALTER TABLE t "_s;
        const QString q = u"ALTER TABLE q "_s;
        postgres("nothing", u"SELECT 1"_s, QString());
        postgres("a type", t + u"ALTER COLUMN a TYPE text"_s, u"changed column-type t.a: character varying(20) -> text"_s);
        postgres("a length", t + u"ALTER COLUMN a TYPE varchar(30)"_s, u"changed column-type t.a: character varying(20) -> character varying(30)"_s);
        postgres("a precision", q + u"ALTER COLUMN f TYPE numeric(12, 2)"_s, u"changed column-type q.f: numeric(10,2) -> numeric(12,2)"_s);
        postgres("a time zone", q + u"ALTER COLUMN e TYPE timestamptz"_s, u"changed column-type q.e: timestamp without time zone -> timestamp with time zone"_s);
        postgres("NULL allowed", t + u"ALTER COLUMN a DROP NOT NULL"_s, u"changed nullability t.a: NOT NULL -> NULL"_s);
        postgres("NULL forbidden", t + u"ALTER COLUMN b SET NOT NULL"_s, u"changed nullability t.b: NULL -> NOT NULL"_s);
        postgres("a default", t + u"ALTER COLUMN a SET DEFAULT 'y'"_s, u"changed server-default t.a: 'x' -> 'y'"_s);
        postgres("a default of truth", t + u"ALTER COLUMN c SET DEFAULT true"_s, u"changed server-default t.c: false -> true"_s);
        postgres("a default lost", t + u"ALTER COLUMN a DROP DEFAULT"_s, u"changed server-default t.a: 'x' -> "_s);
        postgres("a default more", t + u"ALTER COLUMN b SET DEFAULT 7"_s, u"changed server-default t.b:  -> 7"_s);
        postgres("now() lost", q + u"ALTER COLUMN e SET DEFAULT CURRENT_DATE"_s, u"changed server-default q.e: now() -> current_date"_s);
        postgres("a serial column's default", t + u"ALTER COLUMN id DROP DEFAULT"_s, u"changed server-default t.id: nextval() -> "_s);
        postgres("identity lost", q + u"ALTER COLUMN id DROP IDENTITY"_s, u"changed identity q.id: BY DEFAULT -> "_s);
        postgres("identity otherwise", q + u"ALTER COLUMN id SET GENERATED ALWAYS"_s, u"changed identity q.id: BY DEFAULT -> ALWAYS"_s);
        postgres("generation lost", q + u"ALTER COLUMN d DROP EXPRESSION"_s, u"changed computed q.d: n * 2 -> "_s);
        postgres("no primary key", t + u"DROP CONSTRAINT t_pkey"_s, u"missing primary-key t: id -> "_s);
        postgres("the primary key", t + u"DROP CONSTRAINT t_pkey; ALTER TABLE t ADD PRIMARY KEY (id, a)"_s, u"changed primary-key t: id -> id, a"_s);
        postgres("a unique constraint missing", t + u"DROP CONSTRAINT uq_a"_s, u"missing unique t.uq_a: (a) -> "_s);
        postgres("a unique constraint without a name missing", q + u"DROP CONSTRAINT q_n_key"_s, u"missing unique q.(n): (n) -> "_s);
        postgres("a unique constraint more", t + u"ADD UNIQUE (b)"_s, u"extra unique t.t_b_key:  -> (b)"_s);
        postgres("a unique constraint otherwise", t + u"DROP CONSTRAINT uq_a, ADD CONSTRAINT uq_a UNIQUE (a, b)"_s, u"changed unique t.uq_a: (a) -> (a, b)"_s);
        postgres("a check missing", t + u"DROP CONSTRAINT ck_b"_s, u"missing check t.ck_b: b > 0 -> "_s);
        postgres("a check more", t + u"ADD CONSTRAINT cz CHECK (a <> '')"_s, u"extra check t.cz:  -> a <> ''"_s);
        postgres("a foreign key missing", t + u"DROP CONSTRAINT fk_p"_s, u"missing foreign-key t.fk_p: (p_id) REFERENCES p (id) ON DELETE CASCADE -> "_s);
        postgres("a foreign key more", t + u"ADD CONSTRAINT fz FOREIGN KEY (b) REFERENCES p"_s, u"extra foreign-key t.fz:  -> (b) REFERENCES p (id)"_s);
        postgres("ON DELETE", t + u"DROP CONSTRAINT fk_p, ADD CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p ON DELETE SET NULL"_s,
            u"changed foreign-key t.fk_p: (p_id) REFERENCES p (id) ON DELETE CASCADE -> (p_id) REFERENCES p (id) ON DELETE SET NULL"_s);
        postgres("ON UPDATE", t + u"DROP CONSTRAINT fk_p, ADD CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p ON DELETE CASCADE ON UPDATE CASCADE"_s,
            u"changed foreign-key t.fk_p: (p_id) REFERENCES p (id) ON DELETE CASCADE -> (p_id) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE"_s);
        postgres("a name", t + u"RENAME CONSTRAINT fk_p TO fk_q"_s, u"changed foreign-key t.fk_p: fk_p -> fk_q"_s);
        postgres("an exclusion", t + u"ADD CONSTRAINT ez EXCLUDE USING btree (b WITH =)"_s, u"extra exclude t.ez:  -> EXCLUDE"_s);
        postgres("an index method", u"DROP INDEX ix_part; CREATE INDEX ix_part ON t USING hash (b) WHERE b > 3"_s,
            u"changed index t.ix_part: (b) WHERE b > 3 -> USING hash (b) WHERE b > 3"_s);
        postgres("a label more", u"ALTER TYPE mood ADD VALUE 'fine'"_s, u"changed enum-labels .mood: sad, ok -> sad, ok, fine"_s);
        postgres("a type missing", u"DROP TYPE mood"_s, u"missing type .mood"_s);
        postgres("a type more", u"CREATE TYPE z AS ENUM ('a')"_s, u"extra type .z"_s);
        postgres("a sequence missing", u"DROP SEQUENCE s"_s, u"missing sequence .s"_s);
        postgres("a sequence more", u"CREATE SEQUENCE z"_s, u"extra sequence .z"_s);
        postgres("a trigger missing", u"DROP TRIGGER g ON q"_s, u"missing trigger q.g"_s);
        postgres("a function missing", u"DROP FUNCTION f CASCADE"_s, u"missing trigger q.g\nmissing function .f"_s);
        postgres("a materialized view", u"CREATE MATERIALIZED VIEW z AS SELECT 1 AS x"_s, u"extra materialized-view .z"_s);
        postgres("a comment on a column", u"COMMENT ON COLUMN q.n IS 'other'"_s, u"changed column-comment q.n: how many -> other"_s);
        postgres("a comment lost", u"COMMENT ON TABLE q IS NULL"_s, u"changed table-comment q: a table -> "_s);
    }
    void driftIsFound()
    {
        QFETCH(Dialect, engine);
        QFETCH(QString, sql);
        QFETCH(QString, expected);
        Sound &sound = m_sound[engine];
        if (!sound.connection) {
            const TemporaryProject project(filesOf({engine == Dialect::Sqlite ? everything : everything + onlyPostgres}));
            sound.plan = planOfProject(project, engine);
            QCOMPARE(sound.plan.steps.size(), 1);
            const ConnectionSpec spec = freshDatabase(engine, m_folder);
            const RunOutcome outcome = runOn(spec, sound.plan);
            QCOMPARE(outcome.verification.kind, Verification::Kind::Verified);
            auto connection = Connection::open(spec);
            QVERIFY(connection);
            sound.connection = std::move(*connection);
        }
        QVERIFY(sound.connection->execute(u"BEGIN"_s));
        const auto drifted = sound.connection->execute(sql);
        QVERIFY2(drifted, drifted ? "" : qPrintable(drifted.error().error.message));
        const auto comparison = compareWithDatabase(*sound.connection, *sound.plan.steps.last().after, sound.plan.versionTable);
        QVERIFY(sound.connection->execute(u"ROLLBACK"_s));
        QVERIFY(comparison);
        QCOMPARE(dump(comparison->differences), expected);
        ++m_drifts;
    }

    /// What a script does in a way that cannot be followed is said, not guessed.
    void uncertainTablesAreCounted()
    {
        const TemporaryProject project(filesOf({everything, "op.execute('CREATE TABLE c AS SELECT id FROM p')"}));
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        const RunOutcome outcome = runOn(spec, planOfProject(project, Dialect::Postgresql));
        QCOMPARE(outcome.verification.kind, Verification::Kind::NotCompared);
        QCOMPARE(dump(outcome.verification.catalogDifferences), QString());
        QCOMPARE(outcome.verification.uncompared.size(), 1);
        QCOMPARE(outcome.verification.uncompared.first().table.name, u"c"_s);
        QVERIFY(outcome.verification.reason.contains(u" c "_s));
    }

    /// Tables of others are nobody's business, one that the plan drops is.
    void onlyWhatThePlanKnewIsExtra_data()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }
    void onlyWhatThePlanKnewIsExtra()
    {
        QFETCH(Dialect, engine);
        const TemporaryProject project(filesOf({everything, "op.execute('DROP VIEW v')\nop.drop_table('t')\nop.drop_table('p')"}));
        plan::MigrationPlan plan = planOfProject(project, engine);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        QCOMPARE(ask(spec, u"CREATE TABLE others (id INTEGER); CREATE VIEW w AS SELECT id FROM others"_s), QString());
        plan::MigrationPlan up = plan;
        up.steps = plan.steps.mid(0, 1);
        up.resultingHeads = {u"r0"_s};
        QCOMPARE(runOn(spec, up).verification.differences, QStringList());
        plan.steps = plan.steps.mid(1);
        plan.startingHeads = {u"r0"_s};
        plan.versionTableExists = true;
        plan.steps.first().statements.removeLast(); // the table p stays
        QCOMPARE(runOn(spec, plan).verification.differences, QStringList{u"The table p is there beside those of the plan"_s});
    }
};

QTEST_GUILESS_MAIN(TestCatalogVerification)
#include "tst_catalogverification.moc"
