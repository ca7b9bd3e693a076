// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects for several databases: ours beside Debian's Alembic and Flask-Migrate, one command line after the other, each side on its own
// copy. Same standard output, exit code, rows and tables in each database, and the same SQL files. Then what is ours alone: where a
// database is, when no file tells it, and what is said and kept when the second one fails.
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

QByteArray ini(const QByteArray &second = "sqlite:///two.db")
{
    return "[alembic]\nscript_location = %(here)s/scripts\ndatabases = one, two\n\n[one]\nsqlalchemy.url = sqlite:///one.db\n\n[two]\n"
           "sqlalchemy.url = " + second + "\n";
}

/// As the templates write it; `body` is that of upgrade_two().
QByteArray script(const QByteArray &id, const QByteArray &down, const QByteArray &body, const QByteArray &first = "one", const QByteArray &second = "two")
{
    const QByteArray table = "'t_" + id + "'";
    const auto create = [&](const QByteArray &more) { return "op.create_table(" + table + ", sa.Column('id', sa.Integer()), sa.Column('" + more + "', sa.Text()))\n"; };
    return "\"\"\"make " + id + "\"\"\"\nfrom alembic import op\nimport sqlalchemy as sa\n\nrevision = '" + id + "'\ndown_revision = " + down
        + "\n\n\ndef upgrade(engine_name):\n    globals()['upgrade_%s' % engine_name]()\n\n\ndef downgrade(engine_name):\n"
          "    globals()['downgrade_%s' % engine_name]()\n\n\ndef upgrade_" + first + "():\n    " + create("of_one") + "\n\ndef downgrade_" + first
        + "():\n    op.drop_table(" + table + ")\n\n\ndef upgrade_" + second + "():\n    " + create("of_two") + "    " + body
        + "\n\n\ndef downgrade_" + second + "():\n    op.drop_table(" + table + ")\n";
}

const QByteArray application = R"(import os
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

basedir = os.path.abspath(os.path.dirname(__file__))
app = Flask(__name__)
app.config.update(
    SQLALCHEMY_DATABASE_URI='sqlite:///' + os.path.join(basedir, 'one.db'),
    SQLALCHEMY_BINDS={'two': 'sqlite:///' + os.path.join(basedir, 'two.db')},
    SQLALCHEMY_TRACK_MODIFICATIONS=False,
)
db = SQLAlchemy(app)
Migrate(app, db)
)";

} // namespace

class TestSeveralDatabases : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameAsAlembic();
    void sameAsFlask();
    void whereADatabaseIs_data();
    void whereADatabaseIs();
    void urlsOnTheCommandLine();
    void theSecondFails();
    void knownToFail();
    void scriptForOneDatabase();
    void backups();
    void nameThatLeadsElsewhere();

private:
    using Call = std::function<test::ProcessResult(const QStringList &)>;

    static test::ProcessResult run(const test::TemporaryProject &project, const QString &program, const QStringList &arguments)
    {
        test::ProcessOptions options;
        options.workingDirectory = project.path();
        options.environment = {{u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s}, {u"XDG_CONFIG_HOME"_s, project.path(u"config"_s)},
            {u"XDG_DATA_HOME"_s, project.path(u"data"_s)}, {u"VISUAL"_s, u"/bin/cat"_s}};
        return test::runProcess(program, arguments, options);
    }
    static test::ProcessResult retort(const test::TemporaryProject &project, const QString &arguments)
    {
        return run(project, QStringLiteral(RETORT_BINARY_DIR "/retort"), arguments.split(u' ', Qt::SkipEmptyParts));
    }
    static QByteArray dump(const test::TemporaryProject &project, const QString &database)
    {
        const auto result = run(project, u"sqlite3"_s,
            {project.path(database), u"SELECT version_num FROM alembic_version; SELECT name, sql FROM sqlite_master ORDER BY 1"_s});
        return QByteArray(result.out + result.err).replace('\t', "    ");
    }
    static void addScripts(test::TemporaryProject &project, const QString &folder, const QByteArray &first = "one")
    {
        project.write(folder + u"/versions/1a_.py"_s, script("1a", "None", "op.execute('SELECT 1')", first));
        project.write(folder + u"/versions/2b_.py"_s, script("2b", "'1a'", "pass", first));
        project.write(folder + u"/versions/3c_.py"_s, script("3c", "'2b'", "pass", first));
    }
    static QByteArray normalized(QByteArray text, const test::TemporaryProject &project)
    {
        return text.replace(project.path().toUtf8(), "PROJECT").replace(" RETURNING version_num", "").replace("DROP TABLE alembic_version;\n\n", "");
    }
    void compare(const QStringList &commands, const QStringList &files, const test::TemporaryProject &ours, const test::TemporaryProject &theirs,
        const Call &retortCall, const Call &otherCall);
};

