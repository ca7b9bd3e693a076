// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/plan/migrationplan.h"
#include "ui/models/schemamodel.h"

#include <QWidget>

class QLabel;
class QTreeView;

namespace retort::ui {

/// The tables after a revision, with what it changed marked in words and colour, its tables opened.
class SchemaView : public QWidget
{
    Q_OBJECT

public:
    explicit SchemaView(QWidget *parent = nullptr);

    /// Shows the schema around a step that was planned with it.
    void setStep(const plan::PlannedStep &step, dialect::Dialect dialect);
    void clear();
    /// The tables after the revision as CREATE statements would list them; for copying.
    QString text() const;

private:
    SchemaModel m_model;
    QLabel *m_note;
    QTreeView *m_tree;
};

} // namespace retort::ui
