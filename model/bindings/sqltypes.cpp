// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/sqltypes.h"

#include "model/bindings/compilers.h"
#include "model/bindings/convert.h"
#include "model/bindings/surroundings.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;
using schema::SqlType;
using schema::TypeClass;
using schema::TypeKind;
using schema::TypeValue;

namespace {

/// The generic class that an SQL-named one derives from, for isinstance().
QString genericBase(const TypeClass &row)
{
    switch (row.kind) {
    case TypeKind::Integer: return u"Integer"_s;
    case TypeKind::SmallInteger: return u"SmallInteger"_s;
    case TypeKind::BigInteger: return u"BigInteger"_s;
    case TypeKind::String: return u"String"_s;
    case TypeKind::Text: return u"Text"_s;
    case TypeKind::Numeric: return u"Numeric"_s;
    case TypeKind::Float: return u"Float"_s;
    case TypeKind::Boolean: return u"Boolean"_s;
    case TypeKind::Date: return u"Date"_s;
    case TypeKind::Time: return u"Time"_s;
    case TypeKind::DateTimeSql:
    case TypeKind::Timestamp: return u"DateTime"_s;
    case TypeKind::Json:
    case TypeKind::PgJsonb: return u"JSON"_s;
    case TypeKind::Enum: return u"Enum"_s;
    case TypeKind::Array: return u"ARRAY"_s;
    default: return {};
    }
}

std::optional<TypeValue> toTypeValue(World &world, Value value)
{
    requireKnown(world, value);
    if (value.isNone())
        return TypeValue(std::monostate());
    if (value.isBool())
        return TypeValue(value.toBool());
    if (value.isInt())
        return TypeValue(value.toInt());
    if (value.isStr())
        return TypeValue(value.text());
    if (isType(world, value))
        return TypeValue(std::make_shared<const SqlType>(toSqlType(world, value)));
    return std::nullopt;
}

SqlType plainType(World &world, const TypeClass &row, Arguments &arguments)
{
    SqlType type(row);
    const auto set = [&](QLatin1StringView name, Value value) {
        if (row.kind == TypeKind::Array && name == "item_type"_L1) {
            const SqlType item = toSqlType(world, value);
            if (item.kind() == TypeKind::Array) {
                world.raise(u"ValueError"_s,
                    u"Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype"_s);
            }
            type = type.with(name, std::make_shared<const SqlType>(item));
            return;
        }
        if (const auto converted = toTypeValue(world, value))
            type = type.with(name, *converted);
    };
    if (arguments.positional.size() > size_t(row.parameters.size()) && row.kind != TypeKind::Tuple
        && row.kind != TypeKind::MysqlOnly) {
        world.raise(u"TypeError"_s,
            row.parameters.isEmpty()
                ? u"%1() takes no arguments"_s.arg(row.name)
                : u"%1.__init__() takes from 1 to %2 positional arguments but %3 were given"_s.arg(row.name)
                      .arg(row.parameters.size() + 1)
                      .arg(arguments.positional.size() + 1));
    }
    for (size_t i = 0; i < arguments.positional.size() && i < size_t(row.parameters.size()); ++i)
        set(row.parameters.at(qsizetype(i)).name, arguments.positional[i]);
    for (const auto &[name, value] : arguments.keywords) {
        for (const schema::TypeParameter &parameter : row.parameters) {
            if (parameter.name == name)
                set(parameter.name, value);
        }
    }
    return type;
}

Class *makeTypeClass(World &world, const TypeClass &row)
{
    QList<Class *> bases{typeEngineClass(world)};
    if (const QString base = genericBase(row); !base.isEmpty() && !(row.module == "sa"_L1 && row.name == base)) {
        if (const auto generic = typeClassValue(world, u"sa"_s, base))
            bases = {generic->as<Class>()};
    }
    const QString module = row.module == "sa"_L1 ? u"sqlalchemy.sql.sqltypes"_s : u"sqlalchemy.dialects."_s + row.module;
    Class *type = world.py.makeClass(row.name, bases, module);
    World *w = &world;
    type->create = [w, &row](Interpreter &py, Class &made, Arguments &arguments) {
        const SqlType sql = row.kind == TypeKind::Enum ? enumType(*w, row, arguments) : plainType(*w, row, arguments);
        return Value(py.make<TypeObject>(*w, &made, sql));
    };
    // The constructor took the arguments already; a subclass written in a script may call it again.
    type->addMethod(world.py, u"__init__"_s, u"self, *args, **kw"_s, [w, &row](Interpreter &, Arguments &arguments) {
        auto *self = arguments.self->as<TypeObject>();
        if (self && self->type()->fromScript) {
            Arguments inner;
            inner.positional = arguments.bound().varArgs();
            inner.keywords = arguments.bound().keywordArgs();
            self->sql = row.kind == TypeKind::Enum ? enumType(*w, row, inner) : plainType(*w, row, inner);
        }
        return Value();
    });
    if (row.kind == TypeKind::Enum || row.kind == TypeKind::PgDomain)
        addNamedTypeMethods(world, type);
    return type;
}

QString dottedName(const Class &type)
{
    return type.qualifiedName();
}

/// A TypeDecorator's stand-in on the dialect: what load_dialect_impl() returns, else its `impl`.
SqlType decoratorImplementation(World &world, CustomTypeObject *object)
{
    Class *type = object->type();
    const auto scripted = std::any_of(type->mro().cbegin(), type->mro().cend(), [](Class *cls) {
        return cls->fromScript && cls->dict() && cls->dict()->find(u"load_dialect_impl"_s);
    });
    if (scripted) {
        const Value made = world.py.call(world.py.attribute(Value(object), u"load_dialect_impl"_s), {dialectValue(world)});
        return toSqlType(world, made);
    }
    const auto impl = world.py.attributeIfAny(Value(object), u"impl"_s);
    if (!impl || impl->isNone()) {
        world.raise(u"AttributeError"_s,
            u"TypeDecorator implementations require a class-level variable 'impl' which refers to the class of type being decorated"_s);
    }
    if (impl->as<Class>())
        return toSqlType(world, world.py.call(*impl, object->positional, object->keywords));
    return toSqlType(world, *impl);
}

SqlType customType(World &world, CustomTypeObject *object)
{
    const QString name = dottedName(*object->type());
    const QString repr = object->type()->name() + u"()"_s;
    if (const auto text = scriptedText(world, Value(object)))
        return SqlType::verbatim(*text, name, repr);
    world.recorder.decorators.insert(name, Value(object));
    if (object->type()->isSubclassOf(userDefinedTypeClass(world))) {
        const Value spec = world.py.call(world.py.attribute(Value(object), u"get_col_spec"_s));
        return SqlType::verbatim(toText(world, spec), name, repr);
    }
    return SqlType::decorator(decoratorImplementation(world, object), name, repr);
}

Class *customBase(World &world, const QString &name)
{
    World *w = &world;
    Class *type = world.py.makeClass(name, {typeEngineClass(world)}, u"sqlalchemy.sql.type_api"_s);
    type->create = [w](Interpreter &py, Class &made, Arguments &) { return Value(py.make<CustomTypeObject>(*w, &made)); };
    type->addClassMethod(world.py, u"__class_getitem__"_s, u"cls, item"_s, // TypeDecorator[UUID]
        [](Interpreter &, Arguments &arguments) { return *arguments.self; });
    type->addMethod(world.py, u"__init__"_s, u"self, *args, **kwargs"_s, [](Interpreter &, Arguments &arguments) {
        if (auto *self = arguments.self->as<CustomTypeObject>()) {
            self->positional = arguments.bound().varArgs();
            self->keywords = arguments.bound().keywordArgs();
        }
        return Value();
    });
    return type;
}

} // namespace

