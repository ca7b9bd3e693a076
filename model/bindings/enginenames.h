// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace retort::bindings {

/// The databases that a script for several of them serves (`def upgrade(engine_name)`, as Alembic's "multidb" and Flask-Migrate's
/// "--multidb" templates write it): the names of its functions `upgrade_<name>`, in the order of the text, or else `configured`.
/// Flask-Migrate's default database has an empty name. An ordinary script gives an empty list.
QStringList engineNames(const QByteArray &source, const QStringList &configured = {});

} // namespace retort::bindings
