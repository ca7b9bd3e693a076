// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/librarymodules.h"

#include <QHash>
#include <QSet>

namespace retort::bindings {

namespace {

struct Libraries
{
    QHash<QString, QByteArray> sources;
    QSet<QString> packages; ///< names that others begin with

    Libraries()
    {
        for (const auto &list : {typeLibraries(), utilityLibraries(), openStackLibraries(), flaskLibraries(), alembicUtilsLibrary(), enumSyncLibrary(),
                 resultLibraries(), unitOfWorkLibrary()}) {
            for (const LibrarySource &library : list) {
                const QString name = library.name;
                sources.insert(name, QByteArray::fromRawData(library.source, qsizetype(qstrlen(library.source))));
                for (qsizetype dot = name.indexOf(u'.'); dot > 0; dot = name.indexOf(u'.', dot + 1))
                    packages.insert(name.left(dot));
            }
        }
    }
};

} // namespace

std::optional<LibraryModule> libraryModule(const QString &dottedName)
{
    static const Libraries libraries;
    const auto source = libraries.sources.constFind(dottedName);
    const bool isPackage = libraries.packages.contains(dottedName);
    if (source == libraries.sources.cend() && !isPackage)
        return std::nullopt;
    return LibraryModule{source == libraries.sources.cend() ? QByteArray() : *source, isPackage};
}

} // namespace retort::bindings
