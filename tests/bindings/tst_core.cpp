// SPDX-License-Identifier: GPL-3.0-or-later
// SQLAlchemy Core as scripts use it: each snippet of tests/data/core must print what real Alembic printed for it.
#include "model/bindings/scriptevaluation.h"
#include "model/dialect/compile.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

namespace {

QString readText(const QString &name)
{
    QFile file(QStringLiteral(RETORT_TEST_DATA "/core/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The bodies by their names.
QHash<QString, QString> snippets()
{
    QHash<QString, QString> bodies;
    QStringList blocks = readText(u"snippets.txt"_s).split(u"### "_s);
    blocks.removeFirst();
    for (const QString &block : std::as_const(blocks)) {
        const qsizetype end = block.indexOf(u'\n');
        bodies.insert(block.left(end).trimmed(), block.mid(end + 1));
    }
    return bodies;
}

QByteArray scriptOf(const QString &body)
{
    QString script = readText(u"head.py"_s) + u"\ndef upgrade():\n"_s;
    for (const QString &line : body.split(u'\n'))
        script += u"    "_s + line + u'\n';
    return script.toUtf8();
}

QString withoutTrailingBlanks(QString text)
{
    static const QRegularExpression blanks(u"[ \t]+\n"_s);
    return text.replace(u'\t', u"    "_s).replace(blanks, u"\n"_s).trimmed();
}

/// What --sql would print, or "!TypeError".
QString printed(const QString &body, const QString &dialectName, bool offline)
{
    bindings::EvaluationContext surroundings;
    surroundings.dialectName = dialectName;
    surroundings.offline = offline;
    bindings::ScriptEvaluator evaluator;
    const bindings::ScriptEvaluation evaluation = evaluator.evaluate(scriptOf(body), u"/p/1_x.py"_s, u"upgrade"_s, surroundings);
    if (evaluation.status == bindings::EvaluationStatus::Error)
        return u'!' + evaluation.exceptionType;
    if (evaluation.status != bindings::EvaluationStatus::Exact)
        return u"not exact: "_s + evaluation.reason;
    dialect::CompileContext context;
    context.dialect = dialectName == "sqlite"_L1 ? dialect::Dialect::Sqlite : dialect::Dialect::Postgresql;
    context.forRunning = !offline;
    QStringList statements;
    for (const operations::Operation &operation : evaluation.operations) {
        const dialect::CompileOutcome outcome = dialect::compile(operation, context);
        if (outcome.raised)
            return u'!' + outcome.raised->type;
        for (const dialect::Statement &statement : outcome.statements)
            statements << withoutTrailingBlanks(statement.sql) + u';';
    }
    return statements.join(u"\n\n"_s);
}

} // namespace

class CoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prints_data();
    void prints();
    void sends_data();
    void sends();
};

void CoreTest::prints_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("dialectName");
    QTest::addColumn<QString>("expected");
    const QStringList records = readText(u"recorded.txt"_s).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(records.size() > 60);
    for (const QString &record : records) {
        const QStringList fields = record.split(u'\t');
        QCOMPARE(fields.size(), 3);
        QTest::newRow(qPrintable(fields.at(0) + u" / "_s + fields.at(1)))
            << fields.at(0) << fields.at(1) << QString(fields.at(2)).replace(u"\\n"_s, u"\n"_s);
    }
}

void CoreTest::prints()
{
    static const QHash<QString, QString> bodies = snippets();
    QFETCH(QString, name);
    QFETCH(QString, dialectName);
    QVERIFY(bodies.contains(name));
    QTEST(printed(bodies.value(name), dialectName, true), "expected");
}

/// A run writes the values that --sql has no literals for, and fills in what Python fills in.
void CoreTest::sends_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("dialectName");
    QTest::addColumn<QString>("expected");
    const QString json = u"op.execute(users.update().values(data={'a': [1, None, 'x']}))"_s;
    QTest::newRow("json / sqlite") << json << u"sqlite"_s << u"UPDATE users SET data='{\"a\": [1, null, \"x\"]}';"_s;
    QTest::newRow("json / postgresql") << json << u"postgresql"_s << u"UPDATE users SET data='{\"a\": [1, null, \"x\"]}'::JSON;"_s;
    const QString bytes = u"op.execute(sa.table('t', sa.column('b', sa.LargeBinary)).update().values(b=b'\\x00A'))"_s;
    QTest::newRow("bytes / sqlite") << bytes << u"sqlite"_s << u"UPDATE t SET b=X'0041';"_s;
    QTest::newRow("bytes / postgresql") << bytes << u"postgresql"_s << u"UPDATE t SET b='\\x0041'::bytea;"_s;
    QTest::newRow("untyped") << u"op.execute(sa.table('t', sa.column('x')).update().values(x=5))"_s << u"sqlite"_s
                             << u"UPDATE t SET x=5;"_s;
    QTest::newRow("default") << u"op.execute(Org.insert().values(id=1))"_s << u"sqlite"_s
                             << u"INSERT INTO org (id, kind) VALUES (1, 'x');"_s;
    QTest::newRow("values beside the statement")
        << u"op.get_bind().execute(sa.text('DELETE FROM t WHERE x = :x'), {'x': 3})"_s << u"sqlite"_s << u"DELETE FROM t WHERE x = 3;"_s;
}

void CoreTest::sends()
{
    QFETCH(QString, body);
    QFETCH(QString, dialectName);
    QTEST(printed(body, dialectName, false), "expected");
}

QTEST_GUILESS_MAIN(CoreTest)
#include "tst_core.moc"
