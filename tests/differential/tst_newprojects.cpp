// SPDX-License-Identifier: GPL-3.0-or-later
//
// Folders and scripts that we make, in the hands of Debian's Alembic and Flask-Migrate; and what is refused, which must change nothing.
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

// Models in two databases, as Flask-SQLAlchemy has them.
const QByteArray application = R"(import os
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

here = os.path.dirname(os.path.abspath(__file__))
app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///' + here + '/main.db'
app.config['SQLALCHEMY_BINDS'] = {'archive': 'sqlite:///' + here + '/archive.db'}
app.config['SQLALCHEMY_TRACK_MODIFICATIONS'] = False
db = SQLAlchemy(app)
Migrate(app, db)


class Tea(db.Model):
    id = db.Column(db.Integer, primary_key=True)


class OldTea(db.Model):
    __bind_key__ = 'archive'
    id = db.Column(db.Integer, primary_key=True)
)";

} // namespace

class TestNewProjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_project = std::make_unique<test::TemporaryProject>(); }
    void alembicWorksWithIt_data();
    void alembicWorksWithIt();
    void pyproject();
    void flaskWorksWithIt_data();
    void flaskWorksWithIt();
    void folderThatIsNotEmpty();
    void withoutAProject_data();
    void withoutAProject();
    void twoConfigurations_data();
    void twoConfigurations();
    void namedSection();
    void tagAndArguments_data();
    void tagAndArguments();
    void ownTemplate_data();
    void ownTemplate();
    void badInputChangesNothing_data();
    void badInputChangesNothing();
    void hooksNeedAgreement();
    void pythonNeedsAgreement();
    void noCoreFiles();
    void folderNamedDb();
    void terminalIsNotSteered();

private:
    test::ProcessResult run(const QString &program, const QStringList &arguments, const QMap<QString, QString> &environment = {})
    {
        test::ProcessOptions options;
        options.workingDirectory = m_project->path();
        options.environment = environment;
        options.environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
        options.environment.insert(u"XDG_CONFIG_HOME"_s, m_project->path(u"config"_s));
        options.environment.insert(u"XDG_DATA_HOME"_s, m_project->path(u"data"_s));
        return test::runProcess(program, arguments, options);
    }
    test::ProcessResult retort(const QString &arguments)
    {
        return run(QStringLiteral(RETORT_BINARY_DIR "/retort"), arguments.split(u' ', Qt::SkipEmptyParts));
    }
    test::ProcessResult alembic(const QString &arguments)
    {
        return run(u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"alembic"_s} + arguments.split(u' '));
    }
    test::ProcessResult flask(const QString &arguments)
    {
        return run(u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"flask"_s, u"--app"_s, u"app"_s, u"db"_s} + arguments.split(u' '));
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator all(m_project->path(), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext())
            found << all.next();
        found.sort();
        return found;
    }

    std::unique_ptr<test::TemporaryProject> m_project;
};

void TestNewProjects::alembicWorksWithIt_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QStringList>("databases");
    QTest::newRow("generic") << QString() << QStringList{u"app.db"_s};
    QTest::newRow("generic, as a package") << u"--package"_s << QStringList{u"app.db"_s};
    QTest::newRow("several databases") << u"-t multidb"_s << QStringList{u"engine1.db"_s, u"engine2.db"_s};
}

void TestNewProjects::alembicWorksWithIt()
{
    QFETCH(QString, options);
    QFETCH(QStringList, databases);
    test::ProcessResult made = retort(u"init scripts "_s + options);
    QVERIFY2(made.ok(), made.describe());
    made = retort(u"revision -m first --rev-id 1a"_s);
    QVERIFY2(made.ok(), made.describe());
    QVERIFY2(made.err.isEmpty(), made.describe()); // the template of the folder served
    const test::ProcessResult theirs = alembic(u"revision -m second --rev-id 2b"_s);
    QVERIFY2(theirs.ok(), theirs.describe());
    QCOMPARE(alembic(u"history"_s).out, retort(u"history"_s).out);
    const test::ProcessResult upgraded = alembic(u"upgrade head"_s);
    QVERIFY2(upgraded.ok(), upgraded.describe());
    for (const QString &database : databases) {
        const auto rows = run(u"sqlite3"_s, {m_project->path(database), u"SELECT version_num FROM alembic_version"_s});
        QCOMPARE(rows.out, "2b\n");
    }
}

