// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/scriptevaluation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

/// Snippets that import the standard library, through CPython and through our evaluator: repr of `r`, or the exception.
class StandardLibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snippet_data();
    void snippet();
    void status_data();
    void status();
    void readsFilesOfTheProject();
    void endlessScripts_data();
    void endlessScripts();

private:
    static bindings::ScriptEvaluation evaluated(const QString &source, bindings::FileReader reader = {});
};

namespace {

const char *const driver = R"PY(
import json, sys
out = []
for source in json.load(sys.stdin):
    space = {'__name__': '__main__'}
    try:
        exec(compile(source, 'snippet', 'exec'), space)
        out.append(repr(space.get('r')))
    except BaseException as e:
        out.append('!' + type(e).__name__ + ': ' + str(e))
json.dump(out, sys.stdout)
)PY";

QStringList truth(const QStringList &snippets)
{
    QProcess process;
    process.start(u"/usr/bin/python3"_s, {u"-W"_s, u"ignore"_s, u"-c"_s, QString::fromLatin1(driver)});
    process.write(QJsonDocument(QJsonArray::fromStringList(snippets)).toJson());
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        return {};
    QStringList result;
    const QJsonArray answers = QJsonDocument::fromJson(process.readAllStandardOutput()).array();
    for (const QJsonValue &value : answers)
        result.append(value.toString());
    return result;
}

QStringList snippets()
{
    QFile file(QStringLiteral(RETORT_SOURCE_DIR "/tests/bindings/standardlibrary.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    text.remove(0, text.indexOf(u'\n') + 1);
    return text.split(u"\n---\n"_s, Qt::SkipEmptyParts);
}

QString statusName(bindings::EvaluationStatus status)
{
    switch (status) {
    case bindings::EvaluationStatus::Exact: return u"exact"_s;
    case bindings::EvaluationStatus::NeedsData: return u"needs data"_s;
    case bindings::EvaluationStatus::NeedsPython: return u"needs python"_s;
    case bindings::EvaluationStatus::Error: return u"error"_s;
    }
    return {};
}

} // namespace

bindings::ScriptEvaluation StandardLibraryTest::evaluated(const QString &source, bindings::FileReader reader)
{
    bindings::ScriptEvaluator evaluator({}, std::move(reader));
    return evaluator.evaluate(source.toUtf8(), u"/project/versions/a.py"_s, {}, {});
}

void StandardLibraryTest::snippet_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const QStringList sources = snippets();
    QVERIFY(!sources.isEmpty());
    const QStringList expected = truth(sources);
    QCOMPARE(expected.size(), sources.size());
    for (qsizetype i = 0; i < sources.size(); ++i)
        QTest::newRow(qUtf8Printable(QString::number(i) + u' ' + sources[i].left(60).simplified())) << sources[i] << expected[i];
}

void StandardLibraryTest::snippet()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const bindings::ScriptEvaluation evaluation = evaluated(source + u"\nprint(repr(r))\n"_s);
    QString actual = evaluation.output.isEmpty() ? QString() : evaluation.output.last();
    if (evaluation.status == bindings::EvaluationStatus::Error)
        actual = u'!' + evaluation.reason + (evaluation.reason.contains(u": "_s) ? QString() : u": "_s);
    else if (evaluation.status != bindings::EvaluationStatus::Exact)
        actual = statusName(evaluation.status) + u": "_s + evaluation.reason;
    QCOMPARE(actual, expected);
}

