// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/tablecomparison.h"

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

using Change = CatalogDifference::Change;
using Subject = CatalogDifference::Subject;

QString elementText(const IndexShape &shape)
{
    QStringList elements;
    for (const SpelledText &element : shape.elements)
        elements << element.text;
    return u'(' + elements.join(u", "_s) + u')';
}

/// "UNIQUE USING gin (a, b) INCLUDE (c) WHERE …"
QString text(const IndexShape &shape)
{
    return (shape.unique ? u"UNIQUE "_s : QString()) + (shape.method.isEmpty() ? QString() : u"USING "_s + shape.method + u' ')
        + elementText(shape) + (shape.included.isEmpty() ? QString() : u" INCLUDE ("_s + shape.included.join(u", "_s) + u')')
        + (shape.predicate.text.isEmpty() ? QString() : u" WHERE "_s + shape.predicate.text);
}

/// What is the same in both whatever the expressions are.
bool differsForCertain(const IndexShape &wanted, const IndexShape &found)
{
    if (wanted.unique != found.unique || wanted.method != found.method || wanted.included != found.included
        || wanted.elements.size() != found.elements.size() || wanted.predicate.text.isEmpty() != found.predicate.text.isEmpty())
        return true;
    for (qsizetype i = 0; i < wanted.elements.size(); ++i) {
        const SpelledText &before = wanted.elements.at(i);
        const SpelledText &now = found.elements.at(i);
        if (before.text != now.text && before.decisive && now.decisive)
            return true;
    }
    return false;
}

void compareIndex(const QString &name, const ObjectName &table, const IndexShape &wanted, const IndexShape &found,
    CatalogComparison &result)
{
    const QString before = text(wanted);
    const QString now = text(found);
    if (before == now)
        return;
    if (differsForCertain(wanted, found))
        result.differences.append({Change::Changed, Subject::Index, table, name, before, now});
    else
        result.uncompared.append({Subject::Index, table, name, u"the server may spell %1 as %2"_s.arg(before, now)});
}

} // namespace

void compareIndexes(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result)
{
    const ObjectName table = nameOf(expected);
    QMap<QString, const Index *> found;
    for (const Index &index : actual.indexes)
        found.insert(spelling.name(index.name), &index);
    for (const Index &index : expected.indexes) {
        const IndexShape wanted = spelling.shape(index, expected);
        if (const Index *now = found.take(spelling.name(index.name)))
            compareIndex(index.name.text, table, wanted, spelling.shape(*now, actual), result);
        else
            result.differences.append({Change::Missing, Subject::Index, table, index.name.text, text(wanted), {}});
    }
    for (const Index *index : std::as_const(found))
        result.differences.append({Change::Extra, Subject::Index, table, index->name.text, {}, text(spelling.shape(*index, actual))});
}

} // namespace retort::schema
