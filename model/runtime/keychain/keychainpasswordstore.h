// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/runtime/passwordstore.h"

namespace QKeychain {
class Job;
}

namespace retort::runtime::keychain {

/// Passwords in the system's keychain, one entry for each connection id. Where there is no keychain, or it refuses, they stay
/// in memory and fellBackToMemory() says why. A library of its own, since only the window asks for passwords and QtKeychain
/// is slow to load.
class KeychainPasswordStore : public PasswordStore
{
    Q_OBJECT

public:
    /// `service` names this program among others in the keychain.
    explicit KeychainPasswordStore(const QString &service, QObject *parent = nullptr);

    void save(const QString &connectionId, const QString &password) override;
    void read(const QString &connectionId, QObject *context, Answer answer) override;
    void remove(const QString &connectionId) override;
    void check() override;

private:
    void tell(const QKeychain::Job &job);

    QString m_service;
    QString m_lastTrouble;
};

} // namespace retort::runtime::keychain