void TestNewProjects::pyproject()
{
    m_project->write(u"pyproject.toml"_s, "[project]\nname = \"tea\"\n");
    const test::ProcessResult made = retort(u"init -t pyproject scripts"_s);
    QVERIFY2(made.ok(), made.describe());
    QVERIFY(made.out.contains("Appending to existing"));
    QVERIFY(m_project->read(u"pyproject.toml"_s).startsWith("[project]\nname = \"tea\"\n"));
    const test::ProcessResult revision = retort(u"revision -m first --rev-id 1a"_s);
    QVERIFY2(revision.ok(), revision.describe());
    QCOMPARE(retort(u"heads"_s).out, "1a (head)\n");
    // The table is there now: it is kept.
    const test::ProcessResult again = retort(u"init -t pyproject more"_s);
    QVERIFY2(again.out.contains("already has a [tool.alembic] section, skipping"), again.describe());
}

void TestNewProjects::flaskWorksWithIt_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QStringList>("databases");
    QTest::newRow("one database") << QString() << QStringList{u"main.db"_s};
    QTest::newRow("several") << u"--multidb"_s << QStringList{u"main.db"_s, u"archive.db"_s};
}

void TestNewProjects::flaskWorksWithIt()
{
    QFETCH(QString, options);
    QFETCH(QStringList, databases);
    m_project->write(u"app.py"_s, application);
    const test::ProcessResult made = retort(u"db init "_s + options);
    QVERIFY2(made.ok(), made.describe());
    const test::ProcessResult theirs = flask(u"migrate -m first --rev-id 1a"_s);
    QVERIFY2(theirs.ok(), theirs.describe());
    const test::ProcessResult revision = retort(u"db revision -m second --rev-id 2b"_s);
    QVERIFY2(revision.ok(), revision.describe());
    const test::ProcessResult upgraded = flask(u"upgrade"_s);
    QVERIFY2(upgraded.ok(), upgraded.describe());
    for (const QString &database : databases) {
        const auto rows = run(u"sqlite3"_s, {m_project->path(database), u"SELECT version_num FROM alembic_version"_s});
        QCOMPARE(rows.out, "2b\n");
    }
}

void TestNewProjects::folderThatIsNotEmpty()
{
    m_project->write(u"scripts/mine.txt"_s, "mine");
    const QStringList before = files();
    const test::ProcessResult made = retort(u"init scripts"_s);
    QCOMPARE(made.exitCode, 255);
    QCOMPARE(made.out, "FAILED: Directory scripts already exists and is not empty\n");
    QCOMPARE(files(), before);
}

void TestNewProjects::withoutAProject_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("ini"); // empty: no file
    QTest::newRow("no file") << u"heads"_s << QByteArray();
    QTest::newRow("another file") << u"-c other.ini heads"_s << QByteArray();
    QTest::newRow("no section") << u"-n other heads"_s << QByteArray("[alembic]\nscript_location = x\n");
    QTest::newRow("no location") << u"heads"_s << QByteArray("[alembic]\n");
}

void TestNewProjects::withoutAProject()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, ini);
    if (!ini.isEmpty())
        m_project->write(u"alembic.ini"_s, ini);
    const test::ProcessResult ours = retort(arguments);
    const test::ProcessResult theirs = alembic(arguments);
    QCOMPARE(ours.out.trimmed(), theirs.out.trimmed());
    QCOMPARE(ours.exitCode, theirs.exitCode);
}

// Alembic has had these since 1.16; where a newer one than Debian's is at hand (RETORT_NEW_ALEMBIC names its folder), it says so too.
void TestNewProjects::twoConfigurations_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<int>("code");
    QTest::newRow("ini and toml") << u"-c conf/a.ini -c other/pyproject.toml heads"_s << QByteArray("1a (head)\n") << 0;
    QTest::newRow("toml and ini") << u"-c other/pyproject.toml -c conf/a.ini heads"_s << QByteArray("1a (head)\n") << 0;
    QTest::newRow("toml alone") << u"-c other/pyproject.toml heads"_s << QByteArray("2b (head)\n") << 0;
    QTest::newRow("one that is not there") << u"-c nowhere.ini -c other/pyproject.toml heads"_s << QByteArray("2b (head)\n") << 0;
    // There a traceback; here said like any other error.
    QTest::newRow("two ini files") << u"-c conf/a.ini -c conf/b.ini heads"_s << QByteArray("FAILED: only one ini file may be indicated\n") << 255;
    QTest::newRow("two toml files") << u"-c pyproject.toml -c other/pyproject.toml heads"_s
                                    << QByteArray("FAILED: pyproject.toml indicated more than once\n") << 255;
}

