// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/serverprocess.h"

#include <QTemporaryDir>

namespace retort::test {

using namespace Qt::Literals::StringLiterals;

/// A real OpenSSH server on the loopback interface that lets the user of the tests in with a key made for it, and an `ssh` that
/// knows it: a folder for the front of PATH, because ssh looks for its settings in the account's home whatever HOME says.
class SshServerOfTests
{
public:
    bool start();
    void stop() { m_server.stop(); }
    int port() const { return m_port; }
    QString user() const;
    QString keyFile() const { return m_folder.filePath(u"key"_s); }
    QString otherKeyFile() const { return m_folder.filePath(u"other"_s); } ///< one that is refused
    QString programs() const { return m_folder.filePath(u"bin"_s); }
    /// From now on the server's key is not the known one, or is again.
    bool setKnown(bool known);
    const char *error() const { return m_error.constData(); }

private:
    bool fail(const QByteArray &why);
    bool makeKey(const QString &name);
    bool writeSettings();

    QTemporaryDir m_folder;
    ServerProcess m_server;
    int m_port = 0;
    QByteArray m_error;
};

} // namespace retort::test
