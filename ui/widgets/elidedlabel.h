// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace retort::ui {

/// A label whose text takes at most some lines of the width there is; the tool tip has the whole of it.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(int mostLines, QWidget *parent = nullptr);
    void setFullText(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    int m_mostLines;
    QString m_fullText;
};

/// The text broken into lines of `width` pixels; the last of them ends with "…" where some is missing.
QString elidedToLines(const QString &text, const QFont &font, int width, int mostLines);

} // namespace retort::ui
