// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/bindings/expressionobject.h"
#include "model/schema/table.h"

namespace retort::bindings {

class TableObject;

/// sa.Column. As an expression it is the column of its table, or a bare one.
class ColumnObject : public ExpressionObject
{
public:
    ColumnObject(World &world, python::Class *type, schema::Column description);
    std::optional<python::Value> attribute(python::Interpreter &interpreter, const QString &name) override;
    bool setAttribute(python::Interpreter &interpreter, const QString &name, python::Value value) override;

    schema::Column column;
    TableObject *table = nullptr;
    python::Value pythonDefault;  ///< default=…
    python::Value pythonOnUpdate;
};

/// sa.ForeignKey inside a Column.
class ForeignKeyObject : public NativeObject
{
public:
    ForeignKeyObject(World &owner, python::Class *type, schema::ColumnReference target)
        : NativeObject(owner, type)
        , reference(std::move(target))
    {
    }
    schema::ColumnReference reference;
};

/// A constraint of a table.
class ConstraintObject : public NativeObject
{
public:
    ConstraintObject(World &owner, python::Class *type, schema::Constraint description)
        : NativeObject(owner, type)
        , constraint(std::move(description))
    {
    }
    std::optional<python::Value> attribute(python::Interpreter &interpreter, const QString &name) override;

    schema::Constraint constraint;
    TableObject *table = nullptr; ///< that it belongs to; null before that
};

class IndexObject : public NativeObject
{
public:
    IndexObject(World &owner, python::Class *type, schema::Index description)
        : NativeObject(owner, type)
        , index(std::move(description))
    {
    }
    std::optional<python::Value> attribute(python::Interpreter &interpreter, const QString &name) override;

    schema::Index index;
    TableObject *table = nullptr; ///< of the columns it was made with; may be null
};

class SequenceObject : public NativeObject
{
public:
    SequenceObject(World &owner, python::Class *type, schema::Sequence description)
        : NativeObject(owner, type)
        , sequence(std::move(description))
    {
    }
    schema::Sequence sequence;
};

/// DefaultClause, FetchedValue, Computed, Identity: what can be a column's server_default.
class ServerDefaultObject : public NativeObject
{
public:
    ServerDefaultObject(World &owner, python::Class *type, schema::ServerDefault description)
        : NativeObject(owner, type)
        , serverDefault(std::move(description))
    {
    }
    schema::ServerDefault serverDefault;
};

/// What event.listen() attached to a table or its MetaData.
struct TableListener
{
    QString event;
    python::Value action; ///< a DDL element, or something to call
};

/// sa.MetaData
class MetaDataObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    std::optional<python::Value> attribute(python::Interpreter &interpreter, const QString &name) override;

    schema::Identifier schema;
    QMap<QString, QString> namingConvention;
    std::vector<TableObject *> tables;
    std::vector<TableListener> listeners;
    bool reflected = false; ///< reflect() was called: the tables of the database would be here too
};

/// sa.Table, sa.table(), and what op.create_table() gives back.
class TableObject : public ExpressionObject
{
public:
    TableObject(World &world, python::Class *type, const schema::TableDefinition &description, bool fromMetadata);
    std::optional<python::Value> attribute(python::Interpreter &interpreter, const QString &name) override;

    /// Appends a Column, a constraint or an index, as Table(…) and append_column() do.
    void add(python::Value item);
    /// The definition with the columns as they are now.
    schema::TableDefinition definition() const;
    /// Its indexes, those of Column(index=True) among them.
    python::Values indexes();
    /// Its PrimaryKeyConstraint.
    python::Value primaryKey();
    /// Makes `element` anew from the columns, and theirs from it.
    void refresh();

    schema::TableDefinition base; ///< all but the items
    std::vector<python::Value> items;
    std::vector<ColumnObject *> columns;
    MetaDataObject *metadata = nullptr;
    std::vector<TableListener> listeners;
    quint64 identity = 0;
    bool fromMetadata = true;
    std::optional<python::UnknownReason> autoload; ///< its columns are in the database
};

/// What create_table() and Table() take: a column, a constraint or an index, as an item of a definition.
std::optional<schema::TableItem> toTableItem(World &world, python::Value item);
/// The column of a Column object; raises for anything else.
schema::Column toColumn(World &world, python::Value value);
/// server_default= and its like; a TypeError-like ArgumentError for a value that is none (spec §4.3).
schema::ServerDefault toServerDefault(World &world, python::Value value);
schema::Constraint makeForeignKey(World &world, const python::Arguments &arguments);
schema::Exclude excludeConstraint(World &world, const python::Values &elements, const python::Arguments &arguments);
/// A column's name, a Column, or an expression.
schema::IndexElement toIndexElement(World &world, python::Value value);
/// name, deferrable, initially and dialect options that all constraints take.
void fillTraits(World &world, schema::ConstraintTraits &traits, const python::Arguments &arguments, const QString &construct);

/// The operations of Table.create() and drop(), with what listens to them.
operations::CreateTable createOperation(const TableObject &table, bool ifNotExists);
void createTable(World &world, TableObject &table, bool checkFirst, const SourceRange &range);
void dropTable(World &world, TableObject &table, bool checkFirst, const SourceRange &range);
void fireMetadataEvent(World &world, MetaDataObject &metadata, const QString &event, const SourceRange &range);
/// sqlalchemy.event
std::optional<python::Value> eventAttribute(World &world, const QString &name);

python::Class *columnClass(World &world);
python::Class *tableClass(World &world);
python::Class *metaDataClass(World &world);
/// The classes that Column and Table take: ForeignKey, CheckConstraint, Index, Identity …; nothing for another name.
std::optional<python::Value> schemaItemClass(World &world, const QString &name);
std::optional<python::Value> constraintClass(World &world, const QString &name);
std::optional<python::Value> serverDefaultClass(World &world, const QString &name);
std::optional<python::Value> sequenceClass(World &world);

/// sa.Constraint, the base of all constraints.
python::Class *constraintBase(World &world);
/// Index(…).create(bind) and drop(bind).
void addCreateAndDropIndex(World &world, python::Class *type);

/// sa.table("name", column…)
python::Value lightweightTable(World &world, python::Arguments &arguments);
/// A table for the result of op.create_table().
python::Value tableValue(World &world, const schema::TableDefinition &base, const python::Values &items, MetaDataObject *metadata);

} // namespace retort::bindings
