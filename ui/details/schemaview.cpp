// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/schemaview.h"

#include "ui/background.h"
#include "ui/diagram/diagrampainter.h"
#include "ui/diagram/diagramview.h"
#include "ui/messages.h"
#include "ui/themestyle.h"

#include <QComboBox>
#include <QCompleter>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// What went wrong; empty when all went well. Blocks.
QString savedTo(const QString &path, const PlacedPicture &placed)
{
    const QByteArray content = path.endsWith(".png"_L1, Qt::CaseInsensitive) ? diagramPng(placed) : diagramSvg(placed);
    if (content.isEmpty())
        return SchemaView::tr("There is not enough memory for the picture.");
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit() ? QString() : file.errorString();
}

} // namespace

SchemaView::SchemaView(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_with(new QComboBox(m_bar))
    , m_other(new QLineEdit(m_bar))
    , m_diagramButton(new QPushButton(tr("Diagram"), m_bar))
    , m_all(new QPushButton(tr("Show all"), m_bar))
    , m_save(new QPushButton(tr("Save picture…"), m_bar))
    , m_note(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_tree(new QTreeView(m_stack))
    , m_diagram(new DiagramView(m_stack))
{
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
    m_note->setTextFormat(Qt::PlainText);
    m_note->setContentsMargins(16, 4, 16, 6);
    setPart(m_note, "muted");
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_diagram);
    setFocusProxy(m_stack);
    m_stack->setFocusProxy(m_tree);
    buildBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_note);
    layout->addWidget(m_stack, 1);
    setChoices({}, nullptr);
    clear();
}

void SchemaView::buildBar()
{
    m_with->setObjectName("schemaWith"_L1);
    m_with->setAccessibleName(tr("Compare the schema with"));
    m_with->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_other->setObjectName("schemaOther"_L1);
    m_other->setAccessibleName(tr("Revision to compare with"));
    m_other->setPlaceholderText(tr("Revision, head, base…"));
    m_other->setMaximumWidth(260);
    setButtonIcon(m_diagramButton, Icon::Diagram);
    m_diagramButton->setObjectName("schemaDiagramButton"_L1);
    m_diagramButton->setCheckable(true);
    m_diagramButton->setToolTip(
        tr("Tables and foreign keys as a picture; drag to move, Ctrl and the wheel or + and - to zoom, 0 for all"));
    m_all->setObjectName("diagramAll"_L1);
    m_save->setObjectName("diagramSave"_L1);
    for (QPushButton *button : {m_all, m_save}) {
        setPart(button, "link");
        button->hide();
    }
    auto *label = new QLabel(tr("Compared with"), m_bar);
    setPart(label, "muted");
    auto *layout = new QHBoxLayout(m_bar);
    layout->setContentsMargins(16, 0, 12, 6);
    layout->setSpacing(8);
    layout->addWidget(label);
    layout->addWidget(m_with);
    layout->addWidget(m_other, 1);
    layout->addStretch(1);
    layout->addWidget(m_all);
    layout->addWidget(m_save);
    layout->addWidget(m_diagramButton);
    connect(m_with, &QComboBox::activated, this, [this] {
        updateOther();
        if (against() == Against::Revision)
            m_other->setFocus();
        Q_EMIT questionChanged();
    });
    connect(m_other, &QLineEdit::editingFinished, this, &SchemaView::questionChanged);
    connect(m_diagramButton, &QPushButton::toggled, this, [this](bool isDiagram) {
        m_stack->setCurrentIndex(isDiagram ? 1 : 0);
        m_stack->setFocusProxy(m_stack->currentWidget());
        m_all->setVisible(isDiagram);
        m_save->setVisible(isDiagram);
        draw();
    });
    connect(m_all, &QPushButton::clicked, m_diagram, &DiagramView::showAll);
    connect(m_save, &QPushButton::clicked, this, &SchemaView::savePicture);
}

void SchemaView::setChoices(const QList<DatabaseEntry> &databases, const script::ProjectSnapshotPtr &snapshot)
{
    QList<std::pair<QString, QString>> choices{{tr("the schema before it"), {}}, {tr("another revision"), {}}};
    for (const DatabaseEntry &entry : databases)
        choices.append({entry.name(), entry.id});
    bool isSame = m_with->count() == choices.size();
    for (int i = 0; isSame && i < choices.size(); ++i)
        isSame = m_with->itemText(i) == choices[i].first && m_with->itemData(i).toString() == choices[i].second;
    if (!isSame) {
        const bool isRevision = against() == Against::Revision;
        const QString chosen = database();
        m_with->clear();
        for (const auto &[text, id] : choices)
            m_with->addItem(text, id);
        m_with->setCurrentIndex(isRevision ? 1 : chosen.isEmpty() ? 0 : std::max(0, m_with->findData(chosen)));
        updateOther();
    }
    if (snapshot == m_snapshot)
        return;
    m_snapshot = snapshot;
    QStringList ids;
    for (int index = 0; snapshot && index < snapshot->map.revisionCount(); ++index)
        ids << snapshot->map.id(index);
    delete m_other->completer();
    m_other->setCompleter(new QCompleter(ids, m_other));
}

