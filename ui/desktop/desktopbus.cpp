// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktopbus.h"

#include "ui/background.h"
#include "ui/desktop/portalsettings.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

const QString appearance = u"org.freedesktop.appearance"_s;
const QString colorScheme = u"color-scheme"_s;

} // namespace

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
    auto *settings = new PortalSettings(QDBusConnection(m_name), this);
    connect(settings, &PortalSettings::SettingChanged, this, [this](const QString &group, const QString &key, const QDBusVariant &value) {
        if (group == appearance && key == colorScheme)
            takeScheme(value.variant());
    });
    auto *watcher = new QDBusPendingCallWatcher(settings->asyncCall(u"Read"_s, appearance, colorScheme), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *done;
        if (reply.isValid())
            takeScheme(reply.value().variant());
    });
    for (const auto &[title, text] : std::exchange(m_waiting, {}))
        notify(title, text);
}

/// 0: no preference, 1: dark, 2: light. Read wraps its answer in one variant more than the signal does.
void DesktopBus::takeScheme(const QVariant &value)
{
    const QVariant plain = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    bool ok = false;
    const uint scheme = plain.toUInt(&ok);
    if (ok && scheme != 0)
        Q_EMIT darkChanged(scheme == 1);
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
