// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/reparent.h"
#include "model/script/scriptcodes.h"
#include "model/script/scriptloader.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;
using namespace retort::script;
using namespace retort::script::authoring;

class TestReparent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valueIsReplaced_data();
    void valueIsReplaced();
    void refused_data();
    void refused();
    void moved();
};

void TestReparent::valueIsReplaced_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QStringList>("down");
    QTest::addColumn<QByteArray>("expected"); // empty: refused
    const QByteArray id = "revision = 'b'\n";
    QTest::newRow("plain") << QByteArray(id + "down_revision = 'a'  # the first\nx = 1\n") << QStringList{u"z"_s}
                           << QByteArray(id + "down_revision = 'z'  # the first\nx = 1\n");
    QTest::newRow("double quotes") << QByteArray(id + "down_revision = \"a\"\n") << QStringList{u"z"_s} << QByteArray(id + "down_revision = \"z\"\n");
    QTest::newRow("annotated") << QByteArray(id + "down_revision: Union[str, Sequence[str], None] = 'a'\n") << QStringList{u"y"_s, u"z"_s}
                               << QByteArray(id + "down_revision: Union[str, Sequence[str], None] = ('y', 'z')\n");
    QTest::newRow("to base") << QByteArray(id + "down_revision='a'\n") << QStringList() << QByteArray(id + "down_revision=None\n");
    QTest::newRow("from base") << QByteArray(id + "down_revision = None\n") << QStringList{u"a"_s} << QByteArray(id + "down_revision = 'a'\n");
    QTest::newRow("a merge in lines") << QByteArray(id + "down_revision = (\n    'a',\n    'c',  # two\n)\nlast = 1") << QStringList{u"a"_s}
                                      << QByteArray(id + "down_revision = 'a'\nlast = 1");
    QTest::newRow("Windows") << QByteArray("\xef\xbb\xbf\"\"\"\xc3\xa4\xf0\x9f\x8d\xb5\"\"\"\r\nrevision = 'b'\r\ndown_revision = 'a'\r\n") << QStringList{u"z"_s}
                             << QByteArray("\xef\xbb\xbf\"\"\"\xc3\xa4\xf0\x9f\x8d\xb5\"\"\"\r\nrevision = 'b'\r\ndown_revision = 'z'\r\n");
    QTest::newRow("Latin-1") << QByteArray("# coding: latin-1\n# \xe4\nrevision = 'b'; down_revision = 'a' # \xfc\n") << QStringList{u"z"_s}
                             << QByteArray("# coding: latin-1\n# \xe4\nrevision = 'b'; down_revision = 'z' # \xfc\n");
    QTest::newRow("behind wide characters") << QByteArray("revision = 'b'; note = '\xf0\x9f\x8d\xb5'; down_revision = 'a'\n") << QStringList{u"z"_s}
                                            << QByteArray("revision = 'b'; note = '\xf0\x9f\x8d\xb5'; down_revision = 'z'\n");
}

void TestReparent::valueIsReplaced()
{
    QFETCH(QByteArray, source);
    QFETCH(QStringList, down);
    QFETCH(QByteArray, expected);
    const auto script = parseScript(source, u"/x/b.py"_s);
    QVERIFY2(script.has_value(), script ? "" : qPrintable(script.error().message));
    const auto changed = withDownRevisions(*script, source, down);
    QVERIFY2(changed.has_value(), changed ? "" : qPrintable(changed.error().message));
    QCOMPARE(*changed, expected);
}

namespace {

std::unique_ptr<test::TemporaryProject> threeInARow()
{
    const auto text = [](const QByteArray &id, const QByteArray &down) { return "revision = '" + id + "'\ndown_revision = " + down + '\n'; };
    return std::make_unique<test::TemporaryProject>(QMap<QString, QByteArray>{{u"alembic.ini"_s, "[alembic]\nscript_location = m\n"}, {u"m/env.py"_s, ""},
        {u"m/versions/a.py"_s, text("aaaa", "None")}, {u"m/versions/b.py"_s, text("bbbb", "'aaaa'")}, {u"m/versions/c.py"_s, text("cccc", "'bbbb'")}});
}

} // namespace

void TestReparent::refused_data()
{
    QTest::addColumn<QString>("revision");
    QTest::addColumn<QStringList>("onto");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown") << u"zzzz"_s << QStringList() << QStringList() << u"revision.not-found"_s;
    QTest::newRow("onto unknown") << u"cccc"_s << QStringList{u"zzzz"_s} << QStringList() << u"revision.not-found"_s;
    QTest::newRow("onto itself") << u"bbbb"_s << QStringList{u"bbbb"_s} << QStringList() << u"revision.cycle"_s;
    QTest::newRow("onto what comes after") << u"bbbb"_s << QStringList{u"cccc"_s} << QStringList() << u"revision.cycle"_s;
    QTest::newRow("applied") << u"bbbb"_s << QStringList() << QStringList{u"cccc"_s} << u"revision.applied-already"_s;
}

void TestReparent::refused()
{
    QFETCH(QString, revision);
    QFETCH(QStringList, onto);
    QFETCH(QStringList, rows);
    QFETCH(QString, code);
    const auto project = threeInARow();
    const auto snapshot = loadSnapshot(project->path());
    QVERIFY(snapshot.has_value());
    const auto plan = planReparent(**snapshot, revision, onto, {{u"dev"_s, rows}});
    QVERIFY(!plan);
    QCOMPARE(QString(plan.error().code), code);
}

void TestReparent::moved()
{
    const auto project = threeInARow();
    const auto snapshot = loadSnapshot(project->path());
    const auto plan = planReparent(**snapshot, u"cccc"_s, {u"aaaa"_s}, {{u"dev"_s, {u"bbbb"_s}}});
    QVERIFY(plan.has_value());
    const auto change = replaceFile(plan->path, plan->before, plan->after);
    QVERIFY(change.has_value());
    const auto after = loadSnapshot(project->path());
    QCOMPARE((*after)->map.heads().size(), size_t(2));
    QVERIFY(!replaceFile(plan->path, plan->before, plan->after)); // it is another text by now
    QVERIFY(undo(*change).has_value());
    QCOMPARE(project->read(u"m/versions/c.py"_s), plan->before);
}

QTEST_GUILESS_MAIN(TestReparent)
#include "tst_reparent.moc"
