// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandtable.h"
#include "app/cli/shellcompletion.h"
#include "tests/support/process.h"
#include "tests/support/temporaryproject.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort;

/// The texts that are made of the table of commands.
class TestShellCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bashCompletes_data();
    void bashCompletes();
    void everyCommandIsThere_data();
    void everyCommandIsThere();
    void unknownShell() { QVERIFY(cli::completionScript(u"tcsh"_s, cli::globalOptions(), cli::commands()).isEmpty()); }
};

void TestShellCompletion::bashCompletes_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("completed");
    QTest::newRow("a command") << u"retort upg"_s << u"upgrade"_s;
    QTest::newRow("an option of a command") << u"retort upgrade --lock-"_s << u"--lock-timeout --lock-retries"_s;
    QTest::newRow("an option for every command") << u"retort heads --conf"_s << u"--config"_s;
    QTest::newRow("a symbol") << u"retort upgrade hea"_s << u"head heads"_s;
    QTest::newRow("a revision") << u"retort -q show aaa"_s << u"aaaa1111aaaa"_s;
}

void TestShellCompletion::bashCompletes()
{
    QFETCH(QString, words);
    QFETCH(QString, completed);
    const test::TemporaryProject project({{u"alembic.ini"_s, "[alembic]\nscript_location = m\n"}, {u"m/env.py"_s, ""},
        {u"m/versions/a.py"_s, "revision = 'aaaa1111aaaa'\ndown_revision = None\n"},
        {u"completion"_s, cli::completionScript(u"bash"_s, cli::globalOptions(), cli::commands()).toUtf8()}});
    test::ProcessOptions options;
    options.workingDirectory = project.path();
    options.environment = {{u"PATH"_s, QStringLiteral(RETORT_BINARY_DIR) + u':' + qEnvironmentVariable("PATH")}};
    const test::ProcessResult result = test::runProcess(u"bash"_s,
        {u"--norc"_s, u"-c"_s, u". ./completion; COMP_WORDS=(%1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _retort; echo \"${COMPREPLY[*]}\""_s.arg(words)},
        options);
    QVERIFY2(result.ok(), result.describe());
    QCOMPARE(QString::fromUtf8(result.out).trimmed(), completed);
}

void TestShellCompletion::everyCommandIsThere_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &shell : {u"bash"_s, u"zsh"_s, u"fish"_s})
        QTest::newRow(qPrintable(shell)) << cli::completionScript(shell, cli::globalOptions(), cli::commands());
    QTest::newRow("man") << cli::manualPage(cli::globalOptions(), cli::commands(), u"1"_s).replace("\\-"_L1, "-"_L1);
}

void TestShellCompletion::everyCommandIsThere()
{
    QFETCH(QString, text);
    for (const cli::Command &command : cli::commands()) {
        QVERIFY2(text.contains(command.name), qPrintable(command.name));
        for (const cli::Option &option : command.options)
            QVERIFY2(text.contains(option.name), qPrintable(command.name + u' ' + option.name));
    }
}

QTEST_GUILESS_MAIN(TestShellCompletion)
#include "tst_shellcompletion.moc"
