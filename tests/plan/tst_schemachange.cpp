// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/plan/planner.h"
#include "model/plan/schemachange.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using plan::SchemaChange;

namespace {

QByteArray migration(const QByteArray &id, const QByteArray &down, const QByteArray &upgrade)
{
    return "from alembic import op\nimport sqlalchemy as sa\nrevision = '" + id + "'\ndown_revision = " + down
        + "\n\ndef upgrade():\n    " + upgrade + "\n\ndef downgrade():\n    pass\n";
}

QString word(SchemaChange change)
{
    switch (change) {
    case SchemaChange::None:
        return u"  "_s;
    case SchemaChange::Added:
        return u"+ "_s;
    case SchemaChange::Changed:
        return u"~ "_s;
    case SchemaChange::Removed:
        return u"- "_s;
    }
    Q_UNREACHABLE();
}

/// The whole comparison as text.
QString print(const plan::PlannedStep &step, dialect::Dialect dialect)
{
    QStringList lines;
    for (const plan::ComparedTable &table : plan::compareSchemas(*step.before, *step.after, dialect)) {
        lines << word(table.change) + table.name.display() + (table.uncertainty.isEmpty() ? QString() : u" ?"_s);
        for (const plan::ComparedPart &part : table.parts)
            lines << u"  "_s + word(part.change) + part.part.name + u": "_s + part.part.definition
                    + (part.before.isEmpty() ? QString() : u" (was "_s + part.before + u')');
    }
    return lines.join(u'\n');
}

} // namespace

class TestSchemaChange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatARevisionChanges_data();
    void showsWhatARevisionChanges();
};

void TestSchemaChange::showsWhatARevisionChanges_data()
{
    QTest::addColumn<QByteArray>("upgrade");
    QTest::addColumn<QString>("expected");
    const QString user = u"  user\n    id: INTEGER NOT NULL\n    name: VARCHAR(50)\n    : PRIMARY KEY (id)"_s;
    QTest::newRow("nothing") << QByteArray("op.execute('SELECT 1')") << user;
    QTest::newRow("new table") << QByteArray("op.create_table('a', sa.Column('x', sa.Integer(), sa.ForeignKey('user.id')))")
        << u"+ a\n  + x: INTEGER\n  + : FOREIGN KEY(x) REFERENCES \"user\" (id)\n"_s + user;
    QTest::newRow("new column and index")
        << QByteArray("op.add_column('user', sa.Column('age', sa.Integer(), server_default='0'))\n    op.create_index('ix', 'user', ['age'])")
        << u"~ user\n    id: INTEGER NOT NULL\n    name: VARCHAR(50)\n  + age: INTEGER DEFAULT '0'\n    : PRIMARY KEY (id)\n"
           "  + ix: CREATE INDEX ix ON \"user\" (age)"_s;
    QTest::newRow("changed column") << QByteArray("op.alter_column('user', 'name', type_=sa.Text(), nullable=False)")
        << u"~ user\n    id: INTEGER NOT NULL\n  ~ name: TEXT NOT NULL (was VARCHAR(50))\n    : PRIMARY KEY (id)"_s;
    QTest::newRow("removed column") << QByteArray("op.drop_column('user', 'name')")
        << u"~ user\n    id: INTEGER NOT NULL\n    : PRIMARY KEY (id)\n  - name: VARCHAR(50)"_s;
    QTest::newRow("removed table") << QByteArray("op.drop_table('user')")
        << u"- user\n  - id: INTEGER NOT NULL\n  - name: VARCHAR(50)\n  - : PRIMARY KEY (id)"_s;
    QTest::newRow("raw SQL") << QByteArray("op.execute('ALTER TABLE \"user\" ADD COLUMN note TEXT')")
        << u"~ user\n    id: INTEGER NOT NULL\n    name: VARCHAR(50)\n  + note: TEXT\n    : PRIMARY KEY (id)"_s;
}

void TestSchemaChange::showsWhatARevisionChanges()
{
    QFETCH(QByteArray, upgrade);
    QFETCH(QString, expected);
    test::TemporaryProject project;
    project.write(u"alembic.ini"_s, "[alembic]\nscript_location = %(here)s/migrations\n");
    project.write(u"migrations/env.py"_s, "");
    project.write(u"migrations/versions/a.py"_s,
        migration("a", "None", "op.create_table('user', sa.Column('id', sa.Integer(), autoincrement=False, nullable=False), "
                               "sa.Column('name', sa.String(50)), sa.PrimaryKeyConstraint('id'))"));
    project.write(u"migrations/versions/b.py"_s, migration("b", "'a'", upgrade));
    const Result<script::ProjectSnapshotPtr> snapshot = script::loadSnapshot(project.path(u"alembic.ini"_s));
    QVERIFY(snapshot);
    plan::Planner planner(*snapshot);
    const auto step = planner.preview(u"b"_s, script::StepKind::Upgrade, dialect::Dialect::Postgresql, {}, true);
    QVERIFY(step);
    QVERIFY(step->before && step->after);
    QCOMPARE(print(*step, dialect::Dialect::Postgresql), expected);
}

QTEST_GUILESS_MAIN(TestSchemaChange)
#include "tst_schemachange.moc"
