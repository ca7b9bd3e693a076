// SPDX-License-Identifier: GPL-3.0-or-later
// `with op.batch_alter_table(…) as batch_op:` (spec §6): what is called inside is queued and flushed at the end.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/modules.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using operations::BatchAlterTable;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// `batch_op`
class BatchOperations : public NativeObject
{
public:
    using NativeObject::NativeObject;
    BatchAlterTable batch;
    DirectiveTarget target() const { return {batch.table, batch.schema}; }
};

class BatchContext : public NativeObject
{
public:
    BatchContext(World &owner, Class *type, BatchOperations *batchOperations, SourceRange callRange)
        : NativeObject(owner, type)
        , inner(batchOperations)
        , range(std::move(callRange))
    {
    }
    std::optional<Value> enter(Interpreter &) override { return Value(inner); }
    bool exit(Interpreter &, Value exception) override
    {
        if (exception.isNone())
            world.record(inner->batch, range);
        return false;
    }

    BatchOperations *inner;
    SourceRange range;
};

struct BatchRow
{
    QLatin1StringView name;
    QString signature;
    operations::BatchItem (*make)(World &, const DirectiveTarget &, const Arguments &);
};

template<auto make>
operations::BatchItem item(World &world, const DirectiveTarget &target, const Arguments &arguments)
{
    return make(world, target, arguments);
}

const QList<BatchRow> &batchRows()
{
    const QString foreignKeyOptions = u"referent_schema=None, onupdate=None, ondelete=None, deferrable=None, initially=None, match=None"_s;
    static const QList<BatchRow> rows{
        {"add_column"_L1,
            u"column, insert_before=None, insert_after=None, if_not_exists=None, inline_references=None, inline_primary_key=None"_s,
            item<addColumn>},
        {"drop_column"_L1, u"column_name, **kw"_s, item<dropColumn>},
        {"alter_column"_L1,
            u"column_name, nullable=None, comment=False, server_default=False, new_column_name=None, type_=None, existing_type=None, "
            u"existing_server_default=False, existing_nullable=None, existing_comment=None, insert_before=None, insert_after=None, **kw"_s,
            item<alterColumn>},
        {"create_primary_key"_L1, u"constraint_name, columns"_s, item<addPrimaryKey>},
        {"create_unique_constraint"_L1, u"constraint_name, columns, **kw"_s, item<addUnique>},
        {"create_foreign_key"_L1, u"constraint_name, referent_table, local_cols, remote_cols, "_s + foreignKeyOptions + u", **dialect_kw"_s,
            item<addForeignKey>},
        {"create_check_constraint"_L1, u"constraint_name, condition, **kw"_s, item<addCheck>},
        {"create_exclude_constraint"_L1,
            u"constraint_name, *elements, where=None, using='gist', deferrable=None, initially=None, ops=None, **kw"_s,
            item<addExclude>},
        {"drop_constraint"_L1, u"constraint_name, type_=None"_s, item<dropConstraint>},
        {"create_index"_L1, u"index_name, columns, **kw"_s, item<createIndex>},
        {"drop_index"_L1, u"index_name, **kw"_s, item<dropIndex>},
        {"create_table_comment"_L1, u"comment, existing_comment=None"_s,
            [](World &w, const DirectiveTarget &t, const Arguments &a) {
                return operations::BatchItem(
                    operations::CreateTableComment{t.table, t.schema, toOptionalText(w, a["comment"_L1], u"comment"_s)});
            }},
        {"drop_table_comment"_L1, u"existing_comment=None"_s,
            [](World &, const DirectiveTarget &t, const Arguments &) {
                return operations::BatchItem(operations::DropTableComment{t.table, t.schema});
            }},
    };
    return rows;
}

