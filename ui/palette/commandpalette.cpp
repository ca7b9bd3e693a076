// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "ui/models/historymodel.h"
#include "ui/palette/actionicons.h"
#include "ui/palette/palettedelegate.h"
#include "ui/palette/windowactions.h"
#include "ui/themestyle.h"
#include "ui/widgets/windowsize.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

namespace {

/// Actions come first; those behind them are revisions.
QList<PaletteEntry> entriesOf(const QList<QAction *> &actions, const HistoryModel &history)
{
    QList<PaletteEntry> entries;
    static const QList<HistoryRow> none;
    const QList<HistoryRow> &rows = history.history() ? history.history()->rows : none; // folded ones too
    entries.reserve(actions.size() + rows.size());
    for (qsizetype i = 0; i < actions.size(); ++i)
        entries.append({plainText(*actions[i]), {}, actions[i]->shortcut().toString(QKeySequence::NativeText),
                        obstacleOf(*actions[i]), int(i), commandOf(*actions[i]), iconOfAction(actions[i]->objectName())});
    for (qsizetype row = 0; row < rows.size(); ++row)
        entries.append({rows[row].message, rows[row].id, rows[row].created, {}, int(actions.size() + row), {},
                        rows[row].isMerge ? Icon::Merge : Icon::Revision});
    return entries;
}

} // namespace

QString plainText(const QAction &action)
{
    QString text = action.text();
    return text.remove(u'&');
}

CommandPalette::CommandPalette(const QList<QAction *> &actions, const HistoryModel &history, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_actions(actions)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_note(new QLabel(this))
{
    setObjectName("commandPalette"_L1);
    setWindowTitle(tr("Commands and revisions"));
    m_model.setEntries(entriesOf(actions, history));
    m_field->setObjectName("paletteField"_L1);
    m_field->setPlaceholderText(tr("What to do, or a revision…"));
    m_field->setAccessibleName(tr("What to do, or a revision"));
    m_field->installEventFilter(this);
    m_list->setObjectName("paletteList"_L1);
    m_list->setAccessibleName(tr("Commands and revisions"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setObjectName("paletteNote"_L1);
    m_note->setWordWrap(true);
    setPart(m_note, "small");

    auto *frame = new QWidget(this);
    frame->setAttribute(Qt::WA_StyledBackground);
    setPart(frame, "palette");
    auto *inner = new QVBoxLayout(frame);
    inner->setContentsMargins(10, 10, 10, 8);
    inner->setSpacing(8);
    inner->addWidget(m_field);
    inner->addWidget(m_list, 1);
    inner->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(frame);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::accept);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::showObstacle);
    search({});
    const QSize size(std::min(680, std::max(parent->width() - 40, 320)), std::min(440, std::max(parent->height() - 80, 240)));
    resize(size);
    move(parent->mapToGlobal(QPoint((parent->width() - size.width()) / 2, 56)));
    m_field->setFocus();
}

void CommandPalette::search(const QString &text)
{
    m_model.setQuery(text);
    m_list->setCurrentIndex(m_model.index(0));
    m_list->scrollToTop();
    showObstacle();
}

void CommandPalette::showObstacle()
{
    const QModelIndex index = m_list->currentIndex();
    const QString obstacle = index.data(PaletteModel::ObstacleRole).toString();
    setPart(m_note, obstacle.isEmpty() ? "small" : "warning");
    if (!index.isValid())
        m_note->setText(tr("Nothing found"));
    else if (!obstacle.isEmpty())
        m_note->setText(tr("Not now: %1").arg(obstacle));
    else if (const QString command = index.data(PaletteModel::CommandRole).toString(); !command.isEmpty())
        m_note->setText(tr("On the command line: %1").arg(command));
    else
        m_note->setText(tr("↑↓ choose · Enter does it · Esc closes"));
}

void CommandPalette::accept()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !index.data(PaletteModel::ObstacleRole).toString().isEmpty())
        return;
    const int key = index.data(PaletteModel::KeyRole).toInt();
    const QString revision = index.data(PaletteModel::PrefixRole).toString();
    QDialog::accept();
    if (key < m_actions.size())
        m_actions[key]->trigger();
    else
        Q_EMIT revisionChosen(revision);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            accept();
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setObjectName("shortcutsDialog"_L1);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *model = new QStandardItemModel(0, 2, this);
    model->setHorizontalHeaderLabels({tr("What it does"), tr("Keys")});
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            model->appendRow({new QStandardItem(plainText(*action)),
                              new QStandardItem(action->shortcut().toString(QKeySequence::NativeText))});
    }
    auto *table = new QTreeView(this);
    table->setObjectName("shortcutsTable"_L1);
    table->setAccessibleName(tr("Keyboard shortcuts"));
    setPart(table, "table");
    table->setModel(model);
    table->setRootIsDecorated(false);
    table->setEditTriggers(QTreeView::NoEditTriggers);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *title = new QLabel(windowTitle(), this);
    setPart(title, "title");
    auto *card = new QFrame(this);
    setPart(card, "card");
    auto *cardLayout = new QVBoxLayout(card);
    cardLayout->setContentsMargins(1, 1, 1, 6);
    cardLayout->addWidget(table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(card, 1);
    layout->addWidget(buttons);
    resizeForLetters(*this, {560, 520});
    table->setFocus();
}

} // namespace retort::ui
