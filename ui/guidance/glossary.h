// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace retort::ui {

/// A word of Alembic, explained. The words are Alembic's in every language; the texts are translated.
struct GlossaryTerm
{
    QLatin1StringView term;
    QString text;
};

/// All of them, in alphabetical order: the one place of these texts.
QList<GlossaryTerm> glossary();
/// Empty for a word that is not in it.
QString glossaryText(QStringView term);
/// "head: a revision that …" as rich text that breaks its lines; for tool tips.
QString glossaryTip(QStringView term);

/// Explains the word that a control is about: on hover after what its tool tip says already, and with Shift+F1 or F1
/// when it has the focus.
void setGlossary(QWidget *widget, QStringView term);

/// The list of all words.
class GlossaryDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GlossaryDialog(QWidget *parent = nullptr);
};

} // namespace retort::ui
