// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/commandtable.h"
#include "app/cli/invocation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

using CommandFunction = int (*)(Invocation &);

CommandFunction functionOf(const QString &command)
{
    static const QHash<QString, CommandFunction> functions{{u"branches"_s, branches}, {u"current"_s, current},
        {u"downgrade"_s, downgrade}, {u"heads"_s, heads}, {u"history"_s, history}, {u"render"_s, render}, {u"show"_s, show}, {u"stamp"_s, stamp},
        {u"upgrade"_s, upgrade}};
    return functions.value(command);
}

/// What Alembic would read: -c, then ALEMBIC_CONFIG, then the files of this folder; beyond that, what is found below it.
QString configuration(const Arguments &arguments)
{
    if (const QStringList given = arguments.all(u"config"_s); !given.isEmpty())
        return given.constFirst();
    if (const QString variable = qEnvironmentVariable("ALEMBIC_CONFIG"); !variable.isEmpty())
        return variable;
    if (QFileInfo::exists(u"alembic.ini"_s))
        return u"alembic.ini"_s;
    return u"."_s;
}

int usageError(const QString &message)
{
    const QByteArray text = "usage: retort [options] command [arguments]\nretort: error: " + message.toUtf8() + '\n';
    std::fwrite(text.constData(), 1, size_t(text.size()), stderr);
    return UsageError;
}

} // namespace

bool isCommandLine(const QStringList &words)
{
    const QStringList answeredAtOnce{u"--help"_s, u"-h"_s, u"--version"_s};
    const QStringList windowOnly{u"--screenshot"_s, u"--theme"_s, u"--size"_s, u"--select"_s, u"--tab"_s, u"--language"_s};
    QStringList takesValue;
    for (const Option &option : globalOptions()) {
        if (!option.metavar.isEmpty())
            takesValue << "--"_L1 + option.name << (option.letter.isNull() ? QString() : "-"_L1 + option.letter);
    }
    bool optionsSeen = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (answeredAtOnce.contains(word))
            return true;
        if (windowOnly.contains(word.section(u'=', 0, 0)))
            return false;
        if (takesValue.contains(word)) {
            optionsSeen |= word != "--url"_L1;
            ++i;
        } else if (!word.startsWith(u'-')) {
            return functionOf(word) != nullptr || optionsSeen;
        } else if (!word.startsWith("--url="_L1)) {
            optionsSeen = true;
        }
    }
    return optionsSeen;
}

int run(const QStringList &words)
{
    const auto parsed = parse(words, globalOptions(), commands());
    if (words.contains(u"--help"_s) || words.contains(u"-h"_s)) {
        Output(false).printRaw(usage(globalOptions(), commands(), parsed ? parsed->command : QString()));
        return Success;
    }
    if (!parsed)
        return usageError(parsed.error());
    if (parsed->has(u"version"_s)) {
        Output(false).print(u"retort " RETORT_VERSION ""_s);
        return Success;
    }
    const CommandFunction function = functionOf(parsed->command);
    if (!function)
        return usageError(u"too few arguments"_s);

    Output output(parsed->has(u"quiet"_s));
    script::LoadOptions options;
    if (parsed->has(u"name"_s))
        options.iniSection = parsed->value(u"name"_s);
    const Result<script::ProjectSnapshotPtr> project = script::loadSnapshot(configuration(*parsed), options);
    if (!project)
        return output.fail(project.error());
    output.report((*project)->diagnostics);
    Invocation invocation{*parsed, output, *project};
    return function(invocation);
}

} // namespace retort::cli
