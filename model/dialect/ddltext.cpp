// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/ddltext.h"

#include "model/base/overloaded.h"
#include "model/dialect/expressioncompiler.h"
#include "model/dialect/quoting.h"
#include "model/expression/build.h"
#include "model/expression/value.h"

#include <QCryptographicHash>
#include <QRegularExpression>

namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;
using schema::raised;

namespace {

constexpr qsizetype MaximumPostgresqlName = 63;

QString referentialPattern(Dialect dialect, bool onDelete)
{
    if (dialect == Dialect::Postgresql && onDelete)
        return uR"(^(?:RESTRICT|CASCADE|SET (?:NULL|DEFAULT)(?:\s*\(.+\))?|NO ACTION)$)"_s;
    return u"^(?:RESTRICT|CASCADE|SET NULL|NO ACTION|SET DEFAULT)$"_s;
}

OrRaised<QString> clause(const QString &words, const QString &text, const QString &pattern)
{
    if (text.isEmpty())
        return QString();
    const OrRaised<QString> checked = sqlPhrase(text, pattern);
    return checked ? OrRaised<QString>(words + *checked) : checked;
}

} // namespace

schema::SqlPtr storedSql(const QString &sql)
{
    static const QRegularExpression parameter(u"(?<![:\\w\\x5c])(:\\w+)(?![:\\w$])"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return expression::text(QString(sql).replace(parameter, u"\\\\1"_s));
}

OrRaised<schema::Identifier> storedName(const schema::Identifier &name, Dialect dialect)
{
    const QList<uint> characters = name.text.toUcs4();
    if (dialect == Dialect::Sqlite || characters.size() <= MaximumPostgresqlName)
        return name;
    if (!name.conventioned) {
        return raised(u"IdentifierError"_s,
            u"Identifier %1 exceeds maximum length of 63 characters"_s.arg(expression::pythonRepr(name.text)));
    }
    const QByteArray digest = QCryptographicHash::hash(name.text.toUtf8(), QCryptographicHash::Md5).toHex();
    const QList<uint> kept = characters.first(MaximumPostgresqlName - 8);
    schema::Identifier shortened = name;
    shortened.text = QString::fromUcs4(reinterpret_cast<const char32_t *>(kept.constData()), kept.size()) + u'_'
        + QString::fromLatin1(digest.last(4));
    return shortened;
}

OrRaised<QString> objectName(const schema::Identifier &name, Dialect dialect)
{
    const OrRaised<schema::Identifier> stored = storedName(name, dialect);
    return stored ? OrRaised<QString>(quoted(*stored, dialect)) : tl::unexpected(stored.error());
}

QString columnName(const QString &key, const schema::Table &table, Dialect dialect)
{
    const schema::Column *column = table.column(key);
    return column ? quoted(column->name, dialect) : quoted(key, dialect);
}

QString columnList(const QStringList &keys, const schema::Table &table, Dialect dialect)
{
    QStringList names;
    for (const QString &key : keys)
        names << columnName(key, table, dialect);
    return names.join(u", "_s);
}

OrRaised<QString> sqlPhrase(const QString &text, const QString &pattern)
{
    const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    if (expression.match(text).hasMatch())
        return text;
    return raised(u"CompileError"_s,
        u"Unexpected SQL phrase: %1 (matching against %2)"_s.arg(expression::pythonRepr(text), expression::pythonRepr(pattern)));
}

OrRaised<QString> deferrability(const schema::ConstraintTraits &constraint)
{
    QString text;
    if (constraint.deferrable)
        text = *constraint.deferrable ? u" DEFERRABLE"_s : u" NOT DEFERRABLE"_s;
    const auto initially = clause(u" INITIALLY "_s, constraint.initially, u"^(?:DEFERRED|IMMEDIATE)$"_s);
    return initially ? OrRaised<QString>(text + *initially) : initially;
}

OrRaised<QString> referencesClause(const schema::ForeignKey &key, bool withSchema, Dialect dialect)
{
    QStringList remote;
    for (const QString &name : key.referredColumns)
        remote << quoted(name, dialect);
    QString text = u"REFERENCES "_s
        + (withSchema ? qualified(key.referredSchema, key.referredTable, dialect) : quoted(key.referredTable, dialect))
        + u" ("_s + remote.join(u", "_s) + u')';
    const OrRaised<QString> parts[] = {
        clause(u" MATCH "_s, key.match, u"^(?:FULL|PARTIAL|SIMPLE)$"_s),
        clause(u" ON DELETE "_s, key.onDelete, referentialPattern(dialect, true)),
        clause(u" ON UPDATE "_s, key.onUpdate, referentialPattern(dialect, false)),
        deferrability(key),
    };
    for (const OrRaised<QString> &part : parts) {
        if (!part)
            return part;
        text += *part;
    }
    return text;
}

QString sequenceOptions(const schema::SequenceOptions &options)
{
    QStringList words;
    const auto number = [&words](const QString &word, const std::optional<qint64> &value) {
        if (value)
            words << word + QString::number(*value);
    };
    number(u"INCREMENT BY "_s, options.increment);
    number(u"START WITH "_s, options.start);
    number(u"MINVALUE "_s, options.minValue);
    number(u"MAXVALUE "_s, options.maxValue);
    if (options.noMinValue)
        words << u"NO MINVALUE"_s;
    if (options.noMaxValue)
        words << u"NO MAXVALUE"_s;
    number(u"CACHE "_s, options.cache);
    if (options.cycle)
        words << (*options.cycle ? u"CYCLE"_s : u"NO CYCLE"_s);
    return words.join(u' ');
}

OrRaised<std::optional<QString>> defaultText(const schema::ServerDefault &serverDefault, Dialect dialect)
{
    using Text = OrRaised<std::optional<QString>>;
    return std::visit(Overloaded{
                          [](const schema::NoDefault &) { return Text(std::nullopt); },
                          [&](const schema::LiteralDefault &literal) {
                              return Text(std::optional(stringLiteral(literal.text)));
                          },
                          [&](const schema::SqlDefault &sql) {
                              const auto text = compileDdlExpression(sql.sql, dialect);
                              return text ? Text(std::optional(*text)) : Text(tl::unexpected(text.error()));
                          },
                          [](const schema::FetchedDefault &) { return Text(std::nullopt); },
                          [](const schema::Computed &) { return Text(std::nullopt); },
                          [](const schema::Identity &) { return Text(std::nullopt); },
                      },
        serverDefault);
}

OrRaised<QString> generatedClause(const schema::Computed &computed, Dialect dialect)
{
    const OrRaised<QString> sql = compileDdlExpression(computed.sql, dialect);
    return sql ? OrRaised<QString>(u"GENERATED ALWAYS AS (%1)"_s.arg(*sql)) : sql;
}

bool hasForeignKey(const schema::Table &table, const schema::Column &column)
{
    return std::any_of(table.constraints.begin(), table.constraints.end(), [&column](const schema::Constraint &constraint) {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint);
        return key && key->columns.contains(column.effectiveKey());
    });
}