void StandardLibraryTest::status_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *source, const char *expected) { QTest::newRow(source) << QString::fromUtf8(source) << QString::fromUtf8(expected); };
    row("import uuid\nif uuid.uuid4(): pass", "needs data: a random value (uuid.uuid4())");
    row("import datetime\nif datetime.datetime.now() > datetime.datetime(2020, 1, 1): pass",
        "needs data: the time at which the script runs (now())");
    row("import os\nif os.environ.get('X'): pass", "needs data: the environment (os.environ)");
    row("import os\nif os.path.exists('/elsewhere'): pass", "needs data: the file system (os.path.exists())");
    row("if open('/elsewhere').read(): pass", "needs data: the file /elsewhere is not one of the project");
    row("for name in {'a', 'b'}: pass", "needs data: the order of a set is arbitrary");
    row("x = list({'a', 'b'})", "needs data: the order of a set is arbitrary");
    row("x = ','.join({'a', 'b'})", "needs data: the order of a set is arbitrary");
    row("x = f\"{ {'a', 'b'} }\"\nif x: pass", "needs data: the order of a set is arbitrary");
    row("x = sorted({'a', 'b'}), len({'a', 'b'}), 'a' in {'a', 'b'}, set(c for c in {'a', 'b'})", "exact: ");
    row("for n in {3, 1, 2}: pass", "exact: ");
    row("for name in {'a'}: pass", "exact: ");
}

void StandardLibraryTest::status()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const bindings::ScriptEvaluation evaluation = evaluated(source);
    QCOMPARE(statusName(evaluation.status) + u": "_s + evaluation.reason, expected);
}

void StandardLibraryTest::readsFilesOfTheProject()
{
    const bindings::FileReader reader = [](const QString &path) -> std::optional<QByteArray> {
        return path == "/project/versions/x.sql"_L1 ? std::optional<QByteArray>("CREATE TABLE t (a INT);\r\nSELECT 1;\n") : std::nullopt;
    };
    const bindings::ScriptEvaluation evaluation = evaluated(uR"py(
import os
from pathlib import Path
print(repr(Path(__file__).parent.joinpath('x.sql').read_text()))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'x.sql')) as f:
    for line in f:
        print(repr(line))
print((Path(__file__).resolve().parents[0] / 'x.sql').exists())
)py"_s, reader);
    QCOMPARE(evaluation.reason, QString());
    const QStringList expected = {u"'CREATE TABLE t (a INT);\\nSELECT 1;\\n'"_s, u"'CREATE TABLE t (a INT);\\n'"_s, u"'SELECT 1;\\n'"_s, u"True"_s};
    QCOMPARE(evaluation.output, expected);
}

void StandardLibraryTest::endlessScripts_data()
{
    QTest::addColumn<QString>("source");
    const auto row = [](const char *source) { QTest::newRow(source) << QString::fromUtf8(source); };
    row("while True: pass");
    row("def f(): return f()\nf()");
    row("for i in range(10 ** 15): pass");
    row("x = 'ab'\nwhile True: x += x");
    row("x = [1]\nwhile True: x += x");
    row("x = [0] * 10 ** 12");
    row("x = sum(1 for a in range(10000) for b in range(10000) for c in range(10000))");
    row("x = [a for a in range(10000) for b in range(10000)]");
    row("import itertools\nfor x in itertools.count(): pass");
    row("import itertools\nx = list(itertools.product(range(100), repeat=9))");
    row("import re\nre.match('(a+)+$', 'a' * 40 + 'b')");
    row("import re\nre.search('(a|aa)+[bc]d', 'a' * 60 + 'bbd')");
    row("def f(n): return [f(n + 1), f(n + 1)]\nf(0)");
    row("x = {}\nwhile True: x[len(x)] = 1");
    row("class A:\n    def __getattr__(self, name): return getattr(self, name + 'x')\nA().b");
    row("def g():\n    while True: yield 1\nsum(g())");
    row("x = 'x'.ljust(10 ** 12)");
    row("x = f'{1:1000000000000}'");
    row("x = '%1000000000000d' % 1");
    row("x = bytes(10 ** 12)");
}

void StandardLibraryTest::endlessScripts()
{
    QFETCH(QString, source);
    const std::clock_t before = std::clock();
    const bindings::ScriptEvaluation evaluation = evaluated(source);
    QCOMPARE(statusName(evaluation.status), u"error"_s);
    QVERIFY(!evaluation.reason.isEmpty());
    const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC; // computing: other programs may be busy too
    QVERIFY2(seconds < 2, qPrintable(QString::number(seconds)));
}

QTEST_GUILESS_MAIN(StandardLibraryTest)
#include "tst_standardlibrary.moc"
