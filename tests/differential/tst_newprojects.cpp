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
