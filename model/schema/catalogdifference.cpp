// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/catalogdifference.h"

namespace retort::schema {

using namespace Qt::Literals::StringLiterals;

namespace {

using Change = CatalogDifference::Change;
using Subject = CatalogDifference::Subject;

struct Words
{
    QLatin1StringView code;
    QLatin1StringView name;
};

Words wordsOf(Subject subject)
{
    switch (subject) {
    case Subject::Schema: return {"schema"_L1, "schema"_L1};
    case Subject::Table: return {"table"_L1, "table"_L1};
    case Subject::Column: return {"column"_L1, "column"_L1};
    case Subject::ColumnType: return {"column-type"_L1, "type"_L1};
    case Subject::Nullability: return {"nullability"_L1, "nullability"_L1};
    case Subject::DefaultValue: return {"server-default"_L1, "server default"_L1};
    case Subject::Identity: return {"identity"_L1, "identity"_L1};
    case Subject::Computed: return {"computed"_L1, "generation expression"_L1};
    case Subject::ColumnComment: return {"column-comment"_L1, "comment"_L1};
    case Subject::PrimaryKey: return {"primary-key"_L1, "primary key"_L1};
    case Subject::Unique: return {"unique"_L1, "unique constraint"_L1};
    case Subject::ForeignKey: return {"foreign-key"_L1, "foreign key"_L1};
    case Subject::Check: return {"check"_L1, "check constraint"_L1};
    case Subject::Exclude: return {"exclude"_L1, "exclusion constraint"_L1};
    case Subject::Index: return {"index"_L1, "index"_L1};
    case Subject::TableComment: return {"table-comment"_L1, "comment"_L1};
    case Subject::UserType: return {"type"_L1, "type"_L1};
    case Subject::EnumLabels: return {"enum-labels"_L1, "labels"_L1};
    case Subject::Sequence: return {"sequence"_L1, "sequence"_L1};
    case Subject::View: return {"view"_L1, "view"_L1};
    case Subject::MaterializedView: return {"materialized-view"_L1, "materialized view"_L1};
    case Subject::Trigger: return {"trigger"_L1, "trigger"_L1};
    case Subject::Function: return {"function"_L1, "function"_L1};
    }
    return {};
}

QString orNothing(const QString &text)
{
    return text.isEmpty() ? u"nothing"_s : text;
}

/// "column t.name", "index ix of t", "view v": what the difference is about.
QString place(const CatalogDifference &difference)
{
    const QString name(wordsOf(difference.subject).name);
    const QString table = difference.table.display();
    switch (difference.subject) {
    case Subject::Table: return name + u' ' + table;
    case Subject::Column: return u"column %1.%2"_s.arg(table, difference.object);
    case Subject::ColumnType:
    case Subject::Nullability:
    case Subject::DefaultValue:
    case Subject::Identity:
    case Subject::Computed:
    case Subject::ColumnComment: return u"%1 of the column %2.%3"_s.arg(name, table, difference.object);
    case Subject::TableComment: return u"comment of the table %1"_s.arg(table);
    case Subject::EnumLabels: return u"list of labels of the type %1"_s.arg(difference.object);
    default: break;
    }
    const QString shown = difference.object.isEmpty() ? name : name + u' ' + difference.object;
    return table.isEmpty() ? shown : u"%1 of %2"_s.arg(shown, table);
}

} // namespace

QString subjectCode(Subject subject)
{
    return wordsOf(subject).code;
}

QString changeCode(Change change)
{
    return change == Change::Missing ? u"missing"_s : change == Change::Extra ? u"extra"_s : u"changed"_s;
}

QString describe(const CatalogDifference &difference)
{
    if (difference.subject == Subject::Nullability) {
        return u"The column %1.%2 %3"_s.arg(difference.table.display(), difference.object,
            difference.actual == "NULL"_L1 ? u"allows NULL"_s : u"does not allow NULL"_s);
    }
    switch (difference.change) {
    case Change::Missing: return u"The %1 is missing"_s.arg(place(difference));
    case Change::Extra: return u"The %1 is there beside those of the plan"_s.arg(place(difference));
    case Change::Changed: break;
    }
    return u"The %1 is %2 and not %3"_s.arg(place(difference), orNothing(difference.actual), orNothing(difference.expected));
}

} // namespace retort::schema
