// SPDX-License-Identifier: GPL-3.0-or-later
// insert(), update() and delete().
#include "model/base/overloaded.h"
#include "model/bindings/convert.h"
#include "model/bindings/expressionobject.h"
#include "model/bindings/schemaitems.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::Assignment;
using expression::ElementPtr;
using expression::Elements;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

ElementPtr selfElement(const Arguments &arguments)
{
    return arguments.self->as<ExpressionObject>()->element;
}

ElementPtr tableOf(World &world, Value table)
{
    const auto element = toElementIfAny(world, table);
    if (!element || !((*element)->as<expression::Table>() || (*element)->as<expression::Alias>())) {
        world.raise(u"ArgumentError"_s,
            u"subject table for an INSERT, UPDATE or DELETE expected, got %1."_s.arg(world.py.repr(table)));
    }
    return *element;
}

ElementPtr columnFor(World &world, const ElementPtr &table, Value key)
{
    if (key.isStr()) {
        // A name that the table has not is an error when the statement is written.
        return expression::columnOf(table, key.text()).value_or(expression::column(key.text()));
    }
    const ElementPtr element = toClause(world, key);
    if (const auto *reference = element->as<expression::ColumnRef>(); reference && !reference->from)
        return columnFor(world, table, world.py.str(reference->name));
    return element;
}

/// A value takes the type of the column that it is for, whatever it is.
ElementPtr assignedElement(World &world, Value value, const schema::SqlType &type)
{
    const expression::Operand operand = typedOperand(world, value, type);
    if (const auto *plain = std::get_if<expression::Value>(&operand))
        return expression::literal(*plain, type);
    return expression::asElement(operand, type);
}

Assignment assignment(World &world, const ElementPtr &table, Value key, Value value)
{
    const ElementPtr column = columnFor(world, table, key);
    return {column, assignedElement(world, value, expression::typeOf(column))};
}

QList<Assignment> assignmentsOf(World &world, const ElementPtr &table, Value row)
{
    QList<Assignment> result;
    if (row.isDict()) {
        for (const auto &entry : row.dict()->entries()) {
            if (entry.live)
                result.append(assignment(world, table, entry.key, entry.value));
        }
        return result;
    }
    const python::Values values = toKnownValues(world, row);
    const Elements columns = expression::columnsOf(table);
    for (size_t i = 0; i < values.size() && qsizetype(i) < columns.size(); ++i) {
        const ElementPtr &column = columns.at(qsizetype(i));
        result.append({column, assignedElement(world, values[i], expression::typeOf(column))});
    }
    return result;
}

/// values(a=1), values({"a": 1}), values([{…}, {…}]), values((1, 2)).
struct GivenValues
{
    QList<QList<Assignment>> rows;
    bool several = false;
};

GivenValues givenValues(World &world, const ElementPtr &table, Arguments &arguments)
{
    GivenValues given;
    const python::Values &positional = arguments.bound().varArgs();
    QList<Assignment> row;
    if (!positional.empty()) {
        const Value first = positional.front();
        requireKnown(world, first);
        const bool rows = first.isSequence() && !first.items().empty()
            && (first.items().front().isDict() || first.items().front().isSequence());
        if (rows) {
            given.several = true;
            for (const Value &item : first.items())
                given.rows.append(assignmentsOf(world, table, item));
            return given;
        }
        row = assignmentsOf(world, table, first);
    }
    for (const auto &[name, value] : arguments.bound().keywordArgs())
        row.append(assignment(world, table, world.py.str(name), value));
    given.rows.append(row);
    return given;
}

/// The later of two settings of one column wins, in the place of the first.
void merge(QList<Assignment> &into, const QList<Assignment> &more)
{
    for (const Assignment &item : more) {
        const auto *name = item.column->as<expression::ColumnRef>();
        const auto known = std::find_if(into.begin(), into.end(), [&](const Assignment &other) {
            const auto *otherName = other.column->as<expression::ColumnRef>();
            return name && otherName && name->name == otherName->name;
        });
        if (known != into.end())
            known->value = item.value;
        else
            into.append(item);
    }
}

