// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/script/authoring/hookcommand.h"

#include "model/script/scriptcodes.h"

#include <QRegularExpression>

namespace retort::script::authoring {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString scriptToken = u"REVISION_SCRIPT_FILENAME"_s;

tl::unexpected<Error> refused(const QString &message)
{
    return failure({ConfigBadValue, message, u"The script was written; no hook was run from here on"_s, {}, {}, {}});
}

QString quotedForShell(const QString &word)
{
    static const QRegularExpression plain(u"^[\\w@%+=:,./-]+$"_s);
    return plain.match(word).hasMatch() ? word : u'\'' + QString(word).replace(u'\'', "'\\''"_L1) + u'\'';
}

class Reader
{
public:
    explicit Reader(const PostWriteHook &hook)
        : m_hook(hook)
    {
    }

    Result<QString> required(const QString &key) const
    {
        const QString value = m_hook.settings.value(key);
        if (value.isEmpty())
            return refused(u"Key %1.%2 is required for post write hook '%1'"_s.arg(m_hook.name, key));
        return value;
    }

    Result<QStringList> options(const QString &path) const
    {
        QString text = m_hook.settings.value(u"options"_s);
        if (!text.contains(scriptToken))
            text.prepend(scriptToken + u' ');
        auto words = shellWords(text);
        if (!words)
            return refused(u"The options of the post write hook '%1' have a quote without its end"_s.arg(m_hook.name));
        words->replaceInStrings(scriptToken, path);
        return *words;
    }

private:
    const PostWriteHook &m_hook;
};

Result<HookCommand> commandOf(const PostWriteHook &hook, const QString &path, const ProgramFinder &find)
{
    const Reader reader(hook);
    HookCommand command{hook.name, {}, {}, hook.settings.value(u"cwd"_s)};
    const QString type = hook.settings.value(u"type"_s);
    if (type.isEmpty())
        return refused(u"Key '%1.type' (or 'type' in toml) is required for post write hook '%1'"_s.arg(hook.name));
    if (type == "console_scripts"_L1) {
        const auto name = reader.required(u"entrypoint"_s);
        if (!name)
            return failure(name.error());
        const auto program = find(*name);
        if (!program)
            return refused(u"Could not find entrypoint console_scripts.%1"_s.arg(*name));
        command.program = *program;
    } else if (type == "exec"_L1) {
        const auto name = reader.required(u"executable"_s);
        if (!name)
            return failure(name.error());
        command.program = *name;
    } else if (type == "module"_L1) {
        const auto name = reader.required(u"module"_s);
        if (!name)
            return failure(name.error());
        const auto python = find(u"python3"_s);
        if (!python)
            return refused(u"Could not find a Python interpreter for the post write hook '%1'"_s.arg(hook.name));
        command.program = *python;
        command.arguments = {u"-m"_s, *name};
    } else {
        return refused(u"No formatter with name '%1' registered"_s.arg(type));
    }
    const auto options = reader.options(path);
    if (!options)
        return failure(options.error());
    command.arguments += *options;
    return command;
}

} // namespace

QString HookCommand::text() const
{
    QStringList words{quotedForShell(program)};
    for (const QString &argument : arguments)
        words << quotedForShell(argument);
    return words.join(u' ');
}

Result<QList<HookCommand>> hookCommands(const QList<PostWriteHook> &hooks, const QString &path, const ProgramFinder &find)
{
    QList<HookCommand> commands;
    for (const PostWriteHook &hook : hooks) {
        const auto command = commandOf(hook, path, find);
        if (!command)
            return failure(command.error());
        commands.append(*command);
    }
    return commands;
}

std::optional<QStringList> shellWords(const QString &text)
{
    QStringList words;
    QString word;
    bool isOpen = false;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else if (c == u'\\' && quote == u'"' && i + 1 < text.size() && u"\"\\$`"_s.contains(text.at(i + 1)))
                word += text.at(++i);
            else
                word += c;
        } else if (c == u'\'' || c == u'"') {
            quote = c;
            isOpen = true;
        } else if (c == u'\\' && i + 1 < text.size()) {
            word += text.at(++i);
            isOpen = true;
        } else if (c.isSpace()) {
            if (isOpen)
                words << std::exchange(word, {});
            isOpen = false;
        } else {
            word += c;
            isOpen = true;
        }
    }
    if (!quote.isNull())
        return std::nullopt;
    if (isOpen)
        words << word;
    return words;
}

QByteArray agreedText(const QList<PostWriteHook> &hooks)
{
    QStringList lines;
    for (const PostWriteHook &hook : hooks) {
        for (auto setting = hook.settings.cbegin(); setting != hook.settings.cend(); ++setting)
            lines << hook.name + u'.' + setting.key() + u'=' + setting.value();
    }
    return lines.join(u'\n').toUtf8();
}

} // namespace retort::script::authoring
