// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/runtimefixture.h"
#include "tests/support/temporaryproject.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/pythonhandover.h"
#include "model/runtime/pythoninterpreter.h"
#include "model/script/projectsnapshot.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <thread>

using namespace retort;
using namespace retort::test;
using dialect::Dialect;

namespace {

QByteArray script(const QByteArray &revision, const QByteArray &down, const QByteArray &up)
{
    return "from alembic import op\nimport sqlalchemy as sa\nimport time\nimport application\nrevision = '" + revision + "'\ndown_revision = "
        + (down.isEmpty() ? QByteArray("None") : "'" + down + "'") + "\ndef upgrade():\n    " + up + "\ndef downgrade():\n    op.drop_table('" + revision + "')\n";
}

const QByteArray environmentScript = R"py(import logging
from alembic import context
from sqlalchemy import create_engine
logging.basicConfig(level=logging.INFO)
with create_engine(context.config.get_main_option("sqlalchemy.url")).connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
)py";

/// A project that real Alembic runs: `url` in its ini, and a module of the application that its scripts need.
QMap<QString, QByteArray> projectOf(const QString &url)
{
    return {{u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/m\nprepend_sys_path = .\nsqlalchemy.url = " + QByteArray(url.toUtf8()).replace('%', "%%") + "\n"},
        {u"m/env.py"_s, environmentScript}, {u"m/script.py.mako"_s, ""}, {u"application.py"_s, "SIZE = 5\n"},
        {u"m/versions/a.py"_s, script("a", "", "op.create_table('a', sa.Column('x', sa.String(application.SIZE)))")},
        {u"m/versions/b.py"_s, script("b", "a", "op.create_table('b', sa.Column('x', sa.Integer))")},
        {u"m/versions/c.py"_s, script("c", "b", "raise ValueError('no such thing')")},
        {u"m/versions/d.py"_s, script("d", "b", "time.sleep(60)")}};
}

plan::PlannedStep stepOf(const QStringList &from, const QString &revision, const QStringList &to)
{
    plan::PlannedStep planned;
    planned.step.revision = revision;
    planned.step.fromVersions = from;
    planned.step.toVersions = to;
    using Kind = script::VersionRowChange::Kind;
    planned.step.rowChanges = {{from.isEmpty() ? Kind::Insert : to.isEmpty() ? Kind::Delete : Kind::Update, from.value(0), to.value(0)}};
    return planned;
}

} // namespace