Elements clausesOf(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values)
        elements.append(toClause(world, value));
    return elements;
}

template<typename Statement>
void addReturning(World &world, Class *type)
{
    World *w = &world;
    type->addMethod(world.py, u"returning"_s, u"self, *columns, **kw"_s, [w](Interpreter &, Arguments &arguments) {
        Statement changed = *selfElement(arguments)->template as<Statement>();
        changed.returning = clausesOf(*w, arguments.bound().varArgs());
        return expressionValue(*w, expression::make(std::move(changed)));
    });
}

template<typename Statement>
void addWithMethods(World &world, Class *type)
{
    World *w = &world;
    addCteMethod(world, type);
    type->addMethod(world.py, u"add_cte"_s, u"self, *ctes, nest_here=False"_s, [w](Interpreter &, Arguments &arguments) {
        Statement changed = *selfElement(arguments)->template as<Statement>();
        changed.ctes += clausesOf(*w, arguments.bound().varArgs());
        return expressionValue(*w, expression::make(std::move(changed)));
    });
}

template<typename Statement>
void addWhere(World &world, Class *type)
{
    World *w = &world;
    for (const QString &name : {u"where"_s, u"filter"_s}) {
        type->addMethod(world.py, name, u"self, *clauses"_s, [w](Interpreter &, Arguments &arguments) {
            Statement changed = *selfElement(arguments)->template as<Statement>();
            changed.where += clausesOf(*w, arguments.bound().varArgs());
            return expressionValue(*w, expression::make(std::move(changed)));
        });
    }
}

/// set_= of on_conflict_do_update(): a dict, pairs, or the `excluded` columns themselves.
QList<Assignment> conflictAssignments(World &world, const ElementPtr &table, Value given)
{
    if (const auto *collection = given.as<ColumnCollection>()) {
        QList<Assignment> result;
        for (const auto &[key, column] : collection->columns)
            result.append(assignment(world, table, world.py.str(key), column));
        return result;
    }
    if (given.isDict())
        return assignmentsOf(world, table, given);
    QList<Assignment> result;
    for (const Value &pair : toKnownValues(world, given)) {
        const python::Values items = toKnownValues(world, pair);
        if (items.size() == 2)
            result.append(assignment(world, table, items[0], items[1]));
    }
    return result;
}

/// A constraint given as an object: by its name, or else by its columns.
void targetConstraint(World &world, const expression::Insert &insert, const ConstraintObject &object, expression::OnConflict &conflict)
{
    const auto byColumns = [&](const QStringList &keys) {
        for (const QString &key : keys)
            conflict.indexElements.append(columnFor(world, insert.table, world.py.str(key)));
    };
    std::visit(Overloaded{[&](const schema::PrimaryKey &key) {
                              if (key.name.isEmpty())
                                  byColumns(key.columns);
                              else
                                  conflict.constraint = key.name.text;
                          },
                   [&](const schema::Unique &unique) {
                       if (unique.name.isEmpty())
                           byColumns(unique.columns);
                       else
                           conflict.constraint = unique.name.text;
                   },
                   [&](const schema::Exclude &exclude) { conflict.constraint = exclude.name.text; },
                   [&](const schema::Check &check) { conflict.constraint = check.name.text; },
                   [&](const schema::ForeignKey &key) { conflict.constraint = key.name.text; }},
        object.constraint);
}

const expression::Insert &dialectInsert(World &world, const Arguments &arguments, const QString &method)
{
    const auto *insert = selfElement(arguments)->as<expression::Insert>();
    if (insert->ofDialect.isEmpty())
        world.raise(u"AttributeError"_s, u"'Insert' object has no attribute '%1'"_s.arg(method));
    return *insert;
}

