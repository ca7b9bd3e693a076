// SPDX-License-Identifier: GPL-3.0-or-later
// How the dialog for a new revision is built: the other half of revisiondialog.cpp, which keeps it true.
#include "ui/authoring/revisiondialog.h"
#include "ui/guidance/glossary.h"
#include "ui/themestyle.h"
#include "ui/widgets/codeview.h"
#include "ui/widgets/windowsize.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Of the names of the fields: as wide as the longest of them in any language.
int labelWidth()
{
    constexpr int letters = 15;
    return QFontMetrics(QGuiApplication::font()).horizontalAdvance(u'n') * letters;
}
constexpr int mostHeadsShown = 5; ///< then the list scrolls

} // namespace

QLabel *RevisionDialog::makeError(const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    setPart(label, "danger");
    label->hide();
    return label;
}

/// A field with its name on the left and, below it, what is wrong with it.
QWidget *RevisionDialog::labelled(const QString &text, QWidget *field, QLabel *error)
{
    auto *row = new QWidget(this);
    auto *label = new QLabel(text, row);
    label->setBuddy(field);
    label->setFixedWidth(labelWidth());
    label->setContentsMargins(0, 6, 0, 0);
    field->setAccessibleName(QString(text).remove(u'&'));
    auto *column = new QVBoxLayout;
    column->setSpacing(3);
    column->addWidget(field);
    if (error)
        column->addWidget(error);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(label, 0, Qt::AlignTop);
    layout->addLayout(column, 1);
    return row;
}

QString RevisionDialog::headText(int index) const
{
    const QString message = m_snapshot->map.at(index).doc.simplified();
    return message.isEmpty() ? m_snapshot->map.id(index) : tr("%1 · %2").arg(m_snapshot->map.id(index), message);
}

void RevisionDialog::fillHeads(const QStringList &revisions)
{
    const script::RevisionMap &map = m_snapshot->map;
    for (const int index : map.heads()) {
        if (map.isGhost(index))
            continue;
        m_head->addItem(headText(index), map.id(index));
        auto *item = new QListWidgetItem(headText(index), m_heads);
        item->setData(Qt::UserRole, map.id(index));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool isChecked = revisions.size() < 2 || revisions.contains(map.id(index));
        item->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    }
    const QString wanted = revisions.value(0);
    const int index = map.indexOf(wanted);
    if (index >= 0 && !map.isHead(index) && !map.isGhost(index))
        m_head->addItem(tr("%1 (a new branch from there)").arg(headText(index)), map.id(index));
    m_head->addItem(tr("A new base: after nothing"), u"base"_s);
    m_head->setCurrentIndex(std::max(0, m_head->findData(wanted)));
}

