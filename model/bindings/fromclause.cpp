// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in FROM: tables, aliases, joins, subqueries, WITH queries.
#include "model/bindings/convert.h"
#include "model/bindings/selectclauses.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using expression::Elements;
using python::Arguments;
using python::Class;
using python::Interpreter;
using python::Value;

namespace {

/// A WITH query goes by another name; everything else becomes a derived table.
Value aliasOf(World &world, const ElementPtr &element, const QString &name)
{
    if (const auto *cte = element->as<expression::Cte>()) {
        expression::Cte renamed = *cte;
        renamed.alias = name;
        renamed.identity = expression::newIdentity();
        if (!name.isEmpty())
            return expressionValue(world, expression::make(std::move(renamed)));
    }
    if (const auto *values = element->as<expression::Values>()) {
        expression::Values renamed = *values;
        renamed.name = name;
        renamed.identity = expression::newIdentity();
        return expressionValue(world, expression::make(std::move(renamed)));
    }
    return expressionValue(world, expression::alias(element, name));
}

/// union() and prefix_with() of a WITH query.
void addCteMethods(World &world, Class *type)
{
    World *w = &world;
    const auto cteOf = [w](const Arguments &arguments, const QString &method) {
        const auto *cte = selfElement(arguments)->as<expression::Cte>();
        if (!cte)
            w->raise(u"AttributeError"_s, method);
        return *cte;
    };
    for (const auto &[name, kind] : {std::pair{u"union"_s, expression::CompoundKind::Union},
             std::pair{u"union_all"_s, expression::CompoundKind::UnionAll}}) {
        type->addMethod(world.py, name, u"self, *others"_s, [w, cteOf, name = name, kind = kind](Interpreter &, Arguments &arguments) {
            return expressionValue(*w,
                expression::extendedCte(cteOf(arguments, name), kind, clauses(*w, arguments.bound().varArgs())));
        });
    }
    type->addMethod(world.py, u"prefix_with"_s, u"self, *phrases, dialect='*'"_s, [w, cteOf](Interpreter &, Arguments &arguments) {
        expression::Cte cte = cteOf(arguments, u"prefix_with"_s);
        addPhrases(*w, cte.prefixes, arguments);
        return expressionValue(*w, expression::make(std::move(cte)));
    });
    type->addMethod(world.py, u"suffix_with"_s, u"self, *phrases, dialect='*'"_s, [w, cteOf](Interpreter &, Arguments &arguments) {
        expression::Cte cte = cteOf(arguments, u"suffix_with"_s);
        addPhrases(*w, cte.suffixes, arguments);
        return expressionValue(*w, expression::make(std::move(cte)));
    });
}

void addFromMethods(World &world, Class *type)
{
    Interpreter &py = world.py;
    World *w = &world;
    for (const QString &name : {u"c"_s, u"columns"_s, u"exported_columns"_s}) {
        type->addProperty(py, name,
            [w](Interpreter &, Arguments &arguments) { return collectionOf(*w, selfElement(arguments)); });
    }
    type->addMethod(py, u"alias"_s, u"self, name=None, flat=False"_s, [w](Interpreter &, Arguments &arguments) {
        return aliasOf(*w, selfElement(arguments), toOptionalText(*w, arguments["name"_L1]).value_or(QString()));
    });
    type->addProperty(py, u"column"_s, [w](Interpreter &, Arguments &arguments) {
        const Elements columns = expression::columnsOf(selfElement(arguments));
        return columns.isEmpty() ? Value() : expressionValue(*w, columns.first());
    });
    type->addMethod(py, u"select"_s, u"self, *where, **kw"_s, [w](Interpreter &, Arguments &arguments) {
        expression::Select select = *expression::select({selfElement(arguments)})->as<expression::Select>();
        for (const Value &value : arguments.bound().varArgs())
            select.where.append(toClause(*w, value));
        for (const auto &[keyword, value] : arguments.bound().keywordArgs()) {
            if (keyword == "whereclause"_L1)
                select.where.append(toClause(*w, value));
        }
        return expressionValue(*w, expression::make(std::move(select)));
    });
    addRowSourceMethods(world, type);
    addCteMethods(world, type);
    for (const bool outer : {false, true}) {
        type->addMethod(py, outer ? u"outerjoin"_s : u"join"_s, u"self, right, onclause=None, isouter=False, full=False"_s,
            [w, outer](Interpreter &, Arguments &arguments) {
                const ElementPtr left = selfElement(arguments);
                const ElementPtr right = toClause(*w, arguments["right"_L1]);
                const Value on = arguments["onclause"_L1];
                return expressionValue(*w,
                    expression::join(left, right,
                        on.isNone() ? w->unwrap(expression::joinCondition(left, right)) : toClause(*w, on), outer || toBool(*w, arguments["isouter"_L1]),
                        toBool(*w, arguments["full"_L1])));
            });
    }
    const auto dml = [&](const QString &name, Value (*make)(World &, Value)) {
        type->addMethod(py, name, u"self, *args, **kw"_s, [w, make](Interpreter &, Arguments &arguments) {
            return changeStatement(*w, make, *arguments.self, arguments.bound());
        });
    };
    dml(u"insert"_s, insertInto);
    dml(u"update"_s, updateOf);
    dml(u"delete"_s, deleteFrom);
}

} // namespace

Class *fromClauseClass(World &world)
{
    return world.once(u"FromClause"_s, [](World &w) {
        Class *type = w.py.makeClass(u"FromClause"_s, {clauseElementClass(w)}, u"sqlalchemy.sql.selectable"_s);
        addFromMethods(w, type);
        return type;
    });
}

} // namespace retort::bindings