void TestNewProjects::twoConfigurations()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, out);
    QFETCH(int, code);
    // The ini's script_location wins; the toml has a place of its own, and what the ini does not say.
    m_project->write(u"conf/a.ini"_s, "[alembic]\nscript_location = %(here)s/../first\n");
    m_project->write(u"conf/b.ini"_s, "[alembic]\nscript_location = %(here)s/../first\n");
    m_project->write(u"other/pyproject.toml"_s, "[tool.alembic]\nscript_location = \"%(here)s/../second\"\n");
    for (const QString &folder : {u"first"_s, u"second"_s})
        m_project->write(folder + "/env.py"_L1, "");
    m_project->write(u"first/versions/1a_.py"_s, "revision = '1a'\ndown_revision = None\n");
    m_project->write(u"second/versions/2b_.py"_s, "revision = '2b'\ndown_revision = None\n");
    const test::ProcessResult ours = retort(arguments);
    QCOMPARE(ours.out, out);
    QCOMPARE(ours.exitCode, code);
    const QString folder = qEnvironmentVariable("RETORT_NEW_ALEMBIC");
    if (folder.isEmpty() || code != 0)
        return;
    const test::ProcessResult theirs
        = run(u"/usr/bin/python3"_s, QStringList{u"-m"_s, u"alembic"_s} + arguments.split(u' '), {{u"PYTHONPATH"_s, folder}});
    QCOMPARE(theirs.out, out);
    QCOMPARE(theirs.exitCode, code);
}

// Several environments in one ini file: each section has its own scripts and its own database.
void TestNewProjects::namedSection()
{
    m_project->write(u"alembic.ini"_s, "[first]\nscript_location = %(here)s/first\nsqlalchemy.url = sqlite:///first.db\n\n"
                                       "[second]\nscript_location = %(here)s/second\nsqlalchemy.url = sqlite:///second.db\n");
    for (const QString &name : {u"first"_s, u"second"_s}) {
        m_project->write(name + "/env.py"_L1, "from alembic import context\nfrom sqlalchemy import engine_from_config\nconfig = context.config\n"
                                              "with engine_from_config(config.get_section(config.config_ini_section), prefix='sqlalchemy.').connect() as c:\n"
                                              "    context.configure(connection=c)\n    with context.begin_transaction():\n        context.run_migrations()\n");
        m_project->write(name + "/versions/1a_.py"_L1, "revision = '1a'\ndown_revision = None\ndef upgrade():\n    pass\n");
    }
    const auto rows = [&](const QString &file) { return run(u"sqlite3"_s, {m_project->path(file), u"SELECT * FROM alembic_version"_s}).out; };
    QVERIFY(retort(u"-n second upgrade head"_s).ok());
    QCOMPARE(rows(u"second.db"_s), "1a\n");
    QVERIFY(!QFile::exists(m_project->path(u"first.db"_s)));
    QVERIFY(alembic(u"-n first upgrade head"_s).ok());
    QCOMPARE(retort(u"-n first current"_s).out, alembic(u"-n first current"_s).out);
    const test::ProcessResult none = retort(u"-n third current"_s);
    QCOMPARE(none.out.trimmed(), alembic(u"-n third current"_s).out.trimmed());
    QCOMPARE(none.exitCode, 255);
}

void TestNewProjects::tagAndArguments_data()
{
    QTest::addColumn<QString>("arguments");
    for (const QString &arguments : {u"upgrade head --sql"_s, u"-x a=1 -x b= -x c=d=e upgrade head --sql"_s, u"-x a=1 -xb=2 upgrade head --sql --tag T"_s,
             u"upgrade head --sql --tag="_s, u"-x = upgrade head --sql --tag T"_s, u"-x a=é upgrade head --sql --tag ü"_s, u"-x a=1 -x a=2 upgrade head --sql"_s})
        QTest::addRow("%s", qPrintable(arguments)) << arguments;
}

