// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/databasecandidates.h"
#include "model/script/projectsnapshot.h"
#include "model/script/scriptcodes.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace retort;
using namespace retort::script;
using namespace Qt::Literals::StringLiterals;
using Files = QMap<QString, QByteArray>;

Q_DECLARE_METATYPE(Files)

namespace {

const QByteArray env = "from alembic import context\n";
const QByteArray flaskEnv = "from flask import current_app\nfrom alembic import context\n"
                            "context.configure(connection=c, **current_app.extensions['migrate'].configure_args)\n";
const QByteArray revisionA =
    "\"\"\"first\n\nCreate Date: 2024-01-02 03:04:05\n\n\"\"\"\nrevision = 'aaaa'\ndown_revision = None\n";
const QByteArray revisionB =
    "revision: str = \"bbbb\"\ndown_revision: Union[str, None] = \"aaaa\"\nbranch_labels = ('x',)\n";

QString summary(const Result<ProjectSnapshotPtr> &result)
{
    if (!result)
        return "! "_L1 + result.error().code;
    const ProjectSnapshot &snapshot = **result;
    QStringList ids;
    for (const MigrationScript &script : snapshot.scripts)
        ids.append(script.revision.id);
    QStringList codes;
    for (const Diagnostic &diagnostic : snapshot.diagnostics)
        codes.append(diagnostic.code);
    return (ids.join(u',') + u' ' + codes.join(u',')).trimmed();
}

} // namespace

