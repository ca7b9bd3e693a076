// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/ini.h"
#include "model/script/pyproject.h"
#include "model/script/scriptcodes.h"

#include <QTest>

using namespace retort;
using namespace retort::script;
using namespace Qt::Literals::StringLiterals;

class tst_Ini : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // of [alembic] x, or "! code"
        QTest::newRow("plain") << u"[alembic]\nx = 1"_s << u"1"_s;
        QTest::newRow("colon") << u"[alembic]\nX: a=b"_s << u"a=b"_s;
        QTest::newRow("byte order mark and CRLF") << u"[alembic]\r\nx = 1\r\n"_s << u"1"_s;
        QTest::newRow("comments") << u"# c\n[alembic]\n; c\nx = 1 # not a comment"_s << u"1 # not a comment"_s;
        QTest::newRow("continued") << u"[alembic]\nx =\n  a\n\n  # c\n  b\n\ny = 2"_s << u"\na\n\nb"_s;
        QTest::newRow("default") << u"[DEFAULT]\nx = d\n[alembic]\ny = 1"_s << u"d"_s;
        QTest::newRow("interpolated") << u"[alembic]\nx = %(here)s/%(Y)s%%\ny = z"_s << u"/home/z%"_s;
        QTest::newRow("interpolated in turn") << u"[alembic]\nx = %(y)s!\ny = <%(z)s>\nz = 1"_s << u"<1>!"_s;
        QTest::newRow("missing option") << u"[alembic]\nx = %(nope)s"_s << u"! config.interpolation"_s;
        QTest::newRow("stray percent") << u"[alembic]\nx = 50%"_s << u"! config.interpolation"_s;
        QTest::newRow("endless") << u"[alembic]\nx = %(x)s%(x)s"_s << u"! config.interpolation"_s;
        QTest::newRow("no section") << u"x = 1"_s << u"! config.syntax"_s;
        QTest::newRow("no delimiter") << u"[alembic]\nnonsense"_s << u"! config.syntax"_s;
        QTest::newRow("duplicate option") << u"[alembic]\nx = 1\nX = 2"_s << u"! config.duplicate"_s;
        QTest::newRow("duplicate section") << u"[alembic]\nx = 1\n[alembic]"_s << u"! config.duplicate"_s;
    }

    void values()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto ini = Ini::parse(text, u"/home/alembic.ini"_s, u"/home"_s);
        const auto value = ini.and_then([](const Ini &read) { return read.value(u"alembic"_s, u"x"_s); });
        if (!value) {
            QCOMPARE("! "_L1 + value.error().code, expected);
            QVERIFY(value.error().range.isValid());
            return;
        }
        QVERIFY(value->has_value());
        QCOMPARE(**value, expected);
    }

    void linesAreKnown()
    {
        const auto ini = Ini::parse(u"[a]\n\nx = 1\n  2\n"_s, u"f.ini"_s);
        QVERIFY(ini);
        QCOMPARE(ini->range(u"a"_s, u"x"_s).startLine, 3);
        QCOMPARE(ini->range(u"a"_s, u"x"_s).endLine, 4);
        const auto broken = Ini::parse(u"[a]\nx = 1\n\noops"_s, u"f.ini"_s);
        QVERIFY(!broken);
        QCOMPARE(broken.error().range.startLine, 4);
    }

    void toml()
    {
        const auto read = AlembicToml::parse(R"(
[project]
name = "x"
[tool.other]
date = 2024-01-01
[tool.alembic]
script_location = "%(here)s/mig"
file_template = """%%(rev)s"""
version_locations = ["a", "b"]
sourceless = false
truncate_slug_length = 10
[[tool.alembic.post_write_hooks]]
name = "ruff"
type = "exec"
)",
            u"pyproject.toml"_s);
        QVERIFY(read && *read);
        const AlembicToml &toml = **read;
        QCOMPARE(std::get<QString>(toml.values.value(u"script_location"_s).value), u"%(here)s/mig"_s);
        QCOMPARE(std::get<QStringList>(toml.values.value(u"version_locations"_s).value), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(std::get<bool>(toml.values.value(u"sourceless"_s).value), false);
        QCOMPARE(std::get<qint64>(toml.values.value(u"truncate_slug_length"_s).value), 10);
        QCOMPARE(toml.postWriteHooks.front().value(u"name"_s), u"ruff"_s);
        QVERIFY(!AlembicToml::parse("[tool.alembic\n", {}));
        const auto other = AlembicToml::parse("[tool.black]\n", {});
        QVERIFY(other && !*other);
        QVERIFY(!AlembicToml::parse(QByteArray("[tool.alembic]\nx = ") + QByteArray(100'000, '['), {}));
    }
};

QTEST_GUILESS_MAIN(tst_Ini)
#include "tst_ini.moc"
