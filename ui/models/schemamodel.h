// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/schemachange.h"

#include <QAbstractItemModel>

namespace retort::ui {

/// The tables of a schema with their parts below them, and what one revision does to each.
class SchemaModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, DefinitionColumn, ChangeColumn, ColumnCount };
    /// What a change is called: done by a step, or found in a database (see comparedTables()).
    enum class Wording { Step, Database };

    explicit SchemaModel(QObject *parent = nullptr);

    void setWording(Wording wording);
    void setTables(QList<plan::ComparedTable> tables);
    const QList<plan::ComparedTable> &tables() const { return m_tables; }
    /// Tables that the revision adds, changes or removes.
    QList<QModelIndex> changedTables() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant tableData(const plan::ComparedTable &table, int column, int role) const;
    QVariant partData(const plan::ComparedPart &part, int column, int role) const;

    QString changeText(const plan::ComparedTable &table) const;
    QString changeText(const plan::ComparedPart &part) const;

    QList<plan::ComparedTable> m_tables;
    Wording m_wording = Wording::Step;
};

} // namespace retort::ui
