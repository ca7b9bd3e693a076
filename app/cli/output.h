// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/diagnostic.h"

#include <cstdio>

namespace retort::cli {

/// Exit codes of Alembic (spec §1.1).
enum ExitCode { Success = 0, Crashed = 1, UsageError = 2, CommandFailed = 255 };

/// Names, messages and answers come from the repository, from the server and from the command line: what would steer a terminal, or turn
/// the direction of writing, is spelled out.
QString harmless(const QString &text);

/// What the command line says, and where: results on standard output, the log on standard error, as Alembic does. Characters that
/// would steer a terminal are spelled out.
class Output
{
public:
    /// Whose words and exit code a failure has: `alembic`, or `flask db` (spec §1.1, §1.4).
    enum class Manner { Alembic, FlaskMigrate };

    explicit Output(bool quiet, Manner manner = Manner::Alembic)
        : m_quiet(quiet)
        , m_manner(manner)
    {
    }
    ~Output();
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    void print(const QString &text); ///< with a line break behind it
    void printRaw(const QString &text); ///< as it is: SQL and other text for programs
    void log(const char *level, const char *logger, const QString &message);
    void warn(const QString &message);
    void ask(const QString &question); ///< on standard error; the answer is for the caller to read
    void report(const Diagnostics &diagnostics);
    /// Says why a command failed; returns the exit code for it.
    int fail(const Error &error);
    /// The exit code of a command that has said why it failed.
    int failureCode() const { return m_manner == Manner::FlaskMigrate ? Crashed : CommandFailed; }
    void flush();

private:
    QByteArray m_buffer; ///< thousands of lines in a few writes
    bool m_quiet;
    Manner m_manner;
};

} // namespace retort::cli
