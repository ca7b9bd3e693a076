// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/driverhandle.h"

#include <QSqlDriver>
#include <QUuid>

namespace retort::runtime {

DriverHandle::DriverHandle(const QString &driver)
    : m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_database(QSqlDatabase::addDatabase(driver, m_name))
{
}

DriverHandle::~DriverHandle()
{
    m_database.close();
    m_database = QSqlDatabase(); // removeDatabase warns while a copy is alive
    QSqlDatabase::removeDatabase(m_name);
}

QVariant DriverHandle::nativeHandle() const
{
    return m_database.driver() ? m_database.driver()->handle() : QVariant();
}

} // namespace retort::runtime