void addConflictMethods(World &world, Class *type)
{
    World *w = &world;
    const auto target = [](World &inner, const expression::Insert &insert, Arguments &arguments) {
        expression::OnConflict conflict;
        const Value constraint = arguments["constraint"_L1];
        if (const auto *object = constraint.as<ConstraintObject>())
            targetConstraint(inner, insert, *object, conflict);
        else if (!constraint.isNone())
            conflict.constraint = toText(inner, constraint, u"constraint"_s);
        const Value elements = arguments["index_elements"_L1];
        if (!elements.isNone()) {
            for (const Value &item : toKnownValues(inner, elements))
                conflict.indexElements.append(
                    item.isStr() ? columnFor(inner, insert.table, item) : toClause(inner, item));
        }
        if (!arguments["index_where"_L1].isNone())
            conflict.indexWhere = toClause(inner, arguments["index_where"_L1]);
        return conflict;
    };
    type->addMethod(world.py, u"on_conflict_do_nothing"_s, u"self, constraint=None, index_elements=None, index_where=None"_s,
        [w, target](Interpreter &, Arguments &arguments) {
            expression::Insert insert = dialectInsert(*w, arguments, u"on_conflict_do_nothing"_s);
            insert.onConflict = target(*w, insert, arguments);
            return expressionValue(*w, expression::make(std::move(insert)));
        });
    type->addMethod(world.py, u"on_conflict_do_update"_s,
        u"self, constraint=None, index_elements=None, index_where=None, set_=None, where=None"_s,
        [w, target](Interpreter &, Arguments &arguments) {
            expression::Insert insert = dialectInsert(*w, arguments, u"on_conflict_do_update"_s);
            expression::OnConflict conflict = target(*w, insert, arguments);
            conflict.update = true;
            conflict.set = conflictAssignments(*w, insert.table, arguments["set_"_L1]);
            if (!arguments["where"_L1].isNone())
                conflict.where = toClause(*w, arguments["where"_L1]);
            insert.onConflict = conflict;
            return expressionValue(*w, expression::make(std::move(insert)));
        });
    type->addProperty(world.py, u"excluded"_s, [w](Interpreter &, Arguments &arguments) {
        const auto insert = selfElement(arguments)->as<expression::Insert>();
        const ElementPtr excluded = expression::alias(insert->table, u"excluded"_s);
        return w->py.attribute(expressionValue(*w, excluded), u"c"_s);
    });
}

} // namespace

Class *insertClass(World &world)
{
    return world.once(u"Insert"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Insert"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.dml"_s);
        World *pw = &w;
        type->addMethod(w.py, u"values"_s, u"self, *args, **kw"_s,
            [pw](Interpreter &, Arguments &arguments) { return withValues(*pw, *arguments.self, arguments); });
        type->addMethod(w.py, u"from_select"_s, u"self, names, select, include_defaults=True"_s,
            [pw](Interpreter &, Arguments &arguments) {
                expression::Insert insert = *selfElement(arguments)->as<expression::Insert>();
                insert.selectColumns = toNames(*pw, arguments["names"_L1]);
                insert.select = toClause(*pw, arguments["select"_L1]);
                if (insert.select->as<expression::Text>()) {
                    pw->raise(u"ArgumentError"_s,
                        u"SELECT statement or equivalent textual object expected, got %1."_s.arg(
                            pw->py.repr(arguments["select"_L1])));
                }
                insert.includeDefaults = toBool(*pw, arguments["include_defaults"_L1]);
                return expressionValue(*pw, expression::make(std::move(insert)));
            });
        type->addMethod(w.py, u"inline"_s, u"self"_s, [pw](Interpreter &, Arguments &arguments) {
            expression::Insert insert = *selfElement(arguments)->as<expression::Insert>();
            insert.inlineDefaults = true;
            return expressionValue(*pw, expression::make(std::move(insert)));
        });
        type->addMethod(w.py, u"prefix_with"_s, u"self, *prefixes, dialect='*'"_s, [pw](Interpreter &, Arguments &arguments) {
            expression::Insert insert = *selfElement(arguments)->as<expression::Insert>();
            const QString dialect = toOptionalText(*pw, arguments["dialect"_L1]).value_or(u"*"_s);
            if (dialect == "*"_L1 || dialect == pw->context.dialectName) {
                for (const Value &value : arguments.bound().varArgs())
                    insert.prefixes.append(phraseText(*pw, value));
            }
            return expressionValue(*pw, expression::make(std::move(insert)));
        });
        addReturning<expression::Insert>(w, type);
        addWithMethods<expression::Insert>(w, type);
        addConflictMethods(w, type);
        return type;
    });
}

