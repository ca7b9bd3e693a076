// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/tablecomparison.h"

#include "model/base/overloaded.h"

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

using Change = CatalogDifference::Change;
using Subject = CatalogDifference::Subject;

/// A constraint as it is compared.
struct Shape
{
    QString name; ///< as stored; empty: the server gives one
    SpelledText body;
};

QString actionText(const QString &words, const QString &action)
{
    const QString upper = action.simplified().toUpper();
    return upper.isEmpty() || upper == "NO ACTION"_L1 ? QString() : words + upper;
}

QString deferralText(const ConstraintTraits &traits)
{
    const bool deferred = traits.initially.compare("DEFERRED"_L1, Qt::CaseInsensitive) == 0;
    return deferred ? u" DEFERRABLE INITIALLY DEFERRED"_s : traits.deferrable.value_or(false) ? u" DEFERRABLE"_s : QString();
}

/// All constraints of a table, by what they are.
class Shapes
{
public:
    Shapes(const Table &table, const CatalogSpelling &spelling)
        : m_table(table)
        , m_spelling(spelling)
    {
        for (const Constraint &constraint : table.constraints)
            take(constraint);
        for (const Column &column : table.columns) {
            for (const Check &check : column.checks)
                take(check);
        }
    }

    QList<Shape> of(Subject subject) const { return m_shapes.value(subject); }

private:
    void take(const Constraint &constraint)
    {
        if (!m_spelling.exists(constraint, m_table))
            return;
        const QString name = m_spelling.name(traits(constraint).name);
        std::visit(Overloaded{
                       [](const PrimaryKey &) {}, // there is one at most: compared apart
                       [&](const Unique &unique) {
                           m_shapes[Subject::Unique] << Shape{name, {columnText(unique.columns) + deferralText(unique)}};
                       },
                       [&](const ForeignKey &key) { m_shapes[Subject::ForeignKey] << Shape{name, {referenceText(key)}}; },
                       [&](const Check &check) { m_shapes[Subject::Check] << Shape{name, m_spelling.condition(check, m_table)}; },
                       [&](const Exclude &) { m_shapes[Subject::Exclude] << Shape{name, {u"EXCLUDE"_s, false}}; },
                   },
            constraint);
    }

    QString columnText(const QStringList &keys) const
    {
        return u'(' + storedColumns(keys, m_table, m_spelling).join(u", "_s) + u')';
    }

    QString referenceText(const ForeignKey &key) const
    {
        QStringList referred;
        for (const QString &name : key.referredColumns)
            referred << m_spelling.name(name);
        const ObjectName target{m_spelling.schemaName(key.referredSchema.text), m_spelling.name(key.referredTable)};
        QString match = key.match.toUpper();
        if (match == "SIMPLE"_L1)
            match.clear();
        return columnText(key.columns) + u" REFERENCES "_s + target.display() + u" ("_s + referred.join(u", "_s) + u')'
            + (match.isEmpty() ? QString() : u" MATCH "_s + match) + actionText(u" ON DELETE "_s, key.onDelete)
            + actionText(u" ON UPDATE "_s, key.onUpdate) + deferralText(key);
    }

    const Table &m_table;
    const CatalogSpelling &m_spelling;
    QMap<Subject, QList<Shape>> m_shapes;
};

/// Finds which constraint is which: by its name, else by its body (a script may leave the name to the server).
class Matching
{
public:
    Matching(Subject subject, const ObjectName &table, QList<Shape> expected, QList<Shape> actual, CatalogComparison &result)
        : m_subject(subject)
        , m_table(table)
        , m_expected(std::move(expected))
        , m_actual(std::move(actual))
        , m_result(result)
    {
    }

