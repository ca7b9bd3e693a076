// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/headerscanner.h"
#include "model/python/staticreader.h"
#include "tests/support/cputimer.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::python;

class StaticReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void header_data();
    void header();
    void plainHeaderNeedsNoParser();
    void scannerAgreesWithParser();
    void problems_data();
    void problems();
    void calls();
    void assignments();
    void functions();
    void tenThousandHeaders();
};

namespace {

const QStringList wanted = {u"revision"_s, u"down_revision"_s, u"branch_labels"_s, u"depends_on"_s};

const QByteArray usual = R"PY("""add users

Revision ID: 27c6a30d7c24
Revises: 1975ea83b712
Create Date: 2023-01-02 10:11:12.123456

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = '27c6a30d7c24'
down_revision: Union[str, None] = '1975ea83b712'
branch_labels: Union[str, Sequence[str], None] = None
depends_on = None


def upgrade() -> None:
    op.create_table('users', sa.Column('id', sa.Integer(), nullable=False))


def downgrade() -> None:
    op.drop_table('users')
)PY";

QString dump(const Constants &constants, bool ranges = false)
{
    QStringList parts;
    for (const QString &name : wanted) {
        const auto found = constants.values.constFind(name);
        if (found == constants.values.constEnd())
            continue;
        QString text = name + u'=' + found->value.repr();
        if (found->value.isUnknown())
            text = name + u"=?"_s;
        if (ranges)
            text += u"@%1:%2-%3:%4"_s.arg(found->range.startLine).arg(found->range.startColumn).arg(found->range.endLine).arg(found->range.endColumn);
        parts.append(text);
    }
    if (constants.docstring)
        parts.append(u"doc="_s + *constants.docstring);
    return parts.join(u"; "_s);
}

} // namespace

void StaticReaderTest::header_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &source, const char16_t *expected) {
        QTest::newRow(name) << source << QString::fromUtf16(expected);
    };
    row("plain", "revision = 'a'\ndown_revision = None\n", u"revision='a'; down_revision=None");
    row("tuple", "revision='a'\ndown_revision = ('b', \"c\")\n", u"revision='a'; down_revision=('b', 'c')");
    row("bare tuple", "down_revision = 'b', 'c'\n", u"down_revision=('b', 'c')");
    row("one in brackets", "down_revision = ('b')\n", u"down_revision='b'");
    row("one-tuple", "down_revision = ('b',)\n", u"down_revision=('b',)");
    row("multi-line list", "branch_labels = [  # why\n  'x',\n  # second\n  'y',\n]\n", u"branch_labels=['x', 'y']");
    row("prefixes", "revision = u'a'\ndown_revision = r'b\\n'\ndepends_on = b'c'\n", u"revision='a'; down_revision='b\\\\n'; depends_on=b'c'");
    row("concatenation", "revision = 'a' 'b' \\\n  'c'\n", u"revision='abc'");
    row("brackets around pieces", "revision = ('a'\n  'b')\n", u"revision='ab'");
    row("escapes", "revision = '\\x41\\u0042\\103\\'\\\n'\n", u"revision=\"ABC'\"");
    row("triple quotes", "revision = '''a\nb'''\n", u"revision='a\\nb'");
    row("semicolons", "revision = 'a'; down_revision = 'b';\n", u"revision='a'; down_revision='b'");
    row("windows line ends", "\"\"\"doc\r\nsecond\"\"\"\r\nrevision = 'a'\r\n", u"revision='a'; doc=doc\nsecond");
    row("byte order mark", "\xef\xbb\xbfrevision = 'a'\n", u"revision='a'");
    row("latin-1", "# -*- coding: latin-1 -*-\n\"\"\"\xe9\"\"\"\nrevision = '\xe9'\n", u"revision='\u00e9'; doc=\u00e9");
    row("utf-8", "\"\"\"\xc3\xa9\"\"\"\nrevision = '\xc3\xa9'\n", u"revision='\u00e9'; doc=\u00e9");
    row("later wins", "revision = 'a'\nrevision = 'b'\n", u"revision='b'");
    row("after a function", "revision = 'a'\ndef f(): pass\nrevision = 'b'\n", u"revision='b'");
    row("conditional", "import os\nif 1 < 2:\n    revision = 'a'\nelse:\n    revision = 'b'\n", u"revision='a'");
    row("unknown condition", "import os\nif os.name == 'x':\n    revision = 'a'\ndown_revision = 'b'\n", u"revision=?; down_revision='b'");
    row("chained", "x = revision = 'a'\n", u"revision='a'");
    row("unpacked", "revision, down_revision = 'a', 'b'\n", u"revision='a'; down_revision='b'");
    row("computed", "x = 'a'\nrevision = x + '1'\ndown_revision = '%s2' % x\n", u"revision='a1'; down_revision='a2'");
    row("f-string", "x = 1\nrevision = f'r{x:03d}'\n", u"revision='r001'");
    row("of another name", "revision = 'a'\ndown_revision = revision\n", u"revision='a'; down_revision='a'");
    row("unknown call", "revision = make()\n", u"revision=?");
    row("a function's value", "def f():\n    return 'a'\nrevision = f()\n", u"revision=?");
    row("in a function", "def f():\n    revision = 'a'\n", u"");
    row("python 2 body", "revision = 'a'\ndef upgrade():\n    print 'x'\n", u"revision='a'");
    row("broken tail", "revision = 'a'\ndef upgrade(:\n  ((((\n", u"revision='a'");
    row("docstring only", "'doc'\n", u"doc=doc");
    row("no docstring", "x = 1\n'not doc'\nrevision = 'a'\n", u"revision='a'");
    row("annotation only", "revision: str\ndown_revision: 'str' = 'b'\n", u"down_revision='b'");
    row("numbers", "revision = 1\ndown_revision = 0x10\ndepends_on = -1\n", u"revision=1; down_revision=16; depends_on=-1");
    row("import as a name", "import revision\n", u"revision=?");
    row("dict", "branch_labels = {'a': [1, 2.5]}\n", u"branch_labels={'a': [1, 2.5]}");
    row("set", "branch_labels = {'a'}\n", u"branch_labels={'a'}");
    row("no newline at end", "revision = 'a'", u"revision='a'");
    row("empty", "", u"");
}

