// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/catalogcomparison.h"

#include "model/schema/tablecomparison.h"

#include <QSet>

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

using Change = CatalogDifference::Change;
using Subject = CatalogDifference::Subject;

class Comparison
{
public:
    Comparison(const Catalog &expected, const Catalog &actual, const CatalogSpelling &spelling)
        : m_expected(expected)
        , m_actual(actual)
        , m_spelling(spelling)
    {
    }

    CatalogComparison run(const QList<ObjectName> &ignoredTables)
    {
        for (const ObjectName &name : ignoredTables)
            m_ignored.insert(stored(name));
        for (const Catalog *catalog : {&m_expected, &m_actual}) {
            if (!catalog->uncertainty().isEmpty())
                m_result.uncompared.append({Subject::Schema, {}, {}, catalog->uncertainty()});
        }
        if (!m_result.uncompared.isEmpty())
            return std::move(m_result);
        compareSchemas();
        compareTables();
        compareTypes();
        compareSequences();
        compareStoredObjects();
        return std::move(m_result);
    }

private:
    ObjectName stored(const ObjectName &name) const { return {m_spelling.schemaName(name.schema), m_spelling.name(name.name)}; }

    void add(Change change, Subject subject, const ObjectName &table, const QString &object, const QString &expected = {},
        const QString &actual = {})
    {
        m_result.differences.append({change, subject, table, object, expected, actual});
    }

