// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace retort::test {

/// What a program left behind.
struct ProcessResult
{
    bool finished = false; ///< false: it could not be started, crashed, or ran out of time; `error` says which
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
    QString error;

    bool ok() const { return finished && exitCode == 0; }

    /// Everything in one text, for the message of a failed check.
    QByteArray describe() const;
};

/// Where and how a program runs. The environment is the caller's with `environment` on top.
struct ProcessOptions
{
    QString workingDirectory;
    QMap<QString, QString> environment;
    QByteArray input;
    int timeout = 60'000; ///< milliseconds
};

/// Runs a program to its end; never throws, never waits longer than the time-out.
ProcessResult runProcess(const QString &program, const QStringList &arguments, const ProcessOptions &options = {});

} // namespace retort::test
