// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/reflection.h"

#include "model/base/overloaded.h"
#include "model/dialect/constraintddl.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/sqlite/columnmentions.h"
#include "model/dialect/sqlite/tableddl.h"
#include "model/dialect/sqltokens.h"
#include "model/dialect/typecompiler.h"

#include <QRegularExpression>

namespace retort::dialect::sqlite {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Dialect Own = Dialect::Sqlite;

QStringList namesOf(const QStringList &keys, const schema::Table &table)
{
    QStringList names;
    for (const QString &key : keys) {
        const schema::Column *column = table.column(key);
        names << (column ? column->name.text : key);
    }
    return names;
}

QString foundAction(const QString &action)
{
    const QString upper = action.simplified().toUpper();
    return upper == "NO ACTION"_L1 ? QString() : upper;
}

schema::ForeignKey reflectedKey(const schema::ForeignKey &key, const schema::Table &table)
{
    schema::ForeignKey found;
    found.columns = namesOf(key.columns, table);
    found.referredTable = schema::Identifier(key.referredTable.text);
    found.referredSchema = schema::Identifier(table.schema.text);
    found.referredColumns = key.referredColumns;
    if (!key.inlined)
        found.name = schema::Identifier(key.name.text);
    found.match = key.match;
    found.onDelete = foundAction(key.onDelete);
    found.onUpdate = foundAction(key.onUpdate);
    found.deferrable = key.deferrable;
    found.initially = key.initially.toUpper();
    return found;
}

OrRaised<schema::Check> reflectedCheck(const schema::Check &check, const schema::Table &table)
{
    schema::Check unnamed = check;
    unnamed.name = {};
    unnamed.deferrable.reset();
    unnamed.initially.clear();
    unnamed.options.clear();
    const OrRaised<QString> text = constraintText(unnamed, table, Own);
    if (!text)
        return tl::unexpected(text.error());
    schema::Check found;
    found.name = schema::Identifier(check.name.text);
    found.condition = storedSql(text->mid(7, text->size() - 8)); // inside "CHECK (" and ")"
    if (found.name.isEmpty())
        found.boundColumn = check.boundColumn;
    return found;
}

OrRaised<schema::Index> reflectedIndex(const schema::Index &index, const schema::Table &table)
{
    schema::Index found;
    found.name = schema::Identifier(index.name.text);
    found.unique = index.unique;
    for (const schema::IndexElement &element : index.elements) {
        if (!element.expression) {
            found.elements << schema::IndexElement{namesOf({element.column}, table).first(), nullptr};
            continue;
        }
        const OrRaised<QString> sql = compileDdlExpression(element.expression, Own);
        if (!sql)
            return tl::unexpected(sql.error());
        const QString name = soleColumn(*sql);
        found.elements << schema::IndexElement{name, name.isEmpty() ? storedSql(*sql) : nullptr};
    }
    if (const schema::SqlPtr where = schema::optionSql(index.options, u"sqlite_where"_s)) {
        const OrRaised<QString> sql = compileDdlExpression(where, Own);
        if (!sql)
            return tl::unexpected(sql.error());
        found.options.insert(u"sqlite_where"_s, schema::SqlPtr(storedSql(*sql)));
    }
    return found;
}

/// Collects constraints in the order in which reflection asks for them: key, foreign keys, unique, checks.
class ConstraintReflector
{
public:
    ConstraintReflector(const schema::Table &source, schema::Table &target)
        : m_source(source)
        , m_target(target)
    {
    }

    OrRaised<void> run()
    {
        for (const schema::Constraint &constraint : m_source.constraints) {
            if (const OrRaised<void> added = add(constraint); !added)
                return added;
        }
        for (const schema::Column &column : m_source.columns) {
            for (const schema::Check &check : column.checks) {
                if (const OrRaised<void> added = addCheck(check); !added)
                    return added;
            }
        }
        std::stable_sort(m_checks.begin(), m_checks.end(), [](const schema::Check &a, const schema::Check &b) {
            return a.name.isEmpty() != b.name.isEmpty() ? b.name.isEmpty() : a.name.text < b.name.text;
        });
        m_target.constraints << m_keys << m_foreignKeys << m_inlined << m_uniques;
        for (const schema::Check &check : std::as_const(m_checks))
            m_target.constraints << check;
        return {};
    }

private:
    OrRaised<void> addCheck(const schema::Check &check)
    {
        if (check.boundType && !needsTypeCheck(*check.boundType, Own))
            return {};
        const OrRaised<schema::Check> found = reflectedCheck(check, m_source);
        if (!found)
            return tl::unexpected(found.error());
        m_checks << *found;
        return {};
    }