class tst_Project : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opens_data()
    {
        QTest::addColumn<Files>("files");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("expected");
        const QByteArray ini = "[alembic]\nscript_location = %(here)s/mig\n";
        const Files generic{{u"alembic.ini"_s, ini}, {u"mig/env.py"_s, env}, {u"mig/versions/a.py"_s, revisionA},
            {u"mig/versions/b.py"_s, revisionB}};
        QTest::newRow("folder") << generic << u"."_s << u"aaaa,bbbb"_s;
        QTest::newRow("ini") << generic << u"alembic.ini"_s << u"aaaa,bbbb"_s;
        QTest::newRow("script folder") << generic << u"mig"_s << u"aaaa,bbbb"_s;
        const Files sections{{u"alembic.ini"_s, "[DEFAULT]\nsqlalchemy.url = sqlite://\n[shop]\nscript_location = %(here)s/shop\n"
                                               "[billing]\nscript_location = %(here)s/billing\n[loggers]\nkeys = root\n"},
            {u"shop/env.py"_s, env}, {u"shop/versions/a.py"_s, revisionA}, {u"billing/env.py"_s, env},
            {u"billing/versions/b.py"_s, revisionB}};
        QTest::newRow("several sections") << sections << u"."_s << u"! project.several"_s;
        QTest::newRow("ini without [alembic]") << sections << u"alembic.ini"_s << u"! config.no-section"_s;
        QTest::newRow("a section") << sections << u"alembic.ini#shop"_s << u"aaaa"_s;
        QTest::newRow("folder of a section") << sections << u"shop"_s << u"aaaa"_s;
        QTest::newRow("no such section") << sections << u"alembic.ini#none"_s << u"! config.no-section"_s;
        QTest::newRow("section without a project") << sections << u"alembic.ini#loggers"_s << u"! config.no-script-location"_s;
        const Files oneSection{{u"alembic.ini"_s, "[shop]\nscript_location = %(here)s/shop\n"}, {u"shop/env.py"_s, env},
            {u"shop/versions/a.py"_s, revisionA}};
        QTest::newRow("one section of another name") << oneSection << u"."_s << u"aaaa"_s;
        Files named = generic;
        named[u"dev#alembic.ini"_s] = ini;
        QTest::newRow("file with a hash") << named << u"dev#alembic.ini"_s << u"aaaa,bbbb"_s;
        QTest::newRow("versions") << generic << u"mig/versions"_s << u"aaaa,bbbb"_s;
        QTest::newRow("a revision") << generic << u"mig/versions/a.py"_s << u"aaaa,bbbb"_s;
        QTest::newRow("env.py") << generic << u"mig/env.py"_s << u"aaaa,bbbb"_s;
        QTest::newRow("nowhere") << generic << u"nope"_s << u"! project.not-found"_s;
        QTest::newRow("nothing") << Files{{u"x/y.txt"_s, ""}} << u"."_s << u"! project.not-found"_s;

        Files alone{{u"mig/a.py"_s, revisionA}, {u"mig/b.py"_s, revisionB}};
        QTest::newRow("scripts alone") << alone << u"mig"_s << u"aaaa,bbbb"_s;
        Files withoutEnv = generic;
        withoutEnv.remove(u"alembic.ini"_s);
        withoutEnv.remove(u"mig/env.py"_s);
        QTest::newRow("no env.py") << withoutEnv << u"mig"_s << u"aaaa,bbbb"_s;
        QTest::newRow("versions without env.py") << withoutEnv << u"mig/versions"_s << u"aaaa,bbbb"_s;
        Files picked{{u"mig/env.py"_s, env}, {u"mig/versions/sqlite/a.py"_s, revisionA}, {u"mig/versions/sqlite/b.py"_s, revisionB}};
        QTest::newRow("folders below versions") << picked << u"mig"_s << u"aaaa,bbbb script.in-folders"_s;
        picked.insert(u"mig/versions/c.py"_s, "revision = 'cccc'\ndown_revision = None\n");
        QTest::newRow("folders beside scripts are Alembic's business") << picked << u"mig"_s << u"cccc"_s;

        Files toml = generic;
        toml.remove(u"alembic.ini"_s);
        toml.insert(u"pyproject.toml"_s, "[tool.alembic]\nscript_location = \"%(here)s/mig\"\n");
        QTest::newRow("pyproject") << toml << u"pyproject.toml"_s << u"aaaa,bbbb"_s;
        QTest::newRow("folder with pyproject") << toml << u"."_s << u"aaaa,bbbb"_s;

        Files nested;
        for (auto it = generic.cbegin(); it != generic.cend(); ++it)
            nested.insert("backend/"_L1 + it.key(), it.value());
        QTest::newRow("nested") << nested << u"."_s << u"aaaa,bbbb"_s;
        nested.insert(u"venv/lib/alembic.ini"_s, ini);
        QTest::newRow("virtual environment") << nested << u"."_s << u"aaaa,bbbb"_s;
        nested.insert(u"other/alembic.ini"_s, ini);
        nested.insert(u"other/mig/env.py"_s, env);
        QTest::newRow("several") << nested << u"."_s << u"! project.several"_s;

        const Files bare{{u"m/env.py"_s, env}, {u"m/versions/a.py"_s, revisionA}};
        QTest::newRow("bare") << bare << u"m"_s << u"aaaa"_s;
        QTest::newRow("above a bare one") << bare << u"."_s << u"aaaa"_s;
        const Files flask{{u"migrations/env.py"_s, flaskEnv}, {u"migrations/alembic.ini"_s, "[alembic]\n# template\n"},
            {u"migrations/versions/a.py"_s, revisionA}};
        QTest::newRow("Flask-Migrate") << flask << u"."_s << u"aaaa"_s;
        QTest::newRow("Flask-Migrate's ini") << flask << u"migrations/alembic.ini"_s << u"aaaa"_s;

        const auto with = [&](const QByteArray &options, Files more) {
            more.insert(u"alembic.ini"_s, "[alembic]\nscript_location = mig\n" + options);
            more.insert(u"mig/env.py"_s, env);
            return more;
        };
        QTest::newRow("locations") << with(
            "version_locations = one two\n", {{u"one/b.py"_s, revisionB}, {u"two/a.py"_s, revisionA}})
                                   << u"."_s << u"bbbb,aaaa"_s;
        QTest::newRow("separator") << with("path_separator = newline\nversion_locations =\n  my one\n  two\n",
            {{u"my one/b.py"_s, revisionB}, {u"two/a.py"_s, revisionA}})
                                   << u"."_s << u"bbbb,aaaa"_s;
        QTest::newRow("bad separator") << with(
            "path_separator = comma\nversion_locations = one\n", {{u"one/a.py"_s, revisionA}})
                                       << u"."_s << u"aaaa config.bad-value"_s;
        QTest::newRow("recursive") << with("recursive_version_locations = true\n",
            {{u"mig/versions/2024/b.py"_s, revisionB}, {u"mig/versions/a.py"_s, revisionA},
                {u"mig/versions/__pycache__/c.py"_s, revisionB}})
                                   << u"."_s << u"aaaa,bbbb"_s;
        QTest::newRow("twice") << with(
            "version_locations = mig/versions mig/versions\n", {{u"mig/versions/a.py"_s, revisionA}})
                               << u"."_s << u"aaaa script.loaded-twice"_s;
        QTest::newRow("package") << Files{{u"alembic.ini"_s, "[alembic]\nscript_location = app.db:mig\n"},
            {u"app/db/mig/env.py"_s, env}, {u"app/db/mig/versions/a.py"_s, revisionA}}
                                 << u"."_s << u"aaaa"_s;
        QTest::newRow("no such folder") << Files{{u"alembic.ini"_s, ini}} << u"."_s
                                        << u"! project.script-location-missing"_s;
        QTest::newRow("broken ini") << Files{{u"alembic.ini"_s, "nonsense"}} << u"."_s << u"! config.syntax"_s;
    }

    void opens()
    {
        QFETCH(Files, files);
        QFETCH(QString, path);
        QFETCH(QString, expected);
        const test::TemporaryProject project(files);
        QVERIFY(project.isValid());
        QCOMPARE(summary(loadSnapshot(project.path(path))), expected);
    }

    void scripts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"x.py"_s << revisionA << u"aaaa"_s;
        QTest::newRow("CRLF") << u"x.py"_s << QByteArray(revisionA).replace("\n", "\r\n") << u"aaaa"_s;
        QTest::newRow("byte order mark") << u"x.py"_s << "\xef\xbb\xbf" + revisionA << u"aaaa"_s;
        QTest::newRow("Latin-1") << u"x.py"_s << "# -*- coding: latin-1 -*-\n\"\"\"caf\xe9\"\"\"\n" + revisionA
                                 << u"aaaa"_s;
        QTest::newRow("legacy name") << u"1a2b3c.py"_s << QByteArray("down_revision = None\n") << u"1a2b3c"_s;
        QTest::newRow("no revision") << u"helper.py"_s << QByteArray("x = 1\n") << u"script.no-revision"_s;
        QTest::newRow("no down_revision")
            << u"x.py"_s << QByteArray("revision = 'a'\n") << u"script.no-down-revision"_s;
        QTest::newRow("call") << u"x.py"_s << QByteArray("import os\nrevision = os.getenv('X')\ndown_revision = None\n")
                              << u"script.header-not-literal"_s;
        QTest::newRow("init") << u"__init__.py"_s << revisionA << QString();
        QTest::newRow("editor's lock") << u".#x.py"_s << revisionA << QString();
        QTest::newRow("text") << u"x.txt"_s << revisionA << QString();
        QTest::newRow("50 MB") << u"x.py"_s << revisionA + QByteArray(50 * 1024 * 1024, '#') << u"aaaa"_s;
    }

    void scripts()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, source);
        QFETCH(QString, expected);
        const test::TemporaryProject project(
            {{u"m/env.py"_s, env}, {u"m/script.py.mako"_s, ""}, {u"m/versions/"_s + name, source}});
        QVERIFY(project.isValid());
        QCOMPARE(summary(loadSnapshot(project.path(u"m"_s))), expected);
    }

    void docstring()
    {
        const test::TemporaryProject project({{u"m/env.py"_s, env}, {u"m/versions/a.py"_s, revisionA}});
        const auto snapshot = loadSnapshot(project.path(u"m"_s));
        QVERIFY(snapshot);
        const MigrationScript *script = (*snapshot)->script(u"aaaa"_s);
        QVERIFY(script);
        QCOMPARE(script->revision.doc, u"first"_s);
        QCOMPARE(script->createDate, u"2024-01-02 03:04:05"_s);
        QCOMPARE(script->revisionRange.startLine, 6);
        QCOMPARE(script->readSource().value(), revisionA);
        QCOMPARE(script->hash().value(), sourceHash(revisionA));
    }

    void linksDoNotLoop()
    {
        const test::TemporaryProject project(
            {{u"alembic.ini"_s, "[alembic]\nscript_location = m\nrecursive_version_locations = true\n"},
                {u"m/env.py"_s, env}, {u"m/versions/a.py"_s, revisionA}});
        QVERIFY(QFile::link(project.path(u"m/versions"_s), project.path(u"m/versions/loop"_s)));
        QVERIFY(QFile::link(project.path(u"m/versions/a.py"_s), project.path(u"m/versions/b.py"_s)));
        QVERIFY(QFile::link(u"c.py"_s, project.path(u"m/versions/c.py"_s)));
        QCOMPARE(summary(loadSnapshot(project.path())), u"aaaa script.loaded-twice,script.unreadable"_s);
    }

    void settings()
    {
        const test::TemporaryProject project({{u"migrations/env.py"_s,
                                                  flaskEnv
                                                      + "TABLE = 'versions'\ncontext.configure(connection=c, "
                                                        "version_table=TABLE, compare_type=my_compare)\n"},
            {u"migrations/versions/a.py"_s, revisionA},
            {u"app/__init__.py"_s,
                "from flask_migrate import Migrate\n"
                "db = SQLAlchemy(metadata=MetaData(naming_convention={'pk': 'pk_%(table_name)s'}))\n"
                "migrate = Migrate(app, db, render_as_batch=False, version_table_schema='s')\n"}});
        const auto opened = Project::open(project.path());
        QVERIFY(opened);
        const EnvironmentSettings &settings = opened->environment;
        QCOMPARE(opened->kind, ProjectKind::FlaskMigrate);
        QCOMPARE(settings.versionTable, u"versions"_s);
        QCOMPARE(settings.versionTableSchema, u"s"_s);
        QCOMPARE(settings.renderAsBatch, std::optional(false));
        QVERIFY(!settings.compareType.has_value());
        QVERIFY(settings.notKnown.contains(u"compare_type"_s));
        QCOMPARE(settings.namingConvention.value(u"pk"_s), u"pk_%(table_name)s"_s);
        QCOMPARE(opened->diagnostics.size(), 1);
        QCOMPARE(opened->diagnostics.front().code, SettingNotKnown);
    }

    void databases()
    {
        const test::TemporaryProject project(
            {{u"alembic.ini"_s, "[alembic]\nscript_location = m\nsqlalchemy.url = postgresql://u:s%%40cret@h/db\n"},
                {u"m/env.py"_s, env + "url = os.environ.get('MY_DB', 'sqlite:///fallback.db')\n"},
                {u"m/versions/a.py"_s, revisionA}, {u".env"_s, "export DATABASE_URL='sqlite:///dot.db'\nOTHER=1\n"},
                {u"config.py"_s,
                    "basedir = os.path.abspath(os.path.dirname(__file__))\nclass Config:\n"
                    "    SQLALCHEMY_DATABASE_URI = os.environ.get('X') or 'sqlite:///' + os.path.join(basedir, "
                    "'app.db')\n"}});
        const auto opened = Project::open(project.path());
        QVERIFY(opened);
        QStringList urls;
        for (const DatabaseCandidate &candidate : databaseCandidates(*opened, {{u"MY_DB"_s, u"sqlite:///env.db"_s}}))
            urls.append(candidate.displayUrl());
        const QStringList expected{u"postgresql://u:***@h/db"_s, u"sqlite:///dot.db"_s, u"sqlite:///env.db"_s,
            u"sqlite:///fallback.db"_s, u"sqlite:///"_s + project.path(u"app.db"_s)};
        QCOMPARE(urls, expected);
    }

    void passwords_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u"postgresql://u:p@h:1/d"_s << u"postgresql://u:***@h:1/d"_s;
        QTest::newRow("at") << u"postgresql://u:p@ss/w@h/d?x=1"_s << u"postgresql://u:***@h/d?x=1"_s;
        QTest::newRow("query") << u"postgresql:///d?user=u&password=p"_s << u"postgresql:///d?user=u&password=***"_s;
        QTest::newRow("none") << u"postgresql://u@h:1/d"_s << u"postgresql://u@h:1/d"_s;
        QTest::newRow("file") << u"sqlite:////a:b/c"_s << u"sqlite:////a:b/c"_s;
    }

    void passwords()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        QCOMPARE(redactedUrl(url), shown);
    }
};

QTEST_GUILESS_MAIN(tst_Project)
#include "tst_project.moc"
