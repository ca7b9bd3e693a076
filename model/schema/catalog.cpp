// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/catalog.h"

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

/// SQLite folds ASCII letters only.
QString foldedAscii(QString text)
{
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + ('a' - 'A'));
    }
    return text;
}

} // namespace

/// A script may name PostgreSQL's default schema, and speak of the same table without it elsewhere.
ObjectName Catalog::folded(const ObjectName &name) const
{
    if (m_nameCase == NameCase::Sensitive)
        return {name.schema == "public"_L1 ? QString() : name.schema, name.name};
    return {foldedAscii(name.schema), foldedAscii(name.name)};
}

std::shared_ptr<const Table> Catalog::table(const ObjectName &name) const
{
    return m_tables.value(folded(name));
}

void Catalog::setTable(Table table)
{
    const ObjectName name = folded(nameOf(table));
    m_tables.insert(name, std::make_shared<const Table>(std::move(table)));
}

void Catalog::removeTable(const ObjectName &name)
{
    m_tables.remove(folded(name));
}

std::shared_ptr<const Table> Catalog::tableOfIndex(const QString &schema, const QString &index) const
{
    const QString wanted = folded({schema, index}).name;
    const QString wantedSchema = folded({schema, index}).schema;
    for (auto it = m_tables.cbegin(); it != m_tables.cend(); ++it) {
        if (it.key().schema != wantedSchema)
            continue;
        for (const Index &candidate : (*it)->indexes) {
            if (folded({{}, candidate.name.text}).name == wanted)
                return *it;
        }
    }
    return nullptr;
}

void Catalog::setType(NamedType type)
{
    const ObjectName name{schemaOf(type).text, nameOf(type).text};
    m_types.insert(name, std::move(type));
}

void Catalog::removeType(const ObjectName &name)
{
    m_types.remove(name);
}

void Catalog::setSequence(Sequence sequence)
{
    const ObjectName name{sequence.schema.text, sequence.name.text};
    m_sequences.insert(name, std::move(sequence));
}

void Catalog::removeSequence(const ObjectName &name)
{
    m_sequences.remove(name);
}

qsizetype Catalog::storedObjectIndex(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table) const
{
    for (qsizetype i = 0; i < m_storedObjects.size(); ++i) {
        const StoredObject &object = m_storedObjects.at(i);
        if (object.kind == kind && folded(object.name) == folded(name)
            && (table.name.isEmpty() || folded(object.table) == folded(table)))
            return i;
    }
    return -1;
}

const StoredObject *Catalog::storedObject(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table) const
{
    const qsizetype index = storedObjectIndex(kind, name, table);
    return index < 0 ? nullptr : &m_storedObjects.at(index);
}

void Catalog::setStoredObject(StoredObject object)
{
    const qsizetype index = storedObjectIndex(object.kind, object.name, object.table);
    if (index < 0)
        m_storedObjects.append(std::move(object));
    else
        m_storedObjects[index] = std::move(object);
}

void Catalog::removeStoredObject(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table)
{
    if (const qsizetype index = storedObjectIndex(kind, name, table); index >= 0)
        m_storedObjects.removeAt(index);
}

void Catalog::addSchema(const QString &name)
{
    if (!m_schemas.contains(name))
        m_schemas.append(name);
}

void Catalog::removeSchema(const QString &name)
{
    m_schemas.removeAll(name);
}

void Catalog::markUncertain(const ObjectName &name, const QString &reason)
{
    Table uncertain;
    if (const auto known = table(name))
        uncertain = *known;
    else {
        uncertain.name = Identifier(name.name);
        uncertain.schema = Identifier(name.schema);
    }
    uncertain.uncertainty = reason;
    setTable(std::move(uncertain));
}

} // namespace retort::schema
