// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/overloaded.h"
#include "model/expression/element.h"
#include "model/operations/operation.h"

namespace retort::operations {

using namespace Qt::Literals::StringLiterals;

namespace {

QString dotted(const Identifier &schema, const Identifier &name)
{
    return schema.isEmpty() ? name.text : schema.text + u'.' + name.text;
}

QString constraintKind(const schema::Constraint &constraint)
{
    return std::visit(Overloaded{
                          [](const schema::PrimaryKey &) { return u"primary key"_s; },
                          [](const schema::Unique &) { return u"unique constraint"_s; },
                          [](const schema::ForeignKey &) { return u"foreign key"_s; },
                          [](const schema::Check &) { return u"check constraint"_s; },
                          [](const schema::Exclude &) { return u"exclude constraint"_s; },
                      },
        constraint);
}

QString describeConstraint(const AddConstraint &op)
{
    const QString name = schema::traits(op.constraint).name.text;
    const QString kind = constraintKind(op.constraint);
    const QString columns = schema::columnsOf(op.constraint).join(u", "_s);
    const QString what = name.isEmpty() ? kind : kind + u' ' + name;
    const QString where = u" on "_s + dotted(op.schema, op.table);
    return u"Add "_s + what + where + (columns.isEmpty() ? QString() : u" (%1)"_s.arg(columns));
}

QString describeAlter(const AlterColumn &op)
{
    const QString column = dotted(op.schema, op.table) + u'.' + op.column.text;
    QStringList changes;
    if (!op.newName.isEmpty())
        changes << u"rename to "_s + op.newName.text;
    if (op.type)
        changes << u"type"_s;
    if (op.nullable)
        changes << (*op.nullable ? u"allow NULL"_s : u"forbid NULL"_s);
    if (op.serverDefault)
        changes << (std::holds_alternative<schema::NoDefault>(*op.serverDefault) ? u"drop default"_s : u"set default"_s);
    if (op.comment)
        changes << u"comment"_s;
    return u"Alter column "_s + column + (changes.isEmpty() ? QString() : u": "_s + changes.join(u", "_s));
}

/// The first words of the statement: enough to recognise it in a list.
QString describeSql(const ExecuteSql &op)
{
    const auto element = expression::fromSchema(op.statement);
    if (!element)
        return u"Run SQL"_s;
    if (const auto *text = element->as<expression::Text>()) {
        const QString line = text->sql.simplified();
        return u"Run SQL: "_s + (line.size() > 60 ? line.left(59) + u'…' : line);
    }
    if (element->as<expression::Insert>())
        return u"Insert rows"_s;
    if (element->as<expression::Update>())
        return u"Update rows"_s;
    if (element->as<expression::Delete>())
        return u"Delete rows"_s;
    return u"Run SQL"_s;
}

} // namespace

QString describe(const Operation &operation)
{
    return std::visit(
        Overloaded{
            [](const CreateTable &op) { return u"Create table "_s + dotted(op.definition.schema, op.definition.name); },
            [](const DropTable &op) { return u"Drop table "_s + dotted(op.schema, op.table); },
            [](const RenameTable &op) {
                return u"Rename table "_s + dotted(op.schema, op.table) + u" to "_s + op.newName.text;
            },
            [](const AddColumn &op) {
                return u"Add column "_s + dotted(op.schema, op.table) + u'.' + op.column.name.text;
            },
            [](const DropColumn &op) { return u"Drop column "_s + dotted(op.schema, op.table) + u'.' + op.column.text; },
            [](const AlterColumn &op) { return describeAlter(op); },
            [](const CreateIndex &op) {
                const QString kind = op.index.unique ? u"Create unique index "_s : u"Create index "_s;
                return (kind + op.index.name.text).trimmed() + u" on "_s + dotted(op.schema, op.table);
            },
            [](const DropIndex &op) { return u"Drop index "_s + dotted(op.schema, op.name); },
            [](const AddConstraint &op) { return describeConstraint(op); },
            [](const DropConstraint &op) {
                return u"Drop constraint "_s + op.name.text + u" on "_s + dotted(op.schema, op.table);
            },
            [](const CreateTableComment &op) { return u"Comment on table "_s + dotted(op.schema, op.table); },
            [](const DropTableComment &op) { return u"Remove comment on table "_s + dotted(op.schema, op.table); },
            [](const ExecuteSql &op) { return describeSql(op); },
            [](const BulkInsert &op) {
                return u"Insert %1 %2 into "_s.arg(op.rows.size()).arg(op.rows.size() == 1 ? u"row"_s : u"rows"_s)
                    + dotted(op.schema, op.table);
            },
            [](const BatchAlterTable &op) {
                QStringList items;
                for (const BatchItem &item : op.items)
                    items << describe(std::visit([](const auto &plain) { return Operation(plain); }, item));
                return u"Batch on "_s + dotted(op.schema, op.table)
                    + (items.isEmpty() ? QString() : u": "_s + items.join(u"; "_s));
            },
            [](const CreateNamedType &op) { return u"Create type "_s + dotted(schemaOf(op.type), nameOf(op.type)); },
            [](const DropNamedType &op) { return u"Drop type "_s + dotted(op.schema, op.name); },
            [](const CreateSequence &op) { return u"Create sequence "_s + dotted(op.sequence.schema, op.sequence.name); },
            [](const DropSequence &op) { return u"Drop sequence "_s + dotted(op.schema, op.name); },
            [](const CreateSchema &op) { return u"Create schema "_s + op.name.text; },
            [](const DropSchema &op) { return u"Drop schema "_s + op.name.text; },
            [](const BeginAutocommit &) { return u"Begin autocommit block"_s; },
            [](const EndAutocommit &) { return u"End autocommit block"_s; },
        },
        operation);
}

QStringList tablesOf(const Operation &operation)
{
    const auto one = [](const auto &op) {
        return op.table.isEmpty() ? QStringList() : QStringList{dotted(op.schema, op.table)};
    };
    const auto none = [](const auto &) { return QStringList(); };
    return std::visit(Overloaded{
                          [](const CreateTable &op) {
                              return QStringList{dotted(op.definition.schema, op.definition.name)};
                          },
                          [](const RenameTable &op) {
                              return QStringList{dotted(op.schema, op.table), dotted(op.schema, op.newName)};
                          },
                          [&](const DropTable &op) { return one(op); },
                          [&](const AddColumn &op) { return one(op); },
                          [&](const DropColumn &op) { return one(op); },
                          [&](const AlterColumn &op) { return one(op); },
                          [&](const CreateIndex &op) { return one(op); },
                          [&](const DropIndex &op) { return one(op); },
                          [&](const AddConstraint &op) { return one(op); },
                          [&](const DropConstraint &op) { return one(op); },
                          [&](const CreateTableComment &op) { return one(op); },
                          [&](const DropTableComment &op) { return one(op); },
                          [&](const BulkInsert &op) { return one(op); },
                          [&](const BatchAlterTable &op) { return one(op); },
                          [&](const ExecuteSql &op) { return none(op); },
                          [&](const CreateNamedType &op) { return none(op); },
                          [&](const DropNamedType &op) { return none(op); },
                          [&](const CreateSequence &op) { return none(op); },
                          [&](const DropSequence &op) { return none(op); },
                          [&](const CreateSchema &op) { return none(op); },
                          [&](const DropSchema &op) { return none(op); },
                          [&](const BeginAutocommit &op) { return none(op); },
                          [&](const EndAutocommit &op) { return none(op); },
                      },
        operation);
}

} // namespace retort::operations
