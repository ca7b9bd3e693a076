// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/bindings/selectclauses.h"

#include "model/bindings/convert.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::bindings {

using expression::ElementPtr;
using expression::Elements;
using python::Arguments;
using python::Value;

ElementPtr selfElement(const Arguments &arguments)
{
    return arguments.self->as<ExpressionObject>()->element;
}

Elements clauses(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values) {
        if (value.isList() || value.isTuple())
            elements += clauses(world, value.items());
        else
            elements.append(toClause(world, value));
    }
    return elements;
}

Elements namedClauses(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values) {
        if (value.isList() || value.isTuple())
            elements += namedClauses(world, value.items());
        else
            elements.append(value.isStr() ? expression::make(expression::NameReference{value.text()}) : toClause(world, value));
    }
    return elements;
}

Elements columnClauses(World &world, const python::Values &values)
{
    Elements elements;
    for (const Value &value : values) {
        if (value.isSequence()) {
            elements += columnClauses(world, value.items()); // select([…]) of SQLAlchemy before 2.0
            continue;
        }
        if (value.isStr() && value.text() != "*"_L1) {
            world.raise(u"ArgumentError"_s,
                u"Textual column expression %1 should be explicitly declared with text(%1), or use column(%1) for more specificity"_s
                    .arg(world.py.repr(value)));
        }
        // A number is written as it is, without a label.
        const bool isPlain = value.isStr() || (value.isNumber() && !value.isBool());
        elements.append(isPlain ? expression::literalColumn(world.py.toStr(value)) : toClause(world, value));
    }
    return elements;
}

void addPhrases(World &world, QStringList &phrases, const Arguments &arguments)
{
    const QString dialect = toOptionalText(world, arguments["dialect"_L1]).value_or(u"*"_s);
    if (dialect != "*"_L1 && dialect != world.context.dialectName)
        return;
    for (const Value &value : arguments.bound().varArgs())
        phrases.append(phraseText(world, value));
}

Value collectionOf(World &world, const ElementPtr &from)
{
    std::vector<std::pair<QString, Value>> columns;
    const auto *table = from->as<expression::Table>();
    const Elements elements = expression::columnsOf(from);
    for (qsizetype i = 0; i < elements.size(); ++i) {
        const auto *reference = elements.at(i)->as<expression::ColumnRef>();
        const auto *label = elements.at(i)->as<expression::Label>();
        QString key = reference ? reference->name : label ? label->name : QString();
        if (key.isEmpty())
            continue;
        if (table && i < table->columns.size() && !table->columns.at(i).key.isEmpty())
            key = table->columns.at(i).key;
        columns.push_back({key, expressionValue(world, elements.at(i))});
    }
    return columnCollection(world, std::move(columns));
}

Value changeStatement(World &world, Value (*make)(World &, Value), Value table, const python::Bound &bound)
{
    Value statement = make(world, table);
    python::Values positional = bound.varArgs();
    if (!positional.empty() && make != insertInto) {
        if (!positional.front().isNone())
            statement = world.py.call(world.py.attribute(statement, u"where"_s), {positional.front()});
        positional.erase(positional.begin());
    }
    if (!positional.empty())
        statement = world.py.call(world.py.attribute(statement, u"values"_s), positional);
    for (const auto &[keyword, value] : bound.keywordArgs()) {
        if (value.isNone())
            continue;
        const QString method = keyword == "whereclause"_L1 ? u"where"_s : keyword;
        if (method == "inline"_L1) {
            if (toBool(world, value))
                statement = world.py.call(world.py.attribute(statement, method));
        } else {
            statement = world.py.call(world.py.attribute(statement, method), {value});
        }
    }
    return statement;
}

} // namespace retort::bindings
