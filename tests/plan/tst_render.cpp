// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/planner.h"
#include "model/plan/renderedfiles.h"
#include "tests/support/temporaryproject.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using dialect::Dialect;
using script::StepKind;

namespace {

QByteArray migration(const QByteArray &id, const QByteArray &down, const QByteArray &upgrade, const QByteArray &downgrade)
{
    const auto body = [](QByteArray text) { return "    " + text.replace("\n", "\n    ") + "\n"; };
    return "from alembic import op\nimport sqlalchemy as sa\nimport uuid\nimport somewhere\nrevision = '" + id
        + "'\ndown_revision = " + down + "\n\ndef upgrade():\n" + body(upgrade) + "\n\ndef downgrade():\n" + body(downgrade);
}

const QByteArray createShop = "op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True),\n"
                              "    sa.Column('name', sa.String(50)), sa.Column('age', sa.Integer()))";

/// a, then b which rebuilds on SQLite; from a also c, which cannot be known; m merges both.
script::ProjectSnapshotPtr shop(test::TemporaryProject &project)
{
    project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
    project.write(u"migrations/env.py"_s, "from alembic import context\n");
    project.write(u"migrations/versions/a.py"_s, migration("a", "None", createShop, "op.drop_table('shop')"));
    project.write(u"migrations/versions/b.py"_s,
        migration("b", "'a'", "with op.batch_alter_table('shop') as batch:\n    batch.drop_column('age')",
            "with op.batch_alter_table('shop') as batch:\n    batch.add_column(sa.Column('age', sa.Integer()))"));
    project.write(u"migrations/versions/c.py"_s,
        migration("c", "'a'", "op.execute('SELECT 1')\nop.execute(f\"SELECT '{uuid.uuid4()}'\")", "somewhere.back(op)"));
    project.write(u"migrations/versions/m.py"_s,
        migration("m", "('b', 'c')", "op.execute(\"UPDATE shop SET name = 'x'\")", "raise RuntimeError('no way back')"));
    const Result<script::ProjectSnapshotPtr> snapshot = script::loadSnapshot(project.path(u"alembic.ini"_s));
    if (!snapshot)
        qFatal("%s", qPrintable(snapshot.error().message));
    return *snapshot;
}

/// "a upgrade sqlite exact: CREATE TABLE shop…": one line, so that a whole history is compared at once.
QString oneLine(const plan::RenderedRevision &revision)
{
    const QString sql = revision.sql.simplified().left(28);
    QString line = u"%1 %2 %3 %4: %5"_s.arg(revision.revision, plan::directionWord(revision.direction),
        plan::dialectWord(revision.dialect), plan::statusWord(revision.status), sql);
    for (const Diagnostic &diagnostic : revision.diagnostics)
        line += u" | %1 line %2"_s.arg(QString(diagnostic.code)).arg(diagnostic.range.startLine);
    return line;
}

QStringList renderAll(const script::ProjectSnapshotPtr &snapshot, const plan::RenderRequest &request)
{
    QStringList lines;
    if (!plan::render(snapshot, request, [&](const plan::RenderedRevision &revision, int, int) { lines << oneLine(revision); }))
        lines << u"stopped"_s;
    return lines;
}

} // namespace

class TestRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rendersEachRevisionByItself();
    void rendersAPart();
    void rendersATrackForEachEngine();
    void equalsThePreview();
    void writesJson();
    void writesFiles();
    void keepsFileNamesInTheirFolder();
    void saysWhyItCannotWrite();
    void canBeStopped();
};

void TestRender::rendersEachRevisionByItself()
{
    test::TemporaryProject project;
    plan::RenderRequest request;
    request.dialects = {Dialect::Sqlite};
    const QStringList expected{
        u"a upgrade sqlite exact: CREATE TABLE shop ( id INTEG"_s,
        u"a downgrade sqlite exact: DROP TABLE shop;"_s,
        u"b upgrade sqlite exact: CREATE TABLE _alembic_tmp_sh"_s,
        u"b downgrade sqlite exact: ALTER TABLE shop ADD COLUMN "_s,
        u"c upgrade sqlite needs data: SELECT 1; | preview.needs-data line 10"_s,
        u"c downgrade sqlite needs python:  | preview.needs-python line 14"_s,
        u"m upgrade sqlite exact: UPDATE shop SET name = 'x';"_s,
        u"m downgrade sqlite error:  | preview.error line 13"_s,
    };
    QCOMPARE(renderAll(shop(project), request).join(u'\n'), expected.join(u'\n'));
}