void StaticReaderTest::header()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, expected);
    QCOMPARE(dump(evaluateConstants(source, wanted)), expected);
    QCOMPARE(dump(evaluateConstantsFully(source, wanted)), expected);
}

void StaticReaderTest::plainHeaderNeedsNoParser()
{
    const auto scanned = scanHeader(usual, wanted, {});
    QVERIFY(scanned);
    QCOMPARE(dump(*scanned, true), dump(evaluateConstantsFully(usual, wanted), true));
    QCOMPARE(scanned->values.value(u"revision"_s).value.text, u"27c6a30d7c24"_s);
    QCOMPARE(scanned->values.value(u"revision"_s).range.startLine, 15);
}

/// Random headers from many pieces: where the scanner answers, the parser says the same, ranges included.
void StaticReaderTest::scannerAgreesWithParser()
{
    const QByteArrayList lines = {"", "# a comment", "import os", "from a import (b,\n   c)  # why", "import a as b; import c", "x = 1", "x = {'a': (1, 2)}", "  # indented",
        "from x import *", "'text'", "\"\"\"long\n# not a comment\nrevision = 'no'\n\"\"\"", "log = f('revision')", "x = y = 'z'", "x: int = 3", "\\\nx = 1", "x = '''\nrevision = 1\n'''"};
    const QByteArrayList values = {"None", "'a'", "\"b\"", "u'c'", "('a', 'b')", "['a',]", "'a', 'b'", "()", "(  'a'  )", "'a' 'b'", "('a'\n 'b')", "r'\\x'", "'\\x41\\t'", "'''t\n'''", "'\\\n'",
        "f'x'", "'a' + 'b'", "other", "1", "True", "'a',", "'\xc3\xa9'", "b'x'", "'a'  # c", "(\n'a', # one\n'b'\n)", "'a' if 1 else 'b'", "\\\n 'a'"};
    const QByteArrayList tails = {"", "def upgrade():\n    revision = 'no'\n", "class A:\n    revision = 1\n", "@deco\ndef f(): pass\n", "def f(): pass\nrevision = 'late'\n", "def f(): pass\nif True:\n    revision = 'x'\n"};
    const QByteArrayList separators = {"\n", "\r\n"};
    QRandomGenerator random(20260101);
    const auto any = [&](const QByteArrayList &list) { return list[random.bounded(list.size())]; };
    int scannedCount = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray source = random.bounded(3) ? QByteArray("\"\"\"doc \\n string\"\"\"\n") : QByteArray();
        const int count = random.bounded(8);
        for (int i = 0; i < count; ++i) {
            if (random.bounded(2)) {
                const QByteArray annotation = random.bounded(3) ? QByteArray() : QByteArray(": Union[str, None]");
                source += wanted[random.bounded(wanted.size())].toUtf8() + annotation + (random.bounded(2) ? " = " : "=") + any(values) + '\n';
            } else {
                source += any(lines) + '\n';
            }
        }
        source += any(tails);
        source.replace("\n", any(separators));
        const auto scanned = scanHeader(source, wanted, {});
        if (!scanned)
            continue;
        ++scannedCount;
        const QString full = dump(evaluateConstantsFully(source, wanted), true);
        if (dump(*scanned, true) != full)
            qWarning().noquote() << source;
        QCOMPARE(dump(*scanned, true), full);
    }
    QVERIFY2(scannedCount > 500, qPrintable(QString::number(scannedCount)));
}

