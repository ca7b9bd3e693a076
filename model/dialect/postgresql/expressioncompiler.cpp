// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/expressioncompiler.h"

#include "model/dialect/quoting.h"
#include "model/expression/grouping.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect::postgresql {

using namespace retort::expression;

ExpressionCompiler::ExpressionCompiler()
    : ExpressionWriter(Dialect::Postgresql)
{
}

/// 'key', 1, or the path '{a, b}'.
QString ExpressionCompiler::jsonKey(const Binary &node, const Scope &scope)
{
    const auto *bind = node.right->as<Bind>();
    if (!bind)
        return write(node.right, scope);
    if (const auto *steps = std::get_if<ListValue>(&bind->value.data)) {
        QStringList parts;
        for (const Value &value : steps->items)
            parts += pythonStr(value);
        return stringLiteral(u'{' + parts.join(u", "_s) + u'}');
    }
    return literalText(bind->value, bind->type);
}

QString ExpressionCompiler::jsonAccess(const Binary &node, const Scope &outer)
{
    const bool isPath = node.op == Operator::JsonPathGetItem || node.op == Operator::JsonPathGetItemText;
    const bool textAccess = node.op == Operator::JsonGetItemText || node.op == Operator::JsonPathGetItemText;
    const bool isJson = node.type.affinity() == schema::TypeAffinity::Json;
    // as_string() and its kin read the text and cast it to the type wanted.
    const bool casts = !isJson && !textAccess;
    if (node.op == Operator::JsonGetItem && isJson && typeOf(node.left).kind() == schema::TypeKind::PgJsonb) {
        // PostgreSQL 14 and later: a subscript.
        const bool called = node.left->as<Function>() || node.left->as<Cast>();
        const QString left = write(node.left, outer);
        return (called ? u'(' + left + u')' : left) + u'[' + jsonKey(node, outer) + u']';
    }
    Scope scope = outer;
    scope.inOperator = true;
    const QString arrow = (isPath ? u" #>"_s : u" ->"_s) + (casts || textAccess ? u"> "_s : u" "_s);
    const QString text = write(node.left, scope) + arrow + jsonKey(node, scope);
    const QString placed = outer.inOperator ? u'(' + text + u')' : text;
    return casts ? u"CAST("_s + placed + u" AS "_s + typeText(node.type) + u')' : placed;
}

QString ExpressionCompiler::specialBinary(const Binary &node, const Scope &scope, bool &handled)
{
    handled = true;
    switch (node.op) {
    case Operator::BitwiseXor: return genericBinary(node, u" # "_s, scope);
    case Operator::ILike: return likeText(node, u" ILIKE "_s, scope);
    case Operator::NotILike: return likeText(node, u" NOT ILIKE "_s, scope);
    case Operator::Match:
        return write(node.left, scope) + u" @@ plainto_tsquery("_s + write(node.right, scope) + u')';
    case Operator::RegexpMatch:
    case Operator::NotRegexpMatch: {
        const QString op = node.op == Operator::RegexpMatch ? u"~"_s : u"!~"_s;
        if (node.escape.isNull())
            return genericBinary(node, u' ' + op + u' ', scope);
        if (node.escape == "i"_L1)
            return genericBinary(node, u' ' + op + u"* "_s, scope);
        return write(node.left, scope) + u' ' + op + u" CONCAT('(?', "_s + stringLiteral(node.escape) + u", ')', "_s
            + write(node.right, scope) + u')';
    }
    case Operator::RegexpReplace: {
        const QString flags = node.escape.isNull() ? QString() : u", "_s + stringLiteral(node.escape);
        return u"REGEXP_REPLACE("_s + write(node.left, scope) + u", "_s + write(node.right, scope) + flags + u')';
    }
    case Operator::JsonGetItem:
    case Operator::JsonPathGetItem:
    case Operator::JsonGetItemText:
    case Operator::JsonPathGetItemText: return jsonAccess(node, scope);
    default: handled = false; return {};
    }
}