    /// Schemas beside those of the history are nobody's business: a database has them for other programs.
    void compareSchemas()
    {
        QSet<QString> there;
        for (const QString &name : m_actual.schemas())
            there.insert(m_spelling.schemaName(name));
        QStringList names = m_expected.schemas();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            const QString wanted = m_spelling.schemaName(name);
            if (!wanted.isEmpty() && !there.contains(wanted))
                add(Change::Missing, Subject::Schema, {}, name, name);
        }
    }

    using Tables = QMap<ObjectName, std::shared_ptr<const Table>>;
    Tables tablesOf(const Catalog &catalog) const
    {
        Tables tables;
        for (const auto &table : catalog.tables()) {
            if (const ObjectName name = stored(schema::nameOf(*table)); !m_ignored.contains(name))
                tables.insert(name, table);
        }
        return tables;
    }

    void compareTables()
    {
        const Tables expected = tablesOf(m_expected);
        const Tables actual = tablesOf(m_actual);
        Tables all = actual;
        all.insert(expected);
        for (const auto &[name, table] : all.asKeyValueRange()) {
            const auto wanted = expected.value(name);
            const auto found = actual.value(name);
            if (wanted && found)
                compareTable(*wanted, *found, m_spelling, m_result);
            else if (wanted && !wanted->uncertainty.isEmpty())
                m_result.uncompared.append({Subject::Table, schema::nameOf(*wanted), {}, wanted->uncertainty});
            else if (wanted)
                add(Change::Missing, Subject::Table, schema::nameOf(*wanted), {});
            else
                add(Change::Extra, Subject::Table, schema::nameOf(*found), {});
        }
    }

    QMap<ObjectName, NamedType> typesOf(const Catalog &catalog) const
    {
        QMap<ObjectName, NamedType> types;
        for (const NamedType &type : catalog.types())
            types.insert({m_spelling.schemaName(schemaOf(type).text), m_spelling.name(schema::nameOf(type))}, type);
        return types;
    }

    void compareTypes()
    {
        const auto expected = typesOf(m_expected);
        const auto actual = typesOf(m_actual);
        auto all = actual;
        all.insert(expected);
        for (const ObjectName &name : all.keys()) {
            const auto wanted = expected.constFind(name);
            const auto found = actual.constFind(name);
            if (found == actual.cend()) {
                add(Change::Missing, Subject::UserType, {}, name.display());
                continue;
            }
            if (wanted == expected.cend()) {
                add(Change::Extra, Subject::UserType, {}, name.display());
                continue;
            }
            const auto *labels = std::get_if<EnumType>(&*wanted);
            const auto *now = std::get_if<EnumType>(&*found);
            if (!labels != !now)
                add(Change::Changed, Subject::UserType, {}, name.display(), kindOf(*wanted), kindOf(*found));
            else if (labels && labels->labels != now->labels)
                add(Change::Changed, Subject::EnumLabels, {}, name.display(), labels->labels.join(u", "_s), now->labels.join(u", "_s));
        }
    }

    static QString kindOf(const NamedType &type) { return std::holds_alternative<EnumType>(type) ? u"ENUM"_s : u"DOMAIN"_s; }

    void compareSequences()
    {
        QSet<ObjectName> wanted;
        QSet<ObjectName> found;
        for (const ObjectName &name : m_expected.sequences().keys())
            wanted.insert(stored(name));
        for (const ObjectName &name : m_actual.sequences().keys())
            found.insert(stored(name));
        compareNames(Subject::Sequence, {}, wanted, found);
    }

    void compareNames(Subject subject, const ObjectName &table, const QSet<ObjectName> &wanted, const QSet<ObjectName> &found)
    {
        QList<ObjectName> all = (wanted | found).values();
        std::sort(all.begin(), all.end());
        for (const ObjectName &name : std::as_const(all)) {
            if (!found.contains(name))
                add(Change::Missing, subject, table, name.display());
            else if (!wanted.contains(name))
                add(Change::Extra, subject, table, name.display());
        }
    }

    static std::optional<Subject> subjectOf(StoredObject::Kind kind)
    {
        switch (kind) {
        case StoredObject::Kind::View: return Subject::View;
        case StoredObject::Kind::MaterializedView: return Subject::MaterializedView;
        case StoredObject::Kind::Trigger: return Subject::Trigger;
        case StoredObject::Kind::Function: return Subject::Function;
        case StoredObject::Kind::Extension: // told by no inspector, like the next: it belongs to the server's installation …
        case StoredObject::Kind::Domain: break; // … and this is a type
        }
        return std::nullopt;
    }

    /// Names by what they are and the table they watch. Functions go without their arguments, which are spelled in many ways.
    using Stored = QMap<std::pair<Subject, ObjectName>, QSet<ObjectName>>;
    Stored storedOf(const Catalog &catalog, Stored *uncertain) const
    {
        Stored all;
        for (const StoredObject &object : catalog.storedObjects()) {
            const auto subject = subjectOf(object.kind);
            if (!subject)
                continue;
            ObjectName name = object.name;
            if (*subject == Subject::Function)
                name.name = name.name.section(u'(', 0, 0);
            const bool trigger = *subject == Subject::Trigger;
            const std::pair key{*subject, trigger ? stored(object.table) : ObjectName()};
            all[key].insert(trigger ? ObjectName{{}, m_spelling.name(name.name)} : stored(name));
            if (uncertain && !object.uncertainty.isEmpty())
                (*uncertain)[key].insert(trigger ? ObjectName{{}, m_spelling.name(name.name)} : stored(name));
        }
        return all;
    }

    void compareStoredObjects()
    {
        Stored uncertain;
        const Stored wanted = storedOf(m_expected, &uncertain);
        const Stored found = storedOf(m_actual, nullptr);
        QList<std::pair<Subject, ObjectName>> keys = wanted.keys() + found.keys();
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (const auto &key : std::as_const(keys)) {
            const QSet<ObjectName> doubtful = uncertain.value(key);
            QList<ObjectName> names = doubtful.values();
            std::sort(names.begin(), names.end());
            for (const ObjectName &name : std::as_const(names))
                m_result.uncompared.append({key.first, key.second, name.display(), u"it could not be followed"_s});
            compareNames(key.first, key.second, wanted.value(key) - doubtful, found.value(key) - doubtful);
        }
    }

    const Catalog &m_expected;
    const Catalog &m_actual;
    const CatalogSpelling &m_spelling;
    QSet<ObjectName> m_ignored;
    CatalogComparison m_result;
};

} // namespace

CatalogComparison compareCatalogs(const Catalog &expected, const Catalog &actual, const CatalogSpelling &spelling,
    const QList<ObjectName> &ignoredTables)
{
    return Comparison(expected, actual, spelling).run(ignoredTables);
}

} // namespace retort::schema
