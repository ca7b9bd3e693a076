// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/tablecomparison.h"

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

using Change = CatalogDifference::Change;
using Subject = CatalogDifference::Subject;

class TableComparison
{
public:
    TableComparison(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result)
        : m_expected(expected)
        , m_actual(actual)
        , m_spelling(spelling)
        , m_result(result)
        , m_table(nameOf(expected))
    {
    }

    void compareColumns()
    {
        QMap<QString, const Column *> found;
        for (const Column &column : m_actual.columns) {
            if (!column.system)
                found.insert(m_spelling.name(column.name), &column);
        }
        for (const Column &column : m_expected.columns) {
            if (column.system)
                continue;
            if (const Column *now = found.take(m_spelling.name(column.name)))
                compareColumn(column, *now);
            else
                add(Change::Missing, Subject::Column, column.name.text, m_spelling.type(column).text, {});
        }
        for (const Column &column : m_actual.columns) {
            if (found.contains(m_spelling.name(column.name)))
                add(Change::Extra, Subject::Column, column.name.text, {}, m_spelling.type(column).text);
        }
    }

    void compareComments()
    {
        if (m_spelling.keepsComments())
            compareTexts(Subject::TableComment, m_table, {}, {m_expected.comment.value_or(QString())},
                {m_actual.comment.value_or(QString())}, m_result);
    }

private:
    void add(Change change, Subject subject, const QString &object, const QString &expected, const QString &actual)
    {
        m_result.differences.append({change, subject, m_table, object, expected, actual});
    }

    void compareColumn(const Column &expected, const Column &actual)
    {
        const QString name = expected.name.text;
        compareTexts(Subject::ColumnType, m_table, name, m_spelling.type(expected), m_spelling.type(actual), m_result);
        const auto nullable = m_spelling.isNullable(expected, m_expected);
        const auto nullableNow = m_spelling.isNullable(actual, m_actual);
        if (nullable && nullableNow && *nullable != *nullableNow)
            add(Change::Changed, Subject::Nullability, name, nullText(*nullable), nullText(*nullableNow));
        compareValues(expected, actual);
        if (m_spelling.keepsComments())
            compareTexts(Subject::ColumnComment, m_table, name, {expected.comment.value_or(QString())},
                {actual.comment.value_or(QString())}, m_result);
    }

    static QString nullText(bool nullable) { return nullable ? u"NULL"_s : u"NOT NULL"_s; }

    /// What fills the column: itself, an expression, or a default.
    void compareValues(const Column &expected, const Column &actual)
    {
        const QString name = expected.name.text;
        const auto *identity = std::get_if<Identity>(&expected.serverDefault);
        const auto *identityNow = std::get_if<Identity>(&actual.serverDefault);
        if (identity || identityNow) {
            const auto text = [](const Identity *one) {
                return SpelledText{one ? one->always ? u"ALWAYS"_s : u"BY DEFAULT"_s : QString()};
            };
            compareTexts(Subject::Identity, m_table, name, text(identity), text(identityNow), m_result);
            return;
        }
        const auto *computed = std::get_if<Computed>(&expected.serverDefault);
        const auto *computedNow = std::get_if<Computed>(&actual.serverDefault);
        if (computed || computedNow) {
            compareTexts(Subject::Computed, m_table, name, computed ? m_spelling.expression(computed->sql) : SpelledText(),
                computedNow ? m_spelling.expression(computedNow->sql) : SpelledText(), m_result);
            return;
        }
        compareTexts(Subject::DefaultValue, m_table, name, m_spelling.serverDefault(expected), m_spelling.serverDefault(actual),
            m_result);
    }

    const Table &m_expected;
    const Table &m_actual;
    const CatalogSpelling &m_spelling;
    CatalogComparison &m_result;
    ObjectName m_table;
};

} // namespace

void compareTexts(Subject subject, const ObjectName &table, const QString &object, const SpelledText &expected,
    const SpelledText &actual, CatalogComparison &result)
{
    if (expected.text == actual.text)
        return;
    const bool onOneSide = expected.text.isEmpty() || actual.text.isEmpty();
    if (onOneSide || (expected.decisive && actual.decisive))
        result.differences.append({Change::Changed, subject, table, object, expected.text, actual.text});
    else
        result.uncompared.append({subject, table, object, u"the server may spell %1 as %2"_s.arg(expected.text, actual.text)});
}

QStringList storedColumns(const QStringList &keys, const Table &table, const CatalogSpelling &spelling)
{
    QStringList names;
    for (const QString &key : keys) {
        const Column *column = table.column(key);
        names << spelling.name(column ? column->name : Identifier(key));
    }
    return names;
}

void compareTable(const Table &expected, const Table &actual, const CatalogSpelling &spelling, CatalogComparison &result)
{
    for (const Table *table : {&expected, &actual}) {
        if (!table->uncertainty.isEmpty()) {
            result.uncompared.append({Subject::Table, nameOf(expected), {}, table->uncertainty});
            return;
        }
    }
    TableComparison comparison(expected, actual, spelling, result);
    comparison.compareColumns();
    compareConstraints(expected, actual, spelling, result);
    compareIndexes(expected, actual, spelling, result);
    comparison.compareComments();
}

} // namespace retort::schema
