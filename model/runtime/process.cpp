// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/process.h"

#include <QDeadlineTimer>
#include <QProcess>
#include <QStandardPaths>

#include <csignal>
#include <sys/prctl.h>

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

void prepare(QProcess &process, const ProgramCall &call)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = call.environment.cbegin(); it != call.environment.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(call.folder);
    process.setStandardInputFile(QProcess::nullDevice());
}

void end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(grace)) {
        process.kill();
        process.waitForFinished();
    }
}

} // namespace

ProgramResult runProgram(const ProgramCall &call, std::stop_token stop)
{
    QProcess process;
    prepare(process, call);
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
        end(process);
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

CompanionProgram::CompanionProgram() = default;

CompanionProgram::~CompanionProgram()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        end(*m_process);
}

ProgramResult CompanionProgram::start(const ProgramCall &call, const QByteArray &ready)
{
    m_process = std::make_unique<QProcess>();
    prepare(*m_process, call);
    m_process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); }); // when the thread that started it is gone
    m_process->start(call.program, call.arguments);
    ProgramResult result;
    if (!m_process->waitForStarted()) {
        result.errorText = m_process->errorString();
        return result;
    }
    const QDeadlineTimer limit = call.timeLimit > 0 ? QDeadlineTimer(call.timeLimit) : QDeadlineTimer(QDeadlineTimer::Forever);
    const auto isReady = [&] { return result.output.startsWith(ready + '\n') || result.output.contains('\n' + ready + '\n'); };
    bool ended = false;
    while (!ended && !isReady() && !limit.hasExpired()) {
        ended = m_process->waitForFinished(look) || m_process->state() == QProcess::NotRunning;
        readErrors(*m_process, call, m_errors);
        readOutput(*m_process, result.output);
    }
    if (!ended) {
        result.end = isReady() ? ProgramResult::End::Exited : ProgramResult::End::TimedOut;
        result.exitCode = 0;
    } else {
        result.end = ProgramResult::End::Crashed;
        result.exitCode = m_process->exitCode();
    }
    result.errorText = errorText();
    return result;
}

QString CompanionProgram::errorText()
{
    if (!m_process)
        return {};
    m_process->waitForReadyRead(0);
    readErrors(*m_process, {}, m_errors);
    return m_errors.join(u'\n');
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

bool startProgram(const QString &program, const QStringList &arguments, const QString &folder)
{
    return QProcess::startDetached(program, arguments, folder);
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
