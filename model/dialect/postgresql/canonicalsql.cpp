// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/postgresql/canonicalsql.h"

#include "model/dialect/catalogspelling.h"
#include "model/dialect/postgresql/parsetree.h"
#include "model/dialect/postgresql/sqlparser.h"
#include "model/dialect/sqltokens.h"

namespace retort::dialect::postgresql {

using namespace Qt::Literals::StringLiterals;

namespace {

QString call(const QString &name, const QStringList &arguments)
{
    return name + u'(' + arguments.join(u", "_s) + u')';
}

QString infix(const QString &op, const QStringList &operands)
{
    if (operands.size() == 1 || operands.first().isEmpty())
        return u'(' + op + u' ' + operands.last() + u')';
    return u'(' + operands.join(u' ' + op + u' ') + u')';
}

QString keyword(const QString &op)
{
    return op == "SVFOP_CURRENT_TIMESTAMP"_L1 ? u"now()"_s : op.section(u'_', 1).toLower();
}

QString functionName(const QJsonObject &function)
{
    const QStringList names = strings(function.value("funcname"_L1).toArray());
    const QString name = names.value(names.size() - 1);
    return name == "transaction_timestamp"_L1 ? u"now"_s : name;
}

QJsonValue withoutCasts(QJsonValue node)
{
    while (node.toObject().contains("TypeCast"_L1))
        node = node.toObject().value("TypeCast"_L1).toObject().value("arg"_L1);
    return node;
}

/// Writes the parse trees of one text. The parser has bounded their depth (sqlparser.cpp).
class TreeWriter
{
public:
    explicit TreeWriter(const QString &sql)
        : m_sql(sql.toUtf8())
    {
    }

    CanonicalSql canonical(const QJsonValue &tree) const
    {
        const QJsonObject node = withoutCasts(tree).toObject();
        CanonicalSql sql;
        sql.text = withoutParentheses(write(node), Dialect::Postgresql);
        if (node.contains("A_Const"_L1))
            sql.literal = constantValue(node.value("A_Const"_L1).toObject());
        sql.isColumn = node.contains("ColumnRef"_L1);
        const QJsonObject function = node.value("FuncCall"_L1).toObject();
        sql.isSimple = node.contains("A_Const"_L1) || sql.isColumn || node.contains("SQLValueFunction"_L1)
            || (!function.isEmpty() && (!function.contains("args"_L1) || functionName(function) == "nextval"_L1));
        return sql;
    }

private:
    QString write(const QJsonValue &node) const
    {
        if (node.isArray())
            return call({}, writeAll(node.toArray()));
        if (!node.isObject())
            return node.toVariant().toString();
        const QJsonObject object = node.toObject();
        if (object.size() == 1 && object.begin().value().isObject())
            return writeNode(object.begin().key(), object.begin().value().toObject());
        return writeMembers({}, object);
    }

    QStringList writeAll(const QJsonArray &nodes) const
    {
        QStringList texts;
        for (const QJsonValue node : nodes)
            texts << write(node);
        return texts;
    }

    QString writeNode(const QString &name, const QJsonObject &node) const
    {
        if (name == "TypeCast"_L1)
            return write(node.value("arg"_L1));
        if (name == "A_Const"_L1) {
            const auto value = constantValue(node);
            return value ? canonicalLiteral(*value) : u"NULL"_s;
        }
        if (name == "ColumnRef"_L1) {
            const QJsonArray fields = node.value("fields"_L1).toArray();
            return fields.isEmpty() ? QString() : strings({fields.last()}).value(0, u"*"_s);
        }
        if (name == "A_Expr"_L1)
            return writeOperator(node);
        if (name == "BoolExpr"_L1)
            return writeBoolean(node);
        if (name == "FuncCall"_L1)
            return writeFunction(node);
        if (name == "SQLValueFunction"_L1)
            return keyword(node.value("op"_L1).toString());
        if (name == "A_ArrayExpr"_L1)
            return call(u"ARRAY"_s, writeAll(node.value("elements"_L1).toArray()));
        if (name == "List"_L1)
            return call({}, writeAll(node.value("items"_L1).toArray()));
        return writeMembers(name, node);
    }