void TestSeveralDatabases::compare(const QStringList &commands, const QStringList &files, const test::TemporaryProject &ours,
    const test::TemporaryProject &theirs, const Call &retortCall, const Call &otherCall)
{
    for (const QString &command : commands) {
        const QStringList words = command.split(u' ');
        const test::ProcessResult mine = retortCall(words);
        const test::ProcessResult other = otherCall(words);
        const QByteArray what = command.toUtf8() + "\n" + mine.describe() + "\n" + other.describe();
        QVERIFY2(mine.finished && other.finished, what);
        QVERIFY2(normalized(mine.out, ours) == normalized(other.out, theirs), what);
        QVERIFY2(mine.exitCode == other.exitCode, what);
        for (const QString &database : {u"one.db"_s, u"two.db"_s})
            QCOMPARE(dump(ours, database), dump(theirs, database));
        for (const QString &file : files)
            QCOMPARE(normalized(ours.read(file), ours), normalized(theirs.read(file), theirs));
    }
}

// Looking at a SQLite file makes it there and not here, so that an upgrade comes first. `edit current` is left out on purpose: there it
// opens the same script once for each database.
void TestSeveralDatabases::sameAsAlembic()
{
    test::TemporaryProject ours, theirs;
    for (test::TemporaryProject *project : {&ours, &theirs}) {
        const auto made = run(*project, u"/usr/bin/python3"_s, {u"-m"_s, u"alembic"_s, u"init"_s, u"-t"_s, u"multidb"_s, u"scripts"_s});
        QVERIFY2(made.ok(), made.describe());
        project->write(u"alembic.ini"_s, ini());
        // Its logging is read from the ini, which has none here.
        project->write(u"scripts/env.py"_s, project->read(u"scripts/env.py"_s).replace("fileConfig(config.config_file_name)", "pass"));
        addScripts(*project, u"scripts"_s);
    }
    compare({u"upgrade 1a"_s, u"current"_s, u"history"_s, u"history -i"_s, u"history -r current:"_s, u"heads"_s, u"branches"_s, u"show current"_s,
                u"upgrade +1"_s, u"current -v"_s, u"upgrade nope"_s, u"upgrade head"_s,
                u"downgrade -1"_s, u"downgrade 1a"_s, u"upgrade head"_s, u"stamp 2b"_s, u"stamp nope"_s, u"stamp --purge base"_s, u"current"_s,
                u"stamp head"_s, u"downgrade -9"_s, u"downgrade base"_s, u"ensure_version"_s, u"upgrade head --sql"_s, u"upgrade 1a:2b --sql"_s,
                u"downgrade 3c:1a --sql"_s, u"downgrade 1a --sql"_s, u"stamp 1a:2b --sql"_s, u"ensure_version --sql"_s},
        {u"one.sql"_s, u"two.sql"_s}, ours, theirs,
        [&](const QStringList &words) { return run(ours, QStringLiteral(RETORT_BINARY_DIR "/retort"), words); },
        [&](const QStringList &words) { return run(theirs, u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"alembic"_s} + words); });
}

void TestSeveralDatabases::sameAsFlask()
{
    test::TemporaryProject ours, theirs;
    for (test::TemporaryProject *project : {&ours, &theirs}) {
        project->write(u"app.py"_s, application);
        const auto made = run(*project, u"/usr/bin/python3"_s, {u"-m"_s, u"flask"_s, u"--app"_s, u"app"_s, u"db"_s, u"init"_s, u"--multidb"_s});
        QVERIFY2(made.ok(), made.describe());
        addScripts(*project, u"migrations"_s, "");
    }
    compare({u"upgrade 1a"_s, u"current"_s, u"history -i"_s, u"upgrade"_s, u"current -v"_s, u"downgrade"_s, u"upgrade"_s, u"stamp 1a"_s, u"stamp"_s, u"stamp nope"_s,
                u"downgrade base"_s, u"upgrade --sql"_s, u"upgrade 1a:2b --sql"_s},
        {u".sql"_s, u"two.sql"_s}, ours, theirs,
        [&](const QStringList &words) { return run(ours, QStringLiteral(RETORT_BINARY_DIR "/retort"), QStringList{u"db"_s} + words); },
        [&](const QStringList &words) {
            return run(theirs, u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"flask"_s, u"--app"_s, u"app"_s, u"db"_s} + words);
        });
}

