// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shellcompletion.h"
#include "app/cli/translation.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Text as man(7) shows it as it is: backslashes and hyphens escaped, no line that starts with a control character.
QString escaped(QString text)
{
    text.replace(u'\\', "\\e"_L1).replace(u'-', "\\-"_L1);
    return text.startsWith(u'.') || text.startsWith(u'\'') ? "\\&"_L1 + text : text;
}

QString optionEntries(const QList<Option> &options)
{
    QString text;
    for (const Option &option : options) {
        QString forms = option.letter.isNull() ? QString() : u"\\fB\\-%1\\fR, "_s.arg(option.letter);
        forms += u"\\fB\\-\\-%1\\fR"_s.arg(escaped(option.name));
        if (!option.metavar.isEmpty())
            forms += u" \\fI%1\\fR"_s.arg(escaped(option.metavar));
        text += u".TP\n%1\n%2.\n"_s.arg(forms, escaped(option.help));
    }
    return text;
}

QString commandEntry(const Command &command)
{
    QString line = u"\\fB%1\\fR"_s.arg(escaped(command.name));
    for (const Positional &positional : command.positionals)
        line += u" \\fI%1\\fR%2"_s.arg(escaped(positional.name), positional.repeated ? u" ..."_s : QString());
    QString text = u".SS %1\n%2.\n"_s.arg(line, escaped(command.help));
    return text + optionEntries(command.options);
}

} // namespace

QString manualPage(const QList<Option> &globalOptions, const QList<Command> &commands, const QString &version)
{
    QString text = u".TH RETORT 1 \"\" \"retort %1\"\n.SH %2\nretort \\- %3\n"_s.arg(
        version, tr("NAME"), escaped(tr("migration manager for Alembic and Flask-Migrate histories")));
    text += u".SH %1\n.B retort\n[\\fIoptions\\fR] [\\fIproject\\fR]\n.br\n.B retort\n[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]\n"
            ".br\n.B retort db\n\\fIcommand\\fR [\\fIarguments\\fR]\n"_s.arg(tr("SYNOPSIS"));
    text += u".SH %1\n%2\n"_s.arg(tr("DESCRIPTION"),
        escaped(tr("Reads revision scripts without running them, shows and runs them on SQLite and PostgreSQL databases. Without a command "
                   "the window opens. Commands have Alembic's names; behind the word db they are spelled as those of flask db.")));
    text += u".SH %1\n"_s.arg(tr("OPTIONS")) + optionEntries(globalOptions) + u".SH %1\n"_s.arg(tr("COMMANDS"));
    for (const Command &command : commands)
        text += commandEntry(command);
    text += u".SH %1\n.TP\n0\n%2\n.TP\n2\n%3\n.TP\n255\n%4\n.TP\n1\n%5\n"_s.arg(tr("EXIT STATUS"), escaped(tr("Done.")),
        escaped(tr("The command line was not understood.")), escaped(tr("The command failed; what was changed is said.")),
        escaped(tr("The same for commands behind the word db.")));
    text += u".SH %1\n.TP\nALEMBIC_CONFIG\n%2\n.TP\nDATABASE_URL\n%3\n.TP\nVISUAL, EDITOR\n%4\n"_s.arg(tr("ENVIRONMENT"),
        escaped(tr("The configuration, where no -c names one.")), escaped(tr("The database, where neither --url nor the project names one.")),
        escaped(tr("What edit opens scripts with.")));
    return text;
}

} // namespace retort::cli
