// SPDX-License-Identifier: GPL-3.0-or-later
// Leaves and constructs; operators, SELECT and the changing statements are in the files beside this one.
#include "model/dialect/expressionwriter.h"

#include "model/base/overloaded.h"
#include "model/dialect/literal.h"
#include "model/dialect/postgresql/expressioncompiler.h"
#include "model/dialect/quoting.h"
#include "model/dialect/runningliteral.h"
#include "model/dialect/sqlite/expressioncompiler.h"
#include "model/dialect/typecompiler.h"
#include "model/expression/build.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace retort::dialect {

using namespace retort::expression;
using schema::OrRaised;
using schema::SqlType;

ExpressionWriter::ExpressionWriter(Dialect dialect)
    : m_dialect(dialect)
{
}

ExpressionWriter::~ExpressionWriter() = default;

QString ExpressionWriter::write(const ElementPtr &element, const Scope &outer)
{
    if (!element || m_raised)
        return {};
    // Only what stands directly in the columns is labelled.
    Scope scope = outer;
    scope.labels = false;
    return std::visit(
        Overloaded{
            [&](const Bind &n) { return bindText(n); },
            [&](const Text &n) { return textText(n); },
            [&](const TextualSelect &n) { return write(n.text, scope); },
            [](const LiteralColumn &n) { return n.sql; },
            [&](Constant n) {
                switch (n) {
                case Constant::Null: return u"NULL"_s;
                case Constant::True: return hasNativeBoolean() ? u"true"_s : u"1"_s;
                case Constant::False: return hasNativeBoolean() ? u"false"_s : u"0"_s;
                case Constant::Default: return u"DEFAULT"_s;
                }
                return QString();
            },
            [&](const NameReference &n) { return nameReferenceText(n, scope); },
            [&](const ColumnRef &n) { return columnText(n, scope); },
            [&](const Unary &n) { return unaryText(n, scope); },
            [&](const Binary &n) { return binaryText(n, scope); },
            [&](const OperatorList &n) { return listText(n, scope); },
            [&](const Grouping &n) { return u'(' + write(n.element, scope) + u')'; },
            [&](const Function &n) { return functionText(n, scope); },
            [&](const Over &n) { return overText(n, scope); },
            [&](const OrderedArgument &n) { return orderedArgumentText(n, scope); },
            [&](const WithinGroup &n) {
                return write(n.function, scope) + u" WITHIN GROUP (ORDER BY "_s + joined(n.orderBy, u", "_s, scope) + u')';
            },
            [&](const Filter &n) {
                return write(n.function, scope) + u" FILTER (WHERE "_s + write(n.criterion, scope) + u')';
            },
            [&](const Case &n) { return caseText(n, scope); },
            [&](const Cast &n) { return castText(n, scope); },
            [&](const TypeCoerce &n) { return write(n.element, scope); },
            [&](const Extract &n) { return extractText(n, scope); },
            [&](const CollationName &n) { return name(n.name); },
            [&](const Tuple &n) { return u'(' + joined(n.elements, u", "_s, scope) + u')'; },
            [&](const ArrayLiteral &n) { return arrayText(n, scope); },
            [&](const Slice &n) { return write(n.start, scope) + u':' + write(n.stop, scope); },
            [&](const Label &n) { return labelText(n, outer); },
            [&](const NextValue &n) { return nextValue(n); },
            [](const FetchedValue &) { return QString(); },
            [&](const TooDeep &) { return fail(u"RecursionError"_s, u"maximum recursion depth exceeded"_s); },
            [&](const Table &) { return fromName(element, scope.useSchema); },
            [&](const Alias &n) { return aliasText(element, n, scope); },
            [&](const Cte &n) { return cteText(element, n, scope); },
            [&](const Join &n) { return joinText(n, scope); },
            [&](const TableValued &n) { return tableValuedText(element, n, scope); },
            [&](const Values &n) { return valuesText(element, n, scope); },
            [&](const Select &n) { return selectText(n, scope); },
            [&](const CompoundSelect &n) { return compoundText(n, scope); },
            [&](const ScalarSelect &n) {
                Scope inner = scope;
                inner.asFrom = false;
                inner.inOperator = false;
                return u'(' + write(n.select, inner) + u')';
            },
            [&](const Insert &n) { return insertText(n, scope); },
            [&](const Update &n) { return updateText(n, scope); },
            [&](const Delete &n) { return deleteText(n, scope); },
        },
        element->data);
}