class TestPythonHandover : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static QString urlOf(const ConnectionSpec &spec)
    {
        return spec.dialect == Dialect::Sqlite ? u"sqlite:///"_s + spec.file
                                               : u"postgresql://%1@%2:%3/%4"_s.arg(spec.user, spec.host).arg(spec.port).arg(spec.database);
    }
    static void addEngines()
    {
        QTest::addColumn<Dialect>("engine");
        QTest::newRow("sqlite") << Dialect::Sqlite;
        QTest::newRow("postgresql") << Dialect::Postgresql;
    }
    static PythonHandover handoverFor(const TemporaryProject &project, const ConnectionSpec &spec)
    {
        PythonHandover handover;
        handover.interpreter = u"/usr/bin/python3"_s;
        handover.folder = project.path();
        handover.ini = project.path(u"alembic.ini"_s);
        handover.projectDatabase = spec;
        return handover;
    }

    static QMap<QString, QByteArray> sample()
    {
        const QString root = QStringLiteral(RETORT_SOURCE_DIR "/resources/sample/");
        QMap<QString, QByteArray> files;
        for (QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.insert(file.fileName().sliced(root.size()), file.readAll());
        }
        return files;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(cluster().start(), cluster().error()); }

    /// Exactly the step is run, its output comes line by line, and what the database has then is told.
    void runsOneStep_data() { addEngines(); }
    void runsOneStep()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const TemporaryProject project(projectOf(urlOf(spec)));
        const auto connection = Connection::open(spec);
        QVERIFY(connection);
        QStringList lines;
        PythonHandover handover = handoverFor(project, spec);
        handover.line = [&lines](const QString &line) { lines << line; };
        const auto up = handOver(stepOf({}, u"a"_s, {u"a"_s}), script::StepKind::Upgrade, {}, **connection, handover, {});
        QVERIFY2(up, up ? "" : qPrintable(up.error().message + up.error().detail));
        QCOMPARE(up->heads, QStringList{u"a"_s});
        QVERIFY(up->catalog->table({{}, u"a"_s}));
        QVERIFY(!up->catalog->table({{}, u"b"_s}));
        QVERIFY2(lines.join(u'\n').contains(u"Running upgrade  -> a"_s), qPrintable(lines.join(u'\n')));
        const auto second = handOver(stepOf({u"a"_s}, u"b"_s, {u"b"_s}), script::StepKind::Upgrade, {}, **connection, handover, {});
        QVERIFY(second && second->catalog->table({{}, u"b"_s}));
        const auto down = handOver(stepOf({u"b"_s}, u"b"_s, {u"a"_s}), script::StepKind::Downgrade, {}, **connection, handover, {});
        QVERIFY2(down, down ? "" : qPrintable(down.error().message + down.error().detail));
        QCOMPARE(down->heads, QStringList{u"a"_s});
        QVERIFY(!down->catalog->table({{}, u"b"_s}));
        QCOMPARE(ask(spec, u"INSERT INTO alembic_version VALUES ('z')"_s), QString());
        const auto two = handOver(stepOf({u"a"_s}, u"a"_s, {}), script::StepKind::Downgrade, {}, **connection, handover, {});
        QVERIFY(!two);
        QCOMPARE(QString(two.error().code), QString(handoverNotOneStep));
    }

    /// The same through `flask db`, which finds the application in the project's folder.
    void runsOneStepOfFlask_data() { addEngines(); }
    void runsOneStepOfFlask()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const TemporaryProject project(sample());
        const auto snapshot = script::loadSnapshot(project.path());
        QVERIFY(snapshot);
        const auto connection = Connection::open(spec);
        QVERIFY(connection);
        PythonHandover handover = runtime::handoverFor(**snapshot, u"/usr/bin/python3"_s);
        QVERIFY(handover.flask);
        handover.projectDatabase = spec;
        QStringList lines;
        handover.line = [&lines](const QString &line) { lines << line; };
        qputenv("DATABASE_URL", urlOf(spec).toUtf8());
        const QString first = u"3f1c8a90d2b4"_s;
        const auto up = handOver(stepOf({}, first, {first}), script::StepKind::Upgrade, {}, **connection, handover, {});
        const auto down = handOver(stepOf({first}, first, {}), script::StepKind::Downgrade, {}, **connection, handover, {});
        qunsetenv("DATABASE_URL");
        QVERIFY2(up, up ? "" : qPrintable(up.error().message + up.error().detail));
        QCOMPARE(up->heads, QStringList{first});
        QVERIFY(up->catalog->table({{}, u"customers"_s}));
        QVERIFY2(lines.join(u'\n').contains(u"Running upgrade  -> "_s + first), qPrintable(lines.join(u'\n')));
        QVERIFY2(down, down ? "" : qPrintable(down.error().message + down.error().detail));
        QVERIFY(down->heads.isEmpty());
        QVERIFY(!down->catalog->table({{}, u"customers"_s}));
    }

    void refusesAndFails_data() { addEngines(); }
    void refusesAndFails()
    {
        QFETCH(Dialect, engine);
        const ConnectionSpec spec = freshDatabase(engine, m_folder);
        const ConnectionSpec other = freshDatabase(engine, m_folder);
        const TemporaryProject project(projectOf(urlOf(spec)));
        const auto connection = Connection::open(spec);
        QVERIFY(connection);
        const PythonHandover good = handoverFor(project, spec);
        const auto codeOf = [&](const plan::PlannedStep &step, const PythonHandover &handover, std::stop_token stop = {}) {
            const auto result = handOver(step, script::StepKind::Upgrade, {}, **connection, handover, stop);
            return result ? QString() : QString(result.error().code);
        };
        const auto a = stepOf({}, u"a"_s, {u"a"_s});
        PythonHandover bad = good;
        bad.interpreter = u"/nowhere/python"_s;
        QCOMPARE(codeOf(a, bad), QString(handoverNoInterpreter));
        bad = good;
        bad.projectDatabase = other;
        QCOMPARE(codeOf(a, bad), QString(handoverOtherDatabase));
        bad.projectDatabase.reset();
        QCOMPARE(codeOf(a, bad), QString(handoverOtherDatabase));
        QCOMPARE(codeOf(stepOf({u"z"_s}, u"a"_s, {u"a"_s}), good), QString(runHeadsChanged));
        QVERIFY(!schemaText(spec).contains(u"alembic_version"_s));

        bad.otherDatabaseAgreed = true;
        QCOMPARE(codeOf(a, bad), QString());
        QCOMPARE(codeOf(stepOf({u"a"_s}, u"b"_s, {u"b"_s}), good), QString());
        const auto failed = handOver(stepOf({u"b"_s}, u"c"_s, {u"c"_s}), script::StepKind::Upgrade, {}, **connection, good, {});
        QVERIFY(!failed);
        QCOMPARE(QString(failed.error().code), QString(handoverFailed));
        QVERIFY(failed.error().detail.contains(u"ValueError: no such thing"_s));

        QElapsedTimer clock;
        clock.start();
        std::stop_source stop;
        std::jthread stopper([&stop] {
            QThread::msleep(1500);
            stop.request_stop();
        });
        const auto slow = stepOf({u"b"_s}, u"d"_s, {u"d"_s});
        QCOMPARE(codeOf(slow, good, stop.get_token()), QString(databaseInterrupted));
        bad = good;
        bad.timeLimit = 1;
        QCOMPARE(codeOf(slow, bad), QString(handoverFailed));
        QVERIFY(clock.elapsed() < 30'000);
        QVERIFY(schemaText(spec).endsWith(u"at b"_s));
    }

    /// Alembic works on a database that is not this one: found by its version table, which stays as it was.
    void theWrongDatabaseIsFound()
    {
        const ConnectionSpec spec = freshDatabase(Dialect::Postgresql, m_folder);
        const TemporaryProject project(projectOf(urlOf(freshDatabase(Dialect::Postgresql, m_folder))));
        const auto connection = Connection::open(spec);
        QVERIFY(connection);
        const auto result = handOver(stepOf({}, u"a"_s, {u"a"_s}), script::StepKind::Upgrade, {}, **connection, handoverFor(project, spec), {});
        QVERIFY(!result);
        QCOMPARE(QString(result.error().code), QString(handoverNotDone));
    }

    void whereInterpretersAre()
    {
        const auto root = [](const QString &folder) { return folder == "/w/p"_L1; };
        QCOMPARE(interpreterCandidates(u"/w/p/migrations/"_s, {}, root).join(u' '),
            u"/w/p/migrations/.venv/bin/python /w/p/migrations/venv/bin/python /w/p/.venv/bin/python /w/p/venv/bin/python"_s);
        QCOMPARE(interpreterCandidates(u"/w/p"_s, {{u"VIRTUAL_ENV"_s, u"/v"_s}}, root).join(u' '),
            u"/v/bin/python /w/p/.venv/bin/python /w/p/venv/bin/python"_s);
        QCOMPARE(interpreterCandidates(u"/"_s, {}, root).join(u' '), u"/.venv/bin/python /venv/bin/python"_s);

        TemporaryProject project({{u"pyproject.toml"_s, ""}, {u"m/env.py"_s, ""}});
        QCOMPARE(findInterpreter(project.path(u"m"_s), {}), QString());
        QVERIFY(project.write(u"venv/bin/python"_s, ""));
        QCOMPARE(findInterpreter(project.path(u"m"_s), {}), QString()); // nobody can execute it
        QVERIFY(QFile::setPermissions(project.path(u"venv/bin/python"_s), QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(findInterpreter(project.path(u"m"_s), {{u"VIRTUAL_ENV"_s, u"/nowhere"_s}}), project.path(u"venv/bin/python"_s));
    }

    /// Poetry keeps environments elsewhere. It is asked in the folder of its lock file, and only where there is one.
    void poetryIsAsked()
    {
        constexpr auto mode = QFile::ReadOwner | QFile::ExeOwner;
        TemporaryProject project({{u"pyproject.toml"_s, ""}, {u"db/env.py"_s, ""}, {u"elsewhere/bin/python"_s, ""}, {u"bin/poetry"_s, ""}});
        QVERIFY(project.write(u"bin/poetry"_s, "#!/bin/sh\n[ \"$*\" = 'env info -p' ] && [ -f poetry.lock ] && echo \""
            + project.path(u"elsewhere"_s).toUtf8() + "\"\n"));
        QVERIFY(QFile::setPermissions(project.path(u"bin/poetry"_s), mode));
        QVERIFY(QFile::setPermissions(project.path(u"elsewhere/bin/python"_s), mode));
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", project.path(u"bin"_s).toUtf8() + ':' + path);
        const QString without = findInterpreter(project.path(u"db"_s), {});
        const bool written = project.write(u"poetry.lock"_s, "");
        const QString with = findInterpreter(project.path(u"db"_s), {});
        qputenv("PATH", path);
        QVERIFY(written);
        QCOMPARE(without, QString());
        QCOMPARE(with, project.path(u"elsewhere/bin/python"_s));
    }

    void sameDatabase_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("file") << u"sqlite:////tmp/a.db"_s << u"sqlite:////tmp/../tmp/a.db"_s << true;
        QTest::newRow("other file") << u"sqlite:////tmp/a.db"_s << u"sqlite:////tmp/b.db"_s << false;
        QTest::newRow("in memory") << u"sqlite://"_s << u"sqlite://"_s << false;
        QTest::newRow("engine") << u"sqlite:////tmp/a.db"_s << u"postgresql://h/a"_s << false;
        QTest::newRow("port and host") << u"postgresql://u@localhost/a"_s << u"postgresql://v@127.0.0.1:5432/a"_s << true;
        QTest::newRow("other host") << u"postgresql://h/a"_s << u"postgresql://g/a"_s << false;
        QTest::newRow("other name") << u"postgresql://h/a"_s << u"postgresql://h/b"_s << false;
        QTest::newRow("no name") << u"postgresql://h/"_s << u"postgresql://h/"_s << false;
    }
    void sameDatabase()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        const auto spec = [](const QString &url) { return ConnectionSpec::fromUrl(*DatabaseUrl::parse(url), u"/"_s); };
        QTEST(isSameDatabase(spec(one), spec(other)), "same");
    }
};

QTEST_GUILESS_MAIN(TestPythonHandover)
#include "tst_pythonhandover.moc"
