// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/interpreter.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::python;

/// The same snippets through CPython and through our evaluator: repr of `r`, or the exception's type and text.
class DifferentialTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void snippet_data();
    void snippet();
    void generated_data();
    void generated();

private:
    static QStringList handWritten();
    static QStringList generate();
    static QStringList truth(const QStringList &snippets);
    static QString ours(const QString &snippet);
    void rows(const QStringList &snippets);
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

const QString python = u"/usr/bin/python3"_s;

} // namespace

void DifferentialTest::initTestCase()
{
    QVERIFY2(QFile::exists(python), "the differential test needs /usr/bin/python3");
}

QStringList DifferentialTest::handWritten()
{
    QFile file(QStringLiteral(RETORT_SOURCE_DIR "/tests/python/snippets.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    text.remove(0, text.indexOf(u'\n') + 1);
    return text.split(u"\n---\n"_s, Qt::SkipEmptyParts);
}

/// Products of operands and operators, formats and values, slices and sequences.
QStringList DifferentialTest::generate()
{
    QStringList result;
    const QStringList operands = {u"0"_s, u"7"_s, u"-3"_s, u"2.5"_s, u"-0.0"_s, u"True"_s, u"'ab'"_s, u"[1, 2]"_s, u"(1,)"_s, u"None"_s, u"{1: 2}"_s, u"{1, 2}"_s, u"b'x'"_s};
    const QStringList operators = {u"+"_s, u"-"_s, u"*"_s, u"/"_s, u"//"_s, u"%"_s, u"**"_s, u"=="_s, u"!="_s, u"<"_s, u">="_s, u"in"_s, u"is"_s, u"and"_s, u"or"_s, u"&"_s, u"|"_s, u"<<"_s};
    for (const QString &left : operands) {
        for (const QString &right : operands) {
            for (const QString &op : operators) {
                const bool literalIs = op == "is"_L1; // identity of literals is CPython's own business
                const bool bytesFormat = left.startsWith(u'b') && op == "%"_L1;
                if (!literalIs && !bytesFormat)
                    result.append(u"r = %1 %2 %3"_s.arg(left, op, right));
            }
        }
    }
    const QStringList values = {u"0"_s, u"42"_s, u"-42"_s, u"3.14159"_s, u"-2.5"_s, u"1e10"_s, u"'text'"_s, u"True"_s, u"1234567.891"_s};
    const QStringList formats = {u""_s, u"5"_s, u"<8"_s, u">8"_s, u"^8"_s, u"*^9"_s, u"05"_s, u"+"_s, u" "_s, u","_s, u"_"_s, u".2f"_s, u"10.3f"_s, u".1%"_s, u"e"_s, u".3e"_s, u"g"_s, u".3g"_s, u"x"_s,
        u"#x"_s, u"b"_s, u"o"_s, u"d"_s, u"s"_s, u".3"_s, u"=+8"_s, u"08.2f"_s, u"n"_s, u"G"_s, u"08,d"_s, u",.1f"_s, u"zz"_s, u"c"_s, u"010"_s};
    for (const QString &value : values) {
        for (const QString &format : formats)
            result.append(u"r = format(%1, '%2')"_s.arg(value, format));
    }
    const QStringList percents = {u"%s"_s, u"%r"_s, u"%d"_s, u"%5d"_s, u"%-5d|"_s, u"%05d"_s, u"%x"_s, u"%#x"_s, u"%f"_s, u"%.1f"_s, u"%8.3f"_s, u"%e"_s, u"%g"_s, u"%10s"_s, u"%-10s|"_s, u"%.2s"_s, u"%+d"_s, u"%c"_s, u"%i"_s, u"%o"_s, u"%a"_s};
    for (const QString &value : values) {
        for (const QString &format : percents)
            result.append(u"r = '%2' %% %1"_s.replace("%%"_L1, "\x01"_L1).arg(value, format).replace(u'\x01', u'%'));
    }
    const QStringList texts = {u"''"_s, u"'a'"_s, u"'Hello World'"_s, u"'  x '"_s, u"'aXbXc'"_s, u"'\u00e9t\u00c9'"_s, u"'12'"_s, u"'a,b,,c'"_s, u"'a\\tb\\nc'"_s, u"'_x1'"_s};
    const QStringList methods = {u"upper()"_s, u"lower()"_s, u"title()"_s, u"capitalize()"_s, u"swapcase()"_s, u"casefold()"_s, u"strip()"_s, u"lstrip()"_s, u"rstrip()"_s, u"strip('ax')"_s, u"split()"_s,
        u"split(',')"_s, u"split('X', 1)"_s, u"rsplit(None, 1)"_s, u"rsplit('X', 1)"_s, u"splitlines()"_s, u"splitlines(True)"_s, u"partition('X')"_s, u"rpartition(',')"_s, u"replace('a', 'zz')"_s,
        u"replace('', '-')"_s, u"replace('X', '', 1)"_s, u"find('b')"_s, u"rfind('X')"_s, u"find('')"_s, u"index('b')"_s, u"count('a')"_s, u"count('')"_s, u"startswith('a')"_s, u"startswith(('x', ' '))"_s,
        u"endswith('c')"_s, u"center(9, '*')"_s, u"ljust(7, '.')"_s, u"rjust(7)"_s, u"zfill(5)"_s, u"isalpha()"_s, u"isdigit()"_s, u"isalnum()"_s, u"isspace()"_s, u"isupper()"_s, u"islower()"_s,
        u"istitle()"_s, u"isidentifier()"_s, u"isnumeric()"_s, u"isdecimal()"_s, u"isascii()"_s, u"isprintable()"_s, u"join(['1', '2'])"_s, u"join('xyz')"_s, u"encode()"_s, u"encode('ascii')"_s, u"encode('latin-1')"_s,
        u"expandtabs(4)"_s, u"removeprefix('a')"_s, u"removesuffix('c')"_s, u"translate({97: 'Q', 98: None})"_s, u"format(1, a=2)"_s, u"__len__()"_s, u"__contains__('a')"_s, u"split(maxsplit=1)"_s, u"upper(1)"_s, u"nope()"_s};
    for (const QString &text : texts) {
        for (const QString &method : methods)
            result.append(u"r = %1.%2"_s.arg(text, method));
    }
    const QStringList containers = {u"[]"_s, u"[3, 1, 2]"_s, u"(1, 2, 2)"_s, u"{}"_s, u"{'b': 1, 'a': 2}"_s, u"{3}"_s, u"'ba'"_s, u"range(4)"_s, u"b'ba'"_s, u"{1, 2, 3}"_s, u"[[1], [2]]"_s, u"['b', 'a']"_s};
    const QStringList functions = {u"len(x)"_s, u"sorted(x)"_s, u"list(x)"_s, u"tuple(x)"_s, u"list(reversed(x))"_s, u"sum(x)"_s, u"min(x)"_s, u"max(x, default=0)"_s, u"any(x)"_s, u"all(x)"_s, u"list(enumerate(x, 1))"_s,
        u"list(zip(x, x))"_s, u"list(map(str, x))"_s, u"list(filter(None, x))"_s, u"sorted(x, reverse=True)"_s, u"x[0]"_s, u"x[-1]"_s, u"x[1:]"_s, u"x * 2"_s, u"x + x"_s, u"1 in x"_s, u"bool(x)"_s, u"str(x)"_s, u"repr(x)"_s,
        u"f'{x!r:>12}|'"_s, u"[*x, 9]"_s, u"(lambda *a: a)(*x)"_s, u"next(iter(x), 'none')"_s, u"x == x"_s, u"x < x"_s, u"set(x) == set(x)"_s, u"dict.fromkeys(x, 0)"_s, u"x.copy()"_s, u"isinstance(x, (list, tuple))"_s, u"type(x).__name__"_s,
        u"'%s' % (x,)"_s, u"x.__len__()"_s, u"x.index(1)"_s, u"x.count(2)"_s, u"x | x"_s, u"{**x}"_s, u"x.items()"_s, u"','.join(x)"_s, u"int(x)"_s, u"iter(x) is x"_s};
    for (const QString &container : containers) {
        for (const QString &function : functions)
            result.append(u"x = %1\nr = %2"_s.arg(container, function));
    }
    const QStringList ends = {QString(), u"0"_s, u"1"_s, u"-1"_s, u"3"_s, u"-9"_s, u"9"_s};
    for (const QString &sequence : {u"'abcdef'"_s, u"[1, 2, 3, 4]"_s, u"range(10)"_s}) {
        for (const QString &from : ends) {
            for (const QString &to : ends) {
                for (const QString &step : {QString(), u"2"_s, u"-1"_s, u"-2"_s})
                    result.append(u"r = list(%1[%2:%3:%4])"_s.arg(sequence, from, to, step));
            }
        }
    }
    return result;
}

QStringList DifferentialTest::truth(const QStringList &snippets)
{
    QProcess process;
    process.start(python, {u"-W"_s, u"ignore"_s, u"-c"_s, QString::fromLatin1(driver)});
    process.write(QJsonDocument(QJsonArray::fromStringList(snippets)).toJson());
    process.closeWriteChannel();
    if (!process.waitForFinished(60000))
        return {};
    QStringList result;
    for (const QJsonValue value : QJsonDocument::fromJson(process.readAllStandardOutput()).array())
        result.append(value.toString());
    return result;
}

QString DifferentialTest::ours(const QString &snippet)
{
    Interpreter interpreter;
    const Outcome outcome = interpreter.loadModule(snippet.toUtf8(), u"snippet"_s);
    if (const Raised *raised = outcome.raised())
        return u'!' + raised->type + u": "_s + raised->message;
    if (const UnknownReason *unknown = outcome.unknown())
        return u"<unknown: %1>"_s.arg(unknown->reason);
    if (const BudgetExceeded *budget = outcome.budget())
        return u"<budget: %1>"_s.arg(budget->message());
    QString text;
    const Outcome shown = interpreter.run([&](Interpreter &in) {
        Value *r = outcome.value().as<Module>()->globals()->find(u"r"_s);
        text = r ? in.repr(*r) : u"None"_s;
        return Value();
    });
    return shown.isCompleted() ? text : u"<unknown>"_s;
}

void DifferentialTest::rows(const QStringList &snippets)
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const QStringList expected = truth(snippets);
    QCOMPARE(expected.size(), snippets.size());
    for (qsizetype i = 0; i < snippets.size(); ++i) {
        const QString name = QString::number(i) + u' ' + snippets[i].left(60).simplified();
        QTest::newRow(qUtf8Printable(name)) << snippets[i] << expected[i];
    }
}

void DifferentialTest::snippet_data()
{
    rows(handWritten());
}

void DifferentialTest::snippet()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(ours(source), expected);
}

void DifferentialTest::generated_data()
{
    rows(generate());
}

void DifferentialTest::generated()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QCOMPARE(ours(source), expected);
}

QTEST_GUILESS_MAIN(DifferentialTest)
#include "tst_differential.moc"
