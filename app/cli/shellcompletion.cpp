// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shellcompletion.h"

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Prints the identifiers of a history, one a line.
const QString revisionLister = u"retort history 2>/dev/null | sed -n 's/.*-> \\([^ ,]*\\).*/\\1/p'"_s;

QStringList spelled(const QList<Option> &options)
{
    QStringList words;
    for (const Option &option : options) {
        words << "--"_L1 + option.name;
        if (!option.letter.isNull())
            words << "-"_L1 + option.letter;
    }
    return words;
}

bool takesRevision(const Command &command)
{
    return !command.positionals.isEmpty() && command.name != "init"_L1 && command.name != "completion"_L1;
}

QStringList names(const QList<Command> &commands)
{
    QStringList all;
    for (const Command &command : commands)
        all << command.name;
    return all;
}

QString bash(const QList<Option> &globalOptions, const QList<Command> &commands)
{
    QString text = u"# bash completion of retort\n_retort() {\n"
                   "    local word=${COMP_WORDS[COMP_CWORD]} command= options= i\n"
                   "    for ((i = 1; i < COMP_CWORD; i++)); do\n        case ${COMP_WORDS[i]} in\n"_s;
    text += u"        %1) command=${COMP_WORDS[i]} ;;\n"_s.arg(names(commands).join(u'|'));
    text += u"        esac\n    done\n    case $command in\n"_s;
    for (const Command &command : commands)
        text += u"    %1) options='%2' ;;\n"_s.arg(command.name, spelled(command.options).join(u' '));
    text += u"    esac\n    options=\"$options %1\"\n"_s.arg(spelled(globalOptions).join(u' '));
    text += u"    if [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
            "    elif [[ -z $command ]]; then\n        COMPREPLY=($(compgen -W '%1' -- \"$word\") $(compgen -f -- \"$word\"))\n"_s.arg(
                names(commands).join(u' '));
    QStringList takers;
    for (const Command &command : commands)
        if (takesRevision(command))
            takers << command.name;
    text += u"    else\n        case $command in\n        %1) COMPREPLY=($(compgen -W \"head heads base current $(%2)\" -- \"$word\")) ;;\n"
            "        *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n        esac\n    fi\n}\ncomplete -o filenames -F _retort retort\n"_s.arg(
                takers.join(u'|'), revisionLister);
    return text;
}

QString forZsh(QString text)
{
    return text.replace(u'\\', "\\\\"_L1).replace(u'\'', "'\\''"_L1).replace(u'[', "\\["_L1).replace(u']', "\\]"_L1).replace(u':', "\\:"_L1);
}

QStringList zshOptions(const QList<Option> &options)
{
    QStringList lines;
    for (const Option &option : options) {
        QStringList forms{"--"_L1 + option.name};
        if (!option.letter.isNull())
            forms << "-"_L1 + option.letter;
        for (const QString &form : forms) {
            const QString value = option.metavar.isEmpty() ? QString() : u":%1:_files"_s.arg(option.metavar.toLower());
            lines << u"'%1%2[%3]%4'"_s.arg(option.repeatable ? u"*"_s : QString(), form, forZsh(option.help), value);
        }
    }
    return lines;
}

QString zsh(const QList<Option> &globalOptions, const QList<Command> &commands)
{
    QString text = u"#compdef retort\n_retort_revisions() {\n    compadd head heads base current $(%1)\n}\n_retort() {\n"
                   "    local -a commands\n    commands=(\n"_s.arg(revisionLister);
    for (const Command &command : commands)
        text += u"        '%1:%2'\n"_s.arg(command.name, forZsh(command.help));
    text += u"    )\n    local curcontext=$curcontext state line\n    _arguments -C \\\n        %1 \\\n"
            "        '1:command:->command' '*::argument:->argument'\n    case $state in\n"
            "    command) _describe command commands; _files ;;\n    argument)\n        case $line[1] in\n"_s.arg(
                zshOptions(globalOptions).join(u" \\\n        "_s));
    for (const Command &command : commands) {
        QStringList arguments = zshOptions(command.options);
        arguments << (takesRevision(command) ? u"'*:revision:_retort_revisions'"_s : u"'*:file:_files'"_s);
        text += u"        %1) _arguments %2 ;;\n"_s.arg(command.name, arguments.join(u' '));
    }
    return text + u"        esac\n    esac\n}\n_retort \"$@\"\n"_s;
}

QString forFish(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

QString fishOptions(const QList<Option> &options, const QString &condition)
{
    QString text;
    for (const Option &option : options) {
        text += u"complete -c retort %1 -l %2"_s.arg(condition, option.name);
        if (!option.letter.isNull())
            text += u" -s "_s + option.letter;
        if (!option.metavar.isEmpty())
            text += u" -r"_s;
        text += u" -d %1\n"_s.arg(forFish(option.help));
    }
    return text;
}

QString fish(const QList<Option> &globalOptions, const QList<Command> &commands)
{
    QString text = u"# fish completion of retort\n"_s + fishOptions(globalOptions, {});
    for (const Command &command : commands) {
        text += u"complete -c retort -n __fish_use_subcommand -a %1 -d %2\n"_s.arg(command.name, forFish(command.help));
        const QString condition = u"-n '__fish_seen_subcommand_from %1'"_s.arg(command.name);
        text += fishOptions(command.options, condition);
        if (takesRevision(command))
            text += u"complete -c retort %1 -f -a \"head heads base current (%2)\"\n"_s.arg(
                condition, QString(revisionLister).replace(u'\\', "\\\\"_L1));
    }
    return text;
}

} // namespace

QString completionScript(const QString &shell, const QList<Option> &globalOptions, const QList<Command> &commands)
{
    if (shell == "bash"_L1)
        return bash(globalOptions, commands);
    if (shell == "zsh"_L1)
        return zsh(globalOptions, commands);
    return shell == "fish"_L1 ? fish(globalOptions, commands) : QString();
}

} // namespace retort::cli
