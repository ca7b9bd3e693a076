// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

namespace retort::schema {

/// Schema and name of an object. The default schema is the empty one.
struct ObjectName
{
    QString schema;
    QString name;

    friend bool operator==(const ObjectName &, const ObjectName &) = default;
    friend bool operator<(const ObjectName &a, const ObjectName &b)
    {
        return a.schema != b.schema ? a.schema < b.schema : a.name < b.name;
    }
    friend size_t qHash(const ObjectName &key, size_t seed = 0) { return qHashMulti(seed, key.schema, key.name); }
    /// "schema.name", for messages.
    QString display() const { return schema.isEmpty() ? name : schema + u'.' + name; }
};

} // namespace retort::schema
