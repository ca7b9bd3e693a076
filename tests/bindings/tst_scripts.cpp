// SPDX-License-Identifier: GPL-3.0-or-later
// Whole scripts: what they ask for, where they stop, and why.
#include "model/bindings/enginenames.h"
#include "model/bindings/scriptevaluation.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using bindings::EvaluationStatus;

namespace {

const QByteArray head = "from alembic import op\nimport sqlalchemy as sa\n";

bindings::ScriptEvaluation evaluate(const QByteArray &body, const QString &dialectName = u"postgresql"_s,
    const QString &function = u"upgrade"_s)
{
    bindings::EvaluationContext context;
    context.dialectName = dialectName;
    bindings::ScriptEvaluator evaluator([](const QString &name) -> std::optional<bindings::ModuleText> {
        if (name == "project_helpers"_L1)
            return bindings::ModuleText{u"/p/project_helpers.py"_s,
                "from alembic import op\ndef drop(name):\n    op.drop_table(name)\n", false};
        return std::nullopt;
    });
    return evaluator.evaluate(head + body, u"/p/versions/1_x.py"_s, function, context);
}

QString statusName(EvaluationStatus status)
{
    switch (status) {
    case EvaluationStatus::Exact: return u"exact"_s;
    case EvaluationStatus::NeedsData: return u"data"_s;
    case EvaluationStatus::NeedsPython: return u"python"_s;
    case EvaluationStatus::Error: return u"error"_s;
    }
    return {};
}

/// "exact: Drop table a; Drop table b", or "data@5: Drop table a" with the line that says why.
QString summary(const bindings::ScriptEvaluation &evaluation)
{
    QStringList operations;
    for (const operations::Operation &operation : evaluation.operations)
        operations << operations::describe(operation);
    QString text = statusName(evaluation.status);
    if (evaluation.status != EvaluationStatus::Exact)
        text += u'@' + QString::number(evaluation.reasonRange.startLine);
    return text + u": "_s + operations.join(u"; "_s);
}

} // namespace

class Scripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsWhereItMust_data();
    void stopsWhereItMust();
    void namesTheCallOfEachOperation();
    void tellsWhatAnAbsentFunctionRaises();
    void answersByDialect();
    void keepsWhatIsPrinted();
    void obeysTheStopToken();
    void passesTheEngineName();
    void namesTheEngines_data();
    void namesTheEngines();
};

void Scripts::stopsWhereItMust_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(expected);
    };
    // The head has two lines, so that the first line of a body is line 3.
    row("plain", "def upgrade():\n    op.drop_table('a')\n    op.drop_table('b')\n", "exact: Drop table a; Drop table b");
    row("loop", "def upgrade():\n    for t in ['a', 'b']:\n        op.drop_table(t)\n", "exact: Drop table a; Drop table b");
    row("query result ignored", "def upgrade():\n    op.get_bind().execute(sa.text('SELECT 1')).fetchall()\n    op.drop_table('a')\n",
        "exact: Run SQL: SELECT 1; Drop table a");
    row("query result used",
        "def upgrade():\n    op.drop_table('a')\n    n = op.get_bind().execute(sa.text('SELECT 1')).scalar()\n    if n:\n"
        "        op.drop_table('b')\n",
        "data@5: Drop table a; Run SQL: SELECT 1");
    row("inspector", "def upgrade():\n    if sa.inspect(op.get_bind()).has_table('a'):\n        op.drop_table('a')\n", "data@4: ");
    row("clock", "import datetime\ndef upgrade():\n    op.execute(\"SELECT '%s'\" % datetime.datetime.now())\n", "data@5: ");
    row("unknown type", "import app.types\ndef upgrade():\n    op.add_column('t', sa.Column('c', app.types.Money()))\n", "python@3: ");
    row("unused unknown import", "import app.types\ndef upgrade():\n    op.drop_table('a')\n", "exact: Drop table a");
    row("unknown call", "import app\ndef upgrade():\n    app.prepare()\n    op.drop_table('a')\n", "python@5: Drop table a");
    row("script raises", "def upgrade():\n    raise RuntimeError('no way back')\n", "error@4: ");
    row("project helper", "from project_helpers import drop\ndef upgrade():\n    drop('a')\n", "exact: Drop table a");
    row("session rows written back",
        "from sqlalchemy.orm import Session\nBase = sa.orm.declarative_base()\nclass T(Base):\n    __tablename__ = 't'\n"
        "    id = sa.Column(sa.Integer, primary_key=True)\ndef upgrade():\n    s = Session(bind=op.get_bind())\n"
        "    row = s.query(T).first()\n    s.commit()\n",
        "data@11: Run SQL");
    row("script commits", "def upgrade():\n    bind = op.get_bind()\n    op.drop_table('a')\n    bind.commit()\n    op.drop_table('b')\n",
        "data@6: Drop table a");
    row("session commits", "from sqlalchemy.orm import Session\ndef upgrade():\n    s = Session(bind=op.get_bind())\n"
        "    s.execute(sa.text('SELECT 1'))\n    s.commit()\n    op.drop_table('b')\n",
        "exact: Run SQL: SELECT 1; Drop table b");
    row("engine name", "def upgrade(engine_name):\n    pass\n", "python@0: ");
    row("batch that raises", "def upgrade():\n    with op.batch_alter_table('t') as b:\n        b.drop_column('c')\n        raise ValueError('x')\n",
        "error@6: ");
}

