// SPDX-License-Identifier: GPL-3.0-or-later
// Keyword arguments such as postgresql_where=…, and what SQLAlchemy says to those that it does not know (spec §4.9).
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Value;
using schema::DialectOptions;
using schema::OptionValue;

namespace {

struct AcceptedRow
{
    QLatin1StringView dialect;
    QLatin1StringView construct;
    QLatin1StringView names; ///< separated by blanks
};

const AcceptedRow accepted[] = {
    {"postgresql"_L1, "Index"_L1, "using include where ops concurrently with tablespace nulls_not_distinct"_L1},
    {"postgresql"_L1, "Table"_L1, "ignore_search_path tablespace partition_by with_oids on_commit inherits using"_L1},
    {"postgresql"_L1, "PrimaryKeyConstraint"_L1, "include"_L1},
    {"postgresql"_L1, "ForeignKeyConstraint"_L1, "not_valid"_L1},
    {"postgresql"_L1, "ForeignKey"_L1, "not_valid"_L1},
    {"postgresql"_L1, "CheckConstraint"_L1, "not_valid"_L1},
    {"postgresql"_L1, "UniqueConstraint"_L1, "include nulls_not_distinct"_L1},
    {"sqlite"_L1, "Table"_L1, "autoincrement with_rowid strict"_L1},
    {"sqlite"_L1, "Index"_L1, "where"_L1},
    {"sqlite"_L1, "Column"_L1, "on_conflict_primary_key on_conflict_not_null on_conflict_unique"_L1},
    {"sqlite"_L1, "PrimaryKeyConstraint"_L1, "on_conflict"_L1},
    {"sqlite"_L1, "ForeignKeyConstraint"_L1, "on_conflict"_L1},
    {"sqlite"_L1, "CheckConstraint"_L1, "on_conflict"_L1},
    {"sqlite"_L1, "UniqueConstraint"_L1, "on_conflict"_L1},
};

const QLatin1StringView otherDialects[] = {"mysql"_L1, "mariadb"_L1, "mssql"_L1, "oracle"_L1};

bool isAccepted(QStringView dialect, QStringView construct, QStringView name)
{
    return std::any_of(std::begin(accepted), std::end(accepted), [&](const AcceptedRow &row) {
        return row.dialect == dialect && row.construct == construct
            && QString(row.names).split(u' ').contains(name.toString());
    });
}

QString modulePath(const QString &construct)
{
    return u"sqlalchemy.sql.schema."_s + construct;
}

} // namespace

OptionValue toOptionValue(World &world, Value value)
{
    using python::Kind;
    requireKnown(world, value);
    switch (value.kind()) {
    case Kind::None: return std::monostate();
    case Kind::Bool: return value.toBool();
    case Kind::Int: return value.toInt();
    case Kind::Float: return value.toDouble();
    case Kind::Str: return value.text();
    case Kind::List:
    case Kind::Tuple: return toNames(world, value);
    case Kind::Dict: {
        QList<std::pair<QString, QString>> pairs;
        for (const auto &entry : value.dict()->entries()) {
            if (entry.live)
                pairs.append({world.py.toStr(entry.key), world.py.toStr(entry.value)});
        }
        return pairs;
    }
    default: break;
    }
    if (const auto sql = toElementIfAny(world, value))
        return schema::SqlPtr(*sql);
    return world.py.toStr(value);
}

DialectOptions toOptionsUnchecked(World &world, const std::vector<std::pair<QString, Value>> &keywords)
{
    DialectOptions options;
    for (const auto &[name, value] : keywords)
        options.insert(name, toOptionValue(world, value));
    return options;
}

DialectOptions toDialectOptions(World &world, const std::vector<std::pair<QString, Value>> &keywords, const QString &construct)
{
    DialectOptions options;
    for (const auto &[name, value] : keywords) {
        const qsizetype split = name.indexOf(u'_', 1);
        if (split < 0 || split + 1 >= name.size())
            world.raise(u"TypeError"_s, u"Additional arguments should be named <dialectname>_<argument>, got '%1'"_s.arg(name));
        const QString dialect = name.left(split);
        const QString argument = name.mid(split + 1);
        const bool ours = dialect == "postgresql"_L1 || dialect == "sqlite"_L1;
        const bool other = std::find(std::begin(otherDialects), std::end(otherDialects), dialect) != std::end(otherDialects);
        if (ours && !isAccepted(dialect, construct, argument)) {
            world.raise(u"ArgumentError"_s,
                u"Argument '%1' is not accepted by dialect '%2' on behalf of <class '%3'>"_s.arg(
                    name, dialect, modulePath(construct)));
        }
        if (!ours && !other) {
            world.warn(u"Can't validate argument '%1'; can't locate any SQLAlchemy dialect named '%2'"_s.arg(name, dialect));
            continue;
        }
        if (ours)
            options.insert(name, toOptionValue(world, value));
    }
    return options;
}

} // namespace retort::bindings