    OrRaised<void> add(const schema::Constraint &constraint)
    {
        return std::visit(Overloaded{
                              [&](const schema::PrimaryKey &key) {
                                  schema::PrimaryKey found;
                                  found.columns = namesOf(key.columns, m_source);
                                  found.options = key.options;
                                  if (!schema::optionIsTrue(m_source.options, u"sqlite_autoincrement"_s))
                                      found.name = schema::Identifier(key.name.text);
                                  m_keys << found;
                                  return OrRaised<void>();
                              },
                              [&](const schema::Unique &unique) {
                                  schema::Unique found;
                                  found.name = schema::Identifier(unique.name.text);
                                  found.columns = namesOf(unique.columns, m_source);
                                  found.options = unique.options;
                                  m_uniques << found;
                                  return OrRaised<void>();
                              },
                              [&](const schema::ForeignKey &key) {
                                  if (key.referredSchema == m_source.schema)
                                      (key.inlined ? m_inlined : m_foreignKeys) << reflectedKey(key, m_source);
                                  return OrRaised<void>();
                              },
                              [&](const schema::Check &check) { return addCheck(check); },
                              [](const schema::Exclude &) { return OrRaised<void>(); },
                          },
            constraint);
    }

    const schema::Table &m_source;
    schema::Table &m_target;
    QList<schema::Constraint> m_keys, m_foreignKeys, m_inlined, m_uniques;
    QList<schema::Check> m_checks;
};

} // namespace

namespace {

/// The column that SQLAlchemy names for "a", "a DESC" or "a COLLATE x"; empty for a true expression.
QString plainColumn(const QString &sql)
{
    const QList<SqlToken> tokens = sqlTokens(sql, Own);
    if (tokens.isEmpty())
        return {};
    qsizetype end = tokens.size();
    if (end > 1 && (tokens.at(end - 1).isWord("ASC"_L1) || tokens.at(end - 1).isWord("DESC"_L1)))
        --end;
    if (end == 3 && tokens.at(1).isWord("COLLATE"_L1))
        end = 1;
    return end == 1 ? tokens.first().name(Own) : QString();
}

/// Leaves out what SQLAlchemy passes over. An index with a true expression is passed over as a whole.
void forget(schema::Table &found, const schema::Table &source)
{
    found.options.clear();
    for (schema::Column &column : found.columns)
        column.options.clear();
    for (schema::Constraint &constraint : found.constraints)
        schema::traits(constraint).options.clear();
    QList<schema::Index> seen;
    for (schema::Index index : std::as_const(found.indexes)) {
        for (schema::IndexElement &element : index.elements) {
            if (element.expression)
                element = {plainColumn(compileDdlExpression(element.expression, Own).value_or(QString())), nullptr};
        }
        if (std::none_of(index.elements.begin(), index.elements.end(),
                [](const schema::IndexElement &element) { return element.column.isEmpty(); })) {
            seen << index;
        }
    }
    found.indexes = seen;
    QList<schema::ForeignKey> inlined;
    for (const schema::Constraint &constraint : source.constraints) {
        if (const auto *key = std::get_if<schema::ForeignKey>(&constraint); key && (key->inlined || !key->match.isEmpty()))
            inlined << reflectedKey(*key, source); // its pattern stops at MATCH, and finds no options behind a column
    }
    for (schema::Constraint &constraint : found.constraints) {
        auto *key = std::get_if<schema::ForeignKey>(&constraint);
        const bool blind = key && std::any_of(inlined.begin(), inlined.end(), [key](const schema::ForeignKey &other) {
            return other.columns == key->columns && other.referredTable == key->referredTable && other.name == key->name;
        });
        if (!blind)
            continue;
        key->match.clear();
        key->onDelete.clear();
        key->onUpdate.clear();
        key->deferrable.reset();
        key->initially.clear();
    }
}

} // namespace

OrRaised<schema::Table> reflected(const schema::Table &table, Look look)
{
    schema::Table found;
    found.name = table.name;
    found.schema = table.schema;
    for (const QString &option : {u"sqlite_autoincrement"_s, u"sqlite_with_rowid"_s, u"sqlite_strict"_s}) {
        if (const auto it = table.options.constFind(option); it != table.options.constEnd())
            found.options.insert(option, *it);
    }
    for (const schema::Column &column : table.columns) {
        if (column.system)
            continue;
        const OrRaised<schema::Column> reflectedOne = reflectedColumn(column, table);
        if (!reflectedOne)
            return tl::unexpected(reflectedOne.error());
        found.columns << *reflectedOne;
    }
    if (const OrRaised<void> done = ConstraintReflector(table, found).run(); !done)
        return tl::unexpected(done.error());
    for (const schema::Index &index : table.indexes) {
        const OrRaised<schema::Index> one = reflectedIndex(index, table);
        if (!one)
            return tl::unexpected(one.error());
        found.indexes << *one;
    }
    if (look == Look::SqlAlchemy)
        forget(found, table);
    return found;
}

} // namespace retort::dialect::sqlite