Class *typeEngineClass(World &world)
{
    return world.once(u"TypeEngine"_s, [](World &w) {
        Class *type = w.py.makeClass(u"TypeEngine"_s, {}, u"sqlalchemy.sql.type_api"_s);
        World *pw = &w;
        type->addMethod(w.py, u"with_variant"_s, u"self, type_, *dialect_names"_s, [pw](Interpreter &, Arguments &arguments) {
            QStringList dialects;
            for (const Value &name : arguments.bound().varArgs())
                dialects << toText(*pw, name);
            return typeValue(*pw,
                toSqlType(*pw, *arguments.self).withVariant(toSqlType(*pw, arguments["type_"_L1]), dialects));
        });
        const Value comparator(w.py.makeClass(u"Comparator"_s, {}, u"sqlalchemy.sql.type_api"_s)); // what expressions of it can do
        type->set(w.py, u"Comparator"_s, comparator);
        type->set(w.py, u"comparator_factory"_s, comparator);
        const auto same = [](Interpreter &, Arguments &arguments) { return *arguments.self; };
        type->addMethod(w.py, u"copy"_s, u"self, **kw"_s, same);
        type->addMethod(w.py, u"adapt"_s, u"self, cls, **kw"_s, same);
        type->addMethod(w.py, u"evaluates_none"_s, u"self"_s, same);
        type->addMethod(w.py, u"dialect_impl"_s, u"self, dialect"_s, [pw](Interpreter &, Arguments &arguments) {
            return typeValue(*pw, toSqlType(*pw, *arguments.self).forDialect(pw->context.dialectName));
        });
        type->addMethod(w.py, u"compile"_s, u"self, dialect=None"_s,
            [pw](Interpreter &, Arguments &) -> Value { pw->needsPython(u"compile() of a type"_s); });
        return type;
    });
}

