// SPDX-License-Identifier: GPL-3.0-or-later
// alembic.op, and the operation classes of alembic.operations.ops that op.invoke() takes.
#include "model/bindings/convert.h"
#include "model/bindings/directives.h"
#include "model/bindings/modules.h"
#include "model/bindings/plugins.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/sqltypes.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// An operation object: the directive that op.invoke() will call, with its arguments.
class OperationObject : public NativeObject
{
public:
    using NativeObject::NativeObject;
    QString directive;
    python::Values positional;
    std::vector<std::pair<QString, Value>> keywords;
};

struct OperationClassRow
{
    QLatin1StringView name;
    QLatin1StringView directive;
    bool columnsInOneList = false; ///< CreateTableOp(name, [columns]) against create_table(name, *columns)
};

const OperationClassRow operationClasses[] = {
    {"CreateTableOp"_L1, "create_table"_L1, true},
    {"DropTableOp"_L1, "drop_table"_L1},
    {"RenameTableOp"_L1, "rename_table"_L1},
    {"CreateTableCommentOp"_L1, "create_table_comment"_L1},
    {"DropTableCommentOp"_L1, "drop_table_comment"_L1},
    {"AddColumnOp"_L1, "add_column"_L1},
    {"DropColumnOp"_L1, "drop_column"_L1},
    {"AlterColumnOp"_L1, "alter_column"_L1},
    {"CreateIndexOp"_L1, "create_index"_L1},
    {"DropIndexOp"_L1, "drop_index"_L1},
    {"CreatePrimaryKeyOp"_L1, "create_primary_key"_L1},
    {"CreateUniqueConstraintOp"_L1, "create_unique_constraint"_L1},
    {"CreateForeignKeyOp"_L1, "create_foreign_key"_L1},
    {"CreateCheckConstraintOp"_L1, "create_check_constraint"_L1},
    {"DropConstraintOp"_L1, "drop_constraint"_L1},
    {"ExecuteSQLOp"_L1, "execute"_L1},
    {"BulkInsertOp"_L1, "bulk_insert"_L1},
};

/// AlterColumnOp(modify_nullable=…) is alter_column(nullable=…).
QString keywordOfDirective(const QString &keyword)
{
    static const QHash<QString, QString> names{{u"modify_nullable"_s, u"nullable"_s}, {u"modify_type"_s, u"type_"_s},
        {u"modify_server_default"_s, u"server_default"_s}, {u"modify_name"_s, u"new_column_name"_s},
        {u"modify_comment"_s, u"comment"_s}};
    return names.value(keyword, keyword);
}

Value makeOperation(World &world, Class &type, const OperationClassRow &row, Arguments &arguments)
{
    auto *operation = world.py.make<OperationObject>(world, &type);
    operation->directive = row.directive;
    operation->positional = arguments.positional;
    for (const auto &[keyword, value] : arguments.keywords) {
        if (keyword == "kw"_L1 && value.isDict()) {
            for (const auto &entry : value.dict()->entries()) {
                if (entry.live)
                    operation->keywords.push_back({toText(world, entry.key), entry.value});
            }
        } else {
            operation->keywords.push_back({keywordOfDirective(keyword), value});
        }
    }
    if (row.columnsInOneList && operation->positional.size() == 2) {
        const python::Values columns = toKnownValues(world, operation->positional[1]);
        operation->positional.pop_back();
        operation->positional.insert(operation->positional.end(), columns.begin(), columns.end());
    }
    return Value(operation);
}

Value invoke(World &world, Arguments &arguments)
{
    const Value given = arguments["operation"_L1];
    if (given.isUnknown())
        world.py.stop(given.unknown());
    const auto *operation = given.as<OperationObject>();
    if (Value result; !operation && invokeImplementation(world, given, result))
        return result;
    if (!operation)
        world.needsPython(u"op.invoke(%1)"_s.arg(world.py.classOf(given)->name()));
    Arguments inner;
    inner.positional = operation->positional;
    inner.keywords = operation->keywords;
    inner.range = arguments.range;
    return world.py.call(world.fromModule(u"alembic.op"_s, operation->directive), inner);
}