void Scripts::stopsWhereItMust()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const bindings::ScriptEvaluation evaluation = evaluate(body);
    // Where the interpreter blames no line of the script for a missing argument, only the status counts.
    QString actual = summary(evaluation);
    if (expected.startsWith("python@0"_L1))
        actual.replace(QRegularExpression(u"@\\d+"_s), u"@0"_s);
    QVERIFY2(actual == expected, qPrintable(actual + u" — "_s + evaluation.reason));
}

void Scripts::namesTheCallOfEachOperation()
{
    const bindings::ScriptEvaluation evaluation = evaluate("def upgrade():\n    op.drop_table('a')\n\n    op.drop_table(\n        'b')\n");
    QCOMPARE(evaluation.ranges.size(), 2);
    QCOMPARE(evaluation.ranges.at(0).startLine, 4);
    QCOMPARE(evaluation.ranges.at(1).startLine, 6);
    QCOMPARE(evaluation.ranges.at(1).endLine, 7);
}

void Scripts::tellsWhatAnAbsentFunctionRaises()
{
    const bindings::ScriptEvaluation evaluation = evaluate("def upgrade():\n    pass\n", u"sqlite"_s, u"downgrade"_s);
    QCOMPARE(statusName(evaluation.status), u"error"_s);
    QCOMPARE(evaluation.reason, u"AttributeError: module '1_x' has no attribute 'downgrade'"_s);
}

void Scripts::answersByDialect()
{
    const QByteArray body = "def upgrade():\n    bind = op.get_bind()\n    if bind.dialect.name == 'postgresql' and bind.engine.name == 'postgresql':\n"
                            "        op.drop_table('p')\n    elif op.get_context().dialect.name == 'sqlite':\n        op.drop_table('s')\n";
    QCOMPARE(summary(evaluate(body, u"postgresql"_s)), u"exact: Drop table p"_s);
    QCOMPARE(summary(evaluate(body, u"sqlite"_s)), u"exact: Drop table s"_s);
}

void Scripts::keepsWhatIsPrinted()
{
    const bindings::ScriptEvaluation evaluation
        = evaluate("import logging\nlog = logging.getLogger(__name__)\ndef upgrade():\n    print('one', 1)\n    log.info('two %s', 2)\n");
    QCOMPARE(evaluation.output, QStringList({u"one 1"_s, u"two 2"_s}));
}

void Scripts::obeysTheStopToken()
{
    std::stop_source source;
    source.request_stop();
    bindings::ScriptEvaluator evaluator;
    const bindings::ScriptEvaluation evaluation = evaluator.evaluate("def upgrade():\n    while True:\n        pass\n", u"/p/x.py"_s,
        u"upgrade"_s, {}, source.get_token());
    QCOMPARE(statusName(evaluation.status), u"python"_s);
}

void Scripts::passesTheEngineName()
{
    const QByteArray script = "from alembic import op\ndef upgrade(engine_name):\n    globals()['upgrade_%s' % engine_name]()\n"
                              "def upgrade_users():\n    op.drop_table('u')\ndef upgrade_():\n    op.drop_table('d')\n";
    bindings::ScriptEvaluator evaluator;
    bindings::EvaluationContext context;
    const auto run = [&] { return summary(evaluator.evaluate(script, u"/p/1.py"_s, u"upgrade"_s, context)); };
    QCOMPARE(run(), u"python@0: "_s);
    context.engineName = u"users"_s;
    QCOMPARE(run(), u"exact: Drop table u"_s);
    context.engineName = u""_s;
    QCOMPARE(run(), u"exact: Drop table d"_s);
}

void Scripts::namesTheEngines_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("ordinary") << QByteArray("def upgrade():\n    upgrade_rows()\ndef upgrade_rows():\n    pass\n") << QStringList();
    QTest::newRow("multidb") << QByteArray("def upgrade(engine_name: str) -> None:\n    globals()[\"upgrade_%s\" % engine_name]()\n"
                                           "def upgrade_one():\n    pass\ndef upgrade_two():\n    pass\n")
                             << QStringList{u"one"_s, u"two"_s};
    QTest::newRow("Flask-Migrate") << QByteArray("def upgrade(engine_name):\n    eval(\"upgrade_%s\" % engine_name)()\n"
                                                 "def upgrade_():\n    pass\ndef upgrade_users():\n    pass\n")
                                   << QStringList{QString(u""_s), u"users"_s};
    QTest::newRow("without functions") << QByteArray("def upgrade(engine_name):\n    if engine_name == 'x': upgrade_x\n")
                                       << QStringList{u"configured"_s};
    QTest::newRow("other arguments") << QByteArray("def upgrade(op, tables):\n    upgrade_it(op)\ndef upgrade_it(op):\n    pass\n") << QStringList();
}

void Scripts::namesTheEngines()
{
    QFETCH(QByteArray, script);
    QFETCH(QStringList, names);
    QCOMPARE(bindings::engineNames(script, {u"configured"_s}), names);
}

QTEST_GUILESS_MAIN(Scripts)
#include "tst_scripts.moc"