// What Flask applications write, each in a project of its own.
void TestSeveralDatabases::whereADatabaseIs_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<bool>("isKnown");
    const QByteArray first = "SQLALCHEMY_DATABASE_URI = 'sqlite:///one.db'\n";
    QTest::newRow("a dictionary") << QByteArray(first + "SQLALCHEMY_BINDS = {'two': 'sqlite:///two.db'}\n") << true;
    QTest::newRow("in a class") << QByteArray("class Config:\n    " + first + "    SQLALCHEMY_BINDS = {'two': 'sqlite:///two.db'}\n") << true;
    QTest::newRow("with options") << QByteArray(first + "SQLALCHEMY_BINDS = {'two': {'url': 'sqlite:///two.db', 'echo': False}}\n") << true;
    QTest::newRow("with options that are not known")
        << QByteArray(first + "SQLALCHEMY_BINDS = {'two': {'url': 'sqlite:///two.db', 'echo': debug}}\n") << true;
    QTest::newRow("one that is not known beside it")
        << QByteArray(first + "SQLALCHEMY_BINDS = {'two': 'sqlite:///two.db', 'three': elsewhere()}\n") << false;
    QTest::newRow("by a subscript") << QByteArray("SQLALCHEMY_DATABASE_URI = 'sqlite:///one.db'\napp.config['SQLALCHEMY_BINDS'] = {'two': 'sqlite:///two.db'}\n") << true;
    QTest::newRow("from a mapping")
        << QByteArray("app.config.from_mapping({'SQLALCHEMY_DATABASE_URI': 'sqlite:///one.db', 'SQLALCHEMY_BINDS': {'two': 'sqlite:///two.db'}})\n") << true;
    QTest::newRow("from the environment") << QByteArray(first + "import os\nSQLALCHEMY_BINDS = {'two': os.environ.get('TWO', 'sqlite:///two.db')}\n") << true;
    QTest::newRow("of the file's folder")
        << QByteArray(first + "import os\nhere = os.path.dirname(__file__)\nSQLALCHEMY_BINDS = {'two': 'sqlite:///' + here + '/two.db'}\n") << true;
    QTest::newRow("made by a function") << QByteArray(first + "SQLALCHEMY_BINDS = binds()\n") << false;
    QTest::newRow("by something else") << QByteArray(first + "SQLALCHEMY_BINDS = {'two': find('two')}\n") << false;
}

void TestSeveralDatabases::whereADatabaseIs()
{
    QFETCH(QByteArray, settings);
    QFETCH(bool, isKnown);
    test::TemporaryProject project;
    project.write(u"config.py"_s, settings);
    QVERIFY(retort(project, u"db init --multidb"_s).ok());
    addScripts(project, u"migrations"_s, "");
    const test::ProcessResult result = retort(project, u"db upgrade"_s);
    if (isKnown) {
        QVERIFY2(result.ok(), result.describe());
        QVERIFY(dump(project, u"one.db"_s).contains("of_one"));
        QVERIFY(dump(project, u"two.db"_s).contains("of_two"));
        return;
    }
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.err.contains("does not tell where t") && result.err.contains("--url t"), result.describe());
    QVERIFY(!QFile::exists(project.path(u"one.db"_s)));
}

void TestSeveralDatabases::urlsOnTheCommandLine()
{
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, ini("driver://user:pass@localhost/dbname"));
    QVERIFY(retort(project, u"init -t multidb scripts"_s).ok());
    addScripts(project, u"scripts"_s);
    const test::ProcessResult unknown = retort(project, u"upgrade head"_s);
    QCOMPARE(unknown.exitCode, 255);
    QVERIFY2(unknown.out.contains("does not tell where two is") && unknown.err.contains("--url two=URL"), unknown.describe());
    const test::ProcessResult unnamed = retort(project, u"--url sqlite:///x.db upgrade head"_s);
    QVERIFY2(unnamed.exitCode == 255 && unnamed.out.contains("one, two"), unnamed.describe());
    const test::ProcessResult wrong = retort(project, u"--url three=sqlite:///x.db upgrade head"_s);
    QVERIFY2(wrong.exitCode == 255 && wrong.out.contains("three"), wrong.describe());
    QVERIFY(!QFile::exists(project.path(u"one.db"_s)) && !QFile::exists(project.path(u"x.db"_s)));

    const test::ProcessResult done = retort(project, u"--url two=sqlite:///x.db?timeout=3 upgrade head"_s);
    QVERIFY2(done.ok(), done.describe());
    QVERIFY(dump(project, u"one.db"_s).contains("of_one"));
    QVERIFY(dump(project, u"x.db"_s).contains("of_two"));
}