QString ExpressionCompiler::specialFunction(const Function &node, const Scope &scope, bool &handled)
{
    handled = true;
    const QString lowered = node.name.toLower();
    if (lowered == "aggregate_strings"_L1)
        return u"string_agg"_s + argumentList(node, scope);
    if (lowered == "substring"_L1 && (node.arguments.size() == 2 || node.arguments.size() == 3)) {
        QString text = u"SUBSTRING("_s + write(node.arguments.at(0), scope) + u" FROM "_s + write(node.arguments.at(1), scope);
        if (node.arguments.size() > 2)
            text += u" FOR "_s + write(node.arguments.at(2), scope);
        return text + u')';
    }
    handled = false;
    return {};
}

QString ExpressionCompiler::trueDivision(const Binary &node, const Scope &scope)
{
    const SqlType right = typeOf(node.right);
    const SqlType type = right.affinity() == schema::TypeAffinity::Numeric ? right : schema::types::numeric();
    return write(node.left, scope) + u" / CAST("_s + write(node.right, scope) + u" AS "_s + typeText(type) + u')';
}

QString ExpressionCompiler::conditionText(const Unary &node, const Scope &scope)
{
    const QString operand = write(node.operand, scope);
    return node.op == Operator::IsTrue ? operand : u"NOT "_s + operand;
}

QString ExpressionCompiler::emptySet(const schema::SqlType &, bool negated)
{
    return negated ? u"NULL) OR (1 = 1"_s : u"NULL) AND (1 != 1"_s;
}

QString ExpressionCompiler::extractText(const Extract &node, const Scope &scope)
{
    return u"EXTRACT("_s + node.field + u" FROM "_s + write(node.element, scope) + u')';
}

QString ExpressionCompiler::nextValue(const NextValue &node)
{
    return u"nextval("_s + stringLiteral(qualified(node.schema, node.sequence, Dialect::Postgresql)) + u')';
}

QString ExpressionCompiler::distinctText(const Select &node, const Scope &scope)
{
    if (!node.distinctOn.isEmpty())
        return u"DISTINCT ON ("_s + joined(node.distinctOn, u", "_s, scope) + u") "_s;
    return node.distinct ? u"DISTINCT "_s : QString();
}

QString ExpressionCompiler::limitText(const ElementPtr &limit, const ElementPtr &offset, const Scope &scope)
{
    QString text;
    if (limit)
        text = u" \n LIMIT "_s + write(limit, scope);
    if (offset)
        text += (limit ? QString() : u"\n LIMIT ALL"_s) + u" OFFSET "_s + write(offset, scope);
    return text;
}

QString ExpressionCompiler::forUpdateText(const ForUpdate &lock, const Scope &scope)
{
    QString text;
    if (lock.read)
        text = lock.keyShare ? u" FOR KEY SHARE"_s : u" FOR SHARE"_s;
    else
        text = lock.keyShare ? u" FOR NO KEY UPDATE"_s : u" FOR UPDATE"_s;
    Elements tables;
    for (const ElementPtr &element : lock.of)
        appendFroms(tables, element);
    Scope bare = scope;
    bare.useSchema = false;
    if (!tables.isEmpty())
        text += u" OF "_s + joined(tables, u", "_s, bare);
    if (lock.nowait)
        text += u" NOWAIT"_s;
    if (lock.skipLocked)
        text += u" SKIP LOCKED"_s;
    return text;
}

QString ExpressionCompiler::deleteUsing(const Elements &extra, const Scope &outer)
{
    Scope scope = outer;
    scope.asFrom = true;
    return u" USING "_s + joined(extra, u", "_s, scope);
}

bool ExpressionCompiler::hasNativeBoolean() const
{
    return true;
}

bool ExpressionCompiler::returningNamesTable() const
{
    return true;
}

bool ExpressionCompiler::returnsAutoincrement() const
{
    return true;
}

} // namespace retort::dialect::postgresql
