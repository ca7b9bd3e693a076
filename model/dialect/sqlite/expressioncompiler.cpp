// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/sqlite/expressioncompiler.h"

#include "model/dialect/quoting.h"
#include "model/expression/grouping.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect::sqlite {

using namespace retort::expression;

ExpressionCompiler::ExpressionCompiler()
    : ExpressionWriter(Dialect::Sqlite)
{
}

/// The path that JSON_EXTRACT wants: '$."key"', '$[1]', '$."a"[0]'.
QString ExpressionCompiler::jsonKey(const Binary &node, const Scope &scope)
{
    const auto *bind = node.right->as<Bind>();
    if (!bind)
        return write(node.right, scope);
    const auto step = [](const Value &value) {
        const bool isIndex = std::holds_alternative<qint64>(value.data);
        return isIndex ? u'[' + pythonStr(value) + u']' : u".\""_s + pythonStr(value) + u'"';
    };
    QString path = u"$"_s;
    if (const auto *steps = std::get_if<ListValue>(&bind->value.data)) {
        for (const Value &value : steps->items)
            path += step(value);
    } else {
        path += step(bind->value);
    }
    return stringLiteral(path);
}

QString ExpressionCompiler::jsonAccess(const Binary &node, const Scope &scope)
{
    const QString extracted = u"JSON_EXTRACT("_s + write(node.left, scope) + u", "_s + jsonKey(node, scope) + u')';
    const bool isJson = node.type.affinity() == schema::TypeAffinity::Json;
    return isJson ? u"JSON_QUOTE("_s + extracted + u')' : extracted;
}

QString ExpressionCompiler::specialBinary(const Binary &node, const Scope &scope, bool &handled)
{
    handled = true;
    switch (node.op) {
    case Operator::IsDistinctFrom: return write(node.left, {}) + u" IS NOT "_s + write(node.right, {});
    case Operator::IsNotDistinctFrom: return write(node.left, {}) + u" IS "_s + write(node.right, {});
    case Operator::ILike:
    case Operator::NotILike: {
        // Without ILIKE both sides are folded; the istartswith() family has done it.
        Binary folded = node;
        const auto *unary = node.left->as<Unary>();
        if (!unary || unary->op != Operator::FoldCase) {
            const auto fold = [](const ElementPtr &element) {
                Unary lower;
                lower.op = Operator::FoldCase;
                lower.operand = element;
                return make(lower);
            };
            folded.left = fold(node.left);
            folded.right = fold(node.right);
        }
        return likeText(folded, node.op == Operator::ILike ? u" LIKE "_s : u" NOT LIKE "_s, scope);
    }
    case Operator::GetItem:
        return unsupported(u"<built-in function getitem>"_s);
    case Operator::RegexpReplace:
        return fail(u"CompileError"_s, u"sqlite dialect does not support regular expression replacements"_s);
    case Operator::BitwiseXor: {
        // SQLite has no XOR: (a | b) - (a & b).
        Scope inner = scope;
        inner.inOperator = true;
        const QString either = genericBinary(node, u" | "_s, inner, true);
        const QString both = genericBinary(node, u" & "_s, inner, true);
        return u'(' + (scope.inOperator ? either : either.mid(1, either.size() - 2)) + u" - "_s
            + (scope.inOperator ? both : both.mid(1, both.size() - 2)) + u')';
    }
    case Operator::JsonGetItem:
    case Operator::JsonPathGetItem: return jsonAccess(node, scope);
    case Operator::JsonGetItemText:
    case Operator::JsonPathGetItemText: {
        const QString arrow = node.op == Operator::JsonGetItemText ? u" ->> "_s : u" #>> "_s;
        Scope inner = scope;
        inner.inOperator = true;
        const QString text = write(node.left, inner) + arrow + jsonKey(node, scope);
        return scope.inOperator ? u'(' + text + u')' : text;
    }
    default: handled = false; return {};
    }
}

