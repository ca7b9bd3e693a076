// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace retort::bindings {

/// A library beside SQLAlchemy and Alembic that migration scripts import, described in Python as far as a migration can see it:
/// evaluated in the same sandbox as a module of the project. What it does not hold is unknown.
struct LibraryModule
{
    QByteArray source;
    bool isPackage = false;
};

/// The library module of that dotted name, or a package that holds some; nothing where no library is known.
std::optional<LibraryModule> libraryModule(const QString &dottedName);

/// Python sources by dotted name; each file of libraries has one.
struct LibrarySource
{
    QLatin1StringView name;
    const char *source;
};
QList<LibrarySource> typeLibraries();
QList<LibrarySource> utilityLibraries();
QList<LibrarySource> openStackLibraries();
QList<LibrarySource> flaskLibraries();
QList<LibrarySource> alembicUtilsLibrary();
QList<LibrarySource> enumSyncLibrary();
QList<LibrarySource> resultLibraries();
QList<LibrarySource> unitOfWorkLibrary();

} // namespace retort::bindings
