// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <optional>

namespace retort::ui {

/// What the desktop around this program says and is told, through the session's D-Bus: whether it is dark now (XDG desktop portal,
/// org.freedesktop.portal.Settings), and that a long run has ended (Desktop Notifications Specification). Where there is no bus, no
/// portal or no notification service, nothing happens. The GUI thread never waits for any of them.
class DesktopBus : public QObject
{
    Q_OBJECT

public:
    /// Connects in the background. `address` is for tests: empty means the session's bus.
    explicit DesktopBus(const QString &address = {}, QObject *parent = nullptr);
    ~DesktopBus() override;

    void notify(const QString &title, const QString &text);
    /// Looks whether it is dark now. Asked by itself at the beginning, when the program comes to the front, and twice a minute.
    void askForDark();

Q_SIGNALS:
    /// At the beginning, where the desktop knows, and each time it changes.
    void darkChanged(bool dark);

private:
    void connected();
    void takeScheme(const QVariant &value);

    QTimer m_clock; ///< QtDBus offers signals of other programs to string-based connections only, so it is asked instead
    std::optional<bool> m_dark;
    QString m_name; ///< of the connection; empty until there is one
    QList<QPair<QString, QString>> m_waiting; ///< notifications from before
};

} // namespace retort::ui
