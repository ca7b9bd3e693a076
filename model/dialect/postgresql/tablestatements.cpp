// SPDX-License-Identifier: GPL-3.0-or-later
// CREATE TABLE, ALTER TABLE and CREATE INDEX, from parse trees.
#include "model/dialect/postgresql/definitionreplay.h"
#include "model/dialect/postgresql/typereader.h"
#include "model/dialect/quoting.h"
#include "model/expression/build.h"
#include "model/operations/effect.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;
using schema::Identifier;
using schema::ObjectName;

namespace {

/// One statement about one table.
class TableStatement
{
public:
    TableStatement(const ObjectName &table, const ParsedText &text, schema::Catalog &catalog)
        : m_table(table)
        , m_text(text)
        , m_catalog(catalog)
    {
    }

    void create(const QJsonObject &statement);
    void createAs(const QJsonObject &statement);
    void alter(const QJsonObject &command);
    void index(const QJsonObject &statement);
    void uncertain(const QString &what) { m_catalog.markUncertain(m_table, uncertainBy(what)); }

private:
    schema::SqlPtr sql(const QString &expression) const
    {
        return schema::SqlPtr(expression::text(QString(expression).replace(u":"_s, u"\\:"_s)));
    }
    template<typename Operation>
    Operation about() const
    {
        Operation op;
        op.table = Identifier(m_table.name);
        op.schema = Identifier(m_table.schema);
        return op;
    }
    void apply(const operations::Operation &operation)
    {
        if (const auto applied = operations::applyTo(operation, m_catalog, {}); !applied)
            uncertain(applied.error().message);
    }

    /// The column with what stands behind it; constraints that are not the column's own go to `constraints`.
    schema::Column column(const QJsonObject &definition, QList<schema::Constraint> &constraints);
    void columnConstraint(const QJsonObject &constraint, schema::Column &column, QList<schema::Constraint> &constraints);
    std::optional<schema::Constraint> constraint(const QJsonObject &constraint, const QString &columnName = {});
    void alterColumn(const QString &kind, const QJsonObject &command);