void RevisionDialog::buildFields()
{
    m_message->setObjectName("messageField"_L1);
    m_head->setObjectName("headField"_L1);
    m_heads->setObjectName("headList"_L1);
    m_headNote->setObjectName("headNote"_L1);
    m_id->setObjectName("idField"_L1);
    m_label->setObjectName("labelField"_L1);
    m_location->setObjectName("locationField"_L1);
    m_depends->setObjectName("dependsField"_L1);
    m_moreButton->setObjectName("moreButton"_L1);
    m_create->setObjectName("createButton"_L1);
    m_cancel->setObjectName("cancelButton"_L1);
    m_copy->setObjectName("copyCommand"_L1);
    m_command->setObjectName("commandLine"_L1);
    m_path->setObjectName("pathLabel"_L1);
    m_notes->setObjectName("draftNotes"_L1);
    m_preview->setObjectName("filePreview"_L1);
    m_message->setPlaceholderText(tr("What this revision does, such as: add phone to users"));
    m_id->setText(m_randomId);
    setCodeLetters(m_id);
    m_label->setPlaceholderText(tr("None"));
    m_depends->setPlaceholderText(tr("None; several are separated by commas"));
    m_head->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_location->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_location->addItem(tr("Where the revision before it is"));
    const QDir root(m_snapshot->project.root);
    for (const QString &location : m_snapshot->project.versionLocations)
        m_location->addItem(root.relativeFilePath(location), location);
    m_heads->setSpacing(3);
    const int row = m_heads->sizeHintForRow(0) + 6;
    m_heads->setFixedHeight(std::min(std::max(m_heads->count(), 2), mostHeadsShown) * row + 6);
    m_heads->setFrameShape(QFrame::NoFrame);
    setPart(m_headNote, "muted");
    m_headNote->setWordWrap(true);
    m_headNote->setTextFormat(Qt::PlainText);
    for (QLabel *label : {m_path, m_notes, m_command}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    setPart(m_path, "muted");
    setPart(m_notes, "warning");
    m_notes->hide();
    setCodeLetters(m_command);
    setPart(m_command, "muted");
    m_preview->setAccessibleName(tr("The file that will be written"));
    m_preview->setMinimumHeight(130);
    setPart(m_moreButton, "link");
    setPart(m_copy, "link");
    setButtonIcon(m_copy, Icon::Copy);
    m_copy->setAccessibleName(tr("Copy the command line"));
    setGlossary(m_depends, u"depends_on");
    setGlossary(m_label, u"branch");
    setGlossary(m_head, u"head");
    setGlossary(m_heads, u"merge");
    setPrimary(m_create);
    m_create->setDefault(true);
    for (QPushButton *button : {m_moreButton, m_copy, m_cancel})
        button->setAutoDefault(false);
}

void RevisionDialog::buildMore(QVBoxLayout *layout)
{
    auto *moreLayout = new QVBoxLayout(m_more);
    moreLayout->setContentsMargins(0, 0, 0, 0);
    moreLayout->setSpacing(8);
    moreLayout->addWidget(labelled(tr("Revision &id"), m_id, m_idError));
    moreLayout->addWidget(labelled(tr("Branch &label"), m_label, m_labelError));
    if (m_mode == Mode::Revision) { // a merge goes beside what it merges, and depends on nothing else
        QWidget *location = labelled(tr("&Version location"), m_location, m_locationError);
        location->setVisible(m_snapshot->project.versionLocations.size() > 1);
        moreLayout->addWidget(location);
        moreLayout->addWidget(labelled(tr("&Depends on"), m_depends, m_dependsError));
    } else {
        m_location->hide();
        m_depends->hide();
    }
    m_more->hide();
    auto *toggle = new QHBoxLayout;
    toggle->addWidget(m_moreButton);
    toggle->addStretch();
    layout->addLayout(toggle);
    layout->addWidget(m_more);
}

void RevisionDialog::buildLayout()
{
    const bool isMerge = m_mode == Mode::Merge;
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *explanation = new QLabel(
        isMerge ? tr("A merge joins heads, so that the history has one end again. It changes no table by itself.")
                : tr("A file with an empty upgrade and downgrade, to be filled in. No database is touched."), this);
    explanation->setWordWrap(true);
    setPart(explanation, "muted");
    auto *previewCard = new QWidget(this);
    previewCard->setAttribute(Qt::WA_StyledBackground);
    setPart(previewCard, "card");
    auto *cardLayout = new QVBoxLayout(previewCard);
    cardLayout->setContentsMargins(2, 8, 2, 8);
    cardLayout->addWidget(m_preview);
    auto *command = new QHBoxLayout;
    command->addWidget(m_command, 1);
    command->addWidget(m_copy, 0, Qt::AlignTop);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_create);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(9);
    layout->addWidget(title);
    layout->addWidget(explanation);
    layout->addSpacing(4);
    layout->addWidget(labelled(tr("&Message"), m_message, m_messageError));
    QWidget *headField = isMerge ? static_cast<QWidget *>(m_heads) : m_head;
    (isMerge ? static_cast<QWidget *>(m_head) : m_heads)->hide();
    layout->addWidget(labelled(isMerge ? tr("&Heads") : tr("Comes &after"), headField, m_headError));
    auto *noteRow = new QHBoxLayout;
    noteRow->addSpacing(labelWidth() + 12);
    noteRow->addWidget(m_headNote);
    layout->addLayout(noteRow);
    buildMore(layout);
    layout->addWidget(m_path);
    layout->addWidget(previewCard, 1);
    layout->addWidget(m_otherError);
    layout->addWidget(m_notes);
    layout->addLayout(command);
    layout->addLayout(buttons);
    resizeForLetters(*this, {720, std::min(680, screen() ? screen()->availableGeometry().height() - 60 : 680)});
}

void RevisionDialog::toggleMore()
{
    m_more->setVisible(m_more->isHidden());
    m_moreButton->setText(m_more->isHidden() ? tr("M&ore ▸") : tr("M&ore ▾"));
}

} // namespace retort::ui
