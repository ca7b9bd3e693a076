// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/scratchdatabase.h"

#include "model/runtime/errorcodes.h"
#include "model/runtime/sqlite/backup.h"
#include "model/runtime/sqltext.h"

#include <QTemporaryDir>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime {

/// What must be cleared away.
class ScratchDatabase::Place
{
public:
    QTemporaryDir folder;                    ///< SQLite
    std::unique_ptr<Connection> maintenance; ///< PostgreSQL: a connection to another database of the server
    QString database;                        ///< PostgreSQL

    ~Place()
    {
        if (maintenance && !database.isEmpty())
            static_cast<void>(maintenance->execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(quoteName(database))));
    }
};

namespace {

/// The server itself says who is in the way or what may not be done; that goes into the detail.
Error refused(const Error &error)
{
    return {scratchRefused, u"The server did not make a copy: %1"_s.arg(error.message),
        u"A copy needs the right to create databases, and nobody else connected to the original. Nothing was changed."_s, error.detail, {}, {}};
}

Result<std::unique_ptr<Connection>> maintenanceConnection(const ConnectionSpec &spec)
{
    Result<std::unique_ptr<Connection>> connection;
    for (const QString &database : {u"postgres"_s, u"template1"_s}) {
        ConnectionSpec other = spec;
        other.database = database;
        other.readOnly = false;
        other.role.clear();
        other.searchPath.clear();
        connection = Connection::open(other);
        if (connection)
            break;
    }
    return connection;
}

} // namespace

ScratchDatabase::ScratchDatabase(ConnectionSpec spec, std::unique_ptr<Place> place)
    : m_spec(std::move(spec))
    , m_place(std::move(place))
{
}

ScratchDatabase::~ScratchDatabase() = default;

Result<std::unique_ptr<ScratchDatabase>> ScratchDatabase::emptyLike(const ConnectionSpec &spec)
{
    auto place = std::make_unique<Place>();
    ConnectionSpec scratch = spec;
    scratch.readOnly = false;
    scratch.environment = EnvironmentKind::Development;
    if (spec.dialect == dialect::Dialect::Sqlite) {
        scratch.file = place->folder.filePath(u"scratch.db"_s);
        scratch.createFile = true;
        return std::unique_ptr<ScratchDatabase>(new ScratchDatabase(scratch, std::move(place)));
    }
    auto maintenance = maintenanceConnection(spec);
    if (!maintenance)
        return failure(maintenance.error());
    place->maintenance = std::move(*maintenance);
    const QString name = u"retort_scratch_"_s + QUuid::createUuid().toString(QUuid::Id128).first(16);
    if (auto made = place->maintenance->execute(u"CREATE DATABASE %1 TEMPLATE template0"_s.arg(quoteName(name))); !made)
        return failure(refused(made.error().error));
    place->database = name;
    scratch.database = name;
    return std::unique_ptr<ScratchDatabase>(new ScratchDatabase(scratch, std::move(place)));
}

Result<std::unique_ptr<ScratchDatabase>> ScratchDatabase::copyOf(const ConnectionSpec &spec, std::stop_token stop)
{
    if (spec.dialect == dialect::Dialect::Sqlite) {
        auto scratch = emptyLike(spec);
        if (!scratch)
            return scratch;
        if (auto copied = sqlite::copyToFile(spec, (*scratch)->spec().file, stop, {}); !copied)
            return failure(copied.error());
        return scratch;
    }
    auto place = std::make_unique<Place>();
    auto maintenance = maintenanceConnection(spec);
    if (!maintenance)
        return failure(maintenance.error());
    place->maintenance = std::move(*maintenance);
    const QString name = u"retort_scratch_"_s + QUuid::createUuid().toString(QUuid::Id128).first(16);
    const QString source = spec.database.isEmpty() ? spec.user : spec.database;
    if (auto made = place->maintenance->execute(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(quoteName(name), quoteName(source))); !made)
        return failure(refused(made.error().error));
    place->database = name;
    ConnectionSpec scratch = spec;
    scratch.readOnly = false;
    scratch.environment = EnvironmentKind::Development;
    scratch.database = name;
    return std::unique_ptr<ScratchDatabase>(new ScratchDatabase(scratch, std::move(place)));
}

} // namespace retort::runtime