void TestRender::rendersAPart()
{
    test::TemporaryProject project;
    const script::ProjectSnapshotPtr snapshot = shop(project);
    plan::RenderRequest request;
    request.dialects = {Dialect::Postgresql};
    request.directions = {StepKind::Downgrade};
    request.revisions = {snapshot->map.indexOf(u"b"_s)};
    QCOMPARE(renderAll(snapshot, request).join(u'\n'), u"b downgrade postgresql exact: ALTER TABLE shop ADD COLUMN "_s);
}

void TestRender::rendersATrackForEachEngine()
{
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
    project.write(u"migrations/env.py"_s, "");
    const QByteArray dispatch = "def upgrade(engine_name):\n    globals()['upgrade_%s' % engine_name]()\n\n"
                                "def downgrade(engine_name):\n    globals()['downgrade_%s' % engine_name]()\n\n";
    project.write(u"migrations/versions/a.py"_s,
        "from alembic import op\nimport sqlalchemy as sa\nrevision = 'a'\ndown_revision = None\n" + dispatch
            + "def upgrade_one():\n    op.create_table('t', sa.Column('id', sa.Integer), sa.Column('x', sa.Integer))\n\n"
              "def downgrade_one():\n    op.drop_table('t')\n\n"
              "def upgrade_two():\n    op.execute('SELECT 2')\n\ndef downgrade_two():\n    pass\n");
    project.write(u"migrations/versions/b.py"_s,
        "from alembic import op\nrevision = 'b'\ndown_revision = 'a'\n" + dispatch
            + "def upgrade_one():\n    with op.batch_alter_table('t') as batch:\n        batch.drop_column('x')\n\n"
              "def downgrade_one():\n    pass\n\ndef upgrade_two():\n    pass\n\ndef downgrade_two():\n    pass\n");
    project.write(u"migrations/versions/c.py"_s, migration("c", "'b'", "op.execute('SELECT 3')", "pass"));
    const Result<script::ProjectSnapshotPtr> snapshot = script::loadSnapshot(project.path(u"alembic.ini"_s));
    QVERIFY(snapshot);
    plan::RenderRequest request;
    request.dialects = {Dialect::Sqlite};
    request.directions = {StepKind::Upgrade};
    QStringList lines;
    plan::render(*snapshot, request, [&](const plan::RenderedRevision &revision, int, int total) {
        QCOMPARE(total, 5);
        lines << revision.engine + ": "_L1 + oneLine(revision);
    });
    const QStringList expected{
        u"one: a upgrade sqlite exact: CREATE TABLE t ( id INTEGER,"_s,
        u"one: b upgrade sqlite exact: CREATE TABLE _alembic_tmp_t "_s,
        u": c upgrade sqlite exact: SELECT 3;"_s,
        u"two: a upgrade sqlite exact: SELECT 2;"_s,
        u"two: b upgrade sqlite exact: "_s,
    };
    QCOMPARE(lines.join(u'\n'), expected.join(u'\n'));
}

void TestRender::equalsThePreview()
{
    test::TemporaryProject project;
    const script::ProjectSnapshotPtr snapshot = shop(project);
    plan::Planner planner(snapshot);
    int compared = 0;
    plan::render(snapshot, {}, [&](const plan::RenderedRevision &revision, int done, int total) {
        QCOMPARE_LE(done, total);
        const Result<plan::PlannedStep> preview = planner.preview(revision.revision, revision.direction, revision.dialect);
        QVERIFY(preview);
        QCOMPARE(revision.status, preview->status);
        QStringList sql;
        for (const dialect::Statement &statement : preview->statements)
            sql << statement.sql + u';';
        QCOMPARE(revision.sql, sql.join("\n\n"_L1));
        ++compared;
    });
    QCOMPARE(compared, 16);
}