    ObjectName m_table;
    const ParsedText &m_text;
    schema::Catalog &m_catalog;
};

QString action(const QString &code)
{
    static const QHash<QString, QString> actions{{u"r"_s, u"RESTRICT"_s}, {u"c"_s, u"CASCADE"_s}, {u"n"_s, u"SET NULL"_s},
        {u"d"_s, u"SET DEFAULT"_s}};
    return actions.value(code);
}

void fillTraits(schema::ConstraintTraits &traits, const QJsonObject &constraint)
{
    traits.name = Identifier(constraint.value("conname"_L1).toString());
    if (constraint.value("deferrable"_L1).toBool()) {
        traits.deferrable = true;
        traits.initially = constraint.value("initdeferred"_L1).toBool() ? u"DEFERRED"_s : QString();
    }
    if (constraint.value("skip_validation"_L1).toBool())
        traits.options.insert(u"postgresql_not_valid"_s, true);
}

std::optional<schema::Constraint> TableStatement::constraint(const QJsonObject &node, const QString &columnName)
{
    const QString kind = node.value("contype"_L1).toString();
    const auto keys = [&](QLatin1StringView member) {
        const QStringList named = strings(node.value(member).toArray());
        return named.isEmpty() && !columnName.isEmpty() ? QStringList{columnName} : named;
    };
    if (kind == "CONSTR_PRIMARY"_L1) {
        schema::PrimaryKey key;
        fillTraits(key, node);
        key.columns = keys("keys"_L1);
        return key;
    }
    if (kind == "CONSTR_UNIQUE"_L1) {
        schema::Unique unique;
        fillTraits(unique, node);
        unique.columns = keys("keys"_L1);
        return unique;
    }
    if (kind == "CONSTR_CHECK"_L1) {
        schema::Check check;
        fillTraits(check, node);
        check.condition = sql(withoutParentheses(m_text.parenthesizedBehind(node.value("location"_L1).toInt()), Dialect::Postgresql));
        return check;
    }
    if (kind == "CONSTR_FOREIGN"_L1) {
        schema::ForeignKey key;
        fillTraits(key, node);
        key.columns = keys("fk_attrs"_L1);
        const ObjectName target = nameOfRelation(node.value("pktable"_L1).toObject());
        key.referredTable = Identifier(target.name);
        key.referredSchema = Identifier(target.schema);
        key.referredColumns = strings(node.value("pk_attrs"_L1).toArray());
        if (key.referredColumns.isEmpty()) { // the primary key of the other table
            const auto other = m_catalog.table(target);
            key.referredColumns = other && other->primaryKey() ? other->primaryKey()->columns : QStringList();
        }
        key.onDelete = action(node.value("fk_del_action"_L1).toString());
        key.onUpdate = action(node.value("fk_upd_action"_L1).toString());
        key.match = node.value("fk_matchtype"_L1).toString() == "f"_L1 ? u"FULL"_s : QString();
        return key;
    }
    return std::nullopt;
}

void TableStatement::columnConstraint(const QJsonObject &node, schema::Column &column, QList<schema::Constraint> &constraints)
{
    const QString kind = node.value("contype"_L1).toString();
    const int location = node.value("location"_L1).toInt();
    if (kind == "CONSTR_NOTNULL"_L1)
        column.nullable = false;
    else if (kind == "CONSTR_NULL"_L1)
        column.nullable = true;
    else if (kind == "CONSTR_DEFAULT"_L1)
        column.serverDefault = schema::SqlDefault{sql(m_text.expressionBehind("DEFAULT"_L1, location))};
    else if (kind == "CONSTR_GENERATED"_L1)
        column.serverDefault = schema::Computed{sql(withoutParentheses(m_text.parenthesizedBehind(location), Dialect::Postgresql)), true};
    else if (kind == "CONSTR_IDENTITY"_L1)
        column.serverDefault = schema::Identity{node.value("generated_when"_L1).toString() == "a"_L1, false, {}};
    else if (const auto made = constraint(node, column.name.text))
        constraints.append(*made);
}

schema::Column TableStatement::column(const QJsonObject &definition, QList<schema::Constraint> &constraints)
{
    static const QHash<QString, QString> serials{{u"serial"_s, u"integer"_s}, {u"serial4"_s, u"integer"_s},
        {u"bigserial"_s, u"bigint"_s}, {u"serial8"_s, u"bigint"_s}, {u"smallserial"_s, u"smallint"_s}, {u"serial2"_s, u"smallint"_s}};
    schema::Column made;
    made.name = Identifier(definition.value("colname"_L1).toString());
    const QString type = typeText(definition.value("typeName"_L1).toObject());
    made.type = readType(serials.value(type, type), m_catalog);
    made.autoincrement = schema::Column::Autoincrement::Never; // what is no SERIAL is none, whatever SQLAlchemy would make of it
    if (serials.contains(type)) {
        made.autoincrement = schema::Column::Autoincrement::Always;
        made.nullable = false;
        made.serverDefault = schema::SqlDefault{sql(u"nextval('%1'::regclass)"_s.arg(
            qualified(Identifier(m_table.schema), Identifier(m_table.name + u'_' + made.name.text + u"_seq"_s), Dialect::Postgresql)))};
    }
    const QStringList collation = strings(definition.value("collClause"_L1).toObject().value("collname"_L1).toArray());
    if (!collation.isEmpty())
        made.type = made.type.with("collation"_L1, collation.last());
    for (const QJsonValue item : definition.value("constraints"_L1).toArray())
        columnConstraint(item.toObject().value("Constraint"_L1).toObject(), made, constraints);
    return made;
}

void TableStatement::create(const QJsonObject &statement)
{
    if (statement.value("if_not_exists"_L1).toBool() && m_catalog.table(m_table))
        return;
    operations::CreateTable op;
    op.definition.name = Identifier(m_table.name);
    op.definition.schema = Identifier(m_table.schema);
    if (statement.value("relation"_L1).toObject().value("relpersistence"_L1).toString() == "u"_L1)
        op.definition.prefixes << u"UNLOGGED"_s;
    QString doubt;
    QList<schema::Constraint> constraints;
    for (const QJsonValue item : statement.value("tableElts"_L1).toArray()) {
        const QJsonObject element = item.toObject();
        if (const QJsonObject definition = element.value("ColumnDef"_L1).toObject(); !definition.isEmpty())
            op.definition.items << column(definition, constraints);
        else if (const auto made = constraint(element.value("Constraint"_L1).toObject()))
            constraints << *made;
        else
            doubt = element.contains("TableLikeClause"_L1) ? u"CREATE TABLE … (LIKE …)"_s : u"CREATE TABLE with an EXCLUDE constraint"_s;
    }
    for (const schema::Constraint &made : std::as_const(constraints))
        op.definition.items << made;
    if (statement.contains("inhRelations"_L1) || statement.contains("partbound"_L1))
        doubt = u"CREATE TABLE with the columns of another one"_s;
    apply(op);
    if (!doubt.isEmpty())
        uncertain(doubt);
}

void TableStatement::createAs(const QJsonObject &statement)
{
    if (statement.value("if_not_exists"_L1).toBool() && m_catalog.table(m_table))
        return;
    uncertain(u"CREATE TABLE … AS"_s);
}

void TableStatement::alterColumn(const QString &kind, const QJsonObject &command)
{
    auto op = about<operations::AlterColumn>();
    op.column = Identifier(command.value("name"_L1).toString());
    const QJsonValue definition = command.value("def"_L1);
    if (kind == "AT_SetNotNull"_L1 || kind == "AT_DropNotNull"_L1) {
        op.nullable = kind == "AT_DropNotNull"_L1;
    } else if (kind == "AT_AlterColumnType"_L1) {
        op.type = readType(typeText(definition.toObject().value("ColumnDef"_L1).toObject().value("typeName"_L1).toObject()), m_catalog);
    } else if (kind == "AT_ColumnDefault"_L1 && definition.isUndefined()) {
        op.serverDefault = schema::NoDefault();
    } else if (kind == "AT_ColumnDefault"_L1) {
        op.serverDefault = schema::SqlDefault{
            sql(m_text.expressionBehind("DEFAULT"_L1, m_text.lastBefore("DEFAULT"_L1, firstLocation(definition))))};
    } else if (kind == "AT_DropExpression"_L1 || kind == "AT_DropIdentity"_L1) {
        op.serverDefault = schema::NoDefault();
    } else if (kind == "AT_AddIdentity"_L1) {
        const QJsonObject identity = definition.toObject().value("Constraint"_L1).toObject();
        op.serverDefault = schema::Identity{identity.value("generated_when"_L1).toString() == "a"_L1, false, {}};
    }
    apply(op);
}

void TableStatement::alter(const QJsonObject &command)
{
    const QString kind = command.value("subtype"_L1).toString();
    const QString name = command.value("name"_L1).toString();
    static const QStringList columnKinds{u"AT_SetNotNull"_s, u"AT_DropNotNull"_s, u"AT_AlterColumnType"_s, u"AT_ColumnDefault"_s,
        u"AT_DropExpression"_s, u"AT_DropIdentity"_s, u"AT_AddIdentity"_s};
    // Storage, owners, statistics, triggers switched on and off: nothing that a catalog tells.
    static const QStringList harmless{u"AT_SetStatistics"_s, u"AT_SetOptions"_s, u"AT_ResetOptions"_s, u"AT_SetStorage"_s,
        u"AT_SetCompression"_s, u"AT_ChangeOwner"_s, u"AT_ClusterOn"_s, u"AT_DropCluster"_s, u"AT_SetLogged"_s, u"AT_SetUnLogged"_s,
        u"AT_SetTableSpace"_s, u"AT_SetRelOptions"_s, u"AT_ResetRelOptions"_s, u"AT_EnableTrig"_s, u"AT_EnableAlwaysTrig"_s,
        u"AT_EnableReplicaTrig"_s, u"AT_DisableTrig"_s, u"AT_EnableTrigAll"_s, u"AT_DisableTrigAll"_s, u"AT_EnableTrigUser"_s,
        u"AT_DisableTrigUser"_s, u"AT_EnableRule"_s, u"AT_DisableRule"_s, u"AT_ReplicaIdentity"_s, u"AT_EnableRowSecurity"_s,
        u"AT_DisableRowSecurity"_s, u"AT_ForceRowSecurity"_s, u"AT_NoForceRowSecurity"_s, u"AT_AlterConstraint"_s,
        u"AT_SetIdentity"_s, u"AT_SetAccessMethod"_s};
    if (columnKinds.contains(kind)) {
        alterColumn(kind, command);
    } else if (kind == "AT_AddColumn"_L1) {
        QList<schema::Constraint> constraints;
        auto op = about<operations::AddColumn>();
        op.column = column(command.value("def"_L1).toObject().value("ColumnDef"_L1).toObject(), constraints);
        const auto known = m_catalog.table(m_table);
        if (known && known->column(op.column.name.text))
            return; // IF NOT EXISTS; else the server refuses
        apply(op);
        for (const schema::Constraint &made : std::as_const(constraints)) {
            auto add = about<operations::AddConstraint>();
            add.constraint = made;
            apply(add);
        }
    } else if (kind == "AT_DropColumn"_L1) {
        auto op = about<operations::DropColumn>();
        op.column = Identifier(name);
        apply(op);
    } else if (kind == "AT_AddConstraint"_L1) {
        auto op = about<operations::AddConstraint>();
        const QJsonObject node = command.value("def"_L1).toObject().value("Constraint"_L1).toObject();
        const auto made = node.contains("indexname"_L1) ? std::nullopt : constraint(node);
        if (!made)
            return uncertain(u"ALTER TABLE … ADD CONSTRAINT"_s);
        op.constraint = *made;
        apply(op);
    } else if (kind == "AT_DropConstraint"_L1) {
        auto op = about<operations::DropConstraint>();
        op.name = Identifier(name);
        apply(op);
    } else if (kind == "AT_ValidateConstraint"_L1) {
        auto table = m_catalog.table(m_table);
        const qsizetype at = table ? table->constraintIndex(name) : -1;
        if (at >= 0) {
            schema::Table changed = *table;
            schema::traits(changed.constraints[at]).options.remove(u"postgresql_not_valid"_s);
            m_catalog.setTable(std::move(changed));
        }
    } else if (!harmless.contains(kind)) {
        uncertain(u"ALTER TABLE"_s);
    }
}

void TableStatement::index(const QJsonObject &statement)
{
    auto op = about<operations::CreateIndex>();
    op.index.name = Identifier(statement.value("idxname"_L1).toString());
    op.index.unique = statement.value("unique"_L1).toBool();
    op.ifNotExists = statement.value("if_not_exists"_L1).toBool();
    if (op.ifNotExists && m_catalog.tableOfIndex(m_table.schema, op.index.name.text))
        return;
    const QString method = statement.value("accessMethod"_L1).toString();
    if (!method.isEmpty() && method != "btree"_L1)
        op.index.options.insert(u"postgresql_using"_s, method);
    const QJsonArray elements = statement.value("indexParams"_L1).toArray();
    const QStringList texts = m_text.listBehind(statement.value("relation"_L1).toObject().value("location"_L1).toInt());
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const QJsonObject element = elements.at(i).toObject().value("IndexElem"_L1).toObject();
        const QString name = element.value("name"_L1).toString();
        const bool plain = !name.isEmpty() && !element.contains("opclass"_L1) && !element.contains("collation"_L1)
            && element.value("ordering"_L1).toString() != "SORTBY_DESC"_L1
            && element.value("nulls_ordering"_L1).toString() == "SORTBY_NULLS_DEFAULT"_L1;
        op.index.elements << (plain ? schema::IndexElement{name, nullptr} : schema::IndexElement{{}, sql(texts.value(i))});
    }
    QStringList included;
    for (const QJsonValue item : statement.value("indexIncludingParams"_L1).toArray())
        included << item.toObject().value("IndexElem"_L1).toObject().value("name"_L1).toString();
    if (!included.isEmpty())
        op.index.options.insert(u"postgresql_include"_s, included);
    if (statement.contains("whereClause"_L1))
        op.index.options.insert(u"postgresql_where"_s, sql(m_text.lastClause("WHERE"_L1)));
    if (statement.value("nulls_not_distinct"_L1).toBool())
        op.index.options.insert(u"postgresql_nulls_not_distinct"_s, true);
    apply(op);
}

} // namespace