Class *typeDecoratorClass(World &world)
{
    return world.once(u"TypeDecorator"_s, [](World &w) { return customBase(w, u"TypeDecorator"_s); });
}

Class *userDefinedTypeClass(World &world)
{
    return world.once(u"UserDefinedType"_s, [](World &w) { return customBase(w, u"UserDefinedType"_s); });
}

std::optional<Value> typeClassValue(World &world, const QString &module, const QString &name)
{
    const TypeClass *row = schema::findTypeClass(module, name);
    if (!row || row->kind == TypeKind::Verbatim || row->kind == TypeKind::Decorator)
        return std::nullopt;
    return Value(world.once(u"type."_s + module + u'.' + name, [row](World &w) { return makeTypeClass(w, *row); }));
}

std::optional<Value> thirdPartyTypeValue(World &world, const QString &dotted)
{
    if (!schema::thirdPartyType(dotted, {}))
        return std::nullopt;
    return Value(world.once(u"type."_s + dotted, [dotted](World &w) {
        const qsizetype dot = dotted.lastIndexOf(u'.');
        Class *type = w.py.makeClass(dotted.mid(dot + 1), {typeEngineClass(w)}, dotted.left(dot));
        World *pw = &w;
        type->create = [pw, dotted](Interpreter &py, Class &made, Arguments &arguments) {
            if (dotted.startsWith("geoalchemy2."_L1)) {
                // Such a column brings an index along, on SQLite calls of SpatiaLite too.
                const Value *index = arguments.keyword(u"spatial_index"_s);
                const bool plainColumn = index && index->isBool() && !index->toBool();
                if (pw->context.dialectName != "postgresql"_L1 || !plainColumn)
                    return py.unknown(u"what geoalchemy2 creates beside the column (spatial_index)"_s);
            }
            QHash<QString, TypeValue> given;
            for (size_t i = 0; i < arguments.positional.size(); ++i) {
                if (const auto value = toTypeValue(*pw, arguments.positional[i]))
                    given.insert(QString::number(i), *value);
            }
            for (const auto &[name, value] : arguments.keywords) {
                if (const auto converted = toTypeValue(*pw, value))
                    given.insert(name, *converted);
            }
            return Value(py.make<TypeObject>(*pw, &made, *schema::thirdPartyType(dotted, given)));
        };
        return type;
    }));
}

Value typeValue(World &world, const SqlType &type)
{
    const TypeClass &row = type.typeClass();
    const auto known = typeClassValue(world, row.module, row.name);
    Class *cls = known ? known->as<Class>() : typeEngineClass(world);
    return Value(world.py.make<TypeObject>(world, cls, type));
}

bool isType(World &world, Value value)
{
    if (value.as<TypeObject>() || value.as<CustomTypeObject>())
        return true;
    const auto *type = value.as<Class>();
    return type && type->isSubclassOf(typeEngineClass(world));
}

