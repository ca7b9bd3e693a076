// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

namespace retort::runtime {

/// A QSqlDatabase of its own name, taken out of Qt's registry when this object goes.
class DriverHandle
{
public:
    explicit DriverHandle(const QString &driver);
    ~DriverHandle();
    DriverHandle(const DriverHandle &) = delete;
    DriverHandle &operator=(const DriverHandle &) = delete;

    QSqlDatabase &database() { return m_database; }

    /// The engine's own handle (`sqlite3`, `PGconn`); null when the driver is not of that engine or is not open.
    template<typename T>
    T *native() const
    {
        const QVariant handle = nativeHandle();
        return handle.isValid() ? *static_cast<T *const *>(handle.constData()) : nullptr;
    }

private:
    QVariant nativeHandle() const;

    QString m_name;
    QSqlDatabase m_database;
};

} // namespace retort::runtime
