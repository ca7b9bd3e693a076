// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

class QProcess;

namespace retort::runtime {

/// A program of the system's that does a part of the work (pg_dump). The only place that starts one; never through a shell.
struct ProgramCall
{
    QString program;                      ///< a name is looked up in PATH
    QStringList arguments;                ///< everybody on this machine can read these: no secrets
    QMap<QString, QString> environment;   ///< on top of this program's own; secrets go here
    std::function<void(const QString &)> line; ///< each line of its standard error as it comes
    QString folder = {};                  ///< in which it runs; empty: this program's own
    int timeLimit = 0;                    ///< milliseconds, after which it is terminated; 0: none
};

struct ProgramResult
{
    enum class End { Exited, NotFound, Crashed, Stopped, TimedOut };

    End end = End::NotFound;
    int exitCode = -1;
    QByteArray output;      ///< the first megabyte
    QString errorText;      ///< the last lines of its standard error, or the system's reason why it could not be started
};

/// Runs a program to its end in this thread. A stop terminates it within a second.
ProgramResult runProgram(const ProgramCall &call, std::stop_token stop);

struct TerminalResult
{
    int exitCode = -1;  ///< -1: it did not start, or crashed
    QString errorText;  ///< the system's reason for that
};

/// Runs a program that talks with the user on this terminal, such as an editor, to its end.
TerminalResult runOnTerminal(const QString &program, const QStringList &arguments, const QString &folder = {});

/// A program that goes on beside this one until it is destroyed, or until this thread or this whole program ends, however that
/// happens. Made, used and destroyed in one thread.
class CompanionProgram
{
public:
    CompanionProgram();
    ~CompanionProgram();

    /// Starts it and waits until it has written a line that is `ready` to its standard output.
    /// How it went is `Exited` when it is ready and still there; anything else is why it is not.
    ProgramResult start(const ProgramCall &call, const QByteArray &ready);
    /// The last lines of its standard error until now.
    QString errorText();

private:
    std::unique_ptr<QProcess> m_process;
    QStringList m_errors;
};

/// Starts a program with windows of its own, such as an editor, that outlives this one. False where it cannot be started.
bool startProgram(const QString &program, const QStringList &arguments, const QString &folder);

/// The variables that this program was started with.
QMap<QString, QString> processEnvironment();

/// Full path of a program in PATH, or among `moreFolders`; empty when it is not installed.
QString findProgram(const QString &name, const QStringList &moreFolders = {});

} // namespace retort::runtime