Class *batchOperationsClass(World &world)
{
    return world.once(u"BatchOperations"_s, [](World &w) {
        Class *type = w.py.makeClass(u"BatchOperations"_s, {}, u"alembic.operations.base"_s);
        World *pw = &w;
        for (const BatchRow &row : batchRows()) {
            type->addMethod(w.py, row.name, u"self, "_s + row.signature, [pw, make = row.make](Interpreter &, Arguments &arguments) {
                auto *self = arguments.self->as<BatchOperations>();
                self->batch.items.append(make(*pw, self->target(), arguments));
                return Value();
            });
        }
        // What does not wait for the end of the block.
        for (const QString &name : {u"execute"_s, u"f"_s, u"get_bind"_s, u"get_context"_s, u"inline_literal"_s, u"bulk_insert"_s,
                 u"invoke"_s, u"run_async"_s}) {
            type->addProperty(w.py, name, [pw, name](Interpreter &, Arguments &) { return pw->fromModule(u"alembic.op"_s, name); });
        }
        return type;
    });
}

BatchAlterTable::Recreate toRecreate(World &world, Value value)
{
    const QString text = toText(world, value, u"recreate"_s);
    if (text == "auto"_L1)
        return BatchAlterTable::Recreate::Auto;
    if (text == "always"_L1)
        return BatchAlterTable::Recreate::Always;
    if (text == "never"_L1)
        return BatchAlterTable::Recreate::Never;
    world.raise(u"ValueError"_s, u"recreate may be one of 'auto', 'always', or 'never'."_s);
}

void takeTableArguments(World &world, BatchAlterTable &batch, const Arguments &arguments)
{
    if (const Value copyFrom = arguments["copy_from"_L1]; !copyFrom.isNone()) {
        if (copyFrom.isUnknown())
            world.py.stop(copyFrom.unknown());
        const auto *table = copyFrom.as<TableObject>();
        if (!table)
            world.raise(u"TypeError"_s, u"copy_from must be a Table"_s);
        batch.copyFrom = table->definition();
    }
    if (const Value given = arguments["table_args"_L1]; !given.isNone()) {
        for (const Value &value : toKnownValues(world, given)) {
            if (auto converted = toTableItem(world, value))
                batch.tableArgs.append(*std::move(converted));
        }
    }
    if (const Value given = arguments["table_kwargs"_L1]; given.isDict()) {
        std::vector<std::pair<QString, Value>> keywords;
        for (const auto &entry : given.dict()->entries()) {
            if (entry.live)
                keywords.push_back({toText(world, entry.key), entry.value});
        }
        batch.tableOptions = toDialectOptions(world, keywords, u"Table"_s);
    }
}

void takeReflection(World &world, BatchAlterTable &batch, const Arguments &arguments)
{
    if (const Value given = arguments["reflect_args"_L1]; !given.isNone()) {
        for (const Value &value : toKnownValues(world, given)) {
            if (value.as<ColumnObject>())
                batch.reflectArgs.append(toColumn(world, value));
        }
    }
    if (const Value given = arguments["naming_convention"_L1]; given.isDict()) {
        for (const auto &entry : given.dict()->entries()) {
            if (!entry.live)
                continue;
            if (!entry.value.isStr())
                world.needsPython(u"a naming convention that is a function"_s);
            batch.namingConvention.insert(toText(world, entry.key), entry.value.text());
        }
    }
    if (const Value given = arguments["partial_reordering"_L1]; !given.isNone()) {
        for (const Value &value : toKnownValues(world, given))
            batch.partialReordering.append(toNames(world, value));
    }
}

} // namespace

Value batchAlterTable(World &world, Arguments &arguments)
{
    BatchAlterTable batch;
    batch.table = toIdentifier(world, arguments["table_name"_L1], u"table_name"_s);
    batch.schema = toIdentifier(world, arguments["schema"_L1], u"schema"_s);
    batch.recreate = toRecreate(world, arguments["recreate"_L1]);
    takeTableArguments(world, batch, arguments);
    takeReflection(world, batch, arguments);
    auto *inner = world.py.make<BatchOperations>(world, batchOperationsClass(world));
    inner->batch = std::move(batch);
    Class *type = world.once(u"BatchContext"_s,
        [](World &w) { return w.py.makeClass(u"_GeneratorContextManager"_s, {}, u"contextlib"_s); });
    return Value(world.py.make<BatchContext>(world, type, inner, arguments.range));
}

} // namespace retort::bindings
