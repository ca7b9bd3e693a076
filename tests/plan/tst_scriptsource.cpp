// SPDX-License-Identifier: GPL-3.0-or-later
// Where modules of a project are found.
#include "model/plan/scriptsource.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

class ScriptSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsModules_data();
    void findsModules();
    void namesEngines();

private:
    script::Project open(const QString &path) const;

    test::TemporaryProject m_project;
};

void ScriptSource::initTestCase()
{
    // A distribution with its package below src/, whose migrations are a package of it with an ini file of their own.
    m_project.write(u"pyproject.toml"_s, "");
    m_project.write(u"settings.py"_s, "");
    m_project.write(u"src/shop/__init__.py"_s, "");
    m_project.write(u"src/shop/celery.py"_s, "");
    m_project.write(u"src/shop/logging.py"_s, "");
    m_project.write(u"src/shop/models/__init__.py"_s, "");
    m_project.write(u"src/shop/models/user.py"_s, "");
    m_project.write(u"src/shop/migrations/__init__.py"_s, "");
    m_project.write(u"src/shop/migrations/alembic.ini"_s, "[alembic]\nscript_location = %(here)s\ndatabases = one, two\n");
    m_project.write(u"src/shop/migrations/env.py"_s, "ENVIRONMENT = 1\n");
    m_project.write(u"src/shop/migrations/helpers.py"_s, "");
    m_project.write(u"src/plain/data.py"_s, "");
    m_project.write(u"src/shop/migrations/versions/a.py"_s,
        "revision = 'a'\ndown_revision = None\ndef upgrade(engine_name):\n    pass\n");
}

script::Project ScriptSource::open(const QString &path) const
{
    const Result<script::Project> project = script::Project::open(m_project.path(path));
    if (!project)
        qFatal("%s", qPrintable(project.error().message));
    return *project;
}

void ScriptSource::findsModules_data()
{
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("file"); // empty: none
    QTest::newRow("package") << u"shop"_s << u"src/shop/__init__.py"_s;
    QTest::newRow("module in packages") << u"shop.models.user"_s << u"src/shop/models/user.py"_s;
    QTest::newRow("beside the scripts") << u"helpers"_s << u"src/shop/migrations/helpers.py"_s;
    QTest::newRow("at the top") << u"settings"_s << u"settings.py"_s;
    QTest::newRow("folder without __init__") << u"plain"_s << u"src/plain"_s;
    QTest::newRow("module of a package is no top-level module") << u"celery"_s << QString();
    QTest::newRow("standard library") << u"logging"_s << QString();
    QTest::newRow("absent") << u"shop.absent"_s << QString();
    QTest::newRow("no name") << u"shop..models"_s << QString();
    QTest::newRow("env.py") << QString(bindings::EnvironmentModule) << u"src/shop/migrations/env.py"_s;
}

void ScriptSource::findsModules()
{
    QFETCH(QString, module);
    QFETCH(QString, file);
    const auto found = plan::projectModules(open(u"src/shop/migrations/alembic.ini"_s))(module);
    QCOMPARE(found ? found->file : QString(), file.isEmpty() ? QString() : m_project.path(file));
}

void ScriptSource::namesEngines()
{
    const Result<script::ProjectSnapshotPtr> snapshot = script::loadSnapshot(m_project.path(u"src/shop/migrations/alembic.ini"_s));
    QVERIFY(snapshot);
    QCOMPARE(plan::engineNames(*(*snapshot)->script(u"a"_s), (*snapshot)->project), QStringList({u"one"_s, u"two"_s}));
}

QTEST_GUILESS_MAIN(ScriptSource)
#include "tst_scriptsource.moc"
