// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/tableddl.h"

#include "model/dialect/quoting.h"
#include "model/dialect/typecompiler.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

namespace {

/// SERIAL and its kin for the column that fills itself (spec §4.2); empty for all others.
OrRaised<QString> serialType(const schema::Column &column, const schema::Table &table)
{
    if (!column.primaryKey || std::holds_alternative<schema::Identity>(column.serverDefault))
        return QString();
    if (column.pythonDefault || (column.sequence && !column.sequence->optional))
        return QString();
    const OrRaised<QString> automatic = autoincrementColumn(table);
    if (!automatic || *automatic != column.effectiveKey())
        return automatic ? OrRaised<QString>(QString()) : automatic;
    switch (column.type.forDialect(dialectName(Dialect::Postgresql)).kind()) {
    case schema::TypeKind::BigInteger: return u"BIGSERIAL"_s;
    case schema::TypeKind::SmallInteger: return u"SMALLSERIAL"_s;
    default: return u"SERIAL"_s;
    }
}

OrRaised<QString> computedClause(const schema::Column &column)
{
    const auto *computed = std::get_if<schema::Computed>(&column.serverDefault);
    if (!computed)
        return QString();
    if (computed->persisted == false) {
        return schema::raised(u"CompileError"_s,
            u"PostrgreSQL computed columns do not support 'virtual' persistence; set the 'persisted' flag to None or True for "
            "PostgreSQL support."_s);
    }
    const OrRaised<QString> generated = generatedClause(*computed, Dialect::Postgresql);
    return generated ? OrRaised<QString>(u' ' + *generated + u" STORED"_s) : generated;
}

OrRaised<QString> typeAndDefault(const schema::Column &column)
{
    const OrRaised<QString> type = compileType(column.type, Dialect::Postgresql);
    if (!type)
        return type;
    const auto defaultValue = defaultText(column.serverDefault, Dialect::Postgresql);
    if (!defaultValue)
        return tl::unexpected(defaultValue.error());
    return *defaultValue ? *type + u" DEFAULT "_s + **defaultValue : *type;
}

} // namespace

void markSerials(const schema::Table &made, schema::Catalog &catalog)
{
    const auto known = catalog.table(schema::nameOf(made));
    if (!known)
        return;
    schema::Table table = *known;
    bool marked = false;
    for (const schema::Column &column : made.columns) {
        schema::Column *own = table.column(column.effectiveKey());
        if (!own || serialType(column, made).value_or(QString()).isEmpty())
            continue;
        own->options.insert(serialOption, true);
        marked = true;
    }
    if (marked)
        catalog.setTable(std::move(table));
}

QString identityClause(const schema::Identity &identity)
{
    const QString options = sequenceOptions(identity.options);
    return u"GENERATED %1 AS IDENTITY"_s.arg(identity.always ? u"ALWAYS"_s : u"BY DEFAULT"_s)
        + (options.isEmpty() ? QString() : u" ("_s + options + u')');
}

OrRaised<QString> columnSpecification(const schema::Column &column, const schema::Table &table)
{
    const OrRaised<QString> serial = serialType(column, table);
    if (!serial)
        return serial;
    const OrRaised<QString> type = serial->isEmpty() ? typeAndDefault(column) : serial;
    if (!type)
        return type;
    const OrRaised<QString> computed = computedClause(column);
    if (!computed)
        return computed;
    QString text = quoted(column.name, Dialect::Postgresql) + u' ' + *type + *computed;
    if (const auto *identity = std::get_if<schema::Identity>(&column.serverDefault))
        return text + u' ' + identityClause(*identity) + (column.isNullable() ? u" NULL"_s : QString());
    return column.isNullable() ? text : text + u" NOT NULL"_s;
}

QString tableOptions(const schema::Table &table)
{
    const schema::DialectOptions &options = table.options;
    QString text;
    if (const QStringList bases = schema::optionNames(options, u"postgresql_inherits"_s); !bases.isEmpty()) {
        QStringList names;
        for (const QString &base : bases)
            names << quoted(base, Dialect::Postgresql);
        text += u"\n INHERITS ( "_s + names.join(u", "_s) + u" )"_s;
    }
    const auto word = [&](const QString &lead, const QString &option) {
        const QString value = schema::optionText(options, option);
        return value.isEmpty() ? QString() : lead + value;
    };
    text += word(u"\n PARTITION BY "_s, u"postgresql_partition_by"_s) + word(u"\n USING "_s, u"postgresql_using"_s);
    if (const auto it = options.constFind(u"postgresql_with_oids"_s);
        it != options.constEnd() && std::holds_alternative<bool>(*it)) {
        text += std::get<bool>(*it) ? u"\n WITH OIDS"_s : u"\n WITHOUT OIDS"_s;
    }
    const QString onCommit = schema::optionText(options, u"postgresql_on_commit"_s);
    if (!onCommit.isEmpty())
        text += u"\n ON COMMIT "_s + onCommit.toUpper().replace(u'_', u' ');
    const QString tablespace = schema::optionText(options, u"postgresql_tablespace"_s);
    if (!tablespace.isEmpty())
        text += u"\n TABLESPACE "_s + quoted(tablespace, Dialect::Postgresql);
    return text;
}

} // namespace retort::dialect::postgresql
