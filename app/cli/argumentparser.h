// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace retort::cli {

/// An option as Python's argparse knows it: `-r X`, `-rX`, `--rev-range X`, `--rev-range=X`, and any unambiguous start of the
/// long form.
struct Option
{
    QString name;        ///< the key of its value, such as "rev-range"; its long form is this behind two dashes
    QChar letter;        ///< the short form, or null
    QString metavar;     ///< what stands for the value in help; empty: a flag
    QString help;
    bool repeatable = false;
};

struct Positional
{
    QString name;
    QString help;
    bool required = true;
    bool repeated = false; ///< takes all that is left, one at least when required
    QString fallback; ///< what stands for it when it is left out; empty: nothing
};

struct Command
{
    QString name;
    QString help;
    QList<Positional> positionals;
    QList<Option> options;
};

/// What stood on a command line.
struct Arguments
{
    QString group; ///< "db" for Flask-Migrate's spelling; else empty
    QString command; ///< empty when none was named
    QHash<QString, QStringList> values;
    QStringList positionals;

    bool has(const QString &option) const { return values.contains(option); }
    QString value(const QString &option) const { return values.value(option).value(0); }
    QStringList all(const QString &option) const { return values.value(option); }
};

/// Parses with argparse's rules, because scripts and fingers are used to them: options and positionals in any order, and
/// a negative number (`downgrade -1`) is a positional. The error is argparse's text without "error: ".
tl::expected<Arguments, QString> parse(const QStringList &words, const QList<Option> &globalOptions,
    const QList<Command> &commands);

/// Help for the whole program, or for one command.
QString usage(const QList<Option> &globalOptions, const QList<Command> &commands, const QString &command = {});

} // namespace retort::cli
