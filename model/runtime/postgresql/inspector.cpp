// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/runtime/postgresql/inspector.h"

#include "model/dialect/postgresql/typereader.h"
#include "model/dialect/sqltokens.h"
#include "model/expression/build.h"
#include "model/runtime/postgresql/inspectionqueries.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::runtime::postgresql {

namespace {

using schema::Identifier;

/// One inspection. Every query gives rows of text and numbers; lists of columns come as texts with U+001F between the names.
class Inspection
{
public:
    explicit Inspection(Connection &connection)
        : m_connection(connection)
    {
    }

    Result<std::shared_ptr<const schema::Catalog>> run()
    {
        const bool read = each(currentSchema, &Inspection::takeCurrentSchema) && each(schemaNames, &Inspection::takeSchema)
            && each(enumTypes, &Inspection::takeEnum) && each(domainTypes, &Inspection::takeDomain)
            && each(tables, &Inspection::takeTable) && each(columns, &Inspection::takeColumn)
            && each(constraints, &Inspection::takeConstraint) && each(indexes, &Inspection::takeIndex)
            && each(sequences, &Inspection::takeSequence) && each(functions, &Inspection::takeFunction)
            && each(views, &Inspection::takeView) && each(triggers, &Inspection::takeTrigger);
        if (!read)
            return tl::unexpected(m_error);
        for (const schema::Table &table : std::as_const(m_tables))
            m_catalog.setTable(table);
        return std::make_shared<const schema::Catalog>(std::move(m_catalog));
    }

private:
    bool each(const char *sql, void (Inspection::*take)(const QVariantList &))
    {
        const auto reply = m_connection.query(QString::fromUtf8(sql));
        if (!reply) {
            m_error = reply.error().error;
            return false;
        }
        for (const QVariantList &row : reply->rows)
            (this->*take)(row);
        return true;
    }

    static QStringList list(const QVariant &cell)
    {
        return cell.toString().isEmpty() ? QStringList() : cell.toString().split(QChar(0x1f));
    }
    Identifier schemaOf(const QVariant &cell) const
    {
        return cell.toString() == m_currentSchema ? Identifier() : Identifier(cell.toString());
    }
    schema::ObjectName nameOf(const QVariantList &row) const { return {schemaOf(row.at(0)).text, row.at(1).toString()}; }
    /// The table of a row that begins with the table's schema and name.
    schema::Table *tableOf(const QVariantList &row)
    {
        const auto table = m_tables.find(nameOf(row));
        return table == m_tables.end() ? nullptr : &*table;
    }
    /// SQL of the server as it wrote it.
    static schema::SqlPtr text(const QVariant &cell)
    {
        return cell.isNull() ? schema::SqlPtr() : schema::SqlPtr(expression::text(QString(cell.toString()).replace(u":"_s, u"\\:"_s)));
    }

    void takeCurrentSchema(const QVariantList &row) { m_currentSchema = row.at(0).toString(); }
    void takeSchema(const QVariantList &row)
    {
        if (row.at(0).toString() != m_currentSchema)
            m_catalog.addSchema(row.at(0).toString());
    }
    void takeEnum(const QVariantList &row)
    {
        m_catalog.setType(schema::EnumType{Identifier(row.at(1).toString()), schemaOf(row.at(0)), list(row.at(2))});
    }
    void takeDomain(const QVariantList &row);
    void takeTable(const QVariantList &row);
    void takeColumn(const QVariantList &row);
    void takeConstraint(const QVariantList &row);
    static void fillExclude(schema::Exclude &exclude, const QString &definition);
    void takeIndex(const QVariantList &row);
    void takeSequence(const QVariantList &row);
    void takeFunction(const QVariantList &row) { takeStored(row, schema::StoredObject::Kind::Function, {}); }
    void takeView(const QVariantList &row)
    {
        takeStored(row, row.at(3).toBool() ? schema::StoredObject::Kind::MaterializedView : schema::StoredObject::Kind::View, {});
    }
    void takeTrigger(const QVariantList &row)
    {
        takeStored(row, schema::StoredObject::Kind::Trigger, {schemaOf(row.at(0)).text, row.at(3).toString()});
    }
    void takeStored(const QVariantList &row, schema::StoredObject::Kind kind, const schema::ObjectName &table)
    {
        m_catalog.setStoredObject({kind, nameOf(row), table, row.at(2).toString(), {}});
    }