QString ExpressionCompiler::specialFunction(const Function &node, const Scope &scope, bool &handled)
{
    handled = true;
    const QString lowered = node.name.toLower();
    if (lowered == "now"_L1)
        return u"CURRENT_TIMESTAMP"_s;
    if (lowered == "localtimestamp"_L1)
        return u"DATETIME(CURRENT_TIMESTAMP, 'localtime')"_s;
    if (lowered == "char_length"_L1)
        return u"length"_s + argumentList(node, scope);
    if (lowered == "aggregate_strings"_L1)
        return u"group_concat"_s + argumentList(node, scope);
    handled = false;
    return {};
}

QString ExpressionCompiler::trueDivision(const Binary &node, const Scope &scope)
{
    return write(node.left, scope) + u" / ("_s + write(node.right, scope) + u" + 0.0)"_s;
}

QString ExpressionCompiler::conditionText(const Unary &node, const Scope &scope)
{
    const QString operand = write(node.operand, scope);
    if (isImplicitlyBoolean(node.operand))
        return node.op == Operator::IsTrue ? operand : u"NOT "_s + operand;
    return operand + (node.op == Operator::IsTrue ? u" = 1"_s : u" = 0"_s);
}

QString ExpressionCompiler::emptySet(const schema::SqlType &, bool)
{
    return u"SELECT 1 FROM (SELECT 1) WHERE 1!=1"_s;
}

QString ExpressionCompiler::extractText(const Extract &node, const Scope &scope)
{
    static const QHash<QString, QString> formats{{u"month"_s, u"%m"_s}, {u"day"_s, u"%d"_s}, {u"year"_s, u"%Y"_s},
        {u"second"_s, u"%S"_s}, {u"hour"_s, u"%H"_s}, {u"doy"_s, u"%j"_s}, {u"minute"_s, u"%M"_s}, {u"epoch"_s, u"%s"_s},
        {u"dow"_s, u"%w"_s}, {u"week"_s, u"%W"_s}};
    // SQLAlchemy lets a few fields through unchanged that STRFTIME does not know.
    static const QStringList unchanged{u"quarter"_s, u"milliseconds"_s, u"microseconds"_s, u"timezone_hour"_s, u"timezone_minute"_s};
    const QString format = unchanged.contains(node.field) ? node.field : formats.value(node.field);
    if (format.isEmpty())
        return fail(u"CompileError"_s, u"%1 is not a valid extract argument."_s.arg(node.field));
    return u"CAST(STRFTIME('"_s + format + u"', "_s + write(node.element, scope) + u") AS INTEGER)"_s;
}

QString ExpressionCompiler::nextValue(const NextValue &)
{
    return fail(u"NotImplementedError"_s, u"Dialect 'sqlite' does not support sequence increments."_s);
}

QString ExpressionCompiler::distinctText(const Select &node, const Scope &)
{
    return node.distinct || !node.distinctOn.isEmpty() ? u"DISTINCT "_s : QString();
}

QString ExpressionCompiler::limitText(const ElementPtr &limit, const ElementPtr &offset, const Scope &scope)
{
    // SQLite has no OFFSET by itself, and SQLAlchemy always writes both.
    return u"\n LIMIT "_s + (limit ? write(limit, scope) : u"-1"_s) + u" OFFSET "_s + (offset ? write(offset, scope) : u"0"_s);
}

QString ExpressionCompiler::forUpdateText(const ForUpdate &, const Scope &)
{
    return {};
}

QString ExpressionCompiler::deleteUsing(const Elements &, const Scope &)
{
    return fail(u"NotImplementedError"_s,
        u"This backend does not support multiple-table criteria within DELETE"_s);
}

bool ExpressionCompiler::hasNativeBoolean() const
{
    return false;
}

bool ExpressionCompiler::returningNamesTable() const
{
    return false;
}

bool ExpressionCompiler::returnsAutoincrement() const
{
    return false;
}

} // namespace retort::dialect::sqlite
