// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::Literals::StringLiterals;

namespace retort::test {

QByteArray ProcessResult::describe() const
{
    return "exit code " + QByteArray::number(exitCode) + ' ' + error.toUtf8() + "\n--- standard output\n" + out
        + "\n--- standard error\n" + err;
}

ProcessResult runProcess(const QString &program, const QStringList &arguments, const ProcessOptions &options)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // What a program keeps for its user (journal, agreements) is not the tester's.
    static const QTemporaryDir home;
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    for (auto it = options.environment.cbegin(); it != options.environment.cend(); ++it)
        environment.insert(it.key(), it.value());
    process.setProcessEnvironment(environment);
    if (!options.workingDirectory.isEmpty())
        process.setWorkingDirectory(options.workingDirectory);

    ProcessResult result;
    process.start(program, arguments);
    if (!process.waitForStarted()) {
        result.error = program + u": "_s + process.errorString();
        return result;
    }
    process.write(options.input);
    process.closeWriteChannel();
    if (!process.waitForFinished(options.timeout)) {
        result.error = program + u": did not finish in %1 ms"_s.arg(options.timeout);
        process.kill();
        process.waitForFinished();
    } else if (process.exitStatus() != QProcess::NormalExit) {
        result.error = program + u": crashed"_s;
    } else {
        result.finished = true;
    }
    result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace retort::test
