// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagram/schemapicture.h"

#include "model/base/overloaded.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using retort::dialect::TablePart;
using retort::plan::SchemaChange;
using retort::schema::ObjectName;

namespace retort::ui {

namespace {

constexpr qsizetype mostColumns = 14;
constexpr qsizetype longestText = 40;

QString shortened(const QString &text)
{
    return text.size() > longestText ? text.left(longestText - 1) + u'…' : text;
}

/// The type that begins a column's definition.
QString typeOf(const QString &definition)
{
    static const QRegularExpression rest(
        u"\\s+(NOT NULL|NULL|DEFAULT|PRIMARY KEY|GENERATED|UNIQUE|CHECK|REFERENCES|COLLATE|CONSTRAINT|AUTOINCREMENT)\\b.*"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return shortened(QString(definition).remove(rest));
}

struct Keys
{
    QSet<QString> primary, foreign;
    QList<ObjectName> referred;
};

/// Columns are named by their keys in constraints, which mostly are their names.
Keys keysOf(const schema::Table &table)
{
    Keys keys;
    const auto nameOf = [&](const QString &key) {
        const schema::Column *column = table.column(key);
        return column ? column->name.text : key;
    };
    for (const schema::Constraint &constraint : table.constraints) {
        std::visit(Overloaded{
                       [&](const schema::PrimaryKey &primary) {
                           for (const QString &key : primary.columns)
                               keys.primary.insert(nameOf(key));
                       },
                       [&](const schema::ForeignKey &foreign) {
                           for (const QString &key : foreign.columns)
                               keys.foreign.insert(nameOf(key));
                           keys.referred << ObjectName{foreign.referredSchema.text, foreign.referredTable.text};
                       },
                       [](const schema::Unique &) {},
                       [](const schema::Check &) {},
                       [](const schema::Exclude &) {},
                   },
            constraint);
    }
    for (const schema::Column &column : table.columns) {
        if (column.primaryKey)
            keys.primary.insert(column.name.text);
        for (const schema::ColumnReference &reference : column.references) {
            keys.foreign.insert(column.name.text);
            keys.referred << ObjectName{reference.schema.text, reference.table.text};
        }
    }
    return keys;
}

/// A box shows so many columns; those that say most stay, in the order of the table.
void leaveOut(DiagramTable &table)
{
    const auto matters = [](const DiagramColumn &column) {
        return column.isKey || column.isReference || column.change != SchemaChange::None;
    };
    qsizetype over = table.columns.size() - mostColumns;
    for (qsizetype i = table.columns.size() - 1; i >= 0 && over > 0; --i) {
        if (matters(table.columns.at(i)))
            continue;
        table.columns.removeAt(i);
        ++table.hidden;
        --over;
    }
}

} // namespace

SchemaPicture pictureOf(const QList<plan::ComparedTable> &tables, const schema::Catalog *catalog)
{
    SchemaPicture picture;
    QHash<ObjectName, int> numbers;
    for (const plan::ComparedTable &table : tables)
        numbers.insert(table.name, int(numbers.size()));
    for (const plan::ComparedTable &table : tables) {
        const auto known = catalog ? catalog->table(table.name) : nullptr;
        const Keys keys = known ? keysOf(*known) : Keys();
        DiagramTable box{shortened(table.name.display()), table.change, {}, 0};
        for (const plan::ComparedPart &part : table.parts) {
            if (part.part.kind != TablePart::Kind::Column)
                continue;
            const QString &name = part.part.name;
            box.columns.append({shortened(name), typeOf(part.part.definition), keys.primary.contains(name),
                keys.foreign.contains(name), part.change});
        }
        leaveOut(box);
        QSet<int> drawn; // two keys between the same tables, or one that is written twice, are one line
        for (const ObjectName &referred : keys.referred) {
            const int number = numbers.value(referred, -1);
            if (number >= 0 && !drawn.contains(number))
                picture.references.append({int(picture.tables.size()), number});
            drawn.insert(number);
        }
        picture.tables.append(box);
    }
    return picture;
}

} // namespace retort::ui
