// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"

#include "model/dialect/tabledescription.h"
#include "model/runtime/schemareader.h"

#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

QString dump(const schema::Catalog &catalog)
{
    QStringList lines;
    for (const auto &table : catalog.tables()) {
        QStringList parts;
        for (const dialect::TablePart &part : dialect::describeTable(*table, Dialect::Postgresql))
            parts << (part.name + u' ' + part.definition.simplified()).trimmed();
        lines << table->name.text + u": "_s + parts.join(u"; "_s);
    }
    for (const schema::NamedType &type : catalog.types()) {
        if (const auto *enumeration = std::get_if<schema::EnumType>(&type))
            lines << u"enum "_s + enumeration->name.text + u" "_s + enumeration->labels.join(u',');
        else
            lines << u"domain "_s + std::get<schema::DomainType>(type).name.text;
    }
    for (const schema::Sequence &sequence : catalog.sequences())
        lines << u"sequence "_s + sequence.name.text;
    for (const schema::StoredObject &object : catalog.storedObjects())
        lines << u"stored %1 %2 %3"_s.arg(int(object.kind)).arg(object.name.name, object.table.name).trimmed();
    return lines.join(u'\n');
}

} // namespace

class TestPostgresInspector : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }

    void reads_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &sql, const QString &expected) { QTest::newRow(name) << sql << expected; };
        row("types", u"CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN d AS integer CHECK (VALUE > 0);"
                     "CREATE TABLE t (a integer, b varchar(20), c numeric(10,2), d timestamptz, e timestamp(3), f mood, g mood[], h jsonb, i uuid, "
                     "j double precision, k d, l char(3), m bytea, n interval, o text[], p time, q bit varying(4), r tsvector, s bigint)"_s,
            u"t: a INTEGER; b VARCHAR(20); c NUMERIC(10, 2); d TIMESTAMP WITH TIME ZONE; e TIMESTAMP(3) WITHOUT TIME ZONE; f mood; g mood[]; "
            "h JSONB; i UUID; j DOUBLE PRECISION; k d; l CHAR(3); m BYTEA; n INTERVAL; o TEXT[]; p TIME WITHOUT TIME ZONE; q BIT VARYING(4); "
            "r TSVECTOR; s BIGINT\ndomain d\nenum mood sad,ok"_s);
        row("defaults", u"CREATE TABLE t (a serial, b integer GENERATED ALWAYS AS IDENTITY, c integer DEFAULT 5 NOT NULL, d text DEFAULT 'x', "
                        "e timestamptz DEFAULT now(), f integer GENERATED ALWAYS AS (c + 1) STORED)"_s, u"t: a INTEGER DEFAULT nextval('t_a_seq'::regclass) NOT NULL; b INTEGER GENERATED ALWAYS AS IDENTITY; c INTEGER DEFAULT 5 NOT NULL; d TEXT DEFAULT 'x'::text; e TIMESTAMP WITH TIME ZONE DEFAULT now(); f INTEGER GENERATED ALWAYS AS (c + 1) STORED"_s);
        row("constraints", u"CREATE TABLE p (a integer, b integer, PRIMARY KEY (b, a)); CREATE TABLE t (x integer, y integer, "
                           "CONSTRAINT f FOREIGN KEY (x, y) REFERENCES p (b, a) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, "
                           "CONSTRAINT u UNIQUE (y, x), CONSTRAINT c CHECK (x > 0), EXCLUDE USING btree (x WITH =))"_s, u"p: a INTEGER NOT NULL; b INTEGER NOT NULL; p_pkey PRIMARY KEY (b, a)\nt: x INTEGER; y INTEGER; c CHECK (x > 0); u UNIQUE (y, x); t_x_excl EXCLUDE USING btree (x WITH =); f FOREIGN KEY(x, y) REFERENCES p (b, a) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"_s);
        row("indexes", u"CREATE TABLE t (a integer, \"B c\" text, d text); CREATE INDEX i1 ON t (a DESC, lower(d)); "
                       "CREATE UNIQUE INDEX i2 ON t (\"B c\") WHERE a > 3; CREATE INDEX i3 ON t USING hash (d); CREATE INDEX i4 ON t (a) INCLUDE (d)"_s, u"t: a INTEGER; B c TEXT; d TEXT; i1 CREATE INDEX i1 ON t (a DESC, lower(d)); i2 CREATE UNIQUE INDEX i2 ON t (\"B c\") WHERE a > 3; i3 CREATE INDEX i3 ON t USING hash (d); i4 CREATE INDEX i4 ON t (a) INCLUDE (d)"_s);
        row("stored objects", u"CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t; CREATE MATERIALIZED VIEW m AS SELECT a FROM t; "
                              "CREATE FUNCTION g(x integer) RETURNS integer LANGUAGE sql AS 'SELECT x'; CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER w BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f(); CREATE SEQUENCE s"_s, u"t: a INTEGER\nsequence s\nstored 3 g(x integer)\nstored 3 f()\nstored 0 v\nstored 1 m\nstored 2 w t"_s);
    }
    void reads()
    {
        QFETCH(QString, sql);
        QFETCH(QString, expected);
        ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        QCOMPARE(ask(spec, sql), QString());
        auto connection = Connection::open(spec);
        QVERIFY(connection);
        const auto catalog = readCatalog(**connection);
        QVERIFY2(catalog, qPrintable(catalog ? QString() : catalog.error().message + catalog.error().detail));
        QCOMPARE(dump(**catalog), expected);
    }
};

QTEST_GUILESS_MAIN(TestPostgresInspector)
#include "tst_postgresinspector.moc"