Value conventionedName(World &world, Arguments &arguments)
{
    const Value given = arguments["name"_L1];
    if (given.isNone())
        return {};
    schema::Identifier name = toIdentifier(world, given, u"name"_s);
    name.conventioned = true;
    return nameValue(world, name);
}

Value inlineLiteral(World &world, Arguments &arguments)
{
    return world.py.call(world.fromModule(u"sqlalchemy"_s, u"literal"_s), {arguments["value"_L1], arguments["type_"_L1]});
}

Value execute(World &world, Arguments &arguments)
{
    // Rows belong to connection.execute(); the second argument here is a dict of options.
    if (arguments["execution_options"_L1].isSequence())
        world.raise(u"TypeError"_s, u"execute() takes 2 positional arguments but 3 were given"_s);
    executeStatement(world, arguments["sqltext"_L1], {}, arguments.range);
    return {};
}

Value runAsync(World &world, Arguments &)
{
    if (world.context.offline)
        world.raise(u"NotImplementedError"_s, u"Cannot call run_async in SQL mode"_s);
    world.needsPython(u"op.run_async()"_s);
}

} // namespace

const QList<DirectiveRow> &otherDirectives()
{
    static const QList<DirectiveRow> rows{
        {"execute"_L1, u"sqltext, execution_options=None"_s, execute},
        {"bulk_insert"_L1, u"table, rows, multiinsert=True"_s,
            [](World &w, Arguments &a) {
                bulkInsert(w, a["table"_L1], a["rows"_L1], a.range);
                return Value();
            }},
        {"batch_alter_table"_L1,
            u"table_name, schema=None, recreate='auto', partial_reordering=None, copy_from=None, table_args=None, table_kwargs=None, "
            u"reflect_args=None, reflect_kwargs=None, naming_convention=None"_s,
            batchAlterTable},
        {"f"_L1, u"name"_s, conventionedName},
        {"inline_literal"_L1, u"value, type_=None"_s, inlineLiteral},
        {"get_bind"_L1, QString(), [](World &w, Arguments &) { return bindValue(w); }},
        {"get_context"_L1, QString(), [](World &w, Arguments &) { return migrationContextValue(w); }},
        {"invoke"_L1, u"operation"_s, invoke},
        {"run_async"_L1, u"async_function, *args, **kw"_s, runAsync},
    };
    return rows;
}

std::optional<Value> opAttribute(World &world, const QString &name)
{
    for (const QList<DirectiveRow> *rows : {&columnDirectives(), &tableDirectives(), &constraintDirectives(), &otherDirectives()}) {
        for (const DirectiveRow &row : *rows) {
            if (row.name == name) {
                World *w = &world;
                return world.py.function(name, row.signature,
                    [w, call = row.call](Interpreter &, Arguments &arguments) { return call(*w, arguments); });
            }
        }
    }
    if (name == "migration_context"_L1)
        return migrationContextValue(world);
    if (name == "impl"_L1)
        return world.py.unknown(u"op.impl"_s);
    return pluginDirective(world, name);
}

std::optional<Value> operationClassAttribute(World &world, const QString &name)
{
    const auto row = std::find_if(std::begin(operationClasses), std::end(operationClasses),
        [&](const OperationClassRow &r) { return r.name == name; });
    if (row == std::end(operationClasses))
        return operationsClassAttribute(world, name);
    return Value(world.once(u"ops."_s + name, [row](World &w) {
        Class *type = w.py.makeClass(row->name, {}, u"alembic.operations.ops"_s);
        World *pw = &w;
        type->create = [pw, row](Interpreter &, Class &made, Arguments &arguments) {
            return makeOperation(*pw, made, *row, arguments);
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        return type;
    }));
}

} // namespace retort::bindings
