// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

namespace retort::ui {

/// What the desktop around this program says and is told, through the session's D-Bus: whether it is dark now and wants high
/// contrast (XDG desktop portal, org.freedesktop.portal.Settings), and that a long run has ended (Desktop Notifications Specification). Where there is no bus, no
/// portal or no notification service, nothing happens. The GUI thread never waits for any of them.
class DesktopBus : public QObject
{
    Q_OBJECT

public:
    /// Connects in the background. `address` is for tests: empty means the session's bus.
    explicit DesktopBus(const QString &address = {}, QObject *parent = nullptr);
    ~DesktopBus() override;

    void notify(const QString &title, const QString &text);
    /// Looks whether it is dark now, and of high contrast. Asked by itself at the beginning, when the program comes to the front, and twice a minute.
    void askForLook();

Q_SIGNALS:
    /// At the beginning, where the desktop knows, and each time it changes.
    void darkChanged(bool dark);
    void contrastChanged(bool high);

private:
    void connected();
    void ask(const QString &key, void (DesktopBus::*take)(uint));
    void takeScheme(uint scheme);
    void takeContrast(uint contrast);

    QTimer m_clock; ///< QtDBus offers signals of other programs to string-based connections only, so it is asked instead
    std::optional<bool> m_dark;
    bool m_highContrast = false;
    QString m_name; ///< of the connection; empty until there is one
    QList<QPair<QString, QString>> m_waiting; ///< notifications from before
};

} // namespace retort::ui
