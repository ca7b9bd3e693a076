// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schemaview.h"

#include "ui/themestyle.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

SchemaView::SchemaView(QWidget *parent)
    : QWidget(parent)
    , m_note(new QLabel(this))
    , m_tree(new QTreeView(this))
{
    setFocusProxy(m_tree);
    m_tree->setObjectName("schemaTree"_L1);
    m_tree->setAccessibleName(tr("Schema after the revision"));
    setPart(m_tree, "table");
    m_tree->setModel(&m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(SchemaModel::NameColumn, QHeaderView::Interactive);
    m_tree->header()->setSectionResizeMode(SchemaModel::DefinitionColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(SchemaModel::ChangeColumn, QHeaderView::Interactive);
    m_tree->header()->resizeSection(SchemaModel::NameColumn, 280);
    m_tree->header()->resizeSection(SchemaModel::ChangeColumn, 220);
    m_note->setObjectName("schemaNote"_L1);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(16, 4, 16, 6);
    setPart(m_note, "muted");
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_tree, 1);
    clear();
}

void SchemaView::setStep(const plan::PlannedStep &step, dialect::Dialect dialect)
{
    if (!step.before || !step.after) {
        clear();
        return;
    }
    m_model.setTables(plan::compareSchemas(*step.before, *step.after, dialect));
    for (const QModelIndex &table : m_model.changedTables())
        m_tree->setExpanded(table, true);
    if (const auto changed = m_model.changedTables(); !changed.isEmpty())
        m_tree->scrollTo(changed.constFirst(), QAbstractItemView::PositionAtTop);
    QString note;
    if (!step.after->uncertainty().isEmpty())
        note = tr("What follows may differ from the truth: %1").arg(step.after->uncertainty());
    else if (m_model.tables().isEmpty())
        note = tr("There is no table after this revision.");
    else if (m_model.changedTables().isEmpty())
        note = tr("This revision changes no table.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void SchemaView::clear()
{
    m_model.setTables({});
    m_note->hide();
}

QString SchemaView::text() const
{
    QString text;
    for (const plan::ComparedTable &table : m_model.tables()) {
        if (table.change == plan::SchemaChange::Removed)
            continue;
        text += table.name.display() + u'\n';
        for (const plan::ComparedPart &part : table.parts)
            if (part.change != plan::SchemaChange::Removed)
                text += u"    %1 %2\n"_s.arg(part.part.name, part.part.definition);
    }
    return text;
}

} // namespace retort::ui