Class *updateClass(World &world)
{
    return world.once(u"Update"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Update"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.dml"_s);
        World *pw = &w;
        type->addMethod(w.py, u"values"_s, u"self, *args, **kw"_s,
            [pw](Interpreter &, Arguments &arguments) { return withValues(*pw, *arguments.self, arguments); });
        type->addMethod(w.py, u"ordered_values"_s, u"self, *pairs"_s, [pw](Interpreter &, Arguments &arguments) {
            expression::Update update = *selfElement(arguments)->as<expression::Update>();
            update.ordered = true;
            for (const Value &pair : arguments.bound().varArgs()) {
                const python::Values items = toKnownValues(*pw, pair);
                if (items.size() == 2)
                    update.set.append(assignment(*pw, update.table, items[0], items[1]));
            }
            return expressionValue(*pw, expression::make(std::move(update)));
        });
        addWhere<expression::Update>(w, type);
        addReturning<expression::Update>(w, type);
        addWithMethods<expression::Update>(w, type);
        return type;
    });
}

Class *deleteClass(World &world)
{
    return world.once(u"Delete"_s, [](World &w) {
        Class *type = w.py.makeClass(u"Delete"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.dml"_s);
        addWhere<expression::Delete>(w, type);
        addReturning<expression::Delete>(w, type);
        addWithMethods<expression::Delete>(w, type);
        return type;
    });
}

Value insertInto(World &world, Value table)
{
    expression::Insert insert;
    insert.table = tableOf(world, table);
    return expressionValue(world, expression::make(std::move(insert)));
}

std::optional<Value> dialectInsertFunction(World &world, const QString &dialect)
{
    World *w = &world;
    return world.py.function(u"insert"_s, u"table"_s, [w, dialect](Interpreter &, Arguments &arguments) {
        expression::Insert insert;
        insert.table = tableOf(*w, arguments["table"_L1]);
        insert.ofDialect = dialect;
        return expressionValue(*w, expression::make(std::move(insert)));
    });
}

Value updateOf(World &world, Value table)
{
    expression::Update update;
    update.table = tableOf(world, table);
    return expressionValue(world, expression::make(std::move(update)));
}

Value deleteFrom(World &world, Value table)
{
    expression::Delete statement;
    statement.table = tableOf(world, table);
    return expressionValue(world, expression::make(std::move(statement)));
}

Value withValues(World &world, Value statement, Arguments &arguments)
{
    const ElementPtr element = statement.as<ExpressionObject>()->element;
    if (const auto *insert = element->as<expression::Insert>()) {
        expression::Insert changed = *insert;
        GivenValues given = givenValues(world, insert->table, arguments);
        if (given.several) {
            changed.multipleRows = true;
            changed.rows += given.rows;
        } else {
            if (changed.rows.isEmpty())
                changed.rows.append(QList<Assignment>());
            merge(changed.rows.first(), given.rows.first());
        }
        return expressionValue(world, expression::make(std::move(changed)));
    }
    expression::Update changed = *element->as<expression::Update>();
    const GivenValues given = givenValues(world, changed.table, arguments);
    if (given.several)
        world.raise(u"InvalidRequestError"_s, u"UPDATE construct does not support multiple parameter sets."_s);
    merge(changed.set, given.rows.first());
    return expressionValue(world, expression::make(std::move(changed)));
}

} // namespace retort::bindings