OrRaised<QString> ExpressionWriter::finished(QString text) const
{
    if (m_raised)
        return tl::unexpected<schema::Raised>(*m_raised);
    return text;
}

QString ExpressionWriter::fail(const QString &type, const QString &message)
{
    if (!m_raised)
        m_raised = schema::Raised{type, message};
    return {};
}

QString ExpressionWriter::literalText(const Value &value, const SqlType &type)
{
    const OrRaised<QString> text
        = m_forRunning ? compileRunningLiteral(value, type, m_dialect) : compileLiteral(value, type, m_dialect);
    return text ? *text : fail(text.error().type, text.error().message);
}

QString ExpressionWriter::typeText(const SqlType &type)
{
    const OrRaised<QString> text = compileType(type, m_dialect);
    return text ? *text : fail(text.error().type, text.error().message);
}

QString ExpressionWriter::name(const QString &text, std::optional<bool> quote) const
{
    using Quote = schema::Identifier::Quote;
    const Quote rule = !quote ? Quote::Auto : *quote ? Quote::Always : Quote::Never;
    return quoted(schema::Identifier(text, rule), m_dialect);
}

QString ExpressionWriter::joined(const Elements &elements, const QString &separator, const Scope &scope)
{
    QStringList parts;
    for (const ElementPtr &element : elements) {
        const QString part = write(element, scope);
        if (!part.isEmpty())
            parts += part;
    }
    return parts.join(separator);
}

QString ExpressionWriter::bindText(const Bind &node, bool negatedIn)
{
    const auto *list = std::get_if<ListValue>(&node.value.data);
    if (!node.expanding || !list)
        return node.hasValue ? literalText(node.value, node.type) : u"NULL"_s;
    if (list->items.isEmpty())
        return emptySet(node.type, negatedIn);
    QStringList parts;
    for (const Value &item : list->items) {
        const auto *row = std::get_if<ListValue>(&item.data);
        if (!row) {
            parts += literalText(item, node.type);
            continue;
        }
        QStringList members;
        for (const Value &member : row->items)
            members += literalText(member, asElement(Operand(member)) ? typeOf(asElement(Operand(member))) : node.type);
        parts += u'(' + members.join(u", "_s) + u')';
    }
    const bool rows = std::holds_alternative<ListValue>(list->items.first().data);
    return (rows && m_dialect == Dialect::Sqlite ? u"VALUES "_s : QString()) + parts.join(u", "_s);
}

