// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/details/schemacomparer.h"
#include "ui/diagram/placedpicture.h"
#include "ui/models/schemamodel.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace retort::ui {

class DiagramView;

/// The tables after a revision, as a list or a diagram, with what it changed marked in words and colour; or compared
/// with those after another revision, or with a database.
class SchemaView : public QWidget
{
    Q_OBJECT

public:
    enum class Against { Step, Revision, Database };

    explicit SchemaView(QWidget *parent = nullptr);

    /// What can be chosen for a comparison; what was chosen stays as far as it is still there.
    void setChoices(const QList<DatabaseEntry> &databases, const script::ProjectSnapshotPtr &snapshot);
    void compareWithDatabase(const QString &id);
    Against against() const;
    QString otherRevision() const; ///< as it was typed
    QString database() const; ///< DatabaseEntry::id

    void setCompared(const ComparedSchema &schema);
    bool isDrawing() const { return m_isDrawing; }
    void showMessage(const QString &text); ///< instead of a schema
    void clear();
    /// The tables after the revision as CREATE statements would list them; for copying.
    QString text() const;

Q_SIGNALS:
    /// Something else is to be compared.
    void questionChanged();
    void drawn();

private:
    void buildBar();
    void updateOther();
    void showTables(const QList<plan::ComparedTable> &tables, const QString &note);
    void draw();
    void savePicture();
    QString noteOf(const ComparedSchema &schema) const;
    QString stepNote(const ComparedSchema &schema) const;

    SchemaModel m_model;
    QWidget *m_bar;
    QComboBox *m_with;
    QLineEdit *m_other;
    QPushButton *m_diagramButton;
    QPushButton *m_all;
    QPushButton *m_save;
    QLabel *m_note;
    QStackedWidget *m_stack;
    QTreeView *m_tree;
    DiagramView *m_diagram;
    QList<plan::ComparedTable> m_drawn; ///< of the diagram, made when it is looked at
    PlacedPicture m_placed;
    std::shared_ptr<const schema::Catalog> m_catalog;
    script::ProjectSnapshotPtr m_snapshot; ///< whose revisions are offered
    bool m_isDrawn = false; ///< or being drawn
    bool m_isDrawing = false;
    int m_drawing = 0; ///< generation
};

} // namespace retort::ui
