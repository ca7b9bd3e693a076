// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/dialect/batchitems.h"
#include "model/dialect/batchorder.h"
#include "model/dialect/keptsql.h"

namespace retort::dialect {

/// What a batch makes of a table that has to be made anew.
struct RebuiltTable
{
    schema::Table table;           ///< under its temporary name; a renamed column keeps its old name as key
    QString insert;                ///< copies the rows
    QStringList keptNames;         ///< named constraints of the old table that the new one has again
    QList<schema::Index> indexes;  ///< to be created at the end, on the table's own name
    std::optional<schema::Raised> indexError; ///< what creating the indexes raises, when all else is done
    QMap<QString, QString> renamed; ///< columns of the old table: old name → new name
    QStringList dropped;            ///< columns of the old table that the new one lacks
    QStringList warnings;           ///< what of the old table is lost
};

/// Applies a batch's steps to the description of a table (spec §6.2). Nothing is printed before all steps are known.
class BatchTable
{
public:
    /// `reflected` tells whether `source` comes from a database; a copy_from table is taken as it is.
    BatchTable(const schema::Table &source, bool reflected, const operations::BatchAlterTable &op, Dialect dialect);

    OrRaised<void> apply(const BatchStep &step);
    OrRaised<RebuiltTable> rebuild();

private:
    struct Transfer
    {
        bool copied = true;           ///< false for an added column
        QList<schema::SqlType> casts; ///< the innermost first
    };

    OrRaised<void> addColumn(const operations::AddColumn &op);
    OrRaised<void> dropColumn(const operations::DropColumn &op);
    OrRaised<void> alterColumn(const operations::AlterColumn &op);
    OrRaised<void> addConstraint(const schema::Constraint &constraint);
    OrRaised<void> dropConstraint(const BatchDropConstraint &step);
    OrRaised<void> dropIndex(const schema::Identifier &name);
    void dropTypeCheckOf(const std::optional<schema::SqlType> &type);
    bool dropColumnCheck(const QString &name);
    schema::Column *column(const QString &key);
    const schema::Column *column(const QString &key) const;
    void changeType(schema::Column &column, const schema::SqlType &type);
    OrRaised<schema::Table> newTable(const QStringList &order);
    OrRaised<QString> insertText(const schema::Table &table) const;
    void gatherIndexes(RebuiltTable &rebuilt) const;
    void followColumns(RebuiltTable &rebuilt);
    void dropListOfValues(const schema::Column &column);
    std::optional<schema::Constraint> kept(const schema::Constraint &constraint);
    void keepComputed(schema::Table &table);
    std::optional<schema::Index> kept(const schema::Index &index) const;
    void keepStrict(schema::Table &table);
    void warnOfLoss(const QString &what, const QString &why) const;
    bool isKept(const schema::Constraint &constraint) const;

    const operations::BatchAlterTable &m_op;
    schema::Table m_source;
    bool m_reflected;
    Dialect m_dialect;
    QList<schema::Column> m_columns;
    QMap<QString, Transfer> m_transfers;
    QList<schema::Constraint> m_named;
    QList<schema::Constraint> m_unnamed;
    QSet<QString> m_retyped; ///< columns whose new type adds no CHECK by itself
    QList<schema::Index> m_indexes;
    QList<schema::Index> m_newIndexes;
    BatchOrder m_order;
    KeptSql m_kept;
    mutable QStringList m_warnings;
};

} // namespace retort::dialect