void SchemaView::updateOther()
{
    m_other->setVisible(against() == Against::Revision);
}

void SchemaView::compareWithDatabase(const QString &id)
{
    const int index = id.isEmpty() ? -1 : m_with->findData(id);
    if (index < 0)
        return;
    m_with->setCurrentIndex(index);
    updateOther();
    Q_EMIT questionChanged();
}

SchemaView::Against SchemaView::against() const
{
    return m_with->currentIndex() <= 0 ? Against::Step
        : m_with->currentIndex() == 1  ? Against::Revision
                                       : Against::Database;
}

QString SchemaView::otherRevision() const
{
    return m_other->text().trimmed();
}

QString SchemaView::database() const
{
    return m_with->currentData().toString();
}

void SchemaView::setCompared(const ComparedSchema &schema)
{
    m_model.setWording(against() == Against::Database ? SchemaModel::Wording::Database : SchemaModel::Wording::Step);
    m_catalog = schema.catalog;
    m_drawn = schema.drawn;
    showTables(schema.tables, against() == Against::Step ? stepNote(schema) : noteOf(schema));
}

QString SchemaView::stepNote(const ComparedSchema &schema) const
{
    if (!schema.uncertainty.isEmpty())
        return tr("What follows may differ from the truth: %1").arg(schema.uncertainty);
    if (schema.tables.isEmpty())
        return tr("There is no table after this revision.");
    return schema.differences == 0 ? tr("This revision changes no table.") : QString();
}

QString SchemaView::noteOf(const ComparedSchema &schema) const
{
    const QString name = against() == Against::Database ? m_with->currentText() : otherRevision();
    QString note = schema.differences == 0
        ? tr("No difference from %1.").arg(name)
        : tr("%Ln table(s) or other object(s) differ from %1.", nullptr, schema.differences).arg(name);
    if (!schema.uncertainty.isEmpty())
        note += u' ' + tr("What follows may differ from the truth: %1").arg(schema.uncertainty);
    return note;
}

void SchemaView::showTables(const QList<plan::ComparedTable> &tables, const QString &note)
{
    m_model.setTables(tables);
    for (const QModelIndex &table : m_model.changedTables())
        m_tree->setExpanded(table, true);
    if (const auto changed = m_model.changedTables(); !changed.isEmpty())
        m_tree->scrollTo(changed.constFirst(), QAbstractItemView::PositionAtTop);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_isDrawn = false;
    m_isDrawing = false;
    ++m_drawing; // what is being placed is of something else
    draw();
}

/// Only for those who look at it. A picture that is there stays until the next one is placed.
void SchemaView::draw()
{
    if (m_isDrawn || !m_diagramButton->isChecked())
        return;
    m_isDrawn = true;
    m_isDrawing = true;
    m_save->setEnabled(false);
    m_diagram->setPlacing(true);
    inBackground(this, [tables = m_drawn, catalog = m_catalog] { return placePicture(pictureOf(tables, catalog.get())); },
        [this, generation = ++m_drawing](const PlacedPicture &placed) {
            if (generation != m_drawing)
                return;
            m_isDrawing = false;
            m_placed = placed;
            m_save->setEnabled(true);
            m_diagram->setPicture(placed);
            Q_EMIT drawn();
        });
}

void SchemaView::showMessage(const QString &text)
{
    m_drawn.clear();
    m_catalog.reset();
    showTables({}, text);
}

void SchemaView::clear()
{
    showMessage({});
}

void SchemaView::savePicture()
{
    const QString path = messages().saveFile(
        this, tr("Save the diagram"), u"schema.svg"_s, tr("SVG pictures (*.svg);;PNG pictures (*.png)"));
    if (path.isEmpty())
        return;
    m_save->setEnabled(false);
    inBackground(this, [path, placed = m_placed] { return savedTo(path, placed); }, [this, path](const QString &problem) {
        m_save->setEnabled(!m_isDrawing);
        if (!problem.isEmpty())
            messages().error(this, tr("Not saved"), tr("%1 cannot be written.").arg(path), problem);
    });
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