// Each database commits by itself: the first keeps what it has, and both are said and recorded.
void TestSeveralDatabases::theSecondFails()
{
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, ini());
    QVERIFY(retort(project, u"init -t multidb scripts"_s).ok());
    addScripts(project, u"scripts"_s);
    project.write(u"scripts/versions/3c_.py"_s, script("3c", "'2b'", "op.execute('INSERT INTO nowhere VALUES (1)')"));
    const test::ProcessResult result = retort(project, u"upgrade head"_s);
    QCOMPARE(result.exitCode, 255);
    QVERIFY2(result.err.contains("one: done and committed, it stands at 3c"), result.describe());
    QVERIFY2(result.err.contains("two: not done, it stands at base"), result.describe());
    QVERIFY2(result.err.contains("nowhere"), result.describe());
    QVERIFY(dump(project, u"one.db"_s).startsWith("3c\n"));
    QVERIFY(!dump(project, u"two.db"_s).contains("t_1a"));
    const auto journal = run(project, u"sh"_s,
        {u"-c"_s, u"f=$(find data -type f -name '*.sqlite*' -o -type f -name '*.db' | head -1); sqlite3 \"$f\" 'SELECT connection, outcome FROM run ORDER BY id'"_s});
    QCOMPARE(journal.out, "one|succeeded\ntwo|failed\n");
}

// What is known to fail is found before the first database is touched.
void TestSeveralDatabases::knownToFail()
{
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, ini());
    QVERIFY(retort(project, u"init -t multidb scripts"_s).ok());
    addScripts(project, u"scripts"_s);
    project.write(u"scripts/versions/3c_.py"_s, script("3c", "'2b'", "raise ValueError('no')"));
    const test::ProcessResult result = retort(project, u"upgrade head"_s);
    QCOMPARE(result.exitCode, 255);
    QVERIFY2(result.out.contains("ValueError") && result.err.contains("Nothing was changed in any database"), result.describe());
    QVERIFY(!QFile::exists(project.path(u"one.db"_s)) && !QFile::exists(project.path(u"two.db"_s)));
}

// Alembic ends with this error too.
void TestSeveralDatabases::scriptForOneDatabase()
{
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, ini());
    QVERIFY(retort(project, u"init -t multidb scripts"_s).ok());
    project.write(u"scripts/versions/1a_.py"_s, "revision = '1a'\ndown_revision = None\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n");
    const test::ProcessResult result = retort(project, u"upgrade head"_s);
    QVERIFY2(result.exitCode == 255 && result.out.contains("upgrade() got an unexpected keyword argument 'engine_name'"), result.describe());
    project.write(u"scripts/env.py"_s, project.read(u"scripts/env.py"_s).replace("fileConfig(config.config_file_name)", "pass"));
    const auto theirs = run(project, u"/usr/bin/python3"_s, {u"-m"_s, u"alembic"_s, u"upgrade"_s, u"head"_s});
    QVERIFY2(theirs.err.contains("upgrade() got an unexpected keyword argument 'engine_name'"), theirs.describe());
}

void TestSeveralDatabases::backups()
{
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, ini());
    QVERIFY(retort(project, u"init -t multidb scripts"_s).ok());
    addScripts(project, u"scripts"_s);
    QVERIFY(retort(project, u"upgrade 1a"_s).ok());
    const test::ProcessResult result = retort(project, u"upgrade head --backup before.db"_s);
    QVERIFY2(result.ok(), result.describe());
    QVERIFY(dump(project, u"before.one.db"_s).contains("of_one"));
    QVERIFY(dump(project, u"before.two.db"_s).contains("of_two"));
}

void TestSeveralDatabases::nameThatLeadsElsewhere()
{
    test::TemporaryProject project;
    project.write(u"inner/alembic.ini"_s, "[alembic]\nscript_location = %(here)s/scripts\ndatabases = ../one\n\n[../one]\nsqlalchemy.url = sqlite:///one.db\n");
    project.write(u"inner/scripts/env.py"_s, "context.run_migrations(engine_name=name)\n");
    addScripts(project, u"inner/scripts"_s);
    const test::ProcessResult result = retort(project, u"-c inner/alembic.ini upgrade head --sql"_s);
    QVERIFY2(result.exitCode == 255 && result.out.contains("is no name for a file"), result.describe());
    QVERIFY(!QFile::exists(project.path(u"../one.sql"_s)));
}

QTEST_GUILESS_MAIN(TestSeveralDatabases)
#include "tst_severaldatabases.moc"
