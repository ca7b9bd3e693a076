// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/historyfilter.h"

#include <QLineEdit>

QT_BEGIN_NAMESPACE
class QCompleter;
class QStringListModel;
QT_END_NAMESPACE

namespace retort::ui {

/// The field for queries over the history: offers keys and values while one types, Enter goes through the hits, Esc clears.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

    void setVocabulary(FilterVocabulary vocabulary) { m_vocabulary = std::move(vocabulary); }

Q_SIGNALS:
    void hitRequested(bool forward);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void offer();
    void take(const QString &choice);

    QCompleter *m_completer;
    QStringListModel *m_choices;
    FilterVocabulary m_vocabulary;
    qsizetype m_start = 0;
};

} // namespace retort::ui