namespace {

using Autoincrement = schema::Column::Autoincrement;

bool mayAutoincrement(const schema::Table &table, const schema::Column &column)
{
    const schema::TypeAffinity affinity = column.type.affinity();
    if (affinity != schema::TypeAffinity::Integer && affinity != schema::TypeAffinity::Numeric)
        return false;
    if (column.pythonDefault)
        return false;
    if (!std::holds_alternative<schema::NoDefault>(column.serverDefault)
        && !std::holds_alternative<schema::Identity>(column.serverDefault)) {
        return false;
    }
    return column.autoincrement == Autoincrement::IgnoreForeignKey || !hasForeignKey(table, column);
}

OrRaised<QString> explicitAutoincrement(const schema::Table &table, const schema::Column &column)
{
    const schema::TypeAffinity affinity = column.type.affinity();
    if (affinity == schema::TypeAffinity::Integer || affinity == schema::TypeAffinity::Numeric)
        return column.effectiveKey();
    return raised(u"ArgumentError"_s,
        u"Column type %1 on column '%2.%3' is not compatible with autoincrement=True"_s.arg(
            column.type.repr(), table.name.text, column.name.text));
}

} // namespace

OrRaised<QString> autoincrementColumn(const schema::Table &table)
{
    const schema::PrimaryKey *key = table.primaryKey();
    if (!key)
        return QString();
    QString found;
    for (const QString &name : key->columns) {
        const schema::Column *column = table.column(name);
        if (!column || column->autoincrement != Autoincrement::Always)
            continue;
        const OrRaised<QString> checked = explicitAutoincrement(table, *column);
        if (!checked)
            return checked;
        if (!found.isEmpty()) {
            return raised(u"ArgumentError"_s,
                u"Only one Column may be marked autoincrement=True, found both %1 and %2."_s.arg(column->name.text, found));
        }
        found = *checked;
    }
    if (!found.isEmpty() || key->columns.size() != 1)
        return found;
    const schema::Column *only = table.column(key->columns.first());
    const bool automatic = only && only->autoincrement != Autoincrement::Never && mayAutoincrement(table, *only);
    return automatic ? only->effectiveKey() : QString();
}

} // namespace retort::dialect