void StaticReaderTest::problems_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("line");
    QTest::newRow("syntax") << QByteArray("revision = 'a'\ndown_revision = = 1\n") << u"SyntaxError"_s << 2;
    QTest::newRow("null byte") << QByteArray("revision = 'a'\n\0", 16) << u"SyntaxError"_s << 2;
    QTest::newRow("not utf-8") << QByteArray("x = 1\nrevision = '\xe9'\n") << u"SyntaxError"_s << 2;
    QTest::newRow("raises") << QByteArray("revision = 1 / 0\n") << u"ZeroDivisionError"_s << 1;
    QTest::newRow("name") << QByteArray("revision = nope\n") << u"NameError"_s << 1;
    QTest::newRow("endless") << QByteArray("while True:\n    revision = 'a'\n") << u"RuntimeError"_s << 1;
    QTest::newRow("brackets") << QByteArray("revision = " + QByteArray(10000, '(') + QByteArray(10000, ')')) << u"SyntaxError"_s << 1;
    QTest::newRow("huge") << QByteArray(50 * 1024 * 1024, '(') << u"SyntaxError"_s << 1;
    QTest::newRow("memory") << QByteArray("revision = 'a' * 10**9\n") << u"RuntimeError"_s << 1;
}

void StaticReaderTest::problems()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, type);
    QFETCH(int, line);
    const Constants constants = evaluateConstants(source, wanted, u"/x.py"_s);
    QVERIFY(constants.problem);
    QCOMPARE(constants.problem->type, type);
    QCOMPARE(constants.problem->range.file, u"/x.py"_s);
    if (type != "RuntimeError"_L1)
        QCOMPARE(constants.problem->range.startLine, line);
}

void StaticReaderTest::calls()
{
    const QByteArray source = R"PY(
def run():
    with connectable.connect() as connection:
        context.configure(connection=connection, target_metadata=target_metadata, version_table="v",
                          render_as_batch=True, **conf_args)
migrate = Migrate(app, db, directory="my/" + "dir", compare_type=True)
reconfigure()
)PY";
    const QList<FoundCall> configure = findCalls(source, u"context.configure"_s, u"/env.py"_s);
    QCOMPARE(configure.size(), 1);
    QCOMPARE(configure[0].keywords.value(u"version_table"_s).text, u"v"_s);
    QVERIFY(configure[0].keywords.value(u"render_as_batch"_s).isTrue());
    QVERIFY(configure[0].keywords.value(u"connection"_s).isUnknown());
    QVERIFY(!configure[0].complete);
    QCOMPARE(configure[0].range.startLine, 4);
    QCOMPARE(findCalls(source, u"configure"_s).size(), 1);
    const QList<FoundCall> migrate = findCalls(source, u"Migrate"_s);
    QCOMPARE(migrate.size(), 1);
    QCOMPARE(migrate[0].positional.size(), 2);
    QVERIFY(migrate[0].complete);
    QCOMPARE(migrate[0].keywords.value(u"directory"_s).text, u"my/dir"_s);
}

void StaticReaderTest::assignments()
{
    const QByteArray source = R"PY(
SQLALCHEMY_DATABASE_URI = "sqlite:///a.db"
class Config:
    SQLALCHEMY_DATABASE_URI = os.environ.get("X") or "sqlite:///b.db"
app.config["SQLALCHEMY_DATABASE_URI"] = 'sqlite:///' + 'c.db'
app.config['OTHER'] = 1
)PY";
    const QList<FoundAssignment> found = findAssignments(source, u"SQLALCHEMY_DATABASE_URI"_s);
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[0].value.text, u"sqlite:///a.db"_s);
    QVERIFY(found[1].value.isUnknown());
    QCOMPARE(found[1].text, u"os.environ.get(\"X\") or \"sqlite:///b.db\""_s);
    QCOMPARE(found[2].value.text, u"sqlite:///c.db"_s);
    QCOMPARE(found[2].range.startLine, 5);
}

void StaticReaderTest::functions()
{
    QCOMPARE(moduleFunctions("def upgrade(): pass\nif 1:\n    def downgrade():\n        def inner(): pass\nclass A:\n    def m(self): pass\n"),
        (QStringList{u"upgrade"_s, u"downgrade"_s}));
}

void StaticReaderTest::tenThousandHeaders()
{
    const retort::test::CpuTimer timer;
    int found = 0;
    for (int i = 0; i < 10000; ++i)
        found += evaluateConstants(usual, wanted).values.size() == 4;
    QCOMPARE(found, 10000);
    qInfo("10,000 headers: %lld ms", timer.milliseconds());
    QVERIFY(timer.milliseconds() < 20000); // far above what even an unoptimised build needs: guards against falling back to the parser
}

QTEST_GUILESS_MAIN(StaticReaderTest)
#include "tst_staticreader.moc"
