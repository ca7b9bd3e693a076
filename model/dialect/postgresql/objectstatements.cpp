// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is no table: types, sequences, schemas, views, triggers, functions, comments, and what is renamed and dropped.
#include "model/dialect/postgresql/definitionreplay.h"
#include "model/dialect/postgresql/typereader.h"
#include "model/operations/effect.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;
using schema::Identifier;
using schema::ObjectName;
using schema::StoredObject;

namespace {

void apply(const operations::Operation &operation, schema::Catalog &catalog)
{
    static_cast<void>(operations::applyTo(operation, catalog, {})); // without conventions nothing is raised
}

/// The type with other details where it is the enum of that name, or an array of it.
std::optional<schema::SqlType> changedType(const schema::SqlType &type, const ObjectName &name, const schema::EnumType &now)
{
    if (const schema::EnumDetails *details = type.enumDetails(); details && details->name == name.name && details->schema == name.schema) {
        schema::EnumDetails renewed = *details;
        renewed.name = now.name.text;
        renewed.labels = now.labels;
        return type.withEnumDetails(renewed);
    }
    const schema::SqlTypePtr item = type.nested("item_type"_L1);
    const auto changed = item ? changedType(*item, name, now) : std::nullopt;
    return changed ? std::optional(type.with("item_type"_L1, std::make_shared<const schema::SqlType>(*changed))) : std::nullopt;
}

/// Every column of the enum type `name` gets it as it is now.
void refreshType(const ObjectName &name, const schema::EnumType &now, schema::Catalog &catalog)
{
    const auto tables = catalog.tables();
    for (const auto &table : tables) {
        schema::Table changed = *table;
        bool touched = false;
        for (schema::Column &column : changed.columns) {
            if (const auto type = changedType(column.type, name, now)) {
                column.type = *type;
                touched = true;
            }
        }
        if (touched)
            catalog.setTable(std::move(changed));
    }
}

void alterEnum(const QJsonObject &statement, schema::Catalog &catalog)
{
    const ObjectName name = nameOfList(statement.value("typeName"_L1).toArray());
    const auto known = catalog.types().constFind(name);
    const auto *enumeration = known == catalog.types().cend() ? nullptr : std::get_if<schema::EnumType>(&*known);
    if (!enumeration)
        return;
    schema::EnumType changed = *enumeration;
    const QString value = statement.value("newVal"_L1).toString();
    if (const QString old = statement.value("oldVal"_L1).toString(); !old.isEmpty()) {
        std::replace(changed.labels.begin(), changed.labels.end(), old, value);
    } else if (!changed.labels.contains(value)) {
        const qsizetype neighbour = changed.labels.indexOf(statement.value("newValNeighbor"_L1).toString());
        const qsizetype place = neighbour < 0 ? changed.labels.size() : statement.value("newValIsAfter"_L1).toBool() ? neighbour + 1 : neighbour;
        changed.labels.insert(place, value);
    }
    catalog.setType(changed);
    refreshType(name, changed, catalog);
}

/// The sequence of CREATE SEQUENCE and ALTER SEQUENCE. One that a column owns is a part of its table and goes with it.
void setSequence(const QJsonObject &statement, bool isNew, schema::Catalog &catalog)
{
    const ObjectName name = nameOfRelation(statement.value("sequence"_L1).toObject());
    std::optional<bool> owned; // nothing: the statement does not say
    for (const QJsonValue item : statement.value("options"_L1).toArray()) {
        const QJsonObject option = item.toObject().value("DefElem"_L1).toObject();
        const QStringList owner = strings(option.value("arg"_L1).toObject().value("List"_L1).toObject().value("items"_L1).toArray());
        if (option.value("defname"_L1).toString() == "owned_by"_L1)
            owned = owner != QStringList{u"none"_s};
    }
    if (owned.value_or(false)) {
        catalog.removeSequence(name);
    } else if (isNew || owned) {
        schema::Sequence sequence;
        sequence.name = Identifier(name.name);
        sequence.schema = Identifier(name.schema);
        catalog.setSequence(sequence);
    }
}

void createDomain(const QJsonObject &statement, schema::Catalog &catalog)
{
    const ObjectName name = nameOfList(statement.value("domainname"_L1).toArray());
    schema::DomainType domain;
    domain.name = Identifier(name.name);
    domain.schema = Identifier(name.schema);
    domain.base = readType(typeText(statement.value("typeName"_L1).toObject()), catalog);
    for (const QJsonValue item : statement.value("constraints"_L1).toArray()) {
        if (item.toObject().value("Constraint"_L1).toObject().value("contype"_L1).toString() == "CONSTR_NOTNULL"_L1)
            domain.notNull = true;
    }
    catalog.setType(domain);
}

void storeObject(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table, const QString &sql, schema::Catalog &catalog)
{
    catalog.setStoredObject({kind, name, table, sql, {}});
}

/// "f(integer, text)", with the arguments that tell one function from another.
ObjectName functionName(const QJsonArray &names, const QStringList &types)
{
    ObjectName name = nameOfList(names);
    name.name += u'(' + types.join(u", "_s) + u')';
    return name;
}

QStringList argumentTypes(const QJsonArray &arguments)
{
    QStringList types;
    for (const QJsonValue item : arguments) {
        const QJsonObject parameter = item.toObject().value("FunctionParameter"_L1).toObject();
        const QString mode = parameter.value("mode"_L1).toString();
        if (mode != "FUNC_PARAM_OUT"_L1 && mode != "FUNC_PARAM_TABLE"_L1)
            types << typeText(parameter.value("argType"_L1).toObject());
    }
    return types;
}

/// The kind of a stored object in DROP, ALTER … RENAME and COMMENT; nothing for another kind.
std::optional<StoredObject::Kind> storedKind(const QString &type)
{
    static const QHash<QString, StoredObject::Kind> kinds{{u"OBJECT_VIEW"_s, StoredObject::Kind::View},
        {u"OBJECT_MATVIEW"_s, StoredObject::Kind::MaterializedView}, {u"OBJECT_TRIGGER"_s, StoredObject::Kind::Trigger},
        {u"OBJECT_FUNCTION"_s, StoredObject::Kind::Function}, {u"OBJECT_PROCEDURE"_s, StoredObject::Kind::Function},
        {u"OBJECT_EXTENSION"_s, StoredObject::Kind::Extension}};
    const auto kind = kinds.constFind(type);
    return kind == kinds.cend() ? std::nullopt : std::optional(*kind);
}

/// The names in DROP: a list of Strings, a TypeName, or a function with its arguments.
ObjectName droppedName(const QJsonObject &object)
{
    if (object.contains("List"_L1))
        return nameOfList(object.value("List"_L1).toObject().value("items"_L1).toArray());
    if (object.contains("TypeName"_L1))
        return nameOfList(object.value("TypeName"_L1).toObject().value("names"_L1).toArray());
    if (object.contains("String"_L1))
        return {{}, object.value("String"_L1).toObject().value("sval"_L1).toString()};
    return nameOfList(object.value("ObjectWithArgs"_L1).toObject().value("objname"_L1).toArray());
}

bool mentions(const QString &sql, const ObjectName &name)
{
    const QList<SqlToken> tokens = sqlTokens(sql, Dialect::Postgresql);
    return std::any_of(tokens.cbegin(), tokens.cend(), [&](const SqlToken &token) {
        return token.kind != SqlToken::Kind::String && token.name(Dialect::Postgresql) == name.name;
    });
}

/// A table goes with its triggers; CASCADE takes the keys that refer to it and the views on it along.
void dropTable(const ObjectName &name, bool cascade, schema::Catalog &catalog)
{
    operations::DropTable op;
    op.table = Identifier(name.name);
    op.schema = Identifier(name.schema);
    apply(op, catalog);
    const QList<StoredObject> stored = catalog.storedObjects();
    for (const StoredObject &object : stored) {
        const bool view = object.kind == StoredObject::Kind::View || object.kind == StoredObject::Kind::MaterializedView;
        if ((object.kind == StoredObject::Kind::Trigger && object.table == name) || (view && cascade && mentions(object.sql, name)))
            catalog.removeStoredObject(object.kind, object.name, object.table);
    }
    if (!cascade)
        return;
    const auto tables = catalog.tables();
    for (const auto &table : tables) {
        schema::Table changed = *table;
        changed.constraints.removeIf([&](const schema::Constraint &constraint) {
            const auto *key = std::get_if<schema::ForeignKey>(&constraint);
            return key && key->referredTable.text == name.name && key->referredSchema.text == name.schema;
        });
        if (changed.constraints.size() != table->constraints.size())
            catalog.setTable(std::move(changed));
    }
}

void dropType(const ObjectName &name, bool cascade, schema::Catalog &catalog)
{
    const auto tables = catalog.tables();
    for (const auto &table : tables) {
        const bool uses = std::any_of(table->columns.cbegin(), table->columns.cend(), [&](const schema::Column &column) {
            const schema::EnumDetails *details = column.type.enumDetails();
            return details ? details->name == name.name : column.type.repr().contains(name.name);
        });
        if (uses && cascade)
            catalog.markUncertain(schema::nameOf(*table), uncertainBy(u"DROP TYPE %1 CASCADE"_s.arg(name.display())));
    }
    catalog.removeType(name);
}

void drop(const QJsonObject &statement, schema::Catalog &catalog)
{
    const QString type = statement.value("removeType"_L1).toString();
    const bool cascade = statement.value("behavior"_L1).toString() == "DROP_CASCADE"_L1;
    for (const QJsonValue item : statement.value("objects"_L1).toArray()) {
        const QJsonObject object = item.toObject();
        const ObjectName name = droppedName(object);
        if (type == "OBJECT_TABLE"_L1 || type == "OBJECT_FOREIGN_TABLE"_L1) {
            dropTable(name, cascade, catalog);
        } else if (type == "OBJECT_INDEX"_L1) {
            operations::DropIndex op;
            op.name = Identifier(name.name);
            op.schema = Identifier(name.schema);
            apply(op, catalog);
        } else if (type == "OBJECT_TYPE"_L1 || type == "OBJECT_DOMAIN"_L1) {
            dropType(name, cascade, catalog);
        } else if (type == "OBJECT_SEQUENCE"_L1) {
            catalog.removeSequence(name);
        } else if (type == "OBJECT_SCHEMA"_L1) {
            apply(operations::DropSchema{Identifier(name.name), cascade, true}, catalog);
        } else if (type == "OBJECT_TRIGGER"_L1) { // table names before the trigger's
            const QStringList parts = strings(object.value("List"_L1).toObject().value("items"_L1).toArray());
            const ObjectName table{parts.size() > 2 && parts.first() != "public"_L1 ? parts.first() : QString(), parts.value(parts.size() - 2)};
            catalog.removeStoredObject(StoredObject::Kind::Trigger, {table.schema, parts.value(parts.size() - 1)}, table);
        } else if (type == "OBJECT_FUNCTION"_L1 || type == "OBJECT_PROCEDURE"_L1) {
            const QList<StoredObject> stored = catalog.storedObjects();
            const QStringList types = argumentTypes(object.value("ObjectWithArgs"_L1).toObject().value("objfuncargs"_L1).toArray());
            for (const StoredObject &known : stored) {
                const bool same = types.isEmpty() ? known.name.name.section(u'(', 0, 0) == name.name
                                                  : known.name.name == name.name + u'(' + types.join(u", "_s) + u')';
                if (known.kind == StoredObject::Kind::Function && known.name.schema == name.schema && same)
                    catalog.removeStoredObject(known.kind, known.name);
            }
        } else if (const auto kind = storedKind(type)) {
            catalog.removeStoredObject(*kind, name);
        }
    }
}

void renameStored(StoredObject::Kind kind, const ObjectName &name, const ObjectName &table, const QString &newName, schema::Catalog &catalog)
{
    const StoredObject *known = catalog.storedObject(kind, name, table);
    if (!known)
        return;
    StoredObject renamed = *known;
    catalog.removeStoredObject(kind, name, table);
    renamed.name.name = newName;
    catalog.setStoredObject(renamed);
}

void renameIndex(const ObjectName &name, const QString &newName, schema::Catalog &catalog)
{
    const auto table = catalog.tableOfIndex(name.schema, name.name);
    if (!table)
        return;
    schema::Table changed = *table;
    changed.indexes[changed.indexIndex(name.name)].name = Identifier(newName);
    catalog.setTable(std::move(changed));
}

void renameConstraint(const ObjectName &table, const QString &name, const QString &newName, schema::Catalog &catalog)
{
    const auto known = catalog.table(table);
    const qsizetype at = known ? known->constraintIndex(name) : -1;
    if (at < 0)
        return;
    schema::Table changed = *known;
    schema::traits(changed.constraints[at]).name = Identifier(newName);
    catalog.setTable(std::move(changed));
}

void renameType(const ObjectName &name, const QString &newName, schema::Catalog &catalog)
{
    const auto known = catalog.types().constFind(name);
    if (known == catalog.types().cend())
        return;
    schema::NamedType renamed = *known;
    std::visit([&](auto &type) { type.name = Identifier(newName); }, renamed);
    catalog.removeType(name);
    catalog.setType(renamed);
    if (const auto *enumeration = std::get_if<schema::EnumType>(&renamed))
        refreshType(name, *enumeration, catalog);
}

void rename(const QJsonObject &statement, schema::Catalog &catalog)
{
    const QString type = statement.value("renameType"_L1).toString();
    const ObjectName relation = nameOfRelation(statement.value("relation"_L1).toObject());
    const QString part = statement.value("subname"_L1).toString();
    const QString newName = statement.value("newname"_L1).toString();
    const QJsonObject object = statement.value("object"_L1).toObject();
    if (type == "OBJECT_TABLE"_L1) {
        apply(operations::RenameTable{Identifier(relation.name), Identifier(newName), Identifier(relation.schema)}, catalog);
    } else if (type == "OBJECT_COLUMN"_L1) {
        operations::AlterColumn op;
        op.table = Identifier(relation.name);
        op.schema = Identifier(relation.schema);
        op.column = Identifier(part);
        op.newName = Identifier(newName);
        apply(op, catalog);
    } else if (type == "OBJECT_INDEX"_L1) {
        renameIndex(relation, newName, catalog);
    } else if (type == "OBJECT_TABCONSTRAINT"_L1) {
        renameConstraint(relation, part, newName, catalog);
    } else if (type == "OBJECT_SEQUENCE"_L1) {
        const auto known = catalog.sequences().constFind(relation);
        if (known != catalog.sequences().cend()) {
            schema::Sequence renamed = *known;
            catalog.removeSequence(relation);
            renamed.name = Identifier(newName);
            catalog.setSequence(renamed);
        }
    } else if (type == "OBJECT_TYPE"_L1 || type == "OBJECT_DOMAIN"_L1) {
        renameType(droppedName(object), newName, catalog);
    } else if (type == "OBJECT_TRIGGER"_L1) {
        renameStored(StoredObject::Kind::Trigger, {relation.schema, part}, relation, newName, catalog);
    } else if (type == "OBJECT_VIEW"_L1 || type == "OBJECT_MATVIEW"_L1) {
        renameStored(*storedKind(type), relation, {}, newName, catalog);
    } else if (type == "OBJECT_SCHEMA"_L1) {
        catalog.markUncertain(uncertainBy(u"ALTER SCHEMA … RENAME"_s)); // every name in it
    }
}

void moveToSchema(const QJsonObject &statement, schema::Catalog &catalog)
{
    const QString target = statement.value("newschema"_L1).toString();
    const ObjectName name = nameOfRelation(statement.value("relation"_L1).toObject());
    const auto table = catalog.table(name);
    if (!table || statement.value("objectType"_L1).toString() != "OBJECT_TABLE"_L1)
        return;
    schema::Table moved = *table;
    catalog.removeTable(name);
    moved.schema = Identifier(target == "public"_L1 ? QString() : target);
    catalog.setTable(std::move(moved));
}

void comment(const QJsonObject &statement, schema::Catalog &catalog)
{
    const QString type = statement.value("objtype"_L1).toString();
    const QStringList parts = strings(statement.value("object"_L1).toObject().value("List"_L1).toObject().value("items"_L1).toArray());
    const std::optional<QString> text = statement.contains("comment"_L1) ? std::optional(statement.value("comment"_L1).toString()) : std::nullopt;
    const qsizetype last = parts.size() - (type == "OBJECT_COLUMN"_L1 ? 2 : 1);
    const QString schemaName = last > 0 && parts.value(last - 1) != "public"_L1 ? parts.value(last - 1) : QString();
    if (type == "OBJECT_TABLE"_L1) {
        apply(operations::CreateTableComment{Identifier(parts.value(last)), Identifier(schemaName), text}, catalog);
    } else if (type == "OBJECT_COLUMN"_L1) {
        operations::AlterColumn op;
        op.table = Identifier(parts.value(last));
        op.schema = Identifier(schemaName);
        op.column = Identifier(parts.value(last + 1));
        op.comment = text;
        apply(op, catalog);
    }
}

bool create(const QString &node, const QJsonObject &statement, const QString &sql, schema::Catalog &catalog)
{
    if (node == "CreateEnumStmt"_L1) {
        const ObjectName name = nameOfList(statement.value("typeName"_L1).toArray());
        catalog.setType(schema::EnumType{Identifier(name.name), Identifier(name.schema), strings(statement.value("vals"_L1).toArray())});
    } else if (node == "CreateDomainStmt"_L1) {
        createDomain(statement, catalog);
    } else if (node == "CreateSeqStmt"_L1) {
        setSequence(statement, true, catalog);
    } else if (node == "CreateSchemaStmt"_L1) {
        catalog.addSchema(statement.value("schemaname"_L1).toString());
        return !statement.contains("schemaElts"_L1);
    } else if (node == "ViewStmt"_L1) {
        storeObject(StoredObject::Kind::View, nameOfRelation(statement.value("view"_L1).toObject()), {}, sql, catalog);
    } else if (node == "CreateTableAsStmt"_L1) { // what is no table is a materialized view
        storeObject(StoredObject::Kind::MaterializedView, nameOfRelation(statement.value("into"_L1).toObject().value("rel"_L1).toObject()), {}, sql, catalog);
    } else if (node == "CreateTrigStmt"_L1) {
        const ObjectName table = nameOfRelation(statement.value("relation"_L1).toObject());
        storeObject(StoredObject::Kind::Trigger, {table.schema, statement.value("trigname"_L1).toString()}, table, sql, catalog);
    } else if (node == "CreateFunctionStmt"_L1) {
        storeObject(StoredObject::Kind::Function, functionName(statement.value("funcname"_L1).toArray(), argumentTypes(statement.value("parameters"_L1).toArray())), {}, sql, catalog);
    } else if (node == "CreateExtensionStmt"_L1) {
        storeObject(StoredObject::Kind::Extension, {{}, statement.value("extname"_L1).toString()}, {}, sql, catalog);
    } else {
        return false;
    }
    return true;
}

} // namespace

