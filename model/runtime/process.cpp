// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/process.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QStandardPaths>

namespace retort::runtime {

namespace {

constexpr int look = 50;                       // milliseconds between two looks at the stop
constexpr int grace = 500;                     // milliseconds from asking a program to end to killing it
constexpr qsizetype mostOutput = 1 << 20;      // bytes
constexpr qsizetype mostErrorLines = 20;
constexpr qsizetype longestLine = 4096;        // bytes

void readErrors(QProcess &process, const ProgramCall &call, QStringList &last)
{
    process.setReadChannel(QProcess::StandardError);
    while (process.canReadLine() || process.bytesAvailable() >= longestLine) {
        const QString line = QString::fromLocal8Bit(process.readLine(longestLine)).trimmed();
        last.append(line);
        if (last.size() > mostErrorLines)
            last.removeFirst();
        if (call.line)
            call.line(line);
    }
}

void readOutput(QProcess &process, QByteArray &output)
{
    const QByteArray bytes = process.readAllStandardOutput();
    if (output.size() < mostOutput)
        output += bytes.first(qMin(bytes.size(), mostOutput - output.size()));
}

} // namespace

ProgramResult runProgram(const ProgramCall &call, std::stop_token stop)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = call.environment.cbegin(); it != call.environment.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(call.folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(call.program, call.arguments);
    ProgramResult result;
    if (!process.waitForStarted()) {
        result.errorText = process.errorString();
        return result;
    }
    QStringList errors;
    bool ended = false;
    const QDeadlineTimer limit = call.timeLimit > 0 ? QDeadlineTimer(call.timeLimit) : QDeadlineTimer(QDeadlineTimer::Forever);
    while (!ended && !stop.stop_requested() && !limit.hasExpired()) {
        ended = process.waitForFinished(look) || process.state() == QProcess::NotRunning;
        readErrors(process, call, errors);
        readOutput(process, result.output);
    }
    if (!ended) {
        process.terminate();
        if (!process.waitForFinished(grace)) {
            process.kill();
            process.waitForFinished();
        }
        result.end = stop.stop_requested() ? ProgramResult::End::Stopped : ProgramResult::End::TimedOut;
        result.errorText = errors.join(u'\n');
        return result;
    }
    readErrors(process, call, errors);
    if (const QByteArray rest = process.readAllStandardError(); !rest.isEmpty()) // a last line without its end
        errors.append(QString::fromLocal8Bit(rest).trimmed());
    result.errorText = errors.join(u'\n');
    result.exitCode = process.exitCode();
    result.end = process.exitStatus() == QProcess::NormalExit ? ProgramResult::End::Exited : ProgramResult::End::Crashed;
    return result;
}

TerminalResult runOnTerminal(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.setInputChannelMode(QProcess::ForwardedInputChannel);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForStarted() || !process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.errorString()};
    return {process.exitCode(), {}};
}

QMap<QString, QString> processEnvironment()
{
    QMap<QString, QString> variables;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : system.keys())
        variables.insert(name, system.value(name));
    return variables;
}

QString findProgram(const QString &name, const QStringList &moreFolders)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() && !moreFolders.isEmpty() ? QStandardPaths::findExecutable(name, moreFolders) : found;
}

} // namespace retort::runtime