bool replayTableStatement(const QString &node, const QJsonObject &statement, const ParsedText &text, schema::Catalog &catalog)
{
    const QJsonObject relation = statement.value("relation"_L1).toObject();
    TableStatement about(nameOfRelation(relation), text, catalog);
    if (node == "CreateStmt"_L1) {
        if (relation.value("relpersistence"_L1).toString() != "t"_L1) // a temporary table is gone when the session ends
            about.create(statement);
        return true;
    }
    if (node == "CreateTableAsStmt"_L1 && statement.value("objtype"_L1).toString() == "OBJECT_TABLE"_L1) {
        const QJsonObject target = statement.value("into"_L1).toObject().value("rel"_L1).toObject();
        if (target.value("relpersistence"_L1).toString() != "t"_L1)
            TableStatement(nameOfRelation(target), text, catalog).createAs(statement);
        return true;
    }
    if (node == "IndexStmt"_L1) {
        about.index(statement);
        return true;
    }
    if (node != "AlterTableStmt"_L1)
        return false;
    if (statement.value("objtype"_L1).toString() == "OBJECT_TABLE"_L1) {
        for (const QJsonValue command : statement.value("cmds"_L1).toArray())
            about.alter(command.toObject().value("AlterTableCmd"_L1).toObject());
    }
    return true; // of a view, index or sequence: owners and storage
}

} // namespace retort::dialect::postgresql