// What scripts make of -x and --tag.
void TestNewProjects::tagAndArguments()
{
    QFETCH(QString, arguments);
    QVERIFY(retort(u"init scripts"_s).ok());
    m_project->write(u"scripts/versions/1a_.py"_s,
        "from alembic import context, op\nrevision = '1a'\ndown_revision = None\n\ndef upgrade():\n"
        "    for name, value in sorted(context.get_x_argument(as_dictionary=True).items()):\n"
        "        op.execute(\"INSERT INTO x VALUES ('%s', '%s')\" % (name, value))\n"
        "    op.execute('-- %s %s' % (len(context.get_x_argument()), context.get_tag_argument()))\n");
    const test::ProcessResult ours = retort(arguments);
    const test::ProcessResult theirs = alembic(arguments);
    QVERIFY2(theirs.ok(), theirs.describe());
    QCOMPARE(QByteArray(ours.out).replace(" RETURNING version_num", ""), theirs.out);
    QCOMPARE(ours.exitCode, theirs.exitCode);
}

// The same files as Flask-Migrate and Alembic make of a template of one's own, whose configuration they fill in too.
void TestNewProjects::ownTemplate_data()
{
    QTest::addColumn<bool>("flask");
    QTest::addColumn<bool>("package");
    QTest::newRow("flask") << true << false;
    QTest::newRow("flask, as a package") << true << true;
    QTest::newRow("alembic") << false << false;
}

void TestNewProjects::ownTemplate()
{
    QFETCH(bool, flask);
    QFETCH(bool, package);
    m_project->write(u"app.py"_s, application);
    m_project->write(u"mine/own/alembic.ini.mako"_s, "## a comment of Mako's\n# ours %%(x)s\n[alembic]\nscript_location = ${script_location}\n");
    m_project->write(u"mine/own/env.py"_s, "# custom\n");
    m_project->write(u"mine/own/script.py.mako"_s, "revision = ${repr(up_revision)}\n");
    m_project->write(u"mine/own/extra.txt"_s, QByteArray("bytes\r\n\xff", 8));
    const QString more = package ? u" --package"_s : QString();
    const auto made = [&](const QString &folder) {
        QMap<QString, QByteArray> content;
        for (const QString &file : files()) {
            const QString path = QDir(m_project->path(folder)).relativeFilePath(file);
            if (!path.startsWith(".."_L1) && !QFileInfo(file).isDir())
                content.insert(path, m_project->read(folder + u'/' + path));
        }
        return content;
    };
    const QString own = m_project->path(u"mine/own"_s);
    const test::ProcessResult ours = retort(flask ? u"db -d ours init -t mine/own"_s + more : u"-c ours.ini init -t %1 ours"_s.arg(own));
    QVERIFY2(ours.ok(), ours.describe());
    const test::ProcessResult theirs = flask
        ? run(u"/usr/bin/python3"_s, u"-m flask --app app db init -d theirs -t mine/own%1"_s.arg(more).split(u' '))
        : alembic(u"-c theirs.ini init -t %1 theirs"_s.arg(own));
    QVERIFY2(theirs.ok(), theirs.describe());
    QMap<QString, QByteArray> expected = made(u"theirs"_s);
    for (QByteArray &content : expected) // newer ones have %(here)s in front of a relative folder (spec §1.2)
        content.replace("script_location = theirs", "script_location = %(here)s" + QByteArray(flask ? "" : "/ours"));
    QMap<QString, QByteArray> got = made(u"ours"_s);
    if (flask) {
        got.remove(u"alembic.ini"_s);
        expected.remove(u"alembic.ini"_s);
        QVERIFY(m_project->read(u"ours/alembic.ini"_s).startsWith("# ours %%(x)s\n[alembic]\n"));
    } else {
        QCOMPARE(m_project->read(u"ours.ini"_s), "# ours %%(x)s\n[alembic]\nscript_location = %(here)s/ours\n");
        QVERIFY(m_project->read(u"theirs.ini"_s).startsWith("# ours %%(x)s\n[alembic]\n"));
    }
    QCOMPARE(got, expected);
}

