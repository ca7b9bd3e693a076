// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/commandtable.h"
#include "app/cli/invocation.h"
#include "app/cli/setup.h"
#include "app/cli/shellcompletion.h"
#include "model/script/scriptcodes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using CommandFunction = int (*)(Invocation &);
using SetupFunction = int (*)(const Arguments &, Output &);

/// Commands on a project.
CommandFunction functionOf(const QString &command)
{
    static const QHash<QString, CommandFunction> functions{{u"branches"_s, branches}, {u"check"_s, check}, {u"current"_s, current},
        {u"downgrade"_s, downgrade}, {u"edit"_s, edit}, {u"ensure_version"_s, ensureVersion}, {u"heads"_s, heads},
        {u"history"_s, history}, {u"merge"_s, merge}, {u"render"_s, render}, {u"reparent"_s, reparent},
        {u"rescue"_s, rescue}, {u"revision"_s, revision}, {u"show"_s, show},
        {u"stamp"_s, stamp}, {u"upgrade"_s, upgrade}};
    return functions.value(command);
}

int usageError(const QString &message)
{
    const QByteArray text = "usage: retort [options] command [arguments]\nretort: error: " + harmless(message).toUtf8() + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
    return UsageError;
}

int printCompletion(const Arguments &arguments, Output &output)
{
    const QString shell = arguments.positionals.constFirst();
    const QString text = shell == "man"_L1 ? manualPage(globalOptions(), commands(), QStringLiteral(RETORT_VERSION))
                                           : completionScript(shell, globalOptions(), commands());
    if (text.isEmpty())
        return usageError(u"argument shell: invalid choice: '%1' (choose from 'bash', 'zsh', 'fish', 'man')"_s.arg(shell));
    output.printRaw(text);
    return Success;
}

/// Commands that need no project.
SetupFunction setupOf(const QString &group, const QString &command)
{
    if (command == "init"_L1)
        return group.isEmpty() ? initAlembic : initFlask;
    if (command == "completion"_L1)
        return printCompletion;
    return command == "list_templates"_L1 || command == "list-templates"_L1 ? listTemplates : nullptr;
}

const QString flaskGroup = u"db"_s;

bool isToml(const QString &path)
{
    return QFileInfo(path).fileName() == "pyproject.toml"_L1;
}

/// Where the first word stands that is neither an option nor the value of one; -1 where there is none.
qsizetype firstPositional(const QStringList &words, const QList<Option> &options)
{
    QStringList takesValue;
    for (const Option &option : options) {
        if (!option.metavar.isEmpty())
            takesValue << "--"_L1 + option.name << (option.letter.isNull() ? QString() : "-"_L1 + option.letter);
    }
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (takesValue.contains(words.at(i)))
            ++i;
        else if (!words.at(i).startsWith(u'-'))
            return i;
    }
    return -1;
}

inline constexpr ErrorCode severalConfigurations("cli.several-configurations");

/// What Alembic would read: -c, then ALEMBIC_CONFIG, then the files of this folder; beyond that, what is found below it.
QString configuration(const Arguments &arguments)
{
    if (arguments.group == flaskGroup)
        return flaskFolder(arguments);
    const QStringList given = arguments.all(u"config"_s);
    for (const QString &name : given) { // the ini leads where there is a pyproject.toml too
        if (!isToml(name))
            return name;
    }
    if (!given.isEmpty())
        return given.constFirst();
    if (const QString variable = qEnvironmentVariable("ALEMBIC_CONFIG"); !variable.isEmpty())
        return variable;
    if (QFileInfo::exists(u"alembic.ini"_s))
        return u"alembic.ini"_s;
    return u"."_s;
}

/// `-c` may name one ini file and one pyproject.toml (spec §1.1).
Result<QString> secondConfiguration(const Arguments &arguments)
{
    QStringList tomls = arguments.group == flaskGroup ? QStringList() : arguments.all(u"config"_s);
    const qsizetype all = tomls.size();
    tomls.removeIf([](const QString &name) { return !isToml(name); });
    if (tomls.size() > 1)
        return failure({severalConfigurations, u"pyproject.toml indicated more than once"_s, {}, {}, {}, {}});
    if (all - tomls.size() > 1)
        return failure({severalConfigurations, u"only one ini file may be indicated"_s, {}, {}, {}, {}});
    return all > 1 ? tomls.value(0) : QString();
}

/// What `flask db` means where it spells things differently.
void speakFlask(Arguments &arguments)
{
    arguments.group = flaskGroup;
    if (arguments.has(u"x-arg"_s))
        arguments.values.insert(u"x"_s, arguments.all(u"x-arg"_s));
    if (arguments.command == "downgrade"_L1 && arguments.has(u"sql"_s) && arguments.positionals == QStringList{u"-1"_s})
        arguments.positionals = {u"head:-1"_s};
}

