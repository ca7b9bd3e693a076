// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/passwordstore.h"

namespace retort::runtime {

PasswordStore::PasswordStore(QObject *parent)
    : QObject(parent)
{
}

void PasswordStore::save(const QString &connectionId, const QString &password)
{
    m_passwords.insert(connectionId, password);
}

void PasswordStore::read(const QString &connectionId, QObject *context, Answer answer)
{
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer), found = remembered(connectionId)] { answer(found); }, Qt::QueuedConnection);
}

void PasswordStore::remove(const QString &connectionId)
{
    m_passwords.remove(connectionId);
}

std::optional<QString> PasswordStore::remembered(const QString &connectionId) const
{
    const auto found = m_passwords.constFind(connectionId);
    return found == m_passwords.cend() ? std::nullopt : std::optional(*found);
}

} // namespace retort::runtime