void TestNewProjects::badInputChangesNothing_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto revision = [](const QStringList &more) { return QStringList{u"revision"_s} + more; };
    const QStringList values{u".."_s, u"../x"_s, u"/etc/x"_s, u"a/b"_s, u"a\\b"_s, u"a b"_s, u"tab\there"_s, u"line\nbreak"_s, u"a:b"_s, u"a@b"_s,
        u"a+b"_s, u"a-b"_s, u"head"_s, u"heads"_s, u"base"_s, u"current"_s, u".hidden"_s, QString(300, u'x'), u"1a"_s, QString(QChar(0x202e)) + u"x"_s};
    for (const QString &value : values)
        QTest::addRow("identifier %s", qPrintable(value.left(20).simplified())) << revision({u"--rev-id"_s, value});
    for (const QString &value : values)
        QTest::addRow("label %s", qPrintable(value.left(20).simplified())) << revision({u"--branch-label"_s, value, u"--rev-id"_s, u"2b"_s});
    for (const QString &value : {u""_s, u"'; DROP TABLE x; --"_s, u"../../etc"_s, QString(5000, u'x'), u"é…"_s}) {
        QTest::addRow("head %s", qPrintable(value.left(20))) << revision({u"--head"_s, value});
        QTest::addRow("dependency %s", qPrintable(value.left(20))) << revision({u"--depends-on"_s, value});
        QTest::addRow("version path %s", qPrintable(value.left(20))) << revision({u"--version-path"_s, value + u"/nowhere"_s});
        QTest::addRow("merge %s", qPrintable(value.left(20))) << QStringList{u"merge"_s, value};
    }
    QTest::addRow("template") << QStringList{u"init"_s, u"-t"_s, u"../generic"_s, u"new"_s};
    QTest::addRow("unknown template") << QStringList{u"init"_s, u"-t"_s, u"nope"_s, u"new"_s};
}

void TestNewProjects::badInputChangesNothing()
{
    QFETCH(QStringList, arguments);
    QVERIFY(retort(u"init scripts"_s).ok());
    QVERIFY(retort(u"revision -m first --rev-id 1a"_s).ok());
    const QStringList before = files();
    const test::ProcessResult result = run(QStringLiteral(RETORT_BINARY_DIR "/retort"), arguments);
    QCOMPARE(result.exitCode, 255);
    QVERIFY2(result.out.startsWith("FAILED: ") && result.out.size() > 12, result.describe());
    QCOMPARE(files(), before);
}

void TestNewProjects::hooksNeedAgreement()
{
    QVERIFY(retort(u"init scripts"_s).ok());
    const auto hook = [&](const QByteArray &suffix) {
        QByteArray ini = m_project->read(u"alembic.ini"_s);
        const qsizetype start = ini.indexOf("[post_write_hooks]");
        ini = ini.left(start) + "[post_write_hooks]\nhooks = note\nnote.type = exec\nnote.executable = /bin/cp\nnote.options = "
            "REVISION_SCRIPT_FILENAME '" + m_project->path().toUtf8() + "/copy " + suffix + "'\n\n" + ini.mid(ini.indexOf("[loggers]"));
        m_project->write(u"alembic.ini"_s, ini);
    };
    hook("one");
    const test::ProcessResult asked = retort(u"revision --rev-id 1a"_s);
    QVERIFY2(asked.ok(), asked.describe());
    QVERIFY2(asked.err.contains("/bin/cp") && asked.err.contains("--run-hooks"), asked.describe());
    QVERIFY(m_project->read(u"copy one"_s).isEmpty());

    const test::ProcessResult agreed = retort(u"revision --rev-id 2b --run-hooks"_s);
    QVERIFY2(agreed.ok() && agreed.out.contains("Running post write hook 'note' ...\n  done\n"), agreed.describe());
    QVERIFY(m_project->read(u"copy one"_s).contains("2b"));
    QVERIFY(retort(u"revision --rev-id 3c"_s).ok());
    QVERIFY(m_project->read(u"copy one"_s).contains("3c"));

    hook("two"); // another command: the agreement was not about this one
    QVERIFY(retort(u"revision --rev-id 4d"_s).ok());
    QVERIFY(m_project->read(u"copy two"_s).isEmpty());
}