    std::optional<QString> constantValue(const QJsonObject &constant) const;
    QString writeOperator(const QJsonObject &expression) const;
    void collectArguments(const QJsonArray &arguments, const QString &op, QStringList &texts) const;
    QString writeFunction(const QJsonObject &function) const;

    QString writeBoolean(const QJsonObject &expression) const
    {
        const QString op = expression.value("boolop"_L1).toString();
        QStringList texts;
        collectArguments(expression.value("args"_L1).toArray(), op, texts);
        return infix(op.section(u'_', 0, 0), texts);
    }

    /// Any other node: its members by name, but for places in the text.
    QString writeMembers(const QString &name, const QJsonObject &members) const
    {
        QStringList texts;
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (!it.key().endsWith("location"_L1))
                texts << it.key() + u'=' + write(it.value());
        }
        return call(name, texts);
    }

    QByteArray m_sql;
};

/// libpg_query 15 leaves out an integer below zero as it leaves out zero: the text tells which it is.
std::optional<QString> TreeWriter::constantValue(const QJsonObject &constant) const
{
    if (constant.contains("ival"_L1)) {
        const QJsonObject value = constant.value("ival"_L1).toObject();
        if (value.contains("ival"_L1))
            return QString::number(value.value("ival"_L1).toInteger());
        const QString text = QString::fromUtf8(m_sql.mid(constant.value("location"_L1).toInt(), 200));
        const QList<SqlToken> tokens = sqlTokens(text, Dialect::Postgresql);
        const bool negative = tokens.size() > 1 && tokens.first().isSymbol(u'-') && tokens.at(1).kind == SqlToken::Kind::Number;
        return negative ? u'-' + tokens.at(1).text.toString() : u"0"_s;
    }
    if (constant.contains("boolval"_L1))
        return constant.value("boolval"_L1).toObject().value("boolval"_L1).toBool() ? u"true"_s : u"false"_s;
    for (const QLatin1StringView kind : {"sval"_L1, "fval"_L1, "bsval"_L1}) {
        if (constant.contains(kind))
            return constant.value(kind).toObject().value(kind).toString();
    }
    return std::nullopt;
}

QString TreeWriter::writeOperator(const QJsonObject &expression) const
{
    const QString kind = expression.value("kind"_L1).toString();
    const QString name = strings(expression.value("name"_L1).toArray()).value(0);
    const QString left = write(expression.value("lexpr"_L1));
    const QJsonValue right = expression.value("rexpr"_L1);
    const QJsonArray items = right.toObject().value("List"_L1).toObject().value("items"_L1).toArray();
    if (kind == "AEXPR_IN"_L1 && items.size() == 1)
        return infix(name, {left, write(items.first())});
    if (kind == "AEXPR_IN"_L1)
        return infix(name == "="_L1 ? u"= ANY"_s : u"<> ALL"_s, {left, call(u"ARRAY"_s, writeAll(items))});
    if (kind == "AEXPR_OP_ANY"_L1 || kind == "AEXPR_OP_ALL"_L1)
        return infix(name + (kind == "AEXPR_OP_ANY"_L1 ? u" ANY"_s : u" ALL"_s), {left, write(right)});
    if (kind == "AEXPR_BETWEEN"_L1 && items.size() == 2)
        return infix(u"AND"_s, {infix(u">="_s, {left, write(items.at(0))}), infix(u"<="_s, {left, write(items.at(1))})});
    if (kind == "AEXPR_NOT_BETWEEN"_L1 && items.size() == 2)
        return infix(u"OR"_s, {infix(u"<"_s, {left, write(items.at(0))}), infix(u">"_s, {left, write(items.at(1))})});
    const bool plain = kind == "AEXPR_OP"_L1 || kind == "AEXPR_LIKE"_L1 || kind == "AEXPR_ILIKE"_L1;
    return plain ? infix(name, {left, write(right)}) : call(kind, {left, write(right)});
}

/// AND in AND is one.
void TreeWriter::collectArguments(const QJsonArray &arguments, const QString &op, QStringList &texts) const
{
    for (const QJsonValue argument : arguments) {
        const QJsonObject inner = argument.toObject().value("BoolExpr"_L1).toObject();
        if (op != "NOT_EXPR"_L1 && inner.value("boolop"_L1).toString() == op)
            collectArguments(inner.value("args"_L1).toArray(), op, texts);
        else
            texts << write(argument);
    }
}

QString TreeWriter::writeFunction(const QJsonObject &function) const
{
    const QString name = functionName(function);
    QStringList arguments = writeAll(function.value("args"_L1).toArray());
    if (name == "nextval"_L1) // a sequence takes part in the renaming of its table
        arguments.clear();
    if (function.contains("agg_star"_L1))
        arguments << u"*"_s;
    return call(name, arguments);
}

/// The members of the only statement, when it is a `node`.
std::optional<QJsonObject> onlyStatement(const QString &sql, QLatin1StringView node)
{
    const auto statements = parsedStatements(sql);
    if (!statements || statements->size() != 1 || !statements->first().toObject().contains(node))
        return std::nullopt;
    return statements->first().toObject().value(node).toObject();
}

CanonicalSql canonicalElement(const QJsonObject &element, const TreeWriter &writer)
{
    CanonicalSql sql;
    if (const QString name = element.value("name"_L1).toString(); !name.isEmpty())
        sql = {name, {}, true, true};
    else
        sql = writer.canonical(element.value("expr"_L1));
    const bool descending = element.value("ordering"_L1).toString() == "SORTBY_DESC"_L1;
    const QString nulls = element.value("nulls_ordering"_L1).toString();
    if (descending)
        sql.text += u" DESC"_s;
    if (nulls == "SORTBY_NULLS_FIRST"_L1 && !descending)
        sql.text += u" NULLS FIRST"_s;
    if (nulls == "SORTBY_NULLS_LAST"_L1 && descending)
        sql.text += u" NULLS LAST"_s;
    return sql;
}

} // namespace

