// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/argumentparser.h"
#include "app/cli/translation.h"

#include <QRegularExpression>

namespace retort::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

/// argparse takes `-1` for a positional as long as no option looks like a negative number.
bool looksLikeOption(const QString &word)
{
    static const QRegularExpression negativeNumber(u"^-\\d+$|^-\\d*\\.\\d+$"_s);
    return word.size() > 1 && word.startsWith(u'-') && !negativeNumber.match(word).hasMatch() && !word.contains(u' ');
}

QString display(const Option &option)
{
    const QString longForm = "--"_L1 + option.name;
    return option.letter.isNull() ? longForm : "-"_L1 + option.letter + u'/' + longForm;
}

class Parser
{
public:
    Parser(const QStringList &words, const QList<Option> &globalOptions, const QList<Command> &commands)
        : m_words(words)
        , m_commands(commands)
        , m_options(globalOptions)
    {
    }

    tl::expected<Arguments, QString> run();

private:
    bool takeOption(const QString &word);
    bool takePositional(const QString &word);
    bool takeValue(const Option &option, const QString &attached, bool hasAttached);
    const Option *findLong(const QString &name);
    bool fail(const QString &text);
    bool checkPositionals();

    const QStringList &m_words;
    const QList<Command> &m_commands;
    QList<Option> m_options; ///< those known at this point: the command's own are added behind it
    const Command *m_command = nullptr;
    qsizetype m_next = 0;
    Arguments m_arguments;
    QString m_error;
};

bool Parser::fail(const QString &text)
{
    m_error = text;
    return false;
}

tl::expected<Arguments, QString> Parser::run()
{
    bool optionsEnded = false;
    while (m_next < m_words.size()) {
        const QString &word = m_words.at(m_next++);
        if (!optionsEnded && word == "--"_L1) {
            optionsEnded = true;
            continue;
        }
        const bool good = !optionsEnded && looksLikeOption(word) ? takeOption(word) : takePositional(word);
        if (!good)
            return tl::unexpected(m_error);
    }
    if (!checkPositionals())
        return tl::unexpected(m_error);
    return m_arguments;
}

const Option *Parser::findLong(const QString &name)
{
    QList<const Option *> matching;
    for (const Option &option : m_options) {
        if (option.name == name)
            return &option;
        if (option.name.startsWith(name))
            matching.append(&option);
    }
    if (matching.size() == 1)
        return matching.constFirst();
    if (matching.isEmpty()) {
        fail(u"unrecognized arguments: --%1"_s.arg(name));
        return nullptr;
    }
    QStringList names;
    for (const Option *option : matching)
        names << "--"_L1 + option->name;
    fail(u"ambiguous option: --%1 could match %2"_s.arg(name, names.join(", "_L1)));
    return nullptr;
}

bool Parser::takeOption(const QString &word)
{
    if (word.startsWith("--"_L1)) {
        const qsizetype equals = word.indexOf(u'=');
        const Option *option = findLong(word.mid(2, equals < 0 ? -1 : equals - 2));
        return option && takeValue(*option, equals < 0 ? QString() : word.mid(equals + 1), equals >= 0);
    }
    // -v, -rVALUE, -r=VALUE, and flags written together (-vi)
    for (qsizetype i = 1; i < word.size(); ++i) {
        const auto option = std::find_if(m_options.cbegin(), m_options.cend(),
            [&](const Option &candidate) { return candidate.letter == word.at(i); });
        if (option == m_options.cend())
            return fail(u"unrecognized arguments: %1"_s.arg(word));
        if (!option->metavar.isEmpty()) {
            QString attached = word.mid(i + 1);
            const bool hasAttached = !attached.isEmpty();
            if (attached.startsWith(u'='))
                attached.remove(0, 1);
            return takeValue(*option, attached, hasAttached);
        }
        m_arguments.values.insert(option->name, {});
    }
    return true;
}

