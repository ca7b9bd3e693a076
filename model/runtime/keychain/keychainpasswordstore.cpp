// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/keychain/keychainpasswordstore.h"

#include "model/runtime/errorcodes.h"

#include <QPointer>

#include <qt6keychain/keychain.h>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::keychain {

KeychainPasswordStore::KeychainPasswordStore(const QString &service, QObject *parent)
    : PasswordStore(parent)
    , m_service(service)
{
}

void KeychainPasswordStore::save(const QString &connectionId, const QString &password)
{
    PasswordStore::save(connectionId, password);
    auto *job = new QKeychain::WritePasswordJob(m_service, this); // deletes itself
    job->setInsecureFallback(false);
    job->setKey(connectionId);
    job->setTextData(password);
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) { tell(*done); });
    job->start();
}

void KeychainPasswordStore::read(const QString &connectionId, QObject *context, Answer answer)
{
    if (remembered(connectionId)) {
        PasswordStore::read(connectionId, context, std::move(answer));
        return;
    }
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    job->setInsecureFallback(false);
    job->setKey(connectionId);
    connect(job, &QKeychain::Job::finished, context,
        [store = QPointer(this), job, connectionId, answer = std::move(answer)] {
            if (job->error() != QKeychain::NoError) {
                if (store && job->error() != QKeychain::EntryNotFound)
                    store->tell(*job);
                answer(std::nullopt);
                return;
            }
            if (store)
                store->PasswordStore::save(connectionId, job->textData());
            answer(job->textData());
        });
    job->start();
}

void KeychainPasswordStore::remove(const QString &connectionId)
{
    PasswordStore::remove(connectionId);
    auto *job = new QKeychain::DeletePasswordJob(m_service, this);
    job->setInsecureFallback(false);
    job->setKey(connectionId);
    job->start();
}

void KeychainPasswordStore::check()
{
    auto *job = new QKeychain::ReadPasswordJob(m_service, this);
    job->setInsecureFallback(false);
    job->setKey(u"no such connection"_s); // asking is enough: a keychain that works says that it has none
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) {
        if (done->error() != QKeychain::EntryNotFound)
            tell(*done);
    });
    job->start();
}

void KeychainPasswordStore::tell(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError || job.errorString() == m_lastTrouble)
        return;
    m_lastTrouble = job.errorString();
    Q_EMIT fellBackToMemory(Error{passwordStoreUnavailable, u"The keychain cannot be used"_s,
        u"The password is kept in memory until the program ends."_s, job.errorString(), {}, {}});
}

} // namespace retort::runtime::keychain