QString ExpressionWriter::textText(const Text &node)
{
    // `:name` is a place for a value unless a colon, a word or a backslash stands before it, or a colon behind it.
    static const QRegularExpression place(u"(?<![:\\w\\x5c]):(\\w+)(?![:\\w$])"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression escapedColon(u"\\x5c(:[\\w$]*)(?![:\\w$])"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QString out;
    qsizetype end = 0;
    for (auto match = place.globalMatch(node.sql); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        out += QStringView(node.sql).mid(end, found.capturedStart() - end);
        end = found.capturedEnd();
        const QString wanted = found.captured(1);
        const auto bind = std::find_if(node.binds.cbegin(), node.binds.cend(), [&](const Bind &b) { return b.name == wanted; });
        if (bind == node.binds.cend())
            out += u"NULL"_s;
        else
            out += bind->expanding ? u'(' + bindText(*bind) + u')' : bindText(*bind);
    }
    out += QStringView(node.sql).mid(end);
    return out.replace(escapedColon, u"\\1"_s);
}

namespace {

/// What a made-up name of an alias starts with: the name of what it stands for.
QString namedAfter(const Element &element)
{
    QString found;
    if (const auto *table = element.as<Table>())
        found = table->name;
    else if (const auto *alias = element.as<Alias>())
        found = alias->name;
    else if (const auto *valued = element.as<TableValued>())
        found = valued->name.isEmpty() ? valued->namedAfter : valued->name;
    return found.isEmpty() ? u"anon"_s : found;
}

} // namespace

QString ExpressionWriter::fromName(const ElementPtr &from, bool useSchema)
{
    if (const auto *table = from->as<Table>()) {
        const QString plain = name(table->name, table->quote);
        const bool prefixed = useSchema && !table->schema.isEmpty();
        return prefixed ? name(table->schema, table->quoteSchema) + u'.' + plain : plain;
    }
    if (const auto *alias = from->as<Alias>()) {
        return name(alias->name.isEmpty() ? anonymousName(alias->identity, namedAfter(*alias->element)) : alias->name);
    }
    if (const auto *cte = from->as<Cte>()) {
        const QString own = cte->name.isEmpty() ? anonymousName(cte->definition, u"anon"_s) : cte->name;
        return name(cte->alias.isEmpty() ? own : cte->alias);
    }
    if (const auto *valued = from->as<TableValued>())
        return name(valued->name.isEmpty() ? anonymousName(valued->identity, namedAfter(*from)) : valued->name);
    if (const auto *values = from->as<Values>())
        return name(values->name.isEmpty() ? anonymousName(values->identity, u"anon"_s) : values->name);
    return {};
}

QString ExpressionWriter::anonymousName(quint64 identity, const QString &derivedFrom)
{
    QString &known = m_anonymousNames[identity];
    if (known.isEmpty())
        known = derivedFrom + u'_' + QString::number(++m_anonymousCounts[derivedFrom]);
    return known;
}

QString ExpressionWriter::columnText(const ColumnRef &node, const Scope &scope)
{
    if (node.name.isEmpty() && node.from)
        return fromName(node.from, false);
    const QString own = name(node.name, node.quote);
    const QString table = node.from && scope.includeTable ? fromName(node.from, scope.useSchema) : QString();
    return table.isEmpty() ? own : table + u'.' + own;
}

QString ExpressionWriter::argumentList(const Function &node, const Scope &scope)
{
    return u'(' + joined(node.arguments, u", "_s, scope) + u')';
}

QString ExpressionWriter::functionText(const Function &node, const Scope &scope)
{
    bool handled = false;
    const QString special = specialFunction(node, scope, handled);
    if (handled)
        return special;
    // The functions of the standard are written without parentheses unless they have arguments.
    static const QHash<QString, QString> standard{
        {u"current_date"_s, u"CURRENT_DATE"_s},
        {u"current_time"_s, u"CURRENT_TIME"_s},
        {u"current_timestamp"_s, u"CURRENT_TIMESTAMP"_s},
        {u"current_user"_s, u"CURRENT_USER"_s},
        {u"localtime"_s, u"LOCALTIME"_s},
        {u"localtimestamp"_s, u"LOCALTIMESTAMP"_s},
        {u"session_user"_s, u"SESSION_USER"_s},
        {u"sysdate"_s, u"sysdate"_s},
        {u"user"_s, u"USER"_s},
    };
    static const QRegularExpression plain(u"^[A-Za-z0-9_$]+$"_s);
    const auto callable = [&](const QString &word) {
        const bool illegal = !plain.match(word).hasMatch() || word.front().isDigit() || word.front() == u'$';
        return illegal ? name(word, true) : word;
    };
    if (node.knownClass && (node.name == "cube"_L1 || node.name == "rollup"_L1))
        return node.name.toUpper() + argumentList(node, scope);
    if (node.knownClass && node.name == "grouping_sets"_L1)
        return u"GROUPING SETS"_s + argumentList(node, scope);
    if (node.packages.isEmpty()) {
        const auto word = standard.constFind(node.name.toLower());
        if (word != standard.cend() && node.knownClass)
            return node.arguments.isEmpty() ? *word : *word + argumentList(node, scope);
    }
    QStringList path;
    for (const QString &package : node.packages)
        path += package.isEmpty() ? package : callable(package);
    path += node.name.isEmpty() ? node.name : callable(node.name);
    return path.join(u'.') + argumentList(node, scope);
}

QString ExpressionWriter::overText(const Over &node, const Scope &scope)
{
    QStringList parts;
    if (!node.partitionBy.isEmpty())
        parts += u"PARTITION BY "_s + joined(node.partitionBy, u", "_s, scope);
    if (!node.orderBy.isEmpty())
        parts += u"ORDER BY "_s + orderText(node.orderBy, scope);
    if (!node.frame.isEmpty())
        parts += node.frame;
    return write(node.function, scope) + u" OVER ("_s + parts.join(u' ') + u')';
}

QString ExpressionWriter::caseText(const Case &node, const Scope &scope)
{
    QString text = u"CASE "_s;
    if (node.value)
        text += write(node.value, scope) + u' ';
    for (const auto &[condition, result] : node.whens)
        text += u"WHEN "_s + write(condition, scope) + u" THEN "_s + write(result, scope) + u' ';
    if (node.otherwise)
        text += u"ELSE "_s + write(node.otherwise, scope) + u' ';
    return text + u"END"_s;
}

QString ExpressionWriter::castText(const Cast &node, const Scope &scope)
{
    if (node.tryCast)
        return unsupported(u"<class 'sqlalchemy.sql.elements.TryCast'>"_s);
    QString type = typeText(node.type);
    QString collation;
    if (const qsizetype at = type.lastIndexOf(" COLLATE "_L1); at >= 0) {
        collation = type.mid(at);
        type.truncate(at);
    }
    return u"CAST("_s + write(node.element, scope) + u" AS "_s + type + u')' + collation;
}

QString ExpressionWriter::arrayText(const ArrayLiteral &node, const Scope &scope)
{
    if (m_dialect == Dialect::Sqlite)
        return unsupported(u"<class 'sqlalchemy.dialects.postgresql.array.array'>"_s);
    const schema::SqlTypePtr item = node.type.nested("item_type"_L1);
    if (node.elements.isEmpty() && item && !item->isNull())
        return u"ARRAY[]::"_s + typeText(node.type);
    return u"ARRAY["_s + joined(node.elements, u", "_s, scope) + u']';
}

QString ExpressionWriter::orderedArgumentText(const OrderedArgument &node, const Scope &scope)
{
    if (m_dialect == Dialect::Sqlite)
        return unsupported(u"<class 'sqlalchemy.dialects.postgresql.ext.aggregate_order_by'>"_s);
    return write(node.element, scope) + u" ORDER BY "_s + joined(node.orderBy, u", "_s, scope);
}

QString ExpressionWriter::unsupported(const QString &what)
{
    const QString compiler = m_dialect == Dialect::Sqlite ? u"sqlite.base.SQLiteCompiler"_s : u"postgresql.base.PGCompiler"_s;
    return fail(u"UnsupportedCompilationError"_s,
        u"Compiler <sqlalchemy.dialects.%1 object> can't render element of type %2"_s.arg(compiler, what));
}

QString ExpressionWriter::labelText(const Label &node, const Scope &scope)
{
    const QString own = node.name.isEmpty() ? anonymousName(node.identity, u"anon"_s) : node.name;
    if (scope.asName == &node)
        return name(own);
    Scope inner = scope;
    inner.labels = false;
    const QString text = write(node.element, inner);
    return scope.labels ? text + u" AS "_s + name(own) : text;
}

std::unique_ptr<ExpressionWriter> makeExpressionWriter(Dialect dialect)
{
    if (dialect == Dialect::Sqlite)
        return std::make_unique<sqlite::ExpressionCompiler>();
    return std::make_unique<postgresql::ExpressionCompiler>();
}

} // namespace retort::dialect
