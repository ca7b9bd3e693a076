// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/world.h"

namespace retort::bindings {

// What a script sees of the run it is part of: the connection, the migration context, the dialect.

python::Value bindValue(World &world);
python::Value dialectValue(World &world);
python::Value migrationContextValue(World &world);
/// context.config
python::Value configValue(World &world);
/// sa.inspect(bind): questions to the database, none of which can be answered.
python::Value inspectorValue(World &world);
/// orm.Session(bind=…)
python::Class *sessionClass(World &world);
/// orm.sessionmaker(…)
python::Class *sessionMakerClass(World &world);
/// PGDialect, SQLiteDialect …: the class of the dialect, for isinstance().
python::Class *dialectClass(World &world, const QString &name);
/// Connection and Engine, for isinstance().
python::Class *connectionClass(World &world);

/// A context manager that does nothing but give `value`.
python::Value passingContext(World &world, python::Value value);

} // namespace retort::bindings
