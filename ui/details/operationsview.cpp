// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/operationsview.h"

#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"

#include <QHeaderView>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

OperationsView::OperationsView(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_list(new QTreeView(this))
    , m_sql(new CodeView(CodeView::Language::Sql, this))
{
    setChildrenCollapsible(false);
    m_list->setObjectName("operationsList"_L1);
    m_list->setAccessibleName(tr("Operations"));
    setPart(m_list, "table");
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(OperationsModel::OperationColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(OperationsModel::TableColumn, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(OperationsModel::LineColumn, QHeaderView::ResizeToContents);
    m_sql->setAccessibleName(tr("SQL of the operations"));
    addWidget(m_list);
    addWidget(m_sql);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    setSizes({500, 500});

    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        const int operation = index.isValid() ? index.row() : -1;
        const StatementText::Lines lines = m_text.linesOf(operation);
        m_sql->markLines(lines.first, lines.last);
        Q_EMIT picked(operation, m_model.rangeOf(operation));
    });
    connect(m_list, &QTreeView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT lineRequested(m_model.rangeOf(index.row())); });
    connect(m_sql, &CodeView::lineActivated, this, [this](int line) {
        const int statement = m_text.statementAt(line);
        if (statement >= 0)
            select(m_text.statements[statement].operation);
    });
}

void OperationsView::setStep(const plan::PlannedStep &step, bool withVersionTable)
{
    m_text = statementText(step, withVersionTable);
    m_sql->setCode(m_text.text);
    m_sql->markLines(0, 0);
    m_model.setStep(step);
}

void OperationsView::clear()
{
    m_text = {};
    m_sql->setCode({});
    m_model.clear();
}

void OperationsView::select(int operation)
{
    m_list->setCurrentIndex(m_model.index(operation, 0));
}

} // namespace retort::ui