void TestRender::writesJson()
{
    test::TemporaryProject project;
    const script::ProjectSnapshotPtr snapshot = shop(project);
    QList<QJsonObject> objects;
    plan::render(snapshot, {}, [&](const plan::RenderedRevision &revision, int, int) {
        objects << QJsonDocument::fromJson(plan::jsonLine(revision, snapshot->project.scriptLocation)).object();
    });
    QCOMPARE(objects.size(), 16);
    QCOMPARE(objects.at(0).keys().join(u' '),
        u"diagnostics dialect direction down_revision file revision sql status"_s);
    QVERIFY(objects.at(0)["down_revision"_L1].isNull());
    QCOMPARE(objects.at(2)["down_revision"_L1].toString(), u"a"_s);
    QCOMPARE(objects.at(6)["down_revision"_L1].toArray().size(), 2);
    QCOMPARE(objects.at(6)["file"_L1].toString(), u"versions/m.py"_s);
    const QJsonObject reason = objects.at(4)["diagnostics"_L1].toArray().at(0).toObject();
    QCOMPARE(reason["code"_L1].toString(), u"preview.needs-data"_s);
    QCOMPARE(reason["file"_L1].toString(), u"versions/c.py"_s);
    QCOMPARE(reason["line"_L1].toInt(), 10);
    QVERIFY(reason["column"_L1].toInt() > 0);
    QVERIFY(!reason["message"_L1].toString().isEmpty());
}

void TestRender::writesFiles()
{
    test::TemporaryProject project;
    const script::ProjectSnapshotPtr snapshot = shop(project);
    QTemporaryDir folder;
    const Result<int> written = plan::renderFiles(snapshot, {}, folder.path(), plan::RenderedFormat::SqlFiles, {});
    QVERIFY(written);
    QCOMPARE(*written, 16);
    QFile file(folder.filePath(u"sqlite/3_c.upgrade.sql"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(text.startsWith(u"-- upgrade c, sqlite: needs data\n-- versions/c.py\n-- line 10: "_s), qPrintable(text));
    QVERIFY2(text.endsWith(u"\n\nSELECT 1;\n"_s), qPrintable(text));

    const QString lines = folder.filePath(u"all.jsonl"_s);
    QCOMPARE(plan::renderFiles(snapshot, {}, lines, plan::RenderedFormat::JsonLines, {}).value(), 1);
    QFile json(lines);
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(json.readAll().count('\n'), 16);
}

void TestRender::keepsFileNamesInTheirFolder()
{
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
    project.write(u"migrations/env.py"_s, "");
    project.write(u"migrations/versions/a.py"_s, migration("../../up", "None", "pass", "pass"));
    const Result<script::ProjectSnapshotPtr> snapshot = script::loadSnapshot(project.path(u"alembic.ini"_s));
    QVERIFY(snapshot);
    QTemporaryDir folder;
    const QString inner = folder.filePath(u"x/y"_s);
    QVERIFY(plan::renderFiles(*snapshot, {}, inner, plan::RenderedFormat::SqlFiles, {}));
    QStringList files;
    for (QDirIterator it(folder.path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files << QDir(folder.path()).relativeFilePath(it.next());
    files.sort();
    QCOMPARE(files.join(u' '),
        u"x/y/postgresql/1_______up.downgrade.sql x/y/postgresql/1_______up.upgrade.sql "
        "x/y/sqlite/1_______up.downgrade.sql x/y/sqlite/1_______up.upgrade.sql"_s);
}

void TestRender::saysWhyItCannotWrite()
{
    test::TemporaryProject project;
    const script::ProjectSnapshotPtr snapshot = shop(project);
    const Result<int> written
        = plan::renderFiles(snapshot, {}, project.path(u"alembic.ini"_s), plan::RenderedFormat::SqlFiles, {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, plan::RenderNotWritten);
    QVERIFY(!written.error().hint.isEmpty());
}

void TestRender::canBeStopped()
{
    test::TemporaryProject project;
    const script::ProjectSnapshotPtr snapshot = shop(project);
    std::stop_source stop;
    int seen = 0;
    const bool complete = plan::render(snapshot, {}, [&](const plan::RenderedRevision &, int, int) {
        if (++seen == 3)
            stop.request_stop();
    }, stop.get_token());
    QVERIFY(!complete);
    QCOMPARE(seen, 3);
}

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
