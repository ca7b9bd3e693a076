// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop says and is told, on a private D-Bus with a portal and a notification service of the test's own.
#include "tests/support/serverprocess.h"

#include "ui/desktop/desktopbus.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QFile>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace retort::test;
using namespace retort::ui;

namespace {

/// Answers as the XDG desktop portal and as the notification daemon do.
class Desktop : public QDBusVirtualObject
{
public:
    using QDBusVirtualObject::QDBusVirtualObject;

    uint scheme = 1;
    uint contrast = 0;
    QList<QVariantList> notes;

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() == "Read"_L1) { // its answer is a variant in a variant
            const uint value = message.arguments().value(1).toString() == "contrast"_L1 ? contrast : scheme;
            return connection.send(message.createReply(QVariant::fromValue(QDBusVariant(QVariant::fromValue(QDBusVariant(value))))));
        }
        if (message.member() != "Notify"_L1)
            return false;
        notes << message.arguments();
        return connection.send(message.createReply(7U));
    }
};

} // namespace

class TestDesktopBus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_address = u"unix:path="_s + m_folder.filePath(u"bus"_s);
        QVERIFY2(m_daemon.start(m_folder.path(), {}, {u"dbus-daemon"_s, u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--address="_s + m_address}, "TERM",
                     [this] { return QFile::exists(m_folder.filePath(u"bus"_s)); }), m_daemon.error().constData());
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"desktop"_s);
        QVERIFY2(bus.isConnected(), qPrintable(bus.lastError().message()));
        QVERIFY(bus.registerVirtualObject(u"/org/freedesktop"_s, &m_desktop, QDBusConnection::SubPath));
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s) && bus.registerService(u"org.freedesktop.Notifications"_s));
    }
    void cleanupTestCase() { QDBusConnection::disconnectFromBus(u"desktop"_s); }

    void darknessIsFollowed()
    {
        DesktopBus bus(m_address);
        const QSignalSpy changes(&bus, &DesktopBus::darkChanged);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toBool(), true);
        m_desktop.scheme = 2;
        bus.askForLook();
        QTRY_COMPARE(changes.size(), 2);
        QCOMPARE(changes[1][0].toBool(), false);
        m_desktop.scheme = 0; // no preference: it stays
        bus.askForLook();
        QTest::qWait(200);
        m_desktop.scheme = 1;
        Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive); // as when the user comes back from the desktop's settings
        QTRY_COMPARE(changes.size(), 3);
        QCOMPARE(changes[2][0].toBool(), true);
    }

    void highContrastIsFollowed()
    {
        m_desktop.contrast = 1;
        DesktopBus bus(m_address);
        const QSignalSpy changes(&bus, &DesktopBus::contrastChanged);
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(changes[0][0].toBool(), true);
        m_desktop.contrast = 0;
        bus.askForLook();
        QTRY_COMPARE(changes.size(), 2);
        QCOMPARE(changes[1][0].toBool(), false);
    }

    void notesArriveAndAreNoMarkup()
    {
        m_desktop.notes.clear();
        DesktopBus bus(m_address);
        bus.notify(u"shop"_s, u"Upgraded <b>3</b>"_s); // before there is a connection
        QTRY_COMPARE(m_desktop.notes.size(), 1);
        QCOMPARE(m_desktop.notes[0].value(3).toString(), u"shop"_s);
        QCOMPARE(m_desktop.notes[0].value(4).toString(), u"Upgraded &lt;b&gt;3&lt;/b&gt;"_s);
        bus.notify(u"shop"_s, u"again"_s);
        QTRY_COMPARE(m_desktop.notes.size(), 2);
    }

    void withoutABusNothingHappens()
    {
        DesktopBus bus(u"unix:path="_s + m_folder.filePath(u"nobody"_s));
        const QSignalSpy changes(&bus, &DesktopBus::darkChanged);
        bus.notify(u"shop"_s, u"text"_s);
        QTest::qWait(300);
        QCOMPARE(changes.size(), 0);
    }

private:
    QTemporaryDir m_folder;
    QString m_address;
    ServerProcess m_daemon;
    Desktop m_desktop;
};

QTEST_MAIN(TestDesktopBus)
#include "tst_desktopbus.moc"