bool replayObjectStatement(const QString &node, const QJsonObject &statement, const QString &sql, schema::Catalog &catalog)
{
    // Rights, owners, policies, publications, statistics: nothing that a catalog tells.
    static const QStringList harmless{u"GrantStmt"_s, u"GrantRoleStmt"_s, u"AlterOwnerStmt"_s, u"AlterDefaultPrivilegesStmt"_s,
        u"CreatePolicyStmt"_s, u"AlterPolicyStmt"_s, u"CreatePublicationStmt"_s, u"AlterPublicationStmt"_s, u"CreateSubscriptionStmt"_s,
        u"CreateStatsStmt"_s, u"AlterStatsStmt"_s, u"CreateRoleStmt"_s, u"AlterRoleStmt"_s, u"DropRoleStmt"_s, u"AlterRoleSetStmt"_s,
        u"AlterDatabaseSetStmt"_s, u"AlterSystemStmt"_s, u"RuleStmt"_s, u"CreateCastStmt"_s, u"CreateEventTrigStmt"_s,
        u"AlterEventTrigStmt"_s, u"CreateFdwStmt"_s, u"CreateForeignServerStmt"_s, u"CreateUserMappingStmt"_s, u"CreateAmStmt"_s,
        u"AlterFunctionStmt"_s, u"AlterObjectDependsStmt"_s, u"AlterExtensionStmt"_s, u"DefineStmt"_s,
        u"CreateOpClassStmt"_s, u"CreateOpFamilyStmt"_s, u"AlterOpFamilyStmt"_s, u"CompositeTypeStmt"_s, u"CreateRangeStmt"_s,
        u"CreateConversionStmt"_s, u"CreateTransformStmt"_s, u"CreateTableSpaceStmt"_s, u"CreatePLangStmt"_s, u"AlterTypeStmt"_s,
        u"AlterDomainStmt"_s, u"AlterCollationStmt"_s};
    if (harmless.contains(node))
        return true;
    if (node == "AlterEnumStmt"_L1) {
        alterEnum(statement, catalog);
    } else if (node == "AlterSeqStmt"_L1) {
        setSequence(statement, false, catalog);
    } else if (node == "DropStmt"_L1) {
        drop(statement, catalog);
    } else if (node == "RenameStmt"_L1) {
        rename(statement, catalog);
    } else if (node == "AlterObjectSchemaStmt"_L1) {
        moveToSchema(statement, catalog);
    } else if (node == "CommentStmt"_L1) {
        comment(statement, catalog);
    } else {
        return create(node, statement, sql, catalog);
    }
    return true;
}

} // namespace retort::dialect::postgresql
