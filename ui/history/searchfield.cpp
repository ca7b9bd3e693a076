// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/searchfield.h"

#include "ui/theme/icons.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStringListModel>

using namespace Qt::Literals::StringLiterals;

namespace retort::ui {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
    , m_completer(new QCompleter(this))
    , m_choices(new QStringListModel(this))
{
    m_completer->setModel(m_choices);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->setWidget(this); // not setCompleter(): a choice replaces a word, not the whole text
    m_completer->popup()->setObjectName("searchChoices"_L1);
    m_completer->popup()->setAccessibleName(tr("What can be searched"));
    setAccessibleName(tr("Find in the history"));
    setAccessibleDescription(tr("Text, or a key with a value such as table:orders; Enter goes to the next hit"));
    setToolTip(tr("Text, or one of\n%1").arg(HistoryFilter::keyNames().join(":\n"_L1) + u':'));
    setClearButtonEnabled(true);
    addAction(themedIcon(Icon::Search), LeadingPosition);
    connect(this, &QLineEdit::textEdited, this, &SearchField::offer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, &SearchField::take);
}

void SearchField::offer()
{
    const FilterCompletion completion = m_vocabulary ? completeFilter(text(), cursorPosition(), m_vocabulary) : FilterCompletion();
    m_start = completion.start;
    if (completion.choices.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_choices->setStringList(completion.choices);
    m_completer->complete();
}

void SearchField::take(const QString &choice)
{
    const QString rest = text().mid(cursorPosition());
    const bool isKey = choice.endsWith(u':');
    const QString before = text().first(m_start) + choice + (isKey || rest.startsWith(u' ') ? QString() : u" "_s);
    setText(before + rest);
    setCursorPosition(int(before.size()));
    if (isKey)
        offer();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isEscape = event->key() == Qt::Key_Escape;
    const QAbstractItemView *popup = m_completer->popup();
    if (popup->isVisible() && (isEscape || (isEnter && popup->currentIndex().isValid()))) {
        event->ignore(); // the completer does what it means
        return;
    }
    if (isEnter) {
        m_completer->popup()->hide();
        Q_EMIT hitRequested(!(event->modifiers() & Qt::ShiftModifier));
        return;
    }
    if (isEscape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace retort::ui
