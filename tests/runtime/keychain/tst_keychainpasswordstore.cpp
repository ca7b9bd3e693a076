// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/errorcodes.h"
#include "model/runtime/keychain/keychainpasswordstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::runtime;

class TestKeychainPasswordStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); } // a computer without a keychain

    void keepsPasswordsInMemoryWithoutAKeychain()
    {
        keychain::KeychainPasswordStore store(u"retort-test"_s);
        QSignalSpy fellBack(&store, &PasswordStore::fellBackToMemory);
        store.save(u"one"_s, u"canary"_s);
        QTRY_COMPARE(fellBack.size(), 1);
        const auto error = fellBack.first().first().value<retort::Error>();
        QCOMPARE(QString(error.code), QString(passwordStoreUnavailable));
        QVERIFY(!(error.message + error.hint + error.detail).contains(u"canary"_s));

        QStringList answers;
        const auto note = [&](const std::optional<QString> &password) { answers.append(password.value_or(u"none"_s)); };
        store.read(u"one"_s, this, note);
        QTRY_COMPARE(answers, QStringList{u"canary"_s});
        store.remove(u"one"_s);
        store.read(u"one"_s, this, note);
        QTRY_COMPARE(answers, (QStringList{u"canary"_s, u"none"_s}));
        QCOMPARE(fellBack.size(), 1); // the same reason is told once
    }

    void checkTellsThatThereIsNoKeychain()
    {
        keychain::KeychainPasswordStore store(u"retort-test"_s);
        QSignalSpy fellBack(&store, &PasswordStore::fellBackToMemory);
        store.check();
        QTRY_COMPARE(fellBack.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestKeychainPasswordStore)
#include "tst_keychainpasswordstore.moc"