bool Parser::takeValue(const Option &option, const QString &attached, bool hasAttached)
{
    if (option.metavar.isEmpty()) {
        if (hasAttached)
            return fail(u"argument %1: ignored explicit argument '%2'"_s.arg(display(option), attached));
        m_arguments.values.insert(option.name, {});
        return true;
    }
    QString value = attached;
    if (!hasAttached) {
        if (m_next >= m_words.size() || looksLikeOption(m_words.at(m_next)))
            return fail(u"argument %1: expected one argument"_s.arg(display(option)));
        value = m_words.at(m_next++);
    }
    QStringList &values = m_arguments.values[option.name];
    if (!option.repeatable)
        values.clear(); // as argparse: the last one counts
    values.append(value);
    return true;
}

bool Parser::takePositional(const QString &word)
{
    if (m_command) {
        m_arguments.positionals.append(word);
        return true;
    }
    const auto command = std::find_if(m_commands.cbegin(), m_commands.cend(),
        [&](const Command &candidate) { return candidate.name == word; });
    if (command == m_commands.cend()) {
        QStringList names;
        for (const Command &known : m_commands)
            names << u'\'' + known.name + u'\'';
        return fail(u"argument {command}: invalid choice: '%1' (choose from %2)"_s.arg(word, names.join(", "_L1)));
    }
    m_command = &*command;
    m_arguments.command = command->name;
    // In front, so that `current -c` is --check-heads there and --config before the command.
    m_options = command->options + m_options;
    return true;
}

bool Parser::checkPositionals()
{
    if (!m_command)
        return true;
    qsizetype atMost = 0;
    QStringList missing;
    for (const Positional &positional : m_command->positionals) {
        if (positional.required && m_arguments.positionals.size() <= atMost)
            missing << positional.name;
        else if (!positional.fallback.isEmpty() && m_arguments.positionals.size() <= atMost)
            m_arguments.positionals << positional.fallback;
        atMost = positional.repeated ? std::numeric_limits<int>::max() : atMost + 1;
    }
    if (!missing.isEmpty())
        return fail(u"the following arguments are required: %1"_s.arg(missing.join(", "_L1)));
    if (m_arguments.positionals.size() > atMost)
        return fail(u"unrecognized arguments: %1"_s.arg(m_arguments.positionals.mid(atMost).join(u' ')));
    return true;
}

QString optionLine(const Option &option)
{
    QString left = option.letter.isNull() ? u"      --"_s : u"  -%1, --"_s.arg(option.letter);
    left += option.name;
    if (!option.metavar.isEmpty())
        left += u' ' + option.metavar;
    const QString gap = left.size() < 31 ? QString(32 - left.size(), u' ') : u'\n' + QString(32, u' ');
    return left + gap + option.help + u'\n';
}

QString optionLines(const QList<Option> &options)
{
    QString text;
    for (const Option &option : options)
        text += optionLine(option);
    return text;
}

} // namespace

tl::expected<Arguments, QString> parse(const QStringList &words, const QList<Option> &globalOptions,
    const QList<Command> &commands)
{
    return Parser(words, globalOptions, commands).run();
}

QString usage(const QList<Option> &globalOptions, const QList<Command> &commands, const QString &command)
{
    QString text;
    for (const Command &entry : commands) {
        if (entry.name != command)
            continue;
        text = tr("usage: retort [options] %1 [options]").arg(entry.name);
        for (const Positional &positional : entry.positionals)
            text += u' ' + (positional.required ? positional.name : u'[' + positional.name + u']')
                + (positional.repeated ? u" …"_s : QString());
        text += u"\n\n"_s + entry.help + u'\n';
        for (const Positional &positional : entry.positionals)
            text += u"\n  "_s + positional.name.leftJustified(28) + u"  "_s + positional.help;
        text += (entry.positionals.isEmpty() ? u"\n"_s : u"\n\n"_s) + optionLines(entry.options);
        return text + u'\n' + tr("options for every command:") + u'\n' + optionLines(globalOptions);
    }
    text = tr("usage: retort [options] [project]            open the window\n"
              "       retort [options] command [arguments]  work on the command line")
        + u"\n\n"_s + tr("commands:") + u'\n';
    for (const Command &entry : commands)
        text += u"  "_s + entry.name.leftJustified(28) + u"  "_s + entry.help + u'\n';
    return text + u'\n' + tr("options:") + u'\n' + optionLines(globalOptions);
}

} // namespace retort::cli
