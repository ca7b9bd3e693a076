// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/catalog.h"

namespace retort::schema {

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

ObjectName Catalog::folded(const ObjectName &name) const
{
    if (m_nameCase == NameCase::Sensitive)
        return name;
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