std::optional<CanonicalSql> canonicalExpression(const QString &sql)
{
    const QString text = u"SELECT "_s + sql;
    const auto select = onlyStatement(text, "SelectStmt"_L1);
    const QJsonArray targets = select ? select->value("targetList"_L1).toArray() : QJsonArray();
    if (targets.size() != 1)
        return std::nullopt;
    return TreeWriter(text).canonical(targets.first().toObject().value("ResTarget"_L1).toObject().value("val"_L1));
}

std::optional<CanonicalIndex> canonicalIndex(const QString &sql)
{
    const auto statement = onlyStatement(sql, "IndexStmt"_L1);
    if (!statement)
        return std::nullopt;
    const TreeWriter writer(sql);
    CanonicalIndex index;
    for (const QJsonValue parameter : statement->value("indexParams"_L1).toArray())
        index.elements << canonicalElement(parameter.toObject().value("IndexElem"_L1).toObject(), writer);
    for (const QJsonValue parameter : statement->value("indexIncludingParams"_L1).toArray())
        index.included << parameter.toObject().value("IndexElem"_L1).toObject().value("name"_L1).toString();
    const QString method = statement->value("accessMethod"_L1).toString();
    index.method = method == "btree"_L1 ? QString() : method;
    if (statement->contains("whereClause"_L1))
        index.predicate = writer.canonical(statement->value("whereClause"_L1));
    return index;
}

} // namespace retort::dialect::postgresql
