// SPDX-License-Identifier: GPL-3.0-or-later
// What a run looks at before and after its commit, and runs that end in a rollback on purpose (reliability E.3, promises 6 and 8).
#include "tests/runtime/runtimefixture.h"

#include "model/runtime/errorcodes.h"

#include <QTest>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

class TestRehearsal : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    void addEngines()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }

    ConnectionSpec atA(Dialect engine)
    {
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const auto outcome = runOn(spec, planOf(spec, {step({}, u"a"_s,
            {u"CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(20))"_s, u"INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')"_s})}));
        if (outcome.kind != RunOutcome::Kind::Succeeded)
            qFatal("cannot prepare a database: %s", qPrintable(dump(outcome)));
        return spec;
    }

    template<typename Event>
    static EventSink into(QList<Event> &list)
    {
        return [&list](const RunEvent &event) {
            if (const auto *one = std::get_if<Event>(&event))
                list.append(*one);
        };
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }
    void cleanupTestCase() { cluster().stop(); }

    void aRebuildMustKeepItsRows()
    {
        const ConnectionSpec spec = atA(Dialect::Sqlite);
        const QStringList names{u"t"_s, u"\"my t\""_s};
        for (const QString &name : names) {
            if (name != u"t"_s)
                QCOMPARE(ask(spec, u"CREATE TABLE \"my t\" AS SELECT * FROM t"_s), QString());
            QString copy = name;
            copy.contains(u'"') ? copy.insert(1, u"_alembic_tmp_"_s) : copy.prepend(u"_alembic_tmp_"_s);
            const QStringList rebuild{u"CREATE TABLE %1 (id INTEGER PRIMARY KEY, name TEXT)"_s.arg(copy),
                u"INSERT INTO %1 (id, name) SELECT id, name FROM %2 WHERE id > 1"_s.arg(copy, name), u"DROP TABLE %1"_s.arg(name),
                u"ALTER TABLE %1 RENAME TO %2"_s.arg(copy, name)};
            const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, rebuild)}));
            QCOMPARE(dump(outcome), u"Failed applied - rolled back 0 partial - at <a> run.rows-lost"_s);
            QCOMPARE(outcome.failure->statement, 2);
            QCOMPARE(ask(spec, u"SELECT count(*) FROM %1"_s.arg(name)), u"3"_s);
            QStringList complete = rebuild;
            complete[1].chop(int(qstrlen(" WHERE id > 1")));
            complete << u"DELETE FROM %1 WHERE id = 1"_s.arg(name); // on purpose, so none of our business
            RunOptions dry;
            dry.dryRun = true;
            QCOMPARE(runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, complete)}), {}, {}, dry).kind, RunOutcome::Kind::Succeeded);
        }
    }

    void aDryRunChangesNothing_data() { addEngines(); }
    void aDryRunChangesNothing()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const bool server = engine == Dialect::Postgresql;
        const QString before = schemaText(spec);
        auto plan = planOf(spec, {step({}, u"a"_s, {u"CREATE TABLE u (id INTEGER)"_s, u"INSERT INTO u VALUES (1)"_s,
                                     server ? u"!CREATE INDEX CONCURRENTLY ix ON u (id)"_s : u"VACUUM"_s}),
            step(u"a"_s, u"b"_s, {u"COMMIT"_s, u"ALTER TABLE u ADD COLUMN c INTEGER"_s, u"DROP TABLE u"_s})});
        plan.transactionPerMigration = true;
        RunOptions options;
        options.dryRun = true;
        QStringList locks;
        const RunOutcome outcome = runOn(spec, plan, [&](const RunEvent &event) {
            if (const auto *taken = std::get_if<LocksTaken>(&event)) {
                for (const TakenLock &lock : taken->locks)
                    locks.append(u"%1.%2 %3 %4"_s.arg(taken->step).arg(taken->statement).arg(lock.relation, lock.mode));
            }
        }, {}, options);
        QCOMPARE(dump(outcome), u"Succeeded applied - rolled back - partial - at <>"_s);
        QVERIFY(outcome.dryRun && outcome.changedNothing());
        QCOMPARE(outcome.rehearsed, (QList<int>{0, 1}));
        QCOMPARE(outcome.skipped.size(), 2);
        QCOMPARE(outcome.skipped.last().sql, u"COMMIT"_s);
        QCOMPARE(schemaText(spec), before);
        if (server) {
            QVERIFY2(locks.contains(u"0.0 public.u AccessExclusiveLock"_s), qPrintable(locks.join(u'\n')));
            QVERIFY2(locks.contains(u"0.1 public.u RowExclusiveLock"_s), qPrintable(locks.join(u'\n')));
        }
        const RunOutcome failing = runOn(spec, planOf(spec, {step({}, u"a"_s, {u"SELECT * FROM nowhere"_s})}), {}, {}, options);
        QCOMPARE(dump(failing), u"Failed applied - rolled back 0 partial - at <> database.statement"_s);
        QVERIFY(failing.failure->error.hint.startsWith(u"It was a dry run"_s));
    }

    /// A lock on a table that the run itself drops still has its name.
    void aDryRunNamesWhatItDrops()
    {
        const ConnectionSpec spec = atA(Dialect::Postgresql);
        RunOptions options;
        options.dryRun = true;
        QList<LocksTaken> locks;
        const RunOutcome outcome = runOn(spec, planOf(spec, {step(u"a"_s, u"b"_s, {u"DROP TABLE t"_s})}), into(locks), {}, options);
        QCOMPARE(outcome.kind, RunOutcome::Kind::Succeeded);
        QVERIFY(!locks.isEmpty());
        QVERIFY(locks.first().locks.contains(TakenLock{u"public.t"_s, u"AccessExclusiveLock"_s}));
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"3"_s);
    }

    /// Text that hides its COMMIT from us meets the engine's own refusal.
    void aDryRunCannotBeCommitted()
    {
        const ConnectionSpec spec = atA(Dialect::Sqlite);
        auto connection = Connection::open(spec);
        QVERIFY(connection);
        (*connection)->setCommitForbidden(true);
        QVERIFY((*connection)->execute(u"BEGIN; DELETE FROM t"_s));
        QVERIFY(!(*connection)->execute(u"COMMIT"_s));
        (*connection)->setCommitForbidden(false);
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"3"_s);
        QVERIFY((*connection)->execute(u"BEGIN; DELETE FROM t WHERE id = 1; COMMIT"_s));
        QCOMPARE(ask(spec, u"SELECT count(*) FROM t"_s), u"2"_s);

        const ConnectionSpec server = atA(Dialect::Postgresql);
        RunOptions options;
        options.dryRun = true;
        const QString before = schemaText(server);
        // The splitter sees one statement each; the server sees what it sees.
        for (const QString &sql : {u"DO $$BEGIN DELETE FROM t; COMMIT; END$$"_s, u"DELETE FROM t; COMMIT AND CHAIN"_s}) {
            const RunOutcome outcome = runOn(server, planOf(server, {step(u"a"_s, u"b"_s, {sql})}), {}, {}, options);
            QVERIFY(outcome.changedNothing());
            QCOMPARE(schemaText(server), before);
            QCOMPARE(ask(server, u"SELECT count(*) FROM t"_s), u"3"_s);
        }
    }

    void theHeadsAreReadAgain_data() { addEngines(); }
    void theHeadsAreReadAgain()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = atA(engine);
        auto plan = planOf(spec, {step(u"a"_s, u"b"_s, {u"CREATE TABLE u (id INTEGER)"_s})});
        const RunOutcome good = runOn(spec, plan);
        QVERIFY(good.verification.headsCompared);
        QVERIFY(good.verification.differences.isEmpty());
        plan = planOf(spec, {step(u"b"_s, u"c"_s, {u"CREATE TABLE v (id INTEGER)"_s})});
        plan.resultingHeads = {u"z"_s};
        const RunOutcome bad = runOn(spec, plan);
        QCOMPARE(bad.verification.kind, Verification::Kind::Differs);
        QCOMPARE(bad.verification.differences, QStringList{u"The version table says c and not z"_s});
    }
};

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
