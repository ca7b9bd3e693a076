// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dialect/batchtable.h"

#include "model/base/overloaded.h"
#include "model/dialect/constraintddl.h"
#include "model/dialect/sqlite/columnmentions.h"
#include "model/dialect/typecompiler.h"
#include "model/expression/value.h"

/// How the steps of a batch change the description of its table. rebuilttable.cpp makes the new table of it.
namespace retort::dialect {

using namespace Qt::Literals::StringLiterals;
using schema::raised;

namespace {

tl::unexpected<schema::Raised> keyError(const QString &key)
{
    return raised(u"KeyError"_s, expression::pythonRepr(key));
}

qsizetype positionOf(const QList<schema::Constraint> &constraints, const QString &name)
{
    for (qsizetype i = 0; i < constraints.size(); ++i) {
        if (schema::traits(constraints.at(i)).name.text == name)
            return i;
    }
    return -1;
}

QStringList keysOf(const QList<schema::Column> &columns)
{
    QStringList keys;
    for (const schema::Column &column : columns)
        keys << column.effectiveKey();
    return keys;
}

/// The name of a Boolean's or Enum's constraint.
QString constraintNameOf(const schema::SqlType &type)
{
    return type.enumDetails() ? type.enumDetails()->name : type.text("name"_L1);
}

} // namespace

BatchTable::BatchTable(const schema::Table &source, bool reflected, const operations::BatchAlterTable &op, Dialect dialect)
    : m_op(op)
    , m_source(source)
    , m_reflected(reflected)
    , m_dialect(dialect)
    , m_columns(source.columns)
    , m_indexes(source.indexes)
    , m_order(keysOf(source.columns), op.partialReordering)
{
    for (schema::Column &column : m_columns) {
        m_transfers.insert(column.effectiveKey(), {});
        column.unique = column.index = false;
        column.references.clear();
    }
    if (reflected)
        m_kept = KeptSql(source);
    for (const schema::Constraint &constraint : source.constraints) {
        const auto *check = std::get_if<schema::Check>(&constraint);
        const bool unnamed = schema::traits(constraint).name.isEmpty();
        if (check && check->boundType)
            continue;
        (unnamed ? m_unnamed : m_named) << constraint;
    }
}

schema::Column *BatchTable::column(const QString &key)
{
    const auto it = std::find_if(m_columns.begin(), m_columns.end(),
        [&key](const schema::Column &candidate) { return candidate.effectiveKey() == key; });
    return it == m_columns.end() ? nullptr : &*it;
}

const schema::Column *BatchTable::column(const QString &key) const
{
    return const_cast<BatchTable *>(this)->column(key);
}

OrRaised<void> BatchTable::apply(const BatchStep &step)
{
    return std::visit(Overloaded{
                          [&](const operations::AddColumn &op) { return addColumn(op); },
                          [&](const operations::DropColumn &op) { return dropColumn(op); },
                          [&](const operations::AlterColumn &op) { return alterColumn(op); },
                          [&](const BatchAddConstraint &add) { return addConstraint(add.constraint); },
                          [&](const BatchDropConstraint &drop) { return dropConstraint(drop); },
                          [&](const BatchCreateIndex &create) {
                              m_newIndexes.removeIf([&create](const schema::Index &index) {
                                  return index.name == create.index.name;
                              });
                              m_newIndexes << create.index;
                              return OrRaised<void>();
                          },
                          [&](const BatchDropIndex &drop) { return dropIndex(drop.name); },
                          [](const BatchComment &) { return OrRaised<void>(); },
                      },
        step);
}

OrRaised<void> BatchTable::addColumn(const operations::AddColumn &op)
{
    const QString &key = op.column.effectiveKey();
    if (const OrRaised<void> placed = m_order.add(key, op.insertBefore, op.insertAfter); !placed)
        return placed;
    schema::Column added = op.column;
    added.references.clear();
    added.unique = added.index = false;
    if (schema::Column *known = column(key))
        *known = added;
    else
        m_columns << added;
    m_transfers.insert(key, Transfer{false, {}});
    m_retyped.remove(key);
    return {};
}

OrRaised<void> BatchTable::dropColumn(const operations::DropColumn &op)
{
    const QString &key = op.column.text;
    if (!column(key))
        return keyError(key);
    for (QList<schema::Constraint> *list : {&m_named, &m_unnamed}) {
        for (schema::Constraint &constraint : *list) {
            if (auto *primary = std::get_if<schema::PrimaryKey>(&constraint))
                primary->columns.removeAll(key);
        }
    }
    m_columns.removeIf([&key](const schema::Column &candidate) { return candidate.effectiveKey() == key; });
    m_transfers.remove(key);
    m_order.remove(key);
    dropTypeCheckOf(op.existingType);
    return {};
}

void BatchTable::dropTypeCheckOf(const std::optional<schema::SqlType> &type)
{
    const QString name = type ? constraintNameOf(type->forDialect(dialectName(m_dialect))) : QString();
    const qsizetype position = name.isEmpty() ? -1 : positionOf(m_named, name);
    if (position >= 0)
        m_named.removeAt(position);
}

/// The CHECK (x IN (…)) that the old type of a column brought goes with it. Only one that the history shows to be the type's goes
/// without a word.
void BatchTable::dropListOfValues(const schema::Column &altered)
{
    m_unnamed.removeIf([&](const schema::Constraint &constraint) {
        const auto *check = std::get_if<schema::Check>(&constraint);
        if (!check || !m_kept.contains(check->condition))
            return false;
        if (check->boundColumn == altered.effectiveKey())
            return true;
        const QString text = storedText(check->condition);
        const bool goes = sqlite::isListOfValues(text, altered.effectiveKey());
        if (goes)
            warnOfLoss(u"CHECK (%1)"_s.arg(text), u"column %1 gets another type"_s.arg(altered.effectiveKey()));
        return goes;
    });
}

void BatchTable::changeType(schema::Column &altered, const schema::SqlType &type)
{
    dropListOfValues(altered);
    const bool toJson = m_dialect == Dialect::Sqlite && type.affinity() == schema::TypeAffinity::Json;
    if (altered.type.affinity() != type.affinity() && !toJson)
        m_transfers[altered.effectiveKey()].casts << type;
    altered.type = type;
    m_retyped.insert(altered.effectiveKey());
}

OrRaised<void> BatchTable::alterColumn(const operations::AlterColumn &op)
{
    schema::Column *altered = column(op.column.text);
    if (!altered)
        return keyError(op.column.text);
    if (!op.newName.isEmpty() && op.newName.text != op.column.text) {
        altered->key = altered->effectiveKey();
        altered->name = op.newName;
        dropTypeCheckOf(op.existingType);
    }
    if (op.type)
        changeType(*altered, *op.type);
    if (op.nullable)
        altered->nullable = op.nullable;
    if (op.serverDefault)
        altered->serverDefault = *op.serverDefault;
    if (op.autoincrement) {
        altered->autoincrement = *op.autoincrement == schema::Column::Autoincrement::Never
            ? schema::Column::Autoincrement::Never
            : schema::Column::Autoincrement::Always;
    }
    if (op.comment)
        altered->comment = *op.comment;
    return {};
}

OrRaised<void> BatchTable::addConstraint(const schema::Constraint &constraint)
{
    const auto *check = std::get_if<schema::Check>(&constraint);
    const QString &name = schema::traits(constraint).name.text;
    if (name.isEmpty() && !(check && check->boundType))
        return raised(u"ValueError"_s, u"Constraint must have a name"_s);
    if (std::holds_alternative<schema::PrimaryKey>(constraint)) {
        m_unnamed.removeIf(
            [](const schema::Constraint &old) { return std::holds_alternative<schema::PrimaryKey>(old); });
    }
    const qsizetype position = name.isEmpty() ? -1 : positionOf(m_named, name);
    if (position >= 0)
        m_named[position] = constraint;
    else
        (name.isEmpty() ? m_unnamed : m_named) << constraint;
    return {};
}

/// A named CHECK written inside a column of a copy_from table.
bool BatchTable::dropColumnCheck(const QString &name)
{
    for (schema::Column &candidate : m_columns) {
        const auto dropped = m_reflected
            ? 0
            : candidate.checks.removeIf([&name](const schema::Check &check) { return check.name.text == name; });
        if (dropped > 0)
            return true;
    }
    return false;
}

OrRaised<void> BatchTable::dropConstraint(const BatchDropConstraint &step)
{
    if (step.name.isEmpty())
        return raised(u"ValueError"_s, u"Constraint must have a name"_s);
    if (dropColumnCheck(step.name.text))
        return {};
    const qsizetype position = positionOf(m_named, step.name.text);
    if (position < 0) {
        if (step.typeBound)
            return {};
        return raised(u"ValueError"_s, u"No such constraint: '%1'"_s.arg(step.name.text));
    }
    const schema::Constraint dropped = m_named.takeAt(position);
    if (const auto *primary = std::get_if<schema::PrimaryKey>(&dropped)) {
        for (const QString &key : primary->columns) {
            if (schema::Column *member = column(key)) {
                member->nullable = member->isNullable();
                member->primaryKey = false;
            }
        }
    }
    return {};
}

OrRaised<void> BatchTable::dropIndex(const schema::Identifier &name)
{
    if (m_indexes.removeIf([&name](const schema::Index &index) { return index.name == name; }) > 0)
        return {};
    return raised(u"ValueError"_s, u"No such index: '%1'"_s.arg(name.text));
}

} // namespace retort::dialect
