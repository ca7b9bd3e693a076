// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/statementtext.h"
#include "ui/models/operationsmodel.h"

#include <QSplitter>

class QTreeView;

namespace retort::ui {

class CodeView;

/// The operations of a revision beside the SQL they become: picking one marks its statements.
class OperationsView : public QSplitter
{
    Q_OBJECT

public:
    explicit OperationsView(QWidget *parent = nullptr);

    void setStep(const plan::PlannedStep &step, bool withVersionTable = true);
    void clear();
    void select(int operation);
    QString sql() const { return m_text.text; }

Q_SIGNALS:
    void picked(int operation, const retort::SourceRange &range);
    void lineRequested(const retort::SourceRange &range);

private:
    OperationsModel m_model;
    QTreeView *m_list;
    CodeView *m_sql;
    StatementText m_text;
};

} // namespace retort::ui