void TestNewProjects::pythonNeedsAgreement()
{
    QVERIFY(retort(u"init scripts"_s).ok());
    for (const QString &id : {u"1a"_s, u"2b"_s, u"3c"_s})
        QVERIFY(retort(u"revision --rev-id "_s + id).ok());
    const auto upgrade = [&](const QString &id, const QByteArray &imports, const QByteArray &body) {
        const QString path = u"scripts/versions/%1_.py"_s.arg(id);
        QByteArray text = m_project->read(path);
        text.replace("import sqlalchemy as sa\n", "import sqlalchemy as sa\n" + imports);
        const qsizetype start = text.indexOf('\n', text.indexOf("def upgrade")) + 1;
        m_project->write(path, text.left(start) + "    " + body + '\n' + text.mid(start));
    };
    upgrade(u"1a"_s, {}, "op.create_table('one', sa.Column('id', sa.Integer))");
    upgrade(u"2b"_s, "import xml.dom.minidom as md\n", "op.create_table(md.parseString('<two/>').documentElement.tagName, sa.Column('id', sa.Integer))");
    upgrade(u"3c"_s, {}, "op.add_column('one', sa.Column('more', sa.Integer))");

    const test::ProcessResult refused = retort(u"upgrade head --python /usr/bin/python3"_s);
    QCOMPARE(refused.exitCode, 255);
    QVERIFY2(refused.out.contains("needs Python") && refused.err.contains("--run-python"), refused.describe());
    QCOMPARE(retort(u"current"_s).out, QByteArray());

    // A rehearsal has no way to take back what Alembic commits.
    const test::ProcessResult rehearsed = retort(u"upgrade head --dry-run --python /usr/bin/python3 --run-python"_s);
    QCOMPARE(rehearsed.exitCode, 255);
    QCOMPARE(retort(u"current"_s).out, QByteArray());

    // An error behind the revision that needs Python is found before anything runs.
    const QByteArray third = m_project->read(u"scripts/versions/3c_.py"_s);
    upgrade(u"3c"_s, {}, "raise ValueError('no')");
    QCOMPARE(retort(u"upgrade head --python /usr/bin/python3 --run-python"_s).exitCode, 255);
    QCOMPARE(retort(u"current"_s).out, QByteArray());
    m_project->write(u"scripts/versions/3c_.py"_s, third);

    const test::ProcessResult done = retort(u"upgrade head --python /usr/bin/python3 --run-python"_s);
    QVERIFY2(done.ok(), done.describe());
    QCOMPARE(retort(u"current"_s).out, "3c (head)\n");
    const auto tables = run(u"sqlite3"_s, {m_project->path(u"app.db"_s), u"SELECT name FROM sqlite_master ORDER BY 1"_s});
    QVERIFY2(tables.out.contains("one\n") && tables.out.contains("two\n"), tables.describe());
}

// What it starts inherits the limit, so an editor can tell.
void TestNewProjects::noCoreFiles()
{
    QVERIFY(retort(u"init scripts"_s).ok());
    QVERIFY(retort(u"revision --rev-id 1a"_s).ok());
    m_project->write(u"editor"_s, "#!/bin/sh\nulimit -c\n");
    QVERIFY(QFile::setPermissions(m_project->path(u"editor"_s), QFile::ReadOwner | QFile::ExeOwner));
    const test::ProcessResult edited = run(u"sh"_s,
        {u"-c"_s, u"ulimit -c unlimited 2>/dev/null; '%1' edit 1a"_s.arg(QStringLiteral(RETORT_BINARY_DIR "/retort"))},
        {{u"VISUAL"_s, m_project->path(u"editor"_s)}});
    QVERIFY2(edited.ok(), edited.describe());
    QCOMPARE(edited.out, "0\n");
}

// Many applications have a package of this name beside their migrations.
void TestNewProjects::folderNamedDb()
{
    m_project->write(u"db/__init__.py"_s, "");
    QVERIFY(retort(u"db init"_s).ok());
    QVERIFY(retort(u"db revision --rev-id 1a"_s).ok());
    QCOMPARE(retort(u"db -d migrations heads"_s).out, "1a (head)\n");
}

void TestNewProjects::terminalIsNotSteered()
{
    QVERIFY(retort(u"init scripts"_s).ok());
    m_project->write(u"scripts/versions/1a_.py"_s, "\"\"\"bell \\x07, red \\x1b[31m, turned \\u202e\"\"\"\nrevision = '1a'\ndown_revision = None\n");
    const test::ProcessResult shown = retort(u"history"_s);
    QCOMPARE(QString::fromUtf8(shown.out), u"<base> -> 1a (head), bell \\x07, red \\x1b[31m, turned \\u202e\n"_s);
}

QTEST_GUILESS_MAIN(TestNewProjects)
#include "tst_newprojects.moc"
