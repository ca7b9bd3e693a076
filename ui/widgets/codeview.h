// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/scintilla.h"

namespace retort::ui {

/// Text, read-only unless said otherwise, with line numbers and colours for SQL or Python, in the colours of the theme.
class CodeView : public QsciScintilla
{
    Q_OBJECT

public:
    enum class Language { Sql, Python, Plain };

    explicit CodeView(Language language, QWidget *parent = nullptr);

    /// Whether it can be typed in; then Tab indents, and Escape leaves.
    void setEditable(bool editable);
    void setCode(const QString &code);
    /// Marks whole lines (counted from 1) and shows the first of them; 0 marks nothing.
    void markLines(int first, int last);
    /// Folds everything that can be, or unfolds it when something is folded.
    void toggleFolds();

Q_SIGNALS:
    void lineActivated(int line); ///< clicked, counted from 1

protected:
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyColors();
    void fitMargin();

    Language m_language;
};

} // namespace retort::ui
