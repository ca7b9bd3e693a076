// SPDX-License-Identifier: GPL-3.0-or-later
// ForeignKey, PrimaryKeyConstraint, UniqueConstraint, ForeignKeyConstraint, CheckConstraint, ExcludeConstraint, Index.
#include "model/bindings/convert.h"
#include "model/bindings/schemaitems.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

QString phrase(World &world, const Arguments &arguments, QLatin1StringView name)
{
    return toOptionalText(world, arguments[name], name).value_or(QString());
}

void fillReference(World &world, schema::ReferenceTraits &traits, const Arguments &arguments)
{
    traits.onDelete = phrase(world, arguments, "ondelete"_L1);
    traits.onUpdate = phrase(world, arguments, "onupdate"_L1);
    traits.match = phrase(world, arguments, "match"_L1);
    traits.useAlter = toBool(world, arguments["use_alter"_L1]);
}

/// "table.column" of a column object, or the text itself.
QString referenceText(World &world, Value target)
{
    if (const auto *column = target.as<ColumnObject>(); column && column->table) {
        const schema::TableDefinition &table = column->table->base;
        return (table.schema.isEmpty() ? QString() : table.schema.text + u'.') + table.name.text + u'.' + column->column.effectiveKey();
    }
    if (const auto element = toElementIfAny(world, target)) {
        const auto *reference = (*element)->as<expression::ColumnRef>();
        const auto *table = reference && reference->from ? reference->from->as<expression::Table>() : nullptr;
        if (table)
            return (table->schema.isEmpty() ? QString() : table->schema + u'.') + table->name + u'.' + reference->name;
    }
    return toText(world, target, u"the target of a foreign key"_s);
}

Value makeForeignKeyItem(World &world, Class &type, Arguments &arguments)
{
    schema::ColumnReference reference = schema::parseColumnReference(referenceText(world, arguments["column"_L1]));
    fillTraits(world, reference, arguments, u"ForeignKey"_s);
    fillReference(world, reference, arguments);
    return Value(world.py.make<ForeignKeyObject>(world, &type, reference));
}

Value constraintValue(World &world, Class &type, schema::Constraint constraint)
{
    return Value(world.py.make<ConstraintObject>(world, &type, std::move(constraint)));
}

python::Values knownNames(World &world, const python::Values &values)
{
    for (const Value &value : values)
        requireKnown(world, value);
    return values;
}

Value makePrimaryKey(World &world, Class &type, Arguments &arguments)
{
    schema::PrimaryKey key;
    fillTraits(world, key, arguments, u"PrimaryKeyConstraint"_s);
    key.columns = toNames(world, world.py.list(knownNames(world, arguments.bound().varArgs())));
    return constraintValue(world, type, key);
}

Value makeUnique(World &world, Class &type, Arguments &arguments)
{
    schema::Unique unique;
    fillTraits(world, unique, arguments, u"UniqueConstraint"_s);
    unique.columns = toNames(world, world.py.list(knownNames(world, arguments.bound().varArgs())));
    const Value made = constraintValue(world, type, unique);
    // Of columns that have their table already, it belongs to that table at once.
    for (const Value &column : arguments.bound().varArgs()) {
        const auto *object = column.as<ColumnObject>();
        if (object && object->table && object->table->fromMetadata) {
            object->table->add(made);
            break;
        }
    }
    return made;
}

Value makeForeignKeyConstraint(World &world, Class &type, Arguments &arguments)
{
    return constraintValue(world, type, makeForeignKey(world, arguments));
}

Value makeCheck(World &world, Class &type, Arguments &arguments)
{
    schema::Check check;
    fillTraits(world, check, arguments, u"CheckConstraint"_s);
    check.condition = toSqlOrText(world, arguments["sqltext"_L1]);
    return constraintValue(world, type, check);
}

Value makeExclude(World &world, Class &type, Arguments &arguments)
{
    return constraintValue(world, type, excludeConstraint(world, arguments.bound().varArgs(), arguments));
}

Value makeIndex(World &world, Class &type, Arguments &arguments)
{
    schema::Index index;
    index.name = toIdentifier(world, arguments["name"_L1], u"Index name"_s);
    index.unique = toBool(world, arguments["unique"_L1]);
    TableObject *table = nullptr;
    for (const Value &item : arguments.bound().varArgs()) {
        index.elements.append(toIndexElement(world, item));
        if (const auto *column = item.as<ColumnObject>(); column && column->table)
            table = column->table;
    }
    index.options = toDialectOptions(world, arguments.bound().keywordArgs(), u"Index"_s);
    auto *object = world.py.make<IndexObject>(world, &type, index);
    object->table = table;
    if (table)
        table->items.push_back(Value(object));
    return Value(object);
}

const QLatin1StringView traitsSignature = "name=None, deferrable=None, initially=None, info=None, _create_rule=None, "
                                          "_type_bound=False, _table=None, table=None, comment=None"_L1;
struct Row
{
    QLatin1StringView name;
    QString signature;
    Value (*make)(World &, Class &, Arguments &);
};