/// Why a project could not be opened, as Alembic says it: with the file's name as it was given (spec §1.1).
Error inAlembicsWords(Error error, const Arguments &arguments)
{
    if (error.code != script::ProjectNotFound && error.code != script::ConfigNoSection)
        return error;
    if (error.code == script::ProjectNotFound)
        error.hint = error.message + (error.hint.isEmpty() ? QString() : u'\n' + error.hint);
    if (arguments.group == flaskGroup) {
        error.message = u"Path doesn't exist: %1.  Please use the 'init' command to create a new scripts folder."_s.arg(flaskFolder(arguments));
        return error;
    }
    const QString given = configuration(arguments);
    error.message = u"No config file '%1' found, or file has no '[%2]' section"_s.arg(given == "."_L1 ? u"alembic.ini"_s : given,
        arguments.has(u"name"_s) ? arguments.value(u"name"_s) : u"alembic"_s);
    return error;
}

/// Where `db` of Flask-Migrate's spelling stands; -1 when there is none. A folder of that name is a project to open, unless a command
/// follows.
qsizetype flaskGroupAt(const QStringList &words)
{
    const qsizetype first = firstPositional(words, globalOptions());
    if (first < 0 || words.at(first) != flaskGroup)
        return -1;
    const qsizetype next = firstPositional(words.mid(first + 1), flaskGlobalOptions());
    const bool isCommand = next >= 0 && (functionOf(words.at(first + 1 + next)) || setupOf(flaskGroup, words.at(first + 1 + next)));
    return isCommand || !QFileInfo(flaskGroup).isDir() ? first : -1;
}

} // namespace

bool isCommandLine(const QStringList &words)
{
    const QStringList answeredAtOnce{u"--help"_s, u"-h"_s, u"--version"_s};
    const QStringList windowOnly{u"--screenshot"_s, u"--theme"_s, u"--size"_s, u"--select"_s, u"--tab"_s, u"--language"_s};
    const qsizetype first = firstPositional(words, globalOptions());
    bool optionsSeen = false;
    for (const QString &word : words.first(first < 0 ? words.size() : first)) {
        if (answeredAtOnce.contains(word))
            return true;
        if (windowOnly.contains(word.section(u'=', 0, 0)))
            return false;
        optionsSeen |= word.startsWith(u'-') && !word.startsWith("--url"_L1);
    }
    if (first < 0)
        return optionsSeen;
    const QString &word = words.at(first);
    return functionOf(word) != nullptr || setupOf({}, word) != nullptr || flaskGroupAt(words) >= 0 || optionsSeen;
}

int run(const QStringList &words)
{
    const qsizetype group = flaskGroupAt(words);
    const bool isFlask = group >= 0;
    QStringList rest = words;
    if (isFlask)
        rest.removeAt(group);
    const QList<Option> options = isFlask ? flaskGlobalOptions() : globalOptions();
    const QList<Command> table = isFlask ? flaskCommands() : commands();
    auto parsed = parse(rest, options, table);
    if (words.contains(u"--help"_s) || words.contains(u"-h"_s)) {
        Output(false).printRaw(usage(options, table, parsed ? parsed->command : QString()));
        return Success;
    }
    if (!parsed)
        return usageError(parsed.error());
    if (parsed->has(u"version"_s)) {
        Output(false).print(u"retort " RETORT_VERSION ""_s);
        return Success;
    }
    if (parsed->command.isEmpty())
        return usageError(u"too few arguments"_s);
    if (isFlask)
        speakFlask(*parsed);

    Output output(parsed->has(u"quiet"_s), isFlask ? Output::Manner::FlaskMigrate : Output::Manner::Alembic);
    const auto toml = secondConfiguration(*parsed);
    if (!toml)
        return output.fail(toml.error());
    if (const SetupFunction setup = setupOf(parsed->group, parsed->command))
        return setup(*parsed, output);
    script::LoadOptions loading;
    loading.tomlPath = *toml;
    if (parsed->has(u"name"_s))
        loading.iniSection = parsed->value(u"name"_s);
    const Result<script::ProjectSnapshotPtr> project = script::loadSnapshot(configuration(*parsed), loading);
    if (!project)
        return output.fail(inAlembicsWords(project.error(), *parsed));
    output.report((*project)->diagnostics);
    Invocation invocation{*parsed, output, *project};
    return functionOf(parsed->command)(invocation);
}

} // namespace retort::cli