    Connection &m_connection;
    schema::Catalog m_catalog;
    QMap<schema::ObjectName, schema::Table> m_tables;
    QString m_currentSchema;
    Error m_error;
};

void Inspection::takeDomain(const QVariantList &row)
{
    schema::DomainType domain;
    domain.schema = schemaOf(row.at(0));
    domain.name = Identifier(row.at(1).toString());
    domain.base = dialect::postgresql::readType(row.at(2).toString(), m_catalog);
    if (row.at(3).toBool())
        domain.notNull = true;
    domain.defaultValue = text(row.at(4));
    domain.constraintName = Identifier(row.at(5).toString());
    domain.check = text(row.at(6));
    m_catalog.setType(domain);
}

void Inspection::takeTable(const QVariantList &row)
{
    schema::Table table;
    table.schema = schemaOf(row.at(0));
    table.name = Identifier(row.at(1).toString());
    if (row.at(2).isValid())
        table.comment = row.at(2).toString();
    if (!row.at(3).isNull())
        table.options.insert(u"postgresql_partition_by"_s, row.at(3).toString());
    if (row.at(4).toString() == "u"_L1)
        table.prefixes << u"UNLOGGED"_s;
    m_tables.insert(nameOf(row), table);
}

void Inspection::takeColumn(const QVariantList &row)
{
    schema::Table *table = tableOf(row);
    if (!table)
        return;
    schema::Column column;
    column.name = Identifier(row.at(2).toString());
    column.type = dialect::postgresql::readType(row.at(3).toString(), m_catalog);
    column.nullable = !row.at(4).toBool();
    column.autoincrement = schema::Column::Autoincrement::Never;
    if (const QString collation = row.at(8).toString(); !collation.isEmpty())
        column.type = column.type.with("collation"_L1, collation);
    if (row.at(9).isValid())
        column.comment = row.at(9).toString();
    if (const QString identity = row.at(6).toString(); !identity.isEmpty()) {
        schema::Identity made;
        made.always = identity == "a"_L1;
        column.serverDefault = made;
    } else if (!row.at(7).toString().isEmpty()) {
        column.serverDefault = schema::Computed{text(dialect::withoutParentheses(row.at(5).toString(), dialect::Dialect::Postgresql)), true};
    } else if (row.at(10).toBool()) { // serial: a sequence that the column owns
        column.autoincrement = schema::Column::Autoincrement::Always;
        column.serverDefault = schema::SqlDefault{text(row.at(5))};
    } else if (!row.at(5).isNull()) {
        column.serverDefault = schema::SqlDefault{text(row.at(5))};
    }
    table->columns.append(column);
}

QString action(const QVariant &code)
{
    static const QHash<QString, QString> actions{{u"r"_s, u"RESTRICT"_s}, {u"c"_s, u"CASCADE"_s}, {u"n"_s, u"SET NULL"_s},
        {u"d"_s, u"SET DEFAULT"_s}};
    return actions.value(code.toString());
}

/// "EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((x > 0))": the server tells the parts only as this text.
void Inspection::fillExclude(schema::Exclude &exclude, const QString &definition)
{
    const QList<dialect::SqlToken> tokens = dialect::sqlTokens(definition, dialect::Dialect::Postgresql);
    const auto slice = [&](qsizetype from, qsizetype to) {
        return from >= to ? QString() : definition.mid(tokens.at(from).offset, tokens.at(to - 1).end() - tokens.at(from).offset);
    };
    qsizetype start = -1;   // of the element under way
    qsizetype with = -1;    // its WITH
    int depth = 0;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const dialect::SqlToken &token = tokens.at(i);
        if (depth == 0 && token.isWord("USING"_L1) && i + 1 < tokens.size())
            exclude.using_ = tokens.at(i + 1).text.toString();
        if (depth == 0 && start >= 0 && token.isWord("WHERE"_L1)) {
            exclude.where = text(dialect::withoutParentheses(slice(i + 1, tokens.size()), dialect::Dialect::Postgresql));
            return;
        }
        if (token.isSymbol(u'(') && depth++ == 0 && start < 0)
            start = i + 1;
        const bool ends = depth == 1 && (token.isSymbol(u')') || token.isSymbol(u','));
        if (depth == 1 && token.isWord("WITH"_L1))
            with = i;
        if (ends && with > start) {
            schema::Exclude::Element element;
            element.expression = text(slice(start, with));
            element.op = slice(with + 1, i);
            exclude.elements.append(element);
            start = i + 1;
        }
        if (token.isSymbol(u')'))
            --depth;
    }
}

