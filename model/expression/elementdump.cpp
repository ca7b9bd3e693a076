// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/overloaded.h"
#include "model/expression/children.h"

using namespace Qt::Literals::StringLiterals;

namespace retort::expression {

namespace {

/// What an element says beside its children: its kind and its plain values.
QString headOf(const ElementData &data)
{
    const auto typed = [](const SqlType &type) { return u':' + type.repr(); };
    const auto named = [](QLatin1StringView kind, const QString &name) { return kind + u' ' + name; };
    return std::visit(
        Overloaded{
            [&](const Bind &n) { return named("bind"_L1, n.hasValue ? pythonRepr(n.value) : u'?' + n.name) + typed(n.type); },
            [&](const Text &n) {
                QString text = named("text"_L1, pythonRepr(n.sql));
                for (const Bind &bind : n.binds)
                    text += u' ' + bind.name + u'=' + pythonRepr(bind.value) + typed(bind.type);
                return text;
            },
            [](const TextualSelect &) { return u"textselect"_s; },
            [&](const LiteralColumn &n) { return named("literal"_L1, n.sql) + typed(n.type); },
            [](Constant n) {
                static const QLatin1StringView names[] = {"null"_L1, "true"_L1, "false"_L1, "default"_L1};
                return QString(names[int(n)]);
            },
            [&](const NameReference &n) { return named("name"_L1, n.name); },
            [&](const ColumnRef &n) { return named("column"_L1, n.name) + typed(n.type); },
            [](const Unary &n) { return operatorName(n.op) + n.customText; },
            [](const Binary &n) {
                return operatorName(n.op) + n.customText + (n.escape.isEmpty() ? QString() : u" escape "_s + n.escape);
            },
            [](const OperatorList &n) { return QString(operatorName(n.op)); },
            [](const Grouping &) { return u"group"_s; },
            [&](const Function &n) { return named("func"_L1, (n.packages + QStringList(n.name)).join(u'.')); },
            [&](const Over &n) { return named("over"_L1, n.frame); },
            [](const OrderedArgument &) { return u"ordered"_s; },
            [](const WithinGroup &) { return u"withingroup"_s; },
            [](const Filter &) { return u"filter"_s; },
            [](const Case &n) {
                return u"case%1%2"_s.arg(n.value ? u" value"_s : QString(), n.otherwise ? u" else"_s : QString());
            },
            [&](const Cast &n) { return u"cast"_s + typed(n.type); },
            [&](const TypeCoerce &n) { return u"coerce"_s + typed(n.type); },
            [&](const Extract &n) { return named("extract"_L1, n.field); },
            [&](const CollationName &n) { return named("collation"_L1, n.name); },
            [](const Tuple &) { return u"tuple"_s; },
            [](const ArrayLiteral &) { return u"array"_s; },
            [](const Slice &) { return u"slice"_s; },
            [&](const Label &n) { return named("label"_L1, n.name); },
            [&](const NextValue &n) { return named("nextval"_L1, n.schema + u'.' + n.sequence); },
            [](const FetchedValue &) { return u"fetched"_s; },
            [](const TooDeep &) { return u"toodeep"_s; },
            [&](const Table &n) { return named("table"_L1, n.schema.isEmpty() ? n.name : n.schema + u'.' + n.name); },
            [&](const Alias &n) { return named(n.lateral ? "lateral"_L1 : n.sample ? "sample"_L1 : "alias"_L1, n.name); },
            [&](const Cte &n) { return named(n.recursive ? "recursive"_L1 : "cte"_L1, n.name); },
            [](const Join &n) { return n.full ? u"fulljoin"_s : n.outer ? u"outerjoin"_s : u"join"_s; },
            [&](const TableValued &n) { return named("tablevalued"_L1, n.name); },
            [&](const Values &n) { return named("values"_L1, n.name); },
            [](const Select &n) {
                return u"select%1 from=%2 where=%3 group=%4 having=%5 order=%6%7%8%9"_s.arg(
                    n.distinct || !n.distinctOn.isEmpty() ? u" distinct"_s : QString(), QString::number(n.from.size()),
                    QString::number(n.where.size()), QString::number(n.groupBy.size()), QString::number(n.having.size()),
                    QString::number(n.orderBy.size()), n.limit ? u" limit"_s : QString(), n.offset ? u" offset"_s : QString(),
                    n.forUpdate ? u" forupdate"_s : QString());
            },
            [](const CompoundSelect &n) { return u"compound %1"_s.arg(int(n.kind)); },
            [](const ScalarSelect &) { return u"scalar"_s; },
            [](const Insert &n) {
                return u"insert rows=%1 %2"_s.arg(QString::number(n.rows.size()), n.selectColumns.join(u','));
            },
            [](const Update &n) { return u"update set=%1"_s.arg(n.set.size()); },
            [](const Delete &) { return u"delete"_s; },
        },
        data);
}

} // namespace

QString Element::dump() const
{
    QString text = u'(' + headOf(data);
    // A column only names its table, and a table not its columns: they would repeat without end.
    const bool namesOnly = as<ColumnRef>();
    visitChildren(data, [&](const ElementPtr &child) {
        const bool brief = namesOnly || child->as<Table>();
        text += u' ' + (brief ? u'(' + headOf(child->data) + u')' : child->dump());
    });
    return text + u')';
}

} // namespace retort::expression
