// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/argumentparser.h"
#include "app/cli/commandline.h"
#include "app/cli/commandtable.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::cli;

/// What argparse would make of the words, as one line: `command positional… [option=value,value]…`, or `error: text`.
static QString parsed(const QString &words)
{
    const auto arguments = parse(words.split(u' ', Qt::SkipEmptyParts), globalOptions(), commands());
    if (!arguments)
        return "error: "_L1 + arguments.error();
    QStringList parts{arguments->command};
    parts += arguments->positionals;
    QStringList names = arguments->values.keys();
    names.sort();
    for (const QString &name : names)
        parts << u'[' + name + (arguments->all(name).isEmpty() ? QString() : u'=' + arguments->all(name).join(u',')) + u']';
    return parts.join(u' ').trimmed();
}

class TestArgumentParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void tellsTheWindowApart_data();
    void tellsTheWindowApart();
    void helpNamesEveryCommand();
};

void TestArgumentParser::parses_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("expected");

    QTest::newRow("bare") << u"history"_s << u"history"_s;
    QTest::newRow("option before") << u"-c alembic.ini heads"_s << u"heads [config=alembic.ini]"_s;
    QTest::newRow("attached value") << u"-calembic.ini heads"_s << u"heads [config=alembic.ini]"_s;
    QTest::newRow("long with equals") << u"--config=a.ini heads"_s << u"heads [config=a.ini]"_s;
    QTest::newRow("long with space") << u"history --rev-range a:b"_s << u"history [rev-range=a:b]"_s;
    QTest::newRow("short with equals") << u"history -r=-3:"_s << u"history [rev-range=-3:]"_s;
    QTest::newRow("abbreviated") << u"history --rev a:b --verb"_s << u"history [rev-range=a:b] [verbose]"_s;
    QTest::newRow("flags together") << u"history -vi"_s << u"history [indicate-current] [verbose]"_s;
    QTest::newRow("flags and a value") << u"history -vra:b"_s << u"history [rev-range=a:b] [verbose]"_s;
    QTest::newRow("negative positional") << u"downgrade -1"_s << u"downgrade -1"_s;
    QTest::newRow("plus positional") << u"upgrade +2 --sql"_s << u"upgrade +2 [sql]"_s;
    QTest::newRow("behind two dashes") << u"upgrade -- head"_s << u"upgrade head"_s;
    QTest::newRow("several") << u"stamp a b --purge"_s << u"stamp a b [purge]"_s;
    QTest::newRow("repeated") << u"-x a=1 -x b=2 upgrade head"_s << u"upgrade head [x=a=1,b=2]"_s;
        QTest::newRow("the last one counts") << u"--name a --name b current"_s << u"current [name=b]"_s;
        QTest::newRow("each one counts") << u"--url a --url b current"_s << u"current [url=a,b]"_s;
    QTest::newRow("letter of the command") << u"current -c"_s << u"current [check-heads]"_s;
    QTest::newRow("both letters") << u"-c a.ini current -c"_s << u"current [check-heads] [config=a.ini]"_s;
    QTest::newRow("missing positional") << u"upgrade"_s << u"error: the following arguments are required: revision"_s;
    QTest::newRow("missing repeated") << u"stamp --sql"_s << u"error: the following arguments are required: revisions"_s;
    QTest::newRow("too many") << u"upgrade head tail"_s << u"error: unrecognized arguments: tail"_s;
    QTest::newRow("unknown option") << u"heads --nope"_s << u"error: unrecognized arguments: --nope"_s;
    QTest::newRow("unknown letter") << u"heads -z"_s << u"error: unrecognized arguments: -z"_s;
    QTest::newRow("missing value") << u"history -r"_s << u"error: argument -r/--rev-range: expected one argument"_s;
    QTest::newRow("value looks like an option") << u"history -r -3:"_s
                                                << u"error: argument -r/--rev-range: expected one argument"_s;
    QTest::newRow("value for a flag") << u"heads --verbose=1"_s
                                      << u"error: argument -v/--verbose: ignored explicit argument '1'"_s;
    QTest::newRow("unknown command")
        << u"upgrad head"_s
        << u"error: argument {command}: invalid choice: 'upgrad' (choose from 'branches', 'check', 'completion', 'current', 'downgrade', "
           "'edit', 'ensure_version', 'heads', 'history', 'init', 'list_templates', 'merge', 'render', 'reparent', 'rescue', 'revision', "
           "'show', 'stamp', 'upgrade')"_s;
    QTest::newRow("a revision left out") << u"upgrade"_s << u"error: the following arguments are required: revision"_s;
}

void TestArgumentParser::parses()
{
    QFETCH(QString, words);
    QFETCH(QString, expected);
    QCOMPARE(parsed(words), expected);
}

void TestArgumentParser::tellsTheWindowApart_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("commandLine");

    QTest::newRow("nothing") << u""_s << false;
    QTest::newRow("a project") << u"shop/migrations"_s << false;
    QTest::newRow("a project and a database") << u"shop --url sqlite:///app.db"_s << false;
    QTest::newRow("the same, database first") << u"--url sqlite:///app.db shop"_s << false;
    QTest::newRow("a database by equals") << u"--url=sqlite:///app.db shop"_s << false;
    QTest::newRow("a picture") << u"--screenshot out.png shop"_s << false;
    QTest::newRow("a command") << u"history"_s << true;
    QTest::newRow("a command behind options") << u"-c alembic.ini --url x current"_s << true;
    QTest::newRow("a misspelt command") << u"-c alembic.ini histroy"_s << true;
    QTest::newRow("version") << u"--version"_s << true;
    QTest::newRow("help") << u"-h"_s << true;
}

void TestArgumentParser::tellsTheWindowApart()
{
    QFETCH(QString, words);
    QFETCH(bool, commandLine);
    QCOMPARE(isCommandLine(words.split(u' ', Qt::SkipEmptyParts)), commandLine);
}

void TestArgumentParser::helpNamesEveryCommand()
{
    const QString help = usage(globalOptions(), commands());
    for (const Command &command : commands()) {
        QVERIFY2(help.contains(u"\n  "_s + command.name + u' '), qPrintable(command.name));
        const QString own = usage(globalOptions(), commands(), command.name);
        for (const Option &option : command.options)
            QVERIFY2(own.contains("--"_L1 + option.name), qPrintable(command.name + u' ' + option.name));
    }
}

QTEST_GUILESS_MAIN(TestArgumentParser)
#include "tst_argumentparser.moc"
