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

QString className(const QString &declared)
{
    static const QHash<QString, QString> names{{u"BOOL"_s, u"BOOLEAN"_s}, {u"DATE_CHAR"_s, u"DATE"_s},
        {u"DATETIME_CHAR"_s, u"DATETIME"_s}, {u"INT"_s, u"INTEGER"_s}, {u"TIME_CHAR"_s, u"TIME"_s}};
    static const QStringList exact{u"BIGINT"_s, u"BLOB"_s, u"BOOLEAN"_s, u"CHAR"_s, u"DATE"_s, u"DATETIME"_s, u"DOUBLE"_s,
        u"DECIMAL"_s, u"FLOAT"_s, u"INTEGER"_s, u"JSON"_s, u"NUMERIC"_s, u"REAL"_s, u"SMALLINT"_s, u"TEXT"_s, u"TIME"_s,
        u"TIMESTAMP"_s, u"VARCHAR"_s, u"NVARCHAR"_s, u"NCHAR"_s};
    if (names.contains(declared))
        return names.value(declared);
    if (exact.contains(declared))
        return declared;
    if (declared.contains("INT"_L1))
        return u"INTEGER"_s;
    if (declared.contains("CHAR"_L1) || declared.contains("CLOB"_L1) || declared.contains("TEXT"_L1))
        return u"TEXT"_s;
    if (declared.contains("BLOB"_L1) || declared.isEmpty())
        return {};
    if (declared.contains("REAL"_L1) || declared.contains("FLOA"_L1) || declared.contains("DOUB"_L1))
        return u"REAL"_s;
    return u"NUMERIC"_s;
}

/// The numbers in parentheses become arguments where the class takes as many.
schema::SqlType withArguments(const schema::SqlType &type, const QList<qint64> &numbers)
{
    QList<QLatin1StringView> names;
    for (const schema::TypeParameter &parameter : type.typeClass().parameters) {
        if (parameter.name == "length"_L1 || parameter.name == "precision"_L1 || parameter.name == "scale"_L1)
            names << parameter.name;
    }
    if (numbers.size() > names.size())
        return type;
    schema::SqlType result = type;
    for (qsizetype i = 0; i < numbers.size(); ++i)
        result = result.with(names.at(i), numbers.at(i));
    return result;
}

/// Whether the text is one pair of parentheses and what is in them.
bool isParenthesized(const QString &text)
{
    if (!text.startsWith(u'(') || !text.endsWith(u')'))
        return false;
    int depth = 0;
    for (const SqlToken &token : sqlTokens(text, Own)) {
        depth += token.isSymbol(u'(') ? 1 : token.isSymbol(u')') ? -1 : 0;
        if (depth == 0 && token.end() < text.size())
            return false;
    }
    return true;
}

/// The text that PRAGMA table_xinfo shows of a DEFAULT clause: an expression comes without its parentheses.
QString storedDefault(const QString &text)
{
    const QString trimmed = text.trimmed();
    return isParenthesized(trimmed) ? trimmed.mid(1, trimmed.size() - 2).trimmed() : trimmed;
}

/// Alembic's listener puts what it does not know for a literal in parentheses (spec §6.2). It takes 'a' || 'b' for a literal and
/// (1) + (2) for one in parentheses, which SQLite then refuses; we do not.
QString listenedDefault(const QString &stored)
{
    static const QRegularExpression digit(u"^[0-9.]$"_s);
    const QList<SqlToken> tokens = sqlTokens(stored, Own);
    const bool isString = tokens.size() == 1 && tokens.first().kind == SqlToken::Kind::String && stored.size() > 2;
    const bool bare = stored.isEmpty() || isString || digit.match(stored).hasMatch() || isParenthesized(stored);
    return bare ? stored : u'(' + stored + u')';
}