void Inspection::takeConstraint(const QVariantList &row)
{
    schema::Table *table = tableOf(row);
    if (!table)
        return;
    const auto fill = [&](schema::ConstraintTraits &traits) {
        traits.name = Identifier(row.at(2).toString());
        if (row.at(5).toBool()) {
            traits.deferrable = true;
            traits.initially = row.at(6).toBool() ? u"DEFERRED"_s : QString();
        }
    };
    const QString kind = row.at(3).toString();
    const QStringList keys = list(row.at(4));
    if (kind == "p"_L1) {
        schema::PrimaryKey key;
        fill(key);
        key.columns = keys;
        for (schema::Column &column : table->columns)
            column.primaryKey = keys.contains(column.name.text);
        table->constraints.append(key);
    } else if (kind == "u"_L1) {
        schema::Unique unique;
        fill(unique);
        unique.columns = keys;
        table->constraints.append(unique);
    } else if (kind == "f"_L1) {
        schema::ForeignKey key;
        fill(key);
        key.columns = keys;
        key.referredSchema = schemaOf(row.at(7));
        key.referredTable = Identifier(row.at(8).toString());
        key.referredColumns = list(row.at(9));
        key.onUpdate = action(row.at(10));
        key.onDelete = action(row.at(11));
        key.match = row.at(12).toString() == "f"_L1 ? u"FULL"_s : QString();
        if (!row.at(14).toBool())
            key.options.insert(u"postgresql_not_valid"_s, true);
        table->constraints.append(key);
    } else if (kind == "c"_L1) {
        schema::Check check;
        fill(check);
        check.condition = text(dialect::withoutParentheses(row.at(13).toString(), dialect::Dialect::Postgresql));
        if (!row.at(14).toBool())
            check.options.insert(u"postgresql_not_valid"_s, true);
        table->constraints.append(check);
    } else if (kind == "x"_L1) {
        schema::Exclude exclude;
        fill(exclude);
        fillExclude(exclude, row.at(13).toString());
        table->constraints.append(exclude);
    }
}

void Inspection::takeIndex(const QVariantList &row)
{
    schema::Table *table = tableOf(row);
    if (!table)
        return;
    schema::Index index;
    index.name = Identifier(row.at(2).toString());
    index.unique = row.at(3).toBool();
    const QStringList columnNames = list(row.at(4)); // "" for an expression
    const QStringList definitions = list(row.at(5)); // with direction and operator class
    const qsizetype keys = row.at(6).toLongLong();
    QStringList included;
    for (qsizetype i = 0; i < definitions.size(); ++i) {
        const QString column = columnNames.value(i);
        const QString definition = definitions.at(i);
        if (i >= keys)
            included << column;
        else if (!column.isEmpty() && (definition == column || definition == u'"' + QString(column).replace(u"\""_s, u"\"\""_s) + u'"'))
            index.elements.append({column, nullptr});
        else
            index.elements.append({{}, text(definition)});
    }
    if (const QString method = row.at(7).toString(); method != "btree"_L1)
        index.options.insert(u"postgresql_using"_s, method);
    if (!row.at(8).isNull())
        index.options.insert(u"postgresql_where"_s, text(dialect::withoutParentheses(row.at(8).toString(), dialect::Dialect::Postgresql)));
    if (!included.isEmpty())
        index.options.insert(u"postgresql_include"_s, included);
    if (!row.at(9).toBool())
        index.options.insert(u"postgresql_invalid"_s, true);
    if (row.at(10).toBool())
        index.options.insert(u"postgresql_nulls_not_distinct"_s, true);
    table->indexes.append(index);
}

void Inspection::takeSequence(const QVariantList &row)
{
    schema::Sequence sequence;
    sequence.schema = schemaOf(row.at(0));
    sequence.name = Identifier(row.at(1).toString());
    sequence.options.start = row.at(2).toLongLong();
    sequence.options.increment = row.at(3).toLongLong();
    m_catalog.setSequence(sequence);
}

} // namespace

Result<std::shared_ptr<const schema::Catalog>> inspect(Connection &connection)
{
    return Inspection(connection).run();
}

} // namespace retort::runtime::postgresql
