// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <QHash>
#include <QObject>
#include <functional>
#include <optional>

namespace retort::runtime {

/// Where the passwords of connections rest. This one keeps them in memory, until the program ends; the keychain's
/// (model/runtime/keychain) does that too, and passes them on.
class PasswordStore : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const std::optional<QString> &password)>;

    explicit PasswordStore(QObject *parent = nullptr);

    virtual void save(const QString &connectionId, const QString &password);

    /// Answers later, from the event loop, and not at all once `context` is gone. Nothing: there is no password.
    virtual void read(const QString &connectionId, QObject *context, Answer answer);

    virtual void remove(const QString &connectionId);

    /// Finds out whether passwords can be kept for later; tells fellBackToMemory() if not.
    virtual void check() {}

Q_SIGNALS:
    /// A password could not be kept for later; it stays in memory. Sent once for each reason.
    void fellBackToMemory(const retort::Error &error);

protected:
    std::optional<QString> remembered(const QString &connectionId) const;

private:
    QHash<QString, QString> m_passwords;
};

} // namespace retort::runtime
