// SPDX-License-Identifier: GPL-3.0-or-later
// What scripts import: modules of the project, libraries, operations of its own.
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using bindings::EvaluationStatus;

namespace {

/// A project of a few modules; packages end with a slash.
const QMap<QString, QByteArray> &project()
{
    static const QMap<QString, QByteArray> modules{
        {u"shop/"_s, "import celery\nfrom flask import Flask\napp = Flask(__name__)\nif app.debug:\n    LIMIT = 1\nelse:\n    LIMIT = 2\n"
                     "raise RuntimeError('no configuration')\nfrom shop.tables import NAMES\n"},
        {u"shop.tables"_s, "from alembic import op\nNAMES = ['a']\nclass Kind(str):\n    pass\ndef drop(name):\n    op.drop_table(name)\n"},
        {u"shop.types"_s, "import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\nclass StringUUID(sa.TypeDecorator):\n"
                          "    impl = sa.CHAR\n    def load_dialect_impl(self, dialect):\n"
                          "        return postgresql.UUID() if dialect.name == 'postgresql' else sa.CHAR(36)\n"},
        {u"shop.models"_s, "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\nclass OrderLine(db.Model):\n"
                           "    id = db.Column(db.Integer, primary_key=True)\n"},
        {u"shop.base"_s, "from somewhere import Unknown\nclass Row(Unknown):\n    kind = 'k'\n    @staticmethod\n    def label():\n        return 'lines'\n"},
        {u"shop.operations"_s, "from alembic.operations import Operations, MigrateOperation\n"
                               "@Operations.register_operation('create_twin')\nclass CreateTwin(MigrateOperation):\n"
                               "    def __init__(self, name):\n        self.name = name\n    @classmethod\n"
                               "    def create_twin(cls, operations, name):\n        return operations.invoke(cls(name))\n"
                               "@Operations.implementation_for(CreateTwin)\ndef create_twin(operations, operation):\n"
                               "    operations.execute('CREATE TWIN ' + operation.name)\n"},
        {bindings::EnvironmentModule, "from alembic import context\nimport shop.operations\n"
                                      "context.run_migrations(prefix='p_', tables=context.config.attributes['t'])\n"},
    };
    return modules;
}

std::optional<bindings::ModuleText> resolve(const QString &name)
{
    if (const auto package = project().constFind(name + u'/'); package != project().cend())
        return bindings::ModuleText{u"/p/"_s + QString(name).replace(u'.', u'/') + u"/__init__.py"_s, *package, true};
    if (const auto module = project().constFind(name); module != project().cend())
        return bindings::ModuleText{u"/p/"_s + QString(name).replace(u'.', u'/') + u".py"_s, *module, false};
    return std::nullopt;
}

/// "exact: SQL; SQL", or the status with what is known.
QString rendered(bindings::ScriptEvaluator &evaluator, const QByteArray &body, const QString &dialectName)
{
    bindings::EvaluationContext context;
    context.dialectName = dialectName;
    context.offline = true;
    const bindings::ScriptEvaluation evaluation
        = evaluator.evaluate("from alembic import op\nimport sqlalchemy as sa\n" + body, u"/p/versions/1_x.py"_s, u"upgrade"_s, context);
    dialect::CompileContext compile;
    compile.dialect = dialectName == "sqlite"_L1 ? dialect::Dialect::Sqlite : dialect::Dialect::Postgresql;
    QStringList statements;
    for (const operations::Operation &operation : evaluation.operations) {
        for (const dialect::Statement &statement : dialect::compile(operation, compile).statements)
            statements << statement.sql.simplified();
    }
    static const QHash<EvaluationStatus, QString> names{{EvaluationStatus::Exact, u"exact"_s}, {EvaluationStatus::NeedsData, u"data"_s},
        {EvaluationStatus::NeedsPython, u"python"_s}, {EvaluationStatus::Error, u"error"_s}};
    return names.value(evaluation.status) + ": "_L1 + statements.join("; "_L1);
}

} // namespace

class Imports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rendersWhatIsImported_data();
    void rendersWhatIsImported();
    void keepsScriptsApart();
};