OrRaised<schema::ServerDefault> reflectedDefault(const schema::ServerDefault &serverDefault)
{
    if (const auto *computed = std::get_if<schema::Computed>(&serverDefault)) {
        const OrRaised<QString> sql = compileDdlExpression(computed->sql, Own);
        if (!sql)
            return tl::unexpected(sql.error());
        return schema::Computed{storedSql(*sql), computed->persisted.value_or(false)};
    }
    const auto text = defaultText(serverDefault, Own);
    if (!text)
        return tl::unexpected(text.error());
    if (!*text)
        return schema::NoDefault();
    const QString found = listenedDefault(storedDefault(**text));
    return found.isEmpty() ? schema::ServerDefault(schema::NoDefault()) : schema::SqlDefault{storedSql(found)};
}

/// A type that SQLAlchemy would take for one that treats the rows otherwise: ANY of a STRICT table converts nothing, and INT as
/// a primary key is no row number, which INTEGER is.
bool isKeptAsDeclared(const QString &declared, const schema::SqlType &taken, const schema::Column &column,
    const schema::Table &table)
{
    if (schema::optionIsTrue(table.options, u"sqlite_strict"_s) && declared.compare("ANY"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const schema::PrimaryKey *key = table.primaryKey();
    const bool onlyKey = key && key->columns == QStringList{column.effectiveKey()} && !isWithoutRowid(table);
    return onlyKey && taken.typeClass().name == "INTEGER"_L1 && declared.compare("INTEGER"_L1, Qt::CaseInsensitive) != 0;
}

/// Takes `TEXT COLLATE "NOCASE"` apart.
QString takeCollation(QString &declared)
{
    static const QRegularExpression clause(u" COLLATE \"?([^\"]+)\"?$"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = clause.match(declared);
    if (match.hasMatch())
        declared.truncate(match.capturedStart());
    return match.captured(1);
}

/// What a column says beyond type, default and NULL, and SQLAlchemy's look at the database passes over.
schema::DialectOptions keptOptions(const schema::Column &column, const QString &collationOfType)
{
    schema::DialectOptions kept;
    const QString collation = collationOfType.isEmpty() ? schema::optionText(column.options, columnCollation) : collationOfType;
    if (!collation.isEmpty())
        kept.insert(columnCollation, collation);
    for (const QString &option : {u"sqlite_on_conflict_not_null"_s, u"sqlite_on_conflict_primary_key"_s}) {
        if (const auto it = column.options.constFind(option); it != column.options.constEnd())
            kept.insert(option, *it);
    }
    return kept;
}

OrRaised<schema::Column> reflectedColumn(const schema::Column &column, const schema::Table &table)
{
    OrRaised<QString> declared = compileType(column.type, Own);
    if (!declared)
        return tl::unexpected(declared.error());
    const OrRaised<schema::ServerDefault> serverDefault = reflectedDefault(column.serverDefault);
    if (!serverDefault)
        return tl::unexpected(serverDefault.error());
    schema::Column found;
    found.name = schema::Identifier(column.name.text);
    found.options = keptOptions(column, takeCollation(*declared));
    found.type = reflectedType(*declared);
    if (isKeptAsDeclared(*declared, found.type, column, table))
        found.type = schema::SqlType::verbatim(*declared, u"UserDefinedType"_s, u"UserDefinedType()"_s);
    found.nullable = column.isNullable() && !(isWithoutRowid(table) && column.primaryKey);
    found.primaryKey = column.primaryKey;
    found.serverDefault = *serverDefault;
    return found;
}

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

schema::SqlType reflectedType(const QString &declared)
{
    static const QRegularExpression shape(u"^([\\w ]+)(\\(.*?\\))?"_s);
    static const QRegularExpression number(u"\\d+"_s);
    QString text = declared.toUpper();
    if (const qsizetype collate = text.indexOf(" COLLATE "_L1); collate > 0)
        text.truncate(collate);
    const QRegularExpressionMatch match = shape.match(text);
    const QString name = className(match.captured(1));
    const schema::TypeClass *typeClass = name.isEmpty() ? nullptr : schema::findTypeClass(u"sa", name);
    if (!typeClass)
        return schema::types::null();
    QList<qint64> numbers;
    for (auto it = number.globalMatch(match.captured(2)); it.hasNext();)
        numbers << it.next().captured().toLongLong();
    return withArguments(schema::SqlType(*typeClass), numbers);
}

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
