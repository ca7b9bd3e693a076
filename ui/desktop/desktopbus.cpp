// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktopbus.h"

#include "ui/background.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

DesktopBus::DesktopBus(const QString &address, QObject *parent)
    : QObject(parent)
{
    static int number = 0;
    const QString name = u"retort-desktop-%1"_s.arg(++number);
    // Opening the socket and shaking hands takes as long as the bus likes.
    inBackground(this, [name, address] {
        return address.isEmpty() ? QDBusConnection::connectToBus(QDBusConnection::SessionBus, name).isConnected()
                                 : QDBusConnection::connectToBus(address, name).isConnected();
    }, [this, name](bool isConnected) {
        if (!isConnected)
            return;
        m_name = name;
        connected();
    });
}

DesktopBus::~DesktopBus()
{
    if (!m_name.isEmpty())
        QDBusConnection::disconnectFromBus(m_name);
}

void DesktopBus::connected()
{
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            askForLook();
    });
    constexpr int halfAMinute = 30'000; // milliseconds
    connect(&m_clock, &QTimer::timeout, this, &DesktopBus::askForLook);
    m_clock.start(halfAMinute);
    askForLook();
    for (const auto &[title, text] : std::exchange(m_waiting, {}))
        notify(title, text);
}

void DesktopBus::askForLook()
{
    if (m_name.isEmpty())
        return;
    ask(u"color-scheme"_s, &DesktopBus::takeScheme);
    ask(u"contrast"_s, &DesktopBus::takeContrast);
}

/// What the desktop says of its appearance; nothing where it does not know that key.
void DesktopBus::ask(const QString &key, void (DesktopBus::*take)(uint))
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.portal.Desktop"_s, u"/org/freedesktop/portal/desktop"_s,
                                                       u"org.freedesktop.portal.Settings"_s, u"Read"_s);
    call << u"org.freedesktop.appearance"_s << key;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection(m_name).asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, take](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (!reply.isValid())
            return;
        const QVariant value = reply.value().variant(); // one variant more around it than the portal's documentation has
        bool ok = false;
        const uint number = (value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value).toUInt(&ok);
        if (ok)
            (this->*take)(number);
    });
}

/// 0: no preference, 1: dark, 2: light.
void DesktopBus::takeScheme(uint scheme)
{
    if (scheme == 0 || m_dark == (scheme == 1))
        return;
    m_dark = scheme == 1;
    Q_EMIT darkChanged(*m_dark);
}

/// 0: no preference, 1: high.
void DesktopBus::takeContrast(uint contrast)
{
    const bool isHigh = contrast == 1;
    if (std::exchange(m_highContrast, isHigh) != isHigh)
        Q_EMIT contrastChanged(isHigh);
}

void DesktopBus::notify(const QString &title, const QString &text)
{
    if (m_name.isEmpty()) {
        m_waiting.append({title, text});
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                                       u"org.freedesktop.Notifications"_s, u"Notify"_s);
    constexpr int asTheDesktopLikes = -1; // milliseconds that it stays
    // The text may be markup (specification, "Body markup"), and names of databases are not ours.
    call << QCoreApplication::applicationName() << 0U << u"retort"_s << title << text.toHtmlEscaped() << QStringList()
         << QVariantMap {{u"desktop-entry"_s, u"retort"_s}} << asTheDesktopLikes;
    QDBusConnection(m_name).asyncCall(call);
}

} // namespace retort::ui