SqlType toSqlType(World &world, Value value)
{
    if (value.isUnknown())
        world.py.stop(value.unknown());
    if (value.isNone())
        return {};
    if (const auto *object = value.as<TypeObject>()) {
        if (const auto text = scriptedText(world, value))
            return SqlType::verbatim(*text, dottedName(*object->type()), object->sql.repr());
        return object->sql;
    }
    if (auto *object = value.as<CustomTypeObject>())
        return customType(world, object);
    if (auto *type = value.as<Class>(); type && type->isSubclassOf(typeEngineClass(world))) {
        const Value made = world.py.call(value);
        if (!made.as<Class>())
            return toSqlType(world, made);
    }
    if (world.py.isCallable(value))
        return toSqlType(world, world.py.call(value)); // as to_instance() does
    world.raise(u"ArgumentError"_s, u"Object %1 is not legal as a type"_s.arg(world.py.repr(value)));
}

std::optional<Value> TypeObject::attribute(Interpreter &py, const QString &name)
{
    if (const schema::EnumDetails *details = sql.enumDetails()) {
        const auto texts = [&](const QStringList &labels) {
            python::Values items;
            for (const QString &label : labels)
                items.push_back(py.str(label));
            return py.list(items);
        };
        if (name == "name"_L1)
            return details->name.isEmpty() ? Value() : py.str(details->name);
        if (name == "schema"_L1)
            return details->schema.isEmpty() ? Value() : py.str(details->schema);
        if (name == "enums"_L1)
            return texts(details->labels);
        if (name == "native_enum"_L1)
            return Value::boolean(details->nativeEnum);
        if (name == "create_type"_L1)
            return Value::boolean(details->createType);
        return std::nullopt;
    }
    for (const schema::TypeParameter &parameter : sql.typeClass().parameters) {
        if (parameter.name != name)
            continue;
        const TypeValue value = sql.argument(parameter.name);
        if (const auto *flag = std::get_if<bool>(&value))
            return Value::boolean(*flag);
        if (const auto *number = std::get_if<qint64>(&value))
            return Value::integer(*number);
        if (const auto *text = std::get_if<QString>(&value))
            return py.str(*text);
        if (const auto *nested = std::get_if<schema::SqlTypePtr>(&value); nested && *nested)
            return typeValue(world, **nested);
        return Value();
    }
    return std::nullopt;
}

bool TypeObject::setAttribute(Interpreter &, const QString &name, Value value)
{
    if (const schema::EnumDetails *details = sql.enumDetails()) {
        schema::EnumDetails changed = *details;
        if (name == "name"_L1)
            changed.name = toOptionalText(world, value).value_or(QString());
        else if (name == "create_type"_L1)
            changed.createType = toBool(world, value);
        else if (name == "schema"_L1)
            changed.schema = toOptionalText(world, value).value_or(QString());
        else
            return false;
        sql = sql.withEnumDetails(changed);
        return true;
    }
    for (const schema::TypeParameter &parameter : sql.typeClass().parameters) {
        if (parameter.name == name) {
            if (const auto converted = toTypeValue(world, value))
                sql = sql.with(parameter.name, *converted);
            return true;
        }
    }
    return false;
}

std::optional<QString> TypeObject::str(Interpreter &)
{
    // str() of a type is its SQL without a dialect, which is known here only for the plainest.
    const auto length = sql.integer("length"_L1);
    switch (sql.kind()) {
    case TypeKind::Integer: return u"INTEGER"_s;
    case TypeKind::SmallInteger: return u"SMALLINT"_s;
    case TypeKind::BigInteger: return u"BIGINT"_s;
    case TypeKind::Boolean: return u"BOOLEAN"_s;
    case TypeKind::Date: return u"DATE"_s;
    case TypeKind::DateTime: return u"DATETIME"_s;
    case TypeKind::String: return length ? u"VARCHAR(%1)"_s.arg(*length) : u"VARCHAR"_s;
    case TypeKind::Text: return length ? u"TEXT(%1)"_s.arg(*length) : u"TEXT"_s;
    default: world.needsPython(u"the text of a type"_s);
    }
}

std::optional<QString> TypeObject::repr(Interpreter &)
{
    return sql.repr();
}

} // namespace retort::bindings