void Imports::rendersWhatIsImported_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *body, const char *expected, const QString &dialect = u"postgresql"_s) {
        QTest::newRow(name) << dialect << QByteArray(body) << QString::fromUtf8(expected);
    };
    row("through a package that fails", "from shop.tables import drop\ndef upgrade():\n    drop('a')\n", "exact: DROP TABLE a");
    row("a name that a package imports", "from shop import NAMES\ndef upgrade():\n    op.drop_table(NAMES[0])\n", "exact: DROP TABLE a");
    row("a name that depends on something unknown", "from shop import LIMIT\ndef upgrade():\n    op.execute(str(LIMIT))\n", "python: ");
    row("such a name, not used", "from shop import LIMIT\ndef upgrade():\n    op.drop_table('a')\n", "exact: DROP TABLE a");
    row("a type of the project", "from shop.types import StringUUID\ndef upgrade():\n    op.add_column('t', sa.Column('c', StringUUID()))\n",
        "exact: ALTER TABLE t ADD COLUMN c UUID");
    row("the same elsewhere", "import shop.types\ndef upgrade():\n    op.add_column('t', sa.Column('c', shop.types.StringUUID()))\n",
        "exact: ALTER TABLE t ADD COLUMN c CHAR(36)", u"sqlite"_s);
    row("a model's table name", "from shop.models import OrderLine\ndef upgrade():\n    op.drop_table(OrderLine.__tablename__)\n",
        "exact: DROP TABLE order_line");
    row("a method beside an unknown base", "from shop.base import Row\ndef upgrade():\n    op.drop_table(Row.label())\n", "exact: DROP TABLE lines");
    row("an attribute under an unknown base", "from shop.base import Row\ndef upgrade():\n    op.drop_table(Row.kind)\n", "python: ");
    row("import_module", "import importlib\ndef upgrade():\n    importlib.import_module('shop.tables').drop('a')\n", "exact: DROP TABLE a");
    row("relative import of a script", "from . import tables\ndef upgrade():\n    pass\n", "error: ");
    row("a removed name", "from shop.tables import gone\ndef upgrade():\n    pass\n", "error: ");
    row("an operation of env.py", "def upgrade():\n    op.create_twin('x')\n", "exact: CREATE TWIN x");
    row("op.invoke of the project's", "from shop.operations import CreateTwin\ndef upgrade():\n    op.invoke(CreateTwin('y'))\n",
        "exact: CREATE TWIN y");
    row("an unknown operation", "def upgrade():\n    op.create_triplet('x')\n", "python: ");
    row("arguments of env.py", "def upgrade(prefix, tables):\n    op.drop_table(prefix + 'a')\n", "exact: DROP TABLE p_a");
    row("advanced_alchemy", "import advanced_alchemy.types\ndef upgrade():\n    op.add_column('t', sa.Column('c', advanced_alchemy.types.GUID(length=16)))\n",
        "exact: ALTER TABLE t ADD COLUMN c BINARY(16)", u"sqlite"_s);
    row("alembic_utils", "from alembic_utils.pg_function import PGFunction\n"
                         "f = PGFunction(schema='public', signature='f(a int)', definition='returns int as $$ select 1::int $$ language sql;')\n"
                         "def upgrade():\n    op.create_entity(f)\n    op.replace_entity(f)\n    op.drop_entity(f)\n",
        "exact: CREATE FUNCTION \"public\".\"f\"(a int) returns int as $$ select 1::int $$ language sql; "
        "CREATE OR REPLACE FUNCTION \"public\".\"f\"(a int) returns int as $$ select 1::int $$ language sql; DROP FUNCTION \"public\".\"f\"(a int)");
    row("oslo_log", "from oslo_log import log as logging\nLOG = logging.getLogger(__name__)\ndef upgrade():\n    LOG.info('x')\n    op.drop_table('a')\n",
        "exact: DROP TABLE a");
}

void Imports::rendersWhatIsImported()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    bindings::ScriptEvaluator evaluator(resolve);
    QCOMPARE(rendered(evaluator, body, dialect), expected);
}

/// What one script does to a module of the project is not seen by the next.
void Imports::keepsScriptsApart()
{
    bindings::ScriptEvaluator evaluator(resolve);
    const QByteArray body = "from shop import tables\ndef upgrade():\n    tables.NAMES.append('b')\n    for name in tables.NAMES:\n"
                            "        op.drop_table(name)\n";
    for (int i = 0; i < 3; ++i)
        QCOMPARE(rendered(evaluator, body, u"sqlite"_s), u"exact: DROP TABLE a; DROP TABLE b"_s);
}

QTEST_GUILESS_MAIN(Imports)
#include "tst_imports.moc"
