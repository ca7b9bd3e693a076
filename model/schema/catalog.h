// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/namedtype.h"
#include "model/schema/storedobject.h"
#include "model/schema/table.h"

#include <QMap>

namespace retort::schema {

/// Everything that a history has made so far. Copies share their tables, so that one a step is cheap.
class Catalog
{
public:
    /// SQLite compares names without regard to ASCII case; PostgreSQL does not.
    enum class NameCase { Sensitive, Insensitive };

    explicit Catalog(NameCase nameCase = NameCase::Sensitive)
        : m_nameCase(nameCase)
    {
    }

    const QMap<ObjectName, std::shared_ptr<const Table>> &tables() const { return m_tables; }
    std::shared_ptr<const Table> table(const ObjectName &name) const;
    void setTable(Table table);
    void removeTable(const ObjectName &name);
    /// The table that has an index of this name (SQLite and PostgreSQL keep them in one namespace a schema), or null.
    std::shared_ptr<const Table> tableOfIndex(const QString &schema, const QString &index) const;

    const QMap<ObjectName, NamedType> &types() const { return m_types; }
    void setType(NamedType type);
    void removeType(const ObjectName &name);

    const QMap<ObjectName, Sequence> &sequences() const { return m_sequences; }
    void setSequence(Sequence sequence);
    void removeSequence(const ObjectName &name);

    /// Views, triggers, functions …, in the order in which they were made (one may need an earlier one).
    const QList<StoredObject> &storedObjects() const { return m_storedObjects; }
    /// Null when there is none of this kind and name. A trigger is found by its name and table (PostgreSQL has one a table).
    const StoredObject *storedObject(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table = {}) const;
    /// Replaces one of the same kind, name and table in its place, or appends.
    void setStoredObject(StoredObject object);
    void removeStoredObject(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table = {});

    const QStringList &schemas() const { return m_schemas; }
    void addSchema(const QString &name);
    void removeSchema(const QString &name);

    /// Why anything here may differ from the truth (a statement that we cannot read); empty when all is known.
    const QString &uncertainty() const { return m_uncertainty; }
    void markUncertain(const QString &reason) { m_uncertainty = reason; }
    /// The same for one table; a table that is not known yet is remembered as an uncertain one without columns.
    void markUncertain(const ObjectName &table, const QString &reason);

    NameCase nameCase() const { return m_nameCase; }

private:
    ObjectName folded(const ObjectName &name) const;
    qsizetype storedObjectIndex(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table) const;

    NameCase m_nameCase;
    QMap<ObjectName, std::shared_ptr<const Table>> m_tables;
    QMap<ObjectName, NamedType> m_types;
    QMap<ObjectName, Sequence> m_sequences;
    QList<StoredObject> m_storedObjects;
    QStringList m_schemas;
    QString m_uncertainty;
};

inline ObjectName nameOf(const Table &table)
{
    return {table.schema.text, table.name.text};
}

} // namespace retort::schema