const QList<Row> &rows()
{
    static const QList<Row> table{
        {"ForeignKey"_L1,
            u"column, _constraint=None, use_alter=False, name=None, onupdate=None, ondelete=None, deferrable=None, "
            u"initially=None, link_to_name=False, match=None, info=None, comment=None, _unresolvable=False, **kw"_s,
            makeForeignKeyItem},
        {"PrimaryKeyConstraint"_L1, u"*columns, "_s + traitsSignature + u", _implicit_generated=False, **kw"_s, makePrimaryKey},
        {"UniqueConstraint"_L1, u"*columns, "_s + traitsSignature + u", **kw"_s, makeUnique},
        {"ForeignKeyConstraint"_L1,
            u"columns, refcolumns, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None, use_alter=False, "
            u"link_to_name=False, match=None, table=None, info=None, comment=None, **kw"_s,
            makeForeignKeyConstraint},
        {"CheckConstraint"_L1, u"sqltext, "_s + traitsSignature + u", **kw"_s, makeCheck},
        {"ExcludeConstraint"_L1,
            u"*elements, name=None, deferrable=None, initially=None, using='gist', where=None, ops=None, info=None, **kw"_s,
            makeExclude},
        {"Index"_L1, u"name, *expressions, unique=False, quote=None, info=None, _table=None, _column_flag=False, **kw"_s,
            makeIndex},
    };
    return table;
}

} // namespace

void fillTraits(World &world, schema::ConstraintTraits &traits, const Arguments &arguments, const QString &construct)
{
    traits.name = toIdentifier(world, arguments["name"_L1], u"a constraint's name"_s);
    traits.deferrable = toOptionalBool(world, arguments["deferrable"_L1]);
    traits.initially = phrase(world, arguments, "initially"_L1);
    traits.options = toDialectOptions(world, arguments.bound().keywordArgs(), construct);
}

schema::Constraint makeForeignKey(World &world, const Arguments &arguments)
{
    schema::ForeignKey key;
    fillTraits(world, key, arguments, u"ForeignKeyConstraint"_s);
    fillReference(world, key, arguments);
    key.columns = toNames(world, arguments["columns"_L1]);
    const python::Values targets = toKnownValues(world, arguments["refcolumns"_L1]);
    if (targets.size() != size_t(key.columns.size())) {
        world.raise(u"ArgumentError"_s,
            u"ForeignKeyConstraint number of constrained columns must match the number of referenced columns."_s);
    }
    for (const Value &target : targets) {
        const schema::ColumnReference reference = schema::parseColumnReference(referenceText(world, target));
        key.referredTable = reference.table;
        key.referredSchema = reference.schema;
        key.referredColumns.append(reference.column);
    }
    return key;
}

schema::Exclude excludeConstraint(World &world, const python::Values &elements, const Arguments &arguments)
{
    schema::Exclude exclude;
    exclude.name = toIdentifier(world, arguments["name"_L1], u"a constraint's name"_s);
    exclude.deferrable = toOptionalBool(world, arguments["deferrable"_L1]);
    exclude.initially = phrase(world, arguments, "initially"_L1);
    exclude.using_ = toText(world, arguments["using"_L1]);
    exclude.where = toSqlOrText(world, arguments["where"_L1]);
    for (const Value &element : elements) {
        const python::Values pair = toKnownValues(world, element);
        if (pair.size() != 2)
            world.raise(u"ValueError"_s, u"too many values to unpack (expected 2)"_s);
        schema::Exclude::Element made;
        made.op = toText(world, pair[1], u"an operator"_s);
        if (pair[0].isStr())
            made.column = pair[0].text();
        else if (const auto *column = pair[0].as<ColumnObject>())
            made.column = column->column.effectiveKey();
        else if (const auto bare = toElementIfAny(world, pair[0]); bare && (*bare)->as<expression::ColumnRef>())
            made.column = (*bare)->as<expression::ColumnRef>()->name;
        else
            made.expression = toClause(world, pair[0]);
        exclude.elements.append(made);
    }
    if (arguments["ops"_L1].isDict())
        exclude.options.insert(u"postgresql_ops"_s, toOptionValue(world, arguments["ops"_L1]));
    return exclude;
}

schema::IndexElement toIndexElement(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isStr())
        return {value.text(), {}};
    if (const auto *column = value.as<ColumnObject>())
        return {column->column.effectiveKey(), {}};
    return {{}, toClause(world, value)};
}

std::optional<Value> constraintClass(World &world, const QString &name)
{
    const QList<Row> &table = rows();
    const auto row = std::find_if(table.cbegin(), table.cend(), [&](const Row &r) { return r.name == name; });
    if (row == table.cend())
        return std::nullopt;
    return Value(world.once(name, [row](World &w) {
        QList<Class *> bases;
        if (row->name.endsWith("Constraint"_L1))
            bases = {constraintBase(w)};
        Class *type = w.py.makeClass(row->name, bases, u"sqlalchemy.sql.schema"_s);
        const python::Signature signature(row->signature);
        World *pw = &w;
        type->create = [pw, signature, row](Interpreter &py, Class &made, Arguments &arguments) {
            python::Bound bound = arguments.bind(py, signature, row->name + ".__init__"_L1);
            arguments.setBound(std::make_shared<python::Bound>(std::move(bound)));
            return row->make(*pw, made, arguments);
        };
        type->addMethod(w.py, u"__init__"_s, u"self, *args, **kw"_s, [](Interpreter &, Arguments &) { return Value(); });
        if (row->name == "Index"_L1)
            addCreateAndDropIndex(w, type);
        return type;
    }));
}

std::optional<Value> ConstraintObject::attribute(Interpreter &, const QString &name)
{
    if (name == "name"_L1) {
        const schema::Identifier &own = schema::traits(constraint).name;
        return own.isEmpty() ? Value() : nameValue(world, own);
    }
    return std::nullopt;
}

std::optional<Value> IndexObject::attribute(Interpreter &, const QString &name)
{
    if (name == "name"_L1)
        return index.name.isEmpty() ? Value() : nameValue(world, index.name);
    return std::nullopt;
}

} // namespace retort::bindings