    void run()
    {
        pair([](const Shape &wanted, const Shape &found) { return !wanted.name.isEmpty() && wanted.name == found.name; });
        pair([](const Shape &wanted, const Shape &found) { return wanted.name.isEmpty() && wanted.body.text == found.body.text; });
        // The server makes one of several that say the same and have no name.
        m_expected.removeIf([this](const Shape &wanted) { return wanted.name.isEmpty() && m_seen.contains(wanted.body.text); });
        pair([](const Shape &wanted, const Shape &found) { return wanted.body.decisive && wanted.body.text == found.body.text; });
        pair([](const Shape &wanted, const Shape &found) {
            return wanted.name.isEmpty() && !(wanted.body.decisive && found.body.decisive);
        });
        for (const Shape &wanted : std::as_const(m_expected))
            add(Change::Missing, shown(wanted), wanted.body.text, {});
        for (const Shape &found : std::as_const(m_actual))
            add(Change::Extra, shown(found), {}, found.body.text);
    }

private:
    template<typename Same>
    void pair(Same same)
    {
        for (qsizetype i = 0; i < m_expected.size();) {
            const Shape wanted = m_expected.at(i);
            const auto found = std::find_if(m_actual.begin(), m_actual.end(), [&](const Shape &one) { return same(wanted, one); });
            if (found == m_actual.end()) {
                ++i;
                continue;
            }
            compare(wanted, *found);
            m_actual.erase(found);
            m_expected.removeAt(i);
        }
    }

    void compare(const Shape &wanted, const Shape &found)
    {
        m_seen << wanted.body.text;
        if (!wanted.name.isEmpty() && wanted.name != found.name)
            add(Change::Changed, wanted.name, wanted.name, found.name.isEmpty() ? u"one without a name"_s : found.name);
        else
            compareTexts(m_subject, m_table, shown(wanted), wanted.body, found.body, m_result);
    }

    static QString shown(const Shape &shape)
    {
        return shape.name.isEmpty() ? shape.body.text.section(u" REFERENCES "_s, 0, 0) : shape.name;
    }

    void add(Change change, const QString &object, const QString &expected, const QString &actual)
    {
        m_result.differences.append({change, m_subject, m_table, object, expected, actual});
    }

    Subject m_subject;
    ObjectName m_table;
    QList<Shape> m_expected;
    QList<Shape> m_actual;
    QStringList m_seen;
    CatalogComparison &m_result;
};

void comparePrimaryKeys(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result)
{
    const PrimaryKey *wanted = expected.primaryKey();
    const PrimaryKey *found = actual.primaryKey();
    const auto columns = [&spelling](const PrimaryKey *key, const Table &table) {
        return key ? storedColumns(key->columns, table, spelling) : QStringList();
    };
    QStringList names = columns(wanted, expected);
    QStringList namesNow = columns(found, actual);
    const auto add = [&](Change change, const QString &before, const QString &now) {
        const QString name = wanted ? wanted->name.text : QString();
        result.differences.append({change, Subject::PrimaryKey, nameOf(expected), name, before, now});
    };
    if (names.isEmpty() != namesNow.isEmpty())
        return add(names.isEmpty() ? Change::Extra : Change::Missing, names.join(u", "_s), namesNow.join(u", "_s));
    const QString text = names.join(u", "_s);
    const QString textNow = namesNow.join(u", "_s);
    if (wanted && wanted->implicit) { // in which order is the server's business
        names.sort();
        namesNow.sort();
    }
    if (names != namesNow)
        return add(Change::Changed, text, textNow);
    const QString name = wanted ? spelling.name(wanted->name) : QString();
    if (found && !name.isEmpty() && name != spelling.name(found->name))
        add(Change::Changed, name, found->name.isEmpty() ? u"one without a name"_s : found->name.text);
}

} // namespace

void compareConstraints(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result)
{
    comparePrimaryKeys(expected, actual, spelling, result);
    const Shapes wanted(expected, spelling);
    const Shapes found(actual, spelling);
    for (const Subject subject : {Subject::Unique, Subject::ForeignKey, Subject::Check, Subject::Exclude})
        Matching(subject, nameOf(expected), wanted.of(subject), found.of(subject), result).run();
}

} // namespace retort::schema
